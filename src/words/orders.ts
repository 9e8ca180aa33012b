import { ORDER_NAMES, type OrderName } from '../core/case/orders.ts';
import { DESK_ORDER_TEXTS } from './orders-desk.ts';
import { TRAJECTORY_ORDER_TEXTS } from './orders-trajectory.ts';

export interface OrderText {
  /** Last part of its address: `/zaken/2019-00001/<slug>`. */
  readonly slug: string;
  /** What happened (P-19). `who` is the person as shown on this page; not given for orders about the case. */
  readonly button: (who: string) => string;
  /** Title of the page and words on its button; never names anybody. */
  readonly title: string;
  /** One or two lines under the title. */
  readonly explain: string;
}

/** An order without words does not compile. */
export const ORDER_TEXTS: Readonly<Record<OrderName, OrderText>> = { ...DESK_ORDER_TEXTS, ...TRAJECTORY_ORDER_TEXTS };

const BY_SLUG = new Map(ORDER_NAMES.map((name) => [ORDER_TEXTS[name].slug, name]));

/** The order at an address, or null. */
export const orderAt = (slug: string): OrderName | null => BY_SLUG.get(slug) ?? null;

/** The address of an order's page. */
export function orderAddress(number: string, order: OrderName, person?: string | null): string {
  return `/zaken/${number}/${ORDER_TEXTS[order].slug}${person ? `?persoon=${person}` : ''}`;
}

/** In the address of a correction that undoes: fills in why. */
export const UNDO = 'ongedaan';
/** Opens the correction of one line of the timeline, by its number. */
export const correctAddress = (number: string, seq: number): string => `${orderAddress(number, 'correct')}?regel=${seq}`;
/** The same, with the reason filled in: undoing is correcting (P-15). */
export const undoAddress = (number: string, seq: number): string => `${correctAddress(number, seq)}&${UNDO}=1`;

/** Where a mediator is chosen without what the case asks for, for one case or for several: chosen knowingly or not at all. `doubt`: why, in a sentence. */
export const MEANT_TEXTS = {
  asked: (doubt: string): string => `${doubt} Kies een ander, of bevestig hieronder dat u deze bemiddelaar bedoelt.`,
  yes: (name: string): string => `Ja, ${name} krijgt deze zaak, ook zonder die ervaring`,
} as const;
