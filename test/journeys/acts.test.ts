import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ACTS, actsDocument, type Act, type ActName } from '../../bin/acts.ts';
import { LIMIT, openWorld } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const VICTIM = 'T. van V. (slachtoffer)';

/** Does an act, and holds what it took against the table. */
async function counted(name: ActName, tab: Tab, work: () => Promise<unknown>): Promise<void> {
  const [clicks, fields] = [tab.did.clicks, tab.did.fields.length];
  await work();
  const act: Act = ACTS[name];
  const took = { clicks: tab.did.clicks - clicks, fields: tab.did.fields.slice(fields).sort() };
  console.log(`${act.name}: ${took.fields.length} fields, ${took.clicks} clicks\n${took.fields.map((field) => `  ${field}: ${act.fields[field] ?? 'no reason'}`).join('\n')}`);
  expect([name, took]).toEqual([name, { clicks: act.clicks, fields: Object.keys(act.fields).sort() }]);
  expect([name, took.clicks <= act.most.clicks, took.fields.length <= act.most.fields]).toEqual([name, true, true]);
}

test('docs/acts.md is the table: after a change, run npm run docs', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/acts.md'), 'utf8')).toBe(actsDocument());
});

test('somebody registers, a professional refers, and the desk writes down a call', async () => {
  const visitor = await world.tab();
  await visitor.open('/aanmelden');
  await counted('register', visitor, async () => {
    await visitor.answer({ 'Voor wie meldt u aan?': 'Voor mijzelf' }, { 'Hoe bent u betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Een verkeersongeluk' }, {}, {},
      { 'Is er aangifte gedaan bij de politie?': 'Weet ik niet' }, {}, { Naam: 'Testina' }, { Telefoonnummer: '06 00000000', 'Mogen wij u bellen?': 'Ja' }, {}, {}, {}, {},
      { Contactverbod: 'Nee' }, { 'Weet u al of u contact wilt?': 'Ja' });
    await visitor.press('Aanmelding versturen');
  });
  await visitor.sees('Uw aanmelding is ontvangen');
  await visitor.open('/aanmelden');
  await counted('refer', visitor, async () => {
    await visitor.answer({ 'Voor wie meldt u aan?': 'Voor een cliënt' }, { 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?': 'Ja' },
      { 'Soort organisatie': 'Slachtofferhulp Nederland', 'Uw naam': 'Ria Verwijsproef', Telefoonnummer: '06 00000000' }, { 'Hoe is uw cliënt betrokken?': 'Slachtoffer' },
      { 'Wat is er gebeurd?': 'Geweld of bedreiging' }, { 'Wat past het beste?': 'Mishandeling' }, {}, {}, { 'Is er aangifte gedaan bij de politie?': 'Nee' }, { Naam: 'Testina' },
      { 'Mag het ook via u?': 'Ja' }, {}, {}, {}, {}, { Contactverbod: 'Nee' }, { 'Weet uw cliënt al of hij of zij contact wil?': 'Ja' });
    await visitor.press('Aanmelding versturen');
  });
  await visitor.sees('Uw aanmelding is ontvangen');
  const desk = await world.tab();
  await desk.as(world.staff['desk']!, '/aanmeldpunt');
  await counted('telephone', desk, async () => {
    await desk.follow('Aanmelding vastleggen');
    await desk.fill({ Hoe: 'Telefoon', Aanmelding: 'Iemand meldt zichzelf', 'Wat precies': 'Geweld: mishandeling', Aangifte: 'Ja', Contactverbod: 'Nee' });
    await desk.fill({ 'Betrokken als': 'Slachtoffer' }, 'Hoe is deze persoon betrokken?');
    await desk.fill({ Naam: 'Testina' }, 'Wie is deze persoon?');
    await desk.fill({ Telefoonnummer: '06 00000000', 'Mogen wij deze persoon bellen?': 'Ja, veilig' }, 'Hoe kunnen wij deze persoon veilig bereiken?');
    await desk.fill({ 'Weet deze persoon al of hij of zij contact wil?': 'Ja' });
    await desk.send();
  });
  await desk.sees('meldde zichzelf op 4 maart 2019', 'Testina');
}, LIMIT);

test('the desk accepts, asks for data and sends out; the mediator speaks, plans, writes and closes', async () => {
  const number = await world.refer({ referrerKind: 'victim-support', a: [{ role: 'victim', details: ['post'], safe: { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' } }], b: [{ role: 'offender', age: null }] },
    { people: [{ name: 'Testina van Voorbeeld', address: 'Proefstraat 7\n1234 AB Proefstad' }, { name: 'Proefman de Boer' }] });
  const file = `/zaken/${number}`;
  const desk = await world.tab();
  await desk.as(world.staff['desk']!, file);
  await counted('accept', desk, async () => {
    await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
    await desk.record('Aanmelding is goedgekeurd');
  });
  await counted('request', desk, () => desk.record('Gegevens zijn gevraagd aan het OM'));
  await world.give(number, 'record-data-answer');
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await desk.open(file);
  await counted('allocate', desk, () => desk.record('Zaak is uitgezet', { Bemiddelaar: 'Mira Proefbemiddelaar' }));
  await world.give(number, 'contact-referrer');
  const mediator = await world.tab();
  await mediator.as(world.staff['mediator']!, file);
  await counted('appointment', mediator, async () => {
    await mediator.follow('Afspraak plannen');
    await mediator.fill({ 'Wat voor afspraak': 'Intake', 'Met wie': [VICTIM], Dag: '2019-03-04', Tijd: '11:00', 'Hoe lang': '1 uur', Plaats: 'Thuis', 'Waar precies': 'Proefplein 3' });
    await mediator.send();
  });
  await mediator.open(file);
  await counted('conversation', mediator, () => mediator.record(`Intake met ${VICTIM} is gehouden`, { 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Thuis' }));
  await world.give(number, 'stop-taking-part', {}, 'p1');
  await mediator.open(file);
  await counted('letter', mediator, async () => {
    await mediator.follow(`Afsluitende brief aan ${VICTIM}`);
    await mediator.makeLetter();
  });
  await world.give(number, 'settle-closing-letter', {}, 'p1');
  await mediator.open(file);
  await counted('close', mediator, () => mediator.record('Zaak is afgesloten'));
}, LIMIT);

/** Tab by tab to the next thing that is this; gives up after a whole round. */
async function tabTo({ page }: Tab, what: string): Promise<void> {
  for (let pressed = 0; pressed < 150; pressed += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what)) return;
  }
  throw new Error(`the keyboard does not come to ${what}`);
}

test('the desk writes down a call with the keyboard alone, and mends what it forgot', async () => {
  const desk = await world.tab();
  const { page } = desk;
  const type = async (name: string, text: string) => { await tabTo(desk, `[name="${name}"]`); await page.keyboard.type(text); };
  const choose = async (name: string, value: string) => {
    await tabTo(desk, `[name="${name}"]`);
    await page.keyboard.press('Space');
    for (let pressed = 0; pressed < 9 && !await page.locator(`[name="${name}"][value="${value}"]`).isChecked(); pressed += 1) await page.keyboard.press('ArrowDown');
    expect([name, await page.locator(`[name="${name}"][value="${value}"]:focus`).isChecked()]).toEqual([name, true]);
  };
  const leaving = (keys: string) => Promise.all([page.waitForEvent('load'), page.keyboard.press(keys)]);
  await desk.as(world.staff['desk']!, '/aanmeldpunt');
  await tabTo(desk, 'main a[href="/aanmeldpunt/nieuw"]');
  await leaving('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await choose('channel', 'telephone');
  await choose('entry', 'self');
  await type('role', 'Slachtoffer');
  await type('cause', 'Geweld: mis');
  await choose('policeReport', 'one');
  await type('name', 'Testina van Toetsenbord');
  await type('phone', '06 00000000');
  await choose('phoneSafe', 'yes');
  await choose('certainty', 'sure');
  await leaving('Control+Enter');
  // Where the page says what is missing, the keyboard is already there, and its link leads to the field.
  expect([desk.status, await page.locator('#fouten:focus').count()]).toEqual([422, 1]);
  await tabTo(desk, '#fouten a');
  await page.keyboard.press('Enter');
  expect(await page.locator('[name="ban"]').first().evaluate((field) => field === document.activeElement || field.closest('fieldset')!.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await leaving('Control+Enter');
  await desk.sees('meldde zichzelf op', 'Testina van Toetsenbord');
  expect(desk.complaints).toEqual([]);
}, LIMIT);
