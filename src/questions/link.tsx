import { answerableUntil, questionRuns } from '../core/case/question.ts';
import { linkMade, linkQuestion, QUESTION, type QuestionWords } from '../database/people/question.ts';
import { readPeople } from '../database/people/people.ts';
import { restrictedOn } from '../database/restriction.ts';
import { Card, Facts } from '../ui/card.tsx';
import { Choices, ErrorSummary, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { openCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { listed } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { orderAddress } from '../words/orders.ts';
import { reasonText } from '../words/reasons.ts';
import { dayOf } from '../core/day.ts';
import { questionForReferrer } from './build.ts';
import { betrayedIn, knownOfOtherSide, type Betrayed } from './rules.ts';
import { DESK_TEXTS as TEXTS } from './texts.ts';

export const linkAddress = (number: string): string => `/zaken/${number}/vraag-link`;

interface Asked {
  readonly visit: Visit;
  readonly id: string;
  readonly number: string;
  readonly question: { readonly number: number; readonly asked: string; readonly until: string; readonly factSeq: number; readonly words: string };
  readonly betrayed: readonly Betrayed[];
  readonly held: boolean;
}

const noQuestion = (number: string): Answer => page(number, <Notice title={TEXTS.none}><a href={`/zaken/${number}`}>Terug naar de zaak</a></Notice>);

/** For the desk, while the question stands open. */
async function withQuestion(visit: Visit, work: (asked: Asked) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.includes('desk')) return forbidden();
  const { id, number, state, entries } = open.file;
  const fact = entries.findLast((entry) => entry.fact.kind === 'ReferrerAsked' && entry.fact.number === state.question?.number);
  const people = await readPeople(visit.db, visit.keys, id);
  const words = people.find((one) => one.id === 'referrer')?.words.find((one) => one.kind === QUESTION && one.factSeq === fact?.seq)?.text;
  if (!fact || !state.question || words === undefined || !questionRuns(state, visit.today)) return noQuestion(number);
  const betrayed = betrayedIn(words, knownOfOtherSide(state, people));
  visit.showsPeople(id, 'referrer', ...betrayed.map(({ person }) => person));
  const question = { number: state.question.number, asked: state.question.asked, until: answerableUntil(state.question.asked), factSeq: fact.seq, words };
  return work({ visit, id, number, question, betrayed, held: restrictedOn(open.restricted, visit.today) });
}

const page = (number: string, body: Extract<Answer, { kind: 'page' }>['body'], status = 200): Answer => ({
  kind: 'page', status, frame: 'staff', title: TEXTS.title, here: '/aanmeldpunt',
  body: <><PageHead over={<a href={`/zaken/${number}`}>Zaak {number}</a>} title={TEXTS.title} />{body}</>,
});

async function before({ visit, id, number, question, betrayed, held }: Asked, errors: readonly FieldError[] = []): Promise<Answer> {
  const made = await linkMade(visit.db, id);
  return page(number, (
    <>
      <ErrorSummary errors={errors} />
      {betrayed.length > 0 ? (
        <Notice tone="warning" title="In de vraag staat iets van de andere kant">
          <p>{listed(betrayed.map(({ words }) => `“${words}”`))} {betrayed.length === 1 ? 'hoort' : 'horen'} bij iemand van de andere kant. De verwijzer mag dat niet van ons horen.</p>
          <p><a href={orderAddress(number, 'withdraw-question')}>Trek de vraag in</a> en stel haar zonder.</p>
        </Notice>
      ) : null}
      <Card id="vraag" title={TEXTS.reads}>{questionForReferrer(question.words as QuestionWords).paragraphs.map((line) => <p>{line}</p>)}</Card>
      {held ? <Notice tone="warning">{reasonText('processing-restricted')}</Notice> : (
        <Form action={linkAddress(number)} onceKey={visit.onceKey} keeps={false}>
          {betrayed.length > 0 ? <Choices name="nagekeken" label="Nagekeken" values={visit.form.getAll('nagekeken')} error={errors[0]?.message} options={[{ value: 'ja', label: TEXTS.confirm }]} /> : null}
          <SubmitBar label={TEXTS.make} cancel={{ href: `/zaken/${number}` }} note={`${made ? `Er is al een link, van ${dayText(dayOf(made))}. Die werkt niet meer als u een nieuwe maakt. ` : ''}De link werkt tot en met ${wholeDay(question.until as never)}.`} />
        </Form>
      )}
    </>
  ), errors.length > 0 ? 422 : 200);
}

export const showLink = (visit: Visit): Promise<Answer> => withQuestion(visit, (asked) => before(asked));

/** Shows the link in this answer and nowhere else: what is kept of it opens nothing. */
export const makeLink = (visit: Visit): Promise<Answer> => withQuestion(visit, async (asked) => {
  const { id, number, question, betrayed, held } = asked;
  if (held) return before(asked, [{ field: '', message: reasonText('processing-restricted') }]);
  if (betrayed.length > 0 && visit.form.get('nagekeken') !== 'ja') return before(asked, [{ field: 'nagekeken', message: TEXTS.confirmMissing }]);
  const code = await linkQuestion(visit.db, visit.keys, { caseId: id, number: question.number, factSeq: question.factSeq, until: question.until as never, by: visit.user!.id, now: visit.now }, visit.newId);
  if (code === null) return noQuestion(number);
  return page(number, (
    <>
      <Notice first tone="success" title="De link is gemaakt">{TEXTS.shownOnce}</Notice>
      <Card id="link" title="Link">
        <Facts items={[
          { label: 'Link', value: <code>{`${visit.url.origin}/vraag/${code}`}</code> },
          { label: 'Lukt de link niet', value: <>De verwijzer kan ook <code>{`${visit.url.origin}/vraag`}</code> openen en deze code typen: <code>{code}</code></> },
          { label: 'Werkt tot en met', value: wholeDay(question.until as never) },
        ]} />
      </Card>
      <p><ButtonLink primary href={`/zaken/${number}`}>Terug naar de zaak</ButtonLink></p>
    </>
  ));
});
