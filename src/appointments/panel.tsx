import { doubtOf } from '../core/case/meeting.ts';
import { appointmentsOf } from '../database/people/appointment.ts';
import type { CasePanel } from '../web/case-panel.ts';
import { APPOINTMENT_KIND_WORDS, DOUBT_WORDS } from '../words/appointments.ts';
import { Doubted } from '../ui/doubted.tsx';
import { capital, listed } from '../words/codes.ts';
import { spokenDay } from '../words/day.ts';
import { appointmentAddress, whenText } from './parts.tsx';

/** The case file's part about appointments, for who mediates or reads along. When and with whom, not where. */
export const appointmentsInCase: CasePanel = async (visit, { id, number, state, relations, who }) => {
  const mediates = relations.includes('mediator');
  if (state.allocated === null || state.closed !== null || !(mediates || relations.includes('supervisor') || relations.includes('trainee'))) return null;
  const planned = (await appointmentsOf(visit.db, id)).filter(({ status }) => status === 'planned');
  const text = (kind: string, people: readonly string[]) => `${kind}${people.length > 0 ? ` met ${listed(people.map((one) => who(one)))}` : ''}`;
  const next = planned.find(({ day }) => day >= visit.today);
  return {
    id: 'afspraken', title: 'Afspraken',
    soon: next && { label: 'Afspraak', value: <>{capital(spokenDay(next.day, visit.today))}, {whenText(next)}: <a href={mediates ? appointmentAddress(number, next.id) : '#afspraken'}>{text(APPOINTMENT_KIND_WORDS[next.kind], next.people)}</a><Doubted why={doubtText(state, next)} /></> },
    body: (
      <>
        {planned.length > 0 ? (
          <ul class="lines">
            {planned.map((one) => {
              const what = text(capital(APPOINTMENT_KIND_WORDS[one.kind]), one.people);
              return <li>{whenText(one)}: {mediates ? <a href={appointmentAddress(number, one.id)}>{what}</a> : what}{one.owner !== state.allocated?.mediator && one.owner !== state.second ? ` (van ${one.ownerName}; neem haar over of zeg haar af)` : ''}{one.day < visit.today ? ' (nog niet vastgelegd of het doorging)' : ''}<Doubted why={doubtText(state, one)} /></li>;
            })}
          </ul>
        ) : <p>Er staat niets gepland.</p>}
        {mediates ? <p><a href={`/zaken/${number}/afspraken/nieuw`}>Afspraak plannen</a></p> : null}
      </>
    ),
  };
};

function doubtText(...asked: Parameters<typeof doubtOf>): string | null {
  const doubt = doubtOf(...asked);
  return doubt && DOUBT_WORDS[doubt];
}
