import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { tried } from '../guarantees/tried.ts';
import { LIMIT, openWorld, PEOPLE, stories, VICTIM, victimFirst } from '../journey.ts';
import type { Filling } from '../journey-tab.ts';

/** Other people than one grown victim and one grown offender, and cases that end early. What was ordinary before is done without pages. */
const world = await openWorld('2019-03-04');
afterAll(world.close);

const BY_POST = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
const AT_HOME = { people: [{ name: 'Testina van Voorbeeld', address: 'Proefstraat 7\n1234 AB Proefstad' }, { name: 'Proefman de Boer' }] };
const IN_PERSON = { 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Thuis' };

async function sentOut(number: string): Promise<void> {
  for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
  await world.give(number, 'allocate');
}

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  const { played, at } = stories(world, { scripts, oneIn: 3 });
  afterEach(() => tried('other-ways', 1, scripts ? 'stories with script' : 'stories without script'));

  /** Through the public form; the number on the receipt. */
  async function registered(day: string, ...pages: Filling[]): Promise<string> {
    world.on(day);
    const visitor = await world.tab({ scripts });
    await visitor.open('/aanmelden');
    await visitor.answer(...pages);
    await visitor.press('Aanmelding versturen');
    await visitor.sees('Uw aanmelding is ontvangen');
    expect(visitor.complaints).toEqual([]);
    return /Uw nummer is (2019-\d{5})/.exec(await visitor.read())![1]!;
  }

  test.runIf(played(0))('a victim of a traffic accident registers, and the other is called who caused it, not an offender (R-006)', async () => {
    const number = await registered('2019-03-04',
      { 'Voor wie meldt u aan?': 'Voor mijzelf' }, { 'Hoe bent u betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Een verkeersongeluk' },
      { Dag: '5', Maand: 'November', Jaar: '2018' }, {}, { 'Is er aangifte gedaan bij de politie?': 'Weet ik niet' }, {},
      { Naam: 'Testina van Voorbeeld', Geboortedatum: '3-2-1985' }, { Telefoonnummer: '06 00000000', 'Mogen wij u bellen?': 'Ja' }, {}, {}, {},
      { Naam: 'Proefman de Boer', 'Hoe is de ander betrokken?': 'Veroorzaker' }, { Contactverbod: 'Nee' }, { 'Weet u al of u contact wilt?': 'Ja' });
    const desk = await at('2019-03-05', 'desk', '/aanmeldpunt');
    await desk.follow(number);
    await desk.sees('meldde zichzelf op 4 maart 2019', 'verkeersongeval', 'Proefman de Boer (volgens de aanmelding)', 'veroorzaker');
    await desk.seesNo('dader');
    await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
    await desk.record('Aanmelding is goedgekeurd');
    await desk.sees('Gegevens aanvullen');
  }, LIMIT);

  test.runIf(played(1))('stalking that comes up at the intake holds the approach until policy answered (P-04)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    await sentOut(number);
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}`);
    await mediator.record(`Intake met ${VICTIM} is gehouden`, IN_PERSON);
    await mediator.record('Er is zorg over de veiligheid', { 'Waar gaat de zorg over?': 'Stalking', 'Wat is er gezien of gehoord?': 'Synthetisch: hij staat elke avond in de straat.' });
    await mediator.sees('Zorg over veiligheid: stalking', 'Wacht op beleid');
    await mediator.open(`/zaken/${number}/benaderd?persoon=p2`);
    await mediator.sees('Dit kan nu niet', 'Tot het antwoord er is, gaat er niets uit naar de andere kant.');
    const policy = await at('2019-03-12', 'policy', '/beleid');
    await policy.follow(number);
    const known = { 'Is er een behandelaar in beeld?': 'Ja', 'Van wie is deze behandelaar?': VICTIM, 'Vindt die persoon het goed dat wij de behandelaar bellen?': 'Ja', 'Naam van de behandelaar': 'Dr. Proefarts', 'Telefoon van de behandelaar': '010 0000000', 'Is contact met het Veiligheidshuis mogelijk?': 'Ja' };
    await policy.begin('Beleid antwoordt');
    await policy.fill({ 'Wat zegt beleid?': 'Nog niet', ...known });
    await policy.send();
    expect(policy.status).toBe(422);
    await policy.fill({ 'Bij “nog niet”: opnieuw kijken op': '2019-03-26' });
    await policy.send();
    await policy.sees('Beleid: nog niet, opnieuw kijken op 26 maart 2019');
    await world.morning('2019-03-26', policy, 'policy', `/zaken/${number}`);
    await policy.record('Beleid antwoordt', { 'Wat zegt beleid?': 'Akkoord', ...known });
    await mediator.as(world.staff['mediator']!, `/zaken/${number}`);
    await mediator.record(`${VICTIM} heeft uitleg gekregen`);
  }, LIMIT);

  test.runIf(played(2))('a mother registers her child of three; two parents speak for it, and it need not speak itself (R-070)', async () => {
    const number = await registered('2019-03-04',
      { 'Voor wie meldt u aan?': 'Voor iemand anders' }, { 'Weet deze persoon van de aanmelding, en is hij of zij het ermee eens?': 'Ja' },
      { Naam: 'Moeder van Voorbeeld', 'Relatie met deze persoon': 'moeder', Telefoonnummer: '06 00000000', 'Is het veilig om u op dit nummer te bellen?': 'Ja' },
      { 'Hoe is deze persoon betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Een verkeersongeluk' }, { Dag: '5', Maand: 'November', Jaar: '2018' }, {},
      { 'Is er aangifte gedaan bij de politie?': 'Ja' }, {}, { Naam: 'Testje van Voorbeeld', Leeftijd: '3' },
      { 'Wie is dat?': 'Een ouder', Naam: 'Moeder van Voorbeeld' }, { 'Mag het ook via u?': 'Ja' }, {}, {}, {},
      { Naam: 'Proefman de Boer', 'Hoe is de ander betrokken?': 'Veroorzaker' }, { Contactverbod: 'Nee' }, { 'Weet deze persoon al of hij of zij contact wil?': 'Ja' });
    for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
    const file = `/zaken/${number}`;
    const desk = await at('2019-03-05', 'desk', file);
    await desk.sees('minderjarig');
    await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
    await world.give(number, 'allocate');
    const mediator = await at('2019-03-11', 'mediator', file);
    await mediator.record(`Iemand spreekt voor ${VICTIM}`, { 'Wat is deze persoon?': 'Ouder', 'Hoort deze persoon bij de andere kant?': 'Nee', Naam: 'Vader van Voorbeeld' });
    await mediator.record(`Intake met ${VICTIM} is gehouden`, { ...IN_PERSON, 'Wie waren er nog meer bij?': ['Vertegenwoordiger'] });
    await mediator.record(`${VICTIM} heeft uitleg gekregen`);
    await mediator.record(`${VICTIM} besluit`, { Besluit: 'Wil verder' });
    await mediator.open(`${file}/brieven`);
    await mediator.sees('M. van V.', 'V. van V.');
  }, LIMIT);

  test.runIf(played(3))('of a child of sixteen whose father stands on the other side, the father never speaks for it (R-070)', async () => {
    world.on('2019-03-04');
    const number = await world.refer({ ...victimFirst, a: [{ role: 'victim', age: 16 }] }, { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Vader van Voorbeeld' }] });
    await sentOut(number);
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}`);
    await mediator.begin(`Iemand spreekt voor ${VICTIM}`);
    await mediator.fill({ 'Wat is deze persoon?': 'Ouder', 'Hoort deze persoon bij de andere kant?': 'Ja', Naam: 'Vader van Voorbeeld' });
    await mediator.send();
    expect(mediator.status).toBe(422);
    await mediator.sees('Iemand van de andere kant kan nooit voor deze deelnemer spreken. Zoek een andere vertegenwoordiger.');
    await mediator.fill({ 'Wat is deze persoon?': 'Voogd', 'Hoort deze persoon bij de andere kant?': 'Nee', Naam: 'Voogd Proef' });
    await mediator.send();
    await mediator.sees(`Voor ${VICTIM} spreekt een voogd`);
    await mediator.record(`Intake met ${VICTIM} is gehouden`, { ...IN_PERSON, 'Wie waren er nog meer bij?': ['Vertegenwoordiger'] });
    await mediator.record(`${VICTIM} heeft uitleg gekregen`);
    await mediator.record(`${VICTIM} zegt zelf wat die wil`, { 'Wil het kind dit zelf?': 'Nog niet te zeggen', 'Aan wie gaan de brieven?': 'Aan de vertegenwoordiger' });
    await mediator.begin(`${VICTIM} besluit`);
    await mediator.fill({ Besluit: 'Wil verder' });
    await mediator.send();
    expect(mediator.status).toBe(422);
  }, LIMIT);

  test.runIf(played(4))('an association registers, goes by its name, and somebody speaks for it (R-006)', async () => {
    const number = await registered('2019-03-04',
      { 'Voor wie meldt u aan?': 'Voor mijn organisatie' }, { 'Hoe is uw organisatie betrokken?': 'Slachtoffer' }, { 'Wat is er gebeurd?': 'Iets in de sport' },
      { Dag: '5', Maand: 'November', Jaar: '2018' }, {}, { 'Is er aangifte gedaan bij de politie?': 'Nee' },
      { 'Naam van de organisatie': 'Vereniging Proefbal', 'Wie spreekt voor de organisatie?': 'Voorzitter Proef' },
      { Telefoonnummer: '06 00000000', 'Mogen wij u bellen?': 'Ja' }, {}, {}, {},
      { Naam: 'Proefman de Boer' }, { Contactverbod: 'Nee' }, { 'Weet u al of u contact wilt?': 'Ja' });
    for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
    const desk = await at('2019-03-05', 'desk', `/zaken/${number}`);
    await desk.sees('Vereniging Proefbal');
    await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
    await world.give(number, 'allocate');
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}`);
    await mediator.record('Intake met Vereniging Proefbal (slachtoffer) is gehouden', { ...IN_PERSON, 'Wie waren er nog meer bij?': ['Vertegenwoordiger'] });
    await mediator.sees('Intake met Vereniging Proefbal (slachtoffer)');
  }, LIMIT);

  test.runIf(played(5))('somebody stops without a reason, the other side was not asked, and the case is closed (P-02, R-064)', async () => {
    world.on('2019-03-04');
    const number = await world.refer({ ...victimFirst, a: [{ role: 'victim', safe: BY_POST, details: ['post'] }] }, AT_HOME);
    await sentOut(number);
    world.on('2019-03-11');
    await world.give(number, 'hold-intake', {}, 'p1');
    const mediator = await at('2019-03-18', 'mediator', `/zaken/${number}`);
    await mediator.record(`${VICTIM} stopt`, { Reden: 'Niet verteld' });
    await mediator.sees('Afronden');
    await mediator.follow(`Afsluitende brief aan ${VICTIM}`);
    expect(await mediator.makeLetter()).not.toMatch(/Proefman|de Boer/);
    await mediator.open(`/zaken/${number}`);
    await mediator.record(`Afsluitende brief aan ${VICTIM} is geregeld`, { 'Hoe is het geregeld?': 'Brief gestuurd' });
    await mediator.record('Zaak is afgesloten');
    await mediator.sees('Afgesloten: gestopt vóór benadering');
    await mediator.seesNo('afwijzing');
  }, LIMIT);

  test.runIf(played(6))('somebody withdraws before the case went out: that is what the letter says, and no more (P-10)', async () => {
    world.on('2019-03-04');
    const number = await world.refer({ entry: 'self', referrerKind: null, a: [{ role: 'victim', safe: BY_POST, details: ['post'] }], b: [{ role: 'offender', age: null }] }, AT_HOME);
    await world.give(number, 'judge-violence');
    const desk = await at('2019-03-06', 'desk', `/zaken/${number}`);
    await desk.record('Aanmelding is afgekeurd', { 'Waarom past het nu niet?': 'Op eigen verzoek gestopt', 'Is wie zichzelf meldde gebeld?': 'Gebeld en gesproken' });
    await desk.sees('Afgekeurd: op eigen verzoek gestopt');
    await desk.follow(`Brief over een afgekeurde aanmelding aan ${VICTIM}`);
    const letter = await desk.makeLetter();
    expect(letter).toContain('Testina van Voorbeeld');
    expect(letter).not.toMatch(/Proefman|afgekeurd|afgewezen|past niet/);
  }, LIMIT);

  test.runIf(played(7))('the same referral twice: linked, rejected as a duplicate, and no letter goes (P-10)', async () => {
    world.on('2019-03-04');
    const first = await world.refer(victimFirst, PEOPLE);
    world.on('2019-03-05');
    const again = await world.refer(victimFirst, PEOPLE);
    const desk = await at('2019-03-06', 'desk', `/zaken/${again}`);
    await desk.record('Er is een andere zaak van deze mensen', { 'Zaaknummer van de andere zaak': first, 'Wat voor verband?': 'Dezelfde aanmelding, dubbel' });
    await desk.record('Aanmelding is afgekeurd', { 'Waarom past het nu niet?': 'Dubbele aanmelding', 'Is wie zichzelf meldde gebeld?': 'Niet van toepassing' });
    await desk.sees('Afgekeurd: dubbele aanmelding', first);
    expect(await desk.page.getByRole('link', { name: 'Brief over een afgekeurde aanmelding' }).count()).toBe(0);
    await desk.open(`/zaken/${first}`);
    await desk.sees('Nieuwe aanmelding');
  }, LIMIT);

  test.runIf(played(8))('while a mediator is away all cases go to another, who sees them as new; the first cannot open them any more (P-10)', async () => {
    world.on('2019-03-04');
    const [away, instead] = [`Verlof Proef ${scripts ? 'een' : 'twee'}`, `Invaller Proef ${scripts ? 'een' : 'twee'}`];
    const [first, second] = [await world.colleague(away, ['mediator']), await world.colleague(instead, ['mediator'])];
    const numbers = [await world.refer(victimFirst, PEOPLE), await world.refer(victimFirst, PEOPLE)];
    for (const number of numbers) {
      for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
      await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
      await world.give(number, 'allocate', { mediator: first });
    }
    const before = await at('2019-03-08', 'desk', `/bemiddelaars/${first}`);
    const leave = before.page.locator('#verlof');
    await leave.getByLabel('Van').fill('2019-03-11');
    await leave.getByLabel('Tot en met').fill('2019-03-29');
    await before.press('Verlof vastleggen');
    await before.sees('Is er niet', 'Vanaf ma 11 mrt 2019 tot en met vr 29 mrt 2019');
    const desk = await at('2019-03-11', 'desk', '/bemiddelaars');
    expect(await desk.page.getByRole('row', { name: away }).innerText()).toMatch(/29 (mrt|maart)/);
    await desk.follow(away);
    await desk.follow('Zaken overdragen');
    await desk.fill({ Waarom: 'Bemiddelaar afwezig' });
    const choices = desk.page.getByLabel(/^Zaak 2019-/);
    expect(await choices.count()).toBe(2);
    for (const choice of await choices.all()) await choice.selectOption(second);
    await desk.press('Zaken zijn overgedragen');
    await desk.sees('2 zaken staan nu bij een andere bemiddelaar, als nieuw.');
    const tab = await world.tab({ scripts });
    await tab.as(second, '/mijn-zaken');
    await tab.sees('Nieuw bij u', ...numbers);
    await tab.as(first, `/zaken/${numbers[0]}`);
    expect(tab.status).toBe(404);
  }, LIMIT);

  test.runIf(played(9))('an organisation that the list does not know is put in it, merged with one that was there twice, and set apart again (R-008)', async () => {
    world.on('2019-03-04');
    const [known, typed] = [`Wijkteam Proefstad ${scripts ? 'een' : 'twee'}`, `Het wijkteam ${scripts ? 'noord' : 'zuid'}`];
    await world.refer(victimFirst, { ...PEOPLE, referrer: { name: 'Ria Verwijzer', organisation: typed } });
    const desk = await at('2019-03-05', 'desk', '/beheer/organisaties');
    await desk.fill({ 'Soort organisatie': 'Slachtofferhulp Nederland', Naam: known });
    await desk.press('In de lijst zetten');
    await desk.open('/aanmeldpunt/organisaties');
    await desk.sees(typed);
    await desk.page.getByRole('row', { name: typed }).getByRole('link', { name: 'Kiezen of toevoegen' }).click();
    await desk.sees('Welke organisatie is dit?');
    await desk.press('In de lijst zetten en koppelen');
    await desk.sees('Elke verwijzer staat in de lijst.');
    const administrator = await at('2019-03-06', 'administrator', '/beheer/organisaties');
    await administrator.follow(typed);
    await administrator.fill({ 'Gaat op in': known });
    await administrator.press(`${typed} samenvoegen`);
    await administrator.sees(`${typed} ging hierin op`);
    // How many cases came from where is the desk's to know.
    const counting = await at('2019-03-06', 'desk', '/beheer/organisaties');
    await counting.follow(known);
    await counting.sees('1 aanmelding');
    await administrator.press(/^Weer los maken/);
    await counting.open(new URL(counting.page.url()).pathname);
    await counting.sees('nog geen aanmelding');
    expect([desk, administrator, counting].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, LIMIT);
});
