import { hold } from '../database/context.ts';
import { doneInEach, termOf, type Choice, type RequestStep, type Term } from '../core/request.ts';
import { chosenWay, isWeighed, openDoubts, postDoubts, reachChanged, type PostDoubt } from '../core/request-way.ts';
import { isKeptFrom, newest, readOffice, writeOffice, type OfficeWords } from '../database/people/office.ts';
import { lettersOf } from '../database/people/letters.ts';
import { readOwn, type OwnWords } from '../database/people/offered.ts';
import type { FieldError } from '../ui/field.tsx';
import { notFound, troublePage } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { asker, type Asker, type Stamp } from './build.ts';
import { addressLines } from './form.ts';
import { openAbout, type Opened, type Parts } from './gather.ts';
import { readKnown, type Known } from './known.ts';
import { courseOf, knownTo, lettersTo, stepsDone } from './rules.ts';
import { addStep, readAbout, readChoices, readRequest, readSteps, setWeighed, type NewStep, type RequestRow, type Step } from './sql.ts';

export type { Parts };

/** One request as its address names it, with everything written about it; the cases in it are logged as looked into. */
export interface Asked {
  readonly visit: Visit;
  readonly row: RequestRow;
  readonly steps: readonly Step[];
  readonly done: ReadonlySet<RequestStep>;
  readonly term: Term;
  readonly words: readonly OfficeWords[];
  /** Its term ended: who asked, why and what was answered is gone. */
  readonly erased: boolean;
  /** Empty once it is answered: then it opens no case any more. */
  readonly opened: readonly Opened[];
  /** Of each of these, once it was checked who asks; after the decision until its letter is made, for the way of that letter alone. */
  readonly known: readonly { readonly opened: Opened; readonly known: Known }[];
  /**
   * Why an answer does not simply go by post to the address of this request. Only of cases that this person knows of: asking after it, and handing
   * it over, would tell the others that we keep something (P-08). Once their words were erased only what was told since.
   */
  readonly doubts: readonly PostDoubt[];
  readonly choices: ReadonlyMap<string, Choice>;
  /** Own words that can be put right; empty unless that is what was asked. */
  readonly own: readonly OwnWords[];
  /** Letters that this person got before; empty unless the file is asked for. */
  readonly ownLetters: readonly { readonly id: string; readonly madeAt: Date }[];
  readonly parts: Parts;
}

export interface Mend { readonly form: string; readonly errors: readonly FieldError[] }

/** `changes`: nobody else works on it meanwhile. `sends`: a letter is made, or its way chosen, which after the decision needs what is known today. */
export async function withRequest(visit: Visit, parts: Parts, work: (asked: Asked) => Promise<Answer>, { changes = false, sends = false }: { readonly changes?: boolean; readonly sends?: boolean } = {}): Promise<Answer> {
  const row = await readRequest(visit.db, visit.params['verzoek'] ?? '', changes);
  if (!row) return notFound();
  // Whom it is about is not told to who is excluded from a case in it: the rows themselves stay behind the second fence.
  if (await isKeptFrom(visit.db, row.fileId)) return troublePage('of-another');
  const about = await readAbout(visit.db, row.id);
  const steps = (await readSteps(visit.db, [row.id])).get(row.id) ?? [];
  const words = (await readOffice(visit.db, visit.keys, [row.fileId])).get(row.fileId) ?? [];
  const done = doneInEach(stepsDone(steps), about.every(({ doneAt }) => doneAt !== null));
  const erased = newest(words, 'name') === null;
  // The second fence opens cases to a request that is open, and to no other page of this officer.
  await hold(visit.db, `request ${row.id}`);
  // A case is opened by an open request and for nothing else (P-22).
  const decided = done.has('decided');
  const opened = decided ? [] : await openAbout(visit, about);
  const own: OwnWords[] = [];
  const known: Asked['known'][number][] = [];
  const ownLetters: { id: string; madeAt: Date }[] = [];
  const answers = decided && !erased && (sends || !steps.some(({ kind, code }) => kind === 'letter' && code === 'decision'));
  if (answers) await hold(visit.db, `answer ${row.id}`);
  for (const one of !done.has('identity') ? [] : answers ? await openAbout(visit, about) : opened) {
    const { about: { caseId, person }, file } = one;
    known.push({ opened: one, known: await readKnown(visit, file, person) });
    if (decided) continue;
    if (row.kind === 'correction') own.push(...await readOwn(visit.db, visit.keys, caseId, person));
    if (row.kind === 'access') ownLetters.push(...lettersTo(await lettersOf(visit.db, caseId), file, person));
  }
  return work({
    visit, row, steps, done, term: termOf(courseOf(row.received, steps), visit.today), words, opened, choices: await readChoices(visit.db, row.id), parts,
    own, ownLetters, known, doubts: doubtsAt({ known, row, steps }, newest(words, 'address') ?? ''), erased,
  });
}

export const addressOf = ({ row }: Pick<Asked, 'row'>): string => `/verzoeken/${row.number}`;

/** Records a step, with its words where there are any. */
export async function step({ visit, row }: Asked, kind: RequestStep, rest: Omit<NewStep, 'kind' | 'day' | 'words'> & { readonly text?: string } = {}): Promise<void> {
  const { db, keys, now, today, newId } = visit;
  const by = visit.user!.id;
  const { text, ...codes } = rest;
  const words = text ? await writeOffice(db, keys, { fileId: row.fileId, kind, content: text, by, now, newId }) : null;
  await addStep(db, row.id, { kind, ...codes, day: today, words }, { now, by });
}

export const textOfStep = (asked: Pick<Asked, 'words'>, own: Pick<Step, 'words'>): string => asked.words.find(({ id }) => id === own.words)?.text ?? '';

/** Who asked, as it is on the envelope; without an address where it is handed over. Empty where the office file was erased. */
export const askerOf = ({ words, steps }: Pick<Asked, 'words' | 'steps'>): Asker =>
  asker({ name: newest(words, 'name') ?? '', addressLines: chosenWay(steps).way === 'by-hand' ? [] : addressLines(newest(words, 'address') ?? '') });

/** The same of an address. What was erased has none to compare: it was settled before, until something else is told. */
export function doubtsAt({ known, row, steps }: Pick<Asked, 'known' | 'row' | 'steps'>, address: string): PostDoubt[] {
  const told = known.filter(({ opened }) => knownTo([opened]).length > 0);
  const changed = isWeighed(steps) && told.some(({ opened: { about, file } }) => reachChanged(file.entries, about.person, about.weighed));
  const counting = told.filter(({ opened: { about } }) => changed || row.kind !== 'erasure' || about.doneAt === null);
  return [...(changed ? ['changed' as const] : []), ...postDoubts(counting.map((one) => one.known), address)];
}

/** Of nobody whom this request is about anything is known to compare its address with, as far as this person may notice: then whoever answers has to have asked (P-06). */
export const isUncompared = ({ known }: Pick<Asked, 'known'>): boolean => knownTo(known.map(({ opened }) => opened)).length === 0;

/** Words of somebody in one of the cases were erased for this request. */
export const isErased = ({ known, row }: Pick<Asked, 'known' | 'row'>): boolean => row.kind === 'erasure' && known.some(({ opened: { about } }) => about.doneAt !== null);

/** How the answer gets to this person was weighed with all that these cases say now. */
export async function weigh({ visit, row, known }: Asked): Promise<void> {
  for (const { opened: { about, file } } of known) await setWeighed(visit.db, row.id, about, file.entries.at(-1)?.seq ?? 0);
}

/** What nobody said yes to yet, of how the answer gets to this person: until then nothing goes out (P-06). */
export const waitsForWay = ({ steps, doubts }: Pick<Asked, 'steps' | 'doubts'>): boolean => openDoubts(chosenWay(steps), doubts).length > 0;

export const stampOf = ({ row, visit }: Pick<Asked, 'row' | 'visit'>): Stamp => ({ number: row.number, kind: row.kind, received: row.received, day: visit.today, officer: visit.user?.name ?? '' });

export const to = (asked: Asked, anchor = ''): Answer => ({ kind: 'to', location: `${addressOf(asked)}${anchor}` });
