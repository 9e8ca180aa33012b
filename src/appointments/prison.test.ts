import { expect, test } from 'vitest';
import { agendas, desk, house, id, later as at, mediator, number, own, plan, planned, press, server, START, tell, WHERE } from '../../test/agendas.ts';
import { actFor } from '../database/context.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Fields } from '../../test/visit.ts';

agendas();

const BOOKED = { inrichting: 'Inrichting Proefdijk', contactpersoon: 'bezoekbureau 000-111', boeking: 'B-7788', meenemen: 'identiteitsbewijs' };
const VISIT: Fields = { soort: 'prison-visit', plaats: 'prison', met: ['p2'], dag: '2019-03-05', tijd: '14:00', duur: '60', waar: '', ...BOOKED, poort: '13.30', verwijzer: 'yes' };
const WORDS = Object.values(BOOKED);
const sheetOf = (address: string, part = '') => `/afspraken/${address.split('/').at(-1)}/blad${part}`;
const detained = (values: Record<string, unknown>, place = '') => tell(id, 'record-detention', values, { person: 'p2', texts: place ? { place } : {} });
const later = (minutes: number) => { server.clock.now = new Date(START.getTime() + minutes * 60_000); };

test('what an institution agreed stands with the appointment, sealed with whoever is visited, and follows when it is moved [P-21]', async () => {
  await detained({ detained: 'yes' });
  const address = await planned(VISIT);
  const one = (await mediator.get(address)).text;
  expect(htmlFaults(one)).toEqual([]);
  for (const said of [...WORDS, '13:30', 'Is erbij', 'Briefje voor de poort']) expect([said, one.includes(said)]).toEqual([said, true]);
  const [place] = await own.as((db) => db.query<{ kind: string; person: string; row: string }>(
    "select c.kind, c.person, row_to_json(a)::text as row from appointment a join sealed s on s.id = a.booking join compartment c on c.id = s.compartment_id where a.case_id = $1", [id]));
  expect([place?.kind, place?.person]).toEqual(['person', 'p2']);
  for (const told of WORDS) expect([told, place?.row.includes(told)]).toEqual([told, false]);
  const form = (await mediator.get(`${address}/verzetten`)).text;
  expect(htmlFaults(form)).toEqual([]);
  for (const said of [...WORDS, '13:30']) expect([said, form.includes(`value="${said}"`)]).toEqual([said, true]);
  const moved = (await press(mediator, `${address}/verzetten`, { ...VISIT, tijd: '15:00', vraagt: 'professional' })).location ?? '';
  expect((await mediator.get(moved)).text).toContain('B-7788');
});

test('a booking is for one person at an institution, and bad input is named at its field with everything still there', async () => {
  for (const [more, field] of [
    [{ poort: 'vroeg' }, 'poort'], [{ poort: '14:01' }, 'poort'], [{ met: ['p1', 'p2'] }, 'met'], [{ boeking: 'x'.repeat(201) }, 'boeking'], [{ soort: 'intake', plaats: 'home' }, 'inrichting'],
    [{ soort: 'intake', plaats: 'home', inrichting: '', contactpersoon: '', boeking: '', meenemen: '', poort: '' }, 'verwijzer'],
  ] as const) {
    const bad = await plan({ ...VISIT, ...more } as Fields);
    expect([field, bad.status, bad.text.includes(`href="#v-${field}"`)]).toEqual([field, 422, true]);
    expect(htmlFaults(bad.text)).toEqual([]);
    if (!('inrichting' in more)) expect(bad.text).toContain('value="Inrichting Proefdijk"');
  }
  // With both sides there, it is whoever is detained.
  await detained({ detained: 'yes' });
  expect((await plan({ ...VISIT, met: ['p1', 'p2'] })).status).toBe(303);
});

test('it is on no other page, list, file or sheet: not for the desk, a supervisor or the other side, not where the questions are', async () => {
  const address = await planned(VISIT);
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  const pages: [string, string][] = [];
  for (const path of [`/zaken/${number}`, `/zaken/${number}/partij/p1`, `/zaken/${number}/partij/p2`, `/zaken/${number}/gegevens/p1`, `/zaken/${number}/gegevens/p2`, '/vandaag', sheetOf(address), `/afspraken/${address.split('/').at(-1)}/agenda`, `${address}/verwerken`])
    pages.push([path, (await mediator.get(path)).text]);
  for (const who of [desk, supervisor]) pages.push(['theirs', (await who.get(`/zaken/${number}`)).text], ['theirs', (await who.get(address)).text], ['theirs', (await who.get(sheetOf(address, '?deel=poort'))).text], ['theirs', (await who.get(`/zaken/${number}/gegevens/p2`)).text]);
  for (const [path, text] of pages) for (const told of WORDS) expect([path, told, text.includes(told)]).toEqual([path, told, false]);
});

test('the paper for the gate is another than the sheet: the booking, no question, person or case', async () => {
  const address = await planned(VISIT);
  const gate = (await mediator.get(sheetOf(address, '?deel=poort'))).text;
  expect(htmlFaults(gate)).toEqual([]);
  for (const said of [...WORDS, '13:30']) expect(gate).toContain(said);
  const paper = gate.slice(gate.indexOf('<h1'));
  for (const told of [number, 'Testina', 'slachtoffer', 'dader', 'Besproken', '<ol']) expect([told, paper.includes(told)]).toEqual([told, false]);
});

test('who was moved or let out since is told on the appointment, the page of today and the screen of the sheet, until it is planned anew [P-21]', async () => {
  await detained({ detained: 'yes' }, 'Inrichting Proefdijk');
  const address = await planned({ ...VISIT, dag: '2019-03-20' });
  const shown = async () => Promise.all([address, '/vandaag', sheetOf(address)].map(async (path) => (await mediator.get(path)).text));
  const said = async (text: string) => (await shown()).map((page) => page.includes(text));
  expect(await said('inmiddels')).toEqual([false, false, false]);
  later(1);
  await detained({ detained: 'yes' }, 'inrichting proefdijk');
  expect(await said('inmiddels')).toEqual([false, false, false]);
  later(2);
  await detained({ detained: 'yes' }, 'Inrichting Verweg');
  expect(await said('zit inmiddels')).toEqual([true, true, true]);
  // Where to stands on the page of the appointment alone.
  expect(await said('Inrichting Verweg')).toEqual([true, false, false]);
  for (const page of await shown()) expect(htmlFaults(page)).toEqual([]);
  await mediator.get('/vandaag');
  const [line] = await own.as((db) => db.query<{ cases: string[]; people: string[] }>('select cases, people from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]));
  expect(line?.people[line.cases.indexOf(id)]).toContain('p2');
  later(3);
  await detained({ detained: 'no' });
  expect(await said('niet meer vast')).toEqual([true, true, true]);
  const paper = /<div class="visit-sheet">[^]*/.exec((await mediator.get(sheetOf(address))).text)?.[0] ?? '';
  expect([paper.length > 500, paper.includes('niet meer vast')]).toEqual([true, false]);
  later(4);
  const anew = (await press(mediator, `${address}/verzetten`, { ...VISIT, dag: '2019-03-20', vraagt: 'professional' })).location ?? '';
  expect((await mediator.get(anew)).text).not.toContain('niet meer vast');
  expect((await mediator.get('/vandaag')).text).not.toContain('niet meer vast');
});

test('that the line of where somebody is detained was struck through since is told too: nobody knows it any more [P-21]', async () => {
  await detained({ detained: 'yes' }, 'Inrichting Proefdijk');
  const address = await planned({ ...VISIT, dag: '2019-03-20' });
  later(1);
  const [line] = await own.as((db) => db.query<{ seq: number }>("select max(seq) as seq from fact where case_id = $1 and kind = 'DetentionRecorded'", [id]));
  await tell(id, 'correct', { seq: line?.seq, reason: 'wrong-party' });
  for (const path of [address, '/vandaag']) expect((await mediator.get(path)).text).toContain('misschien niet meer vast');
});

test('the same institution in other words is looked at by a person: the warning goes, it is recorded, and what is told later warns again [P-21]', async () => {
  await detained({ detained: 'yes' }, 'PI Proefdijk');
  const address = await planned({ ...VISIT, dag: '2019-03-20' });
  later(1);
  await detained({ detained: 'yes' }, 'Penitentiaire inrichting Proefdijk');
  const page = (await mediator.get(address)).text;
  const [, seen = ''] = /name="gezien" value="(\d+)"/.exec(/action="[^"]+zelfde-inrichting"[^]*?<\/form>/.exec(page)?.[0] ?? '') ?? [];
  const look = (gezien: string) => press(mediator, `${address}/zelfde-inrichting`, { gezien });
  later(2);
  await detained({ detained: 'yes' }, 'Inrichting Verweg');
  const stale = await look(seen);
  expect([stale.status, stale.text.includes('Er is intussen weer iets vastgelegd'), stale.text.includes('Inrichting Verweg')]).toEqual([409, true, true]);
  expect((await mediator.get('/vandaag')).text).toContain('zit inmiddels');
  const [, now = ''] = /name="gezien" value="(\d+)"/.exec(stale.text) ?? [];
  expect((await look(now)).status).toBe(303);
  for (const path of [address, '/vandaag', sheetOf(address)]) expect((await mediator.get(path)).text).not.toContain('zit inmiddels');
  expect((await mediator.get(address)).text).toContain('Dezelfde inrichting, op');
  expect((await look(now)).status).toBe(303);
  expect(await own.as((db) => db.query("select act, cases from access_log where staff_id = $1 and act = 'verblijf-nagekeken' order by id desc limit 1", [mediator.id]))).toEqual([{ act: 'verblijf-nagekeken', cases: [id] }]);
  later(3);
  await detained({ detained: 'no' });
  const free = (await mediator.get(address)).text;
  expect([free.includes('niet meer vast'), free.includes('zelfde-inrichting')]).toEqual([true, false]);
  expect((await look('9999')).status).toBe(409);
});

test('whoever takes a visit over is told too: they checked nothing', async () => {
  await detained({ detained: 'yes' });
  const address = await planned({ ...VISIT, dag: '2019-03-20' });
  later(1);
  await detained({ detained: 'no' });
  const colleague = await signedIn(server, house.database, { roles: ['mediator'] });
  await tell(id, 'reallocate', { mediator: colleague.id, reason: 'absence' });
  later(2);
  const taken = (await press(colleague, `${address}/overnemen`)).location ?? '';
  const page = (await colleague.get(taken)).text;
  for (const told of ['niet meer vast', 'B-7788', '13:30']) expect([told, page.includes(told)]).toEqual([told, true]);
});

test('who does not say to be safe after such a visit is found: the desk sees which institution, and nothing else that was agreed [P-21]', async () => {
  const address = await planned(VISIT);
  const early = await at('2019-03-05T14:20:00Z', desk, 'desk');
  expect((await early.get(WHERE(address))).status).toBe(403);
  const late = await at('2019-03-05T15:00:00Z', desk, 'desk');
  for (const path of [WHERE(address), `${address}/waar`]) {
    const page = (await late.get(path)).text;
    expect([path, page.includes('Inrichting Proefdijk')]).toEqual([path, true]);
    for (const told of WORDS.slice(1)) expect([path, told, page.includes(told)]).toEqual([path, told, false]);
  }
});

/** How many sealed bookings of this case a colleague reads in the table itself. */
async function sealedBookings(who: Client): Promise<number> {
  const known = await own.as((db) => db.query<{ id: string }>("select s.id from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'visit-booking'", [id]));
  expect(known.length).toBeGreaterThan(0);
  return house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
    await actFor(db, who.id);
    return (await db.query('select from sealed where id = any($1::uuid[])', [known.map((row) => row.id)])).length;
  });
}

test('in the database too a booking is for who mediates: not for the desk, a practice supervisor or a colleague', async () => {
  await planned(VISIT);
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
  expect([await sealedBookings(mediator), await sealedBookings(desk), await sealedBookings(supervisor), await sealedBookings(stranger)]).toEqual([1, 0, 0, 0]);
});
