import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { allocated, story, type Staff, type Story } from '../../test/ready.ts';
import { signedIn, testServer, type Client, type Page } from '../../test/visit.ts';
import { PHASES } from '../core/case/outcome.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { placeOf } from './rules.ts';
import { searchRoutes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, searchRoutes);
const own = cases(house);
const ORGANISATION = randomUUID();

let desk: Client;
let mediator: Client;
let other: Client;
let policy: Client;
let supervisor: Client;
let waiting: Story;
let mine: Story;
let paused: Story;
let sexual: Story;
let typed: Story;

beforeAll(async () => {
  const staff: Staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator });
  other = await signedIn(server, house.database, { roles: ['mediator'] });
  policy = await signedIn(server, house.database, { roles: ['policy'], id: staff.policy });
  supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, staff.mediator]));
  await own.as((db) => db.query("insert into organisation (id, kind, name) values ($1, 'victim-support', 'Hulphuis 100% Noord')", [ORGANISATION]));
  const via = { entry: 'professional', referrerKind: 'victim-support', organisation: ORGANISATION, clientAgrees: 'yes' } as never;
  waiting = await story(own, staff, { words: { people: [{ name: 'Wim Wachtstra' }, {}] }, referral: via });
  await waiting.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await waiting.desk('accept');
  await waiting.desk('request-data');
  mine = await story(own, staff, { words: { people: [{ name: 'Mia Eigenstra' }, {}] }, referral: via });
  await allocated(mine, staff);
  paused = await story(own, staff, { words: { people: [{ name: 'Piet Rustema' }, {}] } });
  await paused.desk('pause', { values: { by: 'party', until: '2019-06-01' } });
  typed = await story(own, staff, { words: { people: [{ name: 'Tea Typstra' }, {}], referrer: { name: 'Ria Verwijzer', organisation: 'Buurtteam Zonnestraat Rustema' } }, referral: { ...(via as object), organisation: null } as never });
  sexual = await story(own, staff, { words: { people: [{ name: 'Zoë Geheimstra' }, {}] }, referral: { ...(via as object), cause: 'rape' } });
});

async function search(who: Client, q: string): Promise<Page> {
  const asked = await who.post('/zoeken', { q }, { from: '/zoeken' });
  return asked.location === null ? asked : who.get(asked.location);
}
const numbersIn = (page: Page) => [...page.text.matchAll(/href="\/zaken\/([0-9-]+)"/g)].map((found) => found[1]).sort();

describe('searching on something else than a name', () => {
  test('the number without its year finds the case, for who may open it', async () => {
    const serial = String(Number(mine.number.slice(5)));
    for (const q of [serial, mine.number.slice(5), ` ${serial} `]) expect([q, numbersIn(await search(mediator, q))]).toEqual([q, [mine.number]]);
    expect(numbersIn(await search(other, serial))).toEqual([]);
  });

  test('the organisation that referred, a part of its name and a sign of the search language too', async () => {
    const all = [waiting.number, mine.number, sexual.number].sort();
    for (const q of ['Hulphuis', 'hulphuis 100% noord', '100%']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, all]);
    expect(numbersIn(await search(mediator, 'Hulphuis'))).toEqual([mine.number]);
    for (const who of [other, policy]) expect(numbersIn(await search(who, 'Hulphuis'))).toEqual([]);
    for (const q of ['Hulp_uis', '%%%', '10%0']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, []]);
  });

  test('the organisation with a typo or in another order, where nobody has that name; a figure is no typo', async () => {
    const all = [waiting.number, mine.number, sexual.number].sort();
    for (const q of ['Hulphius', 'hulphuus noord', 'Noord Hulphuis', 'hulpuis 100']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, all]);
    expect(numbersIn(await search(mediator, 'Hulphius'))).toEqual([mine.number]);
    for (const who of [other, policy]) expect(numbersIn(await search(who, 'Hulphius'))).toEqual([]);
    for (const q of ['Hulphuis 101', 'Hulphuis Zuid', 'Holpheus']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, []]);
  });

  test('what a referrer wrote and nobody linked yet, as it is or with a typo; only for who may know of the case', async () => {
    for (const q of ['Buurtteam Zonnestraat', 'zonnestraat', 'buurteam']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, [typed.number]]);
    for (const who of [mediator, other, policy]) expect(numbersIn(await search(who, 'Zonnestraat'))).toEqual([]);
    // Where somebody has that name, they are looked for.
    expect(numbersIn(await search(desk, 'Rustema'))).toEqual([paused.number]);
  });

  test('where a case is: what it waits for, or its phase', async () => {
    for (const q of ['wacht op OM', 'Wacht op het Openbaar Ministerie']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, [waiting.number]]);
    for (const q of ['gepauzeerd', ' op  pauze ']) expect([q, numbersIn(await search(desk, q))]).toEqual([q, [paused.number]]);
    expect(numbersIn(await search(desk, 'Intake'))).toEqual([mine.number]);
    expect(numbersIn(await search(mediator, 'intake'))).toEqual([mine.number]);
    for (const q of ['wacht op OM', 'gepauzeerd', 'intake']) expect([q, numbersIn(await search(other, q))]).toEqual([q, []]);
  });

  test('a practice supervisor learns nothing of who referred, nor gets a list of what is at a place: that would count per mediator (P-03)', async () => {
    for (const q of ['Hulphuis', 'Hulphius', 'Zonnestraat', 'intake', 'gepauzeerd', 'wacht op OM']) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, []]);
    expect(numbersIn(await search(supervisor, 'Eigenstra'))).toEqual([mine.number]);
    expect((await supervisor.get('/zoeken')).text).not.toContain('organisatie');
  });

  test('names of a sexual case stay hidden, and the log names the case and no person [P-18]', async () => {
    const page = await search(desk, 'Hulphuis');
    expect(page.text).not.toContain('Zoë');
    expect(page.text).toContain('Mia Eigenstra');
    const [row] = await own.as((db) => db.query<{ cases: string[]; people: string[] }>('select cases, people from access_log order by id desc limit 1'));
    expect(row?.people[row.cases.indexOf(sexual.id)]).toBe('');
    expect(row?.cases).toHaveLength(3);
  });
});

test('the words of every phase are a place, and a name is none', () => {
  for (const phase of PHASES) expect(placeOf(PHASE_WORDS[phase])).toEqual({ phase });
  for (const text of ['Om', 'de Wacht', 'Beleid', 'Pauzema', '', 'wacht op']) expect([text, placeOf(text)]).toEqual([text, null]);
});
