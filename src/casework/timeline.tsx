import type { Entry, FactKind } from '../core/case/facts.ts';
import { PROVIDER_WORDS } from '../core/case/provider.ts';
import { dayOf, parseDay } from '../core/day.ts';
import type { Strike } from '../database/people/strike.ts';
import { BAN_WORDS, SAFE_KINDS } from '../core/safe-contact.ts';
import type { IconName } from '../ui/icon.tsx';
import { Timeline, type TimelineItem } from '../ui/timeline.tsx';
import { word } from '../words/codes.ts';
import { clockText, dayText, shortDay } from '../words/day.ts';
import { NoteBody, StruckBody } from './note.tsx';
import { factText } from './texts-facts.ts';
import { actorText, visibleEntries, type CaseView } from './view.ts';

const ICONS: Readonly<Partial<Record<FactKind, IconName>>> = {
  Referred: 'inbox', PersonAdded: 'person', RepresentativeAdded: 'person', SupporterAdded: 'person', SafeContactStated: 'shield', ReferrerSafeStated: 'shield', BanRecorded: 'shield', BanPermitted: 'shield',
  ViolenceJudged: 'shield', ConcernRaised: 'shield', PolicyAnswered: 'shield', SafetyWeighed: 'shield', DataRequested: 'letter', DataReminded: 'letter', DataAnswered: 'letter',
  Accepted: 'check', Allocated: 'folder', Reallocated: 'folder', HandedBack: 'back', TalkedOver: 'people', ReferrerContacted: 'phone', IntakeHeld: 'people', Approached: 'letter', Answered: 'letter',
  Prepared: 'people', ContactHeld: 'people', MessagePassed: 'letter', MessageReceived: 'letter', ClosingLetterSettled: 'letter', Closed: 'check', Paused: 'pause', Resumed: 'next',
};

/** Shown on request only, on a page of its own: how to reach somebody, and what a referral tells of the event and the others. */
const DETAIL_KINDS: readonly string[] = [
  'name', 'birth-date', 'contact', 'detention-place', 'own-professional', ...PROVIDER_WORDS, 'statement-about-other', 'event', 'event-place', 'event-day', 'remarks', BAN_WORDS, ...SAFE_KINDS, 'addition',
];

function corrections(view: CaseView): Map<number, string> {
  const found = new Map<number, string>();
  for (const { fact } of view.entries) if (fact.kind === 'Corrected') found.set(fact.seq, word('correction', fact.reason));
  return found;
}

interface Moment { readonly day: string; readonly recorded: string; readonly seq: number; readonly item: TimelineItem }

/** What a referral tells was told at once: one moment, with the rest of it below. */
function together(entries: readonly Entry[]): Entry[][] {
  const [referral] = entries;
  if (referral?.fact.kind !== 'Referred') return entries.map((entry) => [entry]);
  const same = entries.filter((e) => e.recorded === referral.recorded && e.actor === referral.actor && e.day === referral.day && TOLD_AT_ONCE.includes(e.fact.kind));
  return [same, ...entries.filter((e) => !same.includes(e)).map((entry) => [entry])];
}

const TOLD_AT_ONCE: readonly FactKind[] = [
  'Referred', 'PersonAdded', 'RepresentativeAdded', 'SafeContactStated', 'LanguageRecorded', 'DetentionRecorded', 'DetailRecorded',
];

function entryMoment(view: CaseView, [entry, ...more]: [Entry, ...Entry[]], corrected: ReadonlyMap<number, string>): Moment {
  const recorded = new Date(entry.recorded);
  const words = view.written.filter((w) => w.factSeq === entry.seq && w.place !== 'referrer' && !DETAIL_KINDS.includes(w.kind)).map((w) => w.text);
  const body = [...more.map((e) => (corrected.has(e.seq) ? <s>{factText(e.fact, view.say)}</s> : factText(e.fact, view.say))), ...words];
  const late = dayOf(recorded) !== entry.day;
  return {
    day: entry.day, recorded: entry.recorded, seq: entry.seq,
    item: {
      when: dayText(entry.day), dateTime: entry.day, whenNote: late ? `vastgelegd ${shortDay(dayOf(recorded), entry.day)}` : clockText(recorded),
      title: factText(entry.fact, view.say), by: actorText(entry.actor, view), icon: ICONS[entry.fact.kind], corrected: corrected.get(entry.seq),
      body: body.length > 0 ? body.map((line) => <p>{line}</p>) : undefined,
    },
  };
}

function momentOf(recorded: Date, item: Omit<TimelineItem, 'when' | 'dateTime' | 'whenNote' | 'icon'>): Moment {
  const day = dayOf(recorded);
  return { day, recorded: recorded.toISOString(), seq: 0, item: { when: dayText(day), dateTime: day, whenNote: clockText(recorded), icon: 'note', ...item } };
}

/** Those that stand, with a way to strike them, and what is left of those that were struck. */
function noteMoments({ view, strikes, onceKey }: TimelineProps): Moment[] {
  const by = (id: string | null) => (id ? view.say.staff(id as never) : '');
  const notes = view.written.filter((w) => w.place === 'casework' && w.kind === 'note' && w.factSeq === null);
  return [
    ...notes.map((note) => momentOf(note.recorded, { title: 'Notitie', by: by(note.by), body: <NoteBody view={view} note={note} before={strikes.filter(({ noteId }) => noteId === note.id)} /> })),
    ...strikes.filter(({ undoneAt }) => undoneAt === null).map((one) => momentOf(one.writtenAt, { title: <s>Notitie</s>, by: by(one.writtenBy), body: <StruckBody view={view} strike={one} onceKey={onceKey} /> })),
  ];
}

const down = <T,>(x: T, y: T): number => (x < y ? 1 : x > y ? -1 : 0);

export interface TimelineProps {
  readonly view: CaseView;
  /** Empty for whoever reads no notes. */
  readonly strikes: readonly Strike[];
  /** A fresh one-time key at every call. */
  onceKey(): string;
}

/** Newest first: by the day it happened, then by when it was recorded. */
export function CaseTimeline(props: TimelineProps) {
  const { view } = props;
  const corrected = corrections(view);
  const moments = [
    ...together(visibleEntries(view)).map((entries) => entryMoment(view, entries as [Entry, ...Entry[]], corrected)),
    ...noteMoments(props),
  ].toSorted((x, y) => down(x.day, y.day) || down(x.recorded, y.recorded) || down(x.seq, y.seq));
  return <Timeline label="Tijdlijn" items={moments.map(({ item }) => item)} />;
}

/** The line that was just recorded, to say so on top; null where the number is none. */
export function entryAt(view: CaseView, seq: string | null): Entry | null {
  return seq !== null && /^\d{1,6}$/.test(seq) ? visibleEntries(view).find((e) => e.seq === Number(seq)) ?? null : null;
}

/** A day in a sealed word, in words; anything else as it is. */
export function dayOrText(text: string): string {
  const day = parseDay(text.trim());
  return day ? dayText(day).slice(3) : text;
}
