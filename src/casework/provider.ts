import { mayCall, PROVIDER_WORDS } from '../core/case/provider.ts';
import type { Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { CaseView } from './view.ts';

/** Who may be called, as far as this reader sees it: the words are null where they are not theirs to see. */
export interface Provider { readonly client: PersonId; readonly since: Day; readonly name: string | null; readonly telephone: string | null }

/** The treatment provider who may be called by the last answer of policy (P-04); null where there is none. */
export function providerOf(view: Pick<CaseView, 'entries' | 'state' | 'written'>): Provider | null {
  const found = mayCall(view.entries, view.state);
  if (!found) return null;
  const text = (kind: string) => view.written.find((w) => w.place === found.client && w.kind === kind && w.factSeq === found.seq && !w.struck)?.text ?? null;
  return { client: found.client, since: found.since, name: text(PROVIDER_WORDS[0]), telephone: text(PROVIDER_WORDS[1]) };
}
