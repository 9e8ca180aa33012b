import { recordEvent } from '../web/account-event.ts';
import type { Answer, Visit } from '../web/route.ts';
import { credentialIn, judgePasskey } from './passkey.ts';
import type { Purpose } from './passkey.ts';
import { findPasskey, usePasskey } from './passkey-sql.ts';
import { signInPage, start } from './sign-in.tsx';
import { PASSKEY_NOT_GOOD } from './texts.ts';

/**
 * One press: the key and the finger, face or pin that opened it are two factors. Nothing is hashed and nothing is counted, so
 * nobody's guessing of passwords is in the way here.
 */
export async function signInWithPasskey(visit: Visit): Promise<Answer> {
  const owner = await ownerOf(visit, 'sign-in');
  return owner === null ? signInPage(visit, PASSKEY_NOT_GOOD, 422) : start(visit, owner, 'passkey', null);
}

/** Whose passkey answered this form, or null. */
export async function ownerOf(visit: Visit, purpose: Purpose): Promise<string | null> {
  const { db, keys, url, now, form } = visit;
  const text = form.get('antwoord') ?? '';
  const credential = credentialIn(text);
  const key = credential && await findPasskey(db, credential);
  if (!key) return null;
  const judged = await judgePasskey(text, key, { keys, purpose, onceKey: form.get('eenmalig') ?? '', url, now });
  if (judged === 'copied') await recordEvent(db, { id: visit.newId(), staffId: key.staff_id, at: now, kind: 'passkey-copied', by: null });
  if (judged === null || judged === 'copied') return null;
  await usePasskey(db, key.id, { ...judged, now });
  return key.staff_id;
}
