import { areaOf } from '../core/allocation.ts';
import { parseDay } from '../core/day.ts';
import { isPersonId, type Field } from '../core/fields.ts';
import { fold } from '../core/case/fold.ts';
import { whyNot } from '../core/case/order.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import { participants, type CaseState } from '../core/case/state.ts';
import { readOrganisations } from '../database/organisation.ts';
import { keptOut } from '../database/relation.ts';
import { sameIdentity } from '../database/people/identity.ts';
import { isSearchable } from '../database/people/rebuild-search.ts';
import { staffNames } from '../database/staff-name.ts';
import { barredFor } from '../web/relation.ts';
import type { OrderPart, OrderPartInput } from '../web/order-part.ts';
import type { Visit } from '../web/route.ts';
import { relationFor } from './acts.tsx';
import { DAY, PERSON } from './form.ts';
import type { Proposal } from './notices.tsx';
import type { Mediator } from './options.ts';
import type { OrderAsk } from './order-page.tsx';
import { activeMediators, earlierCases } from './sql.ts';
import { contextOf, type CaseView } from './view.ts';

/** Null where this order is never this reader's part. `fields`: of the address, or of the posted form. */
export async function readAsk(visit: Visit, view: CaseView, order: OrderName, fields: URLSearchParams): Promise<OrderAsk | null> {
  const spec = specOf(order);
  const typed = parseDay(fields.get(DAY) ?? '');
  const on = typed !== null && typed <= view.today ? typed : view.today;
  const state = on === view.today ? view.state : fold(view.entries, on);
  const person = fields.get(PERSON) ?? '';
  const relation = relationFor(view, spec.by, (mine) => isPossible(state, order, contextOf(view, mine, on, state)));
  if (relation === null) return null;
  const asks = (type: Field['type']) => Object.values(spec.fields).some((field) => field.type === type);
  return {
    view, state, order, on, relation, person: isPersonId(person) ? person : null,
    mediators: asks('staff') ? await mediatorsFor(visit, view.id) : [], organisations: asks('organisation') ? (await readOrganisations(visit.db)).offered() : [],
  };
}

/** Who may be chosen for a case: not whoever may not come near it. */
async function mediatorsFor(visit: Visit, caseId: string): Promise<Mediator[]> {
  const out = await keptOut(visit.db, caseId);
  return (await activeMediators(visit.db)).filter(({ id }) => !out(id));
}

function isPossible(state: CaseState, order: OrderName, context: Parameters<typeof whyNot>[1]): boolean {
  const spec = specOf(order);
  if (spec.about === 'case') return whyNot(spec, context, null) === null;
  return participants(state, spec.about === 'any' ? undefined : spec.about).some((p) => whyNot(spec, context, p) === null);
}

const PROPOSED: readonly OrderName[] = ['allocate', 'allocate-incomplete', 'reallocate', 'link-case'];

const proposes = ({ order, relation }: OrderAsk): boolean => PROPOSED.includes(order) && relation === 'desk';

/** False where earlier cases are proposed and some may be missing. */
export const recognisesEverybody = async (visit: Visit, ask: OrderAsk): Promise<boolean> => !proposes(ask) || isSearchable(visit.db);

/** Earlier cases of the same people, for the desk on the pages where it chooses. Each of them is shown, so each is logged. */
export async function readProposals(visit: Visit, ask: OrderAsk): Promise<Proposal[]> {
  if (!proposes(ask)) return [];
  const { view, order } = ask;
  const same = await sameIdentity(visit.db, view.id);
  const linked = view.state.links.map((link) => link.other as string);
  const wanted = order === 'link-case' ? same.map((one) => one.otherCase).filter((id) => !linked.includes(id)) : [...same.map((one) => one.otherCase), ...linked];
  const barred = await barredFor(visit);
  const cases = await earlierCases(visit.db, wanted.filter((id) => !barred.has(id)));
  visit.shows(...cases.map((one) => one.id));
  const names = await staffNames(visit.db, cases.map((one) => one.mediator).filter((id) => id !== null));
  const active = new Set((await activeMediators(visit.db)).map((m) => m.id));
  const sure = new Set([...linked, ...same.filter((one) => one.strength === 'name-and-birth-date').map((one) => one.otherCase)]);
  return cases.map((one) => ({
    ...one, sure: sure.has(one.id), mediatorName: one.mediator === null ? null : names.get(one.mediator) ?? null, active: one.mediator !== null && active.has(one.mediator),
  }));
}

/** Where people of each side live, as far as their postal address stands in the case: two digits, for choosing a mediator. */
export function areasOf(view: CaseView): OrderPartInput['areas'] {
  const posted = new Set(view.entries.filter(({ fact }) => fact.kind === 'DetailRecorded' && fact.channel === 'post').map(({ seq }) => seq));
  const of = (side: 'a' | 'b') => participants(view.state, side).flatMap(({ id }) => {
    const address = view.written.findLast(({ place, kind, factSeq, struck }) => !struck && place === id && kind === 'contact' && factSeq !== null && posted.has(factSeq));
    return areaOf(address?.text ?? '') ?? [];
  });
  return { a: [...new Set(of('a'))], b: [...new Set(of('b'))] };
}

/** The list in the order of the proposal, with a few words at whom it does not propose. */
export function offeredIn(mediators: readonly Mediator[], { offered, notNow }: OrderPart): Mediator[] {
  const place = (id: string) => (offered.includes(id) ? offered.indexOf(id) : offered.length);
  return mediators.toSorted((a, b) => place(a.id) - place(b.id)).map((one) => ({ ...one, notNow: notNow.get(one.id) }));
}
