import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import { beAtWork, type AtWork, type Colleague } from '../database/presence.ts';
import { clockText } from '../words/day.ts';
import { IDLE_MINUTES } from './session.ts';
import { ROLE_NAMES } from './staff.ts';

/** Whoever did nothing for so long has no session any more. */
export const lastSeen = (now: Date): Date => new Date(now.getTime() - IDLE_MINUTES * 60_000);

/** One sentence a colleague who has this case open too: "Noor Test (medewerker aanmeldpunt), formulier “Intake”, sinds 09:25". */
export async function others(db: Db, present: Omit<AtWork, 'gone'>): Promise<string[]> {
  return (await beAtWork(db, { ...present, gone: lastSeen(present.now) })).map(sentence);
}

function sentence({ name, roles, form, since }: Colleague): string {
  const work = roles.map((role) => (ROLE_NAMES[role as StaffRole] ?? role).toLowerCase()).join(', ');
  return `${name} (${work}), ${form === null ? 'heeft de zaak open' : `formulier “${form}”`}, sinds ${clockText(since)}`;
}
