import { afterAll, describe, expect, test } from 'vitest';
import { takeAnswers } from '../../src/database/journal-answer.ts';
import { PASSED_ON } from '../../src/questions/texts.ts';
import { LIMIT, openWorld, PEOPLE, victimFirst } from '../journey.ts';
import { PHONE } from '../journey-tab.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const CODE = /(?:[0-9A-Z]{3} ){4}[0-9A-Z]{3}/;
const codeIn = (text: string): string => CODE.exec(text)?.[0] ?? 'no code';
/** Of the right length and signs; nobody has it. */
const NOBODYS = 'CDF HJK MNP RTW XY2';

/** Each page in each of its states; every one is looked at by the tab that opens it (`inOrder`). */
describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  test('a parent begins on a telephone, looks which door it is, goes on later with a code, sends, and adds something', async () => {
    world.on('2019-03-04');
    const parent = await world.tab({ scripts, viewport: PHONE });
    await parent.open('/aanmelden/bewaard');
    await parent.sees('Hier staat niets meer');
    await parent.open('/aanmelden');
    await parent.fill({ 'Voor wie meldt u aan?': 'Voor mijn kind (jonger dan 18 jaar)' });
    await parent.press('Past dit bij mij?');
    await parent.sees('Mediation in strafzaken: via de rechtbank');
    await parent.follow('Terug naar mijn formulier');
    await parent.sees('Dit is nog niet af');
    expect(await parent.page.getByLabel('Voor mijn kind (jonger dan 18 jaar)').isChecked()).toBe(true);
    await parent.press('Verder');
    await parent.press('Verder');
    await parent.sees('Vul de geboortedatum in, of hoe oud uw kind is.');
    await parent.fill({ Leeftijd: '18' });
    await parent.press('Verder');
    await parent.sees('Wie 18 jaar of ouder is, beslist zelf.');
    await parent.answer({ Leeftijd: '9' }, { 'Wie beslist er over uw kind?': 'Ik en de andere ouder samen' });
    await parent.fill({ 'Weet de andere ouder van deze aanmelding?': 'Nee' });
    await parent.press('Bewaren en later verder');
    await parent.sees('Uw formulier is bewaard', 'De code werkt tot en met');
    const later = codeIn(await parent.read());

    await parent.open('/aanmelden/verder');
    await parent.press('Verdergaan');
    await parent.sees('Een code heeft 15 tekens');
    await parent.fill({ 'Uw code': NOBODYS });
    await parent.press('Verdergaan');
    await parent.sees('Met deze code vinden wij niets.');
    await parent.fill({ 'Uw code': later });
    await parent.press('Verdergaan');
    await parent.sees('Over de andere ouder', 'Dit is nog niet af');
    await parent.open('/aanmelden/verder');
    await parent.sees('In deze browser is al een formulier begonnen.');
    await parent.open('/aanmelden/ouders');
    // Every page with script; without it the shortest way, of a parent whom we call first.
    await parent.answer({ 'Is een ouder zelf de ander in wat er gebeurde?': scripts ? 'Ja, de andere ouder' : 'Ja, ikzelf' });
    await parent.press('Verder');
    await parent.sees('Vul een naam in, zoals wij u mogen noemen.');
    await parent.answer({ Naam: 'Ouder Proef', Telefoonnummer: '06 00000002', 'Is het veilig om u op dit nummer te bellen?': 'Ja', 'Mogen wij u mailen dat uw formulier is ontvangen?': 'Nee' }, { 'Hoe is uw kind betrokken?': 'Slachtoffer' });
    if (!scripts) await parent.answer({});
    else {
      await parent.answer({ 'Wat is er gebeurd?': 'Een verkeersongeluk' }, {}, {}, { 'Is er aangifte gedaan bij de politie?': 'Nee' }, { Naam: 'Kind Proef' });
      await parent.sees('Wij bellen of mailen u, en niet uw kind.');
      await parent.answer({}, {}, {}, {}, {}, { Contactverbod: 'Nee' }, { 'Weten u en uw kind al of u contact wilt?': 'Nog niet zeker' });
    }
    await parent.sees('Klopt alles?', 'Ik en de andere ouder samen', ...(scripts ? [] : ['Wij bellen eerst u']));
    await parent.press('Aanmelding versturen');
    const number = /Uw nummer is (2019-\d{5})/.exec(await parent.read())?.[1] ?? 'no number';
    const add = codeIn(await parent.read());
    await parent.follow('Twijfelt u? Lees welke soort bemiddeling bij u past.');
    await parent.follow('Terug naar mijn nummer en code');
    await parent.sees(number, add);

    await parent.follow('Iets toevoegen aan een aanmelding');
    await parent.press('Toevoegen aan mijn aanmelding');
    await parent.sees('Een code heeft 15 tekens', 'Schrijf op wat u wilt toevoegen.');
    await parent.fill({ 'Uw code': NOBODYS, 'Wat wilt u toevoegen of verbeteren?': 'Een ander nummer.' });
    await parent.press('Toevoegen aan mijn aanmelding');
    await parent.sees('Met deze code kunnen wij niets toevoegen.');
    await parent.fill({ 'Uw code': add });
    await parent.press('Toevoegen aan mijn aanmelding');
    await parent.sees('Wij lezen wat u schreef');

    const desk = await world.tab({ scripts });
    await desk.as(world.staff['desk']!, `/zaken/${number}`);
    await desk.sees(...(scripts ? ['Kind Proef', 'Ouder Proef', 'De andere ouder is zelf de ander.'] : ['Wie aanmeldde, is zelf de ander.']), 'De andere ouder weet niet van de aanmelding.');
    await desk.follow('Lees wat is toegevoegd');
    await desk.sees('Een ander nummer.');
    await desk.press('Gelezen');
    expect([parent, desk].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, LIMIT);

  test('the desk asks the referrer something; the referrer opens it with a link, and answers once', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, { ...PEOPLE, referrer: { name: 'Ria Verwijsproef' } });
    const [desk, referrer] = [await world.tab({ scripts }), await world.tab({ scripts, viewport: PHONE })];
    await desk.as(world.staff['desk']!, `/zaken/${number}/vraag-link`);
    await desk.sees('Er staat nu geen vraag open');
    await desk.open(`/zaken/${number}`);
    await desk.record('Er is iets te vragen aan de verwijzer', { Vraag: 'Kent Proefman de Boer uw cliënt?' });
    await desk.follow('Link maken om te versturen');
    await desk.sees('In de vraag staat iets van de andere kant');
    await desk.press('Link maken');
    await desk.sees('Kijk de vraag na en zet hier een vinkje');
    await desk.fill({ Nagekeken: ['Ik heb dit nagekeken: de vraag mag zo naar de verwijzer'] });
    await desk.press('Link maken');
    const code = /\/vraag\/([0-9a-z-]+)/.exec(await desk.read())?.[1] ?? 'no code';

    await referrer.open('/vraag');
    await referrer.fill({ Code: 'abcd-efgh' });
    await referrer.press('Vraag openen');
    await referrer.sees('Met deze code is geen vraag te openen.');
    await referrer.open(`/vraag/${code}`);
    await referrer.seesNo('Proefman');
    await referrer.press('Vraag openen');
    await referrer.sees('Kent Proefman de Boer uw cliënt?');
    await referrer.press('Antwoord versturen');
    await referrer.sees('Schrijf hier uw antwoord.');
    await referrer.fill({ 'Uw antwoord': 'Nee.' });
    await referrer.press('Antwoord versturen');
    await referrer.sees('Uw antwoord is binnen');
    await takeAnswers({ ...world.house, passedOn: PASSED_ON }, new Date('2019-03-04T12:00:00Z'));
    await desk.open(`/zaken/${number}`);
    await desk.sees('Nee.', 'Het antwoord is verwerkt');
    expect([desk, referrer].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, LIMIT);

  test('the desk lays two cases side by side, says that they are others, takes it back, and rejects the second as a duplicate', async () => {
    world.on('2019-03-04');
    const name = scripts ? 'Dubbelina van Proef' : 'Enkelina van Proef';
    const [first, second] = [await world.refer(victimFirst, { people: [{ name, birthDate: '1985-02-03' }] }), await world.refer(victimFirst, { people: [{ name, birthDate: '1985-02-03' }] })];
    const alone = await world.refer(victimFirst, { people: [{ name: scripts ? 'Solange Proef' : 'Uniek Voorbeeldig' }] });
    const desk = await world.tab({ scripts });
    await desk.as(world.staff['desk']!, `/zaken/${alone}/vergelijken`);
    await desk.sees('Er is geen andere zaak die op deze lijkt.');
    await desk.open(`/zaken/${second}`);
    await desk.follow('Naast elkaar bekijken');
    await desk.sees('Zelfde naam en geboortedatum');
    await desk.follow(new RegExp(first));
    await desk.sees(`Naast zaak ${first}`, 'Wat is het?');
    await desk.press('Het zijn anderen');
    await desk.sees('Niet dezelfde mensen');
    await desk.follow(new RegExp(first));
    await desk.sees('Iemand van het aanmeldpunt zei dat dit niet dezelfde mensen zijn.');
    await desk.open(`/zaken/${second}/vergelijken`);
    await desk.press(`${first} weer voorstellen`);
    await desk.follow(new RegExp(first));
    await desk.press(`Afkeuren als dubbel van ${first}`);
    await desk.sees('Vastgelegd');
    expect(desk.complaints).toEqual([]);
  }, LIMIT);

  test('somebody calls about a case that went out: the desk sees what is safe, and leaves a message', async () => {
    world.on('2019-03-04');
    const number = await world.refer(victimFirst, PEOPLE);
    const desk = await world.tab({ scripts });
    const page = `/zaken/${number}/telefoon`;
    await desk.as(world.staff['desk']!, page);
    await desk.sees('De zaak is nog bij het aanmeldpunt.');
    for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
    await world.give(number, 'record-detail', { name: 'Proefman de Boer' }, 'p2');
    await world.give(number, 'allocate');
    await desk.open(`/zaken/${number}`);
    await desk.follow('Er belt iemand over deze zaak');
    await desk.sees('Vertel niets voordat u weet wie er belt', 'Mira Proefbemiddelaar');
    await desk.follow('Testina van Voorbeeld');
    await desk.sees('Veilig contact met Testina van Voorbeeld');
    await desk.press('Boodschap achterlaten');
    await desk.sees('Schrijf hier de boodschap.');
    await desk.fill({ 'Wat moet de bemiddelaar weten?': 'Kan donderdag niet.', Terugbellen: ['Wil teruggebeld worden'] });
    await desk.press('Boodschap achterlaten');
    await desk.sees('De boodschap staat bij de bemiddelaar op Vandaag.');
    await desk.follow('Iemand anders');
    await desk.fill({ 'Wat moet de bemiddelaar weten?': 'Een buur vroeg iets.' });
    await desk.press('Boodschap achterlaten');
    await world.give(number, 'hand-back', { why: 'Synthetisch.' });
    await desk.open(page);
    await desk.sees('wacht op een nieuwe bemiddelaar');
    expect(desk.complaints).toEqual([]);
  }, LIMIT);
});
