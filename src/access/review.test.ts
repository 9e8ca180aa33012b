import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { allocated, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { runReviews } from './job.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const own = cases(house);
const sql = <T>(text: string, values: unknown[] = []) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query<T>(text, values));
const parts = { database: house.database, keys: house.keys, newId: house.newId };
/** Monday after the week of 4 March 2019. */
const MONDAY = new Date('2019-03-11T07:00:00Z');
const CALLER = 'Grutto';

let staff: Staff;
let officer: Client;
let curious: Client;
let mine: Story;
let neighbour: Story;
beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
  curious = await signedIn(server, house.database, { roles: ['desk'], name: `Nico van ${CALLER}` });
  mine = await story(own, staff, { words: { people: [{ name: `Anna ${CALLER}` }, { name: 'Piet Proef' }] } });
  neighbour = await story(own, staff, { words: { people: [{ name: 'Berta Voorbeeld', address: 'Voorbeeldstraat 1\n1234 AB Voorbeeldstad' }, { name: 'Kees Proef' }] } });
  await allocated(mine, staff);
  await look(curious.id, '2019-03-05T10:00:00Z', 'zaak-geopend', mine);
  await look(staff.mediator, '2019-03-05T10:00:00Z', 'zaak-geopend', mine);
});

const look = (who: string, at: string, act: string, one: Story) => sql(
  "insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5, '{p1}')", [house.newId(), at, who, act, [one.id]]);
const at = (now: string | Date) => { server.clock.now = new Date(now); };

test('a postcode of a colleague is sealed and shown nowhere', async () => {
  expect((await officer.post('/inzage/nakijken/postcodes', { collega: curious.id, postcode: '12 AB' })).status).toBe(422);
  expect((await officer.post('/inzage/nakijken/postcodes', { collega: 'x', postcode: '1234 AB' })).text).toContain('Kies een collega');
  await officer.post('/inzage/nakijken/postcodes', { collega: curious.id, postcode: ' 1234 ab ' });
  const page = await officer.get('/inzage/nakijken/postcodes');
  expect([page.text.includes('1234'), page.text.includes('bewaard'), htmlFaults(page.text)]).toEqual([false, true, []]);
  const rows = await sql<{ postcode: Buffer }>('select postcode from staff_home');
  expect(rows[0]?.postcode.toString('latin1')).not.toContain('1234');
});

describe('the review of a week', () => {
  test('is made once the week is over, and once', async () => {
    expect(await runReviews(parts, new Date('2019-03-10T22:00:00Z'))).toBe(0);
    await look(curious.id, '2019-03-06T10:00:00Z', 'zaak-geopend', neighbour);
    expect(await runReviews(parts, MONDAY)).toBe(1);
    expect(await runReviews(parts, MONDAY)).toBe(0);
    expect(await sql("select week, due, looks from log_review")).toEqual([{ week: '2019-03-04', due: '2019-03-15', looks: 3 }]);
  });

  test('asks about a name in common and about the own street, and holds neither name nor street', async () => {
    const rows = await sql<{ staff_id: string; case_id: string; kinds: string[] }>('select staff_id, case_id, kinds from log_finding order by id');
    expect(rows).toEqual([
      { staff_id: curious.id, case_id: mine.id, kinds: ['same-name'] }, { staff_id: curious.id, case_id: neighbour.id, kinds: ['same-postcode'] },
    ]);
    expect(JSON.stringify(await sql('select * from log_finding'))).not.toContain(CALLER);
  });

  test('shows the privacy officer colleague, number and reason, and nobody of the case', async () => {
    at(MONDAY);
    officer = await signedIn(server, house.database, { roles: ['privacy-officer'], id: officer.id });
    expect((await officer.get('/inzage/nakijken')).text).toContain('Na te kijken');
    const page = await officer.get('/inzage/nakijken/2019-03-04');
    expect(page.text).toContain(`zaak ${mine.number}`);
    expect(page.text).toContain('dezelfde achternaam');
    expect([page.text.includes('Anna'), page.text.includes('Berta'), htmlFaults(page.text)]).toEqual([false, false, []]);
    const [line] = await sql<{ act: string; cases: string[] }>('select act, cases from access_log order by id desc limit 1');
    expect([line?.act, line?.cases.toSorted()]).toEqual(['inzage-nagekeken', [mine.id, neighbour.id].toSorted()]);
    expect((await officer.get('/inzage/nakijken/2019-03-05')).status).toBe(404);
  });

  test('cannot be ended with a question open; an answer needs an outcome and a reason, and what was typed stays', async () => {
    const [one, two] = (await sql<{ id: number }>('select id from log_finding order by id')).map(({ id }) => id);
    const from = { from: '/inzage/nakijken/2019-03-04' };
    const wrong = await officer.post(`/inzage/nakijken/2019-03-04/antwoord/${one}`, { [`toelichting-${one}`]: 'Half getypt' }, from);
    expect([wrong.status, wrong.text.includes('Half getypt'), wrong.text.includes('Kies wat eruit kwam.')]).toEqual([422, true, true]);
    expect(htmlFaults(wrong.text)).toEqual([]);
    await officer.post(`/inzage/nakijken/2019-03-04/antwoord/${one}`, { [`uitkomst-${one}`]: 'explained', [`toelichting-${one}`]: 'Verving een collega.' }, from);
    const early = await officer.post('/inzage/nakijken/2019-03-04/afronden', {}, from);
    expect([early.status, early.text.includes('zonder antwoord')]).toEqual([422, true]);
    await officer.post(`/inzage/nakijken/2019-03-04/antwoord/${two}`, { [`uitkomst-${two}`]: 'talk', [`toelichting-${two}`]: 'Gesprek gehad.' }, from);
    expect((await officer.post('/inzage/nakijken/2019-03-04/afronden', {}, from)).location).toBe('/inzage/nakijken');
    expect((await officer.get('/inzage/nakijken')).text).toContain('Afgerond');
    expect((await sql<{ remark: Buffer }>('select remark from log_answer')).every(({ remark }) => !remark.toString('latin1').includes('Gesprek'))).toBe(true);
    expect((await officer.get('/inzage/nakijken/2019-03-04')).text).toContain('Verving een collega.');
  });

  test('is late after the Friday of the week after, on the start page too', async () => {
    await look(curious.id, '2019-03-13T10:00:00Z', 'zaak-geopend', mine);
    expect(await runReviews(parts, new Date('2019-03-18T07:00:00Z'))).toBe(1);
    const late = async (now: string) => {
      at(now);
      officer = await signedIn(server, house.database, { roles: ['privacy-officer'], id: officer.id });
      return (await officer.get('/inzage')).text.includes('count--urgent');
    };
    expect([await late('2019-03-22T10:00:00Z'), await late('2019-03-23T10:00:00Z')]).toEqual([false, true]);
    expect((await officer.get('/inzage/nakijken')).text).toContain('Te laat');
  });

  test('is made for each week of a server that was off', async () => {
    expect(await runReviews(parts, new Date('2019-04-09T07:00:00Z'))).toBe(3);
  });
});

test('asks about whoever looked before being kept out, tried the emergency door, or broke the glass; not about a trainee or a stand-in', async () => {
  const other = await story(own, staff, { words: { people: [{ name: 'Jo Proef' }, { name: 'Mia Proef' }] } });
  await allocated(other, staff);
  const [trainee, standIn] = [await own.staff('mediator'), await own.staff('mediator')];
  await sql("update staff set name = 'Bep Beleid' where id = $1", [staff.policy]);
  const week = (day: string) => `2019-04-${day}T10:00:00Z`;
  for (const who of [trainee, standIn]) for (const day of ['09', '10', '11']) await look(who, week(day), 'zaak-geopend', other);
  await look(staff.desk, week('09'), 'zaak-geopend', other);
  await look(staff.policy, week('09'), 'noodtoegang', other);
  await look(curious.id, week('10'), 'noodtoegang', neighbour);
  await sql("insert into case_part (id, case_id, staff_id, part, mentor, from_day, given_by, given_at) values ($1, $2, $3, 'trainee', $4, '2019-04-01', $4, $5)", [house.newId(), other.id, trainee, staff.mediator, week('01')]);
  await sql("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-04-01', '2019-04-30', $3, $4)", [house.newId(), staff.mediator, standIn, week('01')]);
  for (const who of [staff.desk, staff.policy]) await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [house.newId(), other.id, who, week('12')]);
  expect(await runReviews(parts, new Date('2019-04-15T07:00:00Z'))).toBe(1);
  const rows = await sql<{ staff_id: string; kinds: string[] }>("select staff_id, kinds from log_finding where week = '2019-04-08' order by cardinality(kinds), kinds");
  expect(rows).toEqual([
    { staff_id: curious.id, kinds: ['glass'] }, { staff_id: staff.desk, kinds: ['kept-out'] }, { staff_id: staff.policy, kinds: ['kept-out', 'glass'] },
  ]);
  at('2019-04-15T10:00:00Z');
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], id: officer.id });
  const page = await officer.get('/inzage/nakijken/2019-04-08');
  expect([page.text.includes('Deze collega mag niet bij deze zaak.'), page.text.includes('De collega vroeg noodtoegang tot deze zaak.'), htmlFaults(page.text)]).toEqual([true, true, []]);
});

test('a privacy officer who is excluded from a case is not asked about it, sees no number of it, and leaves the rest to another', async () => {
  const [row] = await sql<{ id: number; case_id: string; week: string }>("select id, case_id, week from log_finding where week = '2019-04-08' and 'kept-out' = any(kinds) limit 1");
  await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [house.newId(), row!.case_id, officer.id, '2019-04-15T08:00:00Z']);
  const [{ number }] = await sql<{ number: string }>('select number from bis_case where id = $1', [row!.case_id]) as [{ number: string }];
  const page = await officer.get('/inzage/nakijken/2019-04-08');
  expect([page.status, page.text.includes(number), (await officer.get(`/inzage/zaak/${number}`)).status]).toEqual([200, false, 404]);
  const [open] = await sql<{ id: number }>("select id from log_finding f where week = '2019-04-08' and case_id <> $1", [row!.case_id]);
  const from = { from: '/inzage/nakijken/2019-04-08' };
  expect((await officer.post(`/inzage/nakijken/2019-04-08/antwoord/${row!.id}`, { [`uitkomst-${row!.id}`]: 'talk', [`toelichting-${row!.id}`]: 'x' }, from)).status).toBe(404);
  await officer.post(`/inzage/nakijken/2019-04-08/antwoord/${open!.id}`, { [`uitkomst-${open!.id}`]: 'talk', [`toelichting-${open!.id}`]: 'Nodig.' }, from);
  expect((await officer.get('/inzage/nakijken/2019-04-08')).text).toContain('Een andere privacyfunctionaris beantwoordt de rest');
});

test('a postcode can be taken away', async () => {
  at('2019-03-23T10:00:00Z');
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], id: officer.id });
  await officer.post('/inzage/nakijken/postcodes', { collega: curious.id, postcode: '' });
  expect(await sql('select staff_id from staff_home')).toEqual([]);
});

test('nobody else comes here, and the register of reviews can only grow', async () => {
  at('2019-03-23T10:00:00Z');
  curious = await signedIn(server, house.database, { roles: ['desk'], id: curious.id });
  for (const path of ['/inzage/nakijken', '/inzage/nakijken/2019-03-04', '/inzage/zegel', '/inzage/zegel/kop', `/inzage/zaak/${mine.number}`]) expect((await curious.get(path)).status).toBe(403);
  for (const text of ['update log_answer set outcome = outcome', 'delete from log_review_end', 'delete from log_finding', 'insert into log_review (week, made_at, due, looks) select week + 70, made_at, due, 0 from log_review']) {
    await expect(house.database.transaction({ role: 'bis_app', user: null, request: '' }, (db) => db.query(text)), text).rejects.toThrow(/permission denied/);
  }
});
