import type { Code } from '../codes.ts';
import { dayOf, type Day } from '../day.ts';
import type { PersonId } from '../fields.ts';
import type { Entry } from './facts.ts';
import { inOrder } from './state.ts';

/** A letter that was made, as far as it matters whether it left the house. `about`: the participant it is about, whoever gets it. */
export interface LetterAbout { readonly kind: 'approach' | 'closing'; readonly about: PersonId; readonly madeAt: Date; readonly readUpTo: number }

/** By post or from hand to hand (P-21): the paper is with them. */
export const onPaper = (how: Code<'closingLetter'>): boolean => how === 'sent' || how === 'handed-over';

/** The line that says that a letter of this kind was sent or handed over since; null where none was. */
export function sentAs(entries: readonly Entry[], { kind, about, madeAt }: LetterAbout): Entry | null {
  const made: Day = dayOf(madeAt);
  return inOrder(entries).find(({ day, fact }) => day >= made && (kind === 'approach'
    ? fact.kind === 'Approached' && fact.person === about && fact.channel === 'letter'
    : fact.kind === 'ClosingLetterSettled' && fact.person === about && onPaper(fact.how))) ?? null;
}

/** Whether something on which the letter rests changed after it was made and before this line: then another letter went out, or none. */
export const changedBefore = (entries: readonly Entry[], { about, readUpTo }: Pick<LetterAbout, 'about' | 'readUpTo'>, end: number): boolean =>
  entries.some((entry) => entry.seq > readUpTo && entry.seq < end && changes(entry, about));

/** The line with which this very letter left the house, and not another one: a release can be withdrawn until then (P-08). Null where it did not. */
export function leftTheHouse(entries: readonly Entry[], letter: LetterAbout): Entry | null {
  const sent = sentAs(entries, letter);
  return sent !== null && !changedBefore(entries, letter, sent.seq) ? sent : null;
}

function changes({ fact }: Entry, about: PersonId): boolean {
  switch (fact.kind) {
    case 'Released': return fact.to === about;
    case 'ReleaseWithdrawn': case 'Corrected': return true;
    case 'DetailRecorded': case 'MailReturned': case 'ChildHeard': return fact.person === about;
    case 'RepresentativeAdded': case 'RepresentationEnded': return fact.for === about;
    default: return false;
  }
}
