import type { Relation } from '../core/case/order.ts';
import type { StaffId } from '../core/fields.ts';
import type { By } from '../database/journal.ts';
import type { Worker } from './for-colleague.ts';

/** Who gives an order in this visit, or asked for it before, as `relation`, now, on the settings as they stand. */
export const byVisitor = async (visit: Worker, relation: Relation): Promise<By> =>
  ({ staff: (visit.user?.id ?? '') as StaffId, relation, now: visit.now, today: visit.today, newId: visit.newId, keys: visit.keys, settings: await visit.settings() });
