import { sweepAccountMail } from '../database/account-mail.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { claimMail, receiverOf, settleMail, sweepOutbox, type Receiver, type Settlement, type Waiting } from '../database/people/outbox.ts';
import { sweepSafetyMail } from '../database/safety-mail.ts';
import { confirmationForAnotherMail, confirmationMail } from './build.ts';
import { MAIL_TEMPLATES, type Mail, type MailTemplate } from './mail.ts';
import { isFinal, nextTry, oneAddress, stopsRound, whyDropped } from './rules.ts';
import { languageOf, type MailError } from './texts.ts';
import type { Post } from './transport.ts';

export interface MailParts {
  readonly database: Database;
  readonly keys: KeyStore;
  now(): Date;
  newId(): string;
  readonly post: Post;
}

/** Longer than any conversation with a mail server may last: whoever claimed a mail so long ago does not live any more. */
const STALE = 10 * 60_000;
const A_DAY = 86_400_000;
/** What left, or was tried no more, is forgotten after so many days. Own choice, no source. */
export const OUTBOX_DAYS = 30;

const BUILDERS: Readonly<Record<MailTemplate, (input: Parameters<typeof confirmationMail>[0]) => Mail>> = { confirmation: confirmationMail, 'confirmation-for-another': confirmationForAnotherMail };

export interface Round { sent: number; dropped: number; later: number; givenUp: number }

/**
 * Sends what waits, one after the other, each in three steps that are committed by themselves: claimed, handed to the mail server, told how
 * it went. Whoever dies between the second and the third leaves a mail that is sent at most once more, under the same id.
 */
export async function sendWaiting(parts: MailParts): Promise<Round> {
  return sendFrom(parts, { claim: claimMail, settle: settleMail, deliver: async (claimed) => deliver(parts, claimed, await within(parts, (db) => receiverOf(db, parts.keys, claimed.id))) });
}

interface Tray<Claimed> {
  claim(db: Db, now: Date, staleSince: Date): Promise<Claimed | null>;
  deliver(claimed: Claimed): Promise<Delivered>;
  settle(db: Db, id: string, settled: Settlement, now: Date): Promise<void>;
}

/** The three steps for each that waits, until there is none or the next would meet the same. */
export async function sendFrom<Claimed extends { readonly id: string }>(parts: MailParts, { claim, deliver: hand, settle }: Tray<Claimed>): Promise<Round> {
  const round: Round = { sent: 0, dropped: 0, later: 0, givenUp: 0 };
  for (;;) {
    const now = parts.now();
    const claimed = await within(parts, (db) => claim(db, now, new Date(now.getTime() - STALE)));
    if (!claimed) return round;
    const { settled, error } = await hand(claimed);
    await within(parts, (db) => settle(db, claimed.id, settled, parts.now()));
    round[settled.result === null ? 'later' : settled.result === 'given-up' ? 'givenUp' : settled.result] += 1;
    if (error !== null && stopsRound(error)) return round;
  }
}

export interface Delivered { readonly settled: Settlement; readonly error: MailError | null }

async function deliver({ post, now }: MailParts, claimed: Waiting, receiver: Receiver | null): Promise<Delivered> {
  const dropped = whyDropped(receiver);
  const to = oneAddress(receiver?.address ?? null);
  const template = MAIL_TEMPLATES.find((known) => known === claimed.template);
  if (dropped || to === null || !template) return { settled: { result: 'dropped', error: dropped ?? 'no-address' }, error: null };
  const mail = BUILDERS[template]({ language: languageOf(claimed.language) });
  const answer = await post.send({ mail, to, id: claimed.id, madeAt: claimed.madeAt });
  return answer.kind === 'sent' ? { settled: { result: 'sent' }, error: null } : { settled: afterFault(claimed, answer.error, now()), error: answer.error };
}

/** Nobody sends a third time what may have left twice. */
export function afterFault({ tries, unsure }: Pick<Waiting, 'tries' | 'unsure'>, error: MailError, now: Date): Settlement {
  const next = isFinal(error) || (error === 'unsure' && unsure) ? null : nextTry(tries, now);
  return next === null ? { result: 'given-up', error } : { result: null, error, nextTry: next, unsure: error === 'unsure' };
}

/** Takes away what is over long enough. */
export const forgetMail = (parts: Pick<MailParts, 'database' | 'newId'>, now: Date): Promise<number> => within(parts, async (db) => {
  const before = new Date(now.getTime() - OUTBOX_DAYS * A_DAY);
  return await sweepOutbox(db, before) + await sweepSafetyMail(db, before) + await sweepAccountMail(db, before);
});

export const within = <T>({ database, newId }: Pick<MailParts, 'database' | 'newId'>, work: (db: Db) => Promise<T>): Promise<T> => database.transaction({ role: 'bis_owner', user: null, request: newId() }, work);
