import { alarmDue } from '../core/appointment.ts';
import { addDays, dayOf } from '../core/day.ts';
import { alarmNow, claimSafetyMail, missedSince, queueSafetyMail, settleSafetyMail, type WaitingAlarm } from '../database/safety-mail.ts';
import { safetyMail } from './build.ts';
import { afterFault, OUTBOX_DAYS, sendFrom, within, type Delivered, type MailParts, type Round } from './job.ts';
import { oneAddress } from './rules.ts';

/** A visit longer ago than this many days is not mailed about any more: not after a restore, nor where mail begins later. Less than OUTBOX_DAYS. */
const ALARM_DAYS = 1;

/**
 * Somebody did not say to be safe and nobody pressed "Gesproken" since: mails the desk and the own supervisor, once each (P-21). The three steps
 * of `sendWaiting`: whoever dies in the midst leaves a mail that is sent at most once more, under the same id.
 */
export async function sendAlarms(parts: MailParts): Promise<Round> {
  const begin = parts.now();
  await within(parts, async (db) => {
    const missed = await missedSince(db, addDays(dayOf(begin), -Math.min(ALARM_DAYS, OUTBOX_DAYS - 1)), dayOf(begin));
    for (const one of missed) if (alarmDue(one, begin)) await queueSafetyMail(db, one.id, begin, parts.newId);
  });
  return sendFrom(parts, { claim: claimSafetyMail, settle: settleSafetyMail, deliver: (claimed) => deliver(parts, claimed) });
}

async function deliver(parts: MailParts, claimed: WaitingAlarm): Promise<Delivered> {
  const alarm = await within(parts, (db) => alarmNow(db, claimed.id));
  const to = oneAddress(alarm?.address ?? null);
  if (!alarm) return { settled: { result: 'dropped', error: 'ended' }, error: null };
  if (to === null) return { settled: { result: 'dropped', error: 'no-address' }, error: null };
  const answer = await parts.post.send({ mail: safetyMail(), to, id: claimed.id, madeAt: claimed.madeAt });
  return answer.kind === 'sent' ? { settled: { result: 'sent' }, error: null } : { settled: afterFault(claimed, answer.error, parts.now()), error: answer.error };
}
