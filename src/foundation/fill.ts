import type { Database } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';

/**
 * Puts the synthetic foundation into a demo: the `Fill` of `src/demo.ts`. `progress` takes a share from 0 to 1.
 * Filling on after a stop doubles nothing. Nothing is in it yet.
 */
export async function fillFoundation(
  _database: Database, _keys: KeyStore, _now: Date, _newId: () => string, progress: (share: number) => void,
): Promise<void> {
  progress(1);
}
