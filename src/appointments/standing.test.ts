import { expect, test } from 'vitest';
import { agendas, id, mediator, number, own, plan, planned, press, server, tell } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { dayOf } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';

agendas();

test('people of both sides where one of them lives asks whether both know and want that; elsewhere it does not [P-06]', async () => {
  const asked = await plan({ met: ['p1', 'p2'], soort: 'contact' });
  expect([asked.status, asked.text.includes('weet daarna waar de ander woont'), htmlFaults(asked.text)]).toEqual([422, true, []]);
  expect((await mediator.get(`/zaken/${number}`)).text).toContain('Er staat niets gepland.');
  await tell(id, 'add-supporter', { as: 'family' }, { person: 'p1', texts: { name: 'Vriendin Voorbeeld' } });
  const along = /name="met" value="([^"]+)"[^>]*>[^<]*(?:<[^>]+>)*[^<]*/g;
  const supporter = [...(await mediator.get(`/zaken/${number}/afspraken/nieuw`)).text.matchAll(along)].map(([, one]) => one ?? '').find((one) => one !== 'p1' && one !== 'p2') ?? '';
  expect([supporter !== '', (await plan({ met: [supporter, 'p2'], soort: 'contact' })).status]).toEqual([true, 422]);
  await planned({ met: ['p1', 'p2'], soort: 'contact', 'thuis-samen': 'ja' });
  await planned({ met: ['p1', 'p2'], soort: 'contact', plaats: 'neutral-place', tijd: '17:00' });
});

test.each([
  ['a pause', 'pause', { by: 'mediator', until: '2019-03-06' }, null, 'op pauze'], ['who would come stops', 'stop-taking-part', { reason: 'not-told' }, 'p1', 'doet niet meer mee'],
] as const)('%s, also recorded by a colleague, stands beside what was planned: in the case, with the appointment and on the page of today', async (_, order, values, person, said) => {
  const address = await planned();
  const pages = async () => (await Promise.all([`/zaken/${number}`, address, '/vandaag'].map((path) => mediator.get(path)))).map(({ text }) => [text.includes(said) && text.includes('Let op: '), htmlFaults(text)]);
  expect((await pages()).map(([shown]) => shown)).toEqual([false, false, false]);
  await tell(id, order, values, person ? { person } : {});
  expect(await pages()).toEqual([[true, []], [true, []], [true, []]]);
});

test('a case with a planned appointment is not closed: somebody waits there, and closed it could not be called off; a task is warned of', async () => {
  const address = await planned();
  await mediator.post(`/zaken/${number}/taken`, { taak: 'Foto terugsturen', voor: '' }, { from: `/zaken/${number}` });
  const stopped = await own.give({ ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) }, { caseId: id, order: 'stop-case', values: { by: 'mediator', reason: 'not-told' }, on: dayOf(server.clock.now) });
  expect(stopped.ok).toBe(true);
  const close = `/zaken/${number}/afgesloten`;
  const page = (await mediator.get(close)).text;
  expect([page.includes(`href="${address}#afspraak"`), page.includes('Taak: Foto terugsturen'), htmlFaults(page)]).toEqual([true, true, []]);
  const refused = await mediator.post(close, { dag: '2019-03-04' });
  expect([refused.status, refused.text.includes('Zeg haar eerst af.')]).toEqual([422, true]);
  // What began and was not recorded keeps nobody waiting.
  await planned({ dag: '2019-03-04', tijd: '11:00', plaats: 'office' });
  await press(mediator, `${address}/afzeggen`, { vraagt: 'mediator' });
  expect((await mediator.get(close)).text).toContain('Na het afsluiten staat dit op geen lijst meer.');
  expect((await mediator.post(close, { dag: '2019-03-04' })).location).toMatch(/gedaan=/);
});
