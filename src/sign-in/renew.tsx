import { ErrorSummary, faultAt, SubmitBar, TextField } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { recordEvent } from '../web/account-event.ts';
import { RENEW_PATH } from '../web/conduct.ts';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { endOtherSessions, tokenHash } from '../web/session.ts';
import { clockOff, readableSecret, sealSecret, secretAddress, secretOfLink, stepOfCode } from './code.ts';
import { signedInAs, whenFresh } from './fresh.tsx';
import { OWN_PATH, ownAccountPage } from './own-account.tsx';
import { keepNewPasskey } from './own-passkeys.tsx';
import { canHavePasskeys, makeChallenge, registerQuestion } from './passkey.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { removeEarlierPasskeys } from './passkey-sql.ts';
import { keepApp, readOwnAccount, renewed } from './sql.ts';
import { codeSentence } from './texts.ts';

/** The secret of an app that is not confirmed yet: the same in this session each time, so nothing is kept before. */
function newSecret(visit: Visit): Buffer {
  return secretOfLink(visit.keys, tokenHash(`app ${signedInAs(visit).session.id}`));
}

function AppForm({ visit, action, email, errors }: { visit: Visit; action: string; email: string; errors: readonly FieldError[] }) {
  const secret = newSecret(visit);
  return (
    <Form action={action} onceKey={visit.onceKey} keeps={false}>
      <p>Zet deze sleutel in een app voor codes op uw telefoon. <a href={secretAddress(secret, email)}>Leest u dit op die telefoon, open dan de app.</a></p>
      <p><code>{readableSecret(secret)}</code></p>
      <TextField name="appcode" label="Code die de app nu geeft" hint="Zes cijfers." inputmode="numeric" autocomplete="one-time-code" size="short"
        error={faultAt(errors, 'appcode')} />
      <SubmitBar label="App koppelen" />
    </Form>
  );
}

/** Takes the app over where its code is right; else what to do. */
async function keepNewApp(visit: Visit): Promise<FieldError | null> {
  const { db, keys, form, now, newId } = visit;
  const { user } = signedInAs(visit);
  const secret = newSecret(visit);
  const code = form.get('appcode') ?? '';
  const step = stepOfCode(secret, code, now);
  if (step === null) return { field: 'appcode', message: codeSentence(code, clockOff(secret, code, now), now) };
  await keepApp(db, user.id, { secret: sealSecret(keys, user.id, secret), step });
  await recordEvent(db, { id: newId(), staffId: user.id, at: now, kind: 'app-renewed', by: user.id });
  return null;
}

/** Another app while everything still works. */
export function showApp(visit: Visit): Promise<Answer> {
  return whenFresh(visit, (status) => ownAccountPage(visit, {}, status), () => appPage(visit, [], 200));
}

async function appPage(visit: Visit, errors: readonly FieldError[], status: number): Promise<PageAnswer> {
  const { email } = await readOwnAccount(visit.db, signedInAs(visit).user.id);
  const body = (
    <>
      <PageHead over={<a href={OWN_PATH}>Mijn account</a>} title="Andere app koppelen" />
      <ErrorSummary errors={errors} />
      <AppForm visit={visit} action={`${OWN_PATH}/app`} email={email} errors={errors} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'App koppelen', here: OWN_PATH, body };
}

export function changeApp(visit: Visit): Promise<Answer> {
  return whenFresh(visit, (status) => ownAccountPage(visit, {}, status), async () => {
    const wrong = await keepNewApp(visit);
    if (wrong) return appPage(visit, [wrong], 422);
    const { user, session } = signedInAs(visit);
    await endOtherSessions(visit.db, user.id, session.id);
    return { kind: 'to', location: OWN_PATH };
  });
}

/** After a recovery code: the only page until there is a second factor again. */
export async function showRenew(visit: Visit): Promise<Answer> {
  return afterRecovery(visit) ? renewPage(visit, [], 200) : { kind: 'to', location: OWN_PATH };
}

async function renewPage(visit: Visit, errors: readonly FieldError[], status: number): Promise<PageAnswer> {
  const { db, keys, url, now, onceKey } = visit;
  const { user } = signedInAs(visit);
  const account = await readOwnAccount(db, user.id);
  const body = (
    <>
      <h1>Stel een nieuwe tweede stap in</h1>
      <ErrorSummary errors={errors} />
      <p>U logde in met een herstelcode; die is nu op. Koppel een app voor codes of maak een passkey. De app en de passkeys die u had, werken daarna niet meer. Een passkey die u nog heeft, voegt u later opnieuw toe.</p>
      <h2>Een app voor codes</h2>
      <AppForm visit={visit} action={RENEW_PATH} email={account.email} errors={errors} />
      {canHavePasskeys(url) ? (
        <>
          <h2>Of een passkey</h2>
          <PasskeyForm kind="create" action={`${RENEW_PATH}/passkey`} onceKey={onceKey} label="Passkey maken"
            question={await registerQuestion(url, makeChallenge(keys, 'register', onceKey, now), { ...user, email: account.email }, [])} />
        </>
      ) : null}
      <ButtonForm action="/uitloggen" onceKey={visit.onceKey} label="Uitloggen" />
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'Nieuwe tweede stap', body };
}

/** Elsewhere a way in is changed only after a fresh proof. */
const afterRecovery = (visit: Visit) => signedInAs(visit).session.must === 'renew';

export async function renewByApp(visit: Visit): Promise<Answer> {
  if (!afterRecovery(visit)) return { kind: 'to', location: OWN_PATH };
  const wrong = await keepNewApp(visit);
  if (wrong) return renewPage(visit, [wrong], 422);
  return afterRenewal(visit);
}

/** The lost telephone gives no codes any more. */
export async function renewByPasskey(visit: Visit): Promise<Answer> {
  if (!afterRecovery(visit)) return { kind: 'to', location: OWN_PATH };
  const added = await keepNewPasskey(visit);
  if (added !== 'added') return renewPage(visit, [{ field: '', message: added.message }], 422);
  await keepApp(visit.db, signedInAs(visit).user.id, null);
  return afterRenewal(visit);
}

/** A passkey of the lost telephone opens nothing any more, and nobody knows which one that was. */
async function afterRenewal(visit: Visit): Promise<Answer> {
  const { db, now, newId } = visit;
  const { user, session } = signedInAs(visit);
  if (await removeEarlierPasskeys(db, user.id, now) > 0) await recordEvent(db, { id: newId(), staffId: user.id, at: now, kind: 'passkey-removed', by: user.id });
  await renewed(db, session.id);
  return { kind: 'to', location: OWN_PATH };
}
