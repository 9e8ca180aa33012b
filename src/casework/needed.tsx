import { missingBeside, missingIn, NEED_ORDERS, type Need } from '../core/case/missing.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { Possibility } from '../core/case/possible.ts';
import { lacksRepresentative } from '../core/case/state.ts';
import { Listed } from '../words/listed.tsx';
import { NEED_TEXTS } from '../words/needs.ts';
import { orderAddress } from '../words/orders.ts';
import type { CaseView } from './view.ts';

/** The form that fills this need, about whom it is missing; null where it cannot be recorded now. */
function formFor({ state }: CaseView, need: Need, all: readonly Possibility[]): Possibility | null {
  const lacks = ({ person }: Possibility): boolean => {
    const p = person === null ? undefined : state.people.get(person);
    return need === 'representative' ? p !== undefined && lacksRepresentative(p) : need !== 'details' || p === undefined || p.side === 'b';
  };
  for (const order of NEED_ORDERS[need]) {
    const found = all.find((one) => one.order === order && one.reason === null && lacks(one));
    if (found) return found;
  }
  return null;
}

/** For the desk, beside the next step: what else is missing before the case can be sent out, each with its form. As in the desk's list. */
export function Needed({ view, all, next }: { view: CaseView; all: readonly Possibility[]; next: OrderName | null }) {
  const missing = view.relations.includes('desk') ? missingBeside(missingIn(view.state), next) : [];
  if (missing.length === 0) return null;
  return (
    <p class="two-sub">
      Nog nodig: <Listed items={missing.map((need) => {
        const form = formFor(view, need, all);
        return form ? <a href={orderAddress(view.number, form.order, form.person)}>{NEED_TEXTS[need]}</a> : NEED_TEXTS[need];
      })} />.
    </p>
  );
}
