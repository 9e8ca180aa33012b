import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type TestServer } from '../../test/visit.ts';
import { caseworkRoutes } from '../casework/routes.tsx';
import { addDays, dayOf } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import { takeAnswers } from '../database/journal-answer.ts';
import { readCase } from '../database/journal.ts';
import { tasksOf } from '../database/people/task.ts';
import { readPerson } from '../database/people/people.ts';
import { routes as worklists } from '../worklists/routes.tsx';
import { questionsInCase } from './panel.tsx';
import { routes } from './routes.tsx';
import { PASSED_ON } from './texts.ts';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let guest: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...worklists, ...caseworkRoutes([questionsInCase])]);
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dees Desk' });
  guest = visitor(server);
});
afterAll(() => house.close());

const numberOf = async (id: CaseId) => (await own.as((db) => readCase(db, id)))?.number ?? '';
const PROFESSIONAL = { entry: 'professional', referrerKind: 'probation-rn' } as const;
const WORDS = { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Karel Zwanehals', telephone: '06 12345678', address: 'Dorpsstraat 1\n1234 AB Dorp' }], referrer: { name: 'Rens Reclasseerder' } };

/** A question that was asked, on the screens. */
async function asked(question = 'Sinds wanneer kent u uw cliënt?'): Promise<{ id: CaseId; number: string }> {
  const id = await own.open({ referral: PROFESSIONAL, words: WORDS });
  const number = await numberOf(id);
  expect(await desk.post(`/zaken/${number}/vraag-aan-verwijzer`, { 'v-question': question, dag: dayOf(server.clock.now) })).toMatchObject({ status: 303 });
  return { id, number };
}

async function linked(number: string, fields = {}): Promise<string> {
  const page = await desk.post(`/zaken/${number}/vraag-link`, fields);
  expect([page.status, htmlFaults(page.text)]).toEqual([200, []]);
  return /http:\/\/localhost:3000\/vraag\/([0-9a-z-]+)</.exec(page.text)?.[1] ?? 'no code';
}

const open = (code: string) => guest.post('/vraag', { code });
const answer = (code: string, reactie: string) => guest.post('/vraag/antwoord', { code, reactie }, { from: '/vraag' });
const settled = () => takeAnswers({ ...house, passedOn: PASSED_ON }, server.clock.now);

describe('a question back to the referrer', () => {
  test('is asked by the desk, opened with the link, answered, and lies with the words of the referrer', async () => {
    const { id, number } = await asked();
    expect((await desk.get('/aanmeldpunt?lijst=verwijzer')).text).toMatch(/Wacht op de verwijzer[\s\S]*Dag 1 van 14/);
    const code = await linked(number);
    const before = await guest.get(`/vraag/${code}`);
    expect([before.status, htmlFaults(before.text), before.text.includes('Sinds wanneer')]).toEqual([200, [], false]);
    const question = await open(code);
    expect([question.status, htmlFaults(question.text)]).toEqual([200, []]);
    expect(question.text).toContain('Sinds wanneer kent u uw cliënt?');
    for (const told of [number, 'Testina', 'Zwanehals', 'Rens', 'Dees', id]) expect(question.text).not.toContain(told);
    expect(await answer(code, 'Sinds maart.')).toMatchObject({ status: 303, location: '/vraag/verstuurd' });
    expect((await guest.get('/vraag/verstuurd')).text).toContain('Uw antwoord is binnen');
    expect(await settled()).toBe(1);
    const file = await own.as((db) => readCase(db, id));
    expect(file?.state.question).toEqual({ number: 1, asked: dayOf(server.clock.now), answered: dayOf(server.clock.now) });
    expect(file?.entries.at(-1)).toMatchObject({ actor: 'public', fact: { kind: 'ReferrerAnswered', number: 1 } });
    expect(file?.intact).toBe(true);
    expect((await own.as((db) => readPerson(db, house.keys, id, 'referrer')))?.words.filter(({ kind }) => kind === 'answer').map(({ text }) => text)).toEqual(['Sinds maart.']);
    const list = (await desk.get('/aanmeldpunt?lijst=verwijzer')).text;
    expect(list).toContain('Antwoord ontvangen');
    expect(list).toContain(`<a href="/zaken/${number}#vraag">Antwoord lezen`);
    // Nobody says that it is dealt with unread.
    const settling = await desk.get(`/zaken/${number}/antwoord-verwerkt`);
    expect([settling.text.includes('Sinds wanneer kent u uw cliënt?'), settling.text.includes('Sinds maart.'), htmlFaults(settling.text)]).toEqual([true, true, []]);
    const page = (await desk.get(`/zaken/${number}`)).text;
    for (const shown of ['Sinds wanneer kent u uw cliënt?', 'Sinds maart.', 'Het antwoord is verwerkt']) expect(page).toContain(shown);
    expect((await desk.post(`/zaken/${number}/antwoord-verwerkt`, { dag: dayOf(server.clock.now) })).status).toBe(303);
    expect((await desk.get('/aanmeldpunt?lijst=verwijzer')).text).not.toContain(number);
  });

  test('keeps no link and no answer in sight: a keyed hash, and an answer only until it is in the case', async () => {
    const { id, number } = await asked();
    const code = await linked(number);
    expect(code.replaceAll('-', '')).toMatch(/^[0-9a-hjkmnp-tv-z]{28}$/); // 5 bits each: 140
    await answer(code, 'Een antwoord van de verwijzer.');
    const row = () => own.as((db) => db.query<{ token_hash: Buffer; answer: Buffer | null; until: string }>('select token_hash, answer, until from referrer_question where case_id = $1', [id]));
    const [kept] = await row();
    expect(kept?.until).toBe(addDays(dayOf(server.clock.now), 13));
    expect([kept?.answer?.includes('verwijzer'), kept?.token_hash.equals(house.keys.token('question', code.replaceAll('-', '')))]).toEqual([false, true]);
    await settled();
    expect((await row())[0]?.answer).toBeNull();
  });

  test('whoever types the code instead may write capitals, spaces, and letters that look like digits', async () => {
    const { number } = await asked();
    const code = await linked(number);
    const typed = code.toUpperCase().replaceAll('-', '  ').replaceAll('0', 'O').replaceAll('1', 'L');
    expect((await open(typed)).text).toContain('Sinds wanneer kent u uw cliënt?');
  });

  test('speaks English to whoever chose it, on every page; a language that it has not is Dutch, and a page with something on it leads to none', async () => {
    const { number } = await asked('Since when have you known your client?');
    const code = await linked(number);
    const abroad = visitor(server);
    const first = await abroad.get(`/vraag/${code}?taal=en`);
    expect([first.text.includes('<html lang="en"'), first.text.includes('Open the question'), first.text.includes(`href="/vraag/${code}?taal=nl"`)]).toEqual([true, true, true]);
    const open = await abroad.post('/vraag', { code });
    expect([open.text.includes('Your answer'), htmlFaults(open.text), open.text.includes('?taal=')]).toEqual([true, [], false]);
    for (const [reactie, words] of [['', 'Please write your answer here'], ['a\u202eb', 'cannot be read'], ['x'.repeat(5001), 'This is too long: 5001']] as const) expect((await abroad.post('/vraag/antwoord', { code, reactie }, { from: '/vraag' })).text).toContain(words);
    expect((await abroad.post('/vraag', { code: 'nothing' })).text).toContain('No question can be opened');
    expect((await abroad.post('/vraag/antwoord', { code, reactie: 'Since March.' }, { from: '/vraag' })).status).toBe(303);
    expect((await abroad.get('/vraag/verstuurd')).text).toContain('We have received your answer');
    const easy = visitor(server);
    await easy.get('/vraag?taal=nl-easy');
    easy.cookies.set('taal', 'nl-easy');
    expect((await easy.get('/vraag')).text).toContain('Vraag openen');
  });

  test('an empty answer says so at the field; what is typed is still there, and nothing is kept', async () => {
    const { id, number } = await asked();
    const code = await linked(number);
    const empty = await answer(code, '  ');
    expect([empty.status, htmlFaults(empty.text)]).toEqual([422, []]);
    expect(empty.text).toContain('Schrijf hier uw antwoord.');
    const long = await answer(code, 'x'.repeat(5001));
    expect([long.status, long.text.includes('x'.repeat(5001))]).toEqual([422, true]);
    expect((await own.as((db) => readCase(db, id)))?.state.question?.answered).toBeNull();
  });

  test('a newer link ends the older one; a withdrawn question, an answer by telephone and a rejection end every link', async () => {
    const { number } = await asked();
    const first = await linked(number);
    const second = await linked(number);
    expect([(await open(first)).status, (await open(second)).status]).toEqual([422, 200]);
    await desk.post(`/zaken/${number}/vraag-ingetrokken`, { dag: dayOf(server.clock.now) });
    expect((await open(second)).status).toBe(422);
    const told = await asked();
    const code = await linked(told.number);
    await desk.post(`/zaken/${told.number}/antwoord-verwijzer`, { 'v-reply': 'Aan de telefoon: sinds mei.', dag: dayOf(server.clock.now) });
    expect((await open(code)).status).toBe(422);
    const gone = await asked();
    const last = await linked(gone.number);
    await desk.post(`/zaken/${gone.number}/afgekeurd`, { 'v-reason': 'withdrawn', 'v-called': 'not-applicable', dag: dayOf(server.clock.now) });
    expect((await open(last)).status).toBe(422);
  });

  test('what was answered just before the question was withdrawn is kept, and is no fact', async () => {
    const { id, number } = await asked();
    const code = await linked(number);
    await answer(code, 'Nog net op tijd.');
    await desk.post(`/zaken/${number}/vraag-ingetrokken`, { dag: dayOf(server.clock.now) });
    await settled();
    expect((await own.as((db) => readCase(db, id)))?.state.question).toBeNull();
    expect((await own.as((db) => readPerson(db, house.keys, id, 'referrer')))?.words.some(({ text }) => text === 'Nog net op tijd.')).toBe(true);
  });

  test('what is answered after the case went out is a task of its mediator, without a word of it, and the desk sees to whom it went', async () => {
    const id = await own.open({ referral: PROFESSIONAL, words: WORDS });
    const number = await numberOf(id);
    await desk.post(`/zaken/${number}/vraag-aan-verwijzer`, { 'v-question': 'Sinds wanneer kent u uw cliënt?', dag: dayOf(server.clock.now) });
    const code = await linked(number);
    const colleague = await own.staff('mediator');
    await own.as((db) => db.query("update staff set name = 'Mia Middelaar' where id = $1", [colleague]));
    for (const [order, values] of [['judge-violence', { domestic: 'no', stalking: 'no' }], ['accept', {}]] as const) expect([order, (await own.give(own.by(desk.id as never), { caseId: id, order, values })).ok]).toEqual([order, true]);
    await own.give(own.by(desk.id as never), { caseId: id, order: 'record-detail', person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Voorbeeldstraat 1' } });
    expect((await own.give(own.by(desk.id as never), { caseId: id, order: 'allocate', values: { mediator: colleague } })).ok).toBe(true);
    expect((await answer(code, 'Sinds april, en er is iets veranderd.')).status).toBe(303);
    await settled();
    expect(await settled()).toBe(0);
    expect(await own.as((db) => tasksOf(db, house.keys, id))).toEqual([expect.objectContaining({ owner: colleague, due: dayOf(server.clock.now), text: PASSED_ON, doneAt: null })]);
    expect(PASSED_ON).not.toContain('april');
    expect((await desk.get(`/zaken/${number}`)).text).toContain('doorgegeven aan Mia Middelaar');
    const mediator = await signedIn(server, house.database, { id: colleague, roles: ['mediator'] });
    expect((await mediator.get('/vandaag')).text).toContain('De verwijzer antwoordde op een vraag');
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('Sinds april, en er is iets veranderd.');
  });

  test('two answers at once: one is kept, the other is told and gets its words back', async () => {
    const { id, number } = await asked();
    const code = await linked(number);
    const two = [visitor(server), visitor(server)];
    const pages = await Promise.all(two.map(async (client, n) => client.post('/vraag/antwoord', { code, reactie: `Antwoord ${n}`, eenmalig: await client.keyFor('/vraag') })));
    expect(pages.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    const lost = pages.findIndex(({ status }) => status === 422);
    expect(pages[lost]?.text).toContain(`Antwoord ${lost}`);
    await settled();
    expect((await own.as((db) => readPerson(db, house.keys, id, 'referrer')))?.words.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  });

  test('after fourteen days the link is over, and the list says to call', async () => {
    const before = server.clock.now;
    const { number } = await asked();
    const code = await linked(number);
    try {
      server.clock.now = new Date(before.getTime() + 13 * 86_400_000);
      expect((await open(code)).status).toBe(200);
      server.clock.now = new Date(before.getTime() + 14 * 86_400_000);
      expect((await open(code)).status).toBe(422);
      const later = await signedIn(server, house.database, { roles: ['desk'] });
      expect((await later.get('/aanmeldpunt?lijst=verwijzer')).text).toContain('De tijd om te antwoorden is voorbij');
      expect((await later.get(`/zaken/${number}/vraag-link`)).text).toContain('Er staat nu geen vraag open');
    } finally { server.clock.now = before; desk = await signedIn(server, house.database, { id: desk.id, roles: ['desk'] }); }
  });

  test('while somebody has their data restricted, a link that was given before opens nothing, in the words of one that nobody has; once that is lifted it opens again', async () => {
    const { id, number } = await asked();
    const code = await linked(number);
    const unknown = await open('geen-code');
    const plain = ({ status, text }: typeof unknown) => [status, text.replace(/value="[^"]*"/g, '')];
    const request = house.newId();
    await own.as(async (db) => {
      await db.query('insert into office_file (id, key_id, opened_at) values ($1, 9000001, $2)', [request, house.now]);
      await db.query("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-001', 'restriction', '2019-03-04', $1, $2, $3)", [request, house.now, desk.id]);
      await db.query("insert into restriction (id, request_id, case_id, person, since, by) values ($1, $1, $2, 'p1', '2019-03-04', $3)", [request, id, desk.id]);
    });
    expect(plain(await open(code))).toEqual(plain(unknown));
    await own.as((db) => db.query('update restriction set lifted_on = since, lifted_by = by'));
    expect((await open(code)).status).toBe(200);
  });

  test('is not asked of who referred themselves, nor after it was accepted', async () => {
    const self = await numberOf(await own.open());
    expect((await desk.get(`/zaken/${self}/vraag-aan-verwijzer`)).text).toContain('In deze zaak is geen verwijzer.');
  });

  test('a name, number or address of the other side in it is pointed out, and no link is made before somebody looked', async () => {
    const { number } = await asked('Heeft Zwanehals nog nummer 0612345678, op 1234ab?');
    const page = await desk.get(`/zaken/${number}/vraag-link`);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const found of ['“Zwanehals”', '“0612345678”', '“1234ab”']) expect(page.text).toContain(found);
    const refused = await desk.post(`/zaken/${number}/vraag-link`);
    expect([refused.status, refused.text.includes('/vraag/')]).toEqual([422, false]);
    expect(refused.text).toContain('zet hier een vinkje');
    expect(await linked(number, { nagekeken: 'ja' })).toMatch(/^[0-9a-z-]+$/);
    const [line] = await own.as((db) => db.query<{ act: string; people: string[] }>('select act, people from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
    expect(line).toEqual({ act: 'vraag-link-gemaakt', people: [`referrer ${p2}`] });
  });

  test('opening it leaves a line with the case, and no colleague', async () => {
    const { id, number } = await asked();
    await open(await linked(number));
    const [line] = await own.as((db) => db.query<{ act: string; cases: string[]; staff_id: string | null }>('select act, cases, staff_id from access_log order by id desc limit 1'));
    expect(line).toEqual({ act: 'vraag-geopend', cases: [id], staff_id: null });
  });
});
