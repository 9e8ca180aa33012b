import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1 } from '../../test/journal.ts';
import { asOwner } from '../../test/stored.ts';
import { keepSearchable } from '../database/people/rebuild-search.ts';
import { allocated, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Page } from '../../test/visit.ts';
import { searchRoutes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, searchRoutes);
const own = cases(house);

let staff: Staff;
let desk: Client;
let mediator: Client;
let other: Client;
let open: Story;
let mine: Story;
let others: Story;
let sexual: Story;

const about = (name: string, referral = {}) => ({ words: { people: [{ name }, {}] }, referral });

beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  const second = { ...staff, mediator: await own.staff('mediator') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator });
  other = await signedIn(server, house.database, { roles: ['mediator'], id: second.mediator });
  open = await story(own, staff, about('Noor van Proefhuizen'));
  mine = await story(own, staff, about('Noortje Proefhuizen'));
  await allocated(mine, staff);
  others = await story(own, staff, about('Anna Proefhuizen'));
  await allocated(others, second);
  sexual = await story(own, staff, about('Zoë Geheimstra', { cause: 'rape' }));
  await allocated(sexual, staff);
});

async function search(who: Client, q: string): Promise<Page> {
  const asked = await who.post('/zoeken', { q }, { from: '/zoeken' });
  return asked.location === null ? asked : who.get(asked.location);
}

const numbersIn = (page: Page) => [...page.text.matchAll(/href="\/zaken\/([0-9-]+)"/g)].map((found) => found[1]).sort();
const NOTHING = 'Er is niets gevonden dat u kunt openen';

describe('searching', () => {
  test('finds a name with a typo, with and without its prefix', async () => {
    const page = await search(desk, 'proefhuisen');
    expect(numbersIn(page)).toEqual([open.number, mine.number, others.number].sort());
    expect(page.text).toContain('Noor van Proefhuizen');
    expect(page.text).toContain('3 zaken');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(numbersIn(await search(desk, 'van Proefhuizen, Noor'))).toContain(open.number);
  });

  test('finds a case by its number, zeros or not', async () => {
    const short = mine.number.replace(/-0+/, '-');
    for (const q of [mine.number, short, ` ${short.replace('-', ' ')} `]) expect(numbersIn(await search(mediator, q))).toEqual([mine.number]);
  });

  test('shows a mediator the own cases only, and says the same of a hidden case as of none', async () => {
    expect(numbersIn(await search(mediator, 'Proefhuizen'))).toEqual([mine.number]);
    expect(numbersIn(await search(other, 'Proefhuizen'))).toEqual([others.number]);
    const withoutForms = (page: Page) => page.text.replace(/name="eenmalig" value="[^"]+"/g, '').replace(/value="[^"]*"/g, '');
    const none = withoutForms(await search(other, 'Bestaatniet'));
    expect(none).toContain(NOTHING);
    for (const q of ['Geheimstra', 'Geheimstar', sexual.number, open.number, '2019-99999']) expect(withoutForms(await search(other, q))).toBe(none);
  });

  test('ends for a mediator with the hand-back of the case', async () => {
    const one = await story(own, staff, about('Tijl Teruggave'));
    await allocated(one, staff);
    expect(numbersIn(await search(mediator, 'Teruggave'))).toEqual([one.number]);
    await one.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te druk' } });
    expect(numbersIn(await search(mediator, 'Teruggave'))).toEqual([]);
    expect(numbersIn(await search(desk, 'Teruggave'))).toEqual([one.number]);
  });

  test('hides the names of a sexual case from everybody but its mediator (P-18)', async () => {
    for (const q of ['Geheimstra', sexual.number]) {
      const page = await search(desk, q);
      expect(numbersIn(page)).toEqual([sexual.number]);
      expect(page.text).toContain('Namen verborgen');
      expect(page.text).not.toContain('Zoë');
      expect((await search(mediator, q)).text).toContain('Zoë Geheimstra');
    }
  });

  test('lets policy find what it was asked about, and no more', async () => {
    const policy = await signedIn(server, house.database, { roles: ['policy'], id: staff.policy });
    const asked = await story(own, staff, about('Vera Vraagstra'));
    expect(numbersIn(await search(policy, 'Vraagstra'))).toEqual([]);
    await asked.desk('hold-back', { texts: { why: 'Past dit?' } });
    expect(numbersIn(await search(policy, 'Vraagstra'))).toEqual([asked.number]);
    expect(numbersIn(await search(policy, 'Proefhuizen'))).toEqual([]);
  });

  test('is nothing for who opens no case: no address and no field (P-22)', async () => {
    for (const role of ['director', 'administrator', 'privacy-officer', 'communications'] as const) {
      const page = await (await signedIn(server, house.database, { roles: [role] })).get('/zoeken');
      expect(page.status).toBe(403);
      expect(page.text).not.toContain('role="search"');
    }
  });

  test('names everything that it showed to the access log, and nothing that it did not', async () => {
    await search(mediator, 'Proefhuizen');
    const rows = await own.as((db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log order by id desc limit 2'));
    expect(rows).toEqual([{ act: 'gezocht', cases: [mine.id], people: ['p1'] }, { act: 'zoekvraag', cases: [], people: [] }]);
    await search(mediator, mine.number);
    await search(desk, 'Geheimstra');
    const [hidden, , , whole] = await own.as((db) => db.query<{ cases: string[]; people: string[] }>('select cases, people from access_log order by id desc limit 4'));
    expect([whole, hidden]).toEqual([{ cases: [mine.id], people: ['p1 p2'] }, { cases: [sexual.id], people: [''] }]);
  });
});

describe('a practice supervisor', () => {
  let supervisor: Client;
  let elsewhere: Client;
  let alone: Story;
  let twice: Story;
  beforeAll(async () => {
    const calm = { ...staff, mediator: await own.staff('mediator') };
    supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    elsewhere = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $3), ($2, $4)', [supervisor.id, elsewhere.id, staff.mediator, calm.mediator]));
    alone = await story(own, calm, about('Bente Elderstra'));
    await allocated(alone, calm);
    twice = await story(own, calm, about('Tweede Elderstra'));
    await allocated(twice, calm);
    await twice.mediator('add-second-mediator', { values: { mediator: staff.mediator } });
  });

  test('finds by name and by number the running cases of the own mediators, the second one too', async () => {
    expect(numbersIn(await search(supervisor, 'Proefhuizen'))).toEqual([mine.number]);
    expect(numbersIn(await search(supervisor, 'Elderstra'))).toEqual([twice.number]);
    expect(numbersIn(await search(elsewhere, 'Elderstra'))).toEqual([alone.number, twice.number].sort());
    for (const q of [mine.number, String(Number(mine.number.slice(5)))]) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, [mine.number]]);
    const page = await search(supervisor, 'proefhuisen');
    expect(page.text).toContain('Noortje Proefhuizen');
    expect(htmlFaults(page.text)).toEqual([]);
  });

  test('is told of the rest what is told of nothing', async () => {
    const plain = (page: Page) => page.text.replace(/value="[^"]*"/g, '');
    const none = plain(await search(supervisor, 'Bestaatniet'));
    for (const q of ['Anna', others.number, open.number, alone.number, 'Bente']) expect([q, plain(await search(supervisor, q))]).toEqual([q, none]);
  });

  test('finds a case with hidden names by its number, without a name, and by none of its names (P-18)', async () => {
    const byNumber = await search(supervisor, sexual.number);
    expect([numbersIn(byNumber), byNumber.text.includes('Namen verborgen'), byNumber.text.includes('Geheimstra')]).toEqual([[sexual.number], true, false]);
    for (const q of ['Geheimstra', 'Zoë Geheimstra', 'Geheimstar']) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, []]);
    expect((await supervisor.post('/zoeken/voorstellen', { q: 'Geheimstra' }, { from: '/zoeken' })).text).toBe('');
  });

  test('finds nobody by an earlier name, which would tell who took another; the mediator does', async () => {
    const one = await story(own, staff, about('Robin Voorheen'));
    await allocated(one, staff);
    await one.mediator('record-detail', { person: p1, values: { channel: 'post', source: 'prosecution' }, texts: { name: 'Robin Nadien', detail: 'Proefstraat 9\n0000 AA Voorbeeldstad' } });
    expect([numbersIn(await search(mediator, 'Voorheen')), numbersIn(await search(supervisor, 'Voorheen'))]).toEqual([[one.number], []]);
    for (const who of [mediator, supervisor]) expect(numbersIn(await search(who, 'Nadien'))).toEqual([one.number]);
  });

  test('loses a case when it is given back, and counts nothing of anybody by where a case is (P-03)', async () => {
    const one = await story(own, staff, about('Lotte Terugstra'));
    await allocated(one, staff);
    for (const q of ['intake', 'gepauzeerd', 'wacht op OM']) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, []]);
    expect(numbersIn(await search(supervisor, 'Terugstra'))).toEqual([one.number]);
    await one.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te druk' } });
    for (const q of ['Terugstra', one.number]) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, []]);
  });

  test('finds a case no more that excludes this supervisor', async () => {
    const one = await story(own, staff, about('Hanna Buitenstra'));
    await allocated(one, staff);
    expect(numbersIn(await search(supervisor, 'Buitenstra'))).toEqual([one.number]);
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'excluded', '\\x00', $4, $3)", [one.id, supervisor.id, staff.desk, server.clock.now]));
    for (const q of ['Buitenstra', one.number]) expect([q, numbersIn(await search(supervisor, q))]).toEqual([q, []]);
  });
});

describe('what was searched for', () => {
  test('stands in no address and no log, and the page of answers can be read again', async () => {
    const before = server.logged.length;
    const asked = await desk.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' });
    const location = asked.location ?? '';
    expect(Buffer.from(location.split('=')[1] ?? '', 'base64url').toString('latin1')).not.toContain('Proef');
    const [first, again] = [await desk.get(location), await desk.get(location)];
    expect(numbersIn(again)).toEqual(numbersIn(first));
    expect(first.text).toContain('value="Proefhuizen"');
    expect(first.text).not.toMatch(/(href|action)="[^"]*Proef/);
    expect(/<title>(.*)<\/title>/.exec(first.text)?.[1]).toBe('Zoeken · BIS');
    expect(JSON.stringify(server.logged.slice(before))).not.toContain('Proef');
    expect((await desk.post('/zoeken', { q: 'Jan' }, { from: '/zoeken' })).location).toHaveLength(location.length);
  });

  test('while names are made findable again after a crash, the page says that somebody may be missing, and not a moment longer', async () => {
    const NOT_YET = 'Nog niet iedereen is te vinden';
    const pages = async () => Promise.all([desk.get('/zoeken'), search(desk, 'Geheimstra'), search(mediator, 'Bestaatniet')]);
    for (const page of await pages()) expect(page.text).not.toContain(NOT_YET);
    await asOwner(house.database, (db) => db.query('truncate name_token, identity_token, search_complete'));
    for (const page of await pages()) {
      expect(page.text).toContain(NOT_YET);
      expect(htmlFaults(page.text)).toEqual([]);
    }
    const byNumber = await search(desk, sexual.number);
    expect([numbersIn(byNumber), byNumber.text.includes(NOT_YET)]).toEqual([[sexual.number], false]);
    await keepSearchable(house.database, house.keys, 'test');
    const after = await pages();
    for (const page of after) expect(page.text).not.toContain(NOT_YET);
    expect(numbersIn(after[1])).toEqual([sexual.number]);
  });

  test('is of use to nobody else', async () => {
    const { location } = await desk.post('/zoeken', { q: 'Proefhuizen' }, { from: '/zoeken' });
    const stranger = await mediator.get(location ?? '');
    expect(stranger.status).toBe(200);
    expect(stranger.text).not.toContain('Proef');
    expect((await desk.get('/zoeken?vraag=x')).text).toContain('Een achternaam');
  });

  test('can be changed after going back: the same page searches for other words', async () => {
    const eenmalig = await desk.keyFor('/zoeken');
    const first = await desk.post('/zoeken', { q: 'Proefhuizen', eenmalig });
    const second = await desk.post('/zoeken', { q: 'Geheimstra', eenmalig });
    expect(second.location).not.toBe(first.location);
    expect(numbersIn(await desk.get(second.location ?? ''))).toEqual([sexual.number]);
  });

  test('that finds nobody says what helps, with what was typed still there', async () => {
    for (const q of ['', ' ', 'x', '!!', '\u202e']) {
      const page = await desk.post('/zoeken', { q }, { from: '/zoeken' });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Typ minstens twee letters');
      expect(htmlFaults(page.text)).toEqual([]);
    }
    const long = await desk.post('/zoeken', { q: 'a'.repeat(10_000) }, { from: '/zoeken' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('a'.repeat(10_000));
  });

  test('finds people of side B, and those of whom only A told', async () => {
    expect(numbersIn(await search(mediator, 'Testman'))).toContain(mine.number);
    const told = await story(own, staff, { words: { people: [{ name: 'Piet Melder' }, { name: 'Kees Verteld' }] } });
    expect(numbersIn(await search(desk, 'Verteld'))).toEqual([told.number]);
  });
});

describe('suggestions while somebody types', () => {
  const suggested = async (who: Client, q: string): Promise<string[]> => {
    const answer = await who.post('/zoeken/voorstellen', { q }, { from: '/zoeken' });
    expect([q, answer.status, answer.headers.get('content-type')]).toEqual([q, 200, 'text/plain; charset=utf-8']);
    return answer.text.split('\n').filter(Boolean);
  };

  test('are what a search would find, for whoever may know it, with names hidden where they are', async () => {
    expect((await suggested(desk, 'proefhui')).map((line) => line.split('\t')[1]).sort()).toEqual([open.number, mine.number, others.number].sort());
    expect((await suggested(other, 'proefhui')).map((line) => line.split('\t').slice(0, 3))).toEqual([[`/zaken/${others.number}`, others.number, 'Anna Proefhuizen']]);
    expect(await suggested(other, sexual.number)).toEqual([]);
    expect((await suggested(desk, 'Geheimstra')).join()).toContain('Namen verborgen');
    expect((await suggested(desk, 'Geheimstra')).join()).not.toContain('Zoë');
    expect(await suggested(desk, mine.number)).toHaveLength(1);
  });

  test('begin at three letters or two figures, and nothing wrong is an error', async () => {
    for (const q of ['', 'pr', '7', '!!', 'a'.repeat(500)]) expect([q, await suggested(desk, q)]).toEqual([q, []]);
  });

  test('each leave a line with every case and person in it, and no word of the question anywhere', async () => {
    await suggested(mediator, 'Proefhuizen');
    const [line] = await asOwner(house.database, (db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]));
    expect(line).toEqual({ act: 'zoekvoorstel', cases: [mine.id], people: ['p1'] });
    expect(JSON.stringify(server.logged)).not.toContain('Proefhuizen');
  });

  test('give the one-time key back: the search at their end is sent with it', async () => {
    const eenmalig = await desk.keyFor('/zoeken');
    for (const q of ['gehei', 'geheim', 'geheimstra']) expect((await desk.post('/zoeken/voorstellen', { q, eenmalig })).text).toContain(sexual.number);
    expect((await desk.post('/zoeken', { q: 'geheimstra', eenmalig })).status).toBe(303);
  });
});
