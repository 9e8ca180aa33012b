import { beforeEach, describe, expect, test } from 'vitest';
import { routes as allRoutes } from '../app.ts';
import type { CaseId } from '../core/fields.ts';
import { keepLetter } from '../database/people/letters.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let officer: Client;
let caseId: CaseId;
beforeEach(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, allRoutes({ press: { make: async () => ({ kind: 'failed', reason: 'closed' }) } }));
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dina Desk', email: 'dina@voorbeeld.test' });
  officer = await signedIn(server, house.database, { roles: ['privacy-officer'], name: 'Pia Vos' });
  caseId = await own.open({ words: { people: [{ name: 'Testina Zwanehals', birthDate: '1985-02-03', telephone: '020 0000000' }, { name: 'Proefman Ganzevoet' }], event: { description: 'Geslagen.', place: 'Halte', day: '2018-12-24' } } });
  return () => house.close();
});

const query = <T = Record<string, unknown>>(sql: string) => own.as((db) => db.query<T>(sql));
/** The clock of the tests stands at eleven in Amsterdam. */
const TOLD: Fields = { soort: 'misdirected', ontdekt: '2019-03-04', 'ontdekt-tijd': '10:30', gegevens: ['name', 'address'], aantal: '2', wat: 'De brief lag bij de buren van Testina Zwanehals.', gedaan: 'Teruggehaald.' };
const report = (fields: Fields = {}) => desk.post('/datalekken/melden', { ...TOLD, ...fields });
const at = async (instant: string) => {
  server.clock.now = new Date(instant);
  officer = await signedIn(server, house.database, { id: officer.id, roles: ['privacy-officer'] });
};
const L = '/datalekken/L2019-001';
const exclude = () => `insert into case_list (id, case_id, staff_id, kind, reason, since, by) select '${house.newId()}', '${caseId}', '${officer.id}', 'excluded', '', reported_at, reported_by from breach`;
const post = (to: string, fields: Fields = {}) => officer.post(`${L}/${to}`, fields, { from: L });

describe('reporting', () => {
  test('anybody can, and is thanked; only the privacy officer reads it, and it is sealed', async () => {
    expect(htmlFaults((await desk.get('/datalekken/melden')).text)).toEqual([]);
    const answer = await report();
    expect(answer.location).toBe('/datalekken/gemeld/L2019-001');
    const thanks = await desk.get(answer.location!);
    expect(thanks.text).toContain('Goed dat u het meldt');
    expect(thanks.text).not.toContain('buren');
    expect((await desk.get(L)).status).toBe(403);
    const page = await officer.get(L);
    for (const words of ['buren van Testina Zwanehals', '4 maart 2019, 10:30 uur', '7 maart 2019, 10:30 uur', 'nog 71 uur', 'Dina Desk']) expect(page.text).toContain(words);
    expect(htmlFaults(page.text)).toEqual([]);
    expect((await query<{ row: string }>('select t::text as row from breach t union all select w::text from office_words w')).map(({ row }) => row).join()).not.toContain('Zwanehals');
  });

  test.each<[string, Fields, string]>([
    ['nothing of what', { soort: '' }, 'Kies wat er gebeurde.'], ['no day', { ontdekt: '' }, 'Kies een dag.'], ['no time', { 'ontdekt-tijd': '' }, 'Schrijf de tijd als 09:30.'], ['tomorrow', { ontdekt: '2019-03-05' }, 'in de toekomst'],
    ['an hour that never was', { ontdekt: '2018-03-25', 'ontdekt-tijd': '02:30' }, 'Deze tijd was er niet'], ['no data', { gegevens: [] }, 'Kies welke gegevens'], ['no count', { aantal: 'veel' }, 'in cijfers'], ['no story', { wat: ' ' }, 'Schrijf wat er gebeurde.'],
  ])('with %s is refused at its field, and what was typed stays', async (_, fields, words) => {
    const page = await report({ gedaan: 'Dit typte ik.', ...fields });
    expect(page).toMatchObject({ status: 422, text: expect.stringContaining(words) });
    expect(page.text).toContain('Dit typte ik.');
    expect(await query('select from breach')).toEqual([]);
  });

  test('from a case: nobody and nothing is ticked beforehand, it is asked; and the case is named to the officer, not in the register', async () => {
    const page = await desk.get('/zaken/2019-00001/datalek');
    expect([page.text.includes('name="wie"'), /type="checkbox"[^>]* checked/.test(page.text), / name="aantal"[^>]*value="\d/.test(page.text)]).toEqual([true, false, false]);
    const nobody = await desk.post('/zaken/2019-00001/datalek', TOLD);
    expect([nobody.status, nobody.text.includes('Kies over wie het gaat.'), nobody.text.includes('bij de buren')]).toEqual([422, true, true]);
    expect(await query('select from breach')).toEqual([]);
    expect(htmlFaults(page.text)).toEqual([]);
    expect((await desk.post('/zaken/2019-00001/datalek', { ...TOLD, wie: ['p1'] })).location).toBe('/datalekken/gemeld/L2019-001');
    expect(await query('select case_id, person from breach_person')).toEqual([{ case_id: caseId, person: 'p1' }]);
    expect((await officer.get(L)).text).toContain('Zaak 2019-00001');
    const other = await own.open();
    await query(`insert into breach_person (breach_id, case_id, person, added_at, added_by) select id, '${other}', 'p1', reported_at, reported_by from breach`);
    await query(exclude());
    const excluded = (await officer.get(L)).text;
    expect([excluded.includes('2 zaken: niet voor u, 2019-00002'), excluded.includes('2019-00001')]).toEqual([true, false]);
    expect(await query('select cases from access_log order by id desc limit 1')).toEqual([{ cases: [other] }]);
    expect((await desk.get('/zaken/2019-00001')).text).toContain('/zaken/2019-00001/datalek');
  });

  test('of cases from which this officer is excluded, all of them: its clock is in the list, and its story is a colleague\'s to read and to handle', async () => {
    await desk.post('/zaken/2019-00001/datalek', { ...TOLD, wie: ['p1'] });
    await query(exclude());
    expect((await officer.get('/datalekken')).text).toMatch(/L2019-001[\s\S]*7 mrt 2019 10:30/);
    const refused = await officer.get(L);
    expect([refused.status, refused.text.includes('Dit datalek is voor een collega'), refused.text.includes('buren')]).toEqual([403, true, false]);
    expect(await query('select act, cases from access_log order by id desc limit 1')).toEqual([{ act: 'datalek-bekeken', cases: [] }]);
    expect((await officer.post(`${L}/wegen`, { risico: 'high', waarom: 'Adres.' }, { from: '/datalekken/melden' })).status).toBe(403);
    expect(await query('select from breach_step')).toEqual([]);
    const colleague = await signedIn(server, house.database, { roles: ['privacy-officer'] });
    expect((await colleague.get(L)).text).toContain('buren');
  });

  test('from a letter: whom it tells of is said, and ticked by nobody', async () => {
    const letter = await own.as((db) => keepLetter(db, house.keys, { caseId, place: 'p1', kind: 'closing', language: 'nl', readUpTo: 1, pdf: Buffer.from('x'), by: desk.id, now: house.now, newId: house.newId }));
    const page = await desk.get(`/zaken/2019-00001/datalek?brief=${letter}`);
    expect(page.text).toContain('In de brief staat: T. Z. (slachtoffer).');
    expect(page.text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect(page.text).toMatch(/<option value="misdirected" selected/);
    await desk.post('/zaken/2019-00001/datalek', { ...TOLD, brief: letter, wie: ['p1'] }, { from: `/zaken/2019-00001/datalek?brief=${letter}` });
    expect(await query('select letter_id from breach')).toEqual([{ letter_id: letter }]);
  });

  test('of a case that is none of one\'s business: that case is not there', async () => {
    const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
    expect((await stranger.get('/zaken/2019-00001/datalek')).status).toBe(404);
  });
});

describe('handling', () => {
  beforeEach(() => report());

  test('the text for the authority holds what the law asks, and no name', async () => {
    expect(await post('wegen', { risico: '', waarom: 'x' })).toMatchObject({ status: 422, text: expect.stringContaining('Kies hoe groot') });
    expect((await post('wegen', { risico: 'high', waarom: 'Het adres ligt bij de andere partij.' })).status).toBe(303);
    const { text } = await officer.get(L);
    for (const words of ['Wat voor inbreuk', 'Groepen en aantallen', 'Gevolgen', 'Wat wij deden', 'Ja, zo snel mogelijk.', 'Voelt u zich niet veilig?']) expect(text).toContain(words);
    expect(htmlFaults(text)).toEqual([]);
  });

  test('a breach with which somebody can be found is no lower than a high risk before somebody said that the other side has it not; all typed stays', async () => {
    expect((await officer.get(L)).text).toContain('name="andere-kant"');
    for (const risico of ['none', 'risk']) {
      const refused = await post('wegen', { risico, waarom: 'Kwam ongeopend terug.' });
      expect([refused.status, refused.text.includes('Met deze gegevens is iemand te vinden.'), refused.text.includes('Kwam ongeopend terug.'), htmlFaults(refused.text)]).toEqual([422, true, true, []]);
    }
    expect(await query("select 1 from breach_step where kind = 'weighed'")).toEqual([]);
    expect((await post('wegen', { risico: 'none', waarom: 'Kwam ongeopend terug.', 'andere-kant': 'nee' })).status).toBe(303);
    await report({ gegevens: ['name'] });
    const name = L.replace('001', '002');
    expect((await officer.get(name)).text).not.toContain('name="andere-kant"');
    expect((await officer.post(`${name}/wegen`, { risico: 'risk', waarom: 'Een naam.' }, { from: name })).status).toBe(303);
  });

  test('told in time; closed only after the people were told and something was learned', async () => {
    await post('wegen', { risico: 'high', waarom: 'Adres.' });
    expect((await post('melden', { gemeld: '2019-03-04', 'gemeld-tijd': '10:45', meldnummer: 'AP-1', laat: '' })).status).toBe(303);
    expect((await officer.get('/privacy')).text).toContain('de mensen nog vertellen');
    await post('leren', { les: 'Enveloppen nakijken.' });
    expect(await post('afsluiten')).toMatchObject({ status: 409, text: expect.stringContaining('Vertel het eerst aan de mensen.') });
    expect(await post('vertellen', { verteld: '2019-03-04', 'verteld-tijd': '10:50', hoe: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Schrijf hoe het verteld is.') });
    await post('vertellen', { verteld: '2019-03-04', 'verteld-tijd': '10:50', hoe: 'Gebeld.' });
    expect((await post('afsluiten')).location).toBe('/datalekken');
    expect((await officer.get('/privacy')).text).toContain('Er is geen datalek open.');
  });

  test('late: loud on the start page, and told only with the reason why', async () => {
    await at('2019-03-07T09:31:00Z');
    expect((await officer.get('/privacy')).text).toContain('Een datalek is te laat');
    expect((await officer.get('/datalekken')).text).toContain('Eén datalek is te laat gemeld');
    await post('wegen', { risico: 'risk', waarom: 'Adres.', 'andere-kant': 'nee' });
    const late = { gemeld: '2019-03-07', 'gemeld-tijd': '10:31', meldnummer: '', laat: '' };
    expect(await post('melden', late)).toMatchObject({ status: 422, text: expect.stringContaining('Dat vraagt de wet.') });
    expect((await post('melden', { ...late, 'gemeld-tijd': '10:30' })).status).toBe(303);
  });

  test('what an account saw in a time is added from the log', async () => {
    await desk.get('/zaken/2019-00001');
    const days = { van: '2019-03-04', tot: '2019-03-04' };
    expect(await post('uit-logboek', { account: 'niemand@voorbeeld.test', ...days })).toMatchObject({ status: 422, text: expect.stringContaining('geen account met dit adres') });
    expect(await post('uit-logboek', { account: 'dina@voorbeeld.test', van: '2019-03-04', tot: '2019-03-03' })).toMatchObject({ status: 422, text: expect.stringContaining('vóór de eerste') });
    expect((await post('uit-logboek', { account: 'Dina@voorbeeld.test', ...days })).status).toBe(303);
    expect(await query('select case_id from breach_person')).toEqual([{ case_id: caseId }]);
  });

  test('nothing of it can be changed or taken away', async () => {
    for (const table of ['breach', 'breach_step', 'breach_person', 'office_words']) await expect(house.database.transaction({ role: 'bis_app', user: null, request: '' }, (db) => db.query(`delete from ${table}`))).rejects.toThrow('permission denied');
  });
});

test('only the privacy officer handles', async () => {
  const everybody = await signedIn(server, house.database, { roles: ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'administrator'] });
  for (const { method, path, right } of routes) if (method === 'GET' && right === 'breaches') expect((await everybody.get(path.replace(':lek', 'L2019-001'))).status).toBe(403);
});
