import type { Database, Db } from '../database/database.ts';
import { addRounds, beginRun, endInterrupted, endRun, type Counts, type Ended } from '../database/job-run.ts';

/** How far long work is. */
export type Told = (done: number, total: number) => void;

/** Work that does itself beside the server. */
export interface Chore {
  readonly name: string;
  /** Milliseconds between two rounds. */
  readonly every: number;
  /** At the start itself, instead of a minute later. */
  readonly atOnce?: true;
  /** What it did, in numbers: one number, or some by code. Anything else counts as nothing to tell. `asked`: somebody pressed the button, also where it was done today. */
  work(told: Told, asked: boolean): Promise<unknown>;
}

export interface Progress { readonly done: number; readonly total: number }

/** As it is in this process now. */
export interface Standing {
  readonly name: string;
  readonly every: number;
  /** Since when it is busy; null where it is not. */
  readonly busySince: Date | null;
  readonly progress: Progress | null;
  readonly next: Date | null;
}

/** What a page needs of the work beside the server. */
export interface Chores {
  standing(): readonly Standing[];
  /** Does a round now, by the way that every round goes. Does not wait for its end. */
  begin(name: string): 'begun' | 'busy' | 'unknown';
}

export interface RunnerParts {
  readonly database: Database;
  now(): Date;
  newId(): string;
  failed(work: string, kind: string): void;
}

const MINUTE = 60_000;
/** Work that comes back sooner than this is written down when it changes, and now and then. Own choice, no source. */
const OFTEN = 5 * MINUTE;
const NOW_AND_THEN = 60 * MINUTE;

interface Kept extends Chore {
  busySince: Date | null;
  progress: Progress | null;
  next: Date | null;
  running: Promise<void> | null;
  /** Of work that comes often: rounds that are not written down yet, all of which ended alike. */
  series: { from: Date; rounds: number; ended: Ended } | null;
  writtenAt: Date | null;
}

/** Asks each work again and again, so that a server that sleeps at night does it too, and never twice at once; and keeps what came of it. */
export class Runner implements Chores {
  readonly #parts: RunnerParts;
  readonly #chores: ReadonlyMap<string, Kept>;
  #timers: NodeJS.Timeout[] = [];

  constructor(parts: RunnerParts, chores: readonly Chore[]) {
    this.#parts = parts;
    this.#chores = new Map(chores.map((chore) => [chore.name, { ...chore, work: (told, asked) => chore.work(told, asked), busySince: null, progress: null, next: null, running: null, series: null, writtenAt: null }]));
  }

  /** Returns what stops it; what is under way is not waited for. */
  start(): () => Promise<void> {
    void this.#within((db) => endInterrupted(db, this.#parts.now())).catch(() => undefined);
    for (const chore of this.#chores.values()) {
      const wait = chore.atOnce ? 0 : Math.min(MINUTE, chore.every);
      this.#plan(chore, wait);
      const round = (after: number) => {
        this.#plan(chore, after);
        void this.run(chore.name);
      };
      this.#timers.push(setTimeout(round, wait, chore.every - wait).unref(), setInterval(round, chore.every, chore.every).unref());
    }
    return async () => this.#timers.forEach(clearTimeout);
  }

  standing(): readonly Standing[] {
    return [...this.#chores.values()].map(({ name, every, busySince, progress, next }) => ({ name, every, busySince, progress, next }));
  }

  begin(name: string): 'begun' | 'busy' | 'unknown' {
    const chore = this.#chores.get(name);
    if (!chore) return 'unknown';
    if (chore.running) return 'busy';
    void this.run(name, true);
    return 'begun';
  }

  /** Resolves when the round is over, this one or the one that was under way. Never rejects. */
  run(name: string, asked = false): Promise<void> {
    const chore = this.#chores.get(name);
    if (!chore) return Promise.resolve();
    chore.running ??= this.#round(chore, asked).finally(() => { chore.running = null; });
    return chore.running;
  }

  #plan(chore: Kept, after: number): void {
    chore.next = new Date(this.#parts.now().getTime() + after);
  }

  async #round(chore: Kept, asked: boolean): Promise<void> {
    const { now, newId, failed } = this.#parts;
    const started = now();
    chore.busySince = started;
    const id = newId();
    const rare = chore.every >= OFTEN;
    // Where the database is away this fails, and so does the work, which says it.
    const begun = rare && await this.#write((db) => beginRun(db, { id, name: chore.name, at: started }));
    const { counts, error } = await this.#work(chore, asked);
    const ended: Ended = { at: now(), counts, error };
    if (error !== null) failed(chore.name, error);
    if (begun) {
      await this.#writeBefore(chore);
      await this.#write((db) => endRun(db, id, ended));
    } else await this.#writeSeries(chore, id, started, ended);
    chore.busySince = null;
    chore.progress = null;
  }

  async #work(chore: Kept, asked: boolean): Promise<{ counts: Counts; error: string | null }> {
    try {
      return { counts: countsOf(await chore.work((done, total) => { chore.progress = { done, total }; }, asked)), error: null };
    } catch (error) {
      // What it did before it had to say so.
      return { counts: countsOf((error as { counts?: unknown } | null)?.counts), error: kindOf(error) };
    }
  }

  /** The first of each series at once, its length now and then. What could not be written is written with the next. */
  async #writeSeries(chore: Kept, id: string, started: Date, ended: Ended): Promise<void> {
    const before = chore.series;
    const alike = before !== null && before.ended.error === ended.error && troubleIn(before.ended) === troubleIn(ended);
    const due = !alike || chore.writtenAt === null || ended.at.getTime() - chore.writtenAt.getTime() >= NOW_AND_THEN;
    if (!alike) await this.#writeBefore(chore);
    const series = alike ? { from: before.rounds > 0 ? before.from : started, rounds: before.rounds + 1, ended } : { from: started, rounds: 1, ended };
    const written = due && await this.#write((db) => addRounds(db, { id, name: chore.name, from: series.from, rounds: series.rounds }, ended));
    chore.series = written ? { ...series, rounds: 0 } : series;
    if (written) chore.writtenAt = ended.at;
    else if (!alike) chore.writtenAt = null;
  }

  /** The end of a series that is not on record yet. */
  async #writeBefore(chore: Kept): Promise<void> {
    const { series } = chore;
    if (!series || series.rounds === 0) return;
    await this.#write((db) => addRounds(db, { id: this.#parts.newId(), name: chore.name, from: series.from, rounds: series.rounds }, series.ended));
    chore.series = null;
  }

  /** A record that fails keeps no work from being done. */
  #write(work: (db: Db) => Promise<void>): Promise<boolean> {
    return this.#within(work).then(() => true, () => false);
  }

  #within<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#parts.database.transaction({ role: 'bis_owner', user: null, request: this.#parts.newId() }, work);
  }
}

/** What did not go well in a round that did: mail that waits, a letter that was not made. The page says it from the first time on. */
const TROUBLE = ['later', 'givenUp', 'refused'];
const troubleIn = ({ counts }: Ended): string => TROUBLE.map((name) => counts[name] ?? 0).join(' ');

/** A message of the database can hold values: only the kind of error is told. */
export function kindOf(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  const word = (text: unknown) => (typeof text === 'string' && /^[A-Za-z0-9_.-]{1,39}$/.test(text) ? text : '');
  return `${word(name)} ${word(code)}`.trim() || 'Error';
}

/** Numbers under names of the program. */
function countsOf(result: unknown): Counts {
  if (typeof result === 'number') return { count: result };
  if (typeof result !== 'object' || result === null) return {};
  return Object.fromEntries(Object.entries(result).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && /^[A-Za-z]{1,30}$/.test(entry[0])));
}
