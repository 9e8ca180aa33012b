import { dayOf } from '../core/day.ts';
import { DECIDABLES, DEFAULT_OFFICE_TERMS, DEFAULT_TERMS, DEFAULT_UNDECIDED_MONTHS, isDecidable, isTerm, LONGEST_TERM, type Decidable } from '../core/retention.ts';
import { Card } from '../ui/card.tsx';
import { ErrorSummary, faultAt, Select, SubmitBar, TextField, type FieldError } from '../ui/field.tsx';
import { shorterThan, typed } from '../ui/form-text.ts';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { decideTerm, readDecisions, readOfficeTerms, readTerms, readUndecidedMonths, type Decision } from './sql.ts';
import { RetentionTabs } from './tabs.tsx';
import { decidableText, monthsText } from './texts.ts';

const LONGEST_WHY = 500;

const UNDECIDED: Readonly<Record<Decidable, number>> = { ...DEFAULT_TERMS, ...DEFAULT_OFFICE_TERMS, undecided: DEFAULT_UNDECIDED_MONTHS };

export const showTerms = (visit: Visit): Promise<Answer> => termsPage(visit, [], 200);

/** A new term holds at once, for cases that ended before as well; whoever is closer to the end by it is warned anew. */
export async function decide(visit: Visit): Promise<Answer> {
  const [ending, months, why] = [typed(visit.form, 'zaken'), Number(typed(visit.form, 'maanden') || Number.NaN), typed(visit.form, 'waarom')];
  const errors: FieldError[] = [];
  if (!isDecidable(ending)) errors.push({ field: 'zaken', message: 'Kies waarvoor.' });
  if (!isTerm(months)) errors.push({ field: 'maanden', message: `Vul een heel aantal maanden in, van 1 tot en met ${LONGEST_TERM}.` });
  if (why === '') errors.push({ field: 'waarom', message: 'Schrijf waarom.' });
  if (why.length > LONGEST_WHY) errors.push({ field: 'waarom', message: shorterThan(LONGEST_WHY) });
  if (errors.length > 0 || !isDecidable(ending)) return termsPage(visit, errors, 422);
  await decideTerm(visit.db, visit.keys, { ending, months, why }, { now: visit.now, by: visit.user!.id });
  return { kind: 'to', location: '/bewaren/termijnen' };
}

async function termsPage(visit: Visit, errors: readonly FieldError[], status: number): Promise<Answer> {
  const months: Readonly<Record<Decidable, number>> = { ...(await readTerms(visit.db)), ...(await readOfficeTerms(visit.db)), undecided: await readUndecidedMonths(visit.db) };
  const decisions = await readDecisions(visit.db, visit.keys);
  const error = (name: string) => faultAt(errors, name);
  const body = (
    <>
      <PageHead title="Bewaren en wissen" />
      <RetentionTabs here="/bewaren/termijnen" />
      <ErrorSummary errors={errors} />
      <p class="lead">De termijn telt vanaf de laatste afsluiting of afkeuring. Gaat een zaak weer open, dan begint hij bij de volgende afsluiting opnieuw. Bij een verzoek telt hij vanaf het antwoord, bij een datalek vanaf het afsluiten, bij een besluit vanaf de dag ervan, en bij het jaarplan vanaf het einde van dat jaar, als het gedaan is. De eigen privacyregels zeggen: in de regel niet langer dan vijf jaar.</p>
      <Table<Decidable> caption="Termijnen" quietCaption rows={DECIDABLES} columns={[
        { label: 'Wat', names: true, width: 'wide', cell: decidableText }, { label: 'Termijn', cell: (ending) => monthsText(months[ending]) },
        { label: 'Zonder besluit', cell: (ending) => monthsText(UNDECIDED[ending]) },
      ]} />
      <Card id="besluit" title="Een termijn veranderen">
        <Form action="/bewaren/termijnen" onceKey={visit.onceKey}>
          <Select name="zaken" label="Waarvoor" value={typed(visit.form, 'zaken')} error={error('zaken')} options={DECIDABLES.map((value) => ({ value, label: decidableText(value) }))} />
          <TextField name="maanden" label="Aantal maanden" size="short" inputmode="numeric" value={typed(visit.form, 'maanden')} error={error('maanden')} hint={`Hoogstens ${LONGEST_TERM}.`} />
          <TextField name="waarom" label="Waarom" value={typed(visit.form, 'waarom')} error={error('waarom')} hint="Wie later kijkt, leest dit. Schrijf hier niets over mensen in een zaak." />
          <SubmitBar label="Termijn vastleggen" cancel={{ href: '/bewaren' }} />
        </Form>
      </Card>
      {decisions.length > 0 ? <Decisions decisions={decisions} /> : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Bewaartermijnen', here: '/bewaren', body };
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <Table<Decision> caption="Wie besloot wat" rows={decisions} columns={[
      { label: 'Wanneer', names: true, width: 'narrow', cell: ({ at }) => dayText(dayOf(at)) }, { label: 'Wie', cell: ({ by }) => by },
      { label: 'Besluit', cell: ({ ending, months: decided }) => `${decidableText(ending)}: ${monthsText(decided)}` }, { label: 'Waarom', width: 'wide', cell: ({ why }) => why },
    ]} />
  );
}
