import type { Db } from '../database/database.ts';

/** Cases that were shown, and in each of them whom. */
export class Shown {
  readonly #cases = new Map<string, Set<string>>();
  readonly #acts = new Map<string, string>();

  /** Nothing but the name of a place inside a case gets into the log: a mistake must not write a person's name there. */
  add(caseId: string, people: readonly string[]): void {
    if (people.some((person) => !/^(p[1-9]\d{0,3}|referrer)$/.test(person))) throw new Error('somebody was shown who is no person of a case');
    const known = this.#cases.get(caseId) ?? new Set();
    this.#cases.set(caseId, known);
    people.forEach((person) => known.add(person));
  }

  /** Of these, which were shown too, more was done than looking: the line of the act itself names them, and no others (`did` of a visit). */
  did(act: string, caseIds: readonly string[]): void {
    if (caseIds.some((id) => !this.#cases.has(id))) throw new Error('something was done in a case that was not shown');
    for (const id of caseIds) this.#acts.set(id, act);
  }

  get size(): number {
    return this.#cases.size;
  }

  get cases(): string[] {
    return [...this.#cases.keys()];
  }

  /** `act`: of what was only looked at, also where that is nothing and nothing else was done. */
  lines(act: string): { act: string; cases: string[]; people: string[] }[] {
    const of = (own: string) => this.cases.filter((id) => (this.#acts.get(id) ?? act) === own);
    const acts = [act, ...new Set(this.#acts.values())].filter((own) => of(own).length > 0);
    // People in the order of the cases.
    return (acts.length > 0 ? acts : [act]).map((own) => ({ act: own, cases: of(own), people: of(own).map((id) => [...this.#cases.get(id)!].join(' ')) }));
  }
}

/** One line, and one more for each act beyond it; each case stands in one of them. Where this fails, the transaction fails, and nothing leaves (G7). */
export function logLook(db: Db, { request, now, staff, act }: { request: string; now: Date; staff: string | null; act: string }, shown: Shown): void {
  for (const line of shown.lines(act)) {
    db.last('insert into access_log (request_id, at, staff_id, act, cases, people) values ($1, $2, $3, $4, $5::uuid[], $6::text[])', [request, now, staff, line.act, line.cases, line.people]);
  }
}
