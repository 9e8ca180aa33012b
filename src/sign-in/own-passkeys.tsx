import { isUuid } from '../core/fields.ts';
import { Notice } from '../ui/notice.tsx';
import { recordEvent } from '../web/account-event.ts';
import type { Answer, Visit } from '../web/route.ts';
import { judgeName } from '../web/staff.ts';
import { signedInAs, whenFresh } from './fresh.tsx';
import { OWN_PATH, ownAccountPage } from './own-account.tsx';
import { sealPasskeyName } from './own-texts.ts';
import { readNewPasskey } from './passkey.ts';
import { addPasskey, passkeysOf, removePasskey } from './passkey-sql.ts';
import { readOwnAccount } from './sql.ts';
import { LAST_WAY, PASSKEY_KNOWN, PASSKEY_NAME_LONG, PASSKEY_NOT_MADE } from './texts.ts';

const NAME_MOST = 40;

export type Added = { field: string; message: string } | 'added';

/** Reads what the browser made and keeps it, or says what to do at which field. */
export async function keepNewPasskey(visit: Visit): Promise<Added> {
  const { db, keys, url, now, form } = visit;
  const { user } = signedInAs(visit);
  const name = (form.get('passkeynaam') ?? '').trim() || 'Passkey';
  if ([...name].length > NAME_MOST || judgeName(name) !== null) return { field: 'passkeynaam', message: PASSKEY_NAME_LONG };
  const made = await readNewPasskey(form.get('antwoord') ?? '', { keys, purpose: 'register', onceKey: form.get('eenmalig') ?? '', url, now });
  if (!made) return { field: '', message: PASSKEY_NOT_MADE };
  const id = visit.newId();
  const added = await addPasskey(db, {
    id, staff_id: user.id, credential: made.credential, public_key: made.publicKey, counter: made.counter, transports: made.transports,
    device: made.device, backed_up: made.backedUp, name: sealPasskeyName(keys, id, name), created_at: now,
  });
  if (!added) return { field: '', message: PASSKEY_KNOWN };
  await recordEvent(db, { id: visit.newId(), staffId: user.id, at: now, kind: 'passkey-added', by: user.id });
  return 'added';
}

export function addOwnPasskey(visit: Visit): Promise<Answer> {
  return whenFresh(visit, (status) => ownAccountPage(visit, {}, status), async () => {
    const added = await keepNewPasskey(visit);
    return added === 'added' ? { kind: 'to', location: OWN_PATH } : ownAccountPage(visit, { errors: [added] }, 422);
  });
}

/** Not the last way in: of somebody without an app for codes the last passkey stays. */
export function removeOwnPasskey(visit: Visit): Promise<Answer> {
  return whenFresh(visit, (status) => ownAccountPage(visit, {}, status), async () => {
    const { db, form, now, newId } = visit;
    const { user } = signedInAs(visit);
    const id = form.get('passkey') ?? '';
    const [account, there] = [await readOwnAccount(db, user.id), await passkeysOf(db, user.id)];
    if (!account.app && there.length <= 1) return ownAccountPage(visit, { notice: <Notice tone="warning" title={LAST_WAY} /> }, 422);
    if (isUuid(id) && await removePasskey(db, user.id, id)) {
      await recordEvent(db, { id: newId(), staffId: user.id, at: now, kind: 'passkey-removed', by: user.id });
    }
    return { kind: 'to', location: OWN_PATH };
  });
}

