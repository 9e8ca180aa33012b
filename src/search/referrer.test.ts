import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at, openOffice, type Colleague } from '../../test/office.ts';
import { asOwner } from '../../test/stored.ts';
import { allocated, story, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Page } from '../../test/visit.ts';
import type { Reader } from '../core/case/order.ts';
import type { Day } from '../core/day.ts';
import { keepSearchable } from '../database/people/rebuild-search.ts';
import { knowsReferrer } from './rules.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let desk: Client;
let mediator: Client;
let supervisor: Client;
const VIA = { entry: 'professional', referrerKind: 'victim-support', organisation: null, clientAgrees: 'yes' } as const;
const REFERRER = 'Ría van Verwijzeren-Dijkstra';

beforeAll(async () => {
  office = await openOffice();
  desk = await office.is('desk', 'desk');
  mediator = await office.is('mediator', 'mediator');
  supervisor = await signedIn(office.server, office.house.database, { id: office.supervisor, roles: ['practice-supervisor'] });
});
afterAll(() => office.house.close());

const referred = (name: string, referrer: string | undefined, referral: object = {}): Promise<Story> =>
  story(office.own, office.staff, { words: { people: [{ name }, {}], referrer: { name: referrer, organisation: 'Hulphuis' } }, referral: { ...VIA, ...referral } as never });
const given = async (one: Story, to: Colleague = 'mediator'): Promise<Story> => {
  await allocated(one, { ...office.staff, mediator: office.ids[to] });
  return one;
};
async function search(who: Client, q: string): Promise<Page> {
  const asked = await who.post('/zoeken', { q }, { from: '/zoeken' });
  return asked.location === null ? asked : who.get(asked.location);
}
const numbersIn = (page: Page) => [...page.text.matchAll(/href="\/zaken\/([0-9-]+)"/g)].map((found) => found[1]).sort();
const finds = async (who: Client, q: string) => numbersIn(await search(who, q));
const plain = (page: Page) => page.text.replace(/value="[^"]*"|name="eenmalig"[^>]*>/g, '');

describe('by the name of who referred it', () => {
  let mine: Story;
  let elsewhere: Story;
  let fresh: Story;
  beforeAll(async () => {
    mine = await given(await referred('Mia Eigenstra', REFERRER));
    elsewhere = await given(await referred('Olaf Anderstra', REFERRER), 'other');
    fresh = await referred('Fenna Verstra', REFERRER);
  });

  test.each([
    ['as it is written', 'Ría van Verwijzeren-Dijkstra'], ['without accents and capitals', 'ria verwijzeren'], ['by the surname', 'Verwijzeren'], ['by its beginning', 'verwijz'],
    ['with a typo', 'Verwyzeren'], ['in another order and with another prefix', 'de Verwijzeren Ria'], ['with y for ij', 'dykstra'],
  ])('the desk finds every case of that referrer: %s (%s)', async (_, q) => {
    expect(await finds(desk, q)).toEqual([mine.number, elsewhere.number, fresh.number].sort());
  });

  test('the page says who takes part and who referred, and the access log names both', async () => {
    const page = await search(desk, 'Verwijzeren');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(page.text).toContain('Fenna Verstra');
    expect(page.text.match(/verwezen door Ría van Verwijzeren-Dijkstra/g)).toHaveLength(3);
    const [row] = await office.sql<{ cases: string[]; people: string[] }>("select cases, people from access_log where act = 'gezocht' order by id desc limit 1");
    expect(row!.people[row!.cases.indexOf(fresh.id)]).toBe('p1 referrer');
  });

  test('a mediator finds the own cases alone, and is told of others what is told of nothing', async () => {
    expect(await finds(mediator, 'verwijzeren')).toEqual([mine.number]);
    const only = await given(await referred('Otto Alleenstra', 'Saskia Elders'), 'other');
    expect(await finds(desk, 'Saskia Elders')).toEqual([only.number]);
    expect(plain(await search(mediator, 'Saskia Elders'))).toBe(plain(await search(mediator, 'Xqzwvut')));
  });

  test('a practice supervisor finds nothing by it, not in the cases of the own mediators either (decision 46)', async () => {
    expect(await finds(supervisor, 'Eigenstra')).toEqual([mine.number]);
    const none = plain(await search(supervisor, 'Xqzwvut'));
    for (const q of ['Verwijzeren', 'Ría van Verwijzeren-Dijkstra']) expect(plain(await search(supervisor, q))).toBe(none);
    expect((await supervisor.post('/zoeken/voorstellen', { q: 'verwijzeren' }, { from: '/zoeken' })).text).toBe('');
  });

  test('policy finds what it was asked about until it is sent out', async () => {
    const asked = await referred('Petra Beleidstra', 'Hugo Raadgever');
    await asked.desk('judge-violence', { values: { domestic: 'no', stalking: 'yes' } });
    const policy = await office.is('policy', 'policy');
    expect(await finds(policy, 'Raadgever')).toEqual([asked.number]);
    const late = await given(await referred('Peter Laatstra', 'Hugo Raadgever'));
    await late.mediator('raise-concern', { values: { concern: 'other-safety' }, texts: { why: 'Er is iets.' } });
    expect([await finds(policy, 'Laatstra'), await finds(policy, 'Raadgever')]).toEqual([[late.number], [asked.number]]);
  });

  test('where the mediator\'s own page tells no longer who referred, the case is not found by it', async () => {
    const one = await given(await referred('Klaas Kloar', 'Jet Doorstuurder'));
    const shows = async () => (await mediator.get(at(one, '/gegevens/p1'))).text.includes('Jet Doorstuurder');
    expect([await finds(mediator, 'Doorstuurder'), await shows()]).toEqual([[one.number], true]);
    await one.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    await one.mediator('close');
    expect([await finds(mediator, 'Doorstuurder'), await shows(), await finds(mediator, 'Kloar'), await finds(desk, 'Doorstuurder')]).toEqual([[], false, [one.number], [one.number]]);
  });

  test('is a suggestion while somebody types', async () => {
    const lines = (await desk.post('/zoeken/voorstellen', { q: 'verwijzer' }, { from: '/zoeken' })).text.split('\n');
    expect(lines.map((line) => line.split('\t')[1]).sort()).toEqual([mine.number, elsewhere.number, fresh.number].sort());
  });

  test('after a crash it is found again once names are', async () => {
    await asOwner(office.house.database, (db) => db.query('truncate name_token, identity_token, name_word, search_complete'));
    expect(await finds(desk, 'Verwijzeren')).toEqual([]);
    await keepSearchable(office.house.database, office.house.keys, 'test');
    expect((await finds(desk, 'Verwijzeren')).length).toBe(3);
  });
});

describe('who referred and who takes part are two people, also where they are one', () => {
  test('a name never proposes a duplicate because a referrer bears it, in the same case or another', async () => {
    const one = await referred('Dubbele Rolstra', 'Dubbele Rolstra', { eventMonth: '2018-12' });
    const two = await referred('Iemand Anders', 'Dubbele Rolstra', { eventMonth: '2018-12' });
    const single = await referred('Rolstra', undefined, { eventMonth: '2018-12', cause: 'theft' });
    for (const story of [one, two, single]) expect((await desk.get(at(story, '/vergelijken'))).text).not.toMatch(/vergelijken\/\d/);
    expect(await finds(desk, 'Dubbele Rolstra')).toEqual([one.number, two.number].sort());
  });

  test('the case in which somebody takes part comes before those that they referred', async () => {
    const takesPart = await story(office.own, office.staff, { words: { people: [{ name: 'Voorop Deelnemer' }, {}] } });
    const refers = await referred('Achter Andersman', 'Voorop Deelnemer');
    const page = await search(desk, 'Voorop Deelnemer');
    expect([...page.text.matchAll(/href="\/zaken\/([0-9-]+)"/g)].map((found) => found[1])).toEqual([takesPart.number, refers.number]);
  });

  test('where names are hidden the name of who referred is too: it may be that of who takes part (P-18)', async () => {
    const hidden = await given(await referred('Stille Geheimma', 'Stille Geheimma', { cause: 'rape' }), 'other');
    const only = await given(await referred('Gesloten Naamma', 'Stille Geheimma', { cause: 'rape' }), 'other');
    const page = await search(desk, 'Geheimma');
    expect([numbersIn(page), page.text.replace(/value="[^"]*"/g, '').includes('Geheimma')]).toEqual([[hidden.number, only.number].sort(), false]);
    expect((await desk.post('/zoeken/voorstellen', { q: 'Geheimma' }, { from: '/zoeken' })).text).not.toContain('Geheimma');
  });

  test('a practice supervisor who finds a participant learns of no case that this person referred', async () => {
    const takesPart = await given(await story(office.own, office.staff, { words: { people: [{ name: 'Tweezijdig Bekenstra' }, {}] } }));
    const refers = await given(await referred('Ergens Andersma', 'Tweezijdig Bekenstra'));
    expect([await finds(supervisor, 'Bekenstra'), await finds(desk, 'Bekenstra')]).toEqual([[takesPart.number], [takesPart.number, refers.number].sort()]);
  });

  test('an acquaintance who referred is found by nobody, and no word of the name is kept to find them by', async () => {
    const before = await office.sql('select from name_token');
    const one = await story(office.own, office.staff, {
      words: { people: [{}, {}], referrer: { name: 'Moeder Bezorgdstra' } }, referral: { entry: 'acquaintance', clientAgrees: 'yes' } as never,
    });
    expect([one.number.length, await finds(desk, 'Bezorgdstra'), (await office.sql('select from name_token')).length]).toEqual([10, [], before.length]);
  });
});

test('of many who take part under a name and many who referred under it, both are shown', async () => {
  for (let n = 0; n < 52; n += 1) await office.own.open({ words: { people: [{ name: 'Jan Veelnaam' }, null] } });
  for (let n = 0; n < 12; n += 1) await referred(`Iemand Nummer${n}`, 'Jan Veelnaam');
  const page = await search(desk, 'Jan Veelnaam');
  expect([numbersIn(page).length, page.text.match(/verwezen door/g)?.length]).toEqual([50, 10]);
});

test('who may find by a referrer: each part in a case, before, during and after (P-11)', () => {
  const times = { before: { allocated: null, closed: null }, during: { allocated: '2019-03-04' as Day, closed: null }, after: { allocated: '2019-03-04' as Day, closed: '2019-09-04' as Day } };
  const readers: readonly Reader[] = ['desk', 'policy', 'mediator', 'trainee', 'supervisor', 'glass'];
  expect(Object.fromEntries(readers.map((one) => [one, Object.entries(times).filter(([, stands]) => knowsReferrer(one, stands)).map(([when]) => when)]))).toEqual({
    desk: ['before', 'during', 'after'], policy: ['before'], mediator: ['before', 'during'], trainee: ['before', 'during'], supervisor: [], glass: [],
  });
});
