import { bookingsOf, ownAppointment, type Appointment } from '../database/people/appointment.ts';
import { openCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { TRANSFER_ADVICE, TRANSFER_WORDS } from '../words/appointments.ts';
import { needsSheet, QUESTIONS, markOf, type Question } from './rules.ts';
import { bookingItems } from './booking.tsx';
import { transferSince } from './moved.tsx';
import { appointmentAddress, whenText } from './parts.tsx';
import { GATE_HINT } from './texts.ts';
import { answerText, QUESTION_TEXTS } from './visit-texts.ts';

/** What of an appointment may stand on paper that can be lost: when, and four signs. No person, no case, no place (P-06, P-08, P-21). */
export type OnPaper = Pick<Appointment, 'id' | 'day' | 'start' | 'minutes' | 'place'>;

/** The same questions for every visit, so that nothing of anybody is on it. Its address holds no case either: browsers print it. */
export async function showSheet(visit: Visit): Promise<Answer> {
  const one = await ownAppointment(visit.db, visit.user?.id ?? '', visit.params['afspraak'] ?? '');
  const open = one && one.number !== '' ? await openCase({ ...visit, params: { zaak: one.number } }) : null;
  if (!one || !open?.relations.includes('mediator') || open.file.state.closed !== null || !needsSheet(one)) return notFound();
  const gate = visit.query.get('deel') === 'poort';
  const moved = await transferSince(visit, open, one);
  return {
    kind: 'page', frame: 'bare', title: 'Blad',
    body: (
      <>
        <p class="visit-hint"><a href={appointmentAddress(one.number, one.id)}>Terug naar de afspraak</a></p>
        {moved ? <p class="visit-hint"><b>Let op: wie u bezoekt, {TRANSFER_WORDS[moved.what]}.</b> {TRANSFER_ADVICE}</p> : null}
        {gate ? <GateNote items={bookingItems((await bookingsOf(visit.db, visit.keys, open.file.id)).get(one.id), one.gate)} one={one} /> : <VisitSheet one={one} />}
      </>
    ),
  };
}

/** A paper of its own: beside the answers of a visit the number of its booking would say whose they are. From this booking alone. */
export function GateNote({ items, one }: { items: ReturnType<typeof bookingItems>; one: OnPaper }) {
  return (
    <div class="visit-sheet">
      <p class="visit-hint">{GATE_HINT}</p>
      <h1>Voor de poort</h1>
      <p>{whenText(one)}</p>
      <dl>{items.map(({ label, value }) => <><dt>{label}</dt><dd>{value}</dd></>)}</dl>
    </div>
  );
}

/** Only from what `OnPaper` lets in. */
export function VisitSheet({ one }: { one: OnPaper }) {
  return (
    <div class="visit-sheet">
      <p class="visit-hint">Druk dit blad af en neem het mee. Er staat niet op wie, waar of welke zaak: schrijf dat er ook niet bij. Raakt u het kwijt, dan staat er van niemand iets op. Na het bezoek neemt u het over met ‘Bezoek verwerken’ en versnippert u het.</p>
      <h1>Bezoek {markOf(one.id)}</h1>
      <p>{whenText(one)}</p>
      <ol>{QUESTIONS.map((question) => <li><Asked question={question} /></li>)}</ol>
    </div>
  );
}

function Asked({ question }: { question: Question }) {
  const text = QUESTION_TEXTS[question.name];
  return (
    <>
      <b>{text.label}</b>
      {question.codes.length > 0 ? <ul>{question.codes.map((code) => <li>{answerText(question.name, code)}</li>)}</ul> : <p class="visit-lines">{text.hint}</p>}
      {'day' in question ? <p class="visit-day">{text.day}: </p> : null}
    </>
  );
}
