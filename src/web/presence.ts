import type { StaffRole } from '../core/role.ts';
import type { Db } from '../database/database.ts';
import { beAtWork, type AtWork, type Colleague } from '../database/presence.ts';
import { clockText } from '../words/day.ts';
import { firstAdmitted } from './relation.ts';
import { IDLE_MINUTES } from './session.ts';
import { ROLE_NAMES } from './staff.ts';

/** Whoever did nothing for so long has no session any more. */
export const lastSeen = (now: Date): Date => new Date(now.getTime() - IDLE_MINUTES * 60_000);

/** One sentence a colleague who has this case open too: "Noor Test (medewerker aanmeldpunt), formulier “Intake”, sinds 09:25". */
export async function others(db: Db, present: Omit<AtWork, 'gone'>): Promise<string[]> {
  const colleagues = await beAtWork(db, { ...present, gone: lastSeen(present.now) });
  // P-11: what a mediator does after the case went out is not the desk's to know, the title of a form included; also where that mediator works at the desk as well.
  const deskOnly = firstAdmitted(db).every((relation) => relation === 'desk');
  return colleagues.map((one) => sentence(deskOnly && !one.deskAlone ? { ...one, form: null } : one));
}

function sentence({ name, roles, form, since }: Colleague): string {
  const work = roles.map((role) => (ROLE_NAMES[role as StaffRole] ?? role).toLowerCase()).join(', ');
  return `${name} (${work}), ${form === null ? 'heeft de zaak open' : `formulier “${form}”`}, sinds ${clockText(since)}`;
}
