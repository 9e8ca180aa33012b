import { readByMore } from '../core/case/approach.ts';
import { correctedIn } from '../core/case/correct.ts';
import type { Entry, Fact, FactKind } from '../core/case/facts.ts';
import { leftTheHouse } from '../core/case/sent-letter.ts';
import { knowsOfCase, standsFor, type CaseState } from '../core/case/state.ts';
import { isPersonId, type PersonId } from '../core/fields.ts';
import { INCLUDE, sentencesOf, type Choice, type Course, type RequestStep } from '../core/request.ts';
import { nameWords } from '../database/people/fold-name.ts';
import type { MadeLetter } from '../database/people/letters.ts';
import type { OfferedWords } from '../database/people/offered.ts';

/**
 * What happened to, or was said by, one person, and tells nothing of somebody else: the only facts that come into that person's file
 * unasked. Any other fact about them is offered, and a person judges it. `AddressChecked` is neither: it tells where the other lives.
 */
const OF_ONE_PERSON: ReadonlySet<FactKind> = new Set<FactKind>([
  'PersonAdded', 'AgeRecorded', 'RepresentativeAdded', 'RepresentationEnded', 'ChildHeard', 'SupporterAdded', 'DetentionRecorded', 'SafeContactStated', 'LanguageRecorded', 'OwnProfessionalKnown',
  'DetailChecked', 'MailReturned', 'EarlierAnswerBinds', 'CameThemselves', 'ToldDataMayFail', 'IntakeHeld', 'Informed', 'Decided', 'Released', 'Approached', 'Answered', 'Prepared', 'ConfidentialityAgreed',
  'FormConsented', 'FormConsentWithdrawn', 'ReportBackConsented', 'ReportBackConsentWithdrawn', 'ProcessNoticeConsented', 'FollowedUp', 'ClosingLetterSettled', 'Stopped', 'Paused',
]);
const NEVER: ReadonlySet<FactKind> = new Set<FactKind>(['AddressChecked', 'CaseLinked', 'NotRecorded']);

/** Whose fact it is: who is spoken of first. */
function whoseFact(fact: Fact): PersonId | null {
  if ('for' in fact) return fact.for;
  if ('from' in fact) return fact.from;
  return 'person' in fact ? fact.person : null;
}

/** Facts of this person's file, without those that were corrected. */
export function ownFacts(entries: readonly Entry[], person: PersonId): Entry[] {
  const gone = correctedIn(entries);
  return entries.filter(({ seq, fact }) => !gone.has(seq) && OF_ONE_PERSON.has(fact.kind) && whoseFact(fact) === person);
}

/** Facts that speak of this person and may tell of somebody else too. */
export function offeredFacts(entries: readonly Entry[], person: PersonId): Entry[] {
  const gone = correctedIn(entries);
  return entries.filter(({ seq, fact }) => !gone.has(seq) && !OF_ONE_PERSON.has(fact.kind) && !NEVER.has(fact.kind) && whoseFact(fact) === person);
}

/** Those of these cases of which the person who is asked about knows. */
export const knownTo = <O extends { readonly about: { readonly person: PersonId }; readonly file: { readonly state: CaseState } }>(opened: readonly O[]): O[] => opened.filter(({ about, file }) => knowsOfCase(file.state, about.person));

/**
 * Releases to this person that stand, by the number of their fact; none before the person knows of the case. What was released before somebody
 * more read along is not passed on to them by a request either (P-08, P-14): a letter that left with it is among the letters.
 */
export function releasedTo(entries: readonly Entry[], state: CaseState, person: PersonId): { seq: number; from: PersonId; what: 'name' | 'lines' | 'form' }[] {
  if (!knowsOfCase(state, person)) return [];
  const standing = new Set(state.releases.filter((release) => release.to === person && !release.withdrawn && !readByMore(state, release)).map(({ number }) => number));
  return entries.flatMap(({ seq, fact }) => (fact.kind === 'Released' && fact.to === person && standing.has(fact.number) ? [{ seq, from: fact.from, what: fact.what }] : []));
}

/**
 * Letters that this person got. One that was made and never sent is none: it can hold what the other released and took back in time (P-08),
 * and tells a person who was not approached that somebody wanted it.
 */
export const lettersTo = <L extends Pick<MadeLetter, 'kind' | 'place' | 'madeAt' | 'readUpTo' | 'sentOn'>>(letters: readonly L[], { entries, state }: { readonly entries: readonly Entry[]; readonly state: CaseState }, person: PersonId): L[] =>
  letters.filter(({ kind, place, madeAt, readUpTo, sentOn }) => {
    if (place !== person || !isPersonId(place)) return false;
    if (kind === 'approach' || kind === 'closing') return leftTheHouse(entries, { kind, about: standsFor(state, place), madeAt, readUpTo }) !== null;
    return kind === 'breach' ? sentOn !== null : kind === 'rejection' && state.rejected !== null;
  });

/** Whether two names can be of one person: a word of both that is no initial. Who married, or is called by one of two names, shares the other. */
export function sharesName(one: string, other: string): boolean {
  const words = new Set(nameWords(one).strong);
  return nameWords(other).strong.some((word) => words.has(word));
}

/** One sentence to be judged. */
export interface Sentence { readonly item: string; readonly from: string; readonly recorded: Date; readonly text: string }

export const sentences = (words: readonly OfferedWords[]): Sentence[] =>
  words.flatMap(({ id, from, recorded, text }) => sentencesOf(text).map((sentence, index) => ({ item: `${id}:${index + 1}`, from, recorded, text: sentence })));

/** How far the judging is. */
export const unjudged = (all: readonly Sentence[], choices: ReadonlyMap<string, Choice>): Sentence[] => all.filter(({ item }) => !choices.has(item));
export const included = <S extends Sentence>(all: readonly S[], choices: ReadonlyMap<string, Choice>): S[] => all.filter(({ item }) => choices.get(item) === INCLUDE);

interface Stepped { readonly kind: string; readonly day: Course['received'] }

/** Whether a restriction that this request put on some case stands: lifting lifts them all, and one can be put on another case after it. */
export const isRestricting = (steps: readonly { readonly kind: string }[]): boolean => steps.findLastIndex(({ kind }) => kind === 'restricted') > steps.findLastIndex(({ kind }) => kind === 'lifted');

export const stepsDone = (steps: readonly { readonly kind: string }[]): Set<RequestStep> => new Set(steps.map(({ kind }) => kind as RequestStep));

export function courseOf(received: Course['received'], steps: readonly Stepped[]): Course {
  const dayOf = (kind: RequestStep) => steps.find((step) => step.kind === kind)?.day ?? null;
  return { received, extended: dayOf('extended'), decided: dayOf('decided') };
}
