import { afterAll, expect, test } from 'vitest';
import { LIMIT, openWorld, PEOPLE } from '../journey.ts';
import { PHONE } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);


async function sentOut(): Promise<string> {
  const number = await world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] }, PEOPLE);
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
  return number;
}

const visitOn = (day: string) => ({ 'Wat voor afspraak': 'Intake', 'Met wie': ['T. van V. (slachtoffer)'], Dag: day, Tijd: '14:00', 'Hoe lang': '1 uur', Plaats: 'Thuis', 'Waar precies': 'Proefplein 3' });

// Each on days of its own: the mediator has one agenda.
test.each([['with script', '2019-03-04', '2019-03-05', {}], ['on a telephone without script', '2019-03-11', '2019-03-12', { scripts: false, viewport: PHONE }]])('a mediator\'s day, %s: what is new, a visit that clashes, moved, "I am safe", and the page for the table', async (_, today, tomorrow, options) => {
  world.on(today);
  const visit = visitOn(today);
  const number = await sentOut();
  const mediator = await world.tab(options);
  await mediator.signIn('Bemiddelaar');
  expect(mediator.path).toBe('/vandaag');
  await mediator.sees('Nieuw bij u', number, 'Testina van Voorbeeld');
  await mediator.follow(number);
  await mediator.sees('In het kort', 'Denk aan', 'Er staat niets gepland.');
  await mediator.follow('Afspraak plannen');
  await mediator.send();
  expect(mediator.status).toBe(422);
  await mediator.fill(visit);
  await mediator.send();
  await mediator.sees('Gepland', 'Proefplein 3');
  await mediator.open(`/zaken/${number}/afspraken/nieuw`);
  await mediator.fill({ ...visit, Tijd: '15:15', Plaats: 'Op kantoor' });
  await mediator.send();
  await mediator.sees('U heeft dan al een afspraak', '14:00 tot 15:00');
  await mediator.fill({ 'Toch zo plannen': ['Ja, dit kan naast elkaar'] });
  await mediator.send();
  await mediator.follow('Verzetten');
  await mediator.fill({ 'Wie vraagt erom': 'Een deelnemer', Tijd: '16:00' });
  await mediator.send();
  await mediator.sees('16:00 tot 17:00');
  await mediator.open('/vandaag');
  await mediator.sees('Vandaag en morgen', '14:00 tot 15:00', '16:00 tot 17:00');

  await world.morning(tomorrow, mediator, 'mediator', '/vandaag');
  await mediator.sees('Bent u veilig?', 'zien nu dat u nog niets liet horen');
  const desk = await world.tab(options);
  await desk.as(world.staff['desk'] ?? '', '/aanmeldpunt');
  await desk.sees('meldde zich na een bezoek niet veilig', 'Mira Proefbemiddelaar');
  await desk.follow('Toon waar Mira Proefbemiddelaar is');
  await desk.sees('Proefplein 3');
  await mediator.press('Ik ben veilig');
  await mediator.sees('meldde zich veilig');
  await mediator.press('Dit ging door');
  await mediator.sees('Intake vastleggen');
  await mediator.open(`/zaken/${number}`);
  await mediator.follow('Blad voor aan tafel met T. van V. (slachtoffer)');
  await mediator.sees('Hier staat alleen wat van u is', 'Testina van Voorbeeld');
  await mediator.seesNo('Proefman');
  for (const tab of [mediator, desk]) expect(tab.complaints).toEqual([]);
}, LIMIT);

// With script and at a desk; everything here works without either, which the tests of the features show.
test('a visit to an institution with its sheet, a call, and a case found while typing', async () => {
  world.on('2019-03-18');
  const number = await sentOut();
  await world.give(number, 'record-detail', { channel: 'telephone', source: 'party', detail: '06-99 88 77 66' }, 'p1');
  await world.give(number, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no', remarks: 'Na zes uur, codewoord appeltaart.' }, 'p1');
  const mediator = await world.tab();
  await mediator.signIn('Bemiddelaar');
  await mediator.open(`/zaken/${number}/afspraken/nieuw`);
  await mediator.fill({ ...visitOn('2019-03-18'), 'Wat voor afspraak': 'Bezoek aan een inrichting', Tijd: '09:00', Plaats: 'In de inrichting' });
  await mediator.send();
  await mediator.follow('Blad om mee te nemen');
  await mediator.seesNo('Testina', 'Proefplein', 'T. van V.');
  const paper = await mediator.page.pdf({ format: 'A4' });
  await mediator.page.emulateMedia({ media: 'print' });
  const printed = await mediator.page.locator('body').innerText();
  await mediator.page.emulateMedia({ media: 'screen' });
  expect(printed).toContain('Ging het door?');
  for (const kept of [number, 'Perspectief', 'bemiddel', 'Testina', 'Proefplein', 'Demonstratie']) expect([kept, printed.includes(kept)]).toEqual([kept, false]);
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  await mediator.follow('Terug naar de afspraak');
  await mediator.follow('Bezoek verwerken');
  await mediator.fill({ '1. Ging het door?': 'Ja', '4. Besproken': ['Uitleg', 'Vertrouwelijkheid'], '6. Besluit': 'Wil verder', '10. Weer buiten': ['Ik ben veilig'] });
  await mediator.send();
  await mediator.sees('Intake met T. van V. (slachtoffer) in de inrichting');
  await mediator.follow('Bellen met T. van V. (slachtoffer)');
  await mediator.sees('06-99 88 77 66', 'codewoord appeltaart');
  await mediator.press('Ik bel terug');
  expect(mediator.path).toBe('/vandaag');
  await mediator.sees('Terugbellen: T. van V. (slachtoffer)');
  const { page } = mediator;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('voorbeel');
  await page.getByRole('option', { name: new RegExp(number) }).waitFor();
  await mediator.inOrder();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('option').count()).toBe(0);
  await page.keyboard.type('d');
  await page.getByRole('option', { name: new RegExp(number) }).waitFor();
  while (await page.getByRole('option', { name: new RegExp(number) }).getAttribute('aria-selected') !== 'true') await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/zaken/${number}`);
  expect(mediator.complaints).toEqual([]);
}, LIMIT);
