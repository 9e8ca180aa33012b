import type { Day } from '../core/day.ts';
import type { CaseId, PersonId } from '../core/fields.ts';
import { endedOf, termEnds, type Terms } from '../core/retention.ts';
import type { NewWords } from '../database/people/people.ts';
import type { Replayed } from './replay.ts';

/** Whether the people of this case may still be known: it goes on, or the term of how it ended has not passed. */
function keepsPeople({ standing }: Replayed, terms: Terms, today: Day): boolean {
  const ended = endedOf(standing);
  return ended === null || termEnds(ended, terms) > today;
}

const CHANNEL: Readonly<Record<string, string>> = { address: 'post', telephone: 'telephone', email: 'email' };

/** Words of a channel stand as `contact` beside the fact that names the channel; without such a fact they are told, not usable. */
function placed(done: Replayed, person: PersonId, kind: string): Pick<NewWords, 'kind' | 'factSeq'> {
  const channel = CHANNEL[kind];
  if (channel === undefined) return { kind, factSeq: 1 };
  const recordedAs = done.entries.find(({ fact }) => fact.kind === 'DetailRecorded' && fact.person === person && fact.channel === channel);
  return recordedAs ? { kind: 'contact', factSeq: recordedAs.seq } : { kind: 'told-contact', factSeq: null };
}

/** Names and addresses of a row, each for its own person's compartment; none where the retention term has passed. */
export function wordsOf(done: Replayed, caseId: CaseId, terms: Terms, { today, now: recorded }: { today: Day; now: Date }): NewWords[] {
  if (!keepsPeople(done, terms, today)) return [];
  const base = { caseId, compartment: 'person', factSeq: 1, by: null, recorded } as const;
  return done.people.flatMap((p, i): NewWords[] => {
    const person = `p${i + 1}` as PersonId;
    const own = p.words.map(({ kind, text }): NewWords => ({ ...base, person, ...placed(done, person, kind), text }));
    const speaks = done.entries.find(({ fact }) => fact.kind === 'RepresentativeAdded' && fact.for === person)?.fact;
    if (speaks?.kind !== 'RepresentativeAdded' || p.representativeName === null) return own;
    return [...own, { ...base, person: speaks.person, kind: 'name', text: p.representativeName }];
  });
}
