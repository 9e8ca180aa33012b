import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/database.ts';
import { cases } from '../../../test/journal.ts';
import { day } from '../../core/day.ts';
import { SealBroken } from '../keys.ts';
import { destroyErasedKeys, erasePeople } from './erase.ts';
import { openReason, sealReason } from './reason.ts';

const house = await freshDatabase();
afterAll(house.close);
const own = cases(house);

test('why somebody was kept from a case goes with its people, in an older copy too; who and when stays', async () => {
  const [caseId, staff] = [await own.open(), await own.staff('desk')];
  const id = house.newId();
  const { keyId, content } = await own.as((db) => sealReason(db, house.keys, 'case_list', id, 'Haar broer is erbij.'));
  await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, key_id, since, by) values ($1, $2, $3, 'excluded', $4, $5, $6, $3)", [id, caseId, staff, content, keyId, house.now]));
  const copy = { id, keyId, reason: content };
  expect(openReason(house.keys, 'case_list', copy)).toBe('Haar broer is erbij.');
  expect(() => openReason(house.keys, 'glass', copy)).toThrow(SealBroken);
  await own.as((db) => erasePeople(db, house, [caseId], day('2019-03-04')));
  await own.as((db) => destroyErasedKeys(db, house.keys));
  const [row] = await own.as((db) => db.query<{ id: string; keyId: number | null; reason: Buffer; staff_id: string }>('select id, key_id as "keyId", reason, staff_id from case_list'));
  expect(row).toEqual({ id, keyId: null, reason: Buffer.alloc(0), staff_id: staff });
  expect(openReason(house.keys, 'case_list', row!)).toBeNull();
  expect(openReason(house.keys, 'case_list', copy)).toBeNull();
});
