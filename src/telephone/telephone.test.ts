import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { routes as mediators } from '../allocation/routes.tsx';
import { caseworkRoutes } from '../casework/routes.tsx';
import { dayOf } from '../core/day.ts';
import type { CaseId, StaffId } from '../core/fields.ts';
import type { OrderName } from '../core/case/orders.ts';
import { readCase } from '../database/journal.ts';
import { actFor } from '../database/context.ts';
import { addWords } from '../database/people/people.ts';
import { keepTelephone } from '../database/staff-telephone.ts';
import { signInRoutes } from '../sign-in/routes.tsx';
import { routes as worklists } from '../worklists/routes.tsx';
import { telephoneInCase } from './panel.tsx';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let mediator: Client;
let supervisor: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...worklists, ...mediators, ...signInRoutes(null), ...caseworkRoutes([telephoneInCase])]);
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dees Desk' });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], name: 'Bo Bemiddelaar', email: 'bo@test.invalid' });
  supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'], name: 'Wil Werkbegeleider' });
});
afterAll(() => house.close());

async function tell(id: CaseId, order: OrderName, values: Record<string, unknown> = {}, how: { person?: string; relation?: 'mediator'; texts?: Record<string, string> } = {}) {
  const relation = how.relation ?? 'desk';
  const given = await own.give({ ...own.by((relation === 'desk' ? desk : mediator).id as StaffId, relation), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId: id, order, values, person: (how.person ?? null) as never, texts: how.texts ?? {} });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}

async function sentOut(): Promise<{ id: CaseId; number: string }> {
  const id = await own.open();
  await tell(id, 'judge-violence', { domestic: 'no', stalking: 'no' });
  await tell(id, 'accept');
  await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(id, 'allocate', { mediator: mediator.id });
  return { id, number: (await own.as((db) => readCase(db, id)))?.number ?? '' };
}

describe('the desk answers the telephone after the case went out (P-11)', () => {
  test('from one page: who has the case, how contact with the caller is safe, and no notes', async () => {
    const { id, number } = await sentOut();
    await tell(id, 'state-safe-contact', { post: 'no', telephone: 'yes', voicemail: 'no', email: 'not-asked' }, { person: p1, texts: { times: 'na zes uur', codeWord: 'roos', remarks: 'Broer neemt op' } });
    await own.as((db) => addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: 'Zij huilde aan tafel.', factSeq: null, by: mediator.id, now: house.now, newId: house.newId }));
    expect((await desk.get(`/zaken/${number}`)).text).toContain(`/zaken/${number}/telefoon`);
    const first = await desk.get(`/zaken/${number}/telefoon`);
    expect([first.status, htmlFaults(first.text)]).toEqual([200, []]);
    for (const shown of ['Bo Bemiddelaar', 'bo@test.invalid', 'Testina van Voorbeeld']) expect(first.text).toContain(shown);
    for (const hidden of ['roos', 'Dorpsstraat', 'huilde', 'Boodschap achterlaten']) expect(first.text).not.toContain(hidden);
    const page = await desk.get(`/zaken/${number}/telefoon?wie=p1`);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const shown of ['<dt>Wanneer bellen</dt><dd>na zes uur</dd>', '<dt>Codewoord</dt><dd>roos</dd>', '<dt>Let op</dt><dd>Broer neemt op</dd>', 'Veilig contact met Testina van Voorbeeld', 'Boodschap achterlaten']) expect(page.text).toContain(shown);
    for (const hidden of ['Dorpsstraat', 'huilde']) expect(page.text).not.toContain(hidden);
    const other = await desk.get(`/zaken/${number}/telefoon?wie=p2`);
    for (const hidden of ['roos', 'Codewoord']) expect(other.text).not.toContain(hidden);
    expect(other.text).toContain('bel niet zomaar terug');
    const [line] = await own.as((db) => db.query<{ act: string; people: string[] }>('select act, people from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
    expect(line).toEqual({ act: 'telefoon-opgenomen', people: ['p1 p2'] });
  });

  test('reads the day of birth of whoever is said to call, to hold beside the answer, and of nobody else', async () => {
    const { id, number } = await sentOut();
    await own.as((db) => addWords(db, house.keys, { caseId: id, compartment: 'person', person: p1, kind: 'birth-date', text: '1981-04-03', factSeq: null, by: desk.id, now: house.now, newId: house.newId }));
    const page = async (who: string) => (await desk.get(`/zaken/${number}/telefoon?wie=${who}`)).text;
    expect(await page('p1')).toContain('<dt>Geboren</dt><dd>3 april 1981</dd>');
    for (const who of ['', 'p2', 'ander']) expect([who, (await page(who)).includes('1981')]).toEqual([who, false]);
  });

  test('somebody near who calls is told as whom they belong to: how that person is reached, with their code word', async () => {
    const { id, number } = await sentOut();
    await tell(id, 'state-safe-contact', { post: 'no', telephone: 'yes', voicemail: 'no', email: 'not-asked' }, { person: p1, texts: { codeWord: 'roos' } });
    await tell(id, 'add-supporter', { as: 'friend' }, { person: p1, texts: { name: 'Vriendin Voorbeeld' } });
    const page = (await desk.get(`/zaken/${number}/telefoon?wie=p3`)).text;
    expect([htmlFaults(page), page.includes('<b aria-current="true">Vriendin Voorbeeld (steunfiguur van '), page.includes('<dt>Codewoord</dt><dd>roos</dd>')]).toEqual([[], true, true]);
  });

  test('a mother who registered her child is no referrer here; whoever does that for their work is', async () => {
    const page = async (entry: 'acquaintance' | 'professional') => {
      const id = await own.open({ referral: { entry, referrerKind: entry === 'professional' ? 'prison' : null }, words: { people: [{ name: 'Kim Proef' }], referrer: { name: 'Vera Proef' } } });
      for (const [order, values] of [['judge-violence', { domestic: 'no', stalking: 'no' }], ['accept', {}], ['record-detail', { channel: 'post', source: 'prosecution' }], ['allocate', { mediator: mediator.id }]] as const) {
        await tell(id, order, values, order === 'record-detail' ? { person: p2, texts: { detail: 'Dorpsstraat 1' } } : {});
      }
      return (await desk.get(`/zaken/${(await own.as((db) => readCase(db, id)))?.number ?? ''}/telefoon?wie=referrer`)).text;
    };
    const [near, professional] = [await page('acquaintance'), await page('professional')];
    expect([near.includes('Vera Proef (meldde aan)'), near.includes('(verwijzer)'), professional.includes('Vera Proef (verwijzer)')]).toEqual([true, false, true]);
    // Nobody asked the mother whether she may be called (P-06); of somebody at work nothing is asked.
    expect([near, professional].map((text) => [text.includes('bel niet zomaar terug'), text.includes('id="veilig-contact"')])).toEqual([[true, true], [false, false]]);
  });

  test('leaves a message, which the mediator finds on the page of today as a task, with who called and who wrote it down', async () => {
    const { number } = await sentOut();
    const address = `/zaken/${number}/telefoon`;
    const from = `${address}?wie=p1`;
    const empty = await desk.post(address, { wie: 'p1', boodschap: ' ' }, { from });
    expect([empty.status, htmlFaults(empty.text)]).toEqual([422, []]);
    expect(empty.text).toContain('Schrijf hier de boodschap.');
    const left = await desk.post(address, { wie: 'p1', boodschap: 'Kan donderdag niet.', terug: 'ja' }, { from });
    expect(left).toMatchObject({ status: 303, location: expect.stringMatching(/&achtergelaten=[0-9a-f-]{36}$/) });
    expect(left.location?.startsWith(from)).toBe(true);
    expect((await desk.get(left.location ?? '')).text).toContain('staat bij de bemiddelaar op Vandaag');
    const today = (await mediator.get('/vandaag')).text;
    expect(today).toContain('Testina van Voorbeeld belde: Kan donderdag niet. (wil teruggebeld worden)');
    expect(today).toContain('Opgeschreven door Dees Desk');
  });

  test('takes it back as long as it is just left and not done, its words with it; nobody else does', async () => {
    const [{ number }, wrong] = [await sentOut(), await sentOut()];
    const from = `/zaken/${number}/telefoon?wie=p1`;
    const leave = async () => (await desk.post(`/zaken/${number}/telefoon`, { wie: 'p1', boodschap: 'Is verhuisd.' }, { from })).location ?? '';
    const back = (at: string) => `/zaken/${number}/telefoon/${at.split('=').at(-1)}/terug`;
    const kept = () => own.as((db) => db.query<{ done: boolean }>("select done_at is not null as done from task t join bis_case b on b.id = t.case_id where b.number = $1", [number]));
    const first = await leave();
    const page = (await desk.get(first)).text;
    expect([page.includes('Boodschap terugnemen'), htmlFaults(page)]).toEqual([true, []]);
    const other = await signedIn(server, house.database, { roles: ['desk'] });
    expect((await other.post(back(first), { wie: 'p1' }, { from })).status).toBe(422);
    expect((await desk.post(back(first).replace(number, wrong.number), { wie: 'p1' }, { from })).status).toBe(422);
    expect((await mediator.post(back(first), {}, { from: `/zaken/${number}` })).status).toBe(403);
    expect(await kept()).toHaveLength(1);
    const gone = await desk.post(back(first), { wie: 'p1' }, { from });
    expect(gone).toMatchObject({ status: 303, location: `${from}&teruggenomen` });
    expect((await desk.get(gone.location ?? '')).text).toContain('De boodschap is weg.');
    expect([await kept(), ...await Promise.all(['/vandaag', `/zaken/${number}`].map(async (path) => (await mediator.get(path)).text.includes('Is verhuisd.')))]).toEqual([[{ done: true }], false, false]);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('teruggenomen');
    const second = await leave();
    await mediator.post(`/zaken/${number}/taken/${second.split('=').at(-1)}/gedaan`, {}, { from: `/zaken/${number}` });
    expect((await desk.post(back(second), { wie: 'p1' }, { from })).status).toBe(422);
    // Data that somebody asked to restrict are kept as they are (AVG art. 18).
    const restricted = await leave();
    await own.as(async (db) => {
      const request = randomUUID();
      await db.query("insert into office_file (id, key_id, opened_at) values ($1, nextval('key_id_seq'), $2)", [request, house.now]);
      await db.query("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-077', 'restriction', '2019-03-04', $1, $2, $3)", [request, house.now, desk.id]);
      await db.query("insert into restriction (id, request_id, case_id, person, since, by) select $1, $1, id, 'p1', '2019-03-04', $3 from bis_case where number = $2", [request, number, desk.id]);
    });
    expect((await desk.post(back(restricted), { wie: 'p1' }, { from })).text).toContain('vroeg iemand om beperking');
    await own.as((db) => db.query("update restriction set lifted_on = '2019-03-04', lifted_by = by"));
    const third = await leave();
    await own.as((db) => db.query("update task set made_at = made_at - interval '31 minutes' where id::text = $1", [third.split('=').at(-1)]));
    expect((await desk.post(back(third), { wie: 'p1' }, { from })).text).toContain('niet meer terug te nemen');
    expect((await mediator.get('/vandaag')).text).toContain('Is verhuisd.');
  });

  test('whoever stands in today is named with the mediator, and finds the message too', async () => {
    const { number } = await sentOut();
    const other = await signedIn(server, house.database, { roles: ['mediator'], name: 'Vera Vervanger' });
    await own.as((db) => db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-04', $2, $4)", [randomUUID(), mediator.id, other.id, server.clock.now]));
    expect((await desk.get(`/zaken/${number}/telefoon`)).text).toMatch(/Vera Vervanger[\s\S]*Vervangt vandaag/);
    await desk.post(`/zaken/${number}/telefoon`, { wie: 'ander', boodschap: 'Rechtbank belde.' }, { from: `/zaken/${number}/telefoon?wie=ander` });
    expect((await other.get('/vandaag')).text).toContain('Iemand anders belde: Rechtbank belde.');
    // Whoever may not know of this case is not named for it, and gets no message.
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) select $1, id, $2, 'excluded', '', $3, $4 from bis_case where number = $5", [randomUUID(), other.id, house.now, desk.id, number]));
    expect((await desk.get(`/zaken/${number}/telefoon`)).text).not.toContain('Vera Vervanger');
  });

  test('a case that was handed back says so, and no message can be left with nobody', async () => {
    const { id, number } = await sentOut();
    const from = `/zaken/${number}/telefoon?wie=p1`;
    const key = await desk.keyFor(`/zaken/${number}/telefoon`, from);
    await tell(id, 'hand-back', { reason: 'workload' }, { relation: 'mediator', texts: { why: 'Te veel.' } });
    const page = (await desk.get(from)).text;
    expect(page).toContain('wacht op een nieuwe bemiddelaar');
    expect(page).not.toContain('Boodschap achterlaten');
    expect((await desk.post(`/zaken/${number}/telefoon`, { wie: 'p1', boodschap: 'Hallo', eenmalig: key })).status).toBe(422);
  });

  test('of a closed case says who had it and how to reach them, and leads to reopening it or writing the call down: a message would be on no list', async () => {
    const { id, number } = await sentOut();
    const from = `/zaken/${number}/telefoon?wie=p1`;
    const key = await desk.keyFor(`/zaken/${number}/telefoon`, from);
    await tell(id, 'stop-case', { by: 'mediator', reason: 'not-told' }, { relation: 'mediator' });
    await tell(id, 'close', {}, { relation: 'mediator' });
    const page = (await desk.get(from)).text;
    // Whoever stands in for somebody today never had it.
    expect([htmlFaults(page), page.includes('Vera Vervanger')]).toEqual([[], false]);
    for (const shown of ['Wie had de zaak', 'Bo Bemiddelaar', 'bo@test.invalid', `href="/zaken/${number}/heropend"`, `href="/zaken/${number}/nog-iets-gekomen"`]) expect([shown, page.includes(shown)]).toEqual([shown, true]);
    expect(page).not.toContain('Boodschap achterlaten');
    expect((await desk.post(`/zaken/${number}/telefoon`, { wie: 'p1', boodschap: 'Hallo', eenmalig: key })).status).toBe(422);
    for (const path of ['heropend', 'nog-iets-gekomen']) expect([path, (await desk.get(`/zaken/${number}/${path}`)).status]).toEqual([path, 200]);
  });
});

describe('the telephone number of a mediator', () => {
  const profile = () => `/bemiddelaars/${mediator.id}`;

  test('is kept sealed, and shown to the desk and the own practice supervisor alone', async () => {
    expect((await desk.post(`${profile()}/telefoon`, { telefoon: '06 12345678' }, { from: profile() })).status).toBe(303);
    const [row] = await own.as((db) => db.query<{ number: Buffer }>('select number from staff_telephone where staff_id = $1', [mediator.id]));
    expect(row?.number.includes('1234')).toBe(false);
    const { number } = await sentOut();
    expect((await desk.get(`/zaken/${number}/telefoon`)).text).toContain('href="tel:0612345678"');
    expect((await supervisor.get(profile())).text).not.toContain('12345678');
    await own.as((db) => db.query('insert into supervision (mediator, supervisor) values ($1, $2)', [mediator.id, supervisor.id]));
    expect((await supervisor.get(profile())).text).toContain('06 12345678');
    expect((await supervisor.post(`${profile()}/telefoon`, { telefoon: '06 99999999' }, { from: profile() })).status).toBe(403);
  });

  test('says at the field what is no number, keeps what was typed, and goes when it is left empty', async () => {
    const wrong = await desk.post(`${profile()}/telefoon`, { telefoon: '12' }, { from: profile() });
    expect([wrong.status, htmlFaults(wrong.text)]).toEqual([422, []]);
    expect(wrong.text).toContain('Dit is geen telefoonnummer.');
    await desk.post(`${profile()}/telefoon`, { telefoon: '' }, { from: profile() });
    expect(await own.as((db) => db.query('select from staff_telephone where staff_id = $1', [mediator.id]))).toEqual([]);
  });

  test('is given by the mediator on their own page too, is theirs alone to change there, and both write down who did it (P-21)', async () => {
    const page = (await mediator.get('/mijn-account')).text;
    expect([page.includes('id="telefoon"'), htmlFaults(page), (await desk.get('/mijn-account')).text.includes('id="telefoon"')]).toEqual([true, [], false]);
    const wrong = await mediator.post('/mijn-account/telefoon', { telefoon: '12' }, { from: '/mijn-account' });
    expect([wrong.status, wrong.text.includes('Dit is geen telefoonnummer.'), wrong.text.includes('value="12"'), htmlFaults(wrong.text)]).toEqual([422, true, true, []]);
    const shown = /name="getoond" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await mediator.post('/mijn-account/telefoon', { telefoon: '06 87654321', getoond: shown }, { from: '/mijn-account' })).location).toBe('/mijn-account#telefoon');
    expect((await desk.get(profile())).text).toContain('06 87654321');
    // The desk wrote another one meanwhile: nobody overwrites that unseen.
    await desk.post(`${profile()}/telefoon`, { telefoon: '06 11112222' }, { from: profile() });
    const late = await mediator.post('/mijn-account/telefoon', { telefoon: '06 33334444', getoond: shown }, { from: '/mijn-account' });
    expect([late.status, late.text.includes('Nu staat er: 06 11112222'), late.text.includes('value="06 33334444"')]).toEqual([409, true, true]);
    await mediator.post('/mijn-account/telefoon', { telefoon: '' }, { from: '/mijn-account' });
    const events = await own.as((db) => db.query<{ kind: string; by_id: string }>("select kind, by_id from account_event where staff_id = $1 and kind like 'telephone%' order by at, kind", [mediator.id]));
    expect(events.filter(({ by_id }) => by_id === mediator.id).map(({ kind }) => kind).sort()).toEqual(['telephone-changed', 'telephone-removed']);
    expect(events.filter(({ by_id }) => by_id === desk.id).length).toBeGreaterThan(0);
    const history = (await mediator.get('/mijn-account')).text;
    for (const said of ['Telefoonnummer gewijzigd', 'Telefoonnummer weggehaald', 'Dees Desk']) expect(history).toContain(said);
  });

  test('of a colleague is out of reach of another, past every screen', async () => {
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    const write = (staff: string) => house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
      await actFor(db, other.id);
      await keepTelephone(db, house.keys, staff, '06 55556666', { now: server.clock.now, by: other.id });
    });
    await expect(write(mediator.id)).rejects.toThrow(/row-level security/);
    await write(other.id);
  });
});
