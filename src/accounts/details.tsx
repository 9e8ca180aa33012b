import { queueAccountMail } from '../database/account-mail.ts';
import { ErrorSummary, faultAt, SubmitBar, TextField } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent, type AccountEvent } from '../web/account-event.ts';
import { AsShown, changedSince, ChangedMeanwhile } from '../web/as-shown.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { withAccount, withHeldAccount } from './account.tsx';
import { readDetails, type Details } from './form.ts';
import { changeDetails } from './sql.ts';
import type { AccountRow } from './sql.ts';
import { ADDRESS_NOTES, EMAIL_TAKEN } from './texts.ts';

const standing = ({ name, email }: Details): string[] => [name, email];

export function showDetails(visit: Visit): Promise<Answer> {
  return withAccount(visit, (account) => detailsPage(visit, account, account, [], 200));
}

/** Another name or address, also of the own account: neither gives a right. What a link or a session opens hangs on the account; a link is made anew. */
export function saveDetails(visit: Visit): Promise<Answer> {
  return withHeldAccount(visit, async (account) => {
    const typed = { name: visit.form.get('naam') ?? '', email: visit.form.get('email') ?? '' };
    const read = readDetails(visit.form);
    if ('errors' in read) return detailsPage(visit, account, typed, read.errors, 422);
    if (changedSince(visit, standing(account))) return detailsPage(visit, account, typed, [], 409);
    const { name, email } = read.details;
    if (!(await changeDetails(visit.db, account.id, read.details))) return detailsPage(visit, account, typed, [{ field: 'email', message: EMAIL_TAKEN }], 422);
    const note = (kind: AccountEvent) => recordEvent(visit.db, { id: visit.newId(), staffId: account.id, at: visit.now, kind, by: visit.user?.id ?? null });
    if (name !== account.name) await note('name-changed');
    if (email !== account.email) {
      await note('email-changed');
      if (visit.mails && account.active) await queueAccountMail(visit.db, visit.keys, { staffId: account.id, address: account.email }, visit.now, visit.newId);
    }
    return { kind: 'to', location: `/accounts/${account.id}` };
  });
}

function detailsPage(visit: Visit, account: AccountRow, typed: Details, errors: readonly FieldError[], status: number): Answer {
  const error = (name: string) => faultAt(errors, name);
  const address = `/accounts/${account.id}`;
  const body = (
    <>
      <PageHead over={<a href={address}>{account.name}</a>} title="Naam en e-mailadres wijzigen" />
      <ErrorSummary errors={errors} />
      {status === 409 ? <ChangedMeanwhile now={standing(account).join(', ')} /> : null}
      <Form action={`${address}/gegevens`} onceKey={visit.onceKey}>
        <AsShown values={standing(account)} />
        <TextField name="naam" label="Naam" value={typed.name} hint="Overal in BIS staat voortaan deze naam, ook bij wat eerder is vastgelegd. Brieven die al gemaakt zijn, veranderen niet." error={error('naam')} />
        <TextField name="email" label="E-mailadres" type="email" value={typed.email} hint={`Hiermee logt uw collega in. ${visit.mails ? ADDRESS_NOTES.mails : ADDRESS_NOTES.silent}`} error={error('email')} />
        <SubmitBar label="Wijziging bewaren" cancel={{ href: address }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Naam en e-mailadres', here: '/accounts', body };
}
