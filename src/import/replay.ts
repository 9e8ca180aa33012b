import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { OrganisationId, StaffId } from '../core/fields.ts';
import type { Entry, Fact } from '../core/case/facts.ts';
import { apply } from '../core/case/fold.ts';
import { decideOrder } from '../core/case/order.ts';
import { specOf } from '../core/case/orders.ts';
import { outcome } from '../core/case/outcome.ts';
import type { Reason } from '../core/case/reasons.ts';
import { refer, type Referral } from '../core/case/refer.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import { emptyState, type CaseState } from '../core/case/state.ts';
import { standing, type Standing } from '../core/case/standing.ts';
import type { Fault, Row } from './cells.ts';
import { peopleOf, type RowPerson } from './people.ts';
import { stepsOf, type Step } from './steps.ts';

/** What the import knows of our own lists: accounts by e-mail address, organisations by kind and name. */
export interface Lists {
  readonly mediators: ReadonlyMap<string, StaffId>;
  readonly organisation: (kind: Code<'referrerKind'>, name: string) => OrganisationId;
}

export interface Told {
  readonly today: Day;
  /** UTC, ISO 8601. */
  readonly recorded: string;
  readonly settings: SettingsOn;
  readonly lists: Lists;
  /** The Dutch sentence of a reason. */
  readonly sentence: (reason: Reason) => string;
}

/** One row as a case, decided and folded in memory; nothing is written yet. */
export interface Replayed { readonly row: Row; readonly entries: readonly Entry[]; readonly standing: Standing; readonly people: readonly RowPerson[] }

function referralOf(row: Row, people: readonly RowPerson[], lists: Lists): Referral {
  const value = <T>(name: string, fallback: T): T => (row.values[name] ?? fallback) as T;
  const kind = value<Code<'referrerKind'> | null>('referrer_kind', null);
  const organisation = row.values['referrer_organisation'];
  return {
    referred: {
      entry: value('entry', 'self'), channel: 'import', referrerKind: kind,
      organisation: kind !== null && typeof organisation === 'string' ? lists.organisation(kind, organisation) : null,
      viaZsm: value('via_zsm', 'unknown'), cause: value('cause', 'other-event'), eventMonth: value('event_month', null),
      policeReport: value('police_report', 'unknown'), criminalStage: value('criminal_stage', 'unknown'), certainty: 'sure',
      clientAgrees: value('client_agrees', 'unknown'), immaterialNeed: value('immaterial_need', 'unknown'), funding: value('funding', 'ministry'), callBack: 'no',
    },
    people: people.map((p) => p.referred),
  };
}

class Replay {
  readonly state: CaseState = emptyState();
  readonly entries: Entry[] = [];
  readonly told: Told;
  constructor(told: Told) { this.told = told; }

  add(facts: readonly Fact[], day: Day): void {
    for (const fact of facts) {
      const entry: Entry = { seq: this.entries.length + 1, day, recorded: this.told.recorded, actor: 'import', fact };
      this.entries.push(entry);
      apply(this.state, entry);
    }
  }

  step(step: Step): Fault | null {
    if ('notRecorded' in step) {
      if (!this.state.notRecorded.has(step.notRecorded)) this.add([{ kind: 'NotRecorded', step: step.notRecorded, person: null }], step.day);
      return null;
    }
    const spec = specOf(step.order);
    const relation = spec.by[0] ?? 'mediator';
    const context = {
      state: this.state, on: step.day, relation, settings: this.told.settings, historic: true as const,
      staff: this.state.allocated?.mediator ?? ('00000000-0000-0000-0000-000000000000' as StaffId),
    };
    const decision = decideOrder(spec, context, this.told.today, { person: step.person, values: step.values });
    if (!decision.ok) return { column: step.column, sentence: this.told.sentence(decision.reason) };
    this.add(decision.facts, step.day);
    return null;
  }
}

function keysOf(row: Row, lists: Lists): { mediator: StaffId | null } | Fault {
  const email = row.values['mediator'];
  const mediator = typeof email === 'string' ? lists.mediators.get(email.toLowerCase()) ?? null : null;
  return typeof email === 'string' && mediator === null
    ? { column: 'mediator', sentence: 'Er is geen account van een bemiddelaar met dit e-mailadres.' } : { mediator };
}

/** Where a refusal of the referral itself stands in a file. */
const REFERRAL_COLUMNS: Readonly<Record<string, string>> = {
  people: 'a1_role', referrerKind: 'referrer_kind', clientAgrees: 'client_agrees', position: 'a1_position',
};

/** A row decided by the rules of its days, or everything that was found wrong with it. */
export function replay(row: Row, told: Told): Replayed | { faults: Fault[] } {
  const found = peopleOf(row);
  if ('faults' in found) return found;
  const keys = keysOf(row, told.lists);
  if ('column' in keys) return { faults: [keys] };
  const run = new Replay(told);
  const referral = refer(referralOf(row, found.people, told.lists));
  if (!referral.ok) return { faults: [{ column: REFERRAL_COLUMNS[referral.field ?? ''] ?? 'entry', sentence: told.sentence(referral.reason) }] };
  run.add(referral.facts, row.values['registered'] as Day);
  for (const step of stepsOf(row, found.people, keys.mediator)) {
    const fault = run.step(step);
    if (fault) return { faults: [fault] };
  }
  const derived = run.state.closed ? outcome(run.state) : null;
  const told_ = row.values['outcome'];
  if (told_ !== undefined && told_ !== derived) {
    return { faults: [{ column: 'outcome', sentence: 'De stappen in deze rij leiden tot een andere uitkomst dan hier staat.' }] };
  }
  const result = standing(run.state, told.settings, run.entries.length);
  if (!result) return { faults: [{ column: 'registered', sentence: 'Deze rij heeft geen aanmelding.' }] };
  return { row, entries: run.entries, standing: result, people: found.people };
}
