import { afterAll, expect, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';
import type { Filling, Tab } from '../journey-tab.ts';

/**
 * The case that the practice article tells (004:132-208): Bart stabbed Karel, asks in 2016 from prison, Karel cannot yet;
 * three years later he can. The names are the article's; it invented them. Every other detail here is synthetic.
 */
const world = await openWorld('2016-05-09');
afterAll(world.close);

const BART = 'B. (dader)';
const KAREL = 'K. (slachtoffer)';
const FIRST = '/zaken/2016-00001';
const SECOND = '/zaken/2019-00001';
const IN_PERSON = { 'Hoe is er gesproken?': 'Persoonlijk' };
let desk: Tab;
let mediator: Tab;

const asDesk = (day: string, path: string) => world.morning(day, desk, 'desk', path);
const asMediator = (day: string, path: string) => world.morning(day, mediator, 'mediator', path);

async function note(text: string): Promise<void> {
  await mediator.fill({ Notitie: text });
  await mediator.press('Notitie toevoegen');
  await mediator.sees(text);
}

async function letterToKarel(day: string, path: string): Promise<void> {
  await asMediator(day, path);
  await mediator.record(`Adres van ${KAREL} is nagegaan`, { 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Kan iemand van de andere kant daar wonen of de post openen?': 'Nee' });
  await mediator.record(`${KAREL} is benaderd`);
}

/** What both referrals tell. The form asks for a birth date; the article has none, so it is a synthetic one. */
const BART_STABBED_KAREL = [
  { 'Hoe is uw cliënt betrokken?': 'Dader' }, { 'Wat is er gebeurd?': 'Geweld of bedreiging' }, { 'Wat past het beste?': 'Mishandeling' }, {},
  { 'Wat gebeurde er?': 'Synthetisch: een conflict liep uit de hand.' }, { 'Is er aangifte gedaan bij de politie?': 'Ja' }, { Strafzaak: 'De strafzaak is afgerond' },
  { Naam: 'Bart', Geboortedatum: '1-1-1990' },
];
const HE_WANTS_TO_TALK = [{ Naam: 'Karel', 'Hoe is de ander betrokken?': 'Slachtoffer' }, { Contactverbod: 'Nee' }, { 'Weet uw cliënt al of hij of zij contact wil?': 'Ja' }];

async function refer(day: string, referrer: Filling, reach: Filling, detained: Filling): Promise<void> {
  world.on(day);
  const visitor = await world.tab();
  await visitor.open('/aanmelden');
  await visitor.answer({ 'Voor wie meldt u aan?': 'Voor een cliënt' }, { 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?': 'Ja' }, referrer, ...BART_STABBED_KAREL, detained, reach, {}, {}, {}, ...HE_WANTS_TO_TALK);
  await visitor.press('Aanmelding versturen');
  await visitor.sees('Uw aanmelding is ontvangen');
  expect(visitor.complaints).toEqual([]);
}

async function referredFromPrison(): Promise<void> {
  await refer('2016-05-09', { 'Soort organisatie': 'Penitentiaire inrichting', 'Uw naam': 'V. Proef', 'Uw functie': 'begeleidster', 'E-mailadres': 'v.proef@voorbeeld.invalid' },
    { 'Mag het ook via u?': 'Ja' }, { Vastzitten: 'Ja', 'Waar?': 'Synthetische PI' });
  await asDesk('2016-05-10', FIRST);
  await desk.sees('gemeld door een verwijzer op 9 mei 2016', 'zit vast', 'Zit vast: post kan geopend worden.');
  await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
  await desk.record('Aanmelding is goedgekeurd');
  await desk.record('Gegevens zijn gevraagd aan het OM');
  await asDesk('2016-05-30', FIRST);
  await desk.record('Het OM antwoordt', { 'Wat antwoordt het Openbaar Ministerie?': 'Gegevens ontvangen' });
  await desk.record('Gegevens van het slachtoffer zijn binnen', {
    'Wat voor gegeven?': 'Postadres', 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Naam van deze persoon': 'Karel', 'Het gegeven zelf': 'Synthetisch: Proefweg 2\n1234 AB Proefstad',
  });
  await desk.record('Zaak is uitgezet', { Bemiddelaar: 'Mira Proefbemiddelaar' });
}

async function intakeInPrison(): Promise<void> {
  await asMediator('2016-06-06', FIRST);
  await mediator.record('Contact met de verwijzer', { 'Hoe ging het?': 'Gesproken' });
  await asMediator('2016-06-20', FIRST);
  const said = await mediator.record(`Intake met ${BART} is gehouden`, { ...IN_PERSON, 'Waar?': 'In de inrichting', 'Wie waren er nog meer bij?': ['Verwijzer'] });
  expect(said).toContain(`Intake met ${BART} in de inrichting; ook erbij: verwijzer`);
  await mediator.record(`${BART} heeft uitleg gekregen`);
  await mediator.record(`${BART} besluit`, { Besluit: 'Wil verder' });
  await mediator.record('Veiligheid is gewogen', { 'Is het veilig genoeg?': 'Veilig genoeg', 'Wat er gebeurde…': 'Wordt niet ontkend' });
  await mediator.record(`${BART} zegt wat verteld mag worden`, { 'Aan wie mag het verteld worden?': KAREL, 'Wat mag verteld worden?': 'De naam', 'De naam, of de precieze zinnen': 'Bart' });
  await mediator.record(`${BART} zegt wat verteld mag worden`, {
    'Aan wie mag het verteld worden?': KAREL, 'Wat mag verteld worden?': 'Eigen zinnen', 'De naam, of de precieze zinnen': 'Ik heb spijt dat ik je heb gestoken en wil het graag uitpraten.',
  });
}

async function notNowPerhapsLater(): Promise<void> {
  await letterToKarel('2016-06-27', FIRST);
  await asMediator('2016-07-11', FIRST);
  await note('Karel uitgebreid gesproken. Hij is nog heel boos: eerst het smartengeld.');
  await asMediator('2016-08-08', FIRST);
  await note('Bart heeft afspraken gemaakt om het smartengeld te betalen. Doorgegeven aan Karel.');
  await mediator.sees(`Wacht op ${KAREL}.`);
  await asMediator('2016-09-05', FIRST);
  const said = await mediator.record(`${KAREL} zegt iets op de vraag`, { 'Wat zegt deze persoon?': 'Nu niet, later mag het gevraagd worden' });
  expect(said).toContain(`${KAREL} zegt: nu niet, later mag het gevraagd worden`);
  await mediator.record('De zaak stopt', { 'Waardoor stopt de zaak?': 'De bemiddelaar', Reden: 'Te vroeg' });
  await mediator.record(`Afsluitende brief aan ${BART} is geregeld`, { 'Hoe is het geregeld?': 'Op een andere manier laten weten' });
  await mediator.record(`Afsluitende brief aan ${KAREL} is geregeld`, { 'Hoe is het geregeld?': 'Op een andere manier laten weten' });
  await mediator.record('Zaak is afgesloten');
  await mediator.sees('Afgesloten: gestopt na benadering');
  await mediator.seesNo('poging', 'Poging', 'afwijzing', 'bemiddeld contact');
}

async function referredAgainByProbation(): Promise<void> {
  await refer('2019-10-14', { 'Soort organisatie': 'Reclassering Nederland', 'Uw naam': 'T. Proef', 'Uw functie': 'toezichthouder', 'E-mailadres': 't.proef@voorbeeld.invalid' },
    { Telefoonnummer: '06 00000000', 'Mogen wij uw cliënt bellen?': 'Ja, veilig' }, { Vastzitten: 'Nee' });
  await asDesk('2019-10-15', SECOND);
  await desk.begin('Er is een andere zaak van deze mensen');
  await desk.sees('Misschien andere zaken van dezelfde mensen', '2016-00001: zelfde naam en geboortedatum, afgesloten op ma 5 sep 2016, bemiddelaar Mira Proefbemiddelaar');
  await desk.send();
  await desk.sees('Verbonden met zaak 2016-00001', 'Uit een eerdere zaak: het slachtoffer zei “nu niet, later mag het gevraagd worden”');
}

async function outToTheSameMediator(): Promise<void> {
  await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
  await desk.record('Aanmelding is goedgekeurd');
  await desk.begin('Gegevens van het slachtoffer zijn binnen');
  await desk.fill({ 'Wat voor gegeven?': 'Postadres', 'Waar komt dit vandaan?': 'De persoon zelf', 'Naam van deze persoon': 'Karel', 'Het gegeven zelf': 'Synthetisch: Proefweg 3\n1234 AB Proefstad' });
  await desk.send();
  await desk.begin('Zaak is uitgezet');
  await desk.sees('Misschien andere zaken van dezelfde mensen');
  expect(await desk.page.getByLabel('Bemiddelaar').locator('option:checked').textContent()).toContain('Mira Proefbemiddelaar');
  await desk.send();
  await desk.sees('Uitgezet naar Mira Proefbemiddelaar');
}

async function karelIsReady(): Promise<void> {
  await asMediator('2019-10-28', SECOND);
  await mediator.sees('eerder: nu niet, later mag het gevraagd worden', 'Verbonden zaken', 'eerdere zaak van dezelfde mensen');
  await mediator.follow('2016-00001');
  await mediator.sees('Afgesloten: gestopt na benadering');
  await mediator.open(SECOND);
  await mediator.record('Contact met de verwijzer', { 'Hoe ging het?': 'Gesproken' });
  await mediator.record(`Intake met ${BART} is gehouden`, { ...IN_PERSON, 'Waar?': 'Bij de verwijzer', 'Wie waren er nog meer bij?': ['Verwijzer'] });
  await mediator.record(`${BART} heeft uitleg gekregen`);
  await mediator.record(`${BART} besluit`, { Besluit: 'Wil verder' });
  await mediator.record('Veiligheid is gewogen', { 'Is het veilig genoeg?': 'Veilig genoeg', 'Wat er gebeurde…': 'Wordt niet ontkend' });
  await mediator.record(`${BART} zegt wat verteld mag worden`, { 'Aan wie mag het verteld worden?': KAREL, 'Wat mag verteld worden?': 'De naam', 'De naam, of de precieze zinnen': 'Bart' });
  await letterToKarel('2019-11-04', SECOND);
  await asMediator('2019-11-18', SECOND);
  await mediator.record(`${KAREL} zegt iets op de vraag`, { 'Wat zegt deze persoon?': 'Ja' });
  await mediator.record(`Intake met ${KAREL} is gehouden`, { ...IN_PERSON, 'Waar?': 'Thuis' });
  await mediator.record(`${KAREL} heeft uitleg gekregen`);
  await mediator.record(`${KAREL} besluit`, { Besluit: 'Wil verder' });
}

async function preparedApart(): Promise<void> {
  for (const [day, who] of [['2019-12-09', BART], ['2019-12-11', KAREL]] as const) {
    await asMediator(day, SECOND);
    await mediator.record(`Voorbereid met ${who}`, IN_PERSON);
    await mediator.record(`Met ${who} is vertrouwelijkheid afgesproken`);
    await mediator.record(`${who} stemt in met een vorm`, { 'Met welke vorm?': 'Gesprek' });
  }
}

async function talkAtThePoliceStation(): Promise<void> {
  await asMediator('2020-01-16', SECOND);
  const said = await mediator.record('Er was een gesprek', { 'Wat voor gesprek?': 'Gesprek', 'Wie waren erbij?': [BART, KAREL], ...IN_PERSON, 'Waar?': 'Op het politiebureau' });
  expect(said).toContain(`Gesprek van ${BART} en ${KAREL} op het politiebureau`);
  await mediator.record('Het contact leverde iets op', { 'Wat leverde het op?': 'Gezamenlijk gebaar' });
  await mediator.sees('Leverde op: gezamenlijk gebaar', 'Contact gehad: gesprek op 16 januari 2020');
  await asMediator('2020-01-20', SECOND);
  for (const who of [BART, KAREL]) await mediator.record(`Na het contact nog gesproken met ${who}`, { 'Hoe ging het?': 'Gesproken' });
  for (const who of [BART, KAREL]) await mediator.record(`Afsluitende brief aan ${who} is geregeld`, { 'Hoe is het geregeld?': 'Op een andere manier laten weten' });
  await mediator.record('Zaak is afgesloten');
  await mediator.sees('Afgesloten: bemiddeld contact');
}

async function theYears(): Promise<void> {
  world.on('2021-02-01');
  const director = await world.tab();
  await director.signIn('Directeur');
  const counts = async (row: string) => director.page.getByRole('row', { name: row, exact: true }).count();
  await director.open('/jaar/2016');
  expect([await counts('Ontvangen 1'), await counts('Poging (gestopt na benadering) 1 100%'), await counts('Bemiddeld contact 0 0%')]).toEqual([1, 1, 1]);
  await director.open('/jaar/2020');
  expect([await counts('Poging (gestopt na benadering) 0 0%'), await counts('Bemiddeld contact 1 100%'), await counts('Gesprek 1 100%')]).toEqual([1, 1, 1]);
}

test('Bart and Karel, from 2016 to 2020', async () => {
  [desk, mediator] = [await world.tab(), await world.tab()];
  await referredFromPrison();
  await intakeInPrison();
  await notNowPerhapsLater();
  await referredAgainByProbation();
  await outToTheSameMediator();
  await karelIsReady();
  await preparedApart();
  await talkAtThePoliceStation();
  await theYears();
  expect([...desk.complaints, ...mediator.complaints]).toEqual([]);
}, LIMIT);
