import type { Child } from 'hono/jsx';
import { among } from '../core/among.ts';
import { goersOf, missedOf, OTHERWISE } from '../core/appointment.ts';
import { appointmentsOf, bookingsOf, followUp, homesMissed, notSaidSafe, whereExactly, whereMissed, type Appointment } from '../database/people/appointment.ts';
import { telephonesOf } from '../database/staff-telephone.ts';
import { Card } from '../ui/card.tsx';
import { Choice, ErrorSummary, faultAt, Hidden, Select, SubmitBar, type FieldError } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { More } from '../ui/menu.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { excludedFor } from '../web/relation.ts';
import { openCase } from '../web/open-case.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import { mayUse } from '../web/rights.ts';
import type { Answer, Visit } from '../web/route.ts';
import { startPage } from '../web/start-page.ts';
import { APPOINTMENT_KIND_WORDS, OTHERWISE_WORDS } from '../words/appointments.ts';
import { capital, listed, word } from '../words/codes.ts';
import { nameIn } from './check-out.tsx';
import { followedPage } from './followed.tsx';
import { appointmentAddress, whenText } from './parts.tsx';
import { supervises } from './sql.ts';
import { FOLLOWED_ALREADY, FROM_CASE_RETURNED, HOW_MISSING, IN_CASE, NO_ADDRESS, NUMBER_ELSEWHERE, WHO_FOLLOWED } from './texts.ts';

interface Person { readonly id: string; readonly name: string }

/** An appointment of which somebody is missed whom the visitor may follow up. */
interface Missing {
  readonly one: Appointment;
  /** Never the visitor. */
  readonly people: readonly Person[];
  /** Its address, by which the visitor came. */
  readonly at: string;
  /** The case above the page; none where the visitor may not know it. */
  readonly over: string | undefined;
  where(): Promise<string | null>;
}

const peopleOf = (visit: Visit, one: Appointment): Person[] =>
  missedOf(one, visit.now).filter((id) => id !== visit.user?.id).map((id) => ({ id, name: nameIn(one, id) }));

/** Nobody wrote where: the address that the case has of whoever is visited at home. The log says whose it is. */
async function atHome(visit: Visit, one: Appointment): Promise<string | null> {
  const homes = await homesMissed(visit.db, visit.keys, one.id);
  visit.showsPeople(one.caseId, ...homes.map(({ person }) => person));
  return homes.length === 0 ? null : homes.map(({ text, returned }) => `${returned ? FROM_CASE_RETURNED : IN_CASE}:\n${text}`).join('\n');
}

/** For the desk, the practice supervisor and the other mediator, as long as a colleague did not say to be safe. */
async function inCase(visit: Visit, work: (missing: Missing) => Promise<Answer>): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  if (!open.relations.some((relation) => relation === 'desk' || relation === 'supervisor' || relation === 'mediator')) return forbidden();
  const { id: caseId, number } = open.file;
  const one = (await appointmentsOf(visit.db, caseId)).find(({ id }) => id === visit.params['afspraak']);
  if (!one) return notFound();
  const people = peopleOf(visit, one);
  if (people.length === 0) return followedPage(visit, one.id, forbidden());
  const where = async () => (await whereExactly(visit.db, visit.keys, caseId)).get(one.id) ?? ((await bookingsOf(visit.db, visit.keys, caseId)).get(one.id)?.site || null) ?? atHome(visit, one);
  return work({ one, people, at: appointmentAddress(number, one.id), over: `Zaak ${number}`, where });
}

/**
 * The same for the desk and the own supervisor who are told of it and may not open the case, as it is for a few: the place and nothing else
 * of it, not its number either. Never for whoever is excluded from it.
 */
async function anywhere(visit: Visit, work: (missing: Missing) => Promise<Answer>): Promise<Answer> {
  const { id: me, roles } = visit.user!;
  const one = (await notSaidSafe(visit.db, visit.today)).find(({ id }) => id === visit.params['afspraak']);
  if (!one) return followedPage(visit, visit.params['afspraak'] ?? '', notFound());
  if ((await excludedFor(visit)).has(one.caseId)) return notFound();
  const all = goersOf(one).map(({ who }) => who);
  const led = roles.includes('desk') ? all : (await Promise.all(all.map(async (id) => ({ id, led: await supervises(visit.db, me, id) })))).filter((who) => who.led).map(({ id }) => id);
  if (led.length === 0) return notFound();
  const people = peopleOf(visit, one).filter(({ id }) => led.includes(id));
  if (people.length === 0) return followedPage(visit, one.id, forbidden());
  visit.shows(one.caseId);
  return work({ one, people, at: `/afspraken/${one.id}`, over: undefined, where: async () => await whereMissed(visit.db, visit.keys, one.id) ?? atHome(visit, one) });
}

/** Where that colleague is. A logged act of its own. */
export const showWhere = (visit: Visit): Promise<Answer> => inCase(visit, (missing) => page(visit, missing, []));
export const showWhereOnly = (visit: Visit): Promise<Answer> => anywhere(visit, (missing) => page(visit, missing, []));

async function page(visit: Visit, { one, people, at, over, where }: Missing, errors: readonly FieldError[]): Promise<Answer> {
  const phones = await telephonesOf(visit.db, visit.keys, people.map(({ id }) => id));
  const title = `Waar ${listed(people.map(({ name }) => name))} ${people.length > 1 ? 'zijn' : 'is'}`;
  const none = visit.user && mayUse(visit.user, 'missed-colleagues') ? 'Niet bekend' : NUMBER_ELSEWHERE;
  const call = (number: string | undefined): Child => (number ? <a href={`tel:${number.replace(/[^\d+]/g, '')}`}>{number}</a> : none);
  return {
    kind: 'page', status: errors.length > 0 ? 422 : 200, frame: 'staff', title: 'Waar een collega is',
    body: (
      <>
        <PageHead over={over} title={title} />
        <ErrorSummary errors={errors} />
        <Card id="waar" title="Afspraak" items={[
          ...people.map(({ id, name }) => ({ label: people.length > 1 ? `Telefoon van ${name}` : 'Telefoon', value: call(phones.get(id)) })),
          { label: 'Wanneer', value: whenText(one) }, { label: 'Wat', value: capital(APPOINTMENT_KIND_WORDS[one.kind]) },
          { label: 'Waar', value: [capital(word('place', one.place)), (await where()) ?? NO_ADDRESS].join('\n') },
        ]} />
        <p>Dat u dit bekeek, is vastgelegd. Bel eerst; neemt deze collega niet op, bel dan 112.</p>
        {people.map(({ id, name }) => <ButtonForm primary action={`${at}/gesproken`} onceKey={visit.onceKey} label={`Gesproken: ${name} is veilig`} fields={{ wie: id }} />)}
        <Otherwise visit={visit} at={at} people={people} errors={errors} />
      </>
    ),
  };
}

/** Not spoken to, and yet nobody has to look any more: what was done, in one word of a list. */
function Otherwise({ visit, at, people, errors }: Pick<Missing, 'at' | 'people'> & { visit: Visit; errors: readonly FieldError[] }) {
  const [first] = people;
  return (
    <More label="Niet gesproken, maar wel afgehandeld" open={errors.length > 0}>
      <Form action={`${at}/anders-afgehandeld`} onceKey={visit.onceKey}>
        {people.length > 1 || !first ? <Choice name="wie" label="Om wie gaat het?" options={people.map(({ id, name }) => ({ value: id, label: name }))} value={visit.form.get('wie') ?? undefined} error={faultAt(errors, 'wie')} /> : <Hidden name="wie" value={first.id} />}
        <Select name="hoe" label="Wat is er gedaan?" options={OTHERWISE.map((how) => ({ value: how, label: capital(OTHERWISE_WORDS[how]) }))} value={visit.form.get('hoe') ?? ''} error={faultAt(errors, 'hoe')}
          hint="Daarna staat deze melding bij niemand meer boven de pagina. Wat u kiest, staat met uw naam bij de afspraak." />
        <SubmitBar label="Dit is afgehandeld" />
      </Form>
    </More>
  );
}

const asked = (visit: Visit, { people }: Missing): Person | undefined => people.find(({ id }) => id === visit.form.get('wie'));
const done = (visit: Visit): Answer => ({ kind: 'to', location: startPage(visit.user?.roles ?? []) });

/** They have them on the telephone. Nothing of the case is opened by it. */
const speak = (visit: Visit) => async (missing: Missing): Promise<Answer> => {
  const who = asked(visit, missing);
  return who && await followUp(visit.db, missing.one.id, who.id, 'spoken') ? done(visit) : page(visit, missing, [{ field: 'wie', message: FOLLOWED_ALREADY }]);
};
export const spoken = (visit: Visit): Promise<Answer> => inCase(visit, speak(visit));
export const spokenAnywhere = (visit: Visit): Promise<Answer> => anywhere(visit, speak(visit));

/** It ended in another way. Who said so stands with the appointment, and in the access log. */
const end = (visit: Visit) => async (missing: Missing): Promise<Answer> => {
  const [who, how] = [asked(visit, missing), among(OTHERWISE, visit.form.get('hoe'))];
  const errors = [...who ? [] : [{ field: 'wie', message: missing.people.length > 1 ? WHO_FOLLOWED : FOLLOWED_ALREADY }], ...how ? [] : [{ field: 'hoe', message: HOW_MISSING }]];
  if (!who || !how) return page(visit, missing, errors);
  return await followUp(visit.db, missing.one.id, who.id, how) ? done(visit) : page(visit, missing, [{ field: 'hoe', message: FOLLOWED_ALREADY }]);
};
export const otherwise = (visit: Visit): Promise<Answer> => inCase(visit, end(visit));
export const otherwiseAnywhere = (visit: Visit): Promise<Answer> => anywhere(visit, end(visit));
