import type { Code } from '../core/codes.ts';
import type { CaseId, PersonId, StaffId } from '../core/fields.ts';
import type { Fact, FactKind, FactOf } from '../core/case/facts.ts';
import { capital } from '../words/codes.ts';
import { DESK_FACT_TEXTS } from './texts-facts-desk.ts';
import { TRAJECTORY_FACT_TEXTS } from './texts-facts-trajectory.ts';

/** What a sentence needs to name people, staff and cases as this reader may see them. */
export interface Say {
  readonly cause: Code<'cause'>;
  who(person: PersonId): string;
  staff(id: StaffId): string;
  number(other: CaseId): string;
  /** The line with which a message was passed on; null where there is none. Left out where it would tell one person of another. */
  message?(number: number): FactOf<'MessagePassed'> | null;
}

export type FactTexts<K extends FactKind> = { readonly [F in K]: (fact: FactOf<F>, say: Say) => string };

/** A kind of fact without a sentence does not compile. */
const SENTENCES: FactTexts<FactKind> = { ...DESK_FACT_TEXTS, ...TRAJECTORY_FACT_TEXTS };

/** What happened, in one line, without a full stop. */
export const factText = (fact: Fact, say: Say): string => capital((SENTENCES[fact.kind] as (f: Fact, s: Say) => string)(fact, say));
