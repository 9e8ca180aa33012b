import { MAY_CALL, readMayCall } from '../core/safe-contact.ts';
import type { CardItem } from '../ui/card.tsx';
import { CALL_TEXTS, safeItems } from '../words/safe-contact.ts';
import { toldBy } from './told-by.ts';
import type { CaseView } from './view.ts';

/** What a parent or an acquaintance who registered somebody said on calling them, before anybody does (P-06). */
export interface NearReferrer { readonly call: 'yes' | 'no' | null; readonly text: string; readonly told: readonly CardItem[] }

/** Null where nothing is to be heeded, or nobody near registered. A professional is called at work. */
export function nearReferrer(view: Pick<CaseView, 'state' | 'written'>): NearReferrer | null {
  if (view.state.referral?.entry !== 'acquaintance') return null;
  const own = view.written.filter(({ place, struck }) => place === 'referrer' && !struck);
  const call = readMayCall(own.findLast(({ kind }) => kind === MAY_CALL)?.text ?? null);
  const told = safeItems(toldBy(view, 'referrer'));
  const text = call === 'no' ? CALL_TEXTS.not : call === null && own.some(({ kind }) => kind === 'telephone') ? CALL_TEXTS.notAsked : '';
  return text === '' && told.length === 0 ? null : { call, text, told };
}
