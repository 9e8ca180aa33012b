import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAll } from '../../src/database/log-seal.ts';
import { everyRoute } from '../routes.ts';
import type { Client, Page } from '../visit.ts';
import { press } from './house.ts';
import { openRightsHouse, type Kept, type RightsHouse } from './rights-house.ts';
import { ELSEWHERE, LISTS, opensCases, PEOPLE, PROBES, sightOf, type Person, type Probe } from './rights-table.ts';
import { LONG, tried } from './tried.ts';

let house: RightsHouse;
beforeAll(async () => {
  house = await openRightsHouse();
  await privacyWork();
}, 120_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

/** A request about a case that everybody may know of, a breach, a week to look through, a seal: what the privacy officer's addresses show. */
async function privacyWork(): Promise<void> {
  const officer = house.who(PEOPLE.find(({ name }) => name === 'privacy officer') as Person);
  const kept = house.cases.find(({ list, state }) => list === 'none' && state === 'running') as Kept;
  const asks = { soort: 'access', ontvangen: '2020-06-01', naam: 'Testina van Voorbeeld', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weet u?', identiteit: 'document-shown' };
  const lost = { soort: 'lost', ontdekt: '2020-06-01', 'ontdekt-tijd': '09:30', gegevens: 'name', aantal: '1', wat: 'Een map bleef liggen.', gedaan: '' };
  const done = [await house.ask(officer, 'POST', '/verzoeken/nieuw', asks), await house.ask(officer, 'POST', '/verzoeken/V2020-001/zaak', { zaak: kept.number, persoon: 'p1' }), await house.ask(officer, 'POST', '/datalekken/melden', lost)];
  expect(done.map(({ location }) => location)).toEqual(['/verzoeken/V2020-001', '/verzoeken/V2020-001#over', '/datalekken/gemeld/L2020-001']);
  await house.asOwner((db) => db.query("insert into log_review (week, made_at, due, looks) values ('2020-05-25', $1, '2020-06-05', 1)", [house.server.clock.now]));
  await sealAll(house.database, house.keys, house.server.clock.now, house.newId());
}

const NOWHERE = '2020-99999';
const SURPRISES = 20;
/** One in so many. */
const SHORT = 37;

/** What the door must answer, by the table. */
function expected(person: Person, { state, list }: Kept, { may, nothing }: Probe): 'not-your-work' | 'not-there' | 'not-your-part' | 'nothing' | 'open' {
  if (!opensCases(person)) return 'not-your-work';
  const sight = sightOf(person, state, list);
  if (sight === null) return 'not-there';
  if (!may.includes(sight)) return 'not-your-part';
  return nothing ? 'nothing' : 'open';
}

function answered({ status, text }: Page): string {
  if (status === 403) return 'not-your-work-or-part';
  if (status === 404) return 'not-there';
  return status < 500 && text.length > 0 ? 'open' : `${status}`;
}

const AS: Readonly<Record<ReturnType<typeof expected>, string>> = {
  'not-your-work': 'not-your-work-or-part', 'not-your-part': 'not-your-work-or-part', 'not-there': 'not-there', nothing: 'not-there', open: 'open',
};

test('every address of a case × everybody × every state × every list: exactly what the table says, and where it says nothing, the page of no case', async () => {
  const surprises: string[] = [];
  const none = new Map<string, string>();
  let checks = 0;
  for (const [c, kept] of house.cases.entries()) for (const [p, person] of PEOPLE.entries()) {
    const client = house.who(person);
    for (const [at, probe] of PROBES.entries()) {
      // The long form takes each pair of person and case through every other address, in turn; the short form through one or two.
      // A prime, and the state besides the case: else some person would never come to some address.
      if (LONG ? (at + c + Math.floor(c / LISTS.length) + p) % 2 !== 0 : (at + c * 5 + p * 11) % SHORT !== 0) continue;
      const want = expected(person, kept, probe);
      const page = await house.ask(client, probe.method, `/zaken/${kept.number}${probe.rest}`);
      checks += 1;
      const about = `${person.name}, ${kept.state}, ${kept.list}: ${probe.method} ${probe.rest || '/'}`;
      if (answered(page) !== AS[want]) surprises.push(`${about} answers ${page.status}, expected ${want}`);
      if (want !== 'not-there' && want !== 'not-your-work') continue;
      const name = `${person.name} ${at}`;
      if (!none.has(name)) none.set(name, (await house.ask(client, probe.method, `/zaken/${NOWHERE}${probe.rest}`)).text);
      if (page.text !== none.get(name)) surprises.push(`${about} differs from a case that does not exist`);
    }
  }
  expect(surprises.slice(0, SURPRISES)).toEqual([]);
  expect(checks).toBeGreaterThan(LONG ? 20_000 : 2_000);
  tried('rights', checks, 'doors of cases: person × state × lists × address');
});

test('somebody without an account reaches no case, in whatever state', async () => {
  for (const { number, name } of house.cases.slice(0, LONG ? Infinity : 6)) for (const { method, rest } of PROBES) {
    const page = await house.ask(house.visitor(), method, `/zaken/${number}${rest}`);
    expect([method, rest, page.status, page.text.includes(name)]).toEqual([method, rest, method === 'GET' ? 303 : 401, false]);
  }
});

test('every other address opens for exactly those whose work it is', async () => {
  const asked = everyRoute.filter(({ method, path, right }) => method === 'GET' && right !== 'public' && right !== 'signed-in' && !path.startsWith('/zaken/') && path !== '/jaar');
  const plain = new Set(asked.map(({ path }) => path).filter((path) => !path.includes(':')));
  const fits = (path: string, address: string) => (plain.has(address) ? path === address : new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address));
  expect(asked.map(({ path }) => path).filter((path) => !ELSEWHERE.some(([address]) => fits(path, address)))).toEqual([]);
  for (const [address, roles, nothing] of ELSEWHERE) for (const person of PEOPLE) {
    const { status } = await house.who(person).get(address);
    expect([address, person.name, status]).toEqual([address, person.name, !person.roles.some((role) => roles.includes(role)) ? 403 : nothing ? 404 : 200]);
  }
  tried('rights', ELSEWHERE.length * PEOPLE.length, 'addresses that are about no single case × person');
});

const VIEWS: Readonly<Record<string, readonly string[]>> = {
  desk: ['/aanmeldpunt', '/aanmeldpunt/organisaties', '/bemiddelaars', ...['nieuw', 'gegevens', 'om', 'incompleet', 'uitzetten', 'beleid', 'teruggegeven', 'gepauzeerd', 'hervatbaar'].map((list) => `/aanmeldpunt?lijst=${list}`)],
  policy: ['/beleid'], mediator: ['/vandaag', '/agenda', '/mijn-zaken', '/mijn-zaken?lijst=afgesloten'], 'practice-supervisor': ['/werkbegeleiding'], director: ['/jaar/2020', '/jaar/2020.csv'], communications: ['/jaar/2020', '/jaar/2020.csv'],
  administrator: ['/accounts', '/vervanging', '/bemiddelaars'], 'privacy-officer': ['/privacy', '/verzoeken', '/datalekken', '/inzage/nakijken', '/inzage/zegel', '/inzage', '/noodtoegang/nalopen', '/bewaren', '/bewaren/onbeslist', '/bewaren/gewist'],
};

/** Every page of a list, as one text. */
async function whole(client: Client, address: string): Promise<string> {
  const pages = [await client.get(address)];
  for (let next = nextOf(pages[0] as Page); next !== null; next = nextOf(pages.at(-1) as Page)) pages.push(await client.get(next));
  return pages.map(({ text }) => text).join('\n');
}
const nextOf = ({ text }: Page): string | null => /<a[^>]*rel="next"[^>]*href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? /<a[^>]*href="([^"]+)"[^>]*rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;

test('no list, count of a list or notice hands back a case that its reader may not know of, nor names that are hidden from others [P-18]', async () => {
  let checks = 0;
  const faults: string[] = [];
  for (const person of PEOPLE) for (const role of person.roles) for (const address of VIEWS[role] ?? []) {
    const text = await whole(house.who(person), address);
    for (const kept of house.cases) {
      checks += 1;
      const about = `${person.name} at ${address}: ${kept.state}, ${kept.list}`;
      const sight = sightOf(person, kept.state, kept.list);
      const officer = role === 'privacy-officer' && !kept.list.includes('excludes-me');
      if (text.includes(kept.number) && sight === null && !officer) faults.push(`${about} is shown`);
      const own = sight === 'mediator' || sight === 'own-closed' || person.tie === 'trainee';
      if (text.includes(kept.name) && (kept.namesHidden || officer) && !own) faults.push(`${about} tells its name`);
    }
  }
  expect(faults.slice(0, SURPRISES)).toEqual([]);
  tried('rights', checks, 'lists × person × case: nothing handed back');
});

test('one\'s own cases are all there, with their names: as mediator, stand-in and trainee', async () => {
  for (const person of PEOPLE.filter(({ roles, glass }) => roles.includes('mediator') && !glass)) {
    const [running, closed] = await Promise.all(['/mijn-zaken', '/mijn-zaken?lijst=afgesloten'].map((address) => whole(house.who(person), address)));
    for (const kept of house.cases) {
      const sight = sightOf(person, kept.state, kept.list);
      const wanted = [person.name, kept.state, kept.list, sight === 'mediator' || sight === 'reads', sight === 'own-closed'];
      const link = `href="/zaken/${kept.number}"`;
      expect([person.name, kept.state, kept.list, (running ?? '').includes(link) && (running ?? '').includes(kept.name), (closed ?? '').includes(link) && (closed ?? '').includes(kept.name)]).toEqual(wanted);
    }
  }
});

test('searching by number or name finds what its reader may know of, and says the same of the rest as of nothing', async () => {
  let checks = 0;
  for (const [p, person] of PEOPLE.entries()) {
    if (!person.roles.some((role) => ['desk', 'policy', 'mediator', 'practice-supervisor'].includes(role))) continue;
    const client = house.who(person);
    const search = async (q: string) => {
      // Whoever searches this much is asked why; where nobody is, the reason is left unread.
      const asked = await house.ask(client, 'POST', '/zoeken', { q, waarom: 'tidying' });
      expect([q, asked.status]).toEqual([q, 303]);
      return (await client.get(asked.location!)).text.replaceAll(q, 'QUESTION').replace(/value="[^"]*"/g, '');
    };
    const none = await search('2020-98765');
    for (const [c, kept] of house.cases.entries()) {
      if (!LONG && (c + p) % 12 !== 0) continue;
      const sight = sightOf(person, kept.state, kept.list);
      const found = sight !== null && !sight.startsWith('reads') || (sight === 'reads' && person.tie === 'trainee');
      for (const q of [kept.number, kept.name]) {
        const text = await search(q);
        checks += 1;
        const about = `${person.name} asks ${q === kept.number ? 'the number' : 'the name'}: ${kept.state}, ${kept.list}`;
        // A supervisor finds nobody by a name that is hidden: finding would tell it (P-18).
        if (!found || (sight === 'supervisor' && q === kept.name && kept.namesHidden)) expect([about, text]).toEqual([about, none]);
        else expect([about, /href="\/zaken\//.test(text), kept.namesHidden && text.includes('Namen verborgen')]).toEqual([about, true, kept.namesHidden && !['mediator', 'own-closed', 'reads'].includes(sight ?? '')]);
      }
    }
  }
  tried('rights', checks, 'searches × person × case');
});
