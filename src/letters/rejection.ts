import type { CaseState, Participant } from '../core/case/state.ts';
import type { MadeLetter } from '../database/people/letters.ts';
import { DOORS, type Door } from './letter.ts';
import { makeable, type Asker, type Makeable, type MakeReason, type Told } from './rules.ts';

/**
 * Which other doors a letter about a rejection begins with (P-10), in the order of the form; a person at the desk changes them. Own choice,
 * no source: what suits one side hurts on the other. Victim Support is for the victim side alone, and who is detained has no general
 * practitioner and no neighbourhood team to go to, but somebody there who guides them.
 */
export function usualDoors({ rejected, referral }: Pick<CaseState, 'rejected' | 'referral'>, p: Participant): readonly Door[] {
  const detained = p.detained === 'yes';
  const suits: Readonly<Record<Door, boolean>> = {
    'victim-support': p.position === 'victim-side',
    // The sentence of this door names whoever registered too.
    'own-professional': detained || p.ownProfessional || referral?.entry === 'professional' || p.nature === 'organisation',
    'general-practitioner': !detained && p.nature === 'person',
    'neighbourhood-team': false,
    'mediation-in-criminal-case': rejected?.reason === 'mis-first',
  };
  return DOORS.filter((door) => suits[door]);
}

/** Why there is no letter yet where something can be recorded that makes it possible. For every other reason there comes none at all. */
const MENDABLE: readonly (MakeReason | null)[] = [null, 'post-not-asked', 'no-contact-details', 'no-representative'];

/**
 * The letters about the last rejection of this case that the asker has still to make; of an earlier one, before it was taken up again, none counts.
 * What an import tells of was told then: nobody is written to, or asked for a safe address, years later.
 */
export function rejectionOwed(told: Told, asker: Asker, made: readonly Pick<MadeLetter, 'kind' | 'place' | 'readUpTo'>[]): Makeable[] {
  const rejected = told.entries.findLast(({ fact }) => fact.kind === 'Rejected');
  if (!rejected || rejected.actor === 'import') return [];
  const done = new Set(made.filter(({ kind, readUpTo }) => kind === 'rejection' && readUpTo >= rejected.seq).map(({ place }) => place));
  return makeable(told, asker).filter(({ kind, to, reason }) => kind === 'rejection' && to !== null && !done.has(to.person) && MENDABLE.includes(reason));
}

/**
 * Whether whoever registered themselves heard of the rejection in a talk, after which a letter is their wish and nobody's duty (P-10). Of a talk with a
 * referrer the client heard nothing. That a talk may be enough: own choice, no source.
 */
export function spokenAboutRejection({ entries, state }: Told): boolean {
  const rejected = entries.findLast(({ fact }) => fact.kind === 'Rejected')?.fact;
  return rejected?.kind === 'Rejected' && rejected.called === 'spoken' && state.referral?.entry === 'self';
}
