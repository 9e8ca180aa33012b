import { MAY_CALL, mayCallReferrer } from '../core/safe-contact.ts';
import type { CardItem } from '../ui/card.tsx';
import { CALL_TEXTS, safeItems } from '../words/safe-contact.ts';
import { REFERRER, toldBy } from './told-by.ts';
import type { CaseView } from './view.ts';

/** What a parent or an acquaintance who registered somebody said on calling them, before anybody does (P-06). */
export interface NearReferrer { readonly call: 'yes' | 'no' | null; readonly text: string; readonly told: readonly CardItem[] }

/** Whether they may be called, as far as this reader reads their words (P-11). */
export const referrerCall = ({ state, written }: Pick<CaseView, 'state' | 'written'>): 'yes' | 'no' | null =>
  mayCallReferrer(state, written.findLast(({ place, kind, struck }) => place === REFERRER && kind === MAY_CALL && !struck)?.text ?? null);

/** Null where nothing is to be heeded, or nobody near registered. A professional is called at work. */
export function nearReferrer(view: Pick<CaseView, 'state' | 'written'>): NearReferrer | null {
  if (view.state.referral?.entry !== 'acquaintance') return null;
  const own = view.written.filter(({ place, struck }) => place === REFERRER && !struck);
  const call = referrerCall(view);
  const told = safeItems(toldBy(view, REFERRER));
  const text = call === 'no' ? CALL_TEXTS.not : call === null && own.some(({ kind }) => kind === 'telephone') ? CALL_TEXTS.notAsked : '';
  return text === '' && told.length === 0 ? null : { call, text, told };
}
