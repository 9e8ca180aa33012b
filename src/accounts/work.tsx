import { STAFF_ROLES } from '../core/role.ts';
import { Choices, ErrorSummary, faultAt, SubmitBar } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent } from '../web/account-event.ts';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { withAccount, withHeldAccount } from './account.tsx';
import { readWork } from './form.ts';
import { leftNotice } from './left.tsx';
import { Overdue, overdueSince } from './overdue.tsx';
import { changeRoles, othersWith } from './sql.ts';
import type { AccountRow } from './sql.ts';
import { REFUSALS } from './texts.ts';

const standing = ({ roles }: AccountRow): string[] => [...roles];
const nowText = ({ roles }: AccountRow): string => roles.map((role) => ROLE_NAMES[role]).join(', ');

const OWN_WORK = 'Uw eigen werk verandert een andere beheerder.';

export function showWork(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => workPage(visit, account, account.roles, [], 200));
}

export function changeWork(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const read = readWork(visit.form);
    const typed = visit.form.getAll('rol');
    const refuse = (errors: FieldError[]) => workPage(visit, account, typed, errors, 422);
    if ('errors' in read) return refuse(read.errors);
    if (account.id === visit.user?.id) return refuse([{ field: 'rol', message: OWN_WORK }]);
    if (!account.active) return refuse([{ field: 'rol', message: REFUSALS.stopped }]);
    if (changedSince(visit, standing(account))) return workPage(visit, account, typed, [], 409);
    const { roles } = read.work;
    const more = roles.some((role) => !account.roles.includes(role));
    if (more && await overdueSince(visit)) return refuse([{ field: 'rol', message: 'Meer werk kan pas als de rechten zijn nagekeken.' }]);
    const leaves = account.roles.includes('administrator') && !roles.includes('administrator');
    if (leaves && await othersWith(visit.db, 'administrator', account.id) === 0) return refuse([{ field: 'rol', message: REFUSALS['last-administrator'] }]);
    await changeRoles(visit.db, account.id, roles);
    await recordEvent(visit.db, { id: visit.newId(), staffId: account.id, at: visit.now, kind: 'roles-changed', by: visit.user?.id ?? null, roles: { before: account.roles, after: roles } });
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

async function workPage(visit: Visit, account: AccountRow, typed: readonly string[], errors: readonly FieldError[], status: number): Promise<Answer> {
  const due = await overdueSince(visit);
  const error = (name: string) => faultAt(errors, name);
  const address = `/accounts/${account.id}`;
  const body = (
    <>
      <PageHead over={<a href={address}>{account.name}</a>} title="Werk wijzigen" />
      <ErrorSummary errors={errors} />
      {due ? <Overdue due={due} /> : null}
      {status === 409 ? <ChangedMeanwhile now={nowText(account)} /> : null}
      {account.roles.includes('mediator') ? await leftNotice(visit, account) : null}
      <Form action={`${address}/werk`} onceKey={visit.onceKey}>
        <AsShown values={standing(account)} />
        <Choices name="rol" label="Werk" values={typed} error={error('rol')} options={STAFF_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
        <SubmitBar label="Werk wijzigen" cancel={{ href: address }} note="Geldt bij de eerstvolgende klik van uw collega." />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Werk wijzigen', here: '/accounts', body };
}
