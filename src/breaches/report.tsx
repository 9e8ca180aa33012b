import { BREACH_KINDS, DATA_KINDS, type DataKind } from '../core/breach.ts';
import { isPersonId, isUuid, type PersonId } from '../core/fields.ts';
import { participants, type CaseState } from '../core/case/state.ts';
import { BAN_WORDS } from '../core/safe-contact.ts';
import { openFile, writeOffice } from '../database/people/office.ts';
import { lettersOf } from '../database/people/letters.ts';
import { names, readPerson } from '../database/people/people.ts';
import { nextNumber } from '../database/turn.ts';
import { Choices, DayField, ErrorSummary, faultAt, Hidden, Select, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { FieldRow, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { DATA_WORDS } from '../words/breach.ts';
import { capital } from '../words/codes.ts';
import { clockText } from '../words/day.ts';
import { whoIn } from '../words/people.ts';
import { readReport } from './form.ts';
import { addBreach, addTouched } from './sql.ts';
import { KIND_WORDS } from './texts.ts';

/** What is filled in beforehand, from the case and the letter that it began with. */
export interface Known {
  readonly action: string;
  readonly back: string;
  readonly over: string | null;
  readonly caseId: string | null;
  readonly letterId: string | null;
  readonly kind: string;
  readonly dataKinds: readonly DataKind[];
  readonly people: readonly { readonly value: PersonId; readonly label: string }[];
  readonly chosen: readonly string[];
}

const NOTHING: Known = { action: '/datalekken/melden', back: '/', over: null, caseId: null, letterId: null, kind: '', dataKinds: [], people: [], chosen: [] };
/** Of somebody's own words, what the authority calls it. */
const BY_WORDS: Readonly<Record<string, readonly DataKind[]>> = {
  name: ['name'], contact: ['address', 'telephone-or-email'], 'birth-date': ['birth-date'], event: ['event', 'offence'], 'detention-place': ['whereabouts'], released: ['event'], remarks: ['event'], [BAN_WORDS]: ['offence'],
};

export const showReport = async (visit: Visit): Promise<Answer> => reportPage(visit, NOTHING, [], 200);
export const report = (visit: Visit): Promise<Answer> => keep(visit, NOTHING);

/** From a case, or from a letter in it (`?brief=`): who and what it touches stands there already. */
export const showForCase = (visit: Visit): Promise<Answer> => withCase(visit, visit.query.get('brief'), async (known) => reportPage(visit, known, [], 200));
export const reportForCase = (visit: Visit): Promise<Answer> => withCase(visit, visit.form.get('brief'), (known) => keep(visit, known));

async function withCase(visit: Visit, letterId: string | null, work: (known: Known) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  return open ? work(await knownOf(visit, open, letterId)) : notFound();
}

async function knownOf(visit: Visit, { file }: OpenCase, letterId: string | null): Promise<Known> {
  const { db, keys } = visit;
  const letter = letterId !== null && isUuid(letterId) ? (await lettersOf(db, file.id)).find(({ id }) => id === letterId) ?? null : null;
  const who = whoIn(file.state, (await names(db, keys, [file.id])).get(file.id) ?? new Map());
  const people = peopleOf(file.state).map((id) => ({ value: id, label: capital(who(id)) }));
  visit.showsPeople(file.id, ...people.map(({ value }) => value));
  // A letter tells of its addressee, and an approach letter of whoever asks.
  const chosen = letter === null ? people.map(({ value }) => value as string) : [...(isPersonId(letter.place) ? [letter.place] : []), ...(letter.kind === 'approach' ? participants(file.state, 'a').map(({ id }) => id) : [])];
  const kinds = new Set<DataKind>(['that-known-here']);
  for (const id of letter === null ? chosen : []) {
    for (const { kind } of (await readPerson(db, keys, file.id, id))?.words ?? []) (BY_WORDS[kind] ?? []).forEach((one) => kinds.add(one));
  }
  if (letter !== null) (['name', 'address'] as const).forEach((one) => kinds.add(one));
  return {
    action: `/zaken/${file.number}/datalek`, back: `/zaken/${file.number}`, over: `Zaak ${file.number}`, caseId: file.id, letterId: letter?.id ?? null, kind: letter === null ? '' : 'misdirected',
    dataKinds: DATA_KINDS.filter((one) => kinds.has(one)), people, chosen,
  };
}

const peopleOf = (state: CaseState): PersonId[] => [...participants(state).map(({ id }) => id), ...state.attending.keys()];

async function keep(visit: Visit, known: Known): Promise<Answer> {
  const { report: told, errors } = readReport(visit.form, visit.now);
  if (!told) return reportPage(visit, known, errors, 422);
  const { db, keys, now, newId } = visit;
  const doing = { now, by: visit.user!.id };
  const fileId = await openFile(db, keys, now, newId);
  const id = newId();
  const number = await nextNumber(db, 'breach', visit.today.slice(0, 4));
  await addBreach(db, { id, number, kind: told.kind, happened: null, discovered: told.discovered, dataKinds: told.dataKinds, people: told.people, letterId: known.letterId, fileId }, doing);
  for (const [kind, content] of [['what', told.what], ['done', told.done]] as const) if (content !== '') await writeOffice(db, keys, { fileId, kind, content, by: doing.by, now, newId });
  const people = visit.form.getAll('wie').filter((one) => known.people.some(({ value }) => value === one));
  if (known.caseId !== null) await addTouched(db, id, (people.length > 0 ? people : ['']).map((person) => ({ caseId: known.caseId!, person })), doing);
  return { kind: 'to', location: `/datalekken/gemeld/${number}` };
}

/** For whoever reported it: what happens now. It shows nothing that was told. */
export async function showReported(visit: Visit): Promise<Answer> {
  const number = /^L\d{4}-\d{3,}$/.exec(visit.params['lek'] ?? '')?.[0];
  if (!number) return notFound();
  const body = (
    <>
      <PageHead title="Goed dat u het meldt" />
      <Notice tone="success" title={`Vastgelegd als ${number}`}>De privacyfunctionaris ziet het nu en neemt het over. Is er haast, bel dan ook.</Notice>
      <p>Probeer terug te krijgen wat weg is, of vraag om het ongelezen te vernietigen. Vertel er verder niemand over die er niet bij hoort.</p>
      <p><a href="/">Naar het begin</a></p>
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Datalek gemeld', here: '/datalekken/melden', body };
}

function reportPage(visit: Visit, known: Known, errors: readonly FieldError[], status: number): Answer {
  const again = errors.length > 0;
  const value = (name: string) => (again ? visit.form.get(name) ?? undefined : undefined);
  const error = (name: string) => faultAt(errors, name);
  const many = (name: string, first: readonly string[]) => (again ? visit.form.getAll(name) : first);
  const body = (
    <>
      <PageHead over={known.over ? <a href={known.back}>{known.over}</a> : undefined} title="Datalek melden" />
      <ErrorSummary errors={errors} />
      <p class="lead">Iets verkeerd verstuurd, kwijt, of gezien door wie het niet mag zien? Meld het meteen, ook als u twijfelt. U krijgt er geen problemen mee.</p>
      <Form action={known.action} onceKey={visit.onceKey}>
        {known.letterId ? <Hidden name="brief" value={known.letterId} /> : null}
        <Select name="soort" label="Wat gebeurde er?" value={value('soort') ?? known.kind} error={error('soort')} options={BREACH_KINDS.map((kind) => ({ value: kind, label: capital(KIND_WORDS[kind]) }))} />
        <FieldRow>
          <DayField name="ontdekt" label="Ontdekt op" value={value('ontdekt') ?? visit.today} error={error('ontdekt')} />
          <TextField name="ontdekt-tijd" label="Hoe laat" size="short" value={value('ontdekt-tijd') ?? clockText(visit.now)} error={error('ontdekt-tijd')} hint="Zoals 09:30. Vanaf nu telt 72 uur." />
        </FieldRow>
        {known.people.length > 0 ? <Choices name="wie" label="Over wie gaat het?" values={many('wie', known.chosen)} options={known.people} /> : null}
        <Choices name="gegevens" label="Welke gegevens?" values={many('gegevens', known.dataKinds)} error={error('gegevens')} options={DATA_KINDS.map((kind) => ({ value: kind, label: capital(DATA_WORDS[kind]) }))} />
        <TextField name="aantal" label="Van hoeveel mensen?" size="short" inputmode="numeric" value={value('aantal') ?? (known.chosen.length > 0 ? String(known.chosen.length) : '')} error={error('aantal')} />
        <TextArea name="wat" label="Vertel wat er gebeurde" value={value('wat')} error={error('wat')} hint="Wie kreeg of zag het, en hoe kwam dat?" />
        <TextArea name="gedaan" label="Wat deed u al?" optional rows={3} value={value('gedaan')} error={error('gedaan')} />
        <SubmitBar label="Datalek melden" cancel={{ href: known.back }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Datalek melden', here: known.caseId === null ? '/datalekken/melden' : '', body };
}
