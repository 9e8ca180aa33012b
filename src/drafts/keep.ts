import { formDraftKept, spendFormDraft } from '../database/people/form-draft.ts';
import { changedSince } from '../web/as-shown.tsx';
import { backToList } from '../web/back-to-list.ts';
import { backTo, keepTyped, openTicket, TICKET, type Ticket } from '../web/keeping.ts';
import { notFound } from '../web/pages.tsx';
import { others } from '../web/presence.ts';
import { isQuiet, saidQuietly } from '../web/rescue.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { typedOn } from './typed-on.tsx';

function ownTicket(visit: Visit): Ticket | null {
  const ticket = openTicket(visit.keys, visit.form.get(TICKET), visit.now);
  return ticket?.staff === visit.user?.id ? ticket : null;
}

/**
 * While somebody types, by script; or by the button, which leads back to the form. The form's one-time key is asked for and given
 * back: whatever comes too late, after the form itself, finds it used and keeps nothing.
 */
export async function keep(visit: Visit): Promise<Answer> {
  const ticket = ownTicket(visit);
  const about = ticket ? await keepTyped(visit, ticket, visit.form) : null;
  if (!ticket || !about) return isQuiet(visit.form) ? { kind: 'text', status: 404, text: '' } : notFound();
  if (!isQuiet(visit.form)) return { kind: 'to', location: backTo(ticket), again: true };
  return { kind: 'text', text: saidQuietly(visit.now, await beside(visit, ticket, about.caseId)) };
}

/** Whoever types is at work, and sees who else is. */
async function beside(visit: Visit, { action }: Ticket, caseId: string | null): Promise<string[]> {
  const number = /^\/zaken\/([^/]+)\//.exec(action)?.[1];
  if (!number || !caseId || !visit.user) return [];
  return others(visit.db, { staff: visit.user.id, number, among: [caseId], form: 'same', now: visit.now });
}

/** From the form itself, or from a list: there somebody may since have typed on, in another window, what the list does not know of. */
export async function throwAway(visit: Visit): Promise<Answer> {
  const ticket = ownTicket(visit);
  if (!ticket) return notFound();
  const list = backToList(visit);
  if (list) {
    const kept = await formDraftKept(visit.db, ticket);
    if (kept && changedSince(visit, [kept.toISOString()])) return typedOn(ticket, list);
  }
  await spendFormDraft(visit.db, ticket);
  return { kind: 'to', location: list ?? ticket.opens, again: true };
}
