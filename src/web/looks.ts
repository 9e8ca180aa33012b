import type { Db } from '../database/database.ts';

/** Cases that were shown, and in each of them whom. */
export class Shown {
  readonly #cases = new Map<string, Set<string>>();

  /** Nothing but the name of a place inside a case gets into the log: a mistake must not write a person's name there. */
  add(caseId: string, people: readonly string[]): void {
    if (people.some((person) => !/^(p[1-9]\d{0,3}|referrer)$/.test(person))) throw new Error('somebody was shown who is no person of a case');
    const known = this.#cases.get(caseId) ?? new Set();
    this.#cases.set(caseId, known);
    people.forEach((person) => known.add(person));
  }

  get size(): number {
    return this.#cases.size;
  }

  get cases(): string[] {
    return [...this.#cases.keys()];
  }

  /** In the order of `cases`. */
  get people(): string[] {
    return [...this.#cases.values()].map((people) => [...people].join(' '));
  }
}

/** One line. Where this fails, the transaction fails, and nothing leaves (G7). */
export async function logLook(db: Db, { request, now, staff, act }: { request: string; now: Date; staff: string | null; act: string }, shown: Shown): Promise<void> {
  await db.query('insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5::uuid[], $6::text[])', [request, now, staff, act, shown.cases, shown.people]);
}
