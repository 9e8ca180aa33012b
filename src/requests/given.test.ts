import { beforeEach, expect, test } from 'vitest';
import { factText } from '../casework/texts-facts.ts';
import { askedInWords } from '../letters/asked.ts';
import type { CaseId } from '../core/fields.ts';
import { keepLetter } from '../database/people/letters.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { requestRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let officer: Client;
let caseId: CaseId;
const printed: string[] = [];

beforeEach(async () => {
  house = await freshDatabase();
  own = cases(house);
  const server = testServer(house, requestRoutes({ make: async ({ fileName, sheet }) => {
    printed.push(JSON.stringify(sheet));
    return { kind: 'made', pdf: Buffer.from('%PDF'), fileName };
  } }, factText, askedInWords));
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'] });
  caseId = await own.open();
  return () => house.close();
});

const SAFE = { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' };
/** A request for the file of one person of the case, up to where it can be looked at. */
async function ask(person: 'p1' | 'p2'): Promise<string> {
  const address = (await officer.post('/verzoeken/nieuw', { soort: 'access', ontvangen: '2019-03-04', naam: 'Iemand Proefpersoon', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weten jullie?', identiteit: 'document-shown' })).location!;
  expect((await officer.post(`${address}/zaak`, { zaak: '2019-00001', persoon: person }, { from: address })).status).toBe(303);
  expect((await officer.post(`${address}/weg`, SAFE, { from: address })).status).toBe(303);
  return address;
}
const json = async (address: string) => JSON.parse((await officer.get(`${address}/inzage/inzage.json`)).text) as { letters: unknown[]; seen: { on: string; times: number }[] };

test.each([['p2', 'approach'], ['p1', 'closing']] as const)('%s gets no letter (%s) that was made and never sent: the other may have taken back what is in it [P-08]', async (place, kind) => {
  const address = await ask(place);
  const letter = await own.as((db) => keepLetter(db, house.keys, { caseId, place, kind, language: 'nl', readUpTo: 1, pdf: Buffer.from('%PDF'), by: officer.id, now: house.now, newId: house.newId }));
  expect((await officer.get(`${address}/brieven/${letter}.pdf`)).status).toBe(404);
  expect((await officer.get(address)).text).not.toContain('Brieven die deze persoon al kreeg');
  expect((await json(address)).letters).toEqual([]);
});

test('a look at the other person alone is not in somebody\'s file: it tells on which days we were busy with the other', async () => {
  const mediator = await own.staff('mediator');
  const look = (on: string, people: string) => own.as((db) => db.query(
    'insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5::uuid[], $6::text[])', [house.newId(), new Date(`${on}T10:00:00Z`), mediator, 'gegevens-getoond', [caseId], [people]]));
  await look('2019-02-01', 'p1');
  await look('2019-02-02', 'p2');
  await look('2019-02-03', 'p1 p2');
  const days = (await json(await ask('p1'))).seen.map(({ on }) => on).filter((on) => on < '2019-03-01');
  expect(days).toEqual(['2019-02-01', '2019-02-03']);
});

const decide = (address: string, besluit: string, grond: string) => officer.post(`${address}/besluit`, { besluit, grond, uitleg: 'Zo is het.' }, { from: address });
/** Every sentence looked at, each with the same choice. */
async function judgeAll(address: string, choice: string): Promise<void> {
  const { text } = await officer.get(`${address}/zinnen`);
  const names = [...text.matchAll(/name="(zin-[^"]+)"/g)].map(([, name]) => name as string);
  expect((await officer.post(`${address}/zinnen`, Object.fromEntries(names.map((name) => [name, choice])))).status).toBe(303);
}

test('a case of which this person does not know stays out of the file, for the rights of the other: access is not simply granted', async () => {
  await own.open({ words: { people: [{ name: 'Zwaantje Proefkonijn', remarks: 'Zwaantje wil praten.' }, { name: 'Testina Zwanehals', remarks: 'Zegt de ander.' }] } });
  const address = await ask('p1');
  expect((await officer.post(`${address}/zaak`, { zaak: '2019-00002', persoon: 'p2' }, { from: address })).status).toBe(303);
  expect((await officer.post(`${address}/weg`, SAFE, { from: address })).status).toBe(303);
  await judgeAll(address, 'include');
  const answers = [await decide(address, 'granted', ''), await decide(address, 'partly', 'unfounded')];
  for (const answer of answers) expect(answer).toMatchObject({ status: 422, text: expect.stringContaining('weet niet van elke zaak') });
  expect((await decide(address, 'partly', 'others-rights')).status).toBe(303);
  const [, link] = /href="(\/verzoeken\/V2019-001\/stuk\/[^"]+json)"/.exec((await officer.get(address)).text)!;
  const { own: words, events } = JSON.parse((await officer.get(link!)).text) as { own: { text: string }[]; events: unknown[] };
  expect(events.length).toBeGreaterThan(0);
  expect(JSON.stringify([words, (await officer.get(link!)).text])).not.toMatch(/Zegt de ander|Zwaantje/);
});

test('where that is the only case, access can only be refused', async () => {
  const address = await ask('p2');
  await judgeAll(address, 'safety');
  for (const [besluit, grond] of [['granted', ''], ['partly', 'others-rights']] as const) expect((await decide(address, besluit, grond)).status).toBe(422);
  expect((await decide(address, 'refused', 'others-rights')).status).toBe(422);
  expect((await decide(address, 'refused', 'not-told')).status).toBe(303);
});

test.each(['access', 'erasure', 'objection'] as const)('%s: whoever was not asked yet gets the letters of somebody of whom nothing is kept, whatever the officer writes', async (soort) => {
  const letters = async (persoon: 'p2' | null): Promise<string[]> => {
    const address = (await officer.post('/verzoeken/nieuw', { soort, ontvangen: '2019-03-04', naam: 'Iemand Proefpersoon', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weten jullie?', identiteit: 'document-shown' })).location!;
    const post = async (to: string, fields: Record<string, string>) => (await officer.post(`${address}/${to}`, fields, { from: address })).status;
    if (persoon) expect([await post('zaak', { zaak: '2019-00001', persoon }), await post('weg', SAFE)]).toEqual([303, 303]);
    expect(await post('verlengen', { waarom: persoon ? 'De ander meldde u aan.' : 'Wij zoeken nog.' })).toBe(303);
    if (persoon && soort === 'objection') expect(await post('beperken', {})).toBe(303);
    for (const ground of persoon ? ['not-known', 'others-rights'] : ['others-rights', 'not-told']) {
      expect([ground, await post('besluit', { besluit: 'refused', grond: ground, uitleg: 'x' })]).toEqual([ground, 422]);
    }
    expect(await post('besluit', { besluit: 'granted', grond: '', uitleg: 'x' })).toBe(422);
    expect(await post('besluit', { besluit: 'refused', grond: persoon ? 'not-told' : 'not-known', uitleg: persoon ? 'De ander meldde u aan.' : '' })).toBe(303);
    printed.length = 0;
    for (const brief of ['extension', 'decision']) expect(await post('brief', { brief, 'post-veilig': 'ja' })).toBe(303);
    return printed.map((sheet) => sheet.replace(/V2019-\d+/g, ''));
  };
  expect(await letters('p2')).toEqual(await letters(null));
});
