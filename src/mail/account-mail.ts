import { addressOf, claimAccountMail, settleAccountMail, type WaitingAccountMail } from '../database/account-mail.ts';
import { addressMail } from './build.ts';
import { afterFault, sendFrom, type Delivered, type MailParts, type Round } from './job.ts';
import { oneAddress } from './rules.ts';

/** Tells the former address of an account that it is not that any more: once, as all mail (`sendFrom`). */
export const sendAccountMail = (parts: MailParts): Promise<Round> =>
  sendFrom(parts, { claim: claimAccountMail, settle: settleAccountMail, deliver: (claimed) => deliver(parts, claimed) });

async function deliver({ keys, now, post }: MailParts, claimed: WaitingAccountMail): Promise<Delivered> {
  const to = oneAddress(addressOf(keys, claimed));
  if (to === null) return { settled: { result: 'dropped', error: 'no-address' }, error: null };
  const answer = await post.send({ mail: addressMail(), to, id: claimed.id, madeAt: claimed.madeAt });
  return answer.kind === 'sent' ? { settled: { result: 'sent' }, error: null } : { settled: afterFault(claimed, answer.error, now()), error: answer.error };
}
