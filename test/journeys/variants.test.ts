import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { tried } from '../guarantees/tried.ts';
import { LIMIT, openWorld, PEOPLE, stories, VICTIM, victimFirst } from '../journey.ts';

/** What differs from the ordinary way. What was ordinary before it is done without pages. */
const world = await openWorld('2019-03-04');
afterAll(world.close);

const CONSENT = 'Vindt die persoon het goed dat wij de behandelaar bellen?';
const OFFENDER = 'P. de B. (dader)';
const ADDRESS = { 'Wat voor gegeven?': 'Postadres', 'Waar komt dit vandaan?': 'Het Openbaar Ministerie', 'Het gegeven zelf': 'Proefstraat 1\n1234 AB Proefstad' };

async function accepted(number: string): Promise<void> {
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
}

async function sentOut(number: string, other = 'p2'): Promise<void> {
  await accepted(number);
  await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, other);
  await world.give(number, 'allocate');
}

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  const { played, at } = stories(world, { scripts, oneIn: 4 });
  afterEach(() => tried('variants', 1, scripts ? 'stories with script' : 'stories without script'));

  test.runIf(played(0))('stalking waits for policy, who asks for a treatment provider and the Veiligheidshuis (P-04, R-031)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    const desk = await at('2019-03-05', 'desk', `/zaken/${number}`);
    await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Ja' });
    await desk.record('Gegevens van de dader zijn binnen', { ...ADDRESS, 'Naam van deze persoon': 'Proefman de Boer' });
    await desk.sees('Wacht op beleid', 'namen verborgen in lijsten van anderen');
    await desk.open(`/zaken/${number}/goedgekeurd`);
    await desk.sees('Dit kan nu niet', 'De vraag ligt bij beleid. Tot het antwoord er is, gaat er niets uit naar de andere kant.');
    const policy = await world.tab({ scripts });
    await policy.signIn('Beleidsmedewerker');
    await policy.sees('Vragen aan beleid', 'Stalking');
    await policy.seesNo('Testina', 'Proefman');
    await policy.follow(number);
    const answer = { 'Is er een behandelaar in beeld?': 'Nee', [CONSENT]: 'Nee', 'Is contact met het Veiligheidshuis mogelijk?': 'Ja' };
    await policy.begin('Beleid antwoordt');
    await policy.fill({ 'Wat zegt beleid?': 'Akkoord', ...answer });
    await policy.send();
    expect(policy.status).toBe(422);
    await policy.sees('Zonder behandelaar wacht iemand mét hulp en kiest beleid “nog niet”.');
    await policy.fill({ 'Is er een behandelaar in beeld?': 'Ja', [CONSENT]: 'Ja' });
    await policy.send();
    await policy.sees('Kies van wie deze behandelaar is');
    await policy.fill({ 'Van wie is deze behandelaar?': 'T. van V. (slachtoffer)', 'Naam van de behandelaar': 'Dr. Proefarts', 'Telefoon van de behandelaar': '010 0000000' });
    await policy.send();
    await policy.sees('Beleid: akkoord (behandelaar van T. van V. (slachtoffer) in beeld, bellen mag en Veiligheidshuis mogelijk)', 'Mag gebeld worden.');
    await policy.seesNo('Proefarts');
    await desk.open(`/zaken/${number}`);
    await desk.record('Aanmelding is goedgekeurd');
    await desk.begin('Zaak is uitgezet');
    await desk.fill({ Bemiddelaar: 'Mira Proefbemiddelaar' });
    await desk.send();
    await desk.sees('Mira Proefbemiddelaar heeft geen ervaring met huiselijk geweld en stalking');
    await desk.fill({ 'Bedoelt u deze bemiddelaar?': 'Ja, Mira Proefbemiddelaar krijgt deze zaak, ook zonder die ervaring' });
    await desk.send();
    await desk.sees('Vastgelegd');
  }, LIMIT);

  test.runIf(played(1))('who refers himself from the side of the offender is never sent out incomplete, and the page says why (R-013)', async () => {
    world.on('2019-03-04');
    const number = await world.refer({ entry: 'self', referrerKind: null, a: [{ role: 'offender' }], b: [{ role: 'victim', age: null }] }, { people: [{ name: 'Proefman de Boer' }, { name: 'Testina van Voorbeeld' }] });
    await accepted(number);
    await world.give(number, 'request-data');
    const desk = await at('2019-04-15', 'desk', `/zaken/${number}/incompleet-uitzetten`);
    await desk.sees('Dit kan nu niet', 'Wie zichzelf meldde van de kant van dader of veroorzaker, wordt nooit incompleet uitgezet. Wacht op de gegevens.');
    expect(await desk.page.getByRole('button', { name: 'Zaak incompleet uitzetten' }).count()).toBe(0);
  }, LIMIT);

  test.runIf(played(2))('where the prosecution service has no data the desk rejects, with another door in the letter (R-019, P-10)', async () => {
    world.on('2019-03-04');
    const safe = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
    const number = await world.refer({ ...victimFirst, a: [{ role: 'victim', safe, details: ['post'] }] }, { people: [{ name: 'Testina van Voorbeeld', address: 'Proefstraat 7\n1234 AB Proefstad' }, { name: 'Proefman de Boer' }] });
    await accepted(number);
    const desk = await at('2019-03-18', 'desk', `/zaken/${number}`);
    await desk.record('Gegevens zijn gevraagd aan het OM');
    await desk.record('Het OM antwoordt', { 'Wat antwoordt het Openbaar Ministerie?': 'Heeft geen gegevens' });
    await desk.record('Aanmelding is afgekeurd', { 'Waarom past het nu niet?': 'Geen gegevens van de andere kant' });
    await desk.sees('Afgekeurd: geen gegevens van de andere kant');
    await desk.follow(`Brief over een afgekeurde aanmelding aan ${VICTIM}`);
    expect(await desk.makeLetter()).not.toMatch(/Proefman|geen gegevens|afgekeurd|afgewezen/);
  }, LIMIT);

  test.runIf(played(3))('after two weeks without an answer a person at the desk may send the case out incomplete, and the participant is told (R-012, P-12)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    await accepted(number);
    await world.give(number, 'request-data');
    const desk = await at('2019-03-17', 'desk', `/zaken/${number}/incompleet-uitzetten`);
    await desk.sees('De wachttijd na de vraag aan het Openbaar Ministerie is nog niet om.', 'zonder antwoord kan het vanaf 18 maart 2019');
    await world.morning('2019-03-18', desk, 'desk', '/aanmeldpunt?lijst=incompleet');
    await desk.follow(number);
    await desk.record('Zaak is incompleet uitgezet', { Bemiddelaar: 'Mira Proefbemiddelaar' });
    await desk.record('Het OM is herinnerd');
    const mediator = await at('2019-03-25', 'mediator', `/zaken/${number}`);
    await mediator.sees('incompleet uitgezet');
    await mediator.record(`Intake met ${VICTIM} is gehouden`, { 'Hoe is er gesproken?': 'Telefoon', 'Waar?': 'Op afstand' });
    await mediator.begin(`${VICTIM} besluit`);
    await mediator.fill({ Besluit: 'Wil verder' });
    await mediator.send();
    expect(mediator.status).toBe(422);
    await mediator.sees('Vertel eerst dat de gegevens uit kunnen blijven en dat er tijd overheen kan gaan, en leg dat vast.');
    await mediator.open(`/zaken/${number}`);
    await mediator.record(`${VICTIM} weet dat gegevens uit kunnen blijven`);
    await mediator.record(`${VICTIM} besluit`, { Besluit: 'Wil verder' });
    await mediator.record('Veiligheid is gewogen', { 'Is het veilig genoeg?': 'Veilig genoeg', 'Wat er gebeurde…': 'Wordt niet ontkend' });
    await mediator.sees('Wacht op het Openbaar Ministerie');
    await world.morning('2019-04-01', desk, 'desk', `/zaken/${number}`);
    await desk.record('Het OM antwoordt', { 'Wat antwoordt het Openbaar Ministerie?': 'Gegevens ontvangen' });
    await desk.record('Gegevens van de dader zijn binnen', { ...ADDRESS, 'Naam van deze persoon': 'Proefman de Boer' });
  }, LIMIT);

  test.runIf(played(4))('mediation in criminal cases first: rejected, and taken up again without typing it anew (R-022)', async () => {
    world.on('2020-01-06');
    const number = await world.refer(victimFirst, PEOPLE);
    await accepted(number);
    const desk = await at('2020-01-07', 'desk', `/zaken/${number}/afgekeurd`);
    await desk.seesNo('Eerst mediation in strafzaken');
    await world.morning('2020-01-08', desk, 'desk', `/zaken/${number}`);
    await desk.record('Aanmelding is afgekeurd', { 'Waarom past het nu niet?': 'Eerst mediation in strafzaken' });
    await desk.sees('Afgekeurd: eerst mediation in strafzaken');
    await world.morning('2020-03-16', desk, 'desk', '/aanmeldpunt?lijst=hervatbaar');
    await desk.follow(number);
    await desk.record('Aanmelding is weer opgenomen');
    await desk.sees('Gegevens aanvullen', 'Testina van Voorbeeld');
  }, LIMIT);

  test.runIf(played(5))('a pause stops our own work until it ends, and nobody hears who asked for it (P-02, P-17)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    await sentOut(number);
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}`);
    await mediator.record('Zaak gaat op pauze', { 'Voor wie of wat is de pauze?': 'Een deelnemer', 'Opnieuw kijken op': '2019-04-11' });
    await mediator.sees('Gepauzeerd', 'Kijk weer op 11 april 2019');
    await mediator.open(`/zaken/${number}/intake-gehouden?persoon=p1`);
    await mediator.sees('De zaak staat op pauze. Leg eerst vast dat zij weer verdergaat.');
    await mediator.open('/mijn-zaken');
    await mediator.sees('Gepauzeerd');
    await world.morning('2019-04-11', mediator, 'mediator', `/zaken/${number}`);
    await mediator.sees('Het is tijd om weer te kijken.');
    await mediator.record('Zaak gaat weer verder');
    await mediator.record(`Intake met ${VICTIM} is gehouden`, { 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Op kantoor' });
  }, LIMIT);

  test.runIf(played(6))('a mediator hands back, cannot open the case any more, and another one takes it over (P-10)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    await sentOut(number);
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}`);
    await mediator.begin('Zaak is teruggegeven');
    await mediator.fill({ Reden: 'Te dichtbij: belangen lopen door elkaar', 'Toelichting voor het aanmeldpunt': 'Synthetisch: ik ken een van hen.' });
    await mediator.send();
    expect(mediator.path).toBe('/vandaag');
    await mediator.open(`/zaken/${number}`);
    expect(mediator.status).toBe(404);
    const other = await world.colleague('Otto Proefbemiddelaar', ['mediator']);
    const desk = await at('2019-03-12', 'desk', '/aanmeldpunt?lijst=teruggegeven');
    await desk.follow(number);
    await desk.sees('Teruggegeven aan het aanmeldpunt: te dichtbij: belangen lopen door elkaar');
    await desk.record('Een andere bemiddelaar neemt de zaak over', { 'Nieuwe bemiddelaar': 'Otto Proefbemiddelaar', Reden: 'Teruggegeven door de bemiddelaar' });
    const second = await world.tab({ scripts });
    await second.as(other, '/mijn-zaken');
    await second.sees('Testina van Voorbeeld');
    await second.follow(number);
    await second.sees('Overgenomen door Otto Proefbemiddelaar');
  }, LIMIT);

  test.runIf(played(7))('the other side refers itself about the same event: linked, not approached, and neither hears of the other (R-001)', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    await sentOut(number);
    world.on('2019-03-18');
    const own = await world.refer({ entry: 'self', referrerKind: null, a: [{ role: 'offender' }], b: [{ role: 'victim', age: null }] }, { people: [{ name: 'Proefman de Boer' }, { name: 'Testina van Voorbeeld' }] });
    const desk = await at('2019-03-19', 'desk', `/zaken/${number}`);
    await desk.record('Er is een andere zaak van deze mensen', { 'Zaaknummer van de andere zaak': own, 'Wat voor verband?': 'De andere kant meldde zich zelf over dezelfde gebeurtenis', 'Wie meldde zich zelf?': OFFENDER });
    await desk.sees('meldde zich zelf');
    const mediator = await at('2019-03-20', 'mediator', `/zaken/${number}/benaderd?persoon=p2`);
    await mediator.sees('Deze persoon meldde zich zelf en hoeft niet benaderd te worden. Houd een intake.');
    await mediator.open(`/zaken/${number}`);
    await mediator.record(`Intake met ${OFFENDER} is gehouden`, { 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Op kantoor' });
    await world.morning('2019-03-21', desk, 'desk', `/zaken/${own}`);
    await desk.sees('Verbonden zaken', 'de andere kant meldde zich zelf over dezelfde gebeurtenis');
  }, LIMIT);

  test.runIf(played(8))('a child takes part with a parent, is heard itself, and letters go to both (R-070)', async () => {
    world.on('2019-03-04');
    const number = await world.refer({ ...victimFirst, a: [{ role: 'victim', age: 15 }] }, PEOPLE);
    await sentOut(number);
    const mediator = await at('2019-03-11', 'mediator', `/zaken/${number}/intake-gehouden?persoon=p1`);
    await mediator.sees('Er is nog niemand die voor deze deelnemer spreekt. Leg eerst een vertegenwoordiger vast.');
    await mediator.open(`/zaken/${number}`);
    await mediator.sees('minderjarig');
    await mediator.record(`Iemand spreekt voor ${VICTIM}`, { 'Wat is deze persoon?': 'Ouder', 'Hoort deze persoon bij de andere kant?': 'Nee', Naam: 'Moeder van Voorbeeld' });
    await mediator.record(`Intake met ${VICTIM} is gehouden`, { 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Thuis', 'Wie waren er nog meer bij?': ['Vertegenwoordiger'] });
    await mediator.record(`${VICTIM} heeft uitleg gekregen`);
    await mediator.begin(`${VICTIM} besluit`);
    await mediator.fill({ Besluit: 'Wil verder' });
    await mediator.send();
    expect(mediator.status).toBe(422);
    await mediator.sees('Het kind is nog niet zelf gehoord.');
    await mediator.open(`/zaken/${number}`);
    await mediator.record(`${VICTIM} zegt zelf wat die wil`, { 'Wil het kind dit zelf?': 'Ja', 'Aan wie gaan de brieven?': 'Aan allebei' });
    await mediator.record(`${VICTIM} besluit`, { Besluit: 'Wil verder' });
    await mediator.open(`/zaken/${number}/brieven`);
    await mediator.sees('M. van V.', VICTIM);
  }, LIMIT);

  test.runIf(played(9))('the desk writes down who calls, finds the case again in spite of a typing error, and shows an address only when asked', async () => {
    const desk = await at('2019-06-03', 'desk', '/aanmeldpunt');
    await desk.follow('Aanmelding vastleggen');
    await desk.fill({ Hoe: 'Telefoon', Wanneer: '2019-05-31', Aanmelding: 'Iemand meldt zichzelf', Aangifte: 'Ja', Contactverbod: 'Nee' });
    await desk.fill({ 'Betrokken als': 'Nabestaande' }, 'Hoe is deze persoon betrokken?');
    // What belongs to another choice is not in the way; what is seldom told is folded.
    for (const [slug, shown] of [['verwijzer', false], ['melder', false], ['instemming', false], ['kant', false], ['naam', true], ['ander', true]] as const) expect([slug, await desk.page.locator(`#deel-${slug}`).isVisible()]).toEqual([slug, shown]);
    expect(await desk.page.locator('#deel-steun details').getAttribute('open')).toBeNull();
    await desk.fill({ Naam: 'Nabestaande Çelik', Geboortedatum: '5-6-1970' }, 'Wie is deze persoon?');
    await desk.fill({ 'Straat en huisnummer': 'Proefplein 9', 'Postcode en plaats': '1234 AB Proefstad', 'Mogen wij deze persoon een brief sturen?': 'Ja, veilig' }, 'Hoe kunnen wij deze persoon veilig bereiken?');
    await desk.fill({ Naam: 'Jan Onbekend' }, 'Wie is de ander?');
    await desk.fill({ 'Weet deze persoon al of hij of zij contact wil?': 'Ja' });
    await desk.send();
    expect(desk.status).toBe(422);
    await desk.sees('Kies wat er is gebeurd.');
    await desk.fill({ 'Wat precies': 'Geweld: doodslag' });
    if (scripts) await Promise.all([desk.page.waitForEvent('load'), desk.page.getByLabel('Wat precies', { exact: true }).press('Control+Enter')]);
    else await desk.send();
    await desk.sees('meldde zichzelf op 31 mei 2019', 'Nabestaande Çelik');
    await desk.seesNo('Proefplein');
    const { path } = desk;
    await desk.open('/zoeken');
    await desk.fill({ 'Naam of zaaknummer': 'celk' });
    await desk.send();
    await desk.follow(path.slice('/zaken/'.length));
    await desk.follow(/^Toon gegevens van N\. Ç\./);
    await desk.sees('Proefplein 9', 'Postadres (van wie zich meldde)');
  }, LIMIT);
});
