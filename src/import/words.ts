import { addMonths, type Day } from '../core/day.ts';
import type { CaseId, PersonId } from '../core/fields.ts';
import type { NewWords } from '../database/people/people.ts';
import type { Replayed } from './replay.ts';

/** "In de regel niet langer dan vijf jaar na afsluiting": the foundation's own privacy rules. */
export const RETENTION_MONTHS = 60;

/** Whether the people of this case are kept: its last closing or rejection is no more than the term ago. */
export function keepsPeople({ standing }: Replayed, today: Day): boolean {
  const ended = standing.closed ?? standing.rejected;
  return ended === null || addMonths(ended, RETENTION_MONTHS) > today;
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
export function wordsOf(done: Replayed, caseId: CaseId, today: Day, recorded: Date): NewWords[] {
  if (!keepsPeople(done, today)) return [];
  const base = { caseId, compartment: 'person', factSeq: 1, by: null, recorded } as const;
  return done.people.flatMap((p, i): NewWords[] => {
    const person = `p${i + 1}` as PersonId;
    const own = p.words.map(({ kind, text }): NewWords => ({ ...base, person, ...placed(done, person, kind), text }));
    const speaks = done.entries.find(({ fact }) => fact.kind === 'RepresentativeAdded' && fact.for === person)?.fact;
    if (speaks?.kind !== 'RepresentativeAdded' || p.representativeName === null) return own;
    return [...own, { ...base, person: speaks.person, kind: 'name', text: p.representativeName }];
  });
}
