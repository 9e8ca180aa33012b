import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { agendas, desk, house, id, mediator, number, onLeave, own, plan, planned, press, server, standsIn, tell } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';

agendas();

const colleague = (name = 'Stan Dinvoor') => signedIn(server, house.database, { roles: ['mediator'], name });
const statusOf = async (address: string) => (await own.as((db) => db.query<{ status: string; owner: string }>('select status, owner from appointment where id = $1', [address.split('/').at(-1)])))[0];
const lastLook = async (staff: string) => (await own.as((db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [staff])))[0];

test('who stands in sees the appointments of whom they replace on Vandaag, with whose they are, on the days that it lasts', async () => {
  const address = await planned();
  const other = await colleague();
  expect((await other.get('/vandaag')).text).not.toContain(address);
  await standsIn(other, '2019-03-04', '2019-03-04');
  // Tomorrow they stand in no more: that appointment is for whoever is there then.
  expect((await other.get('/vandaag')).text).not.toContain(address);
  await standsIn(other, '2019-03-04', '2019-03-05');
  const page = await other.get('/vandaag');
  expect([page.text.includes(address), page.text.includes('voor Bo Bemiddelaar'), page.text.includes('overnemen of afzeggen'), htmlFaults(page.text)]).toEqual([true, true, true, []]);
  expect((await mediator.get('/vandaag')).text).not.toContain('voor Bo Bemiddelaar');
});

test('who stands in takes an appointment over, keeps it as their own, and nobody is told that it was left behind', async () => {
  const address = await planned();
  const other = await colleague();
  await standsIn(other);
  expect((await other.get(address)).text).toContain('Ik neem deze afspraak over');
  const taken = await press(other, `${address}/overnemen`);
  expect([taken.status, await statusOf(address), await statusOf(taken.location ?? '')]).toEqual([303, { status: 'moved', owner: mediator.id }, { status: 'planned', owner: other.id }]);
  const today = (await other.get('/vandaag')).text;
  expect([today.includes(taken.location ?? ''), today.includes('van wie de zaak eerst had')]).toEqual([true, false]);
  expect((await mediator.get('/vandaag')).text).not.toContain('van wie de zaak eerst had');
  expect((await other.get(taken.location ?? '')).text).not.toContain('Ik neem deze afspraak over');
});

test('who does not stand in takes nothing over', async () => {
  const address = await planned();
  const other = await colleague();
  expect((await press(other, `${address}/overnemen`)).status).toBe(404);
  await standsIn(other, '2019-03-04', '2019-03-04');
  expect((await press(other, `${address}/overnemen`)).location).toBe(address); // the appointment is of the fifth
  expect(await statusOf(address)).toEqual({ status: 'planned', owner: mediator.id });
});

test('the agenda shows a week, the next and the one before, with who comes, and names each to the access log', async () => {
  const [inWeek, after] = [await planned({ dag: '2019-03-07' }), await planned({ dag: '2019-03-16' })];
  const week = await mediator.get('/agenda');
  expect([week.text.includes(inWeek), week.text.includes(after), week.text.includes('/agenda?week=2019-03-11'), week.text.includes('/agenda?week=2019-02-25'), htmlFaults(week.text)]).toEqual([true, false, true, true, []]);
  expect(await lastLook(mediator.id)).toEqual({ act: 'agenda-bekeken', cases: [id], people: ['p1'] });
  const next = (await mediator.get('/agenda?week=2019-03-14')).text;
  expect([next.includes(inWeek), next.includes(after), next.includes('Deze week'), next.includes('dag-2019-03-16'), next.includes('dag-2019-03-17')]).toEqual([false, true, true, true, false]);
  const empty = await mediator.get('/agenda?week=2019-04-01');
  expect([empty.text.includes('Er staat niets in deze week'), htmlFaults(empty.text), (await lastLook(mediator.id))?.cases]).toEqual([true, [], []]);
  for (const odd of ['2019-02-30', 'morgen', '', '<b>']) expect((await mediator.get(`/agenda?week=${encodeURIComponent(odd)}`)).text).toContain(inWeek);
});

test('the agenda has what one stands in for, marks days of leave, and says of a case that went away nothing but the hours', async () => {
  const address = await planned({ dag: '2019-03-07' });
  const other = await colleague();
  expect((await other.get('/agenda')).text).not.toContain(address);
  await standsIn(other);
  const theirs = await other.get('/agenda');
  expect([theirs.text.includes(address), theirs.text.includes('voor Bo Bemiddelaar'), htmlFaults(theirs.text)]).toEqual([true, true, []]);
  await onLeave(mediator, '2019-03-07', '2019-03-07');
  expect((await mediator.get('/agenda')).text.split('>Verlof<')).toHaveLength(2);
  await tell(id, 'reallocate', { mediator: (await colleague('Volg Ende')).id, reason: 'absence' });
  const gone = (await mediator.get('/agenda')).text;
  expect([gone.includes(number), gone.includes('14:00 tot 15:00'), gone.includes('niet meer van u is')]).toEqual([false, true, true]);
  expect(/<tr>(?:(?!<\/tr>)[\s\S])*14:00 tot 15:00[\s\S]*?<\/tr>/.exec(gone)?.[0]).not.toMatch(/intake|thuis/i);
  expect((await other.get('/agenda')).text).not.toContain('14:00 tot 15:00');
  expect((await desk.get('/agenda')).status).toBe(403);
});

test('a day of one\'s own leave is a warning, and with a tick it is planned all the same', async () => {
  await onLeave(mediator, '2019-03-05', null);
  const warned = await plan();
  expect([warned.status, warned.text.includes('U heeft dan verlof'), warned.text.includes('Proefplein 3'), htmlFaults(warned.text)]).toEqual([422, true, true, []]);
  expect((await plan({ toch: 'ja' })).status).toBe(303);
  const both = await plan({ tijd: '14:30' });
  expect([both.text.includes('U heeft dan verlof'), both.text.includes('U heeft dan al een afspraak'), htmlFaults(both.text)]).toEqual([true, true, []]);
  expect((await plan({ dag: '2019-03-04' })).status).toBe(303);
});

test('leave and standing in list what is planned in those days, for who may know of the case, with a line in the access log', async () => {
  await planned({ dag: '2019-03-07' });
  await planned({ dag: '2019-03-20' });
  const profile = `/bemiddelaars/${mediator.id}`;
  expect((await desk.get(profile)).text).not.toContain('gepland in deze dagen');
  const recorded = await desk.post(`${profile}/verlof`, { 'verlof-van': '2019-03-06', 'verlof-tot': '2019-03-10' }, { from: profile });
  expect(recorded.location).toBe(profile);
  const page = (await desk.get(profile)).text;
  expect([page.includes('Er staat een afspraak gepland in deze dagen'), page.includes(`/zaken/${number}`), page.includes('7 mrt 2019'), page.includes('20 mrt 2019'), htmlFaults(page)]).toEqual([true, true, true, false, []]);
  expect(await lastLook(desk.id)).toEqual({ act: 'bemiddelaar-bekeken', cases: [id], people: [''] });
  await standsIn(await colleague(), '2019-03-15', '2019-03-22');
  const standing = (await desk.get('/vervanging')).text;
  const named = [...standing.matchAll(/<li>([^<]*) in <a href="\/zaken\/([^"]+)"/g)].flatMap(([, line, at]) => (at === number ? [line] : []));
  expect([named, htmlFaults(standing)]).toEqual([[expect.stringContaining('20 mrt 2019 om 14:00: afspraak van Bo Bemiddelaar')], []]);
  await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, key_id, since, by) values ($4, $1, $2, 'excluded', $5, null, $3, $2)", [id, desk.id, server.clock.now, randomUUID(), Buffer.from('Familie.')]));
  for (const at of [profile, '/vervanging']) expect((await desk.get(at)).text).not.toContain(number);
});
