import { givesOrders, type Reader } from './order.ts';

/** What a reader sees of a case beside codes and days (P-11). */
export interface Sees {
  /** Notes and explanations of the casework compartment. */
  readonly casework: boolean;
  /** May add to them. */
  readonly writes: boolean;
  /** Contact details and other words in the compartments of persons and of the referrer. */
  readonly details: boolean;
  /** Who treats somebody, and their number: for who may have to call (P-04). */
  readonly provider: boolean;
  /** Every line of the timeline; else the desk's own part of it. */
  readonly trajectory: boolean;
}

/** Of a state or of a standing: null where it was not sent out, or not closed. */
interface Stands { readonly allocated: unknown; readonly closed: unknown }

/**
 * P-11: after the case went out the desk keeps data, mediator, safe contact and correspondence, and no notes; the mediator keeps a
 * thin view of own closed cases. A practice supervisor discusses the work and needs nobody's address. Who only reads adds nothing.
 */
export function seesOf(relations: readonly Reader[], { allocated, closed }: Stands): Sees {
  const open = closed === null;
  // A trainee and whoever broke the glass read what the mediator reads.
  const mediates = relations.includes('mediator');
  const readsAlong = !relations.every(givesOrders);
  const policy = relations.includes('policy');
  const desk = relations.includes('desk');
  const before = allocated === null;
  const writes = (mediates && open) || policy || relations.includes('supervisor') || (desk && before);
  return {
    casework: writes || (readsAlong && open), writes,
    details: ((mediates || readsAlong) && open) || (policy && before) || desk,
    provider: ((mediates || readsAlong) && open) || policy,
    trajectory: mediates || readsAlong || policy || relations.includes('supervisor') || (desk && before),
  };
}
