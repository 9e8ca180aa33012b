import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Db } from './database.ts';
import { brokenAt, canonical, FACT_COLUMNS, type FactRow } from './journal-append.ts';
import type { KeyStore } from './keys.ts';
import { headsHash, lastSeal, lineCode, LOG_COLUMNS, NO_CODE, SEAL_COLUMNS, sealCode, type CaseHead, type LogRow, type SealHead, type SealRow } from './log-seal.ts';

/** What does not hold. Codes, numbers and ids: nothing of what a case or a line is about. */
export type Fault =
  /** A sealed line is gone, or is not what was sealed. `line`: its number in the chain. */
  | { readonly kind: 'line-gone' | 'line-changed' | 'number-gone'; readonly line: number }
  /** A line of the log that the chain passed by: put in, or its place in the chain taken away. `id`: in the access log. */
  | { readonly kind: 'line-not-sealed'; readonly id: number }
  /** Its time lies well before the seal that came before it: put in later, or the clock was set back. */
  | { readonly kind: 'line-back-dated'; readonly line: number }
  | { readonly kind: 'seal-broken'; readonly seal: number }
  | { readonly kind: 'case-gone' | 'journal-changed' | 'journal-cut' | 'journal-not-sealed'; readonly case: string }
  /** Another holder has a head that is not in this database. */
  | { readonly kind: 'held-head-differs'; readonly seal: number };

export interface Checked {
  /** Number of the last seal; 0 where there is none. */
  readonly seal: number;
  readonly lines: number;
  readonly cases: number;
  /** At most MOST_FAULTS. */
  readonly faults: readonly Fault[];
}

/** How far long work is. */
type Told = (done: number, total: number) => void;

/** More say nothing more. */
const MOST_FAULTS = 200;
const LINES_AT_ONCE = 200;
const CASES_AT_ONCE = 20;
/** Milliseconds between two pieces, each of which takes about as long: whoever is at work beside it waits for one piece at most. Own choice. */
const REST = 20;
/** A request ends within half a minute (listen.ts); what comes in later than this was put in later. Own choice, no source. */
const LATE = 10 * 60_000;

const breathe = () => wait(REST);

class Faults {
  readonly all: Fault[] = [];
  add(fault: Fault): void {
    if (this.all.length < MOST_FAULTS) this.all.push(fault);
  }
}

/**
 * Holds the whole access log and every journal against the chain, and the chain against heads that others kept. Up to the last
 * seal: what is added meanwhile is not looked at. Changes nothing. `told`: how far it is, in lines and cases.
 */
export async function checkLog(db: Db, keys: KeyStore, held: readonly SealHead[], told: Told = () => undefined): Promise<Checked> {
  const faults = new Faults();
  const last = await lastSeal(db);
  const [{ n }] = await db.query<{ n: number }>('select count(*)::int as n from bis_case') as [{ n: number }];
  const total = (last?.last_line ?? 0) + n;
  const lines = await checkLines(db, keys, last, faults, (done) => told(done, total));
  await checkSeals(db, keys, last, faults, held);
  await checkPassedBy(db, last, faults);
  const cases = await checkJournals(db, last, faults, (done) => told(Math.min(total, lines + done), total));
  return { seal: last?.number ?? 0, lines, cases, faults: faults.all };
}

type LineRow = { [column in keyof LogRow]: LogRow[column] | null } & { number: number; seal: number; code: Buffer; before: Date | null; after_full: boolean | null };

const LINES = `select n.number, n.seal, n.code, ${LOG_COLUMNS}, p.sealed_at as before, p.full_batch as after_full
  from log_line n left join access_log l on l.id = n.log_id left join log_seal p on p.number = n.seal - 1
  where n.number > $1 and n.seal <= $2 order by n.number limit ${LINES_AT_ONCE}`;

/** Each line is coded anew on the code that is written for the one before: a change is told once and not of all that follow. */
async function checkLines(db: Db, keys: KeyStore, last: SealRow | null, faults: Faults, told: (done: number) => void): Promise<number> {
  let before: { number: number; code: Buffer } = { number: 0, code: NO_CODE };
  for (;;) {
    const rows = await db.query<LineRow>(LINES, [before.number, last?.number ?? 0]);
    for (const row of rows) {
      for (let gone = before.number + 1; gone < row.number && gone < before.number + MOST_FAULTS; gone++) faults.add({ kind: 'number-gone', line: gone });
      if (row.id === null) faults.add({ kind: 'line-gone', line: row.number });
      else if (!lineCode(keys, before.code, row, row as LogRow).equals(row.code)) faults.add({ kind: 'line-changed', line: row.number });
      else if (row.before && !row.after_full && (row as LogRow).at.getTime() < row.before.getTime() - LATE) faults.add({ kind: 'line-back-dated', line: row.number });
      before = row;
    }
    told(before.number);
    if (rows.length < LINES_AT_ONCE) return before.number;
    await breathe();
  }
}

async function checkSeals(db: Db, keys: KeyStore, last: SealRow | null, faults: Faults, held: readonly SealHead[]): Promise<void> {
  const kept = new Map(held.map((head) => [head.number, head]));
  let before: { number: number; code: Buffer } = { number: 0, code: NO_CODE };
  for (let more = true; more;) {
    const rows = await db.query<SealRow & { last_code: Buffer | null }>(
      `select ${SEAL_COLUMNS}, (select code from log_line where number = last_line) as last_code from log_seal where number > $1 and number <= $2 order by number limit ${CASES_AT_ONCE}`,
      [before.number, last?.number ?? 0]);
    const heads = Map.groupBy(await headsIn(db, rows.map(({ number }) => number)), ({ seal }) => seal);
    for (const row of rows) {
      for (let gone = before.number + 1; gone < row.number && gone < before.number + MOST_FAULTS; gone++) faults.add({ kind: 'seal-broken', seal: gone });
      const own = heads.get(row.number) ?? [];
      const holds = row.previous.equals(before.code) && own.length === row.heads && headsHash(own).equals(row.heads_hash) && sealCode(keys, row, row.last_code ?? NO_CODE).equals(row.code);
      const head = kept.get(row.number);
      if (!holds) faults.add({ kind: 'seal-broken', seal: row.number });
      if (head && !head.code.equals(row.code)) faults.add({ kind: 'held-head-differs', seal: row.number });
      kept.delete(row.number);
      before = row;
    }
    more = rows.length === CASES_AT_ONCE;
    await breathe();
  }
  // What is left was held and is not here: the end of the chain was cut, or an older copy put back.
  const since = await db.query<{ number: number }>('select number from log_seal where number > $1', [last?.number ?? 0]);
  for (const seal of kept.keys()) if (!since.some(({ number }) => number === seal)) faults.add({ kind: 'held-head-differs', seal });
}

const headsIn = (db: Db, seals: readonly number[]): Promise<(CaseHead & { seal: number })[]> =>
  db.query('select case_id, seq, hash, seal from log_head where seal = any($1::bigint[]) order by seal, case_id, seq', [seals]);

/** Older than what the last seal took in, and not in it. On a server with other transaction numbers nothing can be said of it. */
async function checkPassedBy(db: Db, last: SealRow | null, faults: Faults): Promise<void> {
  const lines = await db.query<{ id: number }>(
    `select l.id from access_log l where l.tx < $1::xid8 and not exists (select from log_line where log_id = l.id) order by l.id limit ${MOST_FAULTS}`, [last?.lines_until ?? '0']);
  for (const { id } of lines) faults.add({ kind: 'line-not-sealed', id });
}

type JournalRow = FactRow & { case_id: string; old: boolean };

/** Every journal, and every head whose case is no longer there. */
async function checkJournals(db: Db, last: SealRow | null, faults: Faults, told: (done: number) => void): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const ids = (await db.query<{ id: string }>(
      `select id from (select id from bis_case where id > $1 union select case_id from log_head where case_id > $1 and seal <= $2) as known(id) order by id limit ${CASES_AT_ONCE}`, [after, last?.number ?? 0])).map(({ id }) => id);
    const rows = Map.groupBy(await db.query<JournalRow>(
      `select case_id, ${FACT_COLUMNS.join(', ')}, tx < $2::xid8 as old from fact where case_id = any($1::uuid[]) order by case_id, seq`, [ids, last?.facts_until ?? '0']), ({ case_id }) => case_id);
    const heads = new Map((await db.query<CaseHead>(
      'select distinct on (case_id) case_id, seq, hash from log_head where case_id = any($1::uuid[]) and seal <= $2 order by case_id, seq desc', [ids, last?.number ?? 0])).map((head) => [head.case_id, head]));
    for (const id of ids) checkJournal(id, rows.get(id) ?? [], heads.get(id) ?? null, faults);
    count += ids.length;
    told(count);
    if (ids.length < CASES_AT_ONCE) return count;
    after = ids.at(-1)!;
    await breathe();
  }
}

function checkJournal(id: string, rows: readonly JournalRow[], head: CaseHead | null, faults: Faults): void {
  if (rows.length === 0) return faults.add({ kind: 'case-gone', case: id });
  const changed = brokenAt(id, rows);
  if (changed !== null) return faults.add({ kind: 'journal-changed', case: id });
  if (head && rows.length < head.seq) return faults.add({ kind: 'journal-cut', case: id });
  if (head && !rows[head.seq - 1]!.hash.equals(head.hash)) return faults.add({ kind: 'journal-changed', case: id });
  // Facts of before the last seal that no seal knows: put in behind the program.
  if (rows.slice(head?.seq ?? 0).some(({ old }) => old)) faults.add({ kind: 'journal-not-sealed', case: id });
}

/** A check that is kept; the newest is what pages tell. */
export async function checkAndKeep(database: Database, keys: KeyStore, held: readonly SealHead[], now: Date, request: string, told?: Told): Promise<Checked> {
  const who = { role: 'bis_owner', user: null, request } as const;
  const checked = await database.transaction(who, (db) => checkLog(db, keys, held, told));
  await database.transaction(who, (db) => db.query(
    'insert into log_check (checked_at, seal, lines, cases, faults) values ($1, $2, $3, $4, $5::jsonb)', [now, checked.seal, checked.lines, checked.cases, JSON.stringify(checked.faults)]));
  return checked;
}

export interface KeptCheck extends Checked { readonly at: Date }

export async function lastCheck(db: Db): Promise<KeptCheck | null> {
  const [row] = await db.query<KeptCheck>('select checked_at as at, seal, lines, cases, faults from log_check order by id desc limit 1');
  return row ?? null;
}

/** A fault as text, the same at every check. */
export const faultKey = (fault: Fault): string => canonical(fault);

export interface Settled { readonly fault: string; readonly remark: Buffer; readonly at: Date; readonly by: string }

/** Faults that somebody looked into, by faultKey. */
export async function settledFaults(db: Db): Promise<Map<string, Settled>> {
  const rows = await db.query<Settled & Record<string, unknown>>('select l.fault, l.remark, l.at, s.name as by from log_settled l join staff s on s.id = l.by');
  return new Map(rows.map((row) => [row.fault, row]));
}

/** The remark is sealed by the caller. What was settled before stays as it was. */
export async function settleFaults(db: Db, faults: readonly Fault[], { remark, now, by }: { remark: Buffer; now: Date; by: string }): Promise<void> {
  await db.query('insert into log_settled (fault, remark, at, by) select fault, $2, $3, $4 from unnest($1::text[]) as fault on conflict (fault) do nothing', [faults.map(faultKey), remark, now, by]);
}
