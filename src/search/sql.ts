import type { Relation } from '../core/case/order.ts';
import { DEFAULT_SETTINGS } from '../core/case/settings.ts';
import { standing, type Standing } from '../core/case/standing.ts';
import { participants } from '../core/case/state.ts';
import { openDictionary, searchNames } from '../database/people/search.ts';
import { names } from '../database/people/people.ts';
import { readCases, type CaseFile } from '../database/journal-read.ts';
import { accessOf } from '../web/open-case.ts';
import { relations } from '../web/relation.ts';
import type { User, Visit } from '../web/route.ts';

/** A case that this user may open, found by its number or by somebody in it. */
export interface Hit {
  readonly id: string;
  readonly number: string;
  /** Who was found, as it was written down; empty where names are hidden (P-18) or nobody has one. */
  readonly people: readonly string[];
  /** Whose names these are, for the access log. */
  readonly persons: readonly string[];
  readonly hidden: boolean;
  readonly standing: Standing;
  /** Name of the mediator. */
  readonly mediator: string | null;
}

/** More are of no use to somebody who looks for one person. */
export const MOST_HITS = 50;

/** People by person of the case. */
interface Candidate { readonly id: string; readonly people: ReadonlyMap<string, string> }

/**
 * Where this user looks: null for every case (the desk), else ids. A little too many is no harm, each hit is judged; too
 * few would hide somebody's own case behind the names of others.
 */
async function searchedCases(visit: Visit, user: User): Promise<string[] | null> {
  if (user.roles.includes('desk')) return null;
  const rows = await visit.db.query<{ case_id: string }>(
    `select case_id from standing where $2 and (mediator = $1 or second = $1)
     union select case_id from standing where $3 and policy_asked
     union select case_id from fact where $3 and kind in ('PolicyAnswered', 'HeldBack', 'RejectionAgreed')`,
    [user.id, user.roles.includes('mediator'), user.roles.includes('policy')],
  );
  return rows.map(({ case_id }) => case_id);
}

/** Cases with somebody of this name, nearest first, as far as this user may know of them. */
export async function findByName(visit: Visit, user: User, text: string): Promise<Hit[]> {
  const { db, keys } = visit;
  const dictionary = await openDictionary(db, keys);
  const found = await searchNames(db, keys, dictionary, text, MOST_HITS * 2, await searchedCases(visit, user));
  const people = new Map<string, Map<string, string>>();
  for (const { caseId, person, name } of found) people.set(caseId, (people.get(caseId) ?? new Map<string, string>()).set(person, name));
  return judge(visit, user, [...people].map(([id, own]) => ({ id, people: own })));
}

/** The case of this number, where this user may know of it. */
export async function findByNumber(visit: Visit, user: User, number: string): Promise<Hit[]> {
  const [row] = await visit.db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
  return row ? judge(visit, user, [{ id: row.id, people: new Map() }]) : [];
}

async function judge(visit: Visit, user: User, candidates: readonly Candidate[]): Promise<Hit[]> {
  const files = await readCases(visit.db, candidates.map(({ id }) => id));
  const known = candidates.flatMap(({ id, people }) => {
    const file = files.get(id);
    const own = file ? relations(user, { ...accessOf(file.state), supervisors: [] }) : [];
    const stands = file ? standing(file.state, DEFAULT_SETTINGS, file.lastSeq) : null;
    return file && stands && own.length > 0 ? [{ file, people, own, stands }] : [];
  }).slice(0, MOST_HITS);
  const nameless = known.filter((one) => one.people.size === 0).map(({ file }) => file);
  const all = nameless.length > 0 ? await names(visit.db, visit.keys, nameless.map(({ id }) => id)) : new Map<string, Map<string, string>>();
  const mediators = await staffNames(visit, known.flatMap(({ stands }) => stands.mediator ?? []));
  return known.map(({ file, people, own, stands }): Hit => {
    const hidden = stands.namesHidden && !isOwn(own);
    const shown = hidden ? [] : [...people.size > 0 ? people : participantNames(file, all.get(file.id))];
    return {
      id: file.id, number: file.number, hidden, standing: stands, mediator: stands.mediator ? mediators.get(stands.mediator) ?? null : null,
      people: [...new Set(shown.map(([, name]) => name))], persons: shown.map(([person]) => person),
    };
  });
}

/** P-18: in one's own cases names are shown. */
const isOwn = (own: readonly Relation[]): boolean => own.includes('mediator');

const participantNames = (file: CaseFile, known: ReadonlyMap<string, string> | undefined): [string, string][] =>
  participants(file.state).flatMap(({ id }) => (known?.has(id) ? [[id, known.get(id)!] as [string, string]] : []));

async function staffNames(visit: Visit, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await visit.db.query<{ id: string; name: string }>('select id, name from staff where id = any($1::uuid[])', [[...new Set(ids)]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
