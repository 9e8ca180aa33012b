import { expect } from 'vitest';
import type { World } from './journey.ts';
import type { Tab, TabOptions } from './journey-tab.ts';

const A = 'T. van V. (slachtoffer)';
const B = 'P. de B. (dader)';
const IN_PERSON = { 'Hoe is er gesproken?': 'Persoonlijk' };

/** One victim and one offender, from the public form to the year page, everybody by the product's own links and buttons. In 2019. */
export async function oneToOne(world: World, options: TabOptions = {}): Promise<void> {
  const [visitor, desk, mediator, director] = [await world.tab(options), await world.tab(options), await world.tab(options), await world.tab(options)];
  world.on('2019-03-04');
  const number = await referred(visitor);
  await judged(world, desk, number);
  await sentOut(world, desk, `/zaken/${number}`);
  await intakeWithVictim(world, mediator, number);
  await approached(world, mediator, `/zaken/${number}`);
  await prepared(world, mediator, `/zaken/${number}`);
  await met(world, mediator, `/zaken/${number}`);
  await counted(world, director, `/zaken/${number}`);
  for (const tab of [visitor, desk, mediator, director]) expect(tab.complaints).toEqual([]);
}

/** Slachtofferhulp refers a victim. */
async function referred(visitor: Tab): Promise<string> {
  await visitor.open('/aanmelden');
  await visitor.answer(
    { 'Voor wie meldt u aan?': 'Voor een cliënt' },
    { 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?': 'Ja' },
    { 'Soort organisatie': 'Slachtofferhulp Nederland', 'Uw naam': 'Ria Verwijsproef', Telefoonnummer: '06 00000000', 'Komt deze aanmelding via ZSM?': 'Nee' },
    { 'Hoe is uw cliënt betrokken?': 'Slachtoffer' },
    { 'Wat is er gebeurd?': 'Geweld of bedreiging' },
    { 'Wat past het beste?': 'Mishandeling' },
    { Dag: '24', Maand: 'December', Jaar: '2018' },
    { 'Waar was het?': 'Proefstad', 'Wat gebeurde er?': 'Synthetisch: geslagen bij de halte.' },
    { 'Is er aangifte gedaan bij de politie?': 'Ja' },
    { Strafzaak: 'Het Openbaar Ministerie is ermee bezig' },
    { Naam: 'Testina van Voorbeeld', Geboortedatum: '3-2-1985' },
    { Telefoonnummer: '06 00000001', 'Mogen wij uw cliënt bellen?': 'Ja, veilig', 'Mogen wij een bericht inspreken?': 'Nee', 'Straat en huisnummer': 'Proefstraat 7', 'Postcode en plaats': '1234 AB Proefstad', 'Mogen wij uw cliënt een brief sturen?': 'Ja, veilig' },
    { 'Wanneer kunnen wij het beste bellen?': 'na zes uur', Codewoord: 'roos' },
    {}, {},
    { Naam: 'Proefman de Boer', 'Hoe is de ander betrokken?': 'Dader' },
    { Contactverbod: 'Nee' },
    { 'Weet uw cliënt al of hij of zij contact wil?': 'Ja' },
  );
  await visitor.sees('Klopt alles?', 'Testina van Voorbeeld', 'Codewoord: roos', 'Er is nog niets verstuurd.');
  await visitor.press('Aanmelding versturen');
  await visitor.sees('Uw aanmelding is ontvangen');
  await visitor.seesNo('Testina', 'Proefman');
  const number = /Uw nummer is (2019-\d{5})/.exec(await visitor.read())?.[1];
  if (!number) throw new Error('the receipt has no number');
  return number;
}

/** The desk judges, accepts and asks the prosecution service for data. */
async function judged(world: World, desk: Tab, number: string): Promise<void> {
  world.on('2019-03-05');
  await desk.signIn('Medewerker aanmeldpunt');
  await desk.sees('Aanmeldpunt', 'Testina van Voorbeeld', 'Huiselijk geweld en stalking beoordelen');
  await desk.follow(number);
  await desk.sees('Nieuwe aanmelding', 'Testina van Voorbeeld', 'Proefman de Boer (volgens de aanmelding)', 'Niet veilig: voicemail.');
  await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
  await desk.record('Aanmelding is goedgekeurd');
  await desk.record('Gegevens zijn gevraagd aan het OM', { 'Welk parket of kantoor?': 'Parket Proefstad' });
  await desk.sees('Gegevens aanvullen', 'Wacht op het Openbaar Ministerie. Kijk weer op 19 maart 2019.');
}

/** The answer comes, and the desk sends the case out. */
async function sentOut(world: World, desk: Tab, file: string): Promise<void> {
  await world.morning('2019-03-13', desk, 'desk', file);
  await desk.record('Het OM antwoordt', { 'Wat antwoordt het Openbaar Ministerie?': 'Gegevens ontvangen' });
  await desk.record('Gegevens van de dader zijn binnen', {
    'Wat voor gegeven?': 'Postadres', 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Naam van deze persoon': 'Proefman de Boer', 'Het gegeven zelf': 'Proefstraat 1\n1234 AB Proefstad',
  });
  await desk.sees('Klaar om uit te zetten');
  await desk.record('Zaak is uitgezet', { Bemiddelaar: 'Mira Proefbemiddelaar' });
  await desk.sees('Wacht op de bemiddelaar', 'Uitgezet naar Mira Proefbemiddelaar');
}

/** The mediator speaks the referrer and the victim. */
async function intakeWithVictim(world: World, mediator: Tab, number: string): Promise<void> {
  world.on('2019-03-18');
  await mediator.signIn('Bemiddelaar');
  await mediator.sees('Vandaag', 'Nieuw bij u', 'Testina van Voorbeeld en Proefman de Boer');
  await mediator.follow(number);
  await mediator.record('Contact met de verwijzer', { 'Hoe ging het?': 'Gesproken' });
  await world.morning('2019-03-25', mediator, 'mediator', `/zaken/${number}`);
  await mediator.record(`Intake met ${A} is gehouden`, { ...IN_PERSON, 'Waar?': 'Thuis', 'Wie waren er nog meer bij?': ['Verwijzer'] });
  await mediator.record(`${A} heeft uitleg gekregen`);
  await mediator.record(`${A} besluit`, { Besluit: 'Wil verder' });
  await mediator.record('Veiligheid is gewogen', { 'Is het veilig genoeg?': 'Veilig genoeg', 'Wat er gebeurde…': 'Wordt niet ontkend' });
  await mediator.record(`${A} zegt wat verteld mag worden`, { 'Aan wie mag het verteld worden?': B, 'Wat mag verteld worden?': 'De naam', 'De naam, of de precieze zinnen': 'Testina van Voorbeeld' });
  await mediator.sees('Benaderen', `${B} mag horen: de naam van ${A}`);
}

/** The other side is approached by letter and says yes. */
async function approached(world: World, mediator: Tab, file: string): Promise<void> {
  await world.morning('2019-03-27', mediator, 'mediator', file);
  await mediator.record(`Adres van ${B} is nagegaan`, { 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Van welke dag is het adres?': '2019-03-12', 'Kan iemand van de andere kant daar wonen of de post openen?': 'Nee' });
  await mediator.follow(`Benaderingsbrief aan ${B}`);
  await mediator.sees('Er staat alleen in wat aan deze persoon is vrijgegeven.', 'Testina van Voorbeeld');
  const letter = await mediator.makeLetter();
  expect(letter).toContain('Proefman de Boer');
  expect(letter).not.toMatch(/Proefstraat 7|roos|halte|06 0/);
  await mediator.open(file);
  await mediator.record(`${B} is benaderd`);
  await mediator.sees('Benaderd op 27 maart 2019, nog geen antwoord', `Wacht op ${B}.`);
  await world.morning('2019-04-10', mediator, 'mediator', file);
  await mediator.record(`${B} zegt iets op de vraag`, { 'Wat zegt deze persoon?': 'Ja' });
  await world.morning('2019-04-17', mediator, 'mediator', file);
  await mediator.record(`Intake met ${B} is gehouden`, { ...IN_PERSON, 'Waar?': 'Op kantoor' });
  await mediator.record(`${B} heeft uitleg gekregen`);
  await mediator.record(`${B} besluit`, { Besluit: 'Wil verder' });
  await mediator.sees('Voorbereiding');
}

/** Each prepares apart, agrees on confidentiality and consents to a talk. */
async function prepared(world: World, mediator: Tab, file: string): Promise<void> {
  for (const [day, who] of [['2019-05-06', A], ['2019-05-08', B]] as const) {
    await world.morning(day, mediator, 'mediator', file);
    await mediator.record(`Voorbereid met ${who}`, IN_PERSON);
    await mediator.record(`Met ${who} is vertrouwelijkheid afgesproken`);
    await mediator.record(`${who} stemt in met een vorm`, { 'Met welke vorm?': 'Gesprek' });
  }
  await mediator.sees('Voorbereid', 'stemt in met gesprek');
}

/** They talk; follow-up, closing letters, closed. */
async function met(world: World, mediator: Tab, file: string): Promise<void> {
  await world.morning('2019-05-20', mediator, 'mediator', file);
  await mediator.record('Er was een gesprek', {
    'Wat voor gesprek?': 'Gesprek', 'Wie waren erbij?': [A, B], ...IN_PERSON, 'Waar?': 'Op een neutrale plek',
  });
  await world.morning('2019-05-24', mediator, 'mediator', file);
  for (const who of [A, B]) await mediator.record(`Na het contact nog gesproken met ${who}`, { 'Hoe ging het?': 'Gesproken' });
  await mediator.follow(`Afsluitende brief aan ${A}`);
  expect(await mediator.makeLetter()).not.toMatch(/Proefman|de Boer/);
  await mediator.open(file);
  await mediator.record(`Afsluitende brief aan ${A} is geregeld`, { 'Hoe is het geregeld?': 'Brief gestuurd' });
  await mediator.record(`Afsluitende brief aan ${B} is geregeld`, { 'Hoe is het geregeld?': 'Op een andere manier laten weten' });
  await mediator.record('Zaak is afgesloten');
  await mediator.sees('Afgesloten: bemiddeld contact', 'Er hoeft nu niets te gebeuren.');
}

/** The director's year counts it and opens no case. */
async function counted(world: World, director: Tab, file: string): Promise<void> {
  world.on('2020-02-01');
  await director.signIn('Directeur');
  await director.open('/jaar/2019');
  await director.sees('Jaarcijfers 2019');
  const row = (name: string) => director.page.getByRole('row', { name, exact: true });
  expect(await row('Bemiddeld contact 1 100%').count()).toBe(1);
  expect(await row('Gesprek 1 100%').count()).toBe(1);
  await director.open(file);
  expect(director.status).toBe(403);
}
