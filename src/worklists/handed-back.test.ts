import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, openOffice } from '../../test/office.ts';
import type { Story } from '../../test/ready.ts';
import { signedIn } from '../../test/visit.ts';
import type { StaffRole } from '../core/role.ts';
import { orderAddress } from '../words/orders.ts';

const { house, server, sql, ids, supervisor, is, aCase } = await openOffice();
afterAll(house.close);

/** Rested, and was handed back meanwhile: its standing waits for the end of the pause, and it is with nobody. */
let back: Story;
/** The same, and still with its mediator. */
let rests: Story;
beforeAll(async () => {
  [back, rests] = [await aCase('Geheim van Naam'), await aCase('Noor Proefhuis')];
  for (const one of [back, rests]) {
    await one.mediator('pause', { values: { by: 'party', until: '2019-03-20' } });
    await sql("insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at) values ($1, $2, $3, '2019-03-05', '10:00', 60, 'talk', 'office', 'p1', 'planned', $4)", [house.newId(), one.id, ids.mediator, house.now]);
  }
  await back.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te veel.' } });
});

/** Whoever is more than one thing sees more cases through the second fence than their list is about. */
async function alsoDesk(id: string, role: StaffRole) {
  await sql('update staff set roles = $2 where id = $1', [id, [role, 'desk']]);
  return signedIn(server, house.database, { id, roles: [role, 'desk'] });
}

test('a case that was handed back while it rested is no more on the lists and in the agenda of a mediator who is of the desk too', async () => {
  const both = await alsoDesk(ids.mediator, 'mediator');
  for (const list of ['/mijn-zaken', '/vandaag', '/agenda?week=2019-03-05']) {
    const { text } = await both.get(list);
    expect([list, text.includes(at(rests)), text.includes(at(back)), text.includes('Geheim van Naam')]).toEqual([list, true, false, false]);
  }
  // That hour is taken all the same.
  expect((await both.get('/agenda?week=2019-03-05')).text).toContain('In een zaak die is afgesloten of die niet meer van u is');
});

test('it is on one list of the desk, counts for nobody and is not given on with the others', async () => {
  const desk = await is('desk', 'desk');
  const on = async (list: string) => (await desk.get(`/aanmeldpunt?lijst=${list}`)).text.includes(at(back));
  expect([await on('teruggegeven'), await on('gepauzeerd'), await on('om'), await on('zonder')]).toEqual([true, false, false, false]);
  const [given, choice, all] = [(await desk.get(`/bemiddelaars/${ids.mediator}/overdragen`)).text, (await desk.get(orderAddress(back.number, 'reallocate'))).text, (await desk.get('/bemiddelaars')).text];
  expect({ others: given.includes(rests.number), back: given.includes(back.number), chosenFrom: /Mia Middelaar · (\d+) lop/.exec(choice)?.[1], runs: /(\d+) lopende[^<]*op pauze/.exec(all)?.[0] })
    .toEqual({ others: true, back: false, chosenFrom: '1', runs: '1 lopende zaak: 1 op pauze' });
});

test('and asks no practice supervisor for a word, also not one who is of the desk too', async () => {
  const before = server.clock.now;
  try {
    server.clock.now = new Date('2019-03-21T10:00:00Z');
    const { text } = await (await alsoDesk(supervisor, 'practice-supervisor')).get('/werkbegeleiding');
    expect([text.includes(at(rests)), text.includes(at(back))]).toEqual([true, false]);
  } finally { server.clock.now = before; }
});
