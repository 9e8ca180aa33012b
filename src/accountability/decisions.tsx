import { parseDay } from '../core/day.ts';
import { Card } from '../ui/card.tsx';
import { DayField, ErrorSummary, faultAt, SubmitBar, TextArea, type FieldError } from '../ui/field.tsx';
import { textFault, tidy } from '../ui/form-text.ts';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { dayText } from '../words/day.ts';
import { addDecision, readDecisions, type FoundationDecision } from './sql.ts';
import { AccountabilityTabs } from './tabs.tsx';

/** Where the term is over. */
export const GONE = 'gewist: de termijn is om';

export const showDecisions = (visit: Visit): Promise<Answer> => page(visit, [], 200);

export const typed = (visit: Visit, name: string): string => tidy(visit.form.get(name) ?? '');
export function textErrors(field: string, text: string, empty: string): FieldError[] {
  const fault = text === '' ? empty : textFault(text, false);
  return fault === null ? [] : [{ field, message: fault }];
}

/** A decision gets the next number and is never changed; a newer one says so. */
export async function decide(visit: Visit): Promise<Answer> {
  const [decided, what, why] = [parseDay(typed(visit, 'dag')), typed(visit, 'besluit'), typed(visit, 'waarom')];
  const errors = [
    ...(decided === null ? [{ field: 'dag', message: 'Kies de dag van het besluit.' }] : decided > visit.today ? [{ field: 'dag', message: 'Deze dag ligt in de toekomst.' }] : []),
    ...textErrors('besluit', what, 'Schrijf wat er besloten is.'), ...textErrors('waarom', why, 'Schrijf waarom.'),
  ];
  if (errors.length > 0 || decided === null) return page(visit, errors, 422);
  await addDecision(visit.db, visit.keys, { decided, what, why }, { now: visit.now, by: visit.user!.id, newId: visit.newId });
  return { kind: 'to', location: '/verantwoording/besluiten' };
}

async function page(visit: Visit, errors: readonly FieldError[], status: number): Promise<Answer> {
  const value = (name: string) => visit.form.get(name) ?? undefined;
  const error = (name: string) => faultAt(errors, name);
  const writes = mayUse(visit.user, 'privacy-year');
  const body = (
    <>
      <PageHead title="Verantwoording" />
      <AccountabilityTabs here="/verantwoording/besluiten" user={visit.user} />
      <ErrorSummary errors={errors} />
      <Table<FoundationDecision> caption="Besluiten over privacy" quietCaption rows={await readDecisions(visit.db, visit.keys)} empty={<Empty title="Er is nog geen besluit vastgelegd.">{writes ? 'Leg hieronder het eerste vast, met waarom.' : 'De privacyfunctionaris legt hier vast wat besloten is, en waarom.'}</Empty>} columns={[
        { label: 'Nummer', names: true, width: 'narrow', cell: ({ number }) => number }, { label: 'Dag', width: 'narrow', cell: ({ decided }) => dayText(decided) },
        { label: 'Besluit', width: 'wide', cell: ({ what }) => what ?? GONE }, { label: 'Waarom', width: 'wide', cell: ({ why }) => why ?? GONE }, { label: 'Vastgelegd door', cell: ({ by }) => by },
      ]} />
      {writes ? (
        <Card id="nieuw" title="Besluit vastleggen">
          <Form action="/verantwoording/besluiten" onceKey={visit.onceKey}>
            <DayField name="dag" label="Besloten op" value={value('dag')} error={error('dag')} />
            <TextArea name="besluit" label="Wat is besloten" rows={3} value={value('besluit')} error={error('besluit')} hint="Een besluit verandert niet meer. Is het anders geworden, leg dan een nieuw besluit vast. Schrijf hier niets over mensen in een zaak." />
            <TextArea name="waarom" label="Waarom" rows={3} value={value('waarom')} error={error('waarom')} />
            <SubmitBar label="Besluit vastleggen" />
          </Form>
        </Card>
      ) : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Besluiten over privacy', here: '/verantwoording', body };
}
