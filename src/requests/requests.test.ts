import { beforeEach, describe, expect, test } from 'vitest';
import { askedInWords } from '../letters/asked.ts';
import type { CaseId } from '../core/fields.ts';
import { factText } from '../casework/texts-facts.ts';
import { addWords } from '../database/people/people.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, p2, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { requestRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let officer: Client;
let caseId: CaseId;
const NUMBER = '2019-00001';
const printed: string[] = [];

beforeEach(async () => {
  house = await freshDatabase();
  own = cases(house);
  printed.length = 0;
  server = testServer(house, requestRoutes({ make: async (paper) => {
    printed.push(JSON.stringify(paper.sheet));
    return { kind: 'made', pdf: Buffer.from('%PDF'), fileName: paper.fileName };
  } }, factText, askedInWords));
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
  caseId = await own.open({ people: [{ details: ['post'] }, { side: 'b', role: 'offender' }], words: { people: [{ name: 'Testina Zwanehals', birthDate: '1985-02-03', address: 'Proefstraat 1, 1234 AB Testdorp' }, { name: 'Proefman Ganzevoet', remarks: 'Wacht bij de kapper.' }], event: { description: 'Geslagen bij de halte.', place: 'Halte', day: '2018-12-24' } } });
  return () => house.close();
});

const on = (day: string) => { server.clock.now = new Date(`${day}T10:00:00Z`); return signedIn(server, house.database, { id: officer.id, roles: ['privacy-officer'] }).then((client) => { officer = client; }); };
const query = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => own.as((db) => db.query<T>(sql, values));
const NEW = { soort: 'access', ontvangen: '2019-03-04', naam: 'Testina Zwanehals', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weten jullie van mij?', identiteit: 'document-shown' };
const register = async (fields: Fields = {}) => (await officer.post('/verzoeken/nieuw', { ...NEW, ...fields })).location!;
const post = (address: string, to: string, fields: Fields = {}) => officer.post(`${address}/${to}`, fields, { from: address });
const choose = (address: string, persoon = 'p1', zaak = NUMBER) => officer.post(`${address}/zaak`, { zaak, persoon }, { from: address });
const note = (text: string) => own.as((db) => addWords(db, house.keys, { caseId, compartment: 'casework', person: null, kind: 'note', text, factSeq: null, by: officer.id, now: house.now, newId: house.newId }));

describe('registering a request', () => {
  test('gives it a number and a month, and keeps who asks sealed', async () => {
    expect(await register()).toBe('/verzoeken/V2019-001');
    const { status, text } = await officer.get('/verzoeken/V2019-001');
    expect(status).toBe(200);
    for (const words of ['Testina Zwanehals', 'Proefstraat 1', '4 april 2019', 'nog 31 dagen', 'Wat weten jullie van mij?']) expect(text).toContain(words);
    expect(htmlFaults(text)).toEqual([]);
    const list = await officer.get('/verzoeken');
    expect(list.text).toContain('V2019-001');
    expect(list.text).not.toContain('Zwanehals');
    expect(htmlFaults(list.text)).toEqual([]);
    const rows = await query<{ row: string }>("select t::text as row from office_words t union all select r::text from privacy_request r");
    expect(rows.map(({ row }) => row).join()).not.toMatch(/Zwanehals|Proefstraat/);
  });

  test.each<[string, Fields, string]>([
    ['no kind', { soort: '' }, 'Kies wat deze persoon vraagt.'], ['no day', { ontvangen: '' }, 'Kies de dag'], ['a day to come', { ontvangen: '2019-03-05' }, 'tot en met vandaag'], ['30 February', { ontvangen: '2019-02-30' }, 'Kies de dag'],
    ['no name', { naam: ' ' }, 'Schrijf wie het vraagt.'], ['no address', { adres: '' }, 'Schrijf waar het antwoord heen kan.'], ['an address that no window shows', { adres: 'a\nb\nc\nd\ne\nf' }, 'past niet in het venster'],
    ['no question', { vraag: '' }, 'Schrijf wat deze persoon vraagt.'], ['an unknown check', { identiteit: 'zomaar' }, 'Kies hoe u naging'], ['a name that turns around', { naam: 'Anna\u202eannA' }, 'leesrichting'],
  ])('with %s is refused at its field, and all that was typed stays', async (_, fields, words) => {
    const page = await officer.post('/verzoeken/nieuw', { ...NEW, vraag: 'Wat ik typte', ...fields });
    expect(page).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    if (!('vraag' in fields)) expect(page.text).toContain('Wat ik typte');
    expect(await query('select from privacy_request')).toEqual([]);
  });

  test('is late a day after its month, and says so on top', async () => {
    await register();
    await on('2019-04-05');
    expect((await officer.get('/verzoeken')).text).toContain('Eén verzoek is te laat');
    expect((await officer.get('/verzoeken/V2019-001')).text).toContain('Dit antwoord is 1 dag te laat');
  });

  test('more time is told with a reason, within the first month only', async () => {
    const address = await register();
    expect(await post(address, 'verlengen', { waarom: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Schrijf waarom het langer duurt') });
    expect((await post(address, 'verlengen', { waarom: 'Er zijn veel stukken.' })).status).toBe(303);
    expect((await officer.get(address)).text).toContain('4 juni 2019');
    const second = await register();
    const key = await officer.keyFor(`${second}/verlengen`, second);
    await on('2019-04-05');
    expect((await officer.get(second)).text).not.toContain('Verlengen met twee maanden');
    expect(await officer.post(`${second}/verlengen`, { waarom: 'Te druk.', eenmalig: key })).toMatchObject({ status: 422, text: expect.stringContaining('De eerste maand is om') });
  });
});

describe('the case', () => {
  test('is proposed by the name of who asks without anybody else\'s name, and chosen only after the identity was checked', async () => {
    const address = await register({ identiteit: '' });
    expect((await officer.get(address)).text).not.toContain(NUMBER);
    const early = await choose(address);
    // Not only as if there were no such case, which is what the second fence says: and the page says the sentence once anyhow.
    expect([early.status, early.text.split('Leg eerst vast hoe u nagaat wie er vraagt').length > 2, early.text.includes('Er is geen zaak met dit nummer')]).toEqual([422, true, false]);
    expect(await query('select from privacy_request_person')).toEqual([]);
    await post(address, 'identiteit', { identiteit: 'called-back' });
    const { text } = await officer.get(address);
    expect(text).toContain(`${NUMBER} kiezen`);
    // Two people of one name: age and day tell them apart.
    expect(text).toContain('34 jaar bij de aanmelding, aangemeld op 4 maart 2019');
    expect(text).not.toMatch(/Ganzevoet|1985-02-03|Proefstraat 1,/);
    expect((await choose(address)).status).toBe(303);
    expect((await officer.get(address)).text).toContain('</b>: slachtoffer, geboren in 1985, Testdorp, aangemeld op 4 maart 2019');
    expect(await query('select case_id, person from privacy_request_person')).toEqual([{ case_id: caseId, person: 'p1' }]);
    expect(await query("select reason from retention_hold where case_id = $1", [caseId])).toEqual([{ reason: 'access-request' }]);
  });

  test('is neither proposed nor chosen by an officer who is excluded from it, and its request is for another', async () => {
    const exclude = () => query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [house.newId(), caseId, officer.id, house.now]);
    const [before, after] = [await register(), await register()];
    await choose(before);
    await exclude();
    const page = await officer.get(after);
    expect([page.text.includes(`${NUMBER} kiezen`), (await choose(after)).text.includes('Er is geen zaak met dit nummer.'), (await choose(after, 'p1', '2019-00099')).status]).toEqual([false, true, 422]);
    const gone = await officer.get(before);
    expect([gone.status, gone.text.includes(NUMBER), htmlFaults(gone.text)]).toEqual([403, false, []]);
    expect(await query('select act, cases from access_log order by id desc limit 1')).toEqual([{ act: 'verzoek-bekeken', cases: [] }]);
  });

  test('asks which person where only the number is known, by role and without names', async () => {
    const page = await choose(await register(), '');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Slachtoffer (1)');
    expect(page.text).toContain('34 jaar bij de aanmelding, aangemeld op 4 maart 2019');
    expect(page.text).not.toMatch(/Zwanehals|Ganzevoet/);
    expect(htmlFaults(page.text)).toEqual([]);
  });

  test('says when this person does not know of the case yet', async () => {
    const address = await register({ naam: 'Proefman Ganzevoet' });
    await choose(address, 'p2');
    expect((await officer.get(address)).text).toContain('Deze persoon weet nog niet van de zaak');
  });

  test('is opened by an open request only, and each look is logged', async () => {
    const address = await register();
    await choose(address);
    await note('Testina was boos.');
    await officer.get(`${address}/zinnen`);
    expect((await query<{ cases: string[] }>("select cases from access_log where act = 'inzage-zinnen-gelezen'"))[0]?.cases).toEqual([caseId]);
    await post(address, 'besluit', { besluit: 'refused', grond: 'identity-unsure', uitleg: 'Wij weten het niet zeker.' });
    for (const path of ['zinnen', 'inzage/inzage.json', 'inzage/inzage.pdf']) expect((await officer.get(`${address}/${path}`)).status).toBe(404);
    expect((await officer.get(address)).text).not.toContain(NUMBER);
  });
});

describe('access', () => {
  let address: string;
  beforeEach(async () => {
    await note('Testina was boos. Proefman dronk die avond.');
    address = await register();
    await choose(address);
  });
  const json = async () => JSON.parse((await officer.get(`${address}/inzage/inzage.json`)).text) as Record<string, { text: string }[]>;
  const items = async () => [...(await officer.get(`${address}/zinnen`)).text.matchAll(/name="(zin-[^"]+)"/g)].map(([, name]) => name as string);

  test('holds everything of the own compartment, that the prosecution service was asked, and nothing of the notes until somebody says so', async () => {
    const file = await json();
    expect(file).toMatchObject({ format: 'bis-inzage', version: 1, request: 'V2019-001' });
    expect(Object.keys(file)).toEqual(['format', 'version', 'request', 'received', 'made', 'own', 'released', 'events', 'chosen', 'letters', 'receivers', 'seen']);
    const text = JSON.stringify(file);
    for (const words of ['Testina Zwanehals', '1985-02-03', 'Geslagen bij de halte.']) expect(text).toContain(words);
    expect(text).not.toMatch(/boos|dronk|Ganzevoet|kapper/);
    expect(file['chosen']).toEqual([]);
    const desk = own.by(await own.staff('desk'));
    for (const [order, values] of [['judge-violence', { domestic: 'no', stalking: 'no' }], ['request-data', {}]] as const) expect(await own.give(desk, { caseId, order, values })).toMatchObject({ ok: true });
    expect([file['receivers'], (await json())['receivers']]).toEqual([[], ['Openbaar Ministerie: een verzoek om gegevens van de ander, waarin uw naam kan staan']]);
  });

  test('takes a sentence only where it was chosen, each by itself; the reason for leaving one out is kept inside', async () => {
    const page = await officer.get(`${address}/zinnen`);
    expect(htmlFaults(page.text)).toEqual([]);
    expect(page.text).toContain('Testina was boos.');
    const [name, ...all] = [await items(), page].flat() as [string, ...unknown[]];
    expect(all.length).toBeGreaterThan(1);
    const fields = await chosen((text) => (text.includes('boos') ? 'include' : 'about-other-party'));
    expect(name).toMatch(/^zin-/);
    expect((await officer.post(`${address}/zinnen`, fields)).location).toBe(address);
    const text = JSON.stringify(await json());
    expect(text).toContain('Testina was boos.');
    expect(text).not.toMatch(/dronk|Ganzevoet|kapper|about-other-party/);
    expect((await query('select distinct choice, chosen_by from privacy_request_choice order by 1')).map(({ choice, chosen_by }) => [choice, chosen_by])).toEqual([['about-other-party', officer.id], ['include', officer.id]]);
  });

  async function chosen(judge: (text: string) => string): Promise<Fields> {
    const { text } = await officer.get(`${address}/zinnen`);
    const fields: Record<string, string> = {};
    for (const [, id, label] of text.matchAll(/<label for="v-(zin-[^"]+)">([\s\S]*?)<\/label>/g)) fields[id as string] = judge(label as string);
    return fields;
  }

  test('goes on later where not all was judged, and is not called granted before', async () => {
    const [first] = await items();
    const answer = await officer.post(`${address}/zinnen`, { [first as string]: 'work-note' });
    expect(answer.location).toMatch(/\/zinnen\?nog=\d+$/);
    expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Loop eerst alle zinnen na.') });
    expect(await officer.post(`${address}/zinnen`, { [first as string]: 'zomaar' })).toMatchObject({ status: 422, text: expect.stringContaining('Kies uit de lijst.') });
  });

  test('granted: the file is kept as it was given, and opens again without the case', async () => {
    await officer.post(`${address}/zinnen`, await chosen(() => 'work-note'));
    expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
    const { text } = await officer.get(address);
    const links = [...text.matchAll(/href="(\/verzoeken\/V2019-001\/stuk\/[^"]+)"/g)].map(([, href]) => href as string);
    expect(links.map((href) => href.split('.').at(-1))).toEqual(['pdf', 'json']);
    expect((await officer.get(links[1]!)).text).toContain('Testina Zwanehals');
    expect((await officer.get(links[1]!.replace('.json', '.pdf'))).status).toBe(404);
    expect(text).toContain('Beantwoord');
  });
});

describe('correction', () => {
  test('puts a new version in the place of the old, with how we know; the old one is no longer read', async () => {
    const address = await register({ soort: 'correction' });
    await choose(address);
    const { text } = await officer.get(address);
    const [, id] = /<option value="([0-9a-f-]{36})">Naam: Testina Zwanehals/.exec(text)!;
    expect(await post(address, 'verbeteren', { wie: `${caseId}:p1`, wat: id!, nieuw: 'Testina Zwanenhals', bron: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Testina Zwanenhals') });
    expect((await post(address, 'verbeteren', { wie: `${caseId}:p1`, wat: id!, nieuw: 'Testina Zwanenhals', bron: 'Identiteitsbewijs gezien' })).status).toBe(303);
    const after = (await officer.get(address)).text;
    expect(after).toContain('Naam: Testina Zwanenhals');
    expect(after).not.toContain('Naam: Testina Zwanehals');
    expect(after).toContain('<b>Verbeterd</b>: Naam');
    expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
    expect([printed[0]!.includes('Beste Testina Zwanenhals,'), printed[0]!.includes('Zwanehals')]).toEqual([true, false]);
    expect(await post(address, 'verbeteren', { wie: `${caseId}:p1`, wat: id!, nieuw: 'Nog eens', bron: 'x' })).toMatchObject({ status: 422, text: expect.stringContaining('intussen veranderd') });
    expect(await query('select count(*)::int as n from sealed where replaced_by is not null')).toEqual([{ n: 1 }]);
  });

  test('refused: the person\'s own words stand beside it', async () => {
    const address = await register({ soort: 'correction' });
    await choose(address);
    await post(address, 'verklaring', { 'wie-verklaart': `${caseId}:p1`, verklaring: 'Ik was het niet.' });
    expect((await post(address, 'besluit', { besluit: 'refused', grond: 'correct-as-it-is', uitleg: 'Zo is het gezegd.' })).status).toBe(303);
    expect(await query("select count(*)::int as n from sealed where kind = 'own-statement'")).toEqual([{ n: 1 }]);
  });

  test('never reaches words of somebody else', async () => {
    const address = await register({ soort: 'correction' });
    await choose(address);
    const [other] = await query<{ id: string }>("select s.id from sealed s join compartment c on c.id = s.compartment_id where c.person = 'p2' limit 1");
    if (other) expect((await post(address, 'verbeteren', { wie: `${caseId}:p1`, wat: other.id, nieuw: 'x', bron: 'y' })).status).toBe(422);
    expect((await post(address, 'verbeteren', { wie: `${caseId}:p2`, wat: other?.id ?? '', nieuw: 'x', bron: 'y' })).status).toBe(422);
  });
});

describe('restriction', () => {
  test('what leaves waits; what a life can hang on does not; once lifted it goes on', async () => {
    const address = await register({ soort: 'restriction' });
    await choose(address);
    await post(address, 'beperken');
    const desk = own.by(await own.staff('desk'));
    expect(await own.give(desk, { caseId, order: 'request-data' })).toEqual({ ok: false, reason: 'processing-restricted' });
    expect(await own.give(desk, { caseId, order: 'record-ban', values: { ban: 'yes' } })).toMatchObject({ ok: true });
    expect(await own.give(desk, { caseId, order: 'record-answer', person: p2, values: { answer: 'never' } })).toMatchObject({ ok: true });
    expect(await post(address, 'opheffen')).toMatchObject({ status: 422, text: expect.stringContaining('Vertel het eerst') });
    expect((await post(address, 'opheffen', { verteld: 'ja' })).status).toBe(303);
    expect(await own.give(desk, { caseId, order: 'request-data' })).not.toMatchObject({ reason: 'processing-restricted' });
  });
});

describe('erasure', () => {
  test('not while the case runs', async () => {
    const address = await register({ soort: 'erasure' });
    await choose(address);
    expect(await post(address, 'wissen', { zeker: 'ja' })).toMatchObject({ status: 422, text: expect.stringContaining('De zaak loopt nog') });
  });

  test('takes one person out, keeps a never as a mark, and leaves the other as they were', async () => {
    const desk = own.by(await own.staff('desk'));
    await own.as((db) => addWords(db, house.keys, { caseId, compartment: 'person', person: 'p2', kind: 'name', text: 'Proefman Ganzevoet', factSeq: null, by: null, now: house.now, newId: house.newId }));
    await own.as((db) => addWords(db, house.keys, { caseId, compartment: 'person', person: 'p2', kind: 'birth-date', text: '1970-02-03', factSeq: null, by: null, now: house.now, newId: house.newId }));
    await own.give(desk, { caseId, order: 'record-answer', person: p2, values: { answer: 'never' } });
    await own.give(desk, { caseId, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } });
    const address = await register({ soort: 'erasure', naam: 'Proefman Ganzevoet' });
    await choose(address, 'p2');
    expect(await post(address, 'wissen')).toMatchObject({ status: 422, text: expect.stringContaining('Zet een vinkje') });
    // Afterwards nobody could compare the address any more. Of who knows of no case nothing is compared: that would tell.
    const knowing = await register({ soort: 'erasure', adres: 'Anderlaan 9\n4321 ZX Elders' });
    await choose(knowing);
    expect(await post(knowing, 'wissen', { zeker: 'ja' })).toMatchObject({ status: 422, text: expect.stringContaining('Kies eerst hoe het antwoord deze persoon bereikt.') });
    expect((await post(address, 'wissen', { zeker: 'ja' })).status).toBe(303);
    expect(await query("select person from compartment where kind = 'person' order by 1")).toEqual([{ person: p1 }]);
    expect(await query("select count(*)::int as n from sealed where kind = 'statement-about-other'")).toEqual([{ n: 0 }]);
    expect((await query('select answer from not_to_approach')).map(({ answer }) => answer)).toContain('never');
    expect(await query('select count(*)::int as n from erasure_key')).toEqual([{ n: 1 }]);
    expect((await query<{ n: number }>("select count(*)::int as n from sealed s join compartment c on c.id = s.compartment_id where c.person = 'p1'"))[0]!.n).toBeGreaterThan(1);
    // No fact says that this person was approached: it is done, and the letter tells nothing of it.
    expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(422);
    expect((await post(address, 'besluit', { besluit: 'refused', grond: 'not-told', uitleg: '' })).status).toBe(303);
  });
});

test('only the privacy officer comes here', async () => {
  const everybody = await signedIn(server, house.database, { roles: ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'administrator'] });
  for (const { method, path } of requestRoutes({ make: async () => ({ kind: 'failed', reason: 'closed' }) }, factText, askedInWords)) {
    if (method === 'GET') expect((await everybody.get(path.replace(':verzoek', 'V2019-001').replace(/:\w+/, 'x'))).status).toBe(403);
  }
});
