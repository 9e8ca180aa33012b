import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type Page, type TestServer } from '../../test/visit.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client;
let mediator: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, caseworkRoutes([]));
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dees Desk' });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], name: 'Bo Bemiddelaar' });
});
afterAll(() => house.close());

/** A new referral; its number. */
async function referral(changes: Parameters<Cases['open']>[0] = {}): Promise<string> {
  const id = await own.open(changes);
  const [row] = await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id]));
  return row?.number ?? '';
}

const fileOf = async (number: string) => (await own.as((db) => readCaseByNumber(db, number)))!;
const at = (number: string, slug: string, person = '') => `/zaken/${number}/${slug}${person ? `?persoon=${person}` : ''}`;

/** Opens the page of an order, fills it in and sends it. */
function tell(who: Client, number: string, slug: string, fields: Fields = {}, person = ''): Promise<Page> {
  return who.post(at(number, slug), { gezien: '9999', dag: '2019-03-04', ...(person ? { persoon: person } : {}), ...fields }, { from: at(number, slug, person) });
}

async function done(who: Client, number: string, slug: string, fields: Fields = {}, person = ''): Promise<void> {
  const page = await tell(who, number, slug, fields, person);
  const said = page.status === 303 ? '' : page.text.replace(/<[^>]+>/g, ' ').slice(0, 2000);
  expect([slug, page.status, said]).toEqual([slug, 303, '']);
  expect(page.location).toMatch(/^\/zaken\/\d{4}-\d{5}\?gedaan=\d+$/);
}

const ADDRESS = { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1\n1234 AB Voorbeeld' };

async function sentOut(): Promise<string> {
  const number = await referral();
  await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await done(desk, number, 'goedgekeurd');
  await done(desk, number, 'contactgegevens', ADDRESS, 'p2');
  await done(desk, number, 'uitzetten', { 'v-mediator': mediator.id });
  return number;
}

test('a case is worked by hand from referral to closing, page by page', async () => {
  const number = await sentOut();
  const talk = { 'v-medium': 'in-person', 'v-place': 'home' };
  await done(mediator, number, 'intake-gehouden', { ...talk, 'v-present': 'supporter' }, 'p1');
  await done(mediator, number, 'uitleg-gegeven', {}, 'p1');
  await done(mediator, number, 'besluit', { 'v-decision': 'go-on' }, 'p1');
  await done(mediator, number, 'veiligheid-gewogen', { 'v-result': 'safe', 'v-facts': 'not-denied' });
  await done(mediator, number, 'vrijgegeven', { 'v-to': 'p2', 'v-what': 'name', 'v-lines': 'Testina' }, 'p1');
  await done(mediator, number, 'adres-nagegaan', { 'v-source': 'prosecution', 'v-otherSideLivesThere': 'no' }, 'p2');
  await done(mediator, number, 'benaderd', { 'v-channel': 'letter', 'v-reason': 'default' }, 'p2');
  await done(mediator, number, 'antwoord', { 'v-answer': 'yes' }, 'p2');
  await done(mediator, number, 'intake-gehouden', talk, 'p2');
  await done(mediator, number, 'besluit', { 'v-decision': 'go-on' }, 'p2');
  for (const person of ['p1', 'p2']) {
    await done(mediator, number, 'voorbereid', { 'v-medium': 'telephone' }, person);
    await done(mediator, number, 'vertrouwelijkheid', {}, person);
    await done(mediator, number, 'instemming-vorm', { 'v-form': 'talk' }, person);
  }
  await done(mediator, number, 'contact-geweest', { 'v-form': 'talk', 'v-people': ['p1', 'p2'], 'v-medium': 'in-person', 'v-place': 'police-station' });
  await done(mediator, number, 'veilig-contact', { 'v-post': 'yes', 'v-telephone': 'yes', 'v-voicemail': 'no', 'v-email': 'not-asked' }, 'p2');
  for (const person of ['p1', 'p2']) await done(mediator, number, 'afsluitende-brief', { 'v-how': 'sent' }, person);
  await done(mediator, number, 'afgesloten');
  const { state } = await fileOf(number);
  expect(state.closed).toBe('2019-03-04');
  const page = await mediator.get(`/zaken/${number}`);
  expect(page.text).toContain('Afgesloten: bemiddeld contact');
});

test('after every order the case file shows the new line', async () => {
  const number = await referral();
  const page = await tell(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  const shown = await desk.get(page.location ?? '');
  expect(shown.text).toContain('Beoordeeld: huiselijk geweld nee, stalking nee');
  expect(shown.text).toContain('Dees Desk');
  expect(htmlFaults(shown.text)).toEqual([]);
});

describe('bad input', () => {
  test('comes back with everything that was typed, the sentence at its field and on top, and nothing is kept', async () => {
    const number = await referral();
    const page = await tell(desk, number, 'betrokkene-toevoegen', { 'v-side': 'b', 'v-role': 'victim', 'v-nature': 'person', 'v-referredItself': 'no', 'v-age': '300', 'v-name': 'Kwaad\u202e', dag: '2019-02-30' });
    expect(page.status).toBe(422);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const kept of ['value="300"', 'Kwaad\u202e', 'value="2019-02-30"', 'value="victim" selected']) expect(page.text).toContain(kept);
    expect(page.text.match(/Vul een getal in van 0 tot en met 120/g)).toHaveLength(2);
    expect(page.text.match(/draaien/g)).toHaveLength(2);
    expect((await fileOf(number)).lastSeq).toBe(5);
  });

  test('a day in the future, and a day before the referral, are refused at the day', async () => {
    const number = await referral();
    for (const [dag, sentence] of [['2019-03-05', 'Deze dag moet nog komen'], ['2019-03-01', 'Op deze dag was de zaak er nog niet']] as const) {
      const page = await tell(desk, number, 'contactverbod', { dag, 'v-ban': 'no' });
      expect(page.status).toBe(422);
      expect(page.text).toContain(sentence);
    }
  });

  test('what the rules refuse without a field stands on top of the page', async () => {
    const number = await referral();
    const page = await desk.post(at(number, 'uitzetten'), { 'v-mediator': mediator.id, gezien: '5', dag: '2019-03-04', eenmalig: await desk.keyFor(at(number, 'goedgekeurd')) });
    expect(page.status).toBe(422);
    expect(page.text).toContain('De aanmelding is nog niet goedgekeurd.');
    expect((await fileOf(number)).lastSeq).toBe(5);
  });

  test('the same post again does nothing twice', async () => {
    const number = await referral();
    const eenmalig = await desk.keyFor(at(number, 'goedgekeurd'));
    const fields = { gezien: '5', dag: '2019-03-04', eenmalig };
    const first = await desk.post(at(number, 'goedgekeurd'), fields);
    const again = await desk.post(at(number, 'goedgekeurd'), fields);
    expect([again.status, again.location]).toEqual([303, first.location]);
    expect((await fileOf(number)).lastSeq).toBe(6);
  });
});

test('what a colleague recorded meanwhile is shown first; sent again, it is done', async () => {
  const number = await referral();
  const colleague = await signedIn(server, house.database, { roles: ['desk'], name: 'Collega Desk' });
  const before = await desk.get(at(number, 'vastgehouden'));
  expect(before.text).toContain('name="gezien" value="5"');
  await done(colleague, number, 'geweld-beoordeeld', { 'v-domestic': 'yes', 'v-stalking': 'no' });
  const page = await tell(desk, number, 'vastgehouden', { gezien: '5', 'v-why': 'Eerst bellen met de verwijzer.' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('Beoordeeld: huiselijk geweld ja, stalking nee');
  expect(page.text).toContain('Eerst bellen met de verwijzer.');
  expect(page.text).toContain('name="gezien" value="6"');
  expect(htmlFaults(page.text)).toEqual([]);
  await done(desk, number, 'vastgehouden', { gezien: '6', 'v-why': 'Eerst bellen met de verwijzer.' });
});

describe('who is nothing to a case', () => {
  test('sees the same page as for a case that does not exist', async () => {
    const number = await sentOut();
    const other = await signedIn(server, house.database, { roles: ['mediator'] });
    const none = await other.get('/zaken/2019-99999');
    for (const path of [`/zaken/${number}`, at(number, 'intake-gehouden'), `/zaken/${number}/gegevens/p1`]) {
      const page = await other.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')).toBe(none.text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''));
    }
    const key = await other.keyFor('/uitloggen', `/zaken/${number}`);
    expect((await other.post(at(number, 'intake-gehouden'), { eenmalig: key })).status).toBe(404);
  });

  test('a mediator cannot do what is the desk\'s, and the other way round', async () => {
    const number = await sentOut();
    expect((await mediator.get(at(number, 'opnieuw-uitzetten'))).status).toBe(403);
    expect((await desk.get(at(number, 'intake-gehouden'))).status).toBe(403);
  });

  test('after a hand-back the mediator is led to the own list and cannot open the case any more', async () => {
    const number = await sentOut();
    const page = await tell(mediator, number, 'teruggegeven', { 'v-reason': 'workload', 'v-why': 'Te veel zaken.' });
    expect([page.status, page.location]).toEqual([303, `/vandaag?gedaan=${number}`]);
    expect((await mediator.get(`/zaken/${number}`)).status).toBe(404);
  });
});

describe('what is shown, and logged', () => {
  test('contact details stand on a page of their own, which is an act of its own in the log', async () => {
    const number = await referral();
    const file = await desk.get(`/zaken/${number}`);
    expect(file.text).not.toContain('020 0000000');
    const details = await desk.get(`/zaken/${number}/gegevens/p1`);
    expect(details.text).toContain('020 0000000');
    expect(htmlFaults(details.text)).toEqual([]);
    const id = (await fileOf(number)).id;
    const acts = await own.as((db) => db.query<{ act: string }>('select act from access_log where $1 = any(cases) order by id', [id]));
    expect(acts.map(({ act }) => act)).toEqual(['zaak-geopend', 'gegevens-getoond']);
  });

  test('notes are for who works on the case now: the desk sees none after the case went out (P-11)', async () => {
    const number = await sentOut();
    await mediator.post(`/zaken/${number}/notitie`, { notitie: 'Belde zelf terug.' }, { from: `/zaken/${number}` });
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('Belde zelf terug.');
    const seen = await desk.get(`/zaken/${number}`);
    expect(seen.text).not.toContain('Belde zelf terug.');
    expect(seen.text).toContain('Uitgezet naar Bo Bemiddelaar');
  });

  test('a task is added, is late in words only for our own work, and is done', async () => {
    const number = await sentOut();
    await mediator.post(`/zaken/${number}/taken`, { taak: 'Verwijzer bellen', voor: '2019-03-01' }, { from: `/zaken/${number}` });
    const page = await mediator.get(`/zaken/${number}`);
    expect(page.text).toContain('Verwijzer bellen');
    const action = /action="(\/zaken\/[^"]+\/gedaan)"/.exec(page.text)?.[1] ?? '';
    expect((await mediator.post(action, {}, { from: `/zaken/${number}` })).status).toBe(303);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('niets open');
  });

  test('a note that cannot be kept comes back as it was typed', async () => {
    const number = await sentOut();
    const page = await mediator.post(`/zaken/${number}/notitie`, { notitie: 'Omgekeerd \u202e' }, { from: `/zaken/${number}` });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Omgekeerd \u202e');
    expect(htmlFaults(page.text)).toEqual([]);
  });
});

test('what a referrer told of the other side is proposed to copy, with its source', async () => {
  const number = await referral({ words: { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Proefman de Boer', address: 'Dorpsstraat 1\n1234 AB Voorbeeld' }] } });
  const page = await desk.get(at(number, 'contactgegevens', 'p2'));
  expect(page.text).toContain('Verteld bij de aanmelding');
  expect(page.text).toMatch(/<textarea[^>]*name="v-detail"[^>]*>\s*Dorpsstraat 1/);
  expect(page.text).toContain('value="Proefman de Boer"');
});

test('the clock of sending out incomplete is told in words, with the day from which it can', async () => {
  const number = await referral();
  await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await done(desk, number, 'goedgekeurd');
  await done(desk, number, 'gegevens-gevraagd');
  const page = await desk.get(at(number, 'incompleet-uitzetten'));
  expect(page.text).toContain('kan het vanaf 18 maart 2019');
  expect(page.text).toContain('De wachttijd na de vraag aan het Openbaar Ministerie is nog niet om');
});

test('a new referral of the same person proposes the earlier case and the same mediator', async () => {
  const earlier = await sentOut();
  const number = await referral();
  await done(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await done(desk, number, 'goedgekeurd');
  await done(desk, number, 'contactgegevens', ADDRESS, 'p2');
  const page = await desk.get(at(number, 'uitzetten'));
  expect(page.text).toContain(`href="/zaken/${earlier}"`);
  expect(page.text).toContain('zelfde naam en geboortedatum');
  expect(page.text).toContain(`<option value="${mediator.id}" selected`);
});

test('of an agreed text each reads the very words that leave; a changed one is asked anew [R-056]', async () => {
  const number = await sentOut();
  const { id: caseId } = await fileOf(number);
  const came = { side: 'b', role: 'offender', nature: 'person', age: 40, referredItself: 'yes' };
  expect((await own.give(own.by(desk.id as never), { caseId, order: 'add-person', values: came, texts: { name: 'Derde Test' } })).ok).toBe(true);
  const both = async (text: string, status: number) => {
    for (const who of ['p1', 'p3']) expect((await tell(mediator, number, 'terugkoppeling-toestaan', { 'v-receiver': 'referrer-a', 'v-words': 'agreed-text', 'v-textNumber': text }, who)).status).toBe(status);
  };
  await done(mediator, number, 'terugkoppeltekst', { 'v-receiver': 'referrer-a', 'v-text': 'Wij spraken elkaar en zijn tevreden.' });
  expect((await mediator.get(at(number, 'terugkoppeling-toestaan', 'p1'))).text).toContain('Wij spraken elkaar en zijn tevreden.');
  await both('1', 303);
  await done(mediator, number, 'terugkoppeltekst', { 'v-receiver': 'referrer-a', 'v-text': 'Wij spraken elkaar.' });
  const changed = await mediator.get(at(number, 'terugkoppeling-toestaan', 'p3'));
  for (const words of ['Tekst 2, voor de verwijzer', 'Wij spraken elkaar.']) expect(changed.text).toContain(words);
  expect(changed.text).not.toContain('tevreden');
  expect((await mediator.get(at(number, 'teruggekoppeld'))).text).toContain('Dit kan nu niet');
  await both('1', 422);
  await both('2', 303);
  const page = await mediator.get(at(number, 'teruggekoppeld'));
  for (const words of ['<p>Wij spraken elkaar.</p>', 'Iedereen stemt in met precies deze tekst']) expect(page.text).toContain(words);
  expect(htmlFaults(page.text)).toEqual([]);
  await done(mediator, number, 'teruggekoppeld', { 'v-receiver': 'referrer-a', 'v-words': 'agreed-text' });
  expect((await fileOf(number)).entries.at(-1)?.fact).toEqual({ kind: 'ReportedBack', receiver: 'referrer-a', words: 'agreed-text', textNumber: 2 });
  const seen = await desk.get(`/zaken/${number}`);
  for (const words of ['Wij spraken elkaar', 'Teruggekoppeld']) expect(seen.text).not.toContain(words);
});

test('where a key is lost the pages open without what it sealed; what is added is refused, and stays in the page', async () => {
  const number = await sentOut();
  const [row] = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<{ key_id: number }>(
    "select c.key_id from compartment c join bis_case b on b.id = c.case_id where b.number = $1 and c.kind = 'person' and c.person = 'p2'", [number]));
  expect((await mediator.get(`/zaken/${number}/gegevens/p2`)).text).toContain('Dorpsstraat 1');
  await house.keys.destroy([row?.key_id ?? 0]);
  for (const path of ['', '/gegevens/p2', '/contactgegevens?persoon=p2']) {
    const page = await mediator.get(`/zaken/${number}${path}`);
    expect([path, page.status, htmlFaults(page.text), page.text.includes('Dorpsstraat 1')]).toEqual([path, 200, [], false]);
  }
  const before = await fileOf(number);
  const tried = await tell(mediator, number, 'contactgegevens', ADDRESS, 'p2');
  expect([tried.status, tried.text]).toEqual([500, expect.stringContaining('Er is niets bewaard.')]);
  expect(tried.text).toContain('Wat u typte, zit nog in deze pagina.');
  expect((await fileOf(number)).lastSeq).toBe(before.lastSeq);
});
