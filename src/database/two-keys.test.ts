import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LONG, tried } from '../../test/guarantees/tried.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { aCase, type Case } from '../../test/story.ts';
import { Tape, walk } from '../../test/walk.ts';
import { CODES } from '../core/codes.ts';
import { addDays, day } from '../core/day.ts';
import type { Entry, Fact } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import { concerned, everyoneConsents } from '../core/case/report-back.ts';
import type { Db } from './database.ts';
import { beginning, chained, insertFacts } from './journal-append.ts';

let house: FreshDatabase;
beforeAll(async () => { house = await freshDatabase(); });
afterAll(() => house.close());
const as = <T>(role: 'bis_app' | 'bis_owner', work: (db: Db) => Promise<T>) => house.database.transaction({ role, user: null, request: 'test' }, work);
let numbers = 0;

/** Puts these facts into the journal of a new case, past every rule of the program. Returns its id. */
async function put(entries: readonly Entry[], role: 'bis_app' | 'bis_owner' = 'bis_app'): Promise<string> {
  const id = house.newId();
  const { rows } = chained(id, beginning(id), entries);
  await as(role, async (db) => {
    await db.query('insert into bis_case (id, number, created_at) values ($1, $2, $3)', [id, `2019-${String(numbers += 1).padStart(5, '0')}`, house.now]);
    // As a new referral does: what this transaction wrote it sees to its end.
    await db.query('insert into case_access (case_id, policy, sent_out, ended) values ($1, false, false, false)', [id]);
    await insertFacts(db, rows);
  });
  return id;
}
const with_ = (c: Case, ...facts: unknown[]): Entry[] =>
  [...c.entries, ...facts.map((fact, n) => ({ seq: c.entries.length + n + 1, day: c.today, recorded: `${c.today}T10:00:00.000Z`, actor: 'system', fact: fact as Fact }))];

const report = (changes: object = {}) => ({ kind: 'ReportedBack', receiver: 'referrer-a', words: 'contact-took-place', textNumber: null, ...changes });
const met = () => aCase().upTo('met');
const both = (c: Case, words: 'contact-took-place' | 'agreed-text' = 'contact-took-place', textNumber: number | null = null): Case => {
  for (const who of ['a', 'b']) c.do('consent-to-report-back', { words, textNumber }, { who });
  return c;
};
const refused = { code: '23514', constraint: 'two_keys' };

describe.each(['bis_app', 'bis_owner'] as const)('a report that is put straight into the journal by %s', (role) => {
  test.each<[string, () => Entry[]]>([
    ['nobody consented', () => with_(met(), report())],
    ['one consented', () => with_(met().do('consent-to-report-back', {}, { who: 'a' }), report())],
    ['the other consented', () => with_(met().do('consent-to-report-back', {}, { who: 'b' }), report())],
    ['both consented for somebody else', () => with_(both(met()), report({ receiver: 'court' }))],
    ['both consented to other words', () => with_(both(met()), report({ words: 'agreements' }))],
    ['one took it back', () => with_(both(met()).do('withdraw-report-back-consent', {}, { who: 'b' }), report())],
    ['one died', () => with_(both(met()).do('record-death', {}, { who: 'b' }), report())],
    ['a consent was corrected away', () => { const c = both(met()); return with_(c, { kind: 'Corrected', seq: c.seqOf('ReportBackConsented'), reason: 'wrong-party' }, report()); }],
    ['the other side was never asked', () => with_(aCase().upTo('named').do('consent-to-report-back', {}, { who: 'a' }), report())],
    ['they agreed to an earlier text', () => with_(both(met().do('write-report-text'), 'agreed-text', 1).do('write-report-text'), report({ words: 'agreed-text', textNumber: 1 }))],
    ['they agreed to no text that was written', () => with_(both(met().do('write-report-text'), 'agreed-text', 1), report({ words: 'agreed-text', textNumber: null }))],
    ['another text than theirs', () => with_(both(met().do('write-report-text'), 'agreed-text', 1), report({ words: 'agreed-text', textNumber: 2 }))],
    ['consents come only later', () => { const c = met(); return with_(c, report(), ...both(met()).entries.slice(c.entries.length).map(({ fact }) => fact)); }],
    ['consents are of a later day', () => { const c = both(met().later(1)); const [last] = with_(c, report()).slice(-1); return [...c.entries, { ...last!, day: addDays(c.today, -1) }]; }],
  ])('is refused by the database where %s [R-056]', async (_, entries) => {
    await expect(put(entries(), role)).rejects.toMatchObject(refused);
  });

  test('is kept where both live in consent to it [R-056]', async () => {
    await put(with_(both(met()), report()), role);
    await put(with_(both(met().do('write-report-text'), 'agreed-text', 1), report({ words: 'agreed-text', textNumber: 1 })), role);
  });
});

test('a report put in by hand, with no receiver or in other words than there are, is refused too', async () => {
  const id = await put(both(met()).entries);
  const insert = (payload: object) => as('bis_owner', (db) => db.query(
    `insert into fact select case_id, seq + 1, 'ReportedBack', 2, day, recorded, actor, $2::jsonb, hash, hash from fact where case_id = $1 order by seq desc limit 1`, [id, JSON.stringify(payload)]));
  for (const payload of [{}, { receiver: 'referrer-a' }, { receiver: null, words: null }, { words: 'contact-took-place' }, { receiver: 'referrer-a', words: 'contact-took-place', textNumber: 1 }]) {
    await expect(insert(payload)).rejects.toMatchObject(refused);
  }
  await insert({ receiver: 'referrer-a', words: 'contact-took-place', textNumber: null });
});

const PEOPLE = ['p1', 'p2', 'p3', 'p4'];
/** Facts that bear on consent, in any order and of any day, also such as no rule would let come about. */
function anything(tape: Tape): Entry[] {
  const person = () => tape.pick(PEOPLE);
  const receiver = () => tape.pick(['referrer-a', 'court'] as const);
  const words = () => tape.pick(['contact-took-place', 'agreed-text'] as const);
  const textNumber = () => tape.pick([null, null, 1, 2]);
  const kinds: readonly (() => object)[] = [
    () => ({ kind: 'Approached', person: person(), channel: 'letter', reason: 'default', reminder: tape.once(4) ? 'yes' : 'no' }),
    () => ({ kind: 'IntakeHeld', person: person(), medium: 'telephone', place: 'not-in-person', present: [] }),
    () => ({ kind: 'CaseLinked', other: house.newId(), link: tape.pick(['other-side', 'other-side', 'earlier']), person: tape.pick([null, ...PEOPLE]) }),
    () => ({ kind: 'ReportTextWritten', number: 1 + tape.next(2), receiver: receiver() }),
    () => ({ kind: 'ReportBackConsentWithdrawn', person: person(), receiver: receiver() }),
    () => ({ kind: 'Corrected', seq: 1 + tape.next(20), reason: 'other' }),
    () => (tape.once(3) ? { kind: 'Died', person: person() } : { kind: 'MetOnTheirOwn' }),
  ];
  const consent = () => ({ kind: 'ReportBackConsented', person: person(), receiver: receiver(), words: words(), textNumber: textNumber() });
  const people = PEOPLE.slice(0, 2 + tape.next(3)).map((id, n) => (
    { kind: 'PersonAdded', person: id, side: n === 0 ? 'a' : 'b', role: 'other', position: 'victim-side', nature: 'person', age: null, referredItself: tape.once(4) ? 'yes' : 'no' }));
  // Somebody is added late now and then.
  const facts = [...people.slice(0, 2), ...Array.from({ length: 6 + tape.next(14) }, () => (tape.once(2) ? consent() : tape.pick(kinds)()))];
  for (const late of people.slice(2)) facts.splice(2 + tape.next(facts.length - 1), 0, late);
  // Mostly everybody is asked the same thing at some time: else few of these journals would let a report through.
  for (let same = 0; same < tape.next(4); same += 1) {
    const { person: _, ...asked } = consent();
    for (const { person: id } of people) if (!tape.once(12)) facts.splice(2 + tape.next(facts.length - 1), 0, { ...asked, person: id });
  }
  return facts.map((fact, n) => {
    const on = addDays(day('2019-03-04'), tape.next(3));
    return { seq: n + 1, day: on, recorded: `${on}T10:00:00.000Z`, actor: 'system', fact: fact as unknown as Fact };
  });
}

interface Question { readonly before: number; readonly on: string; readonly receiver: string; readonly words: string; readonly text: number | null; readonly told: boolean }

/** What the rules say of every report that might be put in after any fact. */
function questions(entries: readonly Entry[], tape: Tape): Question[] {
  return Array.from({ length: 12 }, () => {
    const before = tape.once(2) ? entries.length + 1 : 2 + tape.next(entries.length);
    const on = tape.once(2) ? entries.reduce((last, entry) => (entry.day > last ? entry.day : last), entries[0]!.day) : tape.pick(entries).day;
    const [receiver, words] = [tape.pick(tape.once(4) ? CODES.reportReceiver : ['referrer-a', 'court'] as const), tape.pick(tape.once(4) ? CODES.reportWords : ['contact-took-place', 'agreed-text'] as const)];
    const state = fold(entries.slice(0, before - 1), on);
    // Half of the time what somebody did consent to.
    const given = tape.pick([...state.reportConsents.get(receiver)?.values() ?? []]);
    const what = given && tape.once(2) ? given : { words, text: tape.pick([null, 1, 2]) };
    return { before, on, receiver, words: what.words, text: what.text, told: everyoneConsents(state, receiver, what) && !concerned(state).some((p) => p.dead) };
  });
}

test('the database and the rules say the same of every report, in random stories and in random facts', async () => {
  const tape = new Tape(56);
  const [stories, muddles] = LONG ? [400, 4_000] : [60, 400];
  const all = [
    ...Array.from({ length: stories }, (_, n) => walk(n, 60, () => undefined).entries),
    ...Array.from({ length: muddles }, () => anything(tape)),
  ];
  let [agreed, asked] = [0, 0];
  for (const entries of all) {
    const id = await put(entries);
    const wanted = questions(entries, tape);
    const rows = await as('bis_owner', (db) => db.query<{ said: boolean }>(
      `select everyone_consents($1, q.before_seq, q.at_day, q.receiver, q.words, q.text) as said
       from unnest($2::int[], $3::date[], $4::text[], $5::text[], $6::int[]) with ordinality as q(before_seq, at_day, receiver, words, text, n) order by n`,
      [id, wanted.map((q) => q.before), wanted.map((q) => q.on), wanted.map((q) => q.receiver), wanted.map((q) => q.words), wanted.map((q) => q.text)]));
    const wrong = wanted.filter((q, n) => q.told !== rows[n]!.said);
    if (wrong.length > 0) throw new Error(`${JSON.stringify(wrong[0])}\n${entries.map(({ seq, day: on, fact }) => `${seq} ${on} ${JSON.stringify(fact)}`).join('\n')}`);
    agreed += wanted.filter((q) => q.told).length;
    asked += wanted.length;
  }
  expect(agreed).toBeGreaterThan(asked / 100);
  tried('two-keys', asked, 'reports asked of rules and database');
  tried('two-keys', agreed, 'of them that everybody consents to');
}, 600_000);
