import { expect, test } from 'vitest';
import { agendas, id, mediator, number, own, server } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { OrderName } from '../core/case/orders.ts';
import { dayOf } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';

agendas();

async function record(order: OrderName, person: string | null = null, values: Record<string, unknown> = {}, texts: Record<string, string> = {}) {
  const given = await own.give({ ...own.by(mediator.id as StaffId, 'mediator'), now: server.clock.now, today: dayOf(server.clock.now) }, { caseId: id, order, person: person as never, values, texts, on: dayOf(server.clock.now) });
  expect([order, given]).toEqual([order, expect.objectContaining({ ok: true })]);
}
const NEW = { side: 'b', role: 'victim', nature: 'person', age: 30, referredItself: 'yes' };

/** The offender of the case and somebody who came themselves met; the victim of the referral was never asked. */
async function met() {
  await record('add-person', null, NEW, { name: 'Vera Voorbeeld' });
  for (const who of ['p1', 'p3']) {
    await record('hold-intake', who, { medium: 'in-person', place: 'office', present: [] });
    await record('inform', who);
    await record('decide-to-go-on', who, { decision: 'go-on' });
  }
  await record('weigh-safety', null, { result: 'safe', facts: 'not-denied' });
  for (const who of ['p1', 'p3']) {
    await record('prepare', who, { medium: 'in-person' });
    await record('agree-confidentiality', who);
    await record('consent-to-form', who, { form: 'talk' });
  }
  await record('hold-contact', null, { form: 'talk', people: ['p1', 'p3'], medium: 'in-person', place: 'neutral-place', present: [] });
  for (const who of ['p1', 'p3']) await record('settle-closing-letter', who, { how: 'not-wanted' });
}

test('the page that closes names who waits for us and who was never asked; the first keeps the case open, with the way on [R-001] [R-062]', async () => {
  await met();
  const close = `/zaken/${number}/afgesloten`;
  const before = (await mediator.get(close)).text;
  expect([before.includes('wacht nog op ons'), before.includes('Nog niet gevraagd'), htmlFaults(before)]).toEqual([false, true, []]);
  await record('add-person', null, NEW, { name: 'Wim Wachtman' });
  expect((await mediator.get(`/zaken/${number}`)).text).toContain(`/zaken/${number}/intake-gehouden?persoon=p4`);
  const page = (await mediator.get(close)).text;
  expect([page.includes('W. W. (slachtoffer) wacht nog op ons'), page.includes(`/zaken/${number}/intake-gehouden?persoon=p4`), htmlFaults(page)]).toEqual([true, true, []]);
  const refused = await mediator.post(close, { dag: '2019-03-04' }, { from: `/zaken/${number}/pauze` });
  expect([refused.status, refused.text.includes('nog door niemand gesproken')]).toEqual([422, true]);
  await record('stop-taking-part', 'p4', { reason: 'no-need' });
  const after = (await mediator.get(close)).text;
  expect([after.includes('wacht nog op ons'), after.includes('Nog niet gevraagd')]).toEqual([false, true]);
  expect((await mediator.post(close, { dag: '2019-03-04' })).status).toBe(303);
});

test('where the intake of who waits cannot be recorded yet the page says why and leads to what comes first, not to a page where it cannot be done [R-001]', async () => {
  await met();
  const close = `/zaken/${number}/afgesloten`;
  await record('add-person', null, { ...NEW, referredItself: 'no' }, { name: 'Wim Wachtman' });
  await record('bind-earlier-answer', 'p4', { answer: 'no' });
  await record('record-came-themselves', 'p4', {}, { how: 'Belde zelf.' });
  const page = (await mediator.get(close)).text;
  const plain = page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
  expect(plain).toContain('een intake vastleggen kan nog niet. Leg eerst vast wat diegene op de vraag antwoordt. Antwoord vastleggen van');
  expect([page.includes(`/zaken/${number}/antwoord?persoon=p4`), page.includes(`/zaken/${number}/intake-gehouden?persoon=p4`), htmlFaults(page)]).toEqual([true, false, []]);
  await record('record-answer', 'p4', { answer: 'yes' });
  const after = (await mediator.get(close)).text;
  expect([after.includes(`/zaken/${number}/intake-gehouden?persoon=p4`), after.includes('kan nog niet')]).toEqual([true, false]);
  // Nor while it rests, or where nobody speaks for a child yet.
  await record('pause', null, { by: 'party', until: '2019-04-01' });
  const paused = (await mediator.get(close)).text;
  expect([paused.includes('De zaak staat op pauze'), paused.includes(`/zaken/${number}/weer-verder`), paused.includes(`/zaken/${number}/intake-gehouden?persoon=p4`)]).toEqual([true, true, false]);
});

test('in a case that was stopped somebody has to tell who waits, and it can be closed', async () => {
  await met();
  await record('add-person', null, NEW, { name: 'Wim Wachtman' });
  await record('stop-case', null, { by: 'mediator', reason: 'not-told' });
  const page = (await mediator.get(`/zaken/${number}/afgesloten`)).text;
  expect([page.includes('Vertel eerst dat de zaak stopt.'), page.includes('sluit u de zaak niet af')]).toEqual([true, false]);
});
