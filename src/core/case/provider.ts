import type { PersonId } from '../fields.ts';
import type { Entry, FactOf } from './facts.ts';
import type { Fault } from './order.ts';
import type { Reason } from './reasons.ts';
import { inOrder, type CaseState } from './state.ts';

/** Kinds of sealed words: name and telephone of a treatment provider who may be called, with the client's own words. */
export const PROVIDER_WORDS = ['treatment-provider', 'treatment-provider-telephone'] as const;

/** The treatment provider whom somebody agreed to have called, by the last answer of policy (P-04). `seq`: the line with which name and number came. */
export interface MayCall { readonly seq: number; readonly client: PersonId; readonly since: Entry['day'] }

/** Null where there is none: no consent, withdrawn with a later answer, or of somebody who died or stopped since. */
export function mayCall(entries: readonly Entry[], state: CaseState): MayCall | null {
  const last = inOrder(entries).findLast(({ fact }) => fact.kind === 'PolicyAnswered');
  if (last?.fact.kind !== 'PolicyAnswered') return null;
  // Version 1 knows no client; without a treatment provider nobody is named as one.
  const { consentToCall, client = null } = last.fact;
  const p = client === null ? undefined : state.people.get(client);
  if (!p || p.dead || p.stopped || consentToCall !== 'yes') return null;
  return { seq: last.seq, client: p.id, since: last.day };
}

type PolicyAnswer = Pick<FactOf<'PolicyAnswered'>, 'treatmentProvider' | 'client' | 'consentToCall' | 'safetyHousePossible'>;
interface ProviderWords { readonly provider: boolean; readonly providerTelephone: boolean }

/**
 * P-04: whose treatment provider, with that client's consent to call, and then who it is; all of it before a violent case goes on (`goes`,
 * Everything that is wrong at once. What was not answered at all is no fault here, and says nothing of what rests on it.
 */
export function providerFaults(state: CaseState, v: PolicyAnswer & ProviderWords, goes: boolean): Fault[] {
  const faults: Fault[] = [];
  const add = (reason: Reason, field: string) => void faults.push({ reason, field });
  if (goes && (v.treatmentProvider === 'no' || v.consentToCall === 'no')) add('treatment-provider-needed', 'treatmentProvider');
  if (goes && v.safetyHousePossible === 'no') add('safety-house-needed', 'safetyHousePossible');
  const named = v.provider ? 'provider' : v.providerTelephone ? 'providerTelephone' : null;
  if (v.treatmentProvider === 'no' && v.client !== null) add('treatment-provider-none', 'client');
  if (v.treatmentProvider === 'no' && named) add('treatment-provider-none', named);
  if (v.treatmentProvider !== 'yes') return faults;
  if (v.client === null) add('treatment-provider-whose', 'client');
  else if (!state.people.has(v.client)) add('person-unknown', 'client');
  if (v.consentToCall === 'no' && named) add('no-consent-to-call', named);
  if (goes && v.consentToCall !== 'no' && !v.provider) add('field-missing', 'provider');
  if (goes && v.consentToCall !== 'no' && !v.providerTelephone) add('field-missing', 'providerTelephone');
  return faults;
}
