import { STAFF_ROLES } from '../core/role.ts';
import { supervisorsOf, type Colleague } from '../database/supervision.ts';
import { Choices, ErrorSummary, faultAt, SubmitBar } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent, type AccountEvent } from '../web/account-event.ts';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { withAccount, withHeldAccount } from './account.tsx';
import { readWork } from './form.ts';
import { leftNotice } from './left.tsx';
import { Overdue, overdueSince } from './overdue.tsx';
import { changeRoles, othersWith } from './sql.ts';
import type { AccountRow } from './sql.ts';
import { maySupervise, setSupervisors } from './supervisors.ts';
import { OWN_WORK, REFUSALS } from './texts.ts';

/** An account with who supervises it, as the form has both. */
interface Shown { readonly account: AccountRow; readonly supervisors: readonly Colleague[] }
const shown = async ({ db }: Visit, account: AccountRow): Promise<Shown> => ({ account, supervisors: await supervisorsOf(db, account.id) });
const standing = ({ account, supervisors }: Shown): string[] => [...account.roles, ...supervisors.map(({ id }) => id)];
const nowText = ({ account, supervisors }: Shown): string =>
  `${account.roles.map((role) => ROLE_NAMES[role]).join(', ')}${supervisors.length > 0 ? `; werkbegeleider ${supervisors.map(({ name }) => name).join(', ')}` : ''}`;

const ONLY_A_MEDIATOR = 'Alleen een bemiddelaar heeft een werkbegeleider. Kies bij Werk ook bemiddelaar, of laat dit leeg.';
const NOBODY_SUPERVISES = 'Geen andere collega heeft het werk Werkbegeleider. Geef dat eerst aan iemand: daarna kiest u hier wie deze bemiddelaar begeleidt.';
const NOT_A_SUPERVISOR = 'Kies uit de lijst: deze collega is geen werkbegeleider.';

export function showWork(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => shown(visit, account).then((now) => workPage(visit, now, { rol: account.roles, begeleider: now.supervisors.map(({ id }) => id) }, [], 200)));
}

export function changeWork(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const read = readWork(visit.form);
    const now = await shown(visit, account);
    const typed = { rol: visit.form.getAll('rol'), begeleider: visit.form.getAll('begeleider') };
    const refuse = (errors: FieldError[]) => workPage(visit, now, typed, errors, 422);
    if ('errors' in read) return refuse(read.errors);
    if (account.id === visit.user?.id) return refuse([{ field: 'rol', message: OWN_WORK }]);
    if (!account.active) return refuse([{ field: 'rol', message: REFUSALS.stopped }]);
    if (changedSince(visit, standing(now))) return workPage(visit, now, typed, [], 409);
    const { roles } = read.work;
    const more = roles.some((role) => !account.roles.includes(role));
    if (more && await overdueSince(visit)) return refuse([{ field: 'rol', message: 'Meer werk kan pas als de rechten zijn nagekeken.' }]);
    const leaves = account.roles.includes('administrator') && !roles.includes('administrator');
    if (leaves && await othersWith(visit.db, 'administrator', account.id) === 0) return refuse([{ field: 'rol', message: REFUSALS['last-administrator'] }]);
    if (typed.begeleider.length > 0 && ![...roles, ...account.roles].includes('mediator')) return refuse([{ field: 'begeleider', message: ONLY_A_MEDIATOR }]);
    const wrong = await changeSupervisors(visit, now, roles.includes('mediator') ? typed.begeleider : []);
    if (wrong) return refuse([{ field: 'begeleider', message: wrong }]);
    if (roles.join() === account.roles.join()) return { kind: 'to', location: `/accounts/${account.id}` };
    await changeRoles(visit.db, account.id, roles);
    await recordEvent(visit.db, { id: visit.newId(), staffId: account.id, at: visit.now, kind: 'roles-changed', by: visit.user?.id ?? null, roles: { before: account.roles, after: roles } });
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

/** Why it cannot be these, else null. Whoever supervises hears it when a mediator does not come back from a visit (P-21), and reads what asks for a word. */
async function changeSupervisors(visit: Visit, { account, supervisors }: Shown, chosen: readonly string[]): Promise<string | null> {
  const possible = await maySupervise(visit.db, account.id);
  if (chosen.some((id) => possible.every((one) => one.id !== id))) return NOT_A_SUPERVISOR;
  const added = chosen.filter((id) => supervisors.every((one) => one.id !== id));
  const removed = supervisors.filter(({ id }) => !chosen.includes(id));
  if (added.length === 0 && removed.length === 0) return null;
  if (added.length > 0 && await overdueSince(visit)) return 'Een andere werkbegeleider kan pas als de rechten zijn nagekeken.';
  await setSupervisors(visit.db, account.id, chosen);
  const told = (kind: AccountEvent, about: string) => recordEvent(visit.db, { id: visit.newId(), staffId: account.id, at: visit.now, kind, by: visit.user?.id ?? null, about });
  for (const { id } of removed) await told('supervisor-removed', id);
  for (const id of added) await told('supervisor-added', id);
  return null;
}

async function workPage(visit: Visit, now: Shown, typed: { readonly rol: readonly string[]; readonly begeleider: readonly string[] }, errors: readonly FieldError[], status: number): Promise<Answer> {
  const { account } = now;
  const possible = await maySupervise(visit.db, account.id);
  const due = await overdueSince(visit);
  const error = (name: string) => faultAt(errors, name);
  const address = `/accounts/${account.id}`;
  const body = (
    <>
      <PageHead over={<a href={address}>{account.name}</a>} title="Werk wijzigen" />
      <ErrorSummary errors={errors} />
      {due ? <Overdue due={due} /> : null}
      {status === 409 ? <ChangedMeanwhile now={nowText(now)} /> : null}
      {account.roles.includes('mediator') ? await leftNotice(visit, account) : null}
      <Form action={`${address}/werk`} onceKey={visit.onceKey}>
        <AsShown values={standing(now)} />
        <Choices name="rol" label="Werk" values={typed.rol} error={error('rol')} options={STAFF_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
        {possible.length > 0 ? <Choices name="begeleider" label="Wie begeleidt deze bemiddelaar?" hint="Alleen bij een bemiddelaar. De werkbegeleider ziet het als de bemiddelaar na een bezoek niets laat horen, en zoekt in diens lopende zaken." values={typed.begeleider} error={error('begeleider')} options={possible.map(({ id, name }) => ({ value: id, label: name }))} /> : account.roles.includes('mediator') ? <Notice>{NOBODY_SUPERVISES}</Notice> : null}
        <SubmitBar label="Werk wijzigen" cancel={{ href: address }} note="Geldt bij de eerstvolgende klik van uw collega." />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Werk wijzigen', here: '/accounts', body };
}
