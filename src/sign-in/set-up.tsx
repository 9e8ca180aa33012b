import { TextField } from '../ui/field.tsx';
import { ErrorSummary, Form, SubmitBar } from '../ui/form.tsx';
import type { FieldError } from '../ui/form.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { endSessionsOf, newToken, tokenHash } from '../web/session.ts';
import { foldEmail, judgeEmail, judgeName, setUpPath } from '../web/staff.ts';
import { readableSecret, sealSecret, secretAddress, secretOfLink, stepOfCode } from './code.ts';
import { hashPassword } from './password.ts';
import { judgePassword } from './rules.ts';
import { start } from './sign-in.tsx';
import { addAdministrator, findLink, hasAdministrator, keepFactors, keepFirstLink, spendFirstLink, spendLink } from './sql.ts';
import type { Link } from './sql.ts';
import type { Db } from '../database/database.ts';
import { BUSY, CODE_MISSING, CODE_WRONG, EMAIL_TAKEN, LINK_GONE, PASSWORD_SENTENCES } from './texts.ts';

/**
 * A link for the first administrator of an empty foundation, as a path to put behind the address; null where one can
 * sign in already. Replaces the link that was made before: only the newest works, once.
 */
export async function offerFirstAdministrator(db: Db, now: Date, newId: () => string): Promise<string | null> {
  if (await hasAdministrator(db)) return null;
  const token = newToken(newId);
  await keepFirstLink(db, tokenHash(token), now);
  return setUpPath(token);
}

function linkHash(visit: Visit): Buffer {
  return tokenHash(visit.params['link'] ?? '');
}

/** Opening the page does not use the link: programs that look at links open them too. */
export async function showSetUp(visit: Visit): Promise<Answer> {
  const link = await findLink(visit.db, linkHash(visit), visit.now);
  return link ? setUpPage(visit, link, [], 200) : gone();
}

function gone(): PageAnswer {
  const body = <><h1>Deze link werkt niet meer</h1><p>{LINK_GONE}</p><p><a href="/inloggen">Naar inloggen</a></p></>;
  return { ...notFound(), title: 'Link werkt niet meer', body };
}

interface Typed {
  name: string;
  email: string;
  password: string;
  code: string;
}

function typed(visit: Visit, link: Link): Typed {
  const field = (name: string) => visit.form.get(name) ?? '';
  const own = link.kind === 'first' ? { name: field('naam').trim(), email: foldEmail(field('email')) } : link;
  return { name: own.name, email: own.email, password: field('wachtwoord'), code: field('code') };
}

function setUpPage(visit: Visit, link: Link, errors: FieldError[], status: number): PageAnswer {
  const secret = secretOfLink(visit.keys, linkHash(visit));
  const { email } = typed(visit, link);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const body = (
    <>
      <h1>{link.kind === 'first' ? 'De eerste beheerder' : `Welkom, ${link.name}`}</h1>
      <p>{link.kind === 'first' ? 'Met dit account maakt u de accounts van uw collega’s.' : 'Kies een wachtwoord en koppel een app die codes geeft.'}</p>
      <ErrorSummary errors={errors} />
      <Form action={visit.url.pathname} onceKey={visit.onceKey}>
        {link.kind === 'first' ? <OwnNames visit={visit} error={error} /> : <input type="email" class="vh" autocomplete="username" value={email} readonly tabindex={-1} aria-hidden="true" />}
        <TextField name="wachtwoord" label="Wachtwoord" type="password" autocomplete="new-password" error={error('wachtwoord')}
          hint="Minstens 15 tekens. Vier losse woorden zijn goed te onthouden." />
        <h2>Codes bij het inloggen</h2>
        <p>Zet deze sleutel in een app voor codes op uw telefoon. <a href={secretAddress(secret, email || 'beheerder')}>Leest u dit op die telefoon, open dan de app.</a></p>
        <p><code class="secret">{readableSecret(secret)}</code></p>
        <TextField name="code" label="Code die de app nu geeft" hint="Zes cijfers." inputmode="numeric" autocomplete="one-time-code" size="short" error={error('code')} />
        <SubmitBar label="Bewaren en inloggen" />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'Account instellen', body };
}

function OwnNames({ visit, error }: { visit: Visit; error: (field: string) => string | undefined }) {
  return (
    <>
      <TextField name="naam" label="Uw naam" autocomplete="name" value={visit.form.get('naam') ?? ''} error={error('naam')} />
      <TextField name="email" label="Uw e-mailadres" type="email" autocomplete="username" value={visit.form.get('email') ?? ''} error={error('email')} />
    </>
  );
}

export async function setUp(visit: Visit): Promise<Answer> {
  const { db, keys, now } = visit;
  const hash = linkHash(visit);
  const link = await findLink(db, hash, now);
  if (!link) return gone();
  const fields = typed(visit, link);
  const secret = secretOfLink(keys, hash);
  const step = stepOfCode(secret, fields.code, now);
  const errors = judgeFields(link, fields, step);
  if (step === null || errors.length > 0) return setUpPage(visit, link, errors, 422);
  const passwordHash = await hashPassword(keys, fields.password);
  if (passwordHash === 'busy') return setUpPage(visit, link, [{ field: '', message: BUSY }], 503);
  const id = await spend(visit, link, hash, fields);
  if (id === 'link-gone') return gone();
  if (id === 'email-taken') return setUpPage(visit, link, [{ field: 'email', message: EMAIL_TAKEN }], 422);
  await keepFactors(db, id, { passwordHash, secret: sealSecret(keys, id, secret), step });
  // Who had the old password or telephone is out.
  await endSessionsOf(db, id);
  return start(visit, id, null);
}

function judgeFields(link: Link, fields: Typed, step: number | null): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, message: string | null) => message !== null && errors.push({ field, message });
  if (link.kind === 'first') add('naam', judgeName(fields.name));
  if (link.kind === 'first') add('email', judgeEmail(fields.email));
  const reason = judgePassword(fields.password, [fields.name, fields.email]);
  add('wachtwoord', reason && PASSWORD_SENTENCES[reason]);
  if (step === null) add('code', fields.code.trim() === '' ? CODE_MISSING : CODE_WRONG);
  return errors;
}

/** Uses the link up and returns whose account it is. Of two requests at once, one gets it. */
async function spend(visit: Visit, link: Link, hash: Buffer, fields: Typed): Promise<string> {
  const { db, now, newId } = visit;
  if (link.kind === 'colleague') return (await spendLink(db, link.id, hash)) ? link.id : 'link-gone';
  const id = newId();
  if (!(await addAdministrator(db, { id, name: fields.name, email: fields.email, now }))) return 'email-taken';
  return (await spendFirstLink(db, hash)) ? id : 'link-gone';
}
