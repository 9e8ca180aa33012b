import { PROVIDER_WORDS } from '../core/case/provider.ts';
import type { Day } from '../core/day.ts';
import type { CaseId, PersonId, StaffId } from '../core/fields.ts';
import type { Entry, FactKind, FactOf } from '../core/case/facts.ts';
import type { Context, Reader, Relation } from '../core/case/order.ts';
import { seesOf, type Sees } from '../core/case/sees.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import { restrictedOn, type Restricted } from '../database/restriction.ts';
import { whoIn, type Who } from '../words/people.ts';
import type { Say } from './texts-facts.ts';

/** Something personal or narrative that was written down, opened. `factSeq`: the entry that it came with. */
export interface Written {
  /** Of a note alone. */
  readonly id?: string;
  /** Compartment: a person's id, `referrer` or `casework`. */
  readonly place: string;
  readonly kind: string;
  readonly text: string;
  readonly recorded: Date;
  readonly factSeq: number | null;
  /** Member of staff; null from the public or an import. */
  readonly by: string | null;
  /** Its line was struck through: shown in the timeline alone. */
  readonly struck?: true;
}

/** Everything that the screens of one case show, read once. Pure functions make pages of it. */
export interface CaseView {
  readonly id: CaseId;
  readonly number: string;
  readonly entries: readonly Entry[];
  readonly state: CaseState;
  readonly lastSeq: number;
  /** With most insight first; at least one. */
  readonly relations: readonly Reader[];
  /** Whose data are kept and not used otherwise (AVG art. 18). */
  readonly restricted: readonly Restricted[];
  readonly staff: StaffId;
  readonly today: Day;
  readonly settings: SettingsOn;
  readonly sees: Sees;
  readonly written: readonly Written[];
  readonly names: ReadonlyMap<string, string>;
  readonly who: Who;
  readonly say: Say;
}

/** Whether somebody with these relations adds to the casework of a case that stands so. */
export const writesIn = (relations: readonly Reader[], state: CaseState): boolean => seesOf(relations, state).writes;

/** What the desk sees of the time after sending out (P-11): data, mediator, safe contact, correspondence, where it stands. */
const DESK_KINDS: readonly FactKind[] = [
  'Allocated', 'SecondMediatorJoined', 'SecondMediatorLeft', 'Reallocated', 'HandedBack', 'Closed', 'Reopened', 'LateItemAdded', 'Paused', 'Resumed', 'Died',
  'ProcessNoticeConsented', 'ProcessNoticeSent', 'Corrected',
];
/** From sending out on; everything before it was the desk's own work. */
const TRAJECTORY_KINDS: readonly FactKind[] = [
  'ToldDataMayFail', 'TalkedOver', 'ReferrerContacted', 'IntakeHeld', 'Informed', 'Decided', 'SafetyWeighed', 'Released', 'ReleaseWithdrawn', 'AddressChecked', 'AskingAgainAgreed',
  'Approached', 'Answered', 'Prepared', 'ConfidentialityAgreed', 'FormConsented', 'FormConsentWithdrawn', 'MessagePassed', 'MessageReceived', 'ContactHeld', 'MetOnTheirOwn',
  'ResultRecorded', 'ReportTextWritten', 'ReportBackConsented', 'ReportBackConsentWithdrawn', 'ReportedBack', 'FollowedUp', 'ClosingLetterSettled', 'Stopped', 'NotRecorded', 'EarlierAnswerBinds', 'CameThemselves',
];

export function visibleEntries(view: CaseView): Entry[] {
  const own = `staff:${view.staff}`;
  return view.entries.filter((e) => view.sees.trajectory || e.actor === own || DESK_KINDS.includes(e.fact.kind) || !TRAJECTORY_KINDS.includes(e.fact.kind));
}

/** Last written name a person that still holds, by id. */
export function namesOf(written: readonly Written[]): Map<string, string> {
  return new Map(written.filter((w) => w.kind === 'name' && !w.struck).map((w) => [w.place, w.text.split('\n')[0] ?? w.text]));
}

export interface ViewParts extends Omit<CaseView, 'who' | 'say' | 'names' | 'sees' | 'written'> {
  /** All that is written in this case. */
  readonly written: readonly Written[];
  staffName(id: string): string;
  caseNumber(id: string): string;
}

const isProvider = ({ kind }: Written): boolean => (PROVIDER_WORDS as readonly string[]).includes(kind);

/** Leaves out what this reader may not see, before anything is made of it. */
export function viewOf({ staffName, caseNumber, written: all, ...parts }: ViewParts): CaseView {
  const sees = seesOf(parts.relations, parts.state);
  const names = namesOf(all);
  const written = all.filter((w) => (w.place === 'casework' ? sees.casework : isProvider(w) ? sees.provider : sees.details));
  const who = whoIn(parts.state, names);
  const say: Say = { cause: parts.state.cause, who: (id: PersonId) => who(id), staff: staffName, number: caseNumber, message: (number) => messageIn(parts.entries, number) };
  return { ...parts, sees, written, names, who, say };
}

/** How a message was passed on, also where that line was struck through since. */
function messageIn(entries: readonly Entry[], number: number): FactOf<'MessagePassed'> | null {
  const passed = entries.find(({ fact }) => fact.kind === 'MessagePassed' && fact.number === number)?.fact;
  return passed?.kind === 'MessagePassed' ? passed : null;
}

/** What the rules need to know of who asks. `on`: the day it happened, with the state of that day. */
export const contextOf = (view: CaseView, relation: Relation, on: Day = view.today, state: CaseState = view.state): Context =>
  ({ state, on, relation, staff: view.staff, settings: view.settings, restricted: restrictedOn(view.restricted, on) });

const LISTS: Readonly<Record<Reader, string>> = {
  desk: '/aanmeldpunt', policy: '/beleid', mediator: '/mijn-zaken', supervisor: '/werkbegeleiding', trainee: '/mijn-zaken', glass: '/noodtoegang',
};

/** The list of the navigation that this reader came by. */
export const listOf = ({ relations }: Pick<CaseView, 'relations'>): string => LISTS[relations[0] ?? 'desk'];

/** Actors are written `staff:<id>`. */
export function actorText(actor: string, view: Pick<CaseView, 'say'>): string {
  if (actor === 'public') return 'via de website';
  if (actor === 'import') return 'overgenomen';
  return actor === 'system' ? 'vanzelf' : view.say.staff(actor.slice('staff:'.length) as StaffId);
}
