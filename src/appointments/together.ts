import { stoodInBy } from '../database/relation.ts';
import { staffName } from '../database/staff-name.ts';
import type { Ask } from './ask.ts';

/** Field of the form: both mediators come. */
export const TOGETHER = 'samen';

export interface Colleague { readonly id: string; readonly name: string }

/** The other mediator of the case, who can come along; null where there is none. Whom one stands in for is no other. */
export async function otherMediator({ visit, open: { file: { state } } }: Ask): Promise<Colleague | null> {
  const me = visit.user?.id ?? '';
  const taken = new Set([me, ...(await stoodInBy(visit.db, me, visit.today)).map(({ mediator }) => mediator)]);
  const other = [state.allocated?.mediator, state.second].find((one) => one && !taken.has(one));
  const name = await staffName(visit.db, other ?? null);
  return other && name !== null ? { id: other, name } : null;
}

/** Whether it was ticked. */
export const comesAlso = (form: URLSearchParams, other: Colleague | null): string | null => (form.get(TOGETHER) === 'ja' ? other?.id ?? null : null);
