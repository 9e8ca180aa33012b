import { calendarWhyNot } from '../core/case/call.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { Participant } from '../core/case/state.ts';
import type { PersonId } from '../core/fields.ts';
import { appointmentsOf, ownOrJoined, type Appointment } from '../database/people/appointment.ts';
import { restrictedOn } from '../database/restriction.ts';
import { Card } from '../ui/card.tsx';
import { openCase, type OpenCase } from '../web/open-case.ts';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { reasonText } from '../words/reasons.ts';
import type { Ask } from './ask.ts';
import { calendarEntry, onCalendar } from './build.ts';
import { chainOf, lastWith, markOf } from './rules.ts';

/** An appointment that whoever goes there may have in a calendar: planned or called off, in a running case of theirs. */
interface Entered { readonly open: OpenCase; readonly one: Appointment; readonly chain: readonly Appointment[] }

async function entered(visit: Visit): Promise<Entered | null> {
  const own = await ownOrJoined(visit.db, visit.user?.id ?? '', visit.params['afspraak'] ?? '');
  const open = own && own.number !== '' ? await openCase({ ...visit, params: { zaak: own.number } }) : null;
  if (!own || !open?.relations.includes('mediator') || open.file.state.closed !== null || !isEntered(own)) return null;
  return { open, one: own, chain: chainOf(await appointmentsOf(visit.db, open.file.id), own) };
}

/** What was moved is in its successor's file; what took place needs none. */
const isEntered = ({ status }: Appointment): boolean => status === 'planned' || status === 'cancelled';

/** `told`: the appointment whose hours it says. */
function file({ one, chain }: Entered, told: Appointment, whose: string, cancelled: boolean, mark: string | null): Answer {
  const { day, start, minutes, changedAt } = told;
  const { name, type, text } = calendarEntry(onCalendar({ day, start, minutes, changedAt, first: chain[0]?.id ?? one.id, whose, cancelled, mark }));
  return { kind: 'file', type, name, bytes: text };
}

/** For the mediator's own calendar: when, and the four signs of the sheet. Which case it is, BIS tells. */
export async function ownFile(visit: Visit): Promise<Answer> {
  const found = await entered(visit);
  return found ? file(found, found.one, 'mediator', found.one.status === 'cancelled', markOf(found.one.id)) : notFound();
}

/** For one participant: a time, and nothing else. */
export async function theirFile(visit: Visit): Promise<Answer> {
  const found = await entered(visit);
  const guest = found ? (await guestsOf(visit, found)).find(({ person }) => person.id === visit.params['persoon']) : undefined;
  if (!found || !guest || guest.reason !== null) return notFound();
  visit.showsPeople(found.open.file.id, guest.person.id);
  return file(found, guest.told, guest.person.id, guest.cancelled, null);
}

interface Guest { readonly person: Participant; readonly reason: Reason | null; readonly cancelled: boolean; readonly told: Appointment }

/**
 * Everybody with whom it was ever planned. Who comes no more gets it taken out of the calendar, as it was when they were to come and left:
 * where somebody else is expected since, and when, is not theirs to know. Whom they were to meet then decides whether contact is barred.
 */
async function guestsOf(visit: Visit, { open, one, chain }: Entered): Promise<Guest[]> {
  const { state } = open.file;
  const asking = { state, on: visit.today, settings: await visit.settings(), restricted: restrictedOn(open.restricted, visit.today) };
  return [...state.people.values()].flatMap((person): Guest[] => {
    const told = lastWith(chain, person.id);
    if (!told) return [];
    return [{ person, told, reason: calendarWhyNot(asking, person, told.people as PersonId[]), cancelled: one.status === 'cancelled' || told.id !== one.id }];
  });
}

/** On the page of an appointment, for whoever goes there. */
export async function calendarCard({ visit, open, who }: Ask, one: Appointment) {
  if ((one.owner !== visit.user?.id && one.also !== visit.user?.id) || !isEntered(one)) return null;
  const guests = await guestsOf(visit, { open, one, chain: chainOf(await appointmentsOf(visit.db, open.file.id), one) });
  const off = one.status === 'cancelled';
  return (
    <Card id="agenda" title="Agenda">
      <p><a href={`/afspraken/${one.id}/agenda`}>{off ? 'Haal uit mijn agenda' : 'Zet in mijn agenda'}</a></p>
      <p class="two-sub">In uw agenda heet dit ‘Afspraak {markOf(one.id)}’: geen naam, geen plaats en geen zaak, want een agenda wordt vaak gedeeld. Verzet u de afspraak, haal dan het bestand opnieuw op.</p>
      {guests.length > 0 ? (
        <ul class="lines">
          {guests.map(({ person, reason, cancelled }) => (
            <li>{reason === null
              ? <><a href={`/afspraken/${one.id}/agenda/${person.id}`}>{cancelled ? 'Afzegging' : 'Agendabestand'} voor {who(person.id)}</a>. Mail het alleen aan deze persoon zelf.</>
              : <>{capital(who(person.id))} krijgt geen agendabestand: dat gaat per e-mail. {reasonText(reason)}</>}</li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
