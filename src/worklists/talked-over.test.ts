import { afterAll, beforeAll, expect, test } from 'vitest';
import { COLLEAGUES, openHouse, press, type House } from '../../test/guarantees/house.ts';
import { AFTERWARDS, ready } from '../../test/guarantees/scenes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
afterAll(async () => {
  await press.close();
  await house.close();
});

/** Weeks pass, and everybody signs in anew. */
const after = (days: number, who: 'supervisor' | 'mediator' | 'desk'): Promise<Client> => {
  house.server.clock.now = new Date(AFTERWARDS.getTime() + days * 86_400_000);
  const [id, role] = COLLEAGUES[who];
  return signedIn(house.server, house.database, { id, roles: [role], name: `Collega ${who}` });
};
const listed = async (who: Client) => {
  const page = (await who.get('/werkbegeleiding')).text;
  expect(htmlFaults(page)).toEqual([]);
  return [...page.matchAll(/href="\/zaken\/(\d{4}-\d{5})\/besproken"/g)].map(([, number]) => number);
};

test('a practice supervisor says that a case was talked over; it leaves the list, comes back if nothing happens, and stays late for its mediator [P-03]', async () => {
  const { c } = ready('contact-referrer');
  const { number } = await house.put(c);
  const supervisor = await after(60, 'supervisor');
  expect(await listed(supervisor)).toContain(number);
  const late = (await (await after(60, 'mediator')).get('/vandaag')).text;
  const page = `/zaken/${number}/besproken`;
  // In the case itself it stands beside what the case waits for, and nothing has to be unfolded.
  const now = async () => /<section class="now"[^]*?<\/section>/.exec((await supervisor.get(`/zaken/${number}`)).text)?.[0] ?? '';
  expect(await now()).toContain(page);
  const form = (await supervisor.get(page)).text;
  // A day, and no field in which anything about a person could stand.
  expect([...form.slice(form.indexOf(`action="${page}"`)).split('</form>')[0]!.matchAll(/name="([^"]+)"/g)].map(([, name]) => name).sort()).toEqual(['concept', 'dag', 'eenmalig', 'gezien']);
  const wrong = await supervisor.post(page, { dag: '2035-01-01', gezien: String(c.entries.length) });
  expect([wrong.status, wrong.text.includes('value="2035-01-01"'), await listed(supervisor)]).toEqual([422, true, expect.arrayContaining([number])]);
  expect((await supervisor.post(page, { dag: house.server.clock.now.toISOString().slice(0, 10), gezien: String(c.entries.length) })).status).toBe(303);
  expect(await listed(supervisor)).not.toContain(number);
  expect(await now()).not.toContain(page);
  const mediator = await after(60, 'mediator');
  const timeline = (await mediator.get(`/zaken/${number}`)).text;
  expect(timeline).toContain('Besproken in werkbegeleiding');
  const lateText = /\d+ dagen te laat/;
  expect([lateText.exec(late)?.[0], lateText.exec((await mediator.get('/vandaag')).text)?.[0]]).toEqual([expect.any(String), lateText.exec(late)?.[0]]);
  // The desk does not follow a case that went out (P-11).
  expect((await (await after(60, 'desk')).get(`/zaken/${number}`)).text).not.toContain('Besproken in werkbegeleiding');
  // Pressed at the wrong case: it is taken back, and nothing else in the case is theirs to correct.
  const again = await after(60, 'supervisor');
  const seq = /verbeteren\?regel=(\d+)&(?:amp;)?ongedaan=1/.exec((await again.get(`/zaken/${number}?gedaan=${c.entries.length + 1}`)).text)?.[1];
  expect(seq).toBe(String(c.entries.length + 1));
  const mend = `/zaken/${number}/verbeteren?regel=${seq}&ongedaan=1`;
  const options = [...(await again.get(mend)).text.matchAll(/name="v-seq"[^>]* value="(\d+)"/g)].map(([, value]) => value);
  expect(options).toEqual([seq]);
  // Nor is what another supervisor said.
  const colleague = await signedIn(house.server, house.database, { roles: ['practice-supervisor'], name: 'Andere Begeleider' });
  await house.asOwner((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [colleague.id, COLLEAGUES.mediator[0]]));
  expect(await listed(colleague)).not.toContain(number);
  expect((await colleague.get(mend)).text).not.toContain('name="v-seq"');
  const other = await again.post(`/zaken/${number}/verbeteren`, { 'v-seq': String(c.entries.length), 'v-reason': 'did-not-happen', 'v-why': '' }, { from: mend });
  expect([other.status, other.text.includes('Hier valt niets te verbeteren')]).toEqual([422, true]);
  expect((await again.post(`/zaken/${number}/verbeteren`, { 'v-seq': String(seq), 'v-reason': 'did-not-happen', 'v-why': 'Vergissing' }, { from: mend })).status).toBe(303);
  expect(await listed(again)).toContain(number);
  expect(lateText.exec((await (await after(60, 'mediator')).get('/vandaag')).text)?.[0]).toBe(lateText.exec(late)?.[0]);
  expect((await again.post(page, { dag: house.server.clock.now.toISOString().slice(0, 10) }, { from: page })).status).toBe(303);
  expect(await listed(await after(73, 'supervisor'))).not.toContain(number);
  expect(await listed(await after(74, 'supervisor'))).toContain(number);
});
