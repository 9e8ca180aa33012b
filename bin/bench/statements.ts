import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { clientSettings } from '../../src/database/database.ts';
import type { Connection } from '../../src/database/database.ts';
import { measure, type Bounds, type Times } from './measure.ts';

/** A statement as the server sent it, and what came back. `name`: under which its connection kept the plan. */
export interface Statement { readonly name: string | undefined; readonly text: string; readonly values: readonly unknown[] | undefined; readonly rows: readonly Record<string, unknown>[] }
/** All statements of one visit, `begin` and `commit` included; `made`: ids that this visit made up. */
export interface Recorded { readonly statements: readonly Statement[]; readonly made: ReadonlySet<string> }

interface Sent { readonly name?: string; readonly text: string; readonly values?: readonly unknown[] }
type Query = (sent: string | Sent, values?: readonly unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

export interface Recorder {
  /** What was sent since this was asked before. */
  take(): Statement[];
  stop(): void;
}

/** Listens to what every client of this process sends. */
export function listenIn(): Recorder {
  const client = Client.prototype as unknown as { query: Query };
  const send = client.query;
  let statements: Statement[] = [];
  client.query = async function query(this: unknown, sent, given) {
    const { name, text, values }: Sent = typeof sent === 'string' ? { text: sent, ...given && { values: given } } : sent;
    const result = await send.call(this, sent, given);
    statements.push({ name, text, values, rows: [result].flat().at(-1)?.rows ?? [] });
    return result;
  };
  return {
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
    stop: () => { client.query = send; },
  };
}

/** The same statements through `pg` alone, one client a connection; of what is written each visit makes its own. */
export async function measureStatements(
  connection: Connection, visits: readonly Recorded[], connections: number, bounds: Bounds, newId: () => string,
): Promise<Times> {
  const clients = Array.from({ length: connections }, () => new Client(clientSettings(connection)));
  try {
    for (const client of clients) await client.connect();
    return await measure(clients.map((client, seat) => {
      let next = seat;
      return async () => [{ milliseconds: await replay(client, visits[next++ % visits.length] as Recorded, newId), text: '' }];
    }), bounds);
  } finally {
    for (const client of clients) await client.end().catch(() => undefined);
  }
}

async function replay(client: Client, { statements, made }: Recorded, newId: () => string): Promise<number> {
  const own = new Renamed(made, newId);
  let milliseconds = 0;
  for (const { name, text, values, rows } of statements) {
    const fresh = text.startsWith('insert into addition_code');
    // The code of a receipt is one of its kind: of its hash another one does.
    const renamed = values?.map((value) => (fresh && Buffer.isBuffer(value) ? randomBytes(value.length) : own.value(value)));
    // A transaction begins with the key of its form in hand.
    const sent = own.value(text) as string;
    const started = performance.now();
    // Names of the recorded connection could be those of other statements here.
    const result = await client.query({ text: sent, ...renamed && { values: renamed }, ...name !== undefined && { name: nameOf(sent) } });
    milliseconds += performance.now() - started;
    own.learn(rows, [result].flat().at(-1)?.rows ?? []);
  }
  return milliseconds;
}

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const KEY_ID = /"key_id":(\d+)/g;
const CASE_NUMBER = /\b(\d{4})-(\d{5})\b/g;

/** Gives what a visit made up other names, so that it can be written again: ids, keys and case numbers. */
class Renamed {
  readonly #made: ReadonlySet<string>;
  readonly #newId: () => string;
  readonly #ids = new Map<string, string>();
  readonly #keys = new Map<number, number>();
  readonly #numbers = new Map<number, number>();
  constructor(made: ReadonlySet<string>, newId: () => string) { this.#made = made; this.#newId = newId; }

  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (typeof value !== 'string') return value;
    return value.replace(UUID, (id) => (this.#made.has(id) ? this.#id(id) : id))
      .replace(KEY_ID, (_, id: string) => `"key_id":${this.#keys.get(Number(id)) ?? id}`)
      .replace(CASE_NUMBER, (whole, year: string, number: string) => (this.#numbers.has(Number(number)) ? `${year}-${String(this.#numbers.get(Number(number))).padStart(5, '0')}` : whole));
  }

  /** A sequence and a counter gave other numbers than when it was recorded. */
  learn(before: readonly Record<string, unknown>[], now: readonly Record<string, unknown>[]): void {
    for (const [index, row] of before.entries()) {
      for (const [name, value] of Object.entries(row)) {
        const present = now[index]?.[name];
        if (typeof value !== 'number' || typeof present !== 'number') continue;
        if (name === 'id') this.#keys.set(value, present);
        if (name === 'last') this.#numbers.set(value, present);
      }
    }
  }

  #id(id: string): string {
    const known = this.#ids.get(id) ?? this.#newId();
    this.#ids.set(id, known);
    return known;
  }
}
