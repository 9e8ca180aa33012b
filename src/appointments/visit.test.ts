import { expect, test } from 'vitest';
import { agendas, desk, house, id, mediator, number, own, planned, press, sentOut, server } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Fields } from '../../test/visit.ts';
import { ORDERS } from '../core/case/orders.ts';
import { readCase } from '../database/journal.ts';

agendas();

const VISIT: Fields = { soort: 'prison-visit', plaats: 'prison', dag: '2019-03-04', tijd: '09:00', waar: 'Inrichting Proef, Proefweg 1' };
/** What is ticked after an ordinary first visit. */
const TOLD: Fields = { kwam: 'held', gesprek: 'intake', erbij: ['referrer'], besproken: ['inform', 'tell-data-may-fail', 'agree-confidentiality'], besluit: 'go-on', vorm: ['talk', 'letters'], verder: 'call', 'verder-op': '2019-03-11', notitie: 'Rustig gesprek.', veilig: 'ja' };
const sheetOf = (address: string) => `/afspraken/${address.split('/').at(-1)}/blad`;
const back = (who: Client, address: string, fields: Fields) => press(who, `${address}/verwerken`, fields);
const facts = async () => (await own.as((db) => readCase(db, id)))?.entries.map(({ fact }) => fact.kind) ?? [];

test('a sheet is the same for every visit but for its time and four signs: no person, case, place or house is on it (P-06, P-08) [P-21]', async () => {
  const address = await planned(VISIT);
  const sheet = (await mediator.get(sheetOf(address))).text;
  expect(htmlFaults(sheet)).toEqual([]);
  const paper = (text: string) => /<div class="visit-sheet">[\s\S]*?<\/ol>/.exec(text)?.[0].replace(/Bezoek [0-9A-F]{4}/, 'Bezoek') ?? '';
  expect(paper(sheet).length).toBeGreaterThan(500);
  for (const told of [number, 'Proefweg', 'Inrichting', 'A. ', 'slachtoffer', 'dader', 'Perspectief', 'bemiddel']) expect([told, paper(sheet).includes(told)]).toEqual([told, false]);
  const [, other] = await sentOut(mediator);
  await own.as((db) => db.query("update appointment set status = 'held', settled_at = made_at where id::text = $1", [address.split('/').at(-1)]));
  const another = await planned({ ...VISIT, met: ['p2'], toch: 'ja' }, other);
  expect(paper((await mediator.get(sheetOf(another))).text)).toBe(paper(sheet));
});

test('what stands on the sheet is asked on the page in the same order, and lands as the steps, a task, a note and "I am safe" in one go', async () => {
  const address = await planned(VISIT);
  const sheet = (await mediator.get(sheetOf(address))).text;
  const page = (await mediator.get(`${address}/verwerken`)).text;
  expect(htmlFaults(page)).toEqual([]);
  const asked = [...sheet.matchAll(/<b>([^<]+)<\/b>/g)].map(([, label]) => label ?? '');
  expect(asked).toHaveLength(10);
  const places = asked.map((label, index) => page.indexOf(`>${index + 1}. ${label}`));
  expect(places).toEqual(places.toSorted((x, y) => x - y));
  expect(places[0]).toBeGreaterThan(0);
  expect((await back(mediator, address, TOLD)).location).toBe(`/zaken/${number}?verwerkt=${number}`);
  expect((await facts()).slice(-6)).toEqual(['IntakeHeld', 'Informed', 'ConfidentialityAgreed', 'Decided', 'FormConsented', 'FormConsented']);
  const done = (await mediator.get(`/zaken/${number}?verwerkt=${number}`)).text;
  expect([/notice-title">Vastgelegd</.test(done) && done.includes('Hoe de afspraak ging, staat in deze zaak.'), htmlFaults(done)]).toEqual([true, []]);
  const file = (await mediator.get(`/zaken/${number}`)).text;
  expect(file).not.toContain('Hoe de afspraak ging, staat');
  for (const said of ['Rustig gesprek.', 'Bellen (zo afgesproken', 'ma 11 mrt']) expect(file).toContain(said);
  const one = (await mediator.get(address)).text;
  for (const said of ['Ging door', 'meldde zich veilig']) expect(one).toContain(said);
  // Once: the same visit cannot be taken over again.
  expect((await mediator.get(`${address}/verwerken`)).location).toBe(address);
  expect((await back(mediator, address, TOLD)).status).toBe(422);
  expect((await facts()).filter((kind) => kind === 'IntakeHeld')).toHaveLength(1);
});

test('a form is asked for as what it is recorded as: what somebody said yes to themselves, on paper and on the page, and not what is possible [P-07]', async () => {
  const address = await planned(VISIT);
  const [sheet, page] = [(await mediator.get(sheetOf(address))).text, (await mediator.get(`${address}/verwerken`)).text];
  for (const text of [sheet, page]) expect([text.includes('Zei zelf ja tegen'), text.includes('vorm kan')]).toEqual([true, false]);
  expect(page).toContain('Wat alleen mogelijk is, schrijft u bij Steekwoorden.');
  await back(mediator, address, { ...TOLD, vorm: [] });
  expect(await facts()).not.toContain('FormConsented');
});

test('one step that cannot be leaves nothing behind, with its reason at the question and everything still there', async () => {
  const address = await planned({ ...VISIT, met: ['p2'] });
  const before = await facts();
  const answer = await back(mediator, address, TOLD);
  expect(answer.status).toBe(422);
  expect(htmlFaults(answer.text)).toEqual([]);
  expect(answer.text).toContain('href="#v-gesprek"');
  for (const typed of ['Rustig gesprek.', '2019-03-11']) expect(answer.text).toContain(typed);
  expect(await facts()).toEqual(before);
  const one = (await mediator.get(address)).text;
  expect(one).toContain('Gepland');
  expect(one).not.toContain('meldde zich veilig');
});

test('bad input is named at its question', async () => {
  const address = await planned(VISIT);
  const bad = await back(mediator, address, { gesprek: '', tot: 'ooit', 'verder-op': '2019-13-01', verder: 'call', notitie: 'x'.repeat(20_001) });
  expect(bad.status).toBe(422);
  expect(htmlFaults(bad.text)).toEqual([]);
  for (const field of ['kwam', 'tot', 'verder-op', 'notitie']) expect([field, bad.text.includes(`href="#v-${field}"`)]).toEqual([field, true]);
  expect((await back(mediator, address, { ...TOLD, kwam: 'participant' })).status).toBe(422);
  expect((await back(mediator, address, { ...TOLD, gesprek: '' })).text).toContain('href="#v-gesprek"');
  expect((await back(mediator, address, { ...TOLD, verder: '' })).text).toContain('href="#v-verder"');
});

test('what was recorded, moved or called off meanwhile throws nothing away of what a colleague typed: it says so, and records nothing twice', async () => {
  const address = await planned(VISIT);
  expect((await back(mediator, address, TOLD)).status).toBe(303);
  const before = await facts();
  const late = await back(mediator, address, { ...TOLD, notitie: 'Mijn eigen verslag.' });
  expect([late.status, late.text.includes('Mijn eigen verslag.'), late.text.includes('intussen al vastgelegd, verzet of afgezegd'), htmlFaults(late.text)]).toEqual([422, true, true, []]);
  expect(await facts()).toEqual(before);
});

test('what did not take place is said with who could not, and nothing else of it is a step', async () => {
  const address = await planned(VISIT);
  const before = await facts();
  expect((await back(mediator, address, { kwam: 'professional', veilig: 'ja', notitie: 'Was overgeplaatst.' })).status).toBe(303);
  expect(await facts()).toEqual(before);
  expect((await mediator.get(address)).text).toContain('Ging niet door, op verzoek van een professional');
  expect((await mediator.get(`/zaken/${number}`)).text).toContain('Was overgeplaatst.');
});

test('the sheet and the page are for its mediator, for a visit to an institution, and not before its day', async () => {
  const address = await planned(VISIT);
  const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
  for (const [who, status] of [[stranger, 404], [desk, 403]] as const) expect((await who.get(sheetOf(address))).status).toBe(status);
  expect((await stranger.get(`${address}/verwerken`)).status).toBe(404);
  expect((await desk.get(`${address}/verwerken`)).status).toBe(403);
  const home = await planned({ toch: 'ja' });
  expect((await mediator.get(sheetOf(home))).status).toBe(404);
  expect((await mediator.get(`${home}/verwerken`)).location).toBe(home);
  const coming = await planned({ ...VISIT, dag: '2019-03-06' });
  expect((await mediator.get(sheetOf(coming))).status).toBe(200);
  expect((await back(mediator, coming, TOLD)).location).toBe(coming);
  expect((await mediator.get(coming)).text).not.toContain('Bezoek verwerken');
});

test('the page asks less than the pages of its steps do apart', async () => {
  const address = await planned(VISIT);
  const page = (await mediator.get(`${address}/verwerken`)).text;
  const names = new Set([...page.matchAll(/ name="([a-z-]+)"/g)].map(([, name]) => name).filter((name) => !['eenmalig', 'concept', 'gezien', 'q', 'viewport', 'color-scheme'].includes(name ?? '')));
  // Each step apart: its own page to open and send, with a day, a person and its own fields; and four more for the appointment, note, task and "I am safe".
  const steps = ['hold-intake', 'inform', 'agree-confidentiality', 'decide-to-go-on', 'consent-to-form', 'consent-to-form'] as const;
  const apart = steps.reduce((sum, name) => sum + 2 + Object.keys(ORDERS[name].fields).length, 0) + 3;
  console.info(`Bezoek verwerken: ${names.size} fields and 2 page loads instead of ${apart} fields and ${2 * (steps.length + 4)} page loads`);
  expect(names.size).toBeLessThan(apart);
});

test('an intake at home is recorded on one page too, with its own place; at the office nobody is asked whether they are safe, and what is on a distance has the form of its step', async () => {
  const home = await planned({ dag: '2019-03-04', tijd: '09:00' });
  expect((await mediator.get(home)).text).toContain(`href="${home}/verwerken">Alles in één keer vastleggen`);
  const page = (await mediator.get(`${home}/verwerken`)).text;
  expect(htmlFaults(page)).toEqual([]);
  expect([page.includes('Ik ben veilig'), page.includes('In de volgorde van het blad'), page.includes('Ging het door?'), page.includes('wie ik bezocht'), page.includes('Alleen bij wie gevraagd is'), page.includes('Gegevens kunnen uitblijven')]).toEqual([true, false, true, false, false, false]);
  expect((await back(mediator, home, { ...TOLD, erbij: [] })).location).toBe(`/zaken/${number}?verwerkt=${number}`);
  const given = (await own.as((db) => readCase(db, id)))?.entries.map(({ fact }) => fact) ?? [];
  expect(given.find((fact) => fact.kind === 'IntakeHeld')).toMatchObject({ medium: 'in-person', place: 'home' });
  const office = await planned({ soort: 'preparation', plaats: 'office', dag: '2019-03-04', tijd: '10:30' });
  expect((await mediator.get(`${office}/verwerken`)).text).not.toContain('Ik ben veilig');
  for (const other of [{ plaats: 'not-in-person', soort: 'intake' }, { plaats: 'office', soort: 'contact', met: ['p1', 'p2'] }, { plaats: 'office', soort: 'other' }]) {
    const address = await planned({ dag: '2019-03-04', tijd: '20:00', toch: 'ja', ...other });
    expect([other.soort, (await mediator.get(`${address}/verwerken`)).location]).toEqual([other.soort, address]);
  }
});
