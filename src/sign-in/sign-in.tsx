import type { StaffRole } from '../core/role.ts';
import { actFor } from '../database/context.ts';
import { leaveWork } from '../database/presence.ts';
import { ErrorSummary, Hidden, SubmitBar, TextField } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { setCookie } from '../web/cookie.ts';
import { isLocalPath } from '../web/reply.tsx';
import type { PageAnswer, Answer, Visit } from '../web/route.ts';
import { recordEvent } from '../web/account-event.ts';
import { endSession, endSessionsOf, newToken, openSession, SESSION_COOKIE } from '../web/session.ts';
import type { Proven } from '../web/session.ts';
import { foldEmail, ROLE_NAMES } from '../web/staff.ts';
import { openSecret, stepOfCode } from './code.ts';
import { canHavePasskeys, makeChallenge, signInQuestion } from './passkey.ts';
import { PasskeyForm } from './passkey-form.tsx';
import { verifyPassword } from './password.ts';
import { codeHash, readCode } from './recovery.ts';
import { dropCookie } from './sealed-cookie.ts';
import { MEMORY_MINUTES, nextTry } from './rules.ts';
import { attemptsSince, findAccount, findByEmail, holdBucket, recordAttempt, spendCode, spendStep } from './sql.ts';
import { BUSY, CODE_HINT, notSignedIn, waitSentence } from './texts.ts';

/** Lets a browser that signed in before have its own count of misses: a stranger's guesses do not hold up its owner. */
const DEVICE_COOKIE = 'apparaat';
const DEVICE_SECONDS = 365 * 86_400;

/** Holds who is half-way in: known to the organisation, without a second factor yet. */
export const HALF_COOKIE = 'halverwege';
/** Holds what was asked of the organisation's sign-in. */
export const ASKED_COOKIE = 'gevraagd';

/** The roles that a demo offers, in the order of the work, with the accounts that the synthetic foundation has for them. */
const DEMO_ACCOUNTS: readonly (readonly [StaffRole, string])[] = [
  ['desk', 'desk@demo.invalid'],
  ['policy', 'policy@demo.invalid'],
  ['mediator', 'bemiddelaar01@demo.invalid'],
  ['practice-supervisor', 'practice-supervisor@demo.invalid'],
  ['director', 'director@demo.invalid'],
  ['communications', 'communications@demo.invalid'],
  ['privacy-officer', 'privacy-officer@demo.invalid'],
  ['administrator', 'administrator@demo.invalid'],
];

/** `opnieuw`: to whoever is signed in too, before a change that asks for a fresh proof. */
export async function showSignIn(visit: Visit): Promise<Answer> {
  return visit.user && !visit.query.has('opnieuw') ? signedInPage(visit) : signInPage(visit, null, 200);
}

function signedInPage(visit: Visit): Answer {
  const body = (
    <>
      <h1>U bent ingelogd</h1>
      <p>U bent ingelogd als {visit.user?.name}.</p>
      <p><a href="/">Naar uw werk</a></p>
      <ButtonForm action="/uitloggen" onceKey={visit.onceKey} label="Uitloggen" />
    </>
  );
  return { kind: 'page', frame: 'bare', title: 'Ingelogd', body };
}

export function signInPage(visit: Visit, error: string | null, status: number): PageAnswer {
  const email = visit.form.get('email') ?? '';
  const back = visit.form.get('naar') ?? visit.query.get('naar') ?? '';
  const body = (
    <>
      <h1>Inloggen</h1>
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      {visit.demo ? <DemoAccounts visit={visit} back={back} /> : null}
      <OtherWays visit={visit} back={back} />
      <h2>Met wachtwoord en code</h2>
      <Form action="/inloggen" onceKey={visit.onceKey}>
        {isLocalPath(back) ? <Hidden name="naar" value={back} /> : null}
        <TextField name="email" label="E-mailadres" type="email" autocomplete="username" value={email} />
        <TextField name="wachtwoord" label="Wachtwoord" type="password" autocomplete="current-password" />
        <TextField name="code" label="Code uit uw app" hint={CODE_HINT} inputmode="numeric" autocomplete="one-time-code" size="medium" />
        <SubmitBar label="Inloggen" />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'Inloggen', body };
}

function DemoAccounts({ visit, back }: { visit: Visit; back: string }) {
  const naar = isLocalPath(back) ? { naar: back } : {};
  return (
    <>
      <h2>Rondkijken als</h2>
      <div class="page-actions">
        {DEMO_ACCOUNTS.map(([role]) => (
          <ButtonForm action="/inloggen/demo" onceKey={visit.onceKey} label={ROLE_NAMES[role]} fields={{ als: role, ...naar }} />
        ))}
      </div>
      <h2>Of met een eigen account</h2>
    </>
  );
}

/** The ways in one press. A passkey belongs to a name, so at a bare number the page says what to do. */
function OtherWays({ visit, back }: { visit: Visit; back: string }) {
  const { keys, now, url, onceKey } = visit;
  const local = isLocalPath(back) ? back : '';
  const query = local ? `?naar=${encodeURIComponent(local)}` : '';
  return (
    <>
      {canHavePasskeys(url) ? (
        <PasskeyForm kind="get" action="/inloggen/passkey" onceKey={onceKey} label="Inloggen met een passkey" primary
          question={signInQuestion(url, makeChallenge(keys, 'sign-in', onceKey, now))} fields={local ? { naar: local } : {}} />
      ) : <p class="hint">Op dit adres werken passkeys niet. Op <code>localhost</code> of een adres met een naam wel.</p>}
      {visit.organisation ? <p><a class="button" href={`/inloggen/organisatie${query}`}>Inloggen met uw werkaccount</a></p> : null}
    </>
  );
}

/** Where guesses are counted: by e-mail address, or by address and browser where that browser signed in before. */
function bucketOf(visit: Visit, email: string): { bucket: Buffer; device: string | null } {
  const device = visit.cookies[DEVICE_COOKIE] ?? '';
  const [nonce = '', mark = ''] = device.split('.');
  const known = nonce !== '' && mark === deviceMark(visit, email, nonce);
  return { bucket: visit.keys.token('sign-in', known ? `${email} ${nonce}` : email), device: known ? device : null };
}

function deviceMark(visit: Visit, email: string, nonce: string): string {
  return visit.keys.token('device', `${email} ${nonce}`).toString('base64url');
}

/** Password and code together; every refusal says the same, at the same cost, whatever was wrong. */
export async function signIn(visit: Visit): Promise<Answer> {
  const { form } = visit;
  const email = foldEmail(form.get('email') ?? '').slice(0, 254);
  const { bucket, device } = bucketOf(visit, email);
  const guess = await guessing(visit, bucket, () => judge(visit, email, device !== null));
  if ('refused' in guess) return signInPage(visit, guess.refused ?? notSignedIn(visit.now), guess.status);
  return start(visit, guess.id, guess.how, device ?? newDevice(visit, email));
}

type Guessed = { id: string; how: Proven };

/** One guess of a bucket: not while another is under way, not before the wait is over, and remembered. `refused` is null where it was wrong. */
export async function guessing(visit: Visit, bucket: Buffer, work: () => Promise<Guessed | 'busy' | null>): Promise<Guessed | { refused: string | null; status: number }> {
  const { db, now } = visit;
  if (!(await holdBucket(db, bucket))) return { refused: BUSY, status: 429 };
  const wait = nextTry(await attemptsSince(db, bucket, new Date(now.getTime() - MEMORY_MINUTES * 60_000)), now);
  if (wait) return { refused: waitSentence(clockTime(wait)), status: 429 };
  const found = await work();
  if (found === 'busy') return { refused: BUSY, status: 503 };
  await recordAttempt(db, bucket, now, found !== null);
  if (!found) return { refused: null, status: 422 };
  return found;
}

/** The account whose password and code these are, or null. */
async function judge(visit: Visit, email: string, known: boolean): Promise<Guessed | 'busy' | null> {
  const { db, keys, form } = visit;
  const account = await findAccount(db, email);
  const fits = await verifyPassword(keys, account?.password_hash ?? null, form.get('wachtwoord') ?? '', known ? 'known' : 'strange');
  if (fits === 'busy') return 'busy';
  const second = await judgeCode(visit, account, fits);
  return account && fits ? second : null;
}

/** A code from the app, or a recovery code; each is spent where `spend` says that the rest was right. */
export async function judgeCode(visit: Visit, account: { id: string; totp_secret: Buffer | null } | null, spend: boolean): Promise<Guessed | null> {
  const { db, keys, form, now } = visit;
  const typed = form.get('code') ?? '';
  const digits = readCode(typed);
  const secret = openSecret(keys, account?.id ?? null, account?.totp_secret ?? null);
  const step = stepOfCode(secret, typed, now);
  if (!account || !spend) return null;
  if (digits !== null) return (await spendCode(db, account.id, codeHash(keys, account.id, digits), now)) ? { id: account.id, how: 'recovery' } : null;
  // Without an app there is a secret of nobody, which anybody can work out.
  if (account.totp_secret === null || step === null) return null;
  return (await spendStep(db, account.id, step)) ? { id: account.id, how: 'code' } : null;
}

function newDevice(visit: Visit, email: string): string {
  const nonce = newToken(visit.newId);
  return `${nonce}.${deviceMark(visit, email, nonce)}`;
}

/** A session for this colleague in place of the one this browser had; the page to sign in where the account was stopped meanwhile. */
export async function start(visit: Visit, staffId: string, how: Proven, device: string | null, back = visit.form.get('naar') ?? ''): Promise<Answer> {
  const { db, now, url, cookies, newId, browser } = visit;
  const earlier = cookies[SESSION_COOKIE];
  if (earlier) await endSession(db, earlier);
  if (!(await actFor(db, staffId))) return signInPage(visit, notSignedIn(visit.now), 422);
  // Whoever found the lost telephone is out, and the administrator sees it.
  if (how === 'recovery') {
    await endSessionsOf(db, staffId);
    await recordEvent(db, { id: newId(), staffId, at: now, kind: 'recovery-used', by: null });
  }
  const token = await openSession(db, staffId, now, newId, { how, browser });
  if (token === null) return signInPage(visit, notSignedIn(visit.now), 422);
  const setCookies = [setCookie(url, SESSION_COOKIE, token), ...[HALF_COOKIE, ASKED_COOKIE].filter((name) => cookies[name]).map((name) => dropCookie(visit, name))];
  if (device) setCookies.push(setCookie(url, DEVICE_COOKIE, device, DEVICE_SECONDS));
  return { kind: 'to', location: isLocalPath(back) ? back : '/', setCookies };
}

/** One press, only where the data folder is a demo: no account there has a password. */
export async function signInToDemo(visit: Visit): Promise<Answer> {
  const email = DEMO_ACCOUNTS.find(([role]) => role === visit.form.get('als'))?.[1];
  if (!visit.demo || !email) return signInPage(visit, notSignedIn(visit.now), 422);
  const staff = await findByEmail(visit.db, email);
  return staff?.active ? start(visit, staff.id, 'demo', null) : signInPage(visit, 'De voorbeeldgegevens worden nog geladen. Probeer het over een halve minuut opnieuw.', 503);
}

export async function signOut(visit: Visit): Promise<Answer> {
  const token = visit.cookies[SESSION_COOKIE];
  if (token) await endSession(visit.db, token);
  if (visit.user) await leaveWork(visit.db, visit.user.id);
  return { kind: 'to', location: '/inloggen', setCookies: [setCookie(visit.url, SESSION_COOKIE, '', 0)], forget: true };
}

function clockTime(at: Date): string {
  // Rounded up: at the minute that is named, it works.
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' }).format(minute);
}
