import { afterAll, beforeAll, expect, test } from 'vitest';
import { behindFence } from './fence-world.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';

/** What belongs to no case: who may write it, past every screen. */
let house: House;
const ORGANISATION = '00000000-0000-4000-8000-0000000000b1';
const OTHER = '00000000-0000-4000-8000-0000000000b2';
const MERGE = '00000000-0000-4000-8000-0000000000b3';
const PEOPLE = '00000000-0000-4000-8000-0000000000b4';
const [one, other] = [COLLEAGUES.mediator[0], COLLEAGUES.otherMediator[0]];
const GIVEN = "'2019-03-04T09:00Z'";

beforeAll(async () => {
  house = await openHouse();
  await house.asOwner(async (db) => {
    for (const id of [ORGANISATION, OTHER]) await db.query("insert into organisation (id, kind, name) values ($1, 'probation-rn', $2)", [id, `Proef ${id.slice(-2)}`]);
    await db.query(`insert into organisation_merge (id, organisation, into_organisation, merged_at, merged_by) values ($1, $2, $3, ${GIVEN}, $4)`, [MERGE, OTHER, ORGANISATION, one]);
    await db.query(`insert into organisation_name (id, organisation, name, former, added_at, added_by) values ($1, $2, 'Proefnaam', false, ${GIVEN}, $3)`, [PEOPLE, ORGANISATION, one]);
    await db.query(`insert into organisation_person (id, organisation, words, added_at, added_by, used_on) values ($1, $2, '', ${GIVEN}, $3, '2019-03-04')`, [PEOPLE, ORGANISATION, one]);
    await db.query(`insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-03-04', '2019-03-05', $2, ${GIVEN})`, [MERGE, one, other]);
    await db.query(`insert into mediator_period (id, staff_id, kind, from_day, recorded_by, recorded_at) values ($1, $2, 'leave', '2019-03-04', $2, ${GIVEN})`, [MERGE, one]);
  });
}, 60_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

const LISTS: readonly Colleague[] = ['desk', 'otherDesk', 'administrator'];
/** Who keeps the profiles of mediators (the right `mediators`). */
const PROFILES: readonly Colleague[] = [...LISTS, 'supervisor', 'otherSupervisor'];
/** Each writes one row that is there, or a new one; and who may, written down without the program's help. */
const WRITES: Readonly<Record<string, readonly [sql: string, who: readonly Colleague[]]>> = {
  'a new organisation': [`insert into organisation (id, kind, name) values (gen_random_uuid(), 'probation-rn', 'Proef nieuw')`, LISTS],
  'another name for one': [`update organisation set name = 'Proef anders' where id = '${ORGANISATION}'`, LISTS],
  'a merge': [`insert into organisation_merge (id, organisation, into_organisation, merged_at, merged_by) values (gen_random_uuid(), '${ORGANISATION}', '${OTHER}', ${GIVEN}, '${one}')`, LISTS],
  'the end of a merge': [`update organisation_merge set undone_at = ${GIVEN}, undone_by = '${one}' where id = '${MERGE}'`, LISTS],
  'one more name': [`insert into organisation_name (id, organisation, name, former, added_at, added_by) values (gen_random_uuid(), '${ORGANISATION}', 'Proef ook', false, ${GIVEN}, '${one}')`, LISTS],
  'one name less': [`delete from organisation_name where id = '${PEOPLE}'`, LISTS],
  'somebody who works there': [`insert into organisation_person (id, organisation, words, added_at, added_by, used_on) values (gen_random_uuid(), '${ORGANISATION}', '', ${GIVEN}, '${one}', '2019-03-04')`, LISTS],
  'when they referred last': [`update organisation_person set used_on = '2019-03-05' where id = '${PEOPLE}'`, LISTS],
  'that they work there no more': [`delete from organisation_person where id = '${PEOPLE}'`, LISTS],
  'a decision on a setting': [`insert into setting_change (name, value, valid_from, decided_by, decided_at, reason) values ('form.video', 'false', '2199-01-01', '${one}', ${GIVEN}, '')`, ['administrator']],
  'an office of the prosecution service': [`insert into prosecution_office (id, office, words, from_day, recorded_at, recorded_by) values (gen_random_uuid(), gen_random_uuid(), '', '2019-03-04', ${GIVEN}, '${one}')`, LISTS],
  'a stand-in': [`insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values (gen_random_uuid(), '${one}', '${other}', '2019-03-04', '2019-03-05', '${one}', ${GIVEN})`, LISTS],
  'the end of a stand-in': [`update stand_in set ended_at = ${GIVEN} where id = '${MERGE}'`, LISTS],
  'a leave': [`insert into mediator_period (id, staff_id, kind, from_day, recorded_by, recorded_at) values (gen_random_uuid(), '${one}', 'leave', '2019-03-04', '${one}', ${GIVEN})`, PROFILES],
  'the end of a leave': [`update mediator_period set ended_at = ${GIVEN}, ended_by = '${one}' where id = '${MERGE}'`, PROFILES],
  'who supervises whom': [`insert into supervision (supervisor, mediator) values ('${COLLEAGUES.otherSupervisor[0]}', '${other}')`, ['administrator']],
};

class Undone extends Error {
  readonly rows: number;
  constructor(rows: number) { super('undone'); this.rows = rows; }
}

/** Whether a row was written; either way nothing of it stays. */
const wrote = (who: Colleague, sql: string): Promise<boolean> => behindFence(house.database, who, async (db) => {
  throw new Undone((await db.query(`with written as (${sql} returning 1) select 1 from written`)).length);
}, house.now).catch((error: Error) => {
  if (error instanceof Undone) return error.rows > 0;
  if (/row-level security/.test(error.message)) return false;
  throw error;
});

test.each(Object.entries(WRITES))('%s is written by whom it is given to, and by nobody else', async (_, [sql, who]) => {
  const may: Colleague[] = [];
  for (const colleague of Object.keys(COLLEAGUES) as Colleague[]) if (await wrote(colleague, sql)) may.push(colleague);
  expect(may.sort()).toEqual([...who].sort());
});
