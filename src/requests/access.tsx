import { dayOf } from '../core/day.ts';
import { INCLUDE, isChoice, REMOVALS, type Choice } from '../core/request.ts';
import { openLetter } from '../database/people/letters.ts';
import { newest, openFile } from '../database/people/office.ts';
import { isUuid } from '../core/fields.ts';
import { ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Paper } from '../ui/sheet.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { accessJson, accessPaper, asker, type OwnFile } from './build.ts';
import { gatherFile, readSentences } from './gather.ts';
import { failureOf, keepDocument, type Press } from './letter.ts';
import { addressOf, stampOf, step, withRequest, type Asked, type Parts } from './open-request.ts';
import { knownTo, lettersTo, unjudged, type Sentence } from './rules.ts';
import { writeChoices } from './sql.ts';
import { CHOICE_WORDS, FROM_WORDS } from './texts.ts';

/** Why the file cannot be looked at or given yet; null where it can. */
const blocked = ({ row, done, opened }: Asked): boolean => row.kind !== 'access' || done.has('decided') || !done.has('identity') || opened.length === 0;

/** Every sentence that can speak of this person and can tell of another, one by one: nothing is included unless somebody says so. */
export const showSentences = (parts: Parts) => (visit: Visit): Promise<Answer> =>
  withRequest(visit, parts, async (asked) => (blocked(asked) ? notFound() : sentencesPage(asked, await readSentences(visit, asked.opened, parts), [], 200)));

/** Keeps what was chosen so far; once every sentence has its choice it says who looked them through. */
export const judgeSentences = (parts: Parts) => (visit: Visit): Promise<Answer> => withRequest(visit, parts, async (asked) => {
  if (blocked(asked)) return notFound();
  const all = await readSentences(visit, asked.opened, parts);
  const chosen = new Map<string, Choice>();
  const errors: FieldError[] = [];
  for (const { item } of all) {
    const typed = visit.form.get(fieldOf(item)) ?? '';
    if (isChoice(typed)) chosen.set(item, typed);
    else if (typed !== '') errors.push({ field: fieldOf(item), message: 'Kies uit de lijst.' });
  }
  if (errors.length > 0) return sentencesPage(asked, all, errors, 422);
  await writeChoices(visit.db, asked.row.id, chosen, { now: visit.now, by: visit.user!.id });
  const left = unjudged(all, new Map([...asked.choices, ...chosen]));
  if (left.length > 0) return { kind: 'to', location: `${addressOf(asked)}/zinnen?nog=${left.length}` };
  await step(asked, 'reviewed');
  return { kind: 'to', location: addressOf(asked) };
}, { changes: true });

const fieldOf = (item: string): string => `zin-${item.replace(':', '-')}`;
const OPTIONS = [INCLUDE, ...REMOVALS].map((value) => ({ value, label: CHOICE_WORDS[value as Choice] }));

async function sentencesPage(asked: Asked, all: readonly Sentence[], errors: readonly FieldError[], status: number): Promise<Answer> {
  const { visit, row, choices } = asked;
  const left = /^\d{1,4}$/.exec(visit.query.get('nog') ?? '')?.[0];
  const body = (
    <>
      <PageHead over={<><a href="/verzoeken">Verzoeken</a> · <a href={addressOf(asked)}>{row.number}</a></>} title="Zinnen nalopen" />
      <ErrorSummary errors={errors} />
      {left ? <Notice title={`Bewaard. Nog ${left} te kiezen`}>Wat u koos, is bewaard. U kunt later verdergaan.</Notice> : null}
      <p class="lead">Dit schreven anderen op. Kies bij elke zin of deze persoon die krijgt. Zonder keuze gaat niets mee. Waarom u een zin weglaat, staat alleen hier; de persoon ziet dat niet.</p>
      {all.length === 0 ? <Empty title="Er zijn geen zinnen om na te lopen." /> : null}
      <Form action={`${addressOf(asked)}/zinnen`} onceKey={visit.onceKey}>
        {all.map(({ item, from, recorded, text }) => (
          <Select name={fieldOf(item)} label={text} hint={`${FROM_WORDS[from] ?? (from === 'fact' ? 'Gebeurtenis' : 'Verteld door iemand in de zaak')}, ${dayText(dayOf(recorded))}`} empty="Nog niet gekozen: gaat niet mee"
            value={visit.form.get(fieldOf(item)) ?? choices.get(item)} error={faultAt(errors, fieldOf(item))} options={OPTIONS} />
        ))}
        <SubmitBar label={all.length === 0 ? 'Nagelopen' : 'Keuzes bewaren'} cancel={{ href: addressOf(asked) }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Zinnen nalopen', here: '/verzoeken', body };
}

/** Cases of which this person does not know stay out. Where that is all there is, nothing is given: then who answers still sees what there is. */
function forFile({ opened }: Asked) {
  const known = knownTo(opened);
  return known.length > 0 ? known : opened;
}

async function papers(asked: Asked): Promise<{ paper: Paper; json: string }> {
  const file: OwnFile = await gatherFile(asked.visit, asked.row.id, forFile(asked), asked.parts);
  // It goes with the letter of the decision, which is checked on the day that it is made: no address of today stands on it.
  return { paper: accessPaper(asker({ name: newest(asked.words, 'name') ?? '', addressLines: [] }), stampOf(asked), file), json: accessJson(stampOf(asked), file) };
}

/** The file as it would be given now: `inzage.pdf` or `inzage.json`. */
export const showAccess = (parts: Parts, press: Press) => (visit: Visit): Promise<Answer> => withRequest(visit, parts, async (asked) => {
  const name = visit.params['bestand'] ?? '';
  if (blocked(asked) || (name !== 'inzage.pdf' && name !== 'inzage.json')) return notFound();
  const { paper, json } = await papers(asked);
  if (name === 'inzage.json') return { kind: 'file', type: 'application/json', name, bytes: json };
  const printed = await press.make(paper);
  if (printed.kind === 'made') return { kind: 'file', type: 'application/pdf', name, bytes: printed.pdf };
  return { kind: 'page', status: 503, frame: 'staff', title: 'Inzage', here: '/verzoeken', body: <><PageHead over={<a href={addressOf(asked)}>{asked.row.number}</a>} title="Inzage" /><Notice tone="warning" title="Nog niet gemaakt">{failureOf(printed)}</Notice></> };
});

/** Keeps the file exactly as it is given, both ways. A sentence where it could not be made; nothing is kept then. */
export async function keepAccess(asked: Asked, press: Press): Promise<string | null> {
  const { paper, json } = await papers(asked);
  const printed = await press.make(paper);
  if (printed.kind === 'failed') return failureOf(printed);
  // A key of its own: what copies somebody's whole file goes long before the rest of the request.
  const { db, keys, now, newId } = asked.visit;
  const given = await openFile(db, keys, now, newId);
  await keepDocument(asked, 'access-file', printed.pdf, given);
  await keepDocument(asked, 'access-data', json, given);
  return null;
}

/** A letter that was made for this very person, to go along with the file. */
export const openOwnLetter = (parts: Parts) => (visit: Visit): Promise<Answer> => withRequest(visit, parts, async (asked) => {
  const id = /^(.*)\.pdf$/.exec(visit.params['brief'] ?? '')?.[1];
  if (blocked(asked) || !isUuid(id)) return notFound();
  for (const { about, file } of asked.opened) {
    const found = await openLetter(visit.db, visit.keys, about.caseId, id);
    if (found?.pdf && lettersTo([found.letter], file, about.person).length > 0) return { kind: 'file', type: 'application/pdf', name: 'brief.pdf', bytes: found.pdf };
  }
  return notFound();
});
