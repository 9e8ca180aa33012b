import { actFor } from '../database/context.ts';
import { ErrorSummary, faultAt, SubmitBar, TextField } from '../ui/field.tsx';
import type { FieldError } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { recordEvent } from '../web/account-event.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { endSessionsOf, tokenHash } from '../web/session.ts';
import { foldEmail, judgeEmail, judgeName, setUpPath } from '../web/staff.ts';
import { clockOff, readableSecret, sealSecret, secretAddress, secretOfLink, stepOfCode } from './code.ts';
import { hashPassword } from './password.ts';
import { judgePassword } from './rules.ts';
import { start } from './sign-in.tsx';
import { addAdministrator, findByEmail, findLink, keepFactors, spendFirstLink, spendLink } from './sql.ts';
import type { Link } from './sql.ts';
import { BUSY, codeSentence, EMAIL_TAKEN, FIRST_CODE_WRONG, LINK_GONE, PASSWORD_SENTENCES } from './texts.ts';

/** The first administrator types the code that the start of an empty foundation printed (FIRST_ADMINISTRATOR of demo.ts). */
export async function showFirst(visit: Visit): Promise<Answer> {
  return firstPage(visit, null, 200);
}

function firstPage(visit: Visit, error: string | null, status: number): PageAnswer {
  const body = (
    <>
      <h1>De eerste beheerder</h1>
      <p>Bij het starten is één keer een code getoond. Daarmee maakt u het eerste account.</p>
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Form action="/eerste-beheerder" onceKey={visit.onceKey}>
        <TextField name="code" label="Code" value={visit.form.get('code') ?? ''} spellcheck={false} error={error ?? undefined} />
        <SubmitBar label="Verder" />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'De eerste beheerder', body };
}

/** Shows the set-up page at once: a redirect would write the code into the list of one-time keys. */
export async function openFirst(visit: Visit): Promise<Answer> {
  const token = (visit.form.get('code') ?? '').trim();
  const link = await findLink(visit.db, tokenHash(token), visit.now);
  return link?.kind === 'first' ? setUpPage(visit, token, link, [], 200) : firstPage(visit, FIRST_CODE_WRONG, 422);
}

/** Opening the page does not use the link: programs that look at links open them too. */
export async function showSetUp(visit: Visit): Promise<Answer> {
  const token = visit.params['link'] ?? '';
  const link = await findLink(visit.db, tokenHash(token), visit.now);
  return link ? setUpPage(visit, token, link, [], 200) : gone();
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
  return { name: own.name, email: own.email, password: field('wachtwoord'), code: field('appcode') };
}

function setUpPage(visit: Visit, token: string, link: Link, errors: FieldError[], status: number): PageAnswer {
  const secret = secretOfLink(visit.keys, tokenHash(token));
  const { email } = typed(visit, link);
  const error = (field: string) => faultAt(errors, field);
  const body = (
    <>
      <h1>{link.kind === 'first' ? 'De eerste beheerder' : `Welkom, ${link.name}`}</h1>
      <p>{link.kind === 'first' ? 'Met dit account maakt u de accounts van uw collega’s.' : 'Kies een wachtwoord en koppel een app die codes geeft.'}</p>
      <ErrorSummary errors={errors} />
      <Form action={setUpPath(token)} onceKey={visit.onceKey}>
        {link.kind === 'first' ? <OwnNames visit={visit} error={error} /> : <input type="email" hidden autocomplete="username" value={email} readonly />}
        <TextField name="wachtwoord" label="Wachtwoord" type="password" autocomplete="new-password" error={error('wachtwoord')}
          hint="Minstens 15 tekens. Vier losse woorden zijn goed te onthouden." />
        <h2>Codes bij het inloggen</h2>
        <p>Zet deze sleutel in een app voor codes op uw telefoon. <a href={secretAddress(secret, email || 'beheerder')}>Leest u dit op die telefoon, open dan de app.</a></p>
        <p><code>{readableSecret(secret)}</code></p>
        <TextField name="appcode" label="Code die de app nu geeft" hint="Zes cijfers." inputmode="numeric" autocomplete="one-time-code" size="short" error={error('appcode')} />
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
  const token = visit.params['link'] ?? '';
  const hash = tokenHash(token);
  const link = await findLink(db, hash, now);
  if (!link) return gone();
  const fields = typed(visit, link);
  const secret = secretOfLink(keys, hash);
  const step = stepOfCode(secret, fields.code, now);
  const errors = judgeFields(visit, link, fields, secret, step);
  if (step === null || errors.length > 0) return setUpPage(visit, token, link, errors, 422);
  const passwordHash = await hashPassword(keys, fields.password);
  if (passwordHash === 'busy') return setUpPage(visit, token, link, [{ field: '', message: BUSY }], 503);
  const id = await spend(visit, link, hash, fields);
  if (id === 'link-gone') return gone();
  if (id === 'email-taken') return setUpPage(visit, token, link, [{ field: 'email', message: EMAIL_TAKEN }], 422);
  await keepFactors(db, id, { passwordHash, secret: sealSecret(keys, id, secret), step });
  // Who had the old password or telephone is out.
  await endSessionsOf(db, id);
  await recordEvent(db, { id: visit.newId(), staffId: id, at: now, kind: 'link-used', by: null });
  return start(visit, id, 'set-up', null);
}

function judgeFields({ now }: Visit, link: Link, fields: Typed, secret: Buffer, step: number | null): FieldError[] {
  const errors: FieldError[] = [];
  const add = (field: string, message: string | null) => message !== null && errors.push({ field, message });
  if (link.kind === 'first') add('naam', judgeName(fields.name));
  if (link.kind === 'first') add('email', judgeEmail(fields.email));
  const reason = judgePassword(fields.password, [fields.name, fields.email]);
  add('wachtwoord', reason && PASSWORD_SENTENCES[reason]);
  if (step === null) add('appcode', codeSentence(fields.code, clockOff(secret, fields.code, now), now));
  return errors;
}

/** Uses the link up and returns whose account it is. Of two requests at once, one gets it. */
async function spend(visit: Visit, link: Link, hash: Buffer, fields: Typed): Promise<string> {
  const { db, now, newId } = visit;
  if (link.kind === 'colleague') await actFor(db, link.id);
  if (link.kind === 'colleague') return (await spendLink(db, link.id, hash)) ? link.id : 'link-gone';
  if (await findByEmail(db, fields.email)) return 'email-taken';
  if (!(await spendFirstLink(db, hash))) return 'link-gone';
  const id = newId();
  await addAdministrator(db, { id, name: fields.name, email: fields.email, now });
  await actFor(db, id);
  return id;
}
