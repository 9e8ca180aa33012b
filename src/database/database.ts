import { escapeLiteral, Pool, types } from 'pg';
import type { PoolClient } from 'pg';

/**
 * Rows of one statement, with `$1…` for `values`. Driver errors pass through. Statements are done in the order in which they are asked, also
 * where several are asked before the first has answered: after one that fails, the others of the transaction fail as well.
 */
export interface Db {
  query<T = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Is done after everything else, in the order of asking, and goes along with the commit: where it fails nothing is kept, and the transaction rejects with its error. */
  last(sql: string, values: readonly unknown[]): void;
}

/**
 * On whose behalf a transaction runs. `bis_app`: a request, behind the second fence, on the server's own login where there is one.
 * `bis_owner`: the login that owns the tables, for migrations, jobs and `bin`.
 */
export interface Who {
  role: 'bis_app' | 'bis_owner';
  /** A colleague; their roles are then known by `actFor` (context.ts) only. */
  user: string | null;
  request: string;
  /** The instant of a request: what holds for some days or minutes is judged on it. */
  now?: Date;
  /** What whoever asks has in hand, before anybody is known: see `hold` in context.ts. */
  held?: readonly string[];
}

export interface Database {
  /** Commits when `work` returns, rolls back when it throws. Nothing is kept where this rejects. */
  transaction<T>(who: Who, work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A Unix socket folder with a database name and role, or a `postgresql://` address. */
export type Connection = { socket: string; database: string; user: string } | { url: string };

const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;
const WHOLE_TEXT = (text: string) => text;
const PARSERS = new Map<number, (text: string) => unknown>([
  // A day has no hour: a Date would move it by the server's time zone.
  [DATE, WHOLE_TEXT],
  [INT8, Number],
  [NUMERIC, Number],
]);

/** How `pg` turns values into JavaScript here: date → 'YYYY-MM-DD', int8 and numeric → number, timestamptz → Date. */
const parsing = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    PARSERS.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/** Settings for `pg`, the same for the pool and for the single connections of the migration runner. */
export function clientSettings(connection: Connection) {
  return 'url' in connection
    ? { connectionString: connection.url, types: parsing }
    : { host: connection.socket, database: connection.database, user: connection.user, types: parsing };
}

/**
 * Opens nothing yet: connections are made when first needed. `connections` is the most at one time, of each login. `server`: the
 * login that owns nothing, for what runs as `bis_app`; without it the owner's is used, which could step back out of that role. `patience`: milliseconds.
 * `repeats`: what the owner sends comes back all the time too, as in tests, and its plans are kept.
 */
export function openDatabase(connection: Connection, connections = 10, server: Connection | null = null, patience = PATIENCE, repeats = false): Database {
  const owner = openPool(connection, connections, patience);
  const app = server ? openPool(server, connections, patience) : owner;
  return {
    // What a job does can take its time; somebody waits for a request.
    transaction: (who, work) => (who.role === 'bis_app' ? transact(app, who, work, { patience, keepsPlans: true }) : transact(owner, who, work, { keepsPlans: repeats })),
    close: async () => void await Promise.all([...new Set([owner, app])].map((pool) => pool.end())),
  };
}

/**
 * A request waits no longer than this for a connection or for the answer to one statement, and then says that the database is away: one
 * that hangs, or a network that drops everything, refuses nothing. Own choice, no source.
 */
const PATIENCE = 15_000;
/** Of a connection that nobody uses: its memory goes back. */
const IDLE_SECONDS = 20;
/** A connection that is always used is replaced: PostgreSQL keeps whatever it ever looked up for it. Own choice, no source. */
const LIFE_SECONDS = 900;

function openPool(connection: Connection, connections: number, patience: number): Pool {
  // Statements that do not wait for each other's rows are sent together (docs/decisions/0056-statements-go-together.md).
  const pool = new Pool({ ...clientSettings(connection), pipeline: true, max: connections, connectionTimeoutMillis: patience, idleTimeoutMillis: IDLE_SECONDS * 1000, maxLifetimeSeconds: LIFE_SECONDS });
  // An idle connection that the server closes is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** The driver gives these no code, by which the rest of BIS tells what kind of error it is. */
const NO_ANSWER = /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated)/;
function coded(error: unknown): unknown {
  if (error instanceof Error && NO_ANSWER.test(error.message) && !('code' in error)) Object.assign(error, { code: 'ETIMEDOUT' });
  return error;
}

/** How statements are sent. `patience`: milliseconds, of a request; without it nothing is too late. */
interface Manner { readonly patience?: number; readonly keepsPlans: boolean }

async function transact<T>(pool: Pool, who: Who, work: (db: Db) => Promise<T>, manner: Manner): Promise<T> {
  const { patience } = manner;
  const client = await pool.connect().catch((error: unknown) => { throw coded(error); });
  let broken: Error | undefined;
  // A connection that is lost between two statements tells it here; without a listener that would end the process.
  const lost = (error: Error) => { broken = error; };
  client.on('error', lost);
  try {
    await client.query(asked({ text: opening(who) }, patience));
    return await within(client, manner, work);
  } catch (error) {
    if (isStalePlan(error)) broken = error as Error;
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw coded(error);
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** One round trip for begin, role and settings. */
function opening(who: Who): string {
  const role = who.role === 'bis_app' ? "set_config('role', 'bis_app', true), " : '';
  const held = (who.held ?? []).map((value) => value.replaceAll('\n', ' ')).join('\n');
  const values = { user: who.user ?? '', request: who.request, instant: who.now?.toISOString() ?? '', held };
  return `begin; select ${role}${Object.entries(values).map(([name, value]) => `set_config('bis.${name}', ${escapeLiteral(value)}, true)`).join(', ')}`;
}

/** PostgreSQL answers a commit after a swallowed error with ROLLBACK and no error: that must not pass as kept. */
async function commit(client: PoolClient, patience: number | undefined): Promise<void> {
  const { command } = await client.query(asked({ text: 'commit' }, patience));
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an error inside it was swallowed');
}

/**
 * When the work is over, so is its handle: of several things at once one can fail while another still goes on, and what that one asks
 * then would be done in the transaction of whoever has the connection next. Then comes what was to be done last, with the commit.
 */
async function within<T>(client: PoolClient, manner: Manner, work: (db: Db) => Promise<T>): Promise<T> {
  const open = { now: true };
  const last: Statement[] = [];
  const db = handle(client, manner, open, last);
  try {
    const result = await work(db);
    const done = [...last.map(({ sql, values }) => db.query(sql, values)), commit(client, manner.patience)];
    open.now = false;
    await Promise.all(done);
    return result;
  } finally {
    open.now = false;
  }
}

interface Statement { readonly sql: string; readonly values: readonly unknown[] }

/** `query_timeout` is of the driver: it ends the connection, also where nothing answers any more. */
const asked = (query: { name?: string; text: string; values?: unknown[] }, patience: number | undefined) => (patience === undefined ? query : { ...query, query_timeout: patience });

/** What is asked in one go leaves in one write: a write for each of several small statements, and waking PostgreSQL each time, costs as much as doing them. */
function gather({ connection: { stream } }: PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Of a request the plans are kept: its statements come back all the time; what a job sends comes seldom. */
function handle(client: PoolClient, { patience, keepsPlans }: Manner, open: { readonly now: boolean }, last: Statement[]): Db {
  return {
    last(sql, values) {
      if (!open.now) throw new Error('a statement after the end of its transaction');
      last.push({ sql, values });
    },
    async query<T>(sql: string, values?: readonly unknown[]) {
      if (!open.now) throw new Error('a statement after the end of its transaction');
      gather(client);
      const name = values === undefined || !keepsPlans ? undefined : planName(client, sql);
      const result = await client.query(asked(name === undefined ? { text: sql, values: values as unknown[] } : { name, text: sql, values: values as unknown[] }, patience));
      return result.rows as T[];
    },
  };
}

/**
 * Statements that come back keep their plan: with the second fence around every table, planning one takes longer than running it
 * (docs/decisions/0042-plans-are-kept.md). PostgreSQL plans again by itself where a table, a fence or the role is another one.
 */
const MOST_PLANS = 120;
/** Texts that came once; a statement is named from the second time on. Bounded, as some texts are made by what somebody typed. */
const MOST_SEEN = 500;

interface Plans { readonly names: Map<string, string>; readonly seen: Set<string> }
const plansOf = new WeakMap<PoolClient, Plans>();

/** The name under which this connection keeps the plan of this statement; undefined where it keeps none. */
function planName(client: PoolClient, sql: string): string | undefined {
  const plans = plansOf.get(client) ?? { names: new Map<string, string>(), seen: new Set<string>() };
  plansOf.set(client, plans);
  const known = plans.names.get(sql);
  if (known !== undefined || plans.names.size >= MOST_PLANS) return known;
  if (!plans.seen.has(sql)) {
    if (plans.seen.size < MOST_SEEN) plans.seen.add(sql);
    return undefined;
  }
  plans.seen.delete(sql);
  const name = `p${plans.names.size}`;
  plans.names.set(sql, name);
  return name;
}

/** Another program changed a table under a kept plan: this connection ends, and the next one plans anew. */
const isStalePlan = (error: unknown): boolean => error instanceof Error && ['0A000', '26000'].includes(String((error as { code?: unknown }).code));
