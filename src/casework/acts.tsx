import { policyAsked } from '../core/case/held.ts';
import { givesOrders, type Phase as OrderPhase, type Relation } from '../core/case/order.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import { phase } from '../core/case/outcome.ts';
import { possible, type Possibility } from '../core/case/possible.ts';
import type { Waiting } from '../core/case/waiting.ts';
import { Card } from '../ui/card.tsx';
import { More } from '../ui/menu.tsx';
import { ORDER_PHASE_WORDS } from '../words/phases.ts';
import { reasonText } from '../words/reasons.ts';
import { OPEN_GROUPS } from './phases.ts';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { contextOf, type CaseView } from './view.ts';

/** What somebody with these relations can do; what one of them allows is allowed. */
export function everythingPossible(view: CaseView): Possibility[] {
  const found = new Map<string, Possibility>();
  for (const relation of view.relations.filter(givesOrders)) {
    for (const one of possible(contextOf(view, relation))) {
      const key = `${one.order} ${one.person ?? ''}`;
      if (!found.has(key) || one.reason === null) found.set(key, one);
    }
  }
  return [...found.values()];
}

/** The likely next event, where this reader may record it now. */
export function nextAct(waiting: Waiting, all: readonly Possibility[]): Possibility | null {
  const fits = all.filter((one) => one.order === waiting.next && one.reason === null);
  return fits.find((one) => one.person === waiting.person) ?? fits[0] ?? null;
}

/**
 * What is asked of policy, in the order in which it is their turn: an answer on safety, else what the desk holds back (P-04, R-015).
 * A case may wait for the desk or rest meanwhile; the question stands all the same. Empty for everybody else, or where nothing is asked.
 */
export function askedOfPolicy({ relations, state }: Pick<CaseView, 'relations' | 'state'>, all: readonly Possibility[]): Possibility[] {
  if (!relations.includes('policy')) return [];
  const open = policyAsked(state) && (state.policy === null || state.policy.answer === 'not-yet');
  const orders: readonly OrderName[] = open ? ['answer-policy'] : state.heldBack && state.rejectionAgreed === null ? ['lift-hold', 'agree-rejection'] : [];
  return orders.flatMap((order) => all.find((one) => one.order === order && one.reason === null) ?? []);
}

export const actLabel = (view: CaseView, { order, person }: Pick<Possibility, 'order' | 'person'>): string => {
  const text = ORDER_TEXTS[order].button(person ? view.who(person) : '');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The relation by which an order is given: one that may now, else one whose part it is. */
export function relationFor(view: CaseView, by: readonly Relation[], may: (relation: Relation) => boolean): Relation | null {
  const mine = view.relations.filter(givesOrders).filter((relation) => by.includes(relation));
  return mine.find(may) ?? mine[0] ?? null;
}

const groupsOf = (all: readonly Possibility[]): OrderPhase[] =>
  (Object.keys(ORDER_PHASE_WORDS) as OrderPhase[]).filter((group) => all.some((one) => specOf(one.order).phase === group));

/** What can be recorded: what belongs to where the case is first, the rest on request; and what cannot, with why not. */
export function Acts({ view, all }: { view: CaseView; all: readonly Possibility[] }) {
  if (all.length === 0) return null;
  const can = all.filter((one) => one.reason === null);
  // What policy decides is of no phase: it is never folded away from policy. After sending out the desk completes data (P-11).
  const open: readonly OrderPhase[] = [
    ...OPEN_GROUPS[phase(view.state)], ...(view.relations.includes('policy') ? ['assess' as const] : []), ...(view.relations.includes('desk') && view.state.allocated ? ['complete' as const] : []),
  ];
  const groups = groupsOf(can);
  // Where nothing belongs to this phase, as for a practice supervisor, the rest is all there is.
  const rest = groups.some((group) => open.includes(group)) ? groups.filter((group) => !open.includes(group)) : [];
  const inRest = can.filter((one) => rest.includes(specOf(one.order).phase));
  return (
    <Card id="vastleggen" title="Vastleggen wat er gebeurde">
      {groups.filter((group) => !rest.includes(group)).map((group) => <Group view={view} group={group} can={can} />)}
      {rest.length > 0 ? <More label={`Al het andere (${inRest.length})`}>{rest.map((group) => <Group view={view} group={group} can={can} />)}</More> : null}
      <NotNow view={view} all={all.filter((one) => one.reason !== null)} />
    </Card>
  );
}

function Group({ view, group, can }: { view: CaseView; group: OrderPhase; can: readonly Possibility[] }) {
  const acts = can.filter((one) => specOf(one.order).phase === group);
  return (
    <section class="group" aria-label={ORDER_PHASE_WORDS[group]}>
      <h3>{ORDER_PHASE_WORDS[group]}</h3>
      <ul class="acts">{acts.map((one) => <li><a href={orderAddress(view.number, one.order, one.person)}>{actLabel(view, one)}</a></li>)}</ul>
    </section>
  );
}

function NotNow({ view, all }: { view: CaseView; all: readonly Possibility[] }) {
  if (all.length === 0) return null;
  return (
    <More label="Wat nu niet kan, en waarom">
      <dl class="whynot">
        {all.map((one) => <div><dt><a href={orderAddress(view.number, one.order, one.person)}>{actLabel(view, one)}</a></dt><dd>{one.reason ? reasonText(one.reason) : ''}</dd></div>)}
      </dl>
    </More>
  );
}
