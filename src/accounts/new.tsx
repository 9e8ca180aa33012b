import { STAFF_ROLES } from '../core/role.ts';
import { Choices, ErrorSummary, faultAt, SubmitBar, TextField } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent } from '../web/account-event.ts';
import { beginNews } from '../web/news.ts';
import type { Answer, Visit } from '../web/route.ts';
import { ROLE_NAMES } from '../web/staff.ts';
import { readAccount } from './form.ts';
import { Overdue, overdueSince } from './overdue.tsx';
import { addAccount, holdAccounts } from './sql.ts';
import { EMAIL_TAKEN } from './texts.ts';

export async function showNew(visit: Visit): Promise<Answer> {
  return newPage(visit, [], 200);
}

export async function makeAccount(visit: Visit): Promise<Answer> {
  const read = readAccount(visit.form);
  if ('errors' in read) return newPage(visit, read.errors, 422);
  if (await overdueSince(visit)) return newPage(visit, [{ field: '', message: 'Er is geen account gemaakt: kijk eerst de rechten na.' }], 422);
  await holdAccounts(visit.db);
  const id = visit.newId();
  if (!await addAccount(visit.db, id, read.account, visit.now)) return newPage(visit, [{ field: 'email', message: EMAIL_TAKEN }], 422);
  await beginNews(visit.db, [id], visit.now);
  await recordEvent(visit.db, { id: visit.newId(), staffId: id, at: visit.now, kind: 'made', by: visit.user?.id ?? null });
  return { kind: 'to', location: `/accounts/${id}` };
}

async function newPage(visit: Visit, errors: FieldError[], status: number): Promise<Answer> {
  const due = await overdueSince(visit);
  const value = (name: string) => visit.form.get(name) ?? '';
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead title="Nieuw account" />
      <ErrorSummary errors={errors} />
      {due ? <Overdue due={due} /> : null}
      <Form action="/accounts/nieuw" onceKey={visit.onceKey}>
        <TextField name="naam" label="Naam" value={value('naam')} error={error('naam')} />
        <TextField name="email" label="E-mailadres" type="email" value={value('email')} error={error('email')} />
        <Choices name="rol" label="Werk" values={visit.form.getAll('rol')} error={error('rol')}
          options={STAFF_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))} />
        <SubmitBar label="Account maken" cancel={{ href: '/accounts' }} note="Daarna maakt u de link waarmee uw collega het account instelt. Waar een bemiddelaar werkt, legt u vast bij Bemiddelaars." />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Nieuw account', here: '/accounts', body };
}
