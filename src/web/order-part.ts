import type { Child } from 'hono/jsx';
import type { Day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import type { Code } from '../core/codes.ts';
import type { Relation } from '../core/case/order.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { CaseState } from '../core/case/state.ts';
import type { Visit } from './route.ts';

/** The order whose page a part is drawn for, and what its screen read already. */
export interface OrderPartInput {
  readonly id: CaseId;
  readonly order: OrderName;
  readonly on: Day;
  readonly relation: Relation;
  readonly state: CaseState;
  readonly settings: SettingsOn;
  /** The first two digits of the postcodes where people of each side live; nothing else of an address. */
  readonly areas: Readonly<Record<Code<'side'>, readonly number[]>>;
  /** Earlier cases of the same people that this reader may know of. */
  readonly earlier: readonly { readonly number: string; readonly mediator: string | null; readonly sure: boolean }[];
}

export interface OrderPart {
  /** Stands beside the form. */
  readonly body: Child;
  /** Ids of mediators in the order in which the list offers them; who is not in it comes last. */
  readonly offered: readonly string[];
  /** Who should not be filled in beforehand, and why, in a few words, by id. */
  readonly notNow: ReadonlyMap<string, string>;
  /** Of whom it is asked once more whether they are meant, and why, in a sentence, by id. A person decides. */
  readonly doubts: ReadonlyMap<string, string>;
}

/**
 * A feature's part of the page of an order that deserves more help than its fields (docs/decisions/0001); null where it has
 * nothing to say. app.ts hands it in. The guard has let the reader in, and the case is logged.
 */
export type OrderPartMaker = (visit: Visit, input: OrderPartInput) => Promise<OrderPart | null>;
