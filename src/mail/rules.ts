import type { Participant } from '../core/case/state.ts';
import { isEmail } from '../core/email.ts';
import type { Receiver } from '../database/people/outbox.ts';
import type { Dropped, MailError } from './texts.ts';

/** The address to send to; null where it is not exactly one. */
export const oneAddress = (text: string | null): string | null => (text !== null && isEmail(text) ? text : null);

/**
 * Why a mail to somebody who registered does not leave any more; null where it does. Asked when it leaves: what was safe when the form
 * came in need not be so hours later (P-06: not asked is no). Restricted data are not used (AVG art. 18).
 */
export function whyDropped(to: Receiver | null): Dropped | null {
  if (!to) return 'gone';
  if (to.restricted) return 'restricted';
  if (to.state.rejected || to.state.stopped || to.state.closed || to.state.paused) return 'ended';
  const own = to.person === null ? null : whyNotToPerson(to.state.people.get(to.person));
  if (own) return own;
  return oneAddress(to.address) === null ? 'no-address' : null;
}

/** Whoever filled in the form for another is no person of the case; that mail to them is safe was said with the form, else none waits. */
function whyNotToPerson(person: Participant | undefined): Dropped | null {
  if (!person) return 'gone';
  if (person.stopped || person.dead) return 'ended';
  return person.safe.email === 'yes' ? null : 'not-safe-channel';
}

const MINUTE = 60_000;
/** Minutes until the next try, doubled each time. Own choice, no source. */
const LONGEST_WAIT = 60;
/** Three days, as mail servers themselves usually try for some days: one hour of ever longer waits, then every hour. Own choice, no source. */
export const MOST_TRIES = 77;

/** Null where it was tried often enough. `tries`: including the one that failed. */
export function nextTry(tries: number, now: Date): Date | null {
  return tries >= MOST_TRIES ? null : new Date(now.getTime() + Math.min(LONGEST_WAIT, 2 ** (tries - 1)) * MINUTE);
}

/** Another try changes nothing: the address or the message itself was refused. */
export const isFinal = (error: MailError): boolean => error === 'address-refused' || error === 'message-refused';
/** The next mail meets the same. */
export const stopsRound = (error: MailError): boolean => error === 'no-connection' || error === 'sign-in-refused' || error === 'not-secure';
