import { createHash } from 'node:crypto';
import type { Database, Db } from './database.ts';
import { canonical } from './journal-append.ts';
import type { KeyStore } from './keys.ts';
import { hex, insertRows } from './rows.ts';

/**
 * The chain over the access log and the heads of all journals (decision 12). Every code is an HMAC from the key store over what it
 * stands for and the code before it: whoever rebuilds a part in the database needs the key store as well.
 */

/** The end of the chain, as it is kept by another holder too. */
export interface SealHead {
  readonly number: number;
  readonly sealedAt: Date;
  /** Number of the last line of the access log in it. */
  readonly lastLine: number;
  readonly code: Buffer;
}

/** A line of the access log as PostgreSQL gives it. */
export interface LogRow {
  id: number;
  request_id: string;
  at: Date;
  staff_id: string | null;
  act: string;
  /** As PostgreSQL writes an array: nothing here looks into it, and taking it apart would cost more than the code. */
  cases: string;
  people: string;
}

export const LOG_COLUMNS = 'l.id, l.request_id, l.at, l.staff_id, l.act, l.cases::text as cases, l.people::text as people';

/** Where a chain begins. */
export const NO_CODE = Buffer.alloc(16);

/** `number` of the line, and `seal` that took it in. */
export function lineCode(keys: KeyStore, previous: Buffer, { number, seal }: { number: number; seal: number }, row: LogRow): Buffer {
  const { id, request_id, at, staff_id, act, cases, people } = row;
  return keys.token('log line', canonical([previous.toString('hex'), number, seal, id, request_id, at.toISOString(), staff_id, act, cases, people]));
}

export interface CaseHead { readonly case_id: string; readonly seq: number; readonly hash: Buffer }

/** In the order of case and number. */
export function headsHash(heads: readonly CaseHead[]): Buffer {
  const hash = createHash('sha256');
  for (const { case_id, seq, hash: own } of heads) hash.update(`${case_id} ${seq} ${own.toString('hex')}\n`);
  return hash.digest();
}

export interface SealRow {
  number: number;
  sealed_at: Date;
  last_line: number;
  lines_until: string;
  lines_after: number;
  facts_until: string;
  facts_after: string;
  full_batch: boolean;
  heads: number;
  heads_hash: Buffer;
  previous: Buffer;
  code: Buffer;
}

export const SEAL_COLUMNS = 'number, sealed_at, last_line, lines_until::text, lines_after, facts_until::text, facts_after, full_batch, heads, heads_hash, previous, code';

/** `lastCode`: of the last line in it or before it. */
export function sealCode(keys: KeyStore, seal: Omit<SealRow, 'code'>, lastCode: Buffer): Buffer {
  const { number, sealed_at, last_line, lines_until, lines_after, facts_until, facts_after, full_batch, heads, heads_hash, previous } = seal;
  return keys.token('log seal', canonical([
    number, sealed_at.toISOString(), last_line, lastCode.toString('hex'), lines_until, lines_after, facts_until, facts_after, full_batch, heads, heads_hash.toString('hex'), previous.toString('hex'),
  ]));
}

/** Lines, and journals, in one round: a round after a large import holds nobody up. */
const AT_ONCE = 1_000;
/** Any number that nobody else uses: two servers on one database seal one after the other. */
const TURN = 12_160_161;
const OWNER = { role: 'bis_owner', user: null } as const;

export interface Round { readonly head: SealHead | null; readonly lines: number; readonly heads: number; readonly more: boolean }

/** Rounds until everything that is settled is sealed. The last head; null where nothing was ever sealed. */
export async function sealAll(database: Database, keys: KeyStore, now: Date, request: string): Promise<SealHead | null> {
  for (;;) {
    const { head, more } = await database.transaction({ ...OWNER, request }, (db) => sealRound(db, keys, now));
    if (!more) return head;
  }
}

/**
 * One round, in the caller's transaction. A line is taken in once every transaction that began before its own has ended, so that
 * one which commits late with a lower id is not passed by; its place in the chain is that of its transaction.
 */
export async function sealRound(db: Db, keys: KeyStore, now: Date): Promise<Round> {
  const [turn] = await db.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [TURN]);
  const last = await lastSeal(db);
  if (!turn?.mine) return { head: last && headOf(last), lines: 0, heads: 0, more: false };
  const from = await beginningOf(db, last);
  const lines = await settledLines(db, from);
  const heads = await settledHeads(db, from);
  // After a full round an empty one says that there is no more.
  if (lines.length === 0 && heads.length === 0 && !last?.full_batch) return { head: last && headOf(last), lines: 0, heads: 0, more: false };
  const number = (last?.number ?? 0) + 1;
  const coded = codeLines(keys, lines, number, { number: last?.last_line ?? 0, code: await codeOfLine(db, last?.last_line ?? 0) });
  const sorted = heads.map(({ case_id, seq, hash }) => ({ case_id, seq, hash })).sort((a, b) => (a.case_id < b.case_id ? -1 : 1));
  const ended = endOf(from, lines, heads);
  const seal = { number, sealed_at: now, last_line: coded.last.number, ...ended, heads: heads.length, heads_hash: headsHash(sorted), previous: last?.code ?? NO_CODE };
  const code = sealCode(keys, seal, coded.last.code);
  await insertRows(db, 'log_seal', [...Object.keys(seal), 'code'], [{ ...seal, heads_hash: hex(seal.heads_hash), previous: hex(seal.previous), code: hex(code) }]);
  await insertRows(db, 'log_line', ['number', 'log_id', 'seal', 'code'], coded.rows);
  await insertRows(db, 'log_head', ['case_id', 'seq', 'hash', 'seal'], sorted.map(({ hash, ...rest }) => ({ ...rest, hash: hex(hash), seal: number })));
  return { head: { number, sealedAt: now, lastLine: coded.last.number, code }, lines: lines.length, heads: heads.length, more: ended.full_batch };
}

const headOf = ({ number, sealed_at, last_line, code }: SealRow): SealHead => ({ number, sealedAt: sealed_at, lastLine: last_line, code });

export async function lastSeal(db: Db): Promise<SealRow | null> {
  const [row] = await db.query<SealRow>(`select ${SEAL_COLUMNS} from log_seal order by number desc limit 1`);
  return row ?? null;
}

const FIRST_CASE = '00000000-0000-0000-0000-000000000000';
/** Beyond every number of a transaction. */
const ANY = '18446744073709551615';

interface From extends Pick<SealRow, 'lines_until' | 'lines_after' | 'facts_until' | 'facts_after'> {
  /** Transactions before this one have all ended. */
  readonly until: string;
  readonly moved: boolean;
}

/**
 * Where the last round ended. On a server whose transactions have lower numbers than the last seal knows (the database was moved to
 * it), everything that is not sealed yet is taken in, whatever its number.
 */
async function beginningOf(db: Db, last: SealRow | null): Promise<From> {
  const start = { lines_until: '0', lines_after: 0, facts_until: '0', facts_after: FIRST_CASE };
  const [row] = await db.query<{ until: string; known: boolean }>(
    'select pg_snapshot_xmin(s)::text as until, $1::xid8 <= pg_snapshot_xmax(s) and $2::xid8 <= pg_snapshot_xmax(s) as known from pg_current_snapshot() as s',
    [last?.lines_until ?? '0', last?.facts_until ?? '0'],
  );
  const moved = row?.known === false;
  return { ...(moved || !last ? start : last), until: row?.until ?? '0', moved };
}

/** Where this round ended: with everything, or half-way where there was too much. After a move a full round leaves the beginning as it was. */
function endOf(from: From, lines: readonly { id: number; tx: string }[], heads: readonly (CaseHead & { tx: string })[]): Omit<From, 'until' | 'moved'> & { full_batch: boolean } {
  const [line, head] = [lines.length === AT_ONCE ? lines.at(-1) : undefined, heads.length === AT_ONCE ? heads.at(-1) : undefined];
  const full_batch = line !== undefined || head !== undefined;
  if (from.moved && full_batch) return { lines_until: ANY, lines_after: 0, facts_until: ANY, facts_after: FIRST_CASE, full_batch };
  return {
    lines_until: line?.tx ?? from.until, lines_after: line?.id ?? 0, facts_until: head?.tx ?? from.until, facts_after: head?.case_id ?? FIRST_CASE, full_batch,
  };
}

function settledLines(db: Db, { lines_until, lines_after, until, moved }: From): Promise<(LogRow & { tx: string })[]> {
  return db.query(
    `select ${LOG_COLUMNS}, l.tx::text as tx from access_log l
     where (l.tx, l.id) > ($1::xid8, $2::bigint) and l.tx < $3::xid8 and not exists (select from log_line where log_id = l.id) order by l.tx, l.id limit ${AT_ONCE}`,
    [lines_until, lines_after, moved ? ANY : until],
  );
}

/** The last fact of each journal that grew. */
function settledHeads(db: Db, { facts_until, facts_after, until, moved }: From): Promise<(CaseHead & { tx: string })[]> {
  return db.query(
    `select f.case_id, f.seq, f.hash, f.tx::text as tx from fact f
     where (f.tx, f.case_id) > ($1::xid8, $2::uuid) and f.tx < $3::xid8
       and not exists (select from fact later where later.case_id = f.case_id and later.seq > f.seq and later.tx < $3::xid8)
       and not exists (select from log_head h where h.case_id = f.case_id and h.seq >= f.seq)
     order by f.tx, f.case_id limit ${AT_ONCE}`,
    [facts_until, facts_after, moved ? ANY : until],
  );
}

async function codeOfLine(db: Db, number: number): Promise<Buffer> {
  const [row] = await db.query<{ code: Buffer }>('select code from log_line where number = $1', [number]);
  return row?.code ?? NO_CODE;
}

interface Coded { readonly number: number; readonly code: Buffer }

function codeLines(keys: KeyStore, lines: readonly LogRow[], seal: number, before: Coded): { rows: { number: number; log_id: number; seal: number; code: string }[]; last: Coded } {
  let last = before;
  const rows = lines.map((line) => {
    const number = last.number + 1;
    last = { number, code: lineCode(keys, last.code, { number, seal }, line) };
    return { number, log_id: line.id, seal, code: hex(last.code) };
  });
  return { rows, last };
}

/** How much waits to be sealed: seconds of work as a rule. */
export async function unsealed(db: Db): Promise<{ lines: number; oldest: Date | null }> {
  const { lines_until, lines_after } = await beginningOf(db, await lastSeal(db));
  const [row] = await db.query<{ lines: number; oldest: Date | null }>(
    `select count(*) as lines, min(l.at) as oldest from access_log l
     where (l.tx, l.id) > ($1::xid8, $2::bigint) and not exists (select from log_line where log_id = l.id)`, [lines_until, lines_after]);
  return row ?? { lines: 0, oldest: null };
}
