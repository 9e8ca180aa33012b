import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/app.ts';
import type { CaseId } from '../../src/core/fields.ts';
import { readCase } from '../../src/database/journal.ts';
import { readPeople } from '../../src/database/people/people.ts';
import { tasksOf } from '../../src/database/people/task.ts';
import { lettersOf } from '../../src/database/people/letters.ts';
import { addWords } from '../../src/database/people/people.ts';
import type { Route, Visit } from '../../src/web/route.ts';
import { signedIn, testServer, type Client, type TestServer } from '../visit.ts';
import { aCase } from '../story.ts';
import { openHouse, press, type House } from './house.ts';
import { LONG, tried } from './tried.ts';

/** As in the annual report. */
const MEDIATORS = 22;
const REQUESTS = LONG ? 2_000 : 220;
const AT_ONCE = 40;

/** A screen whose author forgot the guard: reads whatever case is named, and every row that there is. */
async function forgotten(visit: Visit): Promise<ReturnType<Route['handle']> extends Promise<infer A> ? A : never> {
  const id = visit.params['id'] ?? '';
  const file = await readCase(visit.db, id);
  const people = await readPeople(visit.db, visit.keys, id);
  const [tasks, letters] = [await tasksOf(visit.db, visit.keys, id), await lettersOf(visit.db, id)];
  const every: unknown[] = [];
  for (const sql of ['select case_id from fact', 'select case_id from compartment', 'select case_id from standing', 'select id as case_id, number from bis_case', 'select case_id from task']) every.push(await visit.db.query(sql));
  return { kind: 'text', text: JSON.stringify({ number: file?.number, entries: file?.entries.length, people, tasks, letters, every }) };
}
const FORGOTTEN: Route = { method: 'GET', path: '/proef/:id', right: 'signed-in', act: null, handle: forgotten };

interface Mediator { readonly client: Client; readonly id: CaseId; readonly number: string; readonly word: string }

let house: House;
let server: TestServer;
const mediators: Mediator[] = [];
beforeAll(async () => {
  house = await openHouse();
  server = testServer(house, [...routes({ press }), FORGOTTEN]);
  for (let n = 0; n < MEDIATORS; n += 1) {
    const client = await signedIn(server, house.database, { roles: ['mediator'], name: `Bemiddelaar ${n}` });
    const word = `Zwanehals${String.fromCodePoint(97 + n)}mos`;
    const own = aCase().upTo('complete').do('allocate', { mediator: client.id });
    const { id, number } = await house.put(own, ['p1', 'p2'].flatMap((person) => ['name', 'contact'].map((kind) => ({ compartment: 'person' as const, person, kind, text: word, factSeq: 1 }))));
    await house.asOwner((db) => addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: `Over ${word}`, factSeq: null, by: null, now: house.now, newId: randomUUID }));
    mediators.push({ client, id, number, word });
  }
}, 60_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

/** What of somebody else's case stands in an answer. */
const foreignIn = (text: string, reader: Mediator): string[] =>
  mediators.filter((one) => one !== reader).flatMap(({ id, number, word }) => [id, number, word].filter((mark) => text.includes(mark)));

test(`requests of ${MEDIATORS} mediators at once, on one pool: nobody gets a row of another, whatever they ask for`, async () => {
  const count = { requests: 0, own: 0, forgotten: 0 };
  const foreign: string[] = [];
  const one = async (n: number) => {
    const reader = mediators[n % MEDIATORS]!;
    const other = mediators[(n * 7 + 3) % MEDIATORS]!;
    const named = n % 4 === 3 ? reader : other;
    const address = [`/mijn-zaken`, `/zaken/${reader.number}`, `/proef/${named.id}`, `/proef/${named.id}`, `/zaken/${other.number}`][n % 5]!;
    const { text, status } = await reader.client.get(address);
    count.requests += 1;
    if (status >= 500) throw new Error(`${address}: ${status}`);
    // The number that was asked for stands in no page either: the same words answer for every number.
    foreign.push(...foreignIn(text, reader).map((mark) => `${address}: ${mark}`));
    if (address.startsWith('/proef')) count.forgotten += 1;
    if (text.includes(reader.word) || text.includes(reader.number) || text.includes(reader.id)) count.own += 1;
  };
  for (let from = 0; from < REQUESTS; from += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, REQUESTS - from) }, (_, at) => one(from + at)));
  expect(foreign).toEqual([]);
  // Not empty answers: own cases are there, also where the guard was forgotten.
  expect(count.own).toBeGreaterThan(REQUESTS / 2);
  expect(count.requests).toBe(REQUESTS);
  tried('interleaved', count.requests, 'interleaved requests: 0 foreign rows');
  tried('interleaved', count.forgotten, 'of them on a screen without a guard');
}, 120_000);

test('a screen without a guard shows its reader their own case, and of another not even that it exists', async () => {
  const [reader, other] = [mediators[0]!, mediators[1]!];
  const own = (await reader.client.get(`/proef/${reader.id}`)).text;
  for (const part of [reader.number, reader.word, `Over ${reader.word}`]) expect(own).toContain(part);
  const nothing = (await reader.client.get(`/proef/${other.id}`)).text;
  expect(nothing).toBe((await reader.client.get(`/proef/${randomUUID()}`)).text);
  expect(JSON.parse(nothing)).toMatchObject({ people: [], tasks: [], letters: [] });
});

test('the proof sees a fence that is down', async () => {
  const [reader, other] = [mediators[0]!, mediators[1]!];
  for (const table of ['compartment', 'sealed']) await house.asOwner((db) => db.query(`alter table ${table} disable row level security`));
  const { text } = await reader.client.get(`/proef/${other.id}`);
  for (const table of ['compartment', 'sealed']) await house.asOwner((db) => db.query(`alter table ${table} enable row level security`));
  expect(foreignIn(text, reader)).toContain(other.word);
});
