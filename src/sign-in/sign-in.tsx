import type { StaffRole } from '../core/role.ts';
import { actFor } from '../database/context.ts';
import { ErrorSummary, Hidden, SubmitBar, TextField } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { setCookie } from '../web/cookie.ts';
import { isLocalPath } from '../web/reply.tsx';
import type { PageAnswer, Answer, Visit } from '../web/route.ts';
import { endSession, newToken, openSession, SESSION_COOKIE } from '../web/session.ts';
import { foldEmail, ROLE_NAMES } from '../web/staff.ts';
import { openSecret, stepOfCode } from './code.ts';
import { verifyPassword } from './password.ts';
import { MEMORY_MINUTES, nextTry } from './rules.ts';
import { attemptsSince, findAccount, findByEmail, holdBucket, recordAttempt, spendStep } from './sql.ts';
import { BUSY, NOT_SIGNED_IN, waitSentence } from './texts.ts';

/** Lets a browser that signed in before have its own count of misses: a stranger's guesses do not hold up its owner. */
const DEVICE_COOKIE = 'apparaat';
const DEVICE_SECONDS = 365 * 86_400;

/** The roles that a demo offers, in the order of the work, with the accounts that the synthetic foundation has for them. */
const DEMO_ACCOUNTS: readonly (readonly [StaffRole, string])[] = [
  ['desk', 'desk@demo.invalid'],
  ['policy', 'policy@demo.invalid'],
  ['mediator', 'bemiddelaar01@demo.invalid'],
  ['practice-supervisor', 'practice-supervisor@demo.invalid'],
  ['director', 'director@demo.invalid'],
  ['privacy-officer', 'privacy-officer@demo.invalid'],
  ['administrator', 'administrator@demo.invalid'],
];

export async function showSignIn(visit: Visit): Promise<Answer> {
  return visit.user ? signedInPage(visit) : signInPage(visit, null, 200);
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

function signInPage(visit: Visit, error: string | null, status: number): PageAnswer {
  const email = visit.form.get('email') ?? '';
  const back = visit.form.get('naar') ?? visit.query.get('naar') ?? '';
  const body = (
    <>
      <h1>Inloggen</h1>
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      {visit.demo ? <DemoAccounts visit={visit} /> : null}
      <Form action="/inloggen" onceKey={visit.onceKey}>
        {isLocalPath(back) ? <Hidden name="naar" value={back} /> : null}
        <TextField name="email" label="E-mailadres" type="email" autocomplete="username" value={email} />
        <TextField name="wachtwoord" label="Wachtwoord" type="password" autocomplete="current-password" />
        <TextField name="code" label="Code uit uw app" hint="Zes cijfers." inputmode="numeric" autocomplete="one-time-code" size="short" />
        <SubmitBar label="Inloggen" />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'Inloggen', body };
}

function DemoAccounts({ visit }: { visit: Visit }) {
  return (
    <>
      <h2>Rondkijken als</h2>
      <div class="page-actions">
        {DEMO_ACCOUNTS.map(([role]) => (
          <ButtonForm action="/inloggen/demo" onceKey={visit.onceKey} label={ROLE_NAMES[role]} fields={{ als: role }} />
        ))}
      </div>
      <h2>Of met een eigen account</h2>
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
  const { db, form, now } = visit;
  const email = foldEmail(form.get('email') ?? '').slice(0, 254);
  const { bucket, device } = bucketOf(visit, email);
  if (!(await holdBucket(db, bucket))) return signInPage(visit, BUSY, 429);
  const wait = nextTry(await attemptsSince(db, bucket, new Date(now.getTime() - MEMORY_MINUTES * 60_000)), now);
  if (wait) return signInPage(visit, waitSentence(clockTime(wait)), 429);
  const staff = await judge(visit, email);
  if (staff === 'busy') return signInPage(visit, BUSY, 503);
  await recordAttempt(db, bucket, now, staff !== null);
  if (!staff) return signInPage(visit, NOT_SIGNED_IN, 422);
  return start(visit, staff.id, device ?? newDevice(visit, email));
}

/** The account whose password and code these are, or null. */
async function judge(visit: Visit, email: string): Promise<{ id: string } | 'busy' | null> {
  const { db, keys, form, now } = visit;
  const account = await findAccount(db, email);
  const fits = await verifyPassword(keys, account?.password_hash ?? null, form.get('wachtwoord') ?? '');
  if (fits === 'busy') return 'busy';
  const step = stepOfCode(openSecret(keys, account?.id ?? null, account?.totp_secret ?? null), form.get('code') ?? '', now);
  if (!account || !fits || step === null || !(await spendStep(db, account.id, step))) return null;
  return account;
}

function newDevice(visit: Visit, email: string): string {
  const nonce = newToken(visit.newId);
  return `${nonce}.${deviceMark(visit, email, nonce)}`;
}

/** A session for this colleague in place of the one this browser had. */
export async function start(visit: Visit, staffId: string, device: string | null): Promise<Answer> {
  const { db, now, url, cookies, newId, form } = visit;
  const earlier = cookies[SESSION_COOKIE];
  if (earlier) await endSession(db, earlier);
  await actFor(db, staffId);
  const setCookies = [setCookie(url, SESSION_COOKIE, await openSession(db, staffId, now, newId))];
  if (device) setCookies.push(setCookie(url, DEVICE_COOKIE, device, DEVICE_SECONDS));
  const back = form.get('naar') ?? '';
  return { kind: 'to', location: isLocalPath(back) ? back : '/', setCookies };
}

/** One press, only where the data folder is a demo: no account there has a password. */
export async function signInToDemo(visit: Visit): Promise<Answer> {
  const email = DEMO_ACCOUNTS.find(([role]) => role === visit.form.get('als'))?.[1];
  if (!visit.demo || !email) return signInPage(visit, NOT_SIGNED_IN, 422);
  const staff = await findByEmail(visit.db, email);
  return staff?.active ? start(visit, staff.id, null) : signInPage(visit, 'De voorbeeldgegevens worden nog geladen. Probeer het over een halve minuut opnieuw.', 503);
}

export async function signOut(visit: Visit): Promise<Answer> {
  const token = visit.cookies[SESSION_COOKIE];
  if (token) await endSession(visit.db, token);
  return { kind: 'to', location: '/inloggen', setCookies: [setCookie(visit.url, SESSION_COOKIE, '', 0)] };
}

function clockTime(at: Date): string {
  // Rounded up: at the minute that is named, it works.
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  return new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' }).format(minute);
}
