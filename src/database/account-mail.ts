import type { Db } from './database.ts';
import type { KeyStore } from './keys.ts';
import { claimFrom, settleIn, type Settlement } from './mail-queue.ts';

const contextOf = (id: string): string => `account_mail ${id}`;

/** To the address that this account had until now. */
export async function queueAccountMail(db: Db, keys: KeyStore, { staffId, address }: { staffId: string; address: string }, now: Date, newId: () => string): Promise<void> {
  const id = newId();
  await db.query('insert into account_mail (id, staff_id, address, made_at, next_try) values ($1, $2, $3, $4, $4)', [id, staffId, keys.sealShared(contextOf(id), address), now]);
}

export interface WaitingAccountMail { readonly id: string; readonly madeAt: Date; readonly tries: number; readonly unsure: boolean; readonly address: Buffer }

/** The oldest whose time has come, for one server alone. */
export const claimAccountMail = (db: Db, now: Date, staleSince: Date): Promise<WaitingAccountMail | null> =>
  claimFrom<WaitingAccountMail & Record<string, unknown>>(db, 'account_mail', 'id, made_at as "madeAt", tries, unsure, address', now, staleSince);

export const addressOf = (keys: KeyStore, { id, address }: WaitingAccountMail): string => keys.openShared(contextOf(id), address).toString();

/** How it went; what ended keeps no address. */
export async function settleAccountMail(db: Db, id: string, settled: Settlement, now: Date): Promise<void> {
  await settleIn(db, 'account_mail', id, settled, now);
  await db.query('update account_mail set address = null where result is not null and address is not null');
}

export const sweepAccountMail = async (db: Db, endedBefore: Date): Promise<number> => (await db.query('delete from account_mail where ended_at < $1 returning 1', [endedBefore])).length;
