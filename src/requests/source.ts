import type { Entry, FactKind } from '../core/case/facts.ts';
import { stoodBy, type CaseState } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';

/** From whom we have a datum, for the person it is about (AVG art. 15(1)(g)). Codes alone: nothing that was said goes along. */
export const SOURCES = ['yourself', 'who-registered-you', 'somebody-else', 'institution', 'prosecution', 'professional', 'us', 'old-records', 'system', 'corrected', 'not-known'] as const;
export type Source = (typeof SOURCES)[number];

/** What a referral can bring along; whatever else was recorded in the same moment is of whoever recorded it. */
const OF_REFERRAL: ReadonlySet<FactKind> = new Set<FactKind>(['Referred', 'PersonAdded', 'AgeRecorded', 'RepresentativeAdded', 'SupporterAdded', 'DetentionRecorded', 'SafeContactStated', 'LanguageRecorded', 'OwnProfessionalKnown']);

interface Told { readonly entries: readonly Entry[]; readonly state: Pick<CaseState, 'people' | 'attending'> }

/** Who told us of somebody at the referral; of the other side nobody learns who it was, for that is a thing of the one who told (P-08). */
function registered({ entries, state }: Told, person: PersonId): Source {
  const referral = entries.find(({ fact }) => fact.kind === 'Referred')?.fact;
  const own = stoodBy(state, person);
  if (own?.referredItself) return 'yourself';
  if (own?.side !== 'a' || referral?.kind !== 'Referred') return 'somebody-else';
  // Whoever was added beside who registered themselves did not.
  const [first] = [...state.people.values()].filter(({ side }) => side === 'a');
  return referral.entry === 'self' && first?.id === person ? 'yourself' : 'who-registered-you';
}

/** Of one line of the case file about this person. */
export function sourceOfEntry(told: Told, person: PersonId, { fact, actor, recorded }: Entry): Source {
  if (fact.kind === 'DetailRecorded') {
    switch (fact.source) {
      case 'party': return 'yourself';
      case 'registrant': case 'referrer': return registered(told, person);
      default: return fact.source;
    }
  }
  // What came with the referral was told by who referred, whoever of us wrote it down.
  if (recorded === told.entries[0]?.recorded && OF_REFERRAL.has(fact.kind)) return actor === 'import' ? 'old-records' : registered(told, person);
  return actor === 'public' ? registered(told, person) : actor === 'import' ? 'old-records' : actor === 'system' ? 'system' : 'us';
}

/** Of words in this person's own compartment. `by`: who of us wrote them down; null for the public, an import or a job. */
export function sourceOfWords(told: Told, person: PersonId, { kind, factSeq, by, corrected }: { readonly kind: string; readonly factSeq: number | null; readonly by: string | null; readonly corrected: boolean }): Source {
  if (corrected) return 'corrected';
  if (kind === 'own-statement') return 'yourself';
  if (kind === 'addition') return registered(told, person);
  const entry = factSeq === null ? undefined : told.entries.find(({ seq }) => seq === factSeq);
  if (entry) return sourceOfEntry(told, person, entry);
  return by === null ? 'not-known' : 'us';
}

/** Of a sentence that was chosen for this person's file; `from` as it was offered. Of the other side nobody learns that somebody referred them (P-08). */
export function sourceOfSentence(told: Told, person: PersonId, from: string): Source {
  if (from === 'casework' || from === 'task' || from === 'fact') return 'us';
  // What this person told of somebody else came with the referral, by whoever filled it in.
  if (from === person) return registered(told, person);
  return from === 'referrer' && stoodBy(told.state, person)?.side === 'a' ? 'who-registered-you' : 'somebody-else';
}
