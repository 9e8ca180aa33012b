import { parseDay } from '../core/day.ts';
import { FILE_HOLD_REASONS, isFileHoldReason, isHoldUntil } from '../core/retention.ts';
import { erasedOfficeFiles, holdOfficeFile, reviewOfficeFile, type ErasedFile } from '../database/people/office-terms.ts';
import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { Choice, DayField, ErrorSummary, faultAt, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { typed } from '../ui/form-text.ts';
import { ButtonForm, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { dayText, wholeDay } from '../words/day.ts';
import { readOfficeList } from './job.ts';
import { fileShownAs, type ListedFile } from './rules.ts';
import { RetentionTabs } from './tabs.tsx';
import { FILE_HOLD_WORDS, OFFICE_WORDS, overdueFilesText, STANDING_TEXTS } from './texts.ts';

const HERE = '/bewaren/dossiers';
export const showFiles = (visit: Visit): Promise<Answer> => filesPage(visit, [], 200);

/** Reviews what the list showed, with the end that it showed. What is over its term goes with the next run. */
export async function reviewFiles(visit: Visit): Promise<Answer> {
  const seen = new Set(typed(visit.form, 'gezien').split(' '));
  for (const file of await readOfficeList(visit.db, visit.today)) {
    if (seen.has(fileShownAs(file))) await reviewOfficeFile(visit.db, file.id, file.ends, { now: visit.now, by: visit.user!.id });
  }
  return { kind: 'to', location: HERE };
}

/** Holds one of them, a year at most. */
export async function holdFile(visit: Visit): Promise<Answer> {
  const [until, reason] = [parseDay(typed(visit.form, 'tot')), typed(visit.form, 'reden')];
  const file = (await readOfficeList(visit.db, visit.today)).find((one) => fileShownAs(one) === typed(visit.form, 'dossier'));
  const errors: FieldError[] = [
    ...(file ? [] : [{ field: 'dossier', message: 'Kies wat u langer houdt.' }]),
    ...(until === null ? [{ field: 'tot', message: 'Kies een dag.' }] : isHoldUntil(until, visit.today) ? [] : [{ field: 'tot', message: 'Kies een dag na vandaag, en niet verder dan een jaar.' }]),
    ...(isFileHoldReason(reason) ? [] : [{ field: 'reden', message: 'Kies een reden.' }]),
  ];
  if (errors.length > 0 || !file || until === null || !isFileHoldReason(reason)) return filesPage(visit, errors, 422);
  await holdOfficeFile(visit.db, file.id, until, reason);
  return { kind: 'to', location: HERE };
}

/** Words of requests, breaches, decisions and plans near or past the end of their term. No case and no name: a number, what it is and days. */
async function filesPage(visit: Visit, errors: readonly FieldError[], status: number): Promise<Answer> {
  const files = await readOfficeList(visit.db, visit.today);
  const [over, open] = [files.filter(({ standing }) => standing === 'overdue'), files.filter(({ standing }) => standing === 'overdue' || standing === 'warned')];
  const erased = await erasedOfficeFiles(visit.db);
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here={HERE} />
      <ErrorSummary errors={errors} />
      {over.length > 0 ? <Notice tone="safety" title={overdueFilesText(over.length)}>Niemand liep ze na, en daarom is er niets gewist. Loop ze na, of houd ze met een reden.</Notice> : null}
      <p class="lead">Ook wie iets vroeg, wat er misging en wat wij besloten en planden, blijft niet voor altijd bewaard. Wat is nagelopen, wordt aan het einde van de termijn gewist: namen, adressen, verhalen, brieven en besluiten. Nummer, soort en dagen blijven. Geldt een besluit nog, houd het dan langer.</p>
      <div class="stack">
        <Table<ListedFile> caption="Dossiers waarvan de termijn afloopt" quietCaption rows={files} noun={['dossier', 'dossiers']} empty={<Empty title="Er loopt nu geen termijn af.">Een dossier komt hier vanzelf voordat zijn termijn om is. U hoeft nu niets te doen.</Empty>} columns={[
          { label: 'Nummer', names: true, width: 'narrow', cell: (file) => <a href={addressOf(file)}>{file.number}</a> }, { label: 'Wat', width: 'wide', cell: ({ kind }) => OFFICE_WORDS[kind] },
          { label: 'Klaar op', width: 'narrow', cell: ({ ended }) => dayText(ended) }, { label: 'Termijn tot', width: 'narrow', cell: ({ ends }) => dayText(ends) },
          { label: 'Stand', cell: (file) => <Standing file={file} /> },
        ]} />
        {open.length > 0 ? <ButtonForm action={`${HERE}/nagelopen`} onceKey={visit.onceKey} label="Dossiers nagelopen" fields={{ gezien: open.map(fileShownAs).join(' ') }} /> : null}
      </div>
      {files.length > 0 ? <HoldForm visit={visit} files={files} errors={errors} /> : null}
      {erased.length > 0 ? <Erased erased={erased} /> : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Bewaren: verzoeken en datalekken', here: '/bewaren', body };
}

const addressOf = ({ kind, number }: ListedFile): string => {
  if (kind === 'decision') return '/verantwoording/besluiten';
  if (kind === 'plan') return `/verantwoording/jaarplan?jaar=${number.slice(1, 5)}`;
  return `${kind === 'breach' ? '/datalekken' : '/verzoeken'}/${number}`;
};

function Standing({ file: { standing, heldUntil, holdReason } }: { file: ListedFile }) {
  if (standing === 'kept') return null;
  const { text, tone } = STANDING_TEXTS[standing];
  return <TwoLines main={<Tag tone={tone}>{text}</Tag>} sub={standing === 'held' && heldUntil && holdReason ? `tot en met ${wholeDay(heldUntil)}: ${FILE_HOLD_WORDS[holdReason]}` : undefined} />;
}

function HoldForm({ visit, files, errors }: { visit: Visit; files: readonly ListedFile[]; errors: readonly FieldError[] }) {
  const error = (name: string) => faultAt(errors, name);
  return (
    <Card id="houden" title="Langer houden">
      <Form action={`${HERE}/houden`} onceKey={visit.onceKey}>
        <Select name="dossier" label="Welk dossier" value={typed(visit.form, 'dossier')} error={error('dossier')} options={files.map((file) => ({ value: fileShownAs(file), label: `${file.number}, ${OFFICE_WORDS[file.kind]}` }))} />
        <DayField name="tot" label="Houden tot en met" value={typed(visit.form, 'tot')} error={error('tot')} hint="Hoogstens een jaar. Daarna kunt u opnieuw kiezen." />
        <Choice name="reden" label="Waarom" value={typed(visit.form, 'reden')} error={error('reden')} options={FILE_HOLD_REASONS.map((value) => ({ value, label: capital(FILE_HOLD_WORDS[value]) }))} />
        <SubmitBar label="Dossier houden" />
      </Form>
    </Card>
  );
}

function Erased({ erased }: { erased: readonly ErasedFile[] }) {
  return (
    <Table<ErasedFile> caption="Gewist" rows={erased} columns={[
      { label: 'Nummer', names: true, width: 'narrow', cell: ({ number }) => number }, { label: 'Wat', width: 'wide', cell: ({ kind }) => OFFICE_WORDS[kind] },
      { label: 'Gewist op', width: 'narrow', cell: ({ erasedOn }) => dayText(erasedOn) },
    ]} />
  );
}
