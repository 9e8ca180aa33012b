import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { SELF_REGISTRATION } from '../../test/guarantees/registration.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Fields, type TestServer } from '../../test/visit.ts';
import { actFor } from '../database/context.ts';
import { sendWaiting } from './job.ts';
import type { MailError } from './texts.ts';
import type { Outgoing, Post } from './transport.ts';

const house = await freshDatabase();
afterAll(() => house.close());
const server = testServer(house, everyRoute);
const sql = <T>(text: string, role: 'bis_owner' | 'bis_app' = 'bis_owner') => house.database.transaction({ role, user: null, request: 'test' }, (db) => db.query<T>(text));
const waiting = () => sql<{ language: string; template: string; result: string | null }>('select language, template, result from outbox order by made_at');
const administrator = () => signedIn(server, house.database, { roles: ['administrator'] });

/** Through the public form to its end; the receipt. */
async function register(changes: Fields = {}, { on = server, language = 'nl', steps = SELF_REGISTRATION }: { on?: TestServer; language?: string; steps?: readonly (readonly [string, Fields])[] } = {}): Promise<string> {
  const client = visitor(on);
  await client.get(`/aanmelden?taal=${language}`);
  for (const [slug, fields] of steps) {
    const { status } = await client.post(`/aanmelden/${slug}`, slug === 'bereiken' ? { ...fields, ...changes } : fields);
    expect([slug, status]).toEqual([slug, 303]);
  }
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  return (await client.get('/aanmelden/verstuurd')).text;
}

const fails = (error: MailError): Post => ({ send: async () => ({ kind: 'not-sent', error }) });
const round = (post: Post) => sendWaiting({ database: house.database, keys: house.keys, now: () => server.clock.now, newId: house.newId, post });

beforeEach(() => sql('truncate outbox'));

describe('a mail waits from the moment of the referral', () => {
  test.each([['nl', 'kort bericht op uw e-mailadres'], ['nl-easy', 'kort mailtje'], ['en', 'You will also get a short email']])('for whoever registers themselves and said that mail is safe, in the language of the form (%s); the receipt says so', async (language, words) => {
    expect(await register({}, { language })).toContain(words);
    expect(await waiting()).toEqual([{ language, template: 'confirmation', result: null }]);
  });

  test.each([['no', { emailSafe: 'no' }], ['no address', { email: '', emailSafe: '' }]])('not where mail is not safe, or nobody can be mailed (%s); the receipt says that no mail comes (P-06)', async (_, changes) => {
    expect(await register(changes)).toContain('U krijgt hierover geen e-mail');
    expect(await waiting()).toEqual([]);
  });

  const REFERRED = (asked: Fields): readonly (readonly [string, Fields])[] => [
      ['wie', { entry: 'professional' }], ['instemming', { agrees: 'yes' }], ['verwijzer', { referrerKind: 'prison', organisation: 'PI Verzonnen', referrerName: 'Ria Verwijzer', referrerPhone: '0900 000000', viaZsm: 'no', ...asked }],
      ['rol', { role: 'victim' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', {}], ['verhaal', {}], ['aangifte', { policeReport: 'unknown' }], ['strafzaak', {}], ['naam', { name: 'Cliënt Voorbeeld', age: '51' }],
      ['bereiken', { email: 'client@voorbeeld.test', emailSafe: 'yes' }], ['let-op', {}], ['taal', {}], ['steun', {}], ['ander', {}], ['contactverbod', { ban: 'unknown' }], ['wens', { certainty: 'sure' }],
  ];

  test.each<[string, Fields]>([['was not asked', { referrerEmail: 'ria@voorbeeld.test' }], ['said no', { referrerEmail: 'ria@voorbeeld.test', referrerMail: 'no' }]])(
    'not to a client of whom a professional says that mail is safe, and not to a professional who %s (P-06)', async (_, asked) => {
      expect(await register({}, { steps: REFERRED(asked) })).toContain('U krijgt hierover geen e-mail');
      expect(await waiting()).toEqual([]);
    });

  test('for a professional who said yes, and only then does the receipt say so; the client gets none', async () => {
    const receipt = await register({}, { steps: REFERRED({ referrerEmail: 'ria@voorbeeld.test', referrerMail: 'yes' }), language: 'en' });
    expect(receipt).toContain('You will also get a short email');
    expect(receipt).toContain('Your code to add something is');
    expect(await waiting()).toEqual([{ language: 'en', template: 'confirmation-for-another', result: null }]);
    const to: string[] = [];
    await round({ send: async (mail) => { to.push(mail.to); return { kind: 'sent' }; } });
    expect(to).toEqual(['ria@voorbeeld.test']);
  });

  test('for a parent who said yes, also where we call first', async () => {
    await register({}, { steps: [
      ['wie', { entry: 'child' }], ['kind', { age: '4' }], ['gezag', { authority: 'unknown' }], ['ouders', {}], ['melder', { reporterName: 'Ouder', reporterEmail: 'ouder@voorbeeld.test', reporterMail: 'yes' }],
      ['rol', { role: 'victim' }], ['verhaal', {}],
    ] });
    expect(await waiting()).toEqual([{ language: 'nl', template: 'confirmation-for-another', result: null }]);
  });

  test('a yes to mail without an address is asked about; what was typed stays', async () => {
    const client = visitor(server);
    await client.post('/aanmelden/wie', { entry: 'acquaintance' });
    await client.post('/aanmelden/instemming', { agrees: 'yes' });
    const answer = await client.post('/aanmelden/melder', { reporterName: 'Buur', reporterPhone: '06 22222222', reporterMail: 'yes' });
    expect([answer.status, answer.text.includes('Vul het e-mailadres in'), answer.text.includes('value="Buur"')]).toEqual([422, true, true]);
    // Nor does anybody register another whom we could not reach at all.
    const none = await client.post('/aanmelden/melder', { reporterName: 'Buur' });
    expect([none.status, none.text.includes('href="#v-reporterPhone"'), none.text.includes('value="Buur"')]).toEqual([422, true, true]);
  });

  test('and where there is no mail server nothing waits, and the pages say that no mail is sent', async () => {
    const without = testServer(house, everyRoute, { mails: false });
    expect(await register({}, { on: without })).toContain('U krijgt hierover geen e-mail');
    expect(await waiting()).toEqual([]);
    const { text } = await (await signedIn(without, house.database, { roles: ['administrator'] })).get('/beheer/mail');
    expect([text.includes('BIS verstuurt geen mail'), text.includes('Alles is verstuurd'), text.includes('vanzelf opnieuw'), htmlFaults(text)]).toEqual([true, false, false, []]);
    // What was made ready before, by a server that had one.
    await register();
    const left = (await (await signedIn(without, house.database, { roles: ['administrator'] })).get('/beheer/mail')).text;
    expect([left.includes('één bericht klaar'), left.includes('Alles is verstuurd')]).toEqual([true, false]);
  });
});

describe('what did not leave', () => {
  test('is shown to the administrator: which mail, since when and why, and not whose; trying again sends it', async () => {
    await register();
    expect(await round(fails('address-refused'))).toMatchObject({ givenUp: 1 });
    const client = await administrator();
    const page = await client.get('/beheer/mail');
    expect(htmlFaults(page.text)).toEqual([]);
    for (const words of ['Bevestiging van een aanmelding', 'de mailserver weigert het adres (1 keer geprobeerd)', 'Opgegeven', '1 bericht<']) expect(page.text).toContain(words);
    expect(page.text).not.toMatch(/Karel|Testman|voorbeeld\.test|2019-\d{5}/);
    expect((await client.get('/accounts')).text).toContain('Eén bericht is niet verstuurd');
    expect((await client.post('/beheer/mail/opnieuw', {}, { from: '/beheer/mail' })).location).toBe('/beheer/mail?opnieuw');
    const sent: Outgoing[] = [];
    expect(await round({ send: async (mail) => { sent.push(mail); return { kind: 'sent' }; } })).toMatchObject({ sent: 1 });
    expect(sent.map(({ to }) => to)).toEqual(['karel.testman@voorbeeld.test']);
    const after = await client.get('/beheer/mail');
    expect(htmlFaults(after.text)).toEqual([]);
    expect(after.text).toContain('Alles is verstuurd');
  });

  test('a mail that left is not sent again by that button', async () => {
    await register();
    await round({ send: async () => ({ kind: 'sent' }) });
    await register();
    await round(fails('message-refused'));
    await (await administrator()).post('/beheer/mail/opnieuw', {}, { from: '/beheer/mail' });
    expect((await waiting()).map(({ result }) => result).toSorted()).toEqual([null, 'sent']);
  });

  test('a mail to a colleague is shown too, with to whom and what to do: that somebody is missed, and that an account has another address', async () => {
    const [els, own] = [await signedIn(server, house.database, { roles: ['mediator'], name: 'Els de Wit' }), cases(house)];
    const visit = house.newId();
    const caseId = await own.open();
    await own.as(async (db) => {
      await db.query("insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at) values ($1, $2, $3, '2019-03-04', '09:00', 60, 'talk', 'home', 'p1', 'planned', $4)", [visit, caseId, els.id, house.now]);
      await db.query("insert into safety_mail (id, appointment_id, staff_id, made_at, ended_at, result, error, tries) values ($1, $2, $3, $4, $4, 'given-up', 'address-refused', 1)", [house.newId(), visit, els.id, house.now]);
      await db.query("insert into account_mail (id, staff_id, made_at, ended_at, result, error, tries) values ($1, $2, $3, $3, 'given-up', 'no-connection', 77)", [house.newId(), els.id, house.now]);
    });
    const client = await administrator();
    const page = await client.get('/beheer/mail');
    for (const words of ['Melding over de veiligheid van een collega, voor Els de Wit', 'Bericht aan het oude adres van een account, voor Els de Wit', 'Bel deze collega', '2 berichten<']) expect([words, page.text.includes(words)]).toEqual([words, true]);
    expect([htmlFaults(page.text), page.text.includes('Alles nu opnieuw proberen'), /2019-\d{5}/.test(page.text)]).toEqual([[], true, false]);
    expect((await client.get('/accounts')).text).toContain('2 berichten zijn niet verstuurd');
    await house.database.transaction({ role: 'bis_app', user: els.id, request: 'test' }, async (db) => {
      await actFor(db, els.id);
      expect(await db.query('select * from bis_unsent_to_colleagues()')).toEqual([]);
    });
    // An alarm that was given up is tried again; of a mail to a former address nobody has that address any more.
    const stand = async () => [...await sql('select result, tries, next_try from safety_mail'), ...await sql('select result, tries, next_try from account_mail')];
    const before = await stand();
    const again = 'update safety_mail set result = null, ended_at = null, next_try = $1, tries = 0';
    await house.database.transaction({ role: 'bis_app', user: els.id, request: 'test' }, async (db) => { await actFor(db, els.id); await db.query(again, [house.now]); });
    expect(await stand()).toEqual(before);
    await client.post('/beheer/mail/opnieuw', {}, { from: '/beheer/mail' });
    expect(await stand()).toMatchObject([{ result: null, tries: 0 }, { result: 'given-up', tries: 77, next_try: null }]);
    await own.as((db) => db.query('truncate safety_mail, account_mail'));
  });

  test('where only a mail to a former address was given up, no button says that it can go again', async () => {
    const els = await signedIn(server, house.database, { roles: ['mediator'], name: 'Els de Wit' });
    const own = cases(house);
    await own.as((db) => db.query("insert into account_mail (id, staff_id, made_at, ended_at, result, error, tries) values ($1, $2, $3, $3, 'given-up', 'no-connection', 77)", [house.newId(), els.id, house.now]));
    const page = await (await administrator()).get('/beheer/mail');
    expect([page.text.includes('Bericht aan het oude adres'), page.text.includes('Alles nu opnieuw proberen')]).toEqual([true, false]);
    await own.as((db) => db.query('truncate account_mail'));
  });

  test('nobody else opens the tray, and the database shows no row of it to the server, whoever asks', async () => {
    await register();
    await round(fails('no-connection'));
    for (const role of ['desk', 'mediator', 'policy', 'privacy-officer', 'director'] as const) {
      const client = await signedIn(server, house.database, { roles: [role] });
      expect([role, (await client.get('/beheer/mail')).status]).toEqual([role, 403]);
    }
    expect(await sql('select id from outbox', 'bis_app')).toEqual([]);
    expect(await sql('select * from bis_unsent()', 'bis_app')).toEqual([]);
    expect(await sql('select waiting::int, given_up::int from bis_tray()', 'bis_app')).toEqual([{ waiting: 0, given_up: 0 }]);
    await house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, (db) => db.query("update outbox set next_try = '2030-01-01'"));
    expect(await sql("select id from outbox where next_try = '2030-01-01'")).toEqual([]);
  });
});
