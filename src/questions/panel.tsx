import { daysBetween } from '../core/day.ts';
import { answerableUntil, QUESTION_DAYS, questionRuns } from '../core/case/question.ts';
import { ANSWER, answersPassedOn, linkMade, QUESTION } from '../database/people/question.ts';
import { Facts } from '../ui/card.tsx';
import type { CasePanel } from '../web/case-panel.ts';
import { clockText, dayText, wholeDay } from '../words/day.ts';
import { dayOf } from '../core/day.ts';
import { orderAddress } from '../words/orders.ts';
import { linkAddress } from './link.tsx';

/** The case file's part about questions to the referrer, for who reads the referrer's words; null where nothing was asked. */
export const questionsInCase: CasePanel = async (visit, { id, number, state, relations, today, written }) => {
  const words = written.filter(({ place, kind }) => place === 'referrer' && (kind === QUESTION || kind === ANSWER));
  if (words.length === 0) return null;
  visit.showsPeople(id, 'referrer');
  const open = state.question;
  const runs = questionRuns(state, today);
  const passed = await answersPassedOn(visit.db, id);
  const made = runs && relations.includes('desk') ? await linkMade(visit.db, id) : null;
  return {
    id: 'vraag', title: 'Vraag aan de verwijzer',
    body: (
      <>
        <Facts items={words.map(({ kind, text, recorded }) => ({ label: `${kind === QUESTION ? 'Gevraagd' : 'Geantwoord'} ${dayText(dayOf(recorded))}, ${clockText(recorded)}`, value: text }))} />
        {open && open.answered === null ? <p>{runs ? `Dag ${daysBetween(open.asked, today) + 1} van ${QUESTION_DAYS}. De verwijzer kan antwoorden tot en met ${wholeDay(answerableUntil(open.asked))}.` : 'De tijd om te antwoorden is voorbij. Bel de verwijzer, of trek de vraag in en stel haar opnieuw.'}</p> : null}
        {runs && relations.includes('desk') ? <p><a href={linkAddress(number)}>{made ? 'Nieuwe link maken' : 'Link maken om te versturen'}</a></p> : null}
        {passed.map(({ name, at }) => <p>Het antwoord van {dayText(dayOf(at))} kwam toen de zaak al was uitgezet. Het is doorgegeven aan {name}, als taak op Vandaag.</p>)}
        {open?.answered && relations.includes('desk') ? <p><a href={orderAddress(number, 'settle-referrer-answer')}>Het antwoord is verwerkt</a></p> : null}
      </>
    ),
  };
};
