import { channelWhyNot, livingReleases } from '../core/case/approach.ts';
import { requestRuns } from '../core/case/complete.ts';
import type { Entry, FactOf } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import { askingWhyNot } from '../core/case/held.ts';
import { whyNot, type Reader, type Relation } from '../core/case/order.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import type { Reason } from '../core/case/reasons.ts';
import { changedBefore, leftTheHouse, onPaper, sentAs } from '../core/case/sent-letter.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import { inOrder, isMinor, knowsOfCase, lacksRepresentative, participants, standsFor, stoodBy, type CaseState, type Participant } from '../core/case/state.ts';
import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import { isPersonId, type PersonId, type StaffId } from '../core/fields.ts';
import type { MadeLetter } from '../database/people/letters.ts';
import type { LetterKind, LetterRefusal, MadeKind } from './letter.ts';

/**
 * Which letters a case may have today. The rules of the case decide (`src/core`); what is added here is what holds for
 * paper only. Pure: words of people are read after this said yes.
 */
export interface Told {
  readonly entries: readonly Entry[];
  readonly state: CaseState;
}

export interface Asker {
  /** What the reader is to the case. */
  readonly relations: readonly Reader[];
  readonly staff: StaffId;
  readonly today: Day;
  readonly settings: SettingsOn;
  /** Somebody's data in the case are restricted: nothing leaves. */
  readonly restricted?: boolean;
}

/** Why there is no letter: a reason of the rules, of the builder, or one of these. */
export type MakeReason =
  | Reason | LetterRefusal
  /** P-06: *not asked* counts as no, but for an approach after the address was checked. */
  | 'post-not-asked'
  /** The letter was made before something that it may hold was withdrawn or changed. */
  | 'changed-since'
  /** A letter about a breach would tell that there is a case. */
  | 'knows-of-no-case'
  /** Post is opened there (P-06). */
  | 'detained';

/** In whose compartment the letter belongs, and about whom it is: the same, but for a representative. */
export interface Addressee {
  readonly person: PersonId;
  readonly participant: PersonId;
}

export interface Makeable {
  readonly kind: LetterKind;
  /** Null for a letter to somebody outside the case. */
  readonly to: Addressee | null;
  /** The one reminder (P-01), or one to the prosecution service. */
  readonly reminder: boolean;
  /** Null where it can be made now. */
  readonly reason: MakeReason | null;
  /** Without an address: it is handed over (P-21). */
  readonly byHand?: true;
}

/** A kind is made, and opened again, by whoever does that part of the work (P-11): nobody else reads it. */
const MAKERS: Readonly<Record<MadeKind, readonly Relation[]>> = { approach: ['mediator'], closing: ['mediator'], rejection: ['desk'], 'data-request': ['desk'], breach: ['desk', 'mediator'] };

export const handles = (kind: string, relations: readonly Reader[]): boolean =>
  Object.hasOwn(MAKERS, kind) && MAKERS[kind as MadeKind].some((own) => relations.includes(own));

/** Who reads the whole course of a case may know that a letter was made. */
export const mayKnowOf = (kind: string, relations: readonly Reader[]): boolean =>
  handles(kind, relations) || relations.some((own) => own !== 'desk' && own !== 'mediator');

/** Who gets the letters about a participant. Per child as was agreed, else whoever speaks for it. */
export function addresseesOf(p: Participant): Addressee[] {
  const itself = { person: p.id, participant: p.id };
  const speaking = p.representatives.map(({ id }) => ({ person: id, participant: p.id }));
  const ownPost = p.nature === 'person' && p.age !== null && !isMinor(p);
  if (speaking.length === 0 || ownPost) return [itself];
  switch (p.child?.lettersTo) {
    case 'participant': return [itself];
    case 'both': return [itself, ...speaking];
    default: return speaking;
  }
}

/** A letter that was made, as far as it tells whether another one is needed. */
export type Made = Pick<MadeLetter, 'kind' | 'place' | 'madeAt' | 'readUpTo'>;

/**
 * Everything that this reader's part of the work can ask for, in the order of the work. `made`: the letters of the case; the approach
 * letter that left today is printed from there, and never made a second time.
 */
export function makeable(told: Told, asker: Asker, made: readonly Made[] = []): Makeable[] {
  const { relations } = asker;
  const found: Makeable[] = [];
  if (relations.includes('desk')) {
    found.push(judgeDataRequest(told, asker));
    for (const p of participants(told.state, 'a')) found.push(...addresseesOf(p).map((to) => ({ kind: 'rejection' as const, to, ...byPostOrHand(p, to, rejectionWhyNot(told.state, p)) })));
  }
  if (relations.includes('mediator')) {
    for (const p of participants(told.state, 'b')) found.push(...addresseesOf(p).map((to) => ({ kind: 'approach' as const, to, ...judgeApproach(told, asker, p.id, leftToday(told, asker, made, to)) })));
    for (const p of participants(told.state)) found.push(...addresseesOf(p).map((to) => ({ kind: 'closing' as const, to, ...judgeClosing(told, asker, to) })));
  }
  return found;
}

type Judged = Pick<Makeable, 'reminder' | 'reason' | 'byHand'>;

const nobodySpeaks = (p: Participant): Reason | null => (lacksRepresentative(p) ? 'no-representative' : null);

/** As it was before something was recorded today: a letter that went out today can be printed once more. */
function stateWithout(told: Told, gone: (entry: Entry) => boolean): CaseState {
  return told.entries.some(gone) ? fold(told.entries.filter((entry) => !gone(entry))) : told.state;
}

const contextOf = (state: CaseState, { staff, today, settings, restricted = false }: Asker, relation: Relation) => ({ state, on: today, relation, staff, settings, restricted });

/** Whether an approach letter that was made left the house today to this addressee. */
const leftToday = (told: Told, { today }: Asker, made: readonly Made[], to: Addressee): boolean =>
  made.some((one) => one.kind === 'approach' && one.place === to.person && leftAs(one, told)?.day === today);

/** P-01, P-04 to P-09 by the rules; an approach that was recorded today is its own letter, not yet a reminder. With that letter made there is nothing to make today. */
function judgeApproach(told: Told, asker: Asker, id: PersonId, left: boolean): Judged {
  const { today } = asker;
  if (left) return { reminder: false, reason: told.state.people.get(id)?.reminded ? 'reminder-sent' : 'already-approached' };
  const state = stateWithout(told, ({ day, fact }) => day === today && fact.kind === 'Approached' && fact.person === id && fact.channel === 'letter');
  const p = state.people.get(id);
  if (!p) return { reminder: false, reason: 'person-unknown' };
  const context = contextOf(state, asker, 'mediator');
  const first = whyNot(specOf('approach'), context, p);
  const reminder = first !== null && p.approached !== null;
  const barred = reminder ? whyNot(specOf('remind-approach'), context, p) : first;
  return { reminder, reason: barred ?? channelWhyNot(context, p, 'letter', 'default')?.[0] ?? null };
}

/** To somebody detained it need not go by post: it is handed over, without an address (P-21). `reason`: why it cannot be made at all. */
function byPostOrHand(p: Participant, { person }: Addressee, reason: MakeReason | null): Judged {
  const post = postWhyNot(p);
  return post !== null && p.detained === 'yes' && person === p.id ? { reminder: false, reason, byHand: true } : { reminder: false, reason: reason ?? post };
}

/** R-060; who only said no or did not react gets one if they want it, which the mediator knows. */
function judgeClosing(told: Told, asker: Asker, to: Addressee): Judged {
  const id = to.participant;
  const { today } = asker;
  const state = stateWithout(told, ({ day, fact }) => day === today && fact.kind === 'ClosingLetterSettled' && fact.person === id && onPaper(fact.how));
  const p = state.people.get(id);
  if (!p) return { reminder: false, reason: 'person-unknown' };
  return byPostOrHand(p, to, whyNot(specOf('settle-closing-letter'), contextOf(state, asker, 'mediator'), p) ?? nobodySpeaks(p));
}

/** P-10; only to who knows of the referral (P-14). Not of post. */
function rejectionWhyNot(state: CaseState, p: Participant): MakeReason | null {
  if (state.rejected === null) return 'not-rejected';
  if (state.rejected.reason === 'duplicate') return 'no-letter-for-duplicate';
  if (p.dead) return 'person-died';
  if (state.referral?.entry !== 'self' && state.clientAgrees !== 'yes') return 'agreement-unknown';
  return nobodySpeaks(p);
}

/** AVG art. 34: only to who knows of the case, and only where post is safe (P-06). A restriction stops nothing here: it is for this person. */
export function breachWhyNot(state: CaseState, p: Participant): MakeReason | null {
  if (p.dead) return 'person-died';
  if (!knowsOfCase(state, p.id)) return 'knows-of-no-case';
  if (p.detained === 'yes') return 'detained';
  return nobodySpeaks(p) ?? postWhyNot(p);
}

function postWhyNot(p: Participant): MakeReason | null {
  if (p.safe.post === 'no') return 'not-safe-channel';
  if (p.safe.post === 'not-asked') return 'post-not-asked';
  if (p.address?.otherSideLivesThere === 'yes') return 'other-side-lives-there';
  // A representative may have an address of their own.
  return p.representatives.length > 0 || p.details.some((d) => d.channel === 'post') ? null : 'no-contact-details';
}

function judgeDataRequest(told: Told, asker: Asker): Makeable {
  const { state, first, reminder } = dataRequest(told, asker);
  return { kind: 'data-request', to: null, reminder, reason: reminder ? whyNot(specOf('remind-data'), contextOf(state, asker, 'desk'), null) : first };
}

function dataRequest(told: Told, asker: Asker) {
  const state = stateWithout(told, ({ day, fact }) => day === asker.today && (fact.kind === 'DataRequested' || fact.kind === 'DataReminded'));
  return { state, first: whyNot(specOf('request-data'), contextOf(state, asker, 'desk'), null), reminder: requestRuns(state) };
}

/** By which orders it is recorded that a letter left, the first time and again. */
const RECORDED_BY: Readonly<Partial<Record<string, readonly OrderName[]>>> = { approach: ['approach', 'remind-approach'], closing: ['settle-closing-letter'], 'data-request': ['request-data', 'remind-data'] };

/** The order with which whoever made this letter says that it left, and about whom; null where nothing is to be recorded, or not now. */
export function recordsLetter({ kind, place }: MadeLetter, { state }: Told, asker: Asker): { order: OrderName; person: PersonId | null } | null {
  const about = isPersonId(place) ? stoodBy(state, place) ?? null : null;
  const context = contextOf(state, asker, kind === 'data-request' ? 'desk' : 'mediator');
  const order = RECORDED_BY[kind]?.find((one) => whyNot(specOf(one), context, about) === null);
  return order ? { order, person: about?.id ?? null } : null;
}

/** Day of the request that a reminder reminds of; null for a first one. */
export function firstAsked(told: Told, asker: Asker): Day | null {
  const { state, reminder } = dataRequest(told, asker);
  return reminder ? state.data.requested : null;
}

/** A living release with the number of its fact, under which its words are sealed. */
export interface LivingRelease { readonly seq: number; readonly release: FactOf<'Released'> }

/** What a participant may be told today, oldest first (P-08). */
export function releasesTo(told: Told, to: PersonId): LivingRelease[] {
  const living = new Set(livingReleases(told.state, to).map(({ number }) => number));
  return told.entries.flatMap(({ seq, fact }) => (fact.kind === 'Released' && living.has(fact.number) ? [{ seq, release: fact }] : []));
}

/** Who released a name to a participant, goes on and knows what that means: a letter speaks for one of them. */
export function namesReleased(told: Told, to: PersonId): PersonId[] {
  const from = releasesTo(told, to).filter(({ release }) => release.what === 'name').map(({ release }) => release.from);
  return [...new Set(from)].filter((id) => {
    const p = told.state.people.get(id);
    return p?.decision === 'go-on' && p.informed !== null;
  });
}

/** The language that was last recorded of a participant; null where nobody asked. */
export function spokenBy(told: Told, participant: PersonId): Code<'language'> | null {
  const said = inOrder(told.entries).findLast(({ fact }) => fact.kind === 'LanguageRecorded' && fact.person === participant);
  return said?.fact.kind === 'LanguageRecorded' ? said.fact.language : null;
}

/**
 * Why a letter that was made may not be opened again; null where it may. One that went out is a record. One that did not
 * is still to leave, so it is judged like a new one: a release can be withdrawn until it is sent (P-08).
 */
export function reopenWhyNot(letter: Pick<MadeLetter, 'kind' | 'place' | 'madeAt' | 'readUpTo' | 'sentOn'>, told: Told, asker: Asker): MakeReason | null {
  const { kind, place, madeAt, readUpTo, sentOn } = letter;
  if (kind === 'breach') return sentOn === null ? breachReopenWhyNot(letter, told) : null;
  if (kind === 'data-request') return askedSince(told.entries, readUpTo) ? null : askingWhyNot(contextOf(told.state, asker, 'desk'));
  if ((kind !== 'approach' && kind !== 'closing') || !isPersonId(place)) return null;
  // The mediator's view of an own closed case is a thin one (P-11).
  if (told.state.closed !== null) return 'closed';
  const about = standsFor(told.state, place);
  const own = { kind, about, madeAt, readUpTo } as const;
  const sent = sentAs(told.entries, own);
  // What changed before something was sent shows that a later letter went out, not this one.
  if (sent) return changedBefore(told.entries, own, sent.seq) ? 'changed-since' : null;
  const now = makeable(told, asker).find((one) => one.kind === kind && one.to?.person === place && one.to.participant === about);
  if (!now) return 'changed-since';
  return now.reason ?? (changedBefore(told.entries, own, Infinity) ? 'changed-since' : null);
}

/** Whether it was recorded that a request, or a reminder, left after this. One that was made and still lies there waits for policy too (P-04). */
const askedSince = (entries: readonly Entry[], readUpTo: number): boolean =>
  inOrder(entries).some(({ seq, fact }) => seq > readUpTo && (fact.kind === 'DataRequested' || fact.kind === 'DataReminded'));

/** How a letter left the house, by what was recorded after it was made; null where it did not, or where another one went out. */
export function leftAs({ kind, place, madeAt, readUpTo }: Pick<MadeLetter, 'kind' | 'place' | 'madeAt' | 'readUpTo'>, { entries, state }: Told): Entry | null {
  if ((kind !== 'approach' && kind !== 'closing') || !isPersonId(place)) return null;
  return leftTheHouse(entries, { kind, about: standsFor(state, place), madeAt, readUpTo });
}

/** Of one that did not leave yet: an address that changed since it was made may be where somebody else lives by now. */
export function breachReopenWhyNot({ place, readUpTo }: Pick<MadeLetter, 'place' | 'readUpTo'>, { state, entries }: Told): MakeReason | null {
  const p = participants(state).find((one) => addresseesOf(one).some(({ person }) => person === place));
  return p ? breachWhyNot(state, p) ?? (changedBefore(entries, { about: p.id, readUpTo }, Infinity) ? 'changed-since' : null) : 'changed-since';
}

/** Whom a letter or its page shows, for the access log: an approach letter and a request tell of others than who they go to. */
export function peopleShown(kind: string, { state }: Pick<Told, 'state'>, place: string): string[] {
  const everybody = [...state.people.keys(), ...state.attending.keys()];
  if (kind === 'approach' || kind === 'data-request') return everybody;
  const whom = state.attending.get(place as PersonId)?.for;
  return everybody.filter((id) => id === place || id === whom);
}
