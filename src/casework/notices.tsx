import type { Child } from 'hono/jsx';
import type { PersonId } from '../core/fields.ts';
import { handBackReason } from '../core/case/allocate.ts';
import { incompleteFrom, requestRuns } from '../core/case/complete.ts';
import { mayLeave } from '../core/case/report-back.ts';
import { isMinor, participants } from '../core/case/state.ts';
import { BAN_WORDS } from '../core/safe-contact.ts';
import { ANSWER, QUESTION } from '../database/people/question.ts';
import { readStatement, STATEMENT, type Statement } from '../database/people/statement.ts';
import { Facts } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OrderPart } from '../web/order-part.ts';
import { capital, listed, word } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { SAFE_LABELS } from '../words/safe-contact.ts';
import type { OrderAsk } from './order-page.tsx';
import type { EarlierCase } from './sql.ts';
import { dayOrText } from './timeline.tsx';
import type { CaseView } from './view.ts';

/** What an order page says before its form, and what it fills in. */
export interface Beforehand { readonly notices: Child; readonly known: Readonly<Record<string, string>> }

/** An earlier case of the same people, with how sure that is. Proposed to the desk only; a person decides. */
export interface Proposal extends EarlierCase { readonly sure: boolean; readonly mediatorName: string | null; readonly active: boolean }

export function beforehand(ask: OrderAsk, proposals: readonly Proposal[], part: OrderPart | null = null): Beforehand {
  switch (ask.order) {
    case 'allocate': case 'allocate-incomplete': case 'reallocate': return allocation(ask, proposals, part);
    case 'link-case': return { notices: <Proposals proposals={proposals} />, known: proposals[0] ? { other: proposals[0].number, ...(proposals[0].closed ? { link: 'earlier' } : {}) } : {} };
    case 'record-detail': return details(ask);
    case 'judge-violence': case 'accept': case 'answer-policy': return { notices: <Story ask={ask} />, known: {} };
    case 'reject': return { notices: <Agreed ask={ask} />, known: ask.state.rejectionAgreed ? { reason: ask.state.rejectionAgreed } : {} };
    case 'settle-referrer-answer': return { notices: <Answered view={ask.view} />, known: {} };
    case 'consent-to-report-back': case 'report-back': return { notices: <ReportTexts ask={ask} />, known: {} };
    case 'release': return { notices: <Readers ask={ask} />, known: {} };
    case 'approach': case 'settle-closing-letter': return { notices: <LetterFirst number={ask.view.number} />, known: {} };
    default: return { notices: null, known: {} };
  }
}

function allocation(ask: OrderAsk, proposals: readonly Proposal[], part: OrderPart | null): Beforehand {
  const same = proposals.find((one) => one.active && one.mediator !== null && !part?.notNow.has(one.mediator));
  return {
    notices: <>
      <GivenBack ask={ask} />
      {ask.order === 'allocate-incomplete' ? <Clock ask={ask} /> : null}
      {participants(ask.state).some(isMinor) ? <Notice>Er is iemand jonger dan 18 bij. Voor jongeren telt snelheid.</Notice> : null}
      <Proposals proposals={proposals} />
      {part?.body}
    </>,
    known: same?.mediator ? { mediator: same.mediator, ...(ask.order === 'reallocate' ? { reason: 'same-mediator' } : {}) } : {},
  };
}

/** P-08, P-14: a name for a child is read by whoever speaks for it. Who releases it is asked about that first, in words that tell nothing of the other side. */
function Readers({ ask: { view, state, person } }: { ask: OrderAsk }) {
  const own = person === null ? undefined : state.people.get(person);
  const read = participants(state).filter((p) => p.side !== own?.side && p.representatives.length > 0 && p.child?.lettersTo !== 'participant');
  if (read.length === 0) return null;
  return (
    <Notice tone="warning" title="Een ander leest dit ook">
      <ul class="lines">{read.map((p) => <li>Wat voor {view.who(p.id)} is, {p.representatives.length === 1 ? 'leest' : 'lezen'}{p.child?.lettersTo === 'both' ? ' ook' : ''} {listed(p.representatives.map(({ id }) => view.who(id)))}.</li>)}</ul>
      Vraag eerst, zonder te zeggen wie of waarom: mag ook iemand die voor de ander opkomt dit lezen?
    </Notice>
  );
}

/** Why the last mediator gave it back, for who chooses the next. */
function GivenBack({ ask: { view, state } }: { ask: OrderAsk }) {
  const reason = handBackReason(state, view.entries);
  return reason === null ? null : <Notice title="Teruggegeven">{capital(word('handBack', reason))}.</Notice>;
}

/** The wait in words (R-012, P-17). */
function Clock({ ask: { state, view, on } }: { ask: OrderAsk }) {
  const from = incompleteFrom(state, view.settings);
  if (from === null || state.data.requested === null) return <Notice title="De klok loopt nog niet">De wachttijd begint op de dag waarop u gegevens vraagt aan het Openbaar Ministerie.</Notice>;
  const paused = state.pausedDays > 0 ? ` De pauze telt niet mee (${state.pausedDays} dagen).` : '';
  const word = from <= on ? `kan het sinds ${wholeDay(from)}` : `kan het vanaf ${wholeDay(from)}`;
  return <Notice title="De klok">Gegevens gevraagd op {wholeDay(state.data.requested)}; zonder antwoord {word}.{paused} {requestRuns(state) ? 'Herinneringen lopen door.' : ''}</Notice>;
}

/** After a crash or a restore, until everybody can be found again. */
export const NotEverybody = () => (
  <Notice tone="warning" title="Nog niet alle eerdere zaken worden herkend">
    BIS maakt na een storing of herstel opnieuw een lijst van namen. Zo lang kan een eerdere zaak van dezelfde mensen hier ontbreken. Kijk over enkele minuten nog eens.
  </Notice>
);

function Proposals({ proposals }: { proposals: readonly Proposal[] }) {
  if (proposals.length === 0) return null;
  return (
    <Notice title="Misschien andere zaken van dezelfde mensen">
      <ul class="lines">
        {proposals.map((one) => (
          <li>
            <a href={`/zaken/${one.number}`}>{one.number}</a>: {one.sure ? 'zelfde naam en geboortedatum' : 'zelfde naam'}, {one.closed ? `afgesloten op ${dayText(one.closed as never)}` : 'loopt nog'}
            {one.mediatorName ? `, bemiddelaar ${one.mediatorName}${one.active ? '' : ' (werkt hier niet meer)'}` : ''}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const TOLD: readonly (readonly [keyof Statement, string])[] = [
  ['name', 'Naam'], ['birthDate', 'Geboren'], ['address', 'Adres'], ['telephone', 'Telefoon'], ['email', 'E-mail'], ['professional', 'Via professional'], ['remarks', 'Opmerkingen'],
  ['safeTimes', SAFE_LABELS['safe-times']], ['codeWord', SAFE_LABELS['code-word']], ['safeContact', 'Veilig contact'], ['detentionPlace', 'Zit vast in'], ['representativeName', 'Vertegenwoordiger'], ['representativeContact', 'Vertegenwoordiger bereiken'],
];

/** What others in the case told of a person; it stays theirs, and completing copies it with its source. */
export const toldAbout = (view: CaseView, person: string): Statement[] =>
  view.written.filter((w) => w.kind === STATEMENT).map((w) => readStatement(w.text)).filter((s) => s.about === person);

export function Told({ statement }: { statement: Statement }) {
  return <Facts items={TOLD.flatMap(([field, label]) => { const text = statement[field]; return text ? [{ label, value: dayOrText(text) }] : []; })} />;
}

const CHANNELS: readonly (readonly ['address' | 'telephone' | 'email' | 'professional', string])[] = [
  ['address', 'post'], ['telephone', 'telephone'], ['email', 'email'], ['professional', 'via-professional'],
];

function details({ view, state, person }: OrderAsk): Beforehand {
  const told = person ? toldAbout(view, person) : [];
  const last = told.at(-1);
  // An office that answered sends a name, an address and a number in one letter: each is recorded with the same source.
  const answered = state.data.answer === 'received' && person !== null && state.people.get(person)?.side === 'b' ? { source: 'prosecution' } : {};
  if (!last || !person) return { notices: null, known: answered };
  const have = new Set(state.people.get(person)?.details.map((d) => d.channel));
  const next = CHANNELS.find(([field, channel]) => last[field] && !have.has(channel as never));
  const source = state.referral?.entry === 'professional' ? 'referrer' : 'registrant';
  return {
    notices: <Notice title="Verteld bij de aanmelding"><Told statement={last} /></Notice>,
    known: { ...answered, ...(next ? { channel: next[1], detail: last[next[0]] ?? '', source } : {}), ...(last.name && !view.names.has(person) ? { name: last.name } : {}) },
  };
}

/** What kind of event it was said to be, what a person told of it and of the other, where it is to be judged; as far as this reader may read it (P-11). */
const STORY: readonly (readonly [string, string])[] = [['event', 'Wat er gebeurde'], ['event-place', 'Plaats'], ['event-day', 'Wanneer'], ['remarks', 'Opmerkingen'], [BAN_WORDS, 'Contactverbod']];

function Story({ ask: { view, state } }: { ask: OrderAsk }) {
  const first = participants(state, 'a')[0]?.id;
  const told = participants(state).map(({ id }) => ({
    id, items: [
      ...(id === first ? [{ label: 'Soort', value: capital(word('cause', state.cause)) }] : []),
      ...STORY.flatMap(([kind, label]) => view.written.filter((w) => w.place === id && w.kind === kind && !w.struck).map((w) => ({ label, value: dayOrText(w.text) }))),
      ...view.written.filter((w) => w.place === id && w.kind === STATEMENT && !w.struck).map((w) => readStatement(w.text))
        .flatMap(({ about, remarks }) => (remarks ? [{ label: `Over ${view.who(about as PersonId)}`, value: remarks }] : [])),
    ],
  })).filter(({ items }) => items.length > 0);
  return <>{told.map(({ id, items }) => <Notice title={`Verteld door of namens ${view.who(id)}`}><Facts items={items} /></Notice>)}</>;
}

/** What was asked of the referrer last and what they answered: nobody says that it is dealt with unread. */
function Answered({ view }: { view: CaseView }) {
  const own = view.written.filter(({ place, struck }) => place === 'referrer' && !struck);
  const said = ([[QUESTION, 'Gevraagd'], [ANSWER, 'Geantwoord']] as const).flatMap(([kind, label]) => own.filter((w) => w.kind === kind).slice(-1).map(({ text }) => ({ label, value: text })));
  return said.length > 0 ? <Notice title="De verwijzer antwoordde"><Facts items={said} /></Notice> : null;
}

/** What policy agreed to: on that ground it can be rejected now (P-10). */
function Agreed({ ask: { state } }: { ask: OrderAsk }) {
  return state.rejectionAgreed ? <Notice title="Beleid is het eens met afkeuren">{capital(word('rejection', state.rejectionAgreed))}.</Notice> : null;
}

/** The very words that somebody consents to, and that leave: of each receiver the text that was written last. */
function ReportTexts({ ask: { view, state, order } }: { ask: OrderAsk }) {
  const shown = [...state.reportTexts].filter(([receiver]) => !state.reported.has(receiver) && (order !== 'report-back' || mayLeave(state, receiver, 'agreed-text')));
  return (
    <>
      {shown.map(([receiver, number]) => {
        const seq = view.entries.find(({ fact }) => fact.kind === 'ReportTextWritten' && fact.number === number)?.seq;
        const text = view.written.find((w) => w.kind === 'report-text' && w.factSeq === seq)?.text;
        return (
          <Notice title={`Tekst ${number}, voor ${word('reportReceiver', receiver)}`}>
            {text ? <blockquote>{text.split('\n').filter(Boolean).map((line) => <p>{line}</p>)}</blockquote> : 'De woorden staan niet meer in deze zaak.'}
            {order === 'report-back' ? 'Iedereen stemt in met precies deze tekst. Stuur of zeg hem woord voor woord zo.' : null}
          </Notice>
        );
      })}
    </>
  );
}

function LetterFirst({ number }: { number: string }) {
  return <Notice>Bij een brief: maak hem eerst, onder <a href={`/zaken/${number}/brieven`}>Brieven</a>. Daar ziet u ook of hij zo de deur uit mag.</Notice>;
}
