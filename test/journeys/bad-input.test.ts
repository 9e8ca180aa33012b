import { afterAll, describe, expect, test } from 'vitest';
import { LIMIT, openWorld, PEOPLE } from '../journey.ts';
import type { Tab } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const TOO_LONG = `Testina ${'e'.repeat(9_992)}`;
/** The first person is a victim and the second an offender; everything up to here was in order. */
const refer = () => world.refer({ a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] }, PEOPLE);

async function deskAt(path: string, scripts = true): Promise<Tab> {
  const desk = await world.tab({ scripts });
  await desk.as(world.staff['desk']!, path);
  return desk;
}

/** Sends the form and finds this sentence at this field, with what was typed still there. */
async function refused(tab: Tab, label: string, typed: string, sentence: string | RegExp): Promise<void> {
  await tab.send();
  expect([tab.path, tab.status]).toEqual([tab.path, 422]);
  const field = tab.page.getByLabel(new RegExp(`^${label}( \\(niet verplicht\\))?$`));
  expect([await field.getAttribute('aria-invalid'), await field.inputValue()]).toEqual(['true', typed]);
  const described = (await field.getAttribute('aria-describedby') ?? '').split(' ').find((id) => id.endsWith('-fout'));
  expect(await tab.page.locator(`#${described ?? 'none'}`).innerText()).toMatch(sentence);
  expect(await tab.page.locator('#fouten').evaluate((e) => e === document.activeElement)).toBe(true);
}

/** As a browser without a date control posts it. */
async function typeDay(tab: Tab, label: string, text: string): Promise<void> {
  const field = tab.page.getByLabel(label);
  await field.evaluate((e: HTMLInputElement) => { e.type = 'text'; });
  await field.fill(text);
}

const facts = async (number: string, kind: string): Promise<number> => {
  const rows = await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(
    'select 1 from fact join bis_case on bis_case.id = fact.case_id where number = $1 and kind = $2', [number, kind],
  ));
  return rows.length;
};

const cases = async (): Promise<number> => (await world.house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query('select 1 from bis_case'))).length;

describe('the public form', () => {
  const BEFORE_THE_NAME = [
    { 'Voor wie meldt u aan?': 'Voor mijzelf' }, { 'Hoe bent u betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Een verkeersongeluk' },
    { Dag: '5', Maand: 'November', Jaar: '2018' }, {}, { 'Is er aangifte gedaan bij de politie?': 'Weet ik niet' }, {},
  ];

  async function atTheName(): Promise<Tab> {
    const tab = await world.tab();
    await tab.open('/aanmelden');
    await tab.answer(...BEFORE_THE_NAME);
    return tab;
  }

  test('is left quickly also while nothing of us can be reached', async () => {
    const { page } = await atTheName();
    await page.route('**/weg', (route) => route.abort('connectionrefused'));
    await page.route('https://www.knmi.nl/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weer</title>' }));
    await page.getByRole('link', { name: 'Snel weg' }).click();
    await page.waitForURL('https://www.knmi.nl/');
    expect(await page.title()).toBe('Weer');
  }, LIMIT);

  test('is left quickly also with a telephone of some years ago, and while our server says nothing', async () => {
    const { page } = await atTheName();
    await page.evaluate(() => { Object.defineProperty(AbortSignal, 'timeout', { value: undefined }); });
    await page.route('**/weg', () => undefined);
    await page.route('https://www.knmi.nl/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weer</title>' }));
    await page.getByRole('link', { name: 'Snel weg' }).click();
    await page.waitForURL('https://www.knmi.nl/');
  }, LIMIT);

  test('stays in view while there is no connection, and goes on with what was typed once there is', async () => {
    const { page } = await atTheName();
    await page.getByLabel('Naam').fill('Testina');
    await page.context().setOffline(true);
    const next = page.getByRole('button', { name: 'Verder', exact: true });
    await next.click();
    await expect.poll(() => page.locator('keep-page').innerText()).toContain('Misschien is er geen verbinding.');
    expect([new URL(page.url()).pathname, await page.getByLabel('Naam').inputValue()]).toEqual(['/aanmelden/naam', 'Testina']);
    await page.context().setOffline(false);
    await next.click();
    await page.waitForURL('**/aanmelden/bereiken');
  }, LIMIT);

  test('asks again for a name of 10,000 characters, with control characters or turned writing', async () => {
    const tab = await atTheName();
    for (const [typed, sentence] of [
      [TOO_LONG, 'Dit is te lang: 10000 tekens. Er passen er 200.'], ['Testina\u0007 Voorbeeld', 'Hier staan tekens in die niet te lezen zijn.'],
      ['Testina \u202edleebrooV', 'Hier staan onzichtbare tekens in die de leesrichting omdraaien.'],
    ] as const) {
      await tab.fill({ Naam: typed });
      await refused(tab, 'Naam', typed, sentence);
    }
    await tab.fill({ Naam: 'Testina van Voorbeeld' });
    await tab.press('Verder');
    await tab.sees('Hoe kunnen wij u veilig bereiken?');
  }, LIMIT);

  test('asks again for a birth date that is no day, lies in the future, or after what happened', async () => {
    const tab = await atTheName();
    await tab.fill({ Naam: 'Testina van Voorbeeld' });
    for (const [typed, sentence] of [
      ['30-2-1985', 'Deze dag bestaat niet.'], ['1-1-2030', 'Deze geboortedatum ligt in de toekomst.'], ['6-11-2018', 'De gebeurtenis ligt vóór deze geboortedatum.'],
    ] as const) {
      await tab.fill({ Geboortedatum: typed });
      await refused(tab, 'Geboortedatum', typed, sentence);
      expect(await tab.page.getByLabel('Naam').inputValue()).toBe('Testina van Voorbeeld');
    }
  }, LIMIT);

  test('asks again for a day of the event that is none or still has to come', async () => {
    const tab = await world.tab();
    await tab.open('/aanmelden');
    await tab.answer(...BEFORE_THE_NAME.slice(0, 3));
    await tab.fill({ Dag: '30', Maand: 'Februari', Jaar: '2018' });
    await refused(tab, 'Dag', '30', 'Deze dag bestaat niet in die maand.');
    await tab.fill({ Dag: '1', Maand: 'December', Jaar: '2019' });
    await refused(tab, 'Dag', '1', 'Dit ligt in de toekomst.');
  }, LIMIT);

  test('makes one case of a referral that is sent twice, and of one that is sent again after the back button', async () => {
    const before = await cases();
    const tab = await world.tab({ scripts: false });
    await tab.open('/aanmelden');
    await tab.answer(...BEFORE_THE_NAME, { Naam: 'Testina van Voorbeeld' }, { Telefoonnummer: '06 00000000', 'Mogen wij u bellen?': 'Ja' }, {}, {}, {}, {}, { Contactverbod: 'Nee' }, { 'Weet u al of u contact wilt?': 'Ja' });
    await tab.again('Aanmelding versturen');
    await tab.sees('Uw aanmelding is ontvangen');
    await tab.page.goBack();
    expect([await tab.page.getByRole('button', { name: 'Aanmelding versturen' }).count(), await cases()]).toEqual([0, before + 1]);
  }, LIMIT);
});

describe('an order in a case', () => {
  test('asks again for a day that is none, still has to come, or lies before the referral', async () => {
    world.on('2019-03-11');
    const number = await refer();
    world.on('2019-03-18');
    const desk = await deskAt(`/zaken/${number}`);
    await desk.begin('Huiselijk geweld en stalking zijn beoordeeld');
    await desk.fill({ 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
    for (const [typed, sentence] of [
      ['2019-02-30', 'Deze dag bestaat niet.'], ['2019-03-19', 'Deze dag moet nog komen.'], ['2019-03-10', 'Op deze dag was de zaak er nog niet.'],
    ] as const) {
      await typeDay(desk, 'Gebeurd op', typed);
      await refused(desk, 'Gebeurd op', typed, sentence);
      expect(await desk.page.getByRole('group', { name: 'Gaat het om stalking?' }).getByLabel('Nee', { exact: true }).isChecked()).toBe(true);
    }
    expect(await facts(number, 'ViolenceJudged')).toBe(0);
  }, LIMIT);

  test('says why where the rules forbade it on that day, and what was typed is still there (P-15)', async () => {
    world.on('2019-03-04');
    const number = await refer();
    world.on('2019-03-18');
    await world.give(number, 'judge-violence');
    await world.give(number, 'accept');
    await world.give(number, 'record-detail', {}, 'p2');
    const desk = await deskAt(`/zaken/${number}`);
    await desk.begin('Zaak is uitgezet');
    await desk.fill({ Bemiddelaar: 'Mira Proefbemiddelaar' });
    await typeDay(desk, 'Gebeurd op', '2019-03-15');
    await desk.send();
    expect(desk.status).toBe(422);
    await desk.sees('De aanmelding is nog niet goedgekeurd. Keur haar eerst goed.');
    expect(await desk.page.getByLabel('Bemiddelaar').locator('option:checked').textContent()).toContain('Mira Proefbemiddelaar');
    expect(await facts(number, 'Allocated')).toBe(0);
  }, LIMIT);

  test('asks again for names and texts that cannot be kept', async () => {
    const number = await refer();
    const desk = await deskAt(`/zaken/${number}`);
    await desk.begin('Gegevens van de dader zijn binnen');
    await desk.fill({ 'Wat voor gegeven?': 'Postadres', 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Het gegeven zelf': 'Proefstraat 1\n1234 AB Proefstad' });
    for (const [typed, sentence] of [
      [TOO_LONG, 'Dit is te lang: 10000 tekens.'], ['Proefman\u0000 de Boer', 'Hier staan tekens in die niet te lezen zijn.'], ['Proefman \u202eeoB ed', 'Hier staan onzichtbare tekens'],
    ] as const) {
      await desk.fill({ 'Naam van deze persoon': typed });
      await refused(desk, 'Naam van deze persoon', typed.replace('\u0000', '\ufffd'), sentence);
      expect(await desk.page.getByLabel('Het gegeven zelf').inputValue()).toBe('Proefstraat 1\n1234 AB Proefstad');
    }
    expect(await facts(number, 'DetailRecorded')).toBe(0);
  }, LIMIT);

  test.each([['with', true], ['without', false]])('is recorded once where somebody presses twice, or goes back and sends it again: %s script', async (_, scripts) => {
    const number = await refer();
    await world.give(number, 'judge-violence');
    const desk = await deskAt(`/zaken/${number}`, scripts);
    await desk.begin('Gegevens zijn gevraagd aan het OM');
    await (scripts ? desk.twice('Vraag om gegevens vastleggen') : desk.again('Vraag om gegevens vastleggen'));
    await desk.sees('Vastgelegd', 'Gegevens gevraagd aan het Openbaar Ministerie');
    await desk.page.goBack();
    await desk.sees('Er loopt al een vraag om gegevens.');
    expect(await facts(number, 'DataRequested')).toBe(1);
  }, LIMIT);

  test('in two windows: the second is told what the first changed, and loses nothing (409)', async () => {
    const number = await refer();
    await world.give(number, 'judge-violence');
    const desk = await deskAt(`/zaken/${number}`);
    await desk.begin('Aanmelding is afgekeurd');
    await desk.fill({ 'Waarom past het nu niet?': 'Op eigen verzoek gestopt', 'Is wie zichzelf meldde gebeld?': 'Gebeld en gesproken', Toelichting: 'Synthetisch: belde zelf af.' });
    const other = await world.tab();
    await other.as(await world.colleague('Tweede Aanmeldproef', ['desk']), `/zaken/${number}`);
    await other.record('Aanmelding is goedgekeurd');
    await desk.send();
    expect(desk.status).toBe(409);
    await desk.sees('Iemand anders legde intussen iets vast', 'Aanmelding goedgekeurd');
    // Who does not look there is told as well: it has the focus.
    expect(await desk.page.locator('.notice--warning:focus').count()).toBe(1);
    expect(await desk.page.getByLabel('Toelichting').inputValue()).toBe('Synthetisch: belde zelf af.');
    expect(await facts(number, 'Rejected')).toBe(0);
    await desk.send();
    await desk.sees('Vastgelegd', 'Aanmelding afgekeurd: op eigen verzoek gestopt');
  }, LIMIT);
});
