import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actFor } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { alikeCases, alikeCounts, someAlike } from '../database/people/alike.ts';
import { alikeColumn } from '../worklists/row.tsx';
import { at, openOffice } from '../../test/office.ts';
import { story, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Client, Page } from '../../test/visit.ts';
import { p1, p2 } from '../../test/journal.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let desk: Client;
beforeAll(async () => {
  office = await openOffice();
  desk = await office.is('desk', 'desk');
});
afterAll(() => office.house.close());

interface Person { readonly name?: string; readonly birthDate?: string }
type Changes = Parameters<typeof office.own.open>[0];
const open = (a: Person, b: Person | null = null, more: Changes = {}): Promise<Story> => story(office.own, office.staff, { words: { people: [a, b] }, ...more });
const settle = (here: Story, other: Story, doe: string, more: Record<string, string> = {}, who = desk): Promise<Page> =>
  who.post(at(here, `/vergelijken/${other.number}`), { doe, gezien: '50', ...more });
const listed = async (one: Story): Promise<string[]> => [...(await desk.get(at(one, '/vergelijken'))).text.matchAll(/href="\/zaken\/[\d-]+\/vergelijken\/([\d-]+)"/g)].map(([, number]) => number ?? '');
const lines = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('who is proposed', () => {
  test('accents, prefixes and spelling make no other person of somebody', async () => {
    const earlier = await open({ name: 'Émile van der Janssen' });
    expect(await listed(await open({ name: 'emile Jansen' }))).toEqual([earlier.number]);
    const carel = await open({ name: 'Carel de Witt', birthDate: '1970-02-03' });
    expect(await listed(await open({ name: 'K. de Wit' , birthDate: '1970-02-03' }))).toEqual([carel.number]);
    const boos = await open({ name: 'Truus Boos' });
    expect(await listed(await open({ name: 'Truus Bos' }))).not.toContain(boos.number);
  });

  test('one word of a name is proposed where month and kind of what happened agree, from both sides, and else not', async () => {
    const month = (eventMonth: string | null, cause: 'assault' | 'traffic-accident' = 'assault'): Changes => ({ referral: { eventMonth, cause } });
    const full = await open({ name: 'Piet Enkelsma' }, null, month('2018-12'));
    const single = await open({ name: 'Onbekende Aanmelder' }, { name: 'P. Enkelsma' }, month('2018-12'));
    const others = await Promise.all([month('2018-11'), month('2018-12', 'traffic-accident'), month(null)].map((changes) => open({ name: 'Enkelsma' }, null, changes)));
    expect(await listed(single)).toEqual([full.number]);
    expect(await listed(full)).toEqual([single.number]);
    for (const one of others) expect([one.number, await listed(one)]).toEqual([one.number, []]);
  });

  test('namesakes whose birth dates are known and differ are no proposal; where one is not known they are', async () => {
    const one = await open({ name: 'Hendrik Naamgenoot', birthDate: '1950-01-01' });
    expect(await listed(await open({ name: 'Hendrik Naamgenoot', birthDate: '1991-01-01' }))).toEqual([]);
    expect(await listed(await open({ name: 'Hendrik Naamgenoot' }))).toContain(one.number);
  });

  test('also after a no, and after it was rejected; not where it was rejected as a duplicate itself', async () => {
    const rejected = await open({ name: 'Rita Afgekeurd' });
    await rejected.desk('reject', { values: { reason: 'withdrawn', called: 'not-applicable' } });
    const present = await open({ name: 'Rita Afgekeurd' });
    expect(await listed(present)).toEqual([rejected.number]);
    const double = await open({ name: 'Rita Afgekeurd' });
    await double.desk('reject', { values: { reason: 'duplicate', called: 'not-applicable' } });
    expect(await listed(present)).toEqual([rejected.number]);
  });

  test('the count at the desk equals its list, and the page of the case says how many', async () => {
    const one = await open({ name: 'Tellina Telling' });
    await open({ name: 'Tellina Telling' });
    const page = (await desk.get('/aanmeldpunt?lijst=dubbel')).text;
    const rows = [...page.matchAll(/<th[^>]*scope="row"/g)].length;
    expect(rows).toBeGreaterThan(1);
    expect(page).toMatch(new RegExp(`lijst=dubbel[^>]*>[^<]*<span class="count[^"]*">${rows}<`));
    expect(htmlFaults(page)).toEqual([]);
    expect(lines((await desk.get(at(one))).text)).toContain('Eén andere zaak lijkt over dezelfde mensen te gaan');
  });
});

describe('side by side', () => {
  test('the facts of both stand next to each other, logged for both with everybody named', async () => {
    const other = await open({ name: 'Sien Naast', birthDate: '1960-05-06' }, { name: 'Bob Over' }, { referral: { eventMonth: '2018-10' } });
    const here = await open({ name: 'Sien Naast', birthDate: '1960-05-06' }, { name: 'Bob Over' }, { referral: { eventMonth: '2018-10' } });
    await other.desk('bind-earlier-answer', { person: p2, values: { answer: 'never', until: null, since: null } });
    const page = await desk.get(at(here, `/vergelijken/${other.number}`));
    expect(htmlFaults(page.text)).toEqual([]);
    for (const words of ['Sien Naast', '6 mei 1960', 'oktober 2018', 'nee, nooit meer vragen', 'Afkeuren als dubbel van']) expect(page.text).toContain(words);
    const [row] = await office.sql<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log order by id desc limit 1');
    expect(row?.act).toBe('zaken-vergeleken');
    expect(new Set(row?.cases)).toEqual(new Set([here.id, other.id]));
    expect(row?.people).toEqual(['p1 p2', 'p1 p2']);
  });

  test('after sending out the desk sees nothing of the course: no answer, no phase, no outcome (P-11)', async () => {
    const other = await open({ name: 'Ans Verborgen' }, { name: 'Ger Verborgen' });
    await other.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    await other.desk('accept');
    await other.desk('record-detail', { person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Voorbeeldstraat 1' } });
    await other.desk('allocate', { values: { mediator: office.ids.mediator } });
    await other.mediator('hold-intake', { person: p1, values: { medium: 'in-person', place: 'office', present: [] } });
    await other.mediator('bind-earlier-answer', { person: p2, values: { answer: 'never', until: null, since: null } });
    await other.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    await other.mediator('settle-closing-letter', { person: p1, values: { how: 'not-wanted' } }).catch(() => undefined);
    const here = await open({ name: 'Ans Verborgen' });
    const text = (await desk.get(at(here, `/vergelijken/${other.number}`))).text;
    const table = /<table[\s\S]*?<\/table>/.exec(text)?.[0] ?? '';
    expect(table).toContain('ziet het aanmeldpunt niet');
    expect(table).toContain('Uitgezet op');
    for (const hidden of ['nooit', 'Intake', 'Benaderen', 'Afronden', 'gestopt', 'besluit']) expect([hidden, table.includes(hidden)]).toEqual([hidden, false]);
    expect((await desk.get(at(here, '/vergelijken'))).text).toContain('Bij een bemiddelaar');
  });

  test('a case from which one is excluded is nowhere, and neither is it for who is no desk', async () => {
    const other = await open({ name: 'Ute Uitgesloten' });
    const here = await open({ name: 'Ute Uitgesloten' });
    await office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [office.house.newId(), other.id, desk.id, office.house.now, office.ids.policy]);
    expect(await listed(here)).toEqual([]);
    expect((await desk.get('/aanmeldpunt?lijst=dubbel')).text).not.toContain(here.number);
    expect((await desk.get(at(here))).text).not.toContain('lijkt-op');
    expect((await desk.get(at(here, `/vergelijken/${other.number}`))).status).toBe(404);
    expect((await desk.get(at(here, '/vergelijken/2019-99999'))).status).toBe(404);
    const mediator = await office.is('mediator', 'mediator');
    const [mine, too] = [await office.aCase('Mina Middel'), await office.aCase('Mina Middel')];
    expect((await mediator.get(at(mine, `/vergelijken/${too.number}`))).status).toBe(403);
    await office.sql('delete from case_list');
  });

  test('nor does the database tell it, asked without a page, from either side; who is no desk is told of nothing', async () => {
    const [here, other] = [await open({ name: 'Vera Verzwegen' }), await open({ name: 'Vera Verzwegen' })];
    const others = [await office.is('mediator', 'mediator'), await office.is('policy', 'policy'), await office.is('officer', 'privacy-officer')];
    const told = (who: string, id: string) => office.house.database.transaction({ role: 'bis_app', user: who, request: office.house.newId() }, async (db) => {
      expect(await actFor(db, who)).toBe(true);
      return (await db.query<{ other: string }>('select distinct other from bis_alike($1::uuid[], null)', [[id]])).map((row) => row.other);
    });
    expect([await told(desk.id, here.id), await told(desk.id, other.id)]).toEqual([[other.id], [here.id]]);
    // By one word of a name too, which is another half of the question.
    const month: Changes = { referral: { eventMonth: '2018-10', cause: 'assault' } };
    const single = await open({ name: 'Verzwegenaar' }, null, month);
    const full = await open({ name: 'Wil Verzwegenaar' }, null, month);
    expect(await told(desk.id, single.id)).toEqual([full.id]);
    for (const { id } of others) expect([await told(id, here.id), await told(id, single.id), await told(id, full.id)]).toEqual([[], [], []]);
    await office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [office.house.newId(), other.id, desk.id, office.house.now, office.ids.policy]);
    await office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [office.house.newId(), full.id, desk.id, office.house.now, office.ids.policy]);
    expect([await told(desk.id, here.id), await told(desk.id, other.id), await told(desk.id, single.id), await told(desk.id, full.id)]).toEqual([[], [], [], []]);
    await office.sql('delete from case_list');
  });
});

describe('what it leads to', () => {
  const state = async (one: Story) => (await office.sql<{ kind: string; payload: Record<string, unknown> }>('select kind, payload from fact where case_id = $1 order by seq', [one.id])).map(({ kind, payload }) => [kind, payload['link'] ?? payload['reason'] ?? payload['answer'] ?? null]);
  const twice = async (name: string): Promise<[Story, Story]> => [await open({ name }), await open({ name })];

  test('the same referral: linked, rejected as a duplicate through the existing order, proposed no more', async () => {
    const [first, second] = await twice('Dora Dubbel');
    const answer = await settle(second, first, 'dubbel');
    expect([answer.status, answer.location]).toEqual([303, expect.stringContaining(`/zaken/${second.number}?gedaan=`)]);
    expect((await state(second)).slice(-2)).toEqual([['CaseLinked', 'duplicate'], ['Rejected', 'duplicate']]);
    expect(await listed(first)).toEqual([]);
  });

  test('undone, nobody is said to have heard of it, and the link that is still there is named with the way to correct it [P-10]', async () => {
    const [first, second] = await twice('Olga Ongedaan');
    const { location } = await settle(second, first, 'dubbel');
    const rejected = Number(location?.split('=')[1]);
    const form = (await desk.get(at(second, `/verbeteren?regel=${rejected}&ongedaan=1`))).text;
    expect(form).not.toContain('al een brief hebben');
    const undone = await desk.post(at(second, '/verbeteren'), { gezien: '50', dag: '2019-03-04', 'v-seq': String(rejected), 'v-reason': 'did-not-happen', 'v-why': '' });
    const page = (await desk.get(undone.location ?? '')).text;
    expect(page).not.toContain('al de deur uit');
    expect(lines(page)).toContain(`staat nog als dubbel verbonden met zaak ${first.number}`);
    const way = `/verbeteren?regel=${rejected - 1}&amp;ongedaan=1`;
    expect(page).toContain(way);
    await desk.post(at(second, '/verbeteren'), { gezien: '50', dag: '2019-03-04', 'v-seq': String(rejected - 1), 'v-reason': 'did-not-happen', 'v-why': '' });
    expect((await desk.get(undone.location ?? '')).text).not.toContain(way);
    expect(await listed(second)).toEqual([first.number]);
  });

  test('a duplicate that was sent out meanwhile is not rejected, and the link is not left behind', async () => {
    const [first, second] = await twice('Udo Uitgezet');
    await second.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    await second.desk('accept');
    await second.desk('record-detail', { person: p2, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Voorbeeldstraat 1' } });
    await second.desk('allocate', { values: { mediator: office.ids.mediator } });
    const before = await state(second);
    const answer = await settle(second, first, 'dubbel', { eenmalig: await desk.keyFor(at(second, `/vergelijken/${first.number}`), at(second, `/vergelijken/${first.number}`)) });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('al uitgezet');
    expect(await state(second)).toEqual(before);
  });

  test('the other side: linked in both; of several on the other side it asks who', async () => {
    const [first, second] = await twice('Anders Andere');
    expect((await settle(second, first, 'andere-kant')).status).toBe(303);
    expect((await state(second)).at(-1)).toEqual(['CaseLinked', 'other-side']);
    expect((await state(first)).at(-1)).toEqual(['CaseLinked', 'other-side']);
    const third = await open({ name: 'Anders Andere' });
    await third.desk('add-person', { values: { side: 'b', role: 'offender', position: null, nature: 'person', age: null, referredItself: 'no' } });
    const refused = await settle(third, first, 'andere-kant');
    expect([refused.status, refused.text.includes('Wie van de andere kant')]).toEqual([422, true]);
    expect((await settle(third, first, 'andere-kant', { persoon: 'p3' })).status).toBe(303);
  });

  test('an earlier case: what somebody answered there binds here; only from the newer to the earlier', async () => {
    const earlier = await open({ name: 'Ella Eerder' }, { name: 'Nico Nooit' });
    await earlier.desk('bind-earlier-answer', { person: p2, values: { answer: 'never', until: null, since: null } });
    const newer = await open({ name: 'Ella Eerder' }, { name: 'Nico Nooit' });
    expect((await settle(newer, earlier, 'eerder')).status).toBe(303);
    expect((await state(newer)).slice(-2)).toEqual([['CaseLinked', 'earlier'], ['EarlierAnswerBinds', 'never']]);
  });

  test('not the same people: proposed no more on either side, and again after it is taken back', async () => {
    const [first, second] = await twice('Niet Dezelfde');
    expect((await settle(second, first, 'niet-dezelfde')).location).toBe(at(second, '/vergelijken'));
    for (const [one, other] of [[first, second], [second, first]] as const) {
      const page = await desk.get(at(one, '/vergelijken'));
      expect(page.text).toContain('Er is geen andere zaak die op deze lijkt.');
      expect(page.text).toContain(`${other.number} weer voorstellen`);
      expect(htmlFaults(page.text)).toEqual([]);
    }
    expect((await desk.get('/aanmeldpunt?lijst=dubbel')).text).not.toContain(second.number);
    expect((await desk.post(at(first, `/vergelijken/${second.number}`), { doe: 'toch' }, { from: at(first, '/vergelijken') })).status).toBe(303);
    expect(await listed(second)).toEqual([first.number]);
    const [row] = await office.sql<{ n: number }>('select count(*)::int as n from not_same_people where ended_by is not null');
    expect(row?.n).toBe(1);
  });

  test('without a choice nothing happens, and what somebody else recorded meanwhile is said', async () => {
    const [first, second] = await twice('Kees Keuze');
    expect((await settle(second, first, 'iets-anders')).status).toBe(422);
    const key = await desk.keyFor(at(second, `/vergelijken/${first.number}`), at(second, `/vergelijken/${first.number}`));
    const seen = (await state(second)).length;
    const other = await office.own.staff('desk');
    await office.own.give(office.own.by(other), { caseId: second.id, order: 'record-data-answer', values: { answer: 'not-applicable' } });
    const answer = await settle(second, first, 'eerder', { eenmalig: key, gezien: String(seen) });
    expect([answer.status, /tabindex="-1" autofocus[^>]*>(?:(?!<a ).)*Iemand anders legde intussen iets vast/s.test(answer.text)]).toEqual([409, true]);
  });
});

describe('hundreds of the same people', () => {
  const N = 24;
  const ids: string[] = [];
  beforeAll(async () => {
    for (let i = 0; i < N; i++) ids.push((await open({ name: 'Veelvoud Herhaalsma', birthDate: '1980-01-02' }, { name: 'Dubbelma Steedsweer' })).id);
  });
  /** What was asked as the desk, and how many rows of words of names were read for it. */
  const read = <T,>(ask: (db: Db) => Promise<T>) => office.house.database.transaction({ role: 'bis_app', user: desk.id, request: office.house.newId() }, async (db) => {
    await db.query("set local enable_seqscan = off; set local enable_bitmapscan = off");
    expect(await actFor(db, desk.id)).toBe(true);
    const rows = async () => (await db.query<{ rows: number }>("select coalesce(sum(idx_tup_fetch + seq_tup_read), 0)::int as rows from pg_stat_xact_all_tables where relname in ('identity_token', 'compartment')"))[0]?.rows ?? 0;
    const before = await rows();
    return { answer: await ask(db), rows: await rows() - before };
  });

  test('that there is another case is known of each after the first that is met, not after all pairs', async () => {
    const { answer, rows } = await read((db) => someAlike(db, ids));
    expect([answer.size, rows > N, rows < N * N]).toEqual([N, true, true]);
  });

  test('how many is counted up to so many rows a case, and then said as at least; below that it is exact', async () => {
    expect((await read((db) => alikeCounts(db, ids.slice(0, 1), 5))).answer.get(ids[0] ?? '')).toEqual({ count: 5, more: true });
    expect((await read((db) => alikeCounts(db, ids.slice(0, 1), 1000))).answer.get(ids[0] ?? '')).toEqual({ count: N - 1, more: false });
    expect((await read((db) => alikeCases(db, ids[0] ?? ''))).answer).toHaveLength(N - 1);
    const cell = (count: number, more: boolean) => lines(String(alikeColumn(new Map([['x', { count, more }]])).cell({ id: 'x', number: '2019-00001' } as never)));
    expect([cell(1, false), cell(3, false), cell(100, true)]).toEqual([expect.stringContaining('één andere zaak'), expect.not.stringContaining('minstens'), expect.stringContaining('minstens 100 andere zaken')]);
  });
});
