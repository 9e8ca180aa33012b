import { afterAll, describe, expect, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);
const pia = await world.colleague('Pia Vos', ['privacy-officer']);

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  test('Bart asks what is known of him and gets it; a letter went astray, is reported and told', async () => {
    const number = await world.refer({}, { people: [{ name: 'Bart Proefstra', birthDate: '1980-01-02' }, { name: 'Karel Voorbeeldsma', remarks: 'Woont bij de haven.' }] });
    const officer = await world.tab({ scripts });
    await officer.as(pia, '/privacy');
    await officer.open('/verzoeken');
    await officer.follow('Verzoek vastleggen');
    await officer.press('Verzoek vastleggen');
    await officer.sees('Kies wat deze persoon vraagt.');
    await officer.fill({
      'Wat vraagt deze persoon?': 'Inzage', 'Binnengekomen op': '2019-03-01', 'Wie vraagt het?': 'Bart Proefstra', 'Waar mag het antwoord heen?': 'Proefweg 1\n1234 AB Voorbeeldstad',
      'Wat vraagt deze persoon precies?': 'Alles over mij.', 'Hoe ging u na wie er vraagt?': 'Teruggebeld op een nummer dat wij al kenden',
    });
    await officer.press('Verzoek vastleggen');
    await officer.sees('nog 28 dagen', 'Bart Proefstra');
    await officer.seesNo('Karel');
    await officer.press(`${number} kiezen`);
    await officer.follow('Zinnen nalopen');
    await officer.sees('Woont bij de haven.');
    for (const field of await officer.page.locator('main select').all()) await field.selectOption('about-other-party');
    await officer.press('Keuzes bewaren');
    await officer.sees('Wij kennen geen adres van deze persoon');
    await officer.fill({ 'Hoe gaat het antwoord?': 'Toch per post', 'Hoe weet u dat dit veilig is?': 'Zelf gebeld en gevraagd.' });
    await officer.press('Zo gaat het antwoord');
    await officer.fill({ 'Wat besluit u?': 'Gedaan zoals gevraagd' });
    await officer.press('Besluit nemen');
    await officer.sees('Beantwoord', 'Inzage als PDF', 'Inzage als JSON');
    await officer.fill({ 'Brief maken': 'Besluit' });
    await officer.press('Brief maken');
    await officer.open('/verzoeken');
    await officer.seesNo('Bart');

    const desk = await world.tab({ scripts });
    await desk.as(world.staff['desk']!, `/zaken/${number}`);
    await desk.follow('Datalek melden over deze zaak');
    await desk.fill({ 'Wat gebeurde er?': 'Brief of bericht bij de verkeerde', 'Vertel wat er gebeurde': 'De brief lag bij de buren.' });
    await desk.press('Datalek melden');
    await desk.sees('Kies over wie het gaat.');
    for (const box of await desk.page.locator('input[name=wie], input[name=gegevens]').all()) await box.check();
    await desk.fill({ 'Van hoeveel mensen?': '2' });
    await desk.press('Datalek melden');
    await desk.sees('Goed dat u het meldt');
    const leak = /L2019-\d{3}/.exec(await desk.page.locator('main').innerText())![0];
    await officer.open('/privacy');
    await officer.follow(leak);
    await officer.fill({ 'Wat kan dit voor mensen betekenen?': 'Een hoog risico voor mensen', Waarom: 'Een adres.' });
    await officer.press('Weging vastleggen');
    await officer.sees('Er ging bij ons iets mis met gegevens over u.');
    await officer.press('Gemeld');
    await officer.fill({ 'Hoe, en wie is niet bereikt': 'Gebeld.' });
    await officer.press('Verteld');
    await officer.fill({ 'Wat veranderen wij, zodat dit niet weer gebeurt?': 'Adres hardop voorlezen.' });
    await officer.press('Les vastleggen');
    await officer.press('Datalek afsluiten');
    for (const page of ['/datalekken', '/verantwoording', '/verantwoording/besluiten', '/verantwoording/jaarplan', '/verantwoording/scholing', '/datalekken/melden']) await officer.open(page);
    expect(officer.complaints.concat(desk.complaints)).toEqual([]);
  }, LIMIT);
});
