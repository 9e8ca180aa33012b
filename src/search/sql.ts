import type { Reader } from '../core/case/order.ts';
import { standing, type Standing } from '../core/case/standing.ts';
import { participants } from '../core/case/state.ts';
import { mustExplain, SEARCH_LIMIT, type SearchReason } from '../core/searching.ts';
import type { Db } from '../database/database.ts';
import { bearsName, openDictionary, searchNames } from '../database/people/search.ts';
import { searchReferrers } from '../database/people/search-referrer.ts';
import { names } from '../database/people/people.ts';
import type { OrganisationId } from '../core/fields.ts';
import { otherNames, readOrganisations } from '../database/organisation.ts';
import { soundsLike } from '../database/organisation-match.ts';
import { casesReferredBy } from '../database/people/referrer.ts';
import { readCases, type CaseStory } from '../database/journal-read.ts';
import { standsInFor } from '../database/relation.ts';
import { staffNames } from '../database/staff-name.ts';
import { accessOf } from '../web/open-case.ts';
import { barredFor, relationsTo } from '../web/relation.ts';
import type { User, Visit } from '../web/route.ts';
import { knowsReferrer, placeOf } from './rules.ts';

/** A case that this user may open, found by its number or by somebody in it. */
export interface Hit {
  readonly id: string;
  readonly number: string;
  /** Who was found, as it was written down; empty where names are hidden (P-18) or nobody has one. */
  readonly people: readonly string[];
  /** Whose names these are, for the access log. */
  readonly persons: readonly string[];
  /** Who referred it, where it was found by that name and names are not hidden. */
  readonly referrer: string | null;
  readonly hidden: boolean;
  readonly standing: Standing;
  /** Name of the mediator. */
  readonly mediator: string | null;
}

/** More are of no use to somebody who looks for one person. */
export const MOST_HITS = 50;

/** People by person of the case. */
interface Candidate { readonly id: string; readonly people: ReadonlyMap<string, string>; readonly referrer?: string }

/**
 * Where this user looks: null for every case (the desk), else ids. A little too many is no harm, each hit is judged; too
 * few would hide somebody's own case behind the names of others.
 */
async function searchedCases(visit: Visit, user: User, by: Way['by']): Promise<string[] | null> {
  if (user.roles.includes('desk')) return null;
  const mediators = [user.id, ...await standsInFor(visit.db, user.id, visit.today)];
  const rows = await visit.db.query<{ case_id: string }>(
    `select case_id from standing where $2 and (mediator = any($4::uuid[]) or second = any($4::uuid[]))
     union select case_id from case_part where $2 and staff_id = $1 and ended_at is null
     union select case_id from standing where $3 and policy_asked
     union select case_id from fact where $3 and kind in ('PolicyAnswered', 'HeldBack', 'RejectionAgreed')
     union select t.case_id from standing t join supervision v on v.mediator in (t.mediator, t.second)
       where $5 and v.supervisor = $1 and not t.names_hidden and t.phase not in ('closed', 'rejected')`,
    [user.id, user.roles.includes('mediator'), user.roles.includes('policy'), mediators, by === 'name' && user.roles.includes('practice-supervisor')],
  );
  const barred = await barredFor(visit);
  return rows.map(({ case_id }) => case_id).filter((id) => !barred.has(id));
}

/** Cases with somebody of this name, nearest first, as far as this user may know of them. */
export async function findByName(visit: Visit, user: User, text: string): Promise<Hit[]> {
  const { db, keys } = visit;
  const dictionary = await openDictionary(db, keys);
  const found = await searchNames(db, keys, dictionary, text, MOST_HITS * 2, await searchedCases(visit, user, 'name'));
  const people = new Map<string, Map<string, string>>();
  for (const { caseId, person, name } of found) people.set(caseId, (people.get(caseId) ?? new Map<string, string>()).set(person, name));
  return judge(visit, [...people].map(([id, own]) => ({ id, people: own })), { by: 'name', text });
}

/** Cases that somebody of this name referred as their work, as far as this user may know who referred them. `nearly`: nobody who takes part has that name. */
export async function findByReferrer(visit: Visit, user: User, text: string, nearly: boolean): Promise<Hit[]> {
  const { db, keys } = visit;
  const among = await searchedCases(visit, user, 'referrer');
  const found = await searchReferrers(db, keys, await openDictionary(db, keys), text, { among, barred: [...await barredFor(visit)], most: MOST_HITS, nearly });
  return judge(visit, found.map(({ caseId, name }) => ({ id: caseId, people: new Map(), referrer: name })), { by: 'referrer' });
}

/** The case of this number, where this user may know of it. */
export async function findByNumber(visit: Visit, number: string): Promise<Hit[]> {
  const [row] = await visit.db.query<{ id: string }>('select id from bis_case where number = $1', [number]);
  return row ? judge(visit, [{ id: row.id, people: new Map() }], { by: 'number' }) : [];
}

/** The cases with this number of any year that this user may know of, newest first. */
export async function findBySerial(visit: Visit, serial: string): Promise<Hit[]> {
  const rows = await visit.db.query<{ id: string }>('select id from bis_case where number like $1 order by number desc limit $2', [`____-${serial}`, MOST_HITS]);
  return judge(visit, rows.map(({ id }) => ({ id, people: new Map() })), { by: 'number' });
}

/** Shorter is in the name of half of all organisations. */
const SHORTEST = 3;

/** Organisations with this in a name of theirs, with their units and what was merged into them: ids as cases have them. */
async function organisationsLike(visit: Visit, text: string): Promise<string[]> {
  if ([...text].length < SHORTEST) return [];
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await visit.db.query<{ id: OrganisationId }>('select id from organisation where name ilike $1 union select organisation from organisation_name where name ilike $1', [like]);
  if (rows.length === 0) return [];
  return (await readOrganisations(visit.db)).recordedUnder(...rows.map(({ id }) => id));
}

/** Referrals of which the organisation as typed is looked at, the newest: the desk links them, so that few are older. Own choice, no source. */
export const MOST_TYPED = 200;

/**
 * What a referrer may have meant by these words where they are in no name as they are: organisations of the list with a typo or in another order, and
 * the newest referrals with such a name in the referrer's own words, which the desk did not link yet.
 */
async function referredNearly({ db, keys }: Visit, text: string, among: readonly string[] | null, barred: readonly string[]): Promise<{ organisations: string[]; cases: string[] }> {
  if ([...text].length < SHORTEST) return { organisations: [], cases: [] };
  const tree = await readOrganisations(db);
  const names = [...tree.rows.map(({ id, name }) => ({ organisation: id, name })), ...tree.rows.map(({ id }) => ({ organisation: id, name: tree.label(id) })), ...await otherNames(db)];
  const found = new Set(names.filter(({ name }) => soundsLike(text, name)).map(({ organisation }) => organisation));
  const cases = await casesReferredBy(db, keys, (words) => soundsLike(text, words), { among, barred, most: MOST_TYPED });
  return { organisations: found.size > 0 ? tree.recordedUnder(...found) : [], cases };
}

/**
 * Cases that an organisation of this name referred, or that are at this place, newest first, as far as this user may know of them. `nearly`: nobody was
 * found by that name, so what is only like it counts too.
 */
export async function findByCourse(visit: Visit, user: User, text: string, nearly: boolean): Promise<Hit[]> {
  const place = placeOf(text);
  const exact = await organisationsLike(visit, text);
  // Most questions are names: they cost no look at every case.
  if (place === null && exact.length === 0 && !nearly) return [];
  const among = await searchedCases(visit, user, 'course');
  const barred = [...await barredFor(visit)];
  const near = nearly && place === null ? await referredNearly(visit, text, among, barred) : { organisations: [], cases: [] };
  const organisations = exact.length > 0 ? exact : near.organisations;
  if (place === null && organisations.length === 0 && near.cases.length === 0) return [];
  const rows = await visit.db.query<{ case_id: string }>(
    `select case_id from standing
     where ($1::uuid[] is null or case_id = any($1)) and case_id <> all($2::uuid[])
       and (organisation = any($3::uuid[]) or phase = $4 or (waits_for = $5 and phase not in ('closed', 'rejected')) or case_id = any($7::uuid[]))
     order by registered desc, case_id limit $6`,
    [among, barred, organisations, place && 'phase' in place ? place.phase : null, place && 'waits' in place ? place.waits : null, MOST_HITS, near.cases],
  );
  return judge(visit, rows.map(({ case_id }) => ({ id: case_id, people: new Map() })), { by: 'course' });
}

/** How a case was looked for: by number, by somebody's name, by the name of who referred it, or by the organisation and where it is. */
type Way = { readonly by: 'number' | 'course' | 'referrer' } | { readonly by: 'name'; readonly text: string };

/**
 * Whether this relation finds a case in this way. Broken glass opens one case and finds none. A practice supervisor reads names in the cases of their
 * mediators and nothing of who referred them, and no list of theirs holds a pause before its day (P-03): so by number and by name, and by name not
 * where it is hidden (P-18), because finding would tell it.
 */
function finds(one: Reader, { by }: Way, stands: Standing): boolean {
  if (by === 'referrer') return knowsReferrer(one, stands);
  return one === 'supervisor' ? by === 'number' || (by === 'name' && !stands.namesHidden) : one !== 'glass';
}

/** In the cases of their mediators a practice supervisor reads the name of today; by an earlier one nobody is found for them, for that would tell who took another. */
const peopleFor = (own: readonly Reader[], people: Candidate['people'], way: Way): Candidate['people'] =>
  (way.by === 'name' && own.every((one) => one === 'supervisor') ? new Map([...people].filter(([, name]) => bearsName(way.text, name))) : people);

async function judge(visit: Visit, candidates: readonly Candidate[], way: Way): Promise<Hit[]> {
  const files = await readCases(visit.db, candidates.map(({ id }) => id));
  const all = await relationsTo(visit, [...files.values()].map(({ id, state }) => ({ id, standing: accessOf(state) })));
  const settings = await visit.settings();
  const known = candidates.flatMap(({ id, people: found, referrer }) => {
    const file = files.get(id);
    const stands = file ? standing(file.state, settings, file.lastSeq) : null;
    const own = (all.get(id) ?? []).filter((one) => stands && finds(one, way, stands));
    const people = peopleFor(own, found, way);
    return file && stands && own.length > 0 && (way.by !== 'name' || people.size > 0) ? [{ file, people, own, stands, referrer: referrer ?? null }] : [];
  }).slice(0, MOST_HITS);
  const nameless = known.filter((one) => one.people.size === 0).map(({ file }) => file);
  const [written, mediators] = await Promise.all([
    nameless.length > 0 ? names(visit.db, visit.keys, nameless.map(({ id }) => id)) : new Map<string, Map<string, string>>(),
    staffNames(visit.db, known.flatMap(({ stands }) => stands.mediator ?? [])),
  ]);
  return known.map(({ file, people, own, stands, referrer }): Hit => {
    const hidden = stands.namesHidden && !isOwn(own);
    const shown = hidden ? [] : [...people.size > 0 ? people : participantNames(file, written.get(file.id))];
    return {
      id: file.id, number: file.number, hidden, referrer: hidden ? null : referrer, standing: stands, mediator: stands.mediator ? mediators.get(stands.mediator) ?? null : null,
      people: [...new Set(shown.map(([, name]) => name))], persons: [...shown.map(([person]) => person), ...referrer !== null && !hidden ? ['referrer'] : []],
    };
  });
}

/** P-18: in one's own cases names are shown, and in those that one stands in for or follows. */
const isOwn = (own: readonly Reader[]): boolean => own.includes('mediator') || own.includes('trainee');

const participantNames = (file: CaseStory, known: ReadonlyMap<string, string> | undefined): [string, string][] =>
  participants(file.state).flatMap(({ id }) => (known?.has(id) ? [[id, known.get(id)!] as [string, string]] : []));

/** Whether this search waits for a reason. What somebody searched for is kept nowhere: lines of the access log are counted. */
export async function searchedTooMuch({ db, now }: Visit): Promise<boolean> {
  const [last] = await db.query<{ at: Date | null }>('select max(at) as at from search_reason where staff_id = (select bis_user())');
  const explained = last?.at ?? null;
  // Few lines, however much somebody searched before.
  const since = Math.max(now.getTime() - SEARCH_LIMIT.withinMinutes * 60_000, explained?.getTime() ?? 0);
  const rows = await db.query<{ at: Date; act: string }>('select at, act from bis_own_searches($1)', [new Date(since)]);
  return mustExplain(rows.map(({ at, act }) => ({ at, kind: act === 'zoekvraag' ? 'search' : act === 'zoekvoorstel' ? 'suggest' : 'open' })), explained, now);
}

export async function addSearchReason(db: Db, staff: string, reason: SearchReason, now: Date): Promise<void> {
  await db.query('insert into search_reason (staff_id, at, reason) values ($1, $2, $3)', [staff, now, reason]);
}
