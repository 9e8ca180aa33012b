import { settingsFrom, type SettingChange } from '../core/case/setting-change.ts';
import type { SettingValue } from '../core/case/setting-list.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { Day } from '../core/day.ts';
import type { Database, Db } from './database.ts';
import type { KeyStore } from './keys.ts';

/** Within a `select`: another number after every change that was committed. Rows are only added, one writer after the other. */
export const SETTINGS_VERSION = '(select coalesce(max(id), 0) from setting_change)';

const COLUMNS = 'id, name, value, valid_from as from, takes_back as "takesBack"';

export const readChanges = (db: Db): Promise<SettingChange[]> =>
  db.query<SettingChange & Record<string, unknown>>(`select ${COLUMNS} from setting_change order by id`);

/** For jobs and commands, which begin seldom. */
export const readSettings = async (db: Db): Promise<SettingsOn> => settingsFrom(await readChanges(db));

interface Kept { readonly version: number; readonly settings: SettingsOn }
const kept = new WeakMap<Database, Kept>();

/**
 * The settings as they stand in this transaction, out of memory while nothing changed. `version`: what SETTINGS_VERSION gave in this
 * transaction, where another query asked it along; null asks it here. Another process's change is seen by its number.
 */
export async function settingsIn(database: Database, db: Db, version: number | null): Promise<SettingsOn> {
  const now = version ?? (await db.query<{ version: number }>(`select ${SETTINGS_VERSION} as version`))[0]!.version;
  const known = kept.get(database);
  if (known?.version === now) return known.settings;
  const changes = await readChanges(db);
  const settings = settingsFrom(changes);
  kept.set(database, { version: changes.at(-1)?.id ?? 0, settings });
  return settings;
}

/** Decided by whom, when and why; names of colleagues as they are now. */
export interface DecidedChange extends SettingChange { readonly by: string; readonly at: Date; readonly reason: string }

const REASON = 'setting change';

/** In the order in which they were decided. */
export async function readDecided(db: Db, keys: KeyStore): Promise<DecidedChange[]> {
  const rows = await db.query<Omit<DecidedChange, 'reason'> & { reason: Buffer }>(
    'select c.id, c.name, c.value, c.valid_from as from, c.takes_back as "takesBack", s.name as by, c.decided_at as at, c.reason from setting_change c join staff s on s.id = c.decided_by order by c.id');
  return rows.map((row) => ({ ...row, reason: keys.openShared(REASON, row.reason).toString() }));
}

interface Decision { readonly name: string; readonly value: SettingValue | null; readonly from: Day; readonly takesBack: number | null; readonly reason: string }

/** After a turn, so that a higher number is never seen before a lower one, and a judgement by the rules. */
export async function decideSetting(db: Db, keys: KeyStore, { name, value, from, takesBack, reason }: Decision, { now, by }: { now: Date; by: string }): Promise<void> {
  await db.query(
    'insert into setting_change (name, value, valid_from, takes_back, decided_by, decided_at, reason) values ($1, $2::jsonb, $3, $4, $5, $6, $7)',
    [name, value === null ? null : JSON.stringify(value), from, takesBack, by, now, keys.sealShared(REASON, reason)]);
}
