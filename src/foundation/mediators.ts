import type { Competence, CompetenceSource } from '../core/allocation.ts';
import { addDays, type Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import { insertRows, type Row } from '../database/rows.ts';
import { REGIONS } from './people.ts';

/** Together the whole country, by the first two digits of a postcode, in the order of `REGIONS`. */
const AREAS: readonly string[] = ['83-99', '65-82', '34-41', '10-21', '29-33', '22-28', '42-47', '48-57', '58-64'];

/** Every combination goes round among the mediators; each competence is held by several, in several regions. */
const EXPERIENCE: readonly (readonly Competence[])[] = [
  ['sexual', 'minors'], ['traffic'], ['domestic-violence-stalking', 'sexual'], ['medical', 'traffic'], ['group', 'minors'], ['sexual', 'domestic-violence-stalking', 'video'], ['sport', 'traffic'],
];
const SOURCES: readonly CompetenceSource[] = ['training', 'training', 'supervision', 'before'];
/** Each third one has to be renewed some day; the fifth mediator's first one ran out. */
const EVERY_UNTIL = 3;
const RAN_OUT = 4;
/** From today: who is away now, who goes soon, and who goes later. */
const AWAY: Readonly<Record<number, readonly [from: number, until: number]>> = { 3: [-6, 8], 8: [9, 30], 15: [40, 61] };

export interface Parts { readonly by: string; readonly today: Day; readonly now: Date; newId(): string }

/** What is known of one synthetic mediator, by number. */
function periodsOf(n: number, staffId: string, { by, today, now, newId }: Parts): Row[] {
  const row = (kind: string, code: string | null, source: string | null, from: Day, until: Day | null): Row =>
    ({ id: newId(), staff_id: staffId, kind, code, source, from_day: from, until_day: until, recorded_by: by, recorded_at: now });
  const since = addDays(today, -900 - 10 * n);
  const away = AWAY[n];
  return [
    row('area', AREAS[n % REGIONS.length] as string, null, since, null),
    ...(EXPERIENCE[n % EXPERIENCE.length] as readonly Competence[]).map((code, i) => {
      const until = n === RAN_OUT && i === 0 ? addDays(today, -20) : (n + i) % EVERY_UNTIL === 0 ? addDays(today, 400) : null;
      return row('competence', code, SOURCES[(n + i) % SOURCES.length] as string, since, until);
    }),
    ...(away ? [row('leave', null, null, addDays(today, away[0]), addDays(today, away[1]))] : []),
  ];
}

export async function settleMediators(db: Db, mediators: readonly { readonly id: string }[], parts: Parts): Promise<void> {
  await insertRows(db, 'mediator_period', ['id', 'staff_id', 'kind', 'code', 'source', 'from_day', 'until_day', 'recorded_by', 'recorded_at'],
    mediators.flatMap(({ id }, n) => periodsOf(n, id, parts)), '');
}
