import type { Entry, Fact, FactKind } from './facts.ts';

/** The case rests on these: they are mended otherwise, and a correction stays (P-15). */
const STAYS: ReadonlySet<FactKind> = new Set<FactKind>(['Referred', 'Corrected', 'PersonAdded', 'RepresentativeAdded', 'SupporterAdded']);
export const staysPut = (kind: FactKind): boolean => STAYS.has(kind);

/** All that a practice supervisor recorded and so may take back: that a case was talked over (P-03). */
export const ofSupervisor = (kind: FactKind): boolean => kind === 'TalkedOver';

/** Numbers of lines that were corrected: what came with them counts no more (P-15). */
export const correctedIn = (entries: readonly Entry[]): Set<number> => new Set(entries.flatMap(({ fact }) => (fact.kind === 'Corrected' ? [fact.seq] : [])));

/** How long a line can be undone with one link (own choice); after it, it is corrected as any other. */
export const UNDO_MINUTES = 30;
export const undoesStill = ({ recorded }: Pick<Entry, 'recorded'>, now: Date): boolean => now.getTime() - Date.parse(recorded) <= UNDO_MINUTES * 60_000;

export type NoUndo = 'somebody-else' | 'too-late' | 'not-last' | 'several-lines' | 'stays';

/** Why the line that was just recorded cannot be undone with one link; null where it can. */
export function undoWhyNot(entries: readonly Entry[], seq: number, { actor, now }: { readonly actor: string; readonly now: Date }): NoUndo | null {
  const line = entries.find((e) => e.seq === seq);
  if (!line || line.actor !== actor) return 'somebody-else';
  if (!undoesStill(line, now)) return 'too-late';
  if (staysPut(line.fact.kind)) return 'stays';
  const since = entries.filter((e) => e.seq !== seq && e.seq >= seq);
  const sameAct = (e: Entry) => e.actor === line.actor && e.recorded === line.recorded;
  if (!since.every(sameAct)) return 'not-last';
  return since.length > 0 ? 'several-lines' : null;
}

/** The lines that still stand of one go of work: recorded by the same hand in the same moment as this one, itself among them; oldest first. */
export function sameGo(entries: readonly Entry[], seq: number): Entry[] {
  const line = entries.find((e) => e.seq === seq);
  const gone = correctedIn(entries);
  return entries.filter((e) => line && e.actor === line.actor && e.recorded === line.recorded && !gone.has(e.seq));
}

/** Kinds with which somebody outside the house reads or hears something, or may. */
const LEAVING = [
  'Approached', 'ReferrerAsked', 'ReferrerContacted', 'MessagePassed', 'ReportedBack', 'ProcessNoticeSent', 'DataRequested', 'DataReminded', 'Rejected', 'ToldDataMayFail', 'ClosingLetterSettled',
] as const satisfies readonly FactKind[];
export type Leaving = (typeof LEAVING)[number];
const isLeaving = (kind: FactKind): kind is Leaving => (LEAVING as readonly FactKind[]).includes(kind);

/** Whether somebody outside the house read or heard something because of this. */
function leaves(fact: Fact): boolean {
  switch (fact.kind) {
    case 'ClosingLetterSettled': return fact.how === 'sent' || fact.how === 'handed-over' || fact.how === 'other-channel';
    // A duplicate gets no letter (P-10); then only a talk told somebody.
    case 'Rejected': return fact.reason !== 'duplicate' || fact.called === 'spoken';
    case 'ReferrerContacted': return fact.result === 'spoken';
    default: return isLeaving(fact.kind);
  }
}

export interface Left { readonly entry: Entry; readonly kind: Leaving }

/**
 * What has left the house (P-15), oldest first; after a given line: that line itself, and everything recorded since, as that may
 * rest on it. A little too much is no harm, too little hides somebody who must be told. Only what did not happen did not leave.
 */
export function leftSince(entries: readonly Entry[], seq: number | null = null): Left[] {
  const never = new Set(entries.flatMap(({ fact }) => (fact.kind === 'Corrected' && fact.reason === 'did-not-happen' ? [fact.seq] : [])));
  return entries.filter((e) => leaves(e.fact) && (seq === null || e.seq >= seq) && (!never.has(e.seq) || e.seq === seq))
    .map((entry) => ({ entry, kind: entry.fact.kind as Leaving }));
}
