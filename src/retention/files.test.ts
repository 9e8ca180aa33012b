import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { routes } from '../app.ts';
import { addDays, addMonths, day } from '../core/day.ts';
import { DEFAULT_OFFICE_TERMS, RETENTION } from '../core/retention.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { runRetention } from './job.ts';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let officer: Client;
let desk: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, routes({ press: { make: async ({ fileName }) => ({ kind: 'made', pdf: Buffer.from('%PDF'), fileName }) } }));
});
afterAll(() => house.close());
const query = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => own.as((db) => db.query<T>(sql, values));

const START = '2019-03-04';
/** A day on which everybody signs in anew; the job ran the day before, so that the clock is believed. */
async function on(to: string): Promise<void> {
  server.clock.now = new Date(`${to}T10:00:00Z`);
  officer = await signedIn(server, house.database, officer ? { id: officer.id, roles: ['privacy-officer'] } : { roles: ['privacy-officer'] });
  desk = await signedIn(server, house.database, { roles: ['desk'] });
  await query("delete from setting where name = 'retention-last-run'");
}
async function run(to: string): Promise<void> {
  await query("insert into setting (name, value, changed_at) values ('retention-last-run', to_jsonb($1::text), $2) on conflict (name) do update set value = excluded.value", [addDays(day(to), -1), house.now]);
  expect(await runRetention({ database: house.database, keys: house.keys, newId: house.newId }, new Date(`${to}T03:00:00Z`))).toMatchObject({ kind: 'ran' });
}
beforeEach(() => on(START));

const HERE = '/bewaren/dossiers';
const ask = async (fields: Fields = {}) => (await officer.post('/verzoeken/nieuw', { soort: 'correction', ontvangen: START, naam: 'Testina Zwanehals', adres: 'Kwartelpad 1\n1234 AB Testdorp', bereik: '', vraag: 'Klopt mijn naam?', identiteit: 'document-shown', ...fields })).location!;
const decide = (address: string, fields: Fields = {}) => officer.post(`${address}/besluit`, { besluit: 'refused', grond: 'not-known', uitleg: 'Nagekeken.', ...fields }, { from: address });
/** Nobody was asked about safe post in these cases: what goes out is said yes to. */
const safely = (address: string) => officer.post(`${address}/weg`, { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' }, { from: address });
const shown = async () => [...(await officer.get(HERE)).text.matchAll(/name="gezien" value="([^"]+)"/g)].map(([, seen]) => seen as string);
const review = async () => officer.post(`${HERE}/nagelopen`, { gezien: (await shown()).join(' ') }, { from: HERE });
const wordsOf = (number: string) => query<{ content: Buffer; key_id: number; id: string; kind: string; file_id: string }>(
  `select w.id, w.file_id, w.kind, w.content, f.key_id from office_words w join office_file f on f.id = w.file_id
   where f.id in (select file_id from privacy_request where number = $1 union select file_id from breach where number = $1)`, [number]);

describe('who asked something', () => {
  test('is gone with the key two years after the answer, once somebody reviewed it, and not before; number, kind and days stay', async () => {
    const address = await ask();
    const number = address.split('/').at(-1)!;
    await decide(address);
    const ends = addMonths(day(START), DEFAULT_OFFICE_TERMS.request);
    await on(addDays(ends, -RETENTION.warnDays - 1));
    expect(await shown()).toEqual([]);
    await on(addDays(ends, 40));
    const list = await officer.get(HERE);
    expect(list.text).toContain('Eén dossier van een verzoek, datalek of besluit is over de termijn');
    expect(list.text).not.toMatch(/Zwanehals|Kwartelpad/);
    expect(htmlFaults(list.text)).toEqual([]);
    expect((await officer.get('/bewaren')).text).toContain('Eén dossier van een verzoek, datalek of besluit');
    await run(addDays(ends, 40));
    const [before] = await wordsOf(number);
    expect(before!.content.length).toBeGreaterThan(0);
    await review();
    await run(addDays(ends, 41));
    for (const { content } of await wordsOf(number)) expect(content).toHaveLength(0);
    expect(() => house.keys.open(before!.key_id, `office ${before!.file_id}:${before!.id}:${before!.kind}`, before!.content)).toThrow();
    expect(await query('select from erasure_key')).toEqual([]);
    const page = await officer.get(address);
    expect([page.status, page.text.includes('Zwanehals'), page.text.includes('De termijn is om')]).toEqual([200, false, true]);
    expect(htmlFaults(page.text)).toEqual([]);
    expect((await officer.post(`${address}/brief`, { brief: 'decision' }, { from: address })).status).toBe(409);
    expect((await officer.get(HERE)).text).toMatch(new RegExp(`Gewist[\\s\\S]*${number}`));
  });

  test('whose data are restricted stays known until that is lifted, which the law has us tell them', async () => {
    const caseId = await own.open();
    const [{ number: caseNumber }] = await query<{ number: string }>('select number from bis_case where id = $1', [caseId]) as [{ number: string }];
    const address = await ask({ soort: 'restriction' });
    await officer.post(`${address}/zaak`, { zaak: caseNumber, persoon: 'p1' }, { from: address });
    await safely(address);
    await officer.post(`${address}/beperken`, {}, { from: address });
    expect((await decide(address, { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
    await on('2024-03-04');
    expect(await shown()).toEqual([]);
    await officer.post(`${address}/opheffen`, { verteld: 'ja' }, { from: address });
    await on(addMonths(day('2024-03-04'), DEFAULT_OFFICE_TERMS.request));
    expect((await shown()).join()).toContain(address.split('/').at(-1));
    await query('delete from restriction');
  });

  test('what was given goes after half a year, and the rest of the request stays', async () => {
    const caseId = await own.open();
    const [{ number: caseNumber }] = await query<{ number: string }>('select number from bis_case where id = $1', [caseId]) as [{ number: string }];
    const address = await ask({ soort: 'access' });
    await officer.post(`${address}/zaak`, { zaak: caseNumber, persoon: 'p1' }, { from: address });
    await safely(address);
    const names = [...(await officer.get(`${address}/zinnen`)).text.matchAll(/name="(zin-[^"]+)"/g)].map(([, name]) => name as string);
    await officer.post(`${address}/zinnen`, Object.fromEntries(names.map((name) => [name, 'work-note'])), { from: address });
    expect((await decide(address, { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
    const links = [...(await officer.get(address)).text.matchAll(/href="([^"]+\/stuk\/[^"]+)"/g)].map(([, link]) => link as string);
    expect(links).toHaveLength(2);
    const after = addMonths(day(START), DEFAULT_OFFICE_TERMS['given-file']);
    await on(after);
    expect((await shown()).join()).toContain('given-file:');
    await review();
    await run(after);
    for (const link of links) expect((await officer.get(link)).status).toBe(404);
    expect((await officer.get(address)).text).toContain('Zwanehals');
  });
});

describe('a breach', () => {
  test('that is closed loses its story after its term; one that is open, never', async () => {
    const fields = { soort: 'lost', ontdekt: START, 'ontdekt-tijd': '10:30', gegevens: ['name'], aantal: '1', wat: 'De map van Zwanehals.', gedaan: '' };
    const report = async () => (await desk.post('/datalekken/melden', fields)).location!.split('/').at(-1)!;
    const [closed, open] = [await report(), await report()];
    const page = `/datalekken/${closed}`;
    await officer.post(`${page}/wegen`, { risico: 'none', waarom: 'Terug.' }, { from: page });
    await officer.post(`${page}/leren`, { les: 'Opletten.' }, { from: page });
    expect((await officer.post(`${page}/afsluiten`, {}, { from: page })).status).toBe(303);
    const ends = addMonths(day(START), DEFAULT_OFFICE_TERMS.breach);
    await on(ends);
    const [seen] = await shown();
    expect([seen?.includes(closed), seen?.includes(open)]).toEqual([true, false]);
    expect(await officer.post(`${HERE}/houden`, { dossier: `breach:${closed}@${ends}`, tot: '', reden: '' }, { from: HERE })).toMatchObject({ status: 422, text: expect.stringContaining('Kies een dag.') });
    expect((await officer.post(`${HERE}/houden`, { dossier: `breach:${closed}@${ends}`, tot: addDays(ends, 30), reden: 'claim' }, { from: HERE })).status).toBe(303);
    await review();
    await run(ends);
    expect((await officer.get(page)).text).toContain('De map van Zwanehals.');
    await on(addDays(ends, 31));
    await review();
    await run(addDays(ends, 31));
    expect((await officer.get(page)).text).not.toContain('Zwanehals');
    expect((await officer.get(`/datalekken/${open}`)).text).toContain('De map van Zwanehals.');
  });
});

describe('what the house decided and planned', () => {
  const DECIDED = { dag: START, besluit: 'Kwartelbeleid.', waarom: 'Advies van Kwartel.' };
  const pages = async () => {
    const director = await signedIn(server, house.database, { roles: ['director'] });
    return [(await director.get('/verantwoording/besluiten')).text, (await director.get('/verantwoording/jaarplan?jaar=2019')).text] as const;
  };

  test('goes with a key of its own at its term, once somebody looked; a decision that still holds is held; number, day and who stay', async () => {
    await officer.post('/verantwoording/besluiten', DECIDED);
    for (const wat of ['Kwartelplan', 'Nooit gedaan']) await officer.post('/verantwoording/jaarplan', { wat, wie: officer.id, voor: '2019-06-01' });
    const [, done] = /action="(\/verantwoording\/jaarplan\/[^"]+\/gedaan)"/.exec((await officer.get('/verantwoording/jaarplan')).text)!;
    await officer.post(done!, {}, { from: '/verantwoording/jaarplan' });
    // As an earlier release wrote it: under the key of the house.
    await query('insert into foundation_decision (decided, what, why, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [START, house.keys.sealShared('foundation decision', 'Oud kwartelbesluit.'), house.keys.sealShared('foundation decision', 'Daarom.'), house.now, officer.id]);
    expect((await pages())[0]).toMatch(/Oud kwartelbesluit[\s\S]*Kwartelbeleid/);
    await run('2019-03-05');
    expect(await query('select count(file_id)::int as filed, count(what)::int as house from foundation_decision')).toEqual([{ filed: 2, house: 0 }]);
    expect((await pages())[0]).toMatch(/Oud kwartelbesluit[\s\S]*Daarom[\s\S]*Kwartelbeleid/);
    const key = (await query<{ key_id: number }>('select f.key_id from plan_action p join office_file f on f.id = p.file_id where p.done_on is not null'))[0]!.key_id;
    const ends = addMonths(day('2019-12-31'), DEFAULT_OFFICE_TERMS.plan);
    await on(ends);
    expect(await shown()).toEqual([expect.stringMatching(/plan:P2019-\d@/)]);
    await run(ends);
    expect(house.keys.state(key)).toBe('present');
    await review();
    await run(addDays(ends, 1));
    expect([house.keys.state(key), (await pages())[1].includes('Kwartelplan'), (await pages())[1].includes('gewist: de termijn is om'), (await pages())[1].includes('Nooit gedaan')]).toEqual(['erased', false, true, true]);
    const over = addMonths(day(START), DEFAULT_OFFICE_TERMS.decision);
    await on(over);
    await officer.post(`${HERE}/houden`, { dossier: `decision:B1@${over}`, tot: addDays(over, 365), reden: 'still-holds' }, { from: HERE });
    expect((await officer.get(HERE)).text).toContain('het besluit geldt nog');
    await review();
    await run(over);
    const [decisions] = await pages();
    expect([decisions.includes('Kwartelbeleid'), decisions.includes('Oud kwartelbesluit'), decisions.includes('gewist: de termijn is om'), htmlFaults(decisions)]).toEqual([true, false, true, []]);
    expect(await query('select number from foundation_decision')).toHaveLength(2);
  });

  test('is read by the director and the privacy officer, and its words by nobody else behind the screens', async () => {
    const words = async (roles: string) => house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, async (db) => {
      await db.query("select set_config('bis.roles', $1, true)", [roles]);
      return (await db.query("select w.id from office_words w where w.file_id in (select file_id from foundation_decision) or w.file_id not in (select file_id from foundation_decision where file_id is not null)")).length;
    });
    const ofHouse = (await query("select w.id from office_words w where w.file_id in (select file_id from foundation_decision union select file_id from plan_action)")).length;
    expect([await words('director'), await words('desk policy administrator communications mediator')]).toEqual([ofHouse, 0]);
  });
});

test('a term is decided like every other', async () => {
  const address = await ask();
  await decide(address);
  expect((await officer.post('/bewaren/termijnen', { zaken: 'request', maanden: '3', waarom: 'Korter kan.' }, { from: '/bewaren/termijnen' })).status).toBe(303);
  expect((await officer.get('/bewaren/termijnen')).text).toMatch(/Verzoek: wie het vroeg[\s\S]*3 maanden/);
  await on(addMonths(day(START), 3));
  expect((await shown()).join()).toContain(address.split('/').at(-1));
  await query('delete from retention_decision');
});
