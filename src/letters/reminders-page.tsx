import type { Day } from '../core/day.ts';
import { Choices, ErrorSummary, faultAt, SubmitBar, type FieldError } from '../ui/field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { dayText, daysText, wholeDay } from '../words/day.ts';
import { letterAddress, lettersAddress } from './letter-page.tsx';
import { remindWhyNotText } from './texts-screens.ts';

export const REMINDERS = '/aanmeldpunt/om-herinneren';
export const workAddress = (id: string): string => `${REMINDERS}/werk/${id}`;

/** At once: as many as go in one file to print. Own choice. */
export const MOST_AT_ONCE = 100;

/** Numbers of the cases that are ticked to begin with: no more than go at once. */
export const tickedFirst = (able: readonly Pick<Due, 'number'>[]): string[] => able.slice(0, MOST_AT_ONCE).map(({ number }) => number);

/** A case of which the prosecution service may be reminded today. */
export interface Due {
  readonly id: string;
  readonly number: string;
  readonly requested: Day;
  readonly days: number;
  readonly reminded: Day | null;
  readonly office: string | null;
  /** Why no letter can be made here; null where it can. */
  readonly why: string | null;
}

interface Shown { readonly status?: number; readonly errors?: readonly FieldError[]; readonly due: readonly Due[]; readonly later: number }

export function remindersPage(visit: Visit, { status = 200, errors = [], due, later }: Shown): Answer {
  const able = due.filter(({ why }) => why === null);
  const not = due.filter(({ why }) => why !== null);
  const laterText = later === 0 ? null : later === 1 ? 'Bij één andere vraag is het nog geen tijd.' : `Bij ${later} andere vragen is het nog geen tijd.`;
  const body = (
    <>
      <PageHead over={<a href="/aanmeldpunt?lijst=om">Wacht op OM</a>} title="Het OM herinneren" />
      <ErrorSummary errors={errors} />
      {able.length === 0 ? <Empty title="Er is nu geen brief te maken om het OM te herinneren.">{laterText ?? 'Vraagt u gegevens in een zaak, dan komt zij hier zodra herinneren kan.'}</Empty> : (
        <Form action={REMINDERS} onceKey={visit.onceKey}>
          <Choices name="zaak" label="Bij welke zaken?" values={visit.form.has('zaak') ? visit.form.getAll('zaak') : tickedFirst(able)} hint={able.length > MOST_AT_ONCE ? `De eerste ${MOST_AT_ONCE} zijn aangekruist: meer gaat niet in één keer. De rest staat hierna weer hier.` : undefined} error={faultAt(errors, 'zaak')}
            options={able.map((one) => ({ value: one.number, label: `${one.number}, aan ${one.office ?? ''}`, hint: askedText(one) }))} />
          <SubmitBar label="Herinneringen maken en vastleggen" note={<>Per zaak wordt een brief bewaard en vastgelegd dat het OM vandaag herinnerd is. Dat gaat door als u verder werkt. Versturen doet u zelf. {laterText}</>} />
        </Form>
      )}
      {not.length > 0 ? (
        <Table<Due> stacks="lines" caption="Hier is het tijd, maar kan de brief niet vanzelf" rows={not} columns={[
          { label: 'Zaak', names: true, width: 'narrow', cell: ({ number, why }) => <a href={why === 'never-by-letter' ? letterAddress(number, 'data-request') : lettersAddress(number)}>{number}</a> },
          { label: 'Gevraagd', cell: (one) => askedText(one) }, { label: 'Waarom', width: 'wide', cell: ({ why }) => remindWhyNotText(why ?? '') },
        ]} />
      ) : null}
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Het OM herinneren', here: '/aanmeldpunt', body };
}

const askedText = ({ requested, days, reminded }: Due): string =>
  `Gevraagd op ${wholeDay(requested)}, ${daysText(days)} geleden${reminded ? `; herinnerd op ${dayText(reminded)}` : ''}`;
