import { correctedIn, leftSince, UNDO_MINUTES, undoWhyNot, type Leaving, type NoUndo } from '../core/case/correct.ts';
import type { Entry, FactKind } from '../core/case/facts.ts';
import type { Possibility } from '../core/case/possible.ts';
import type { Child } from 'hono/jsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PaperInCase } from '../web/case-panel.ts';
import { dayText } from '../words/day.ts';
import { correctAddress, orderAddress, undoAddress } from '../words/orders.ts';
import { factText } from './texts-facts.ts';
import { visibleEntries, type CaseView } from './view.ts';

/** What helps whoever read or heard it (P-15): by what left the house. */
const WHAT_HELPS: Readonly<Record<Leaving, string>> = {
  Approached: 'Las of hoorde deze persoon iets wat niet klopt? Vertel het zelf, op een veilige manier.',
  ReferrerAsked: 'De verwijzer kan deze vraag al hebben gelezen. Trek de vraag in, of bel.',
  ReferrerContacted: 'De verwijzer heeft dit al gehoord. Bel als het niet klopte.',
  MessagePassed: 'De ontvanger hoorde dit al. Bespreek met wie het zei wat de ander nu mag horen, en vertel dat.',
  ReportedBack: 'De ontvanger heeft deze tekst. Opnieuw terugkoppelen vraagt opnieuw instemming van iedereen.',
  ProcessNoticeSent: 'De verwijzer kreeg dit bericht. Stuur een nieuw bericht, of bel.',
  DataRequested: 'Het Openbaar Ministerie kan al aan het werk zijn. Bel als de vraag niet klopt.',
  DataReminded: 'Het Openbaar Ministerie is al herinnerd. Bel als de vraag niet klopt.',
  Rejected: 'Wie aanmeldde, kan al een brief hebben of gebeld zijn. Bel, en vertel dat het anders ligt.',
  ToldDataMayFail: 'Deze persoon weet al dat gegevens kunnen ontbreken. Bel als dat niet meer klopt.',
  ClosingLetterSettled: 'Deze persoon denkt dat de zaak klaar is. Bel of schrijf als dat niet klopt.',
};

/** Paper that was given into somebody's hands is told from person to person again (P-21). */
const IN_HAND = 'Deze persoon heeft de brief in handen en denkt dat de zaak klaar is. Vertel zelf dat het anders ligt, bij een bezoek of via de contactpersoon.';
const whatHelps = ({ fact }: Entry, kind: Leaving): string => (fact.kind === 'ClosingLetterSettled' && fact.how === 'handed-over' ? IN_HAND : WHAT_HELPS[kind]);

/** With a mistake in one of these, something may have come to somebody it was not meant for. */
const MAY_MISLEAD: readonly FactKind[] = ['DetailRecorded', 'AddressChecked', 'SafeContactStated', 'ReferrerSafeStated', 'Released', 'Approached', 'MessagePassed', 'ReportedBack', 'DetentionRecorded'];

/** What has left as far as this reader sees it (P-11); after a line, what may rest on it. */
function outSince(view: CaseView, papers: readonly PaperInCase[], seq: number | null) {
  return { left: leftSince(visibleEntries(view), seq), made: papers.filter(({ readUpTo }) => seq === null || readUpTo >= seq) };
}

function Out({ view, papers, line }: { view: CaseView; papers: readonly PaperInCase[]; line: Entry | null }) {
  const { left, made } = outSince(view, papers, line?.seq ?? null);
  const misleads = line !== null && (left.length > 0 || made.length > 0) && MAY_MISLEAD.includes(line.fact.kind);
  return (
    <>
      {left.length > 0 ? (
        <ul class="lines">
          {left.map(({ entry, kind }) => (
            <li><b>{dayText(entry.day)}: {factText(entry.fact, view.say)}</b>{line && entry.seq === line.seq ? ' (deze regel zelf)' : ''}.<br />{whatHelps(entry, kind)}</li>
          ))}
        </ul>
      ) : null}
      {made.length > 0 ? (
        <>
          <p>Gemaakte brieven waar dit in kan staan. Is er een nog niet verstuurd, maak hem dan opnieuw:</p>
          <ul class="lines">{made.map(({ day, text }) => <li>{dayText(day)}: {text}</li>)}</ul>
        </>
      ) : null}
      {misleads ? <p>Kan er iets bij de verkeerde persoon zijn gekomen? <a href={`/zaken/${view.number}/datalek`}>Meld dan een datalek</a>.</p> : null}
    </>
  );
}

/** Nothing leaves the house with it, and still somebody may act on it: a mediator from whom a case is gone may have noted whom to call. */
function SeenByMediator({ line: { fact } }: { line: Entry }): Child {
  if (fact.kind !== 'Allocated' && fact.kind !== 'Reallocated') return null;
  return <p>De bemiddelaar kan de zaak al gezien hebben. Bel, zodat die niemand meer belt of schrijft.</p>;
}

/** P-15, before a correction: what has left the house already is not called back by it. */
export function AlreadyOut({ view, papers, line }: { view: CaseView; papers: readonly PaperInCase[]; line: Entry | null }) {
  const { left, made } = outSince(view, papers, line?.seq ?? null);
  if (left.length === 0 && made.length === 0) {
    return line ? <Notice title="BIS weet van niets dat de deur uit is">Na deze regel is geen brief, vraag of bericht vastgelegd. Belde u iemand, of mailde u een agendabestand? Dan weet die het misschien al.<SeenByMediator line={line} /></Notice> : null;
  }
  return (
    <Notice tone="warning" title={line ? 'Al de deur uit na deze regel' : 'Al de deur uit'}>
      <p>Verbeteren haalt dit niet terug.</p>
      <Out view={view} papers={papers} line={line} />
    </Notice>
  );
}

/** What was just recorded, on top of the case file: with the way back, and after a correction with what has left already. */
export function Recorded({ view, entry, papers, all, now }: { view: CaseView; entry: Entry; papers: readonly PaperInCase[]; all: readonly Possibility[]; now: Date }) {
  const { fact } = entry;
  const line = fact.kind === 'Corrected' ? visibleEntries(view).find((e) => e.seq === fact.seq) ?? null : null;
  const out = line ? outSince(view, papers, line.seq) : null;
  return (
    <>
      {fact.kind === 'Referred' ? <Notice first tone="success" title={`Aanmelding vastgelegd: zaak ${view.number}`} />
        : line ? <Notice first tone="success" title="Vastgelegd">Doorgehaald: {factText(line.fact, view.say)}. Klopte het toch? Leg het dan opnieuw vast.<StillLinked view={view} struck={line} /><SeenByMediator line={line} /></Notice>
        : <Notice first tone="success" title="Vastgelegd">{factText(fact, view.say)}<NextOf view={view} entry={entry} all={all} /><Undo view={view} entry={entry} all={all} now={now} /></Notice>}
      {line && out && out.left.length + out.made.length > 0 ? (
        <Notice tone="warning" title="Verbeterd, maar dit is al de deur uit"><Out view={view} papers={papers} line={line} /></Notice>
      ) : null}
    </>
  );
}

/** What mostly comes right after this, where the page has it far down: whoever was rejected hears it, but not of a duplicate (P-10). */
function NextOf({ view, entry: { fact }, all }: { view: CaseView; entry: Entry; all: readonly Possibility[] }): Child {
  if (fact.kind === 'Rejected' && fact.reason !== 'duplicate') return <p><a href="#brieven">Nu de brief</a></p>;
  if (fact.kind === 'ReferrerAsked') return <p><a href="#vraag">Nu de link voor de verwijzer</a></p>;
  const again = fact.kind === 'DetailRecorded' && all.some(({ order, person, reason }) => order === 'record-detail' && person === fact.person && reason === null);
  return again ? <p><a href={orderAddress(view.number, 'record-detail', fact.person)}>Nog een gegeven van {view.who(fact.person)}</a></p> : null;
}

/** Rejecting as a duplicate records a link as well, which undoing the rejection leaves: while it stands the two are not proposed to be compared. */
function StillLinked({ view, struck }: { view: CaseView; struck: Entry }): Child {
  if (struck.fact.kind !== 'Rejected' || struck.fact.reason !== 'duplicate') return null;
  const gone = correctedIn(view.entries);
  const link = visibleEntries(view).findLast(({ seq, fact }) => fact.kind === 'CaseLinked' && fact.link === 'duplicate' && !gone.has(seq));
  if (link?.fact.kind !== 'CaseLinked') return null;
  return <p>Deze zaak staat nog als dubbel verbonden met zaak {view.say.number(link.fact.other)}. Klopt dat ook niet? <a href={undoAddress(view.number, link.seq)}>Maak ook de verbinding ongedaan</a>.</p>;
}

const NO_UNDO: Readonly<Record<Exclude<NoUndo, 'somebody-else'>, string>> = {
  'too-late': `Dit is langer dan ${UNDO_MINUTES} minuten geleden. Verbeteren kan wel, met een reden.`,
  'not-last': 'Daarna is er nog iets vastgelegd. Verbeteren kan wel, met een reden.',
  'several-lines': 'Hierbij zijn meer regels tegelijk vastgelegd. Verbeter ze een voor een.',
  stays: 'De zaak rust hierop. Leg vast hoe het wel is.',
};

/** Undoing is correcting, with the reason filled in: nothing disappears (P-15). */
function Undo({ view, entry, all, now }: { view: CaseView; entry: Entry; all: readonly Possibility[]; now: Date }): Child {
  const why = undoWhyNot(view.entries, entry.seq, { actor: `staff:${view.staff}`, now });
  if (why === 'somebody-else' || !all.some((one) => one.order === 'correct' && one.reason === null)) return null;
  if (why === null) return <p><a href={undoAddress(view.number, entry.seq)}>Ongedaan maken</a></p>;
  return <More label="Ongedaan maken kan niet">{NO_UNDO[why]}{why === 'stays' ? null : <> <a href={correctAddress(view.number, entry.seq)}>Regel verbeteren</a></>}</More>;
}

export const UNDO_FIELDS: Readonly<Record<string, string>> = { reason: 'did-not-happen', why: 'Vergissing' };
