import { seesOf } from '../core/case/sees.ts';
import { dayOf } from '../core/day.ts';
import { additionsOf, lastAddition, readAdditions } from '../database/people/addition.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { CasePanel } from '../web/case-panel.ts';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { clockText, wholeDay } from '../words/day.ts';

/** Words of people, as those in the case file (P-11). */
const readsWords = ({ relations, file: { state } }: Pick<OpenCase, 'relations'> & { file: Pick<OpenCase['file'], 'state'> }): boolean => seesOf(relations, state).details;

/** Who says that it was read: not who only reads along. */
const answersFor = ({ relations }: Pick<OpenCase, 'relations'>): boolean => relations.some((one) => one === 'desk' || one === 'mediator');

/** That something was added, and when; not what. */
export const additionInCase: CasePanel = async (visit, input) => {
  const last = await lastAddition(visit.db, input.id);
  if (last === null) return null;
  const when = `${wholeDay(dayOf(last.at))} om ${clockText(last.at)}`;
  const link = readsWords({ relations: input.relations, file: input }) ? <a href={`/zaken/${input.number}/aanvullingen`}>Lees wat is toegevoegd</a> : null;
  return {
    id: 'aanvulling', title: 'Aanvulling van wie aanmeldde',
    body: last.read ? <p>Op {when}, gelezen. {link}</p> : <Notice tone="warning" title="Aanvulling ontvangen">Op {when}, nog niet gelezen. {link}</Notice>,
  };
};

export async function showAdditions(visit: Visit): Promise<Answer> {
  const found = await openCase(visit);
  if (!found) return notFound();
  if (!readsWords(found)) return forbidden();
  const { id, number } = found.file;
  const [all, last] = [await additionsOf(visit.db, visit.keys, id), await lastAddition(visit.db, id)];
  visit.showsPeople(id, ...new Set(all.map(({ place }) => place)));
  return {
    kind: 'page', frame: 'staff', title: `Zaak ${number}: aanvullingen`, here: '/aanmeldpunt',
    body: (
      <>
        <PageHead title="Aanvullingen" over={`Zaak ${number}`} />
        <p>Geschreven door wie de aanmelding verstuurde, of door iemand met diens code. Vraag bij twijfel na of het klopt, op een manier die veilig is.</p>
        {all.length === 0 ? <p>Er is niets toegevoegd.</p> : all.map(({ at, text }) => <Notice title={`${wholeDay(dayOf(at))} om ${clockText(at)}`}><blockquote>{text.split('\n').filter(Boolean).map((line) => <p>{line}</p>)}</blockquote></Notice>)}
        {last && !last.read && answersFor(found) ? <ButtonForm action={`/zaken/${number}/aanvullingen`} onceKey={visit.onceKey} label="Gelezen" primary /> : null}
        <p><a href={`/zaken/${number}`}>Naar de zaak</a></p>
      </>
    ),
  };
}

export async function additionsRead(visit: Visit): Promise<Answer> {
  const found = await openCase(visit);
  if (!found) return notFound();
  if (!readsWords(found) || !answersFor(found)) return forbidden();
  if (await lastAddition(visit.db, found.file.id) === null) return notFound();
  await readAdditions(visit.db, found.file.id, visit.user?.id ?? '', visit.now);
  return { kind: 'to', location: `/zaken/${found.file.number}` };
}
