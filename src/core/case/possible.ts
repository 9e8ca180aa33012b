import type { PersonId } from '../fields.ts';
import { ORDER_NAMES, specOf, type OrderName } from './orders.ts';
import { whyNot, type Context } from './order.ts';
import type { Reason } from './reasons.ts';
import { participants } from './state.ts';

export interface Possibility {
  readonly order: OrderName;
  /** The participant it is about; null for orders about the case. */
  readonly person: PersonId | null;
  /** Null where it can be done now; else why not. */
  readonly reason: Reason | null;
}

/**
 * What somebody with this relation can do in this state on this day, for the case and each participant, and if not, why
 * not. Orders that are never this relation's part are left out. Buttons and guards both ask it.
 */
export function possible(context: Context): Possibility[] {
  return ORDER_NAMES.flatMap((order): Possibility[] => {
    const spec = specOf(order);
    if (!spec.by.includes(context.relation)) return [];
    if (spec.about === 'case') return [{ order, person: null, reason: whyNot(spec, context, null) }];
    const about = participants(context.state, spec.about === 'any' ? undefined : spec.about);
    return about.map((p) => ({ order, person: p.id, reason: whyNot(spec, context, p) }));
  });
}
