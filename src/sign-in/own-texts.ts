import type { KeyStore } from '../database/keys.ts';
import type { Proven } from '../web/session.ts';
import type { Passkey } from './passkey-sql.ts';

export const PROVEN_WORDS: { readonly [how in Proven]: string } = {
  code: 'met wachtwoord en code', passkey: 'met een passkey', recovery: 'met een herstelcode', organisation: 'met het werkaccount', 'set-up': 'bij het instellen', demo: 'met een knop van de demo',
};

const nameContext = (id: string) => `passkey ${id}`;

export function sealPasskeyName(keys: KeyStore, id: string, name: string): Buffer {
  return keys.sealShared(nameContext(id), name);
}

export function passkeyName(keys: KeyStore, { id, name }: Pick<Passkey, 'id' | 'name'>): string {
  return keys.openShared(nameContext(id), name).toString('utf8');
}
