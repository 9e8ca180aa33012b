import { IDENTITY_CHECKS, REQUEST_KINDS, termOf, type Term } from '../core/request.ts';
import { openFile, writeOffice } from '../database/people/office.ts';
import { nextNumber } from '../database/turn.ts';
import { Empty } from '../ui/empty.tsx';
import { Choice, DayField, ErrorSummary, faultAt, Select, SubmitBar, TextArea, TextField, type FieldError } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { daysText, dayText } from '../words/day.ts';
import { readRegistration, type Registration } from './form.ts';
import { courseOf } from './rules.ts';
import { addRequest, addStep, readCourses, readRequests, type RequestRow } from './sql.ts';
import { IDENTITY_WORDS, KIND_HINTS, KIND_WORDS, STANDING_TEXTS } from './texts.ts';

interface Row extends RequestRow { readonly term: Term }

/** Every request with its term; who asked is on its own page only. */
export async function showRequests(visit: Visit): Promise<Answer> {
  const requests = await readRequests(visit.db);
  const courses = await readCourses(visit.db);
  const rows = requests.map((request): Row => ({ ...request, term: termOf(courseOf(request.received, courses.get(request.id) ?? []), visit.today) }));
  const open = rows.filter(({ term }) => !term.standing.startsWith('answered')).sort((a, b) => (a.term.ends < b.term.ends ? -1 : a.term.ends > b.term.ends ? 1 : 0));
  const late = open.filter(({ term }) => term.standing === 'late').length;
  const body = (
    <>
      <PageHead title="Verzoeken van mensen" actions={<ButtonLink primary href="/verzoeken/nieuw">Verzoek vastleggen</ButtonLink>} />
      {late > 0 ? <Notice tone="warning" title={late === 1 ? 'Eén verzoek is te laat' : `${late} verzoeken zijn te laat`}>De wet geeft een maand. Antwoord vandaag.</Notice> : null}
      <p class="lead">Wie vraagt wat wij bewaren, krijgt binnen een maand antwoord. Die maand loopt door in het weekend, in de vakantie en als een zaak op pauze staat.</p>
      <RequestTable caption="Open" rows={open} empty="Er is geen verzoek open." hint="Vraagt iemand iets over zijn gegevens, kies dan Verzoek vastleggen. Vanaf die dag loopt een maand." />
      <RequestTable caption="Beantwoord" rows={rows.filter(({ term }) => term.standing.startsWith('answered'))} empty="Er is nog geen verzoek beantwoord." hint="Antwoorden doet u bij het verzoek zelf." />
    </>
  );
  return { kind: 'page', frame: 'staff', title: 'Verzoeken', here: '/verzoeken', body };
}

export function StandingTag({ term }: { term: Term }) {
  const { text, tone } = STANDING_TEXTS[term.standing];
  return <Tag tone={tone}>{text}</Tag>;
}

export const leftText = (term: Term): string => (term.standing.startsWith('answered') ? '' : term.left < 0 ? `${daysText(-term.left)} te laat` : term.left === 0 ? 'vandaag de laatste dag' : `nog ${daysText(term.left)}`);

function RequestTable({ caption, rows, empty, hint }: { caption: string; rows: readonly Row[]; empty: string; hint: string }) {
  return (
    <Table<Row> caption={caption} rows={rows} empty={<Empty title={empty}>{hint}</Empty>} columns={[
      { label: 'Verzoek', names: true, width: 'narrow', cell: ({ number }) => <a href={`/verzoeken/${number}`}>{number}</a> },
      { label: 'Wat', cell: ({ kind }) => capital(KIND_WORDS[kind]) }, { label: 'Binnen', width: 'narrow', cell: ({ received }) => dayText(received) },
      { label: 'Antwoord uiterlijk', width: 'wide', cell: ({ term }) => <TwoLines main={dayText(term.ends)} sub={leftText(term)} /> }, { label: 'Stand', cell: ({ term }) => <StandingTag term={term} /> },
    ]} />
  );
}

export const showNew = async (visit: Visit): Promise<Answer> => newPage(visit, [], 200);

export async function register(visit: Visit): Promise<Answer> {
  const { registration, errors } = readRegistration(visit.form, visit.today);
  if (!registration) return newPage(visit, errors, 422);
  const number = await nextNumber(visit.db, 'privacy_request', visit.today.slice(0, 4));
  await keep(visit, number, registration);
  return { kind: 'to', location: `/verzoeken/${number}` };
}

async function keep({ db, keys, now, today, newId, user }: Visit, number: string, { kind, received, name, address, reach, asks, identity }: Registration): Promise<void> {
  const by = user!.id;
  const fileId = await openFile(db, keys, now, newId);
  const id = newId();
  await addRequest(db, { id, number, kind, received, fileId }, { now, by });
  for (const [what, content] of [['name', name], ['address', address], ['reach', reach], ['asks', asks]] as const) {
    if (content !== '') await writeOffice(db, keys, { fileId, kind: what, content, by, now, newId });
  }
  if (identity) await addStep(db, id, { kind: 'identity', code: identity, day: today }, { now, by });
}

function newPage(visit: Visit, errors: readonly FieldError[], status: number): Answer {
  const value = (name: string) => visit.form.get(name) ?? undefined;
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead over={<a href="/verzoeken">Verzoeken</a>} title="Verzoek vastleggen" />
      <ErrorSummary errors={errors} />
      <Form action="/verzoeken/nieuw" onceKey={visit.onceKey}>
        <Choice name="soort" label="Wat vraagt deze persoon?" value={value('soort')} error={error('soort')} options={REQUEST_KINDS.map((kind) => ({ value: kind, label: capital(KIND_WORDS[kind]), hint: KIND_HINTS[kind] }))} />
        <DayField name="ontvangen" label="Binnengekomen op" value={value('ontvangen')} error={error('ontvangen')} max={visit.today} hint="Vanaf deze dag telt de maand." />
        <TextField name="naam" label="Wie vraagt het?" value={value('naam')} error={error('naam')} />
        <TextArea name="adres" label="Waar mag het antwoord heen?" rows={3} value={value('adres')} error={error('adres')} hint="Straat, postcode en plaats. Vraag of post daar veilig is." />
        <TextField name="bereik" label="Telefoon of e-mail" optional value={value('bereik')} error={error('bereik')} />
        <TextArea name="vraag" label="Wat vraagt deze persoon precies?" value={value('vraag')} error={error('vraag')} />
        <Select name="identiteit" label="Hoe ging u na wie er vraagt?" optional empty="Nog niet gedaan" value={value('identiteit')} error={error('identiteit')} hint="Vraag of bewaar geen kopie van een identiteitsbewijs."
          options={IDENTITY_CHECKS.map((check) => ({ value: check, label: capital(IDENTITY_WORDS[check]) }))} />
        <SubmitBar label="Verzoek vastleggen" cancel={{ href: '/verzoeken' }} />
      </Form>
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Verzoek vastleggen', here: '/verzoeken', body };
}
