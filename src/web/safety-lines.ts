import { checkOut } from '../core/appointment.ts';
import { dayOf } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { outFor, type Out } from '../database/people/appointment.ts';
import { safetyText, type SafetyLine } from '../ui/safety-watch.tsx';
import { mayUse } from './rights.ts';
import type { Answer, User, Visit } from './route.ts';

/** Where a page that stays open asks for the lines again. */
export const SAFETY_ADDRESS = '/veiligheid';

/**
 * Who has to act because somebody did not say to be safe (P-21): the desk, their own practice supervisor, whoever went there with them, and they
 * themselves. How many and where to go, no name and no case, so that it is no look at one; null for whoever it never concerns, for whom nothing is asked.
 */
export async function safetyLines(db: Db, user: User, now: Date): Promise<SafetyLine[] | null> {
  const [tells, goesOut] = [mayUse(user, 'missed-colleagues'), mayUse(user, 'own-cases')];
  if (!tells && !goesOut) return null;
  const late = (await outFor(db, { me: user.id, everybody: mayUse(user, 'desk-lists'), led: mayUse(user, 'supervised-cases') }, dayOf(now))).filter((one) => checkOut(one, now) === 'late');
  const mine = ({ who }: Out) => goesOut && who === user.id;
  const told = late.filter((one) => one.told && !mine(one)).length;
  const joint = goesOut && late.some((one) => one.joint && !one.told && !mine(one));
  return [...late.some(mine) ? [OWN] : [], ...joint ? [JOINT] : [], ...told > 0 ? [{ href: mayUse(user, 'desk-lists') ? '/aanmeldpunt' : '/werkbegeleiding', text: othersText(told) }] : []];
}

const OWN: SafetyLine = { href: '/vandaag', text: 'Bent u veilig? Collega’s zien dat u zich na een bezoek niet meldde. Meld u veilig.' };
const JOINT: SafetyLine = { href: '/vandaag', text: 'Met wie u op bezoek was, meldde zich niet veilig. Kijk wie, en bel nu.' };
const othersText = (count: number): string => `${count === 1 ? 'Een collega meldde' : `${count} collega’s meldden`} zich niet veilig na een bezoek. Kijk wie, en bel nu.`;

/** The same for a page that stays open. */
export async function tellSafety(visit: Visit): Promise<Answer> {
  const lines = visit.user ? await safetyLines(visit.db, visit.user, visit.now) : null;
  return { kind: 'text', text: safetyText(lines ?? []) };
}
