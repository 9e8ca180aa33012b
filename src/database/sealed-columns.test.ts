import { afterAll, beforeAll, expect, test } from 'vitest';
import { years, type Years } from '../../test/erasure.ts';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import type { Db } from './database.ts';
import { KeyGone } from './keys.ts';
import { contextOf } from './people/people.ts';
import { giveAdditionCode } from './people/addition.ts';
import { saveDraft } from './people/draft.ts';
import { saveFormDraft } from './people/form-draft.ts';
import { forgetGone } from './people/forget-gone.ts';

/**
 * Every column that holds bytes, and what they are: a new one is red until somebody says under which key it lies and who takes it away.
 * `compartment` and `own key`: gone with that key, also after a restore. `house`: sealed under the key of the house, never of a
 * participant but for the dictionary of names, whose words go with the last name they are in. `keyed`: nobody can try names on it without
 * the store. `hash`: of a random secret or of facts, which hold no words. `public`: opens nothing; the secret half never leaves a device.
 */
const COLUMNS: Readonly<Record<string, 'compartment' | 'own key' | 'house' | 'keyed' | 'hash' | 'public'>> = {
  'sealed.content': 'compartment', 'task.content': 'compartment', 'note_strike.content': 'compartment', 'referrer_question.answer': 'compartment', 'draft.content': 'own key', 'staff.totp_secret': 'own key',
  // In a case under its casework compartment, elsewhere under its own.
  'form_draft.content': 'compartment', 'case_list.reason': 'own key', 'glass.reason': 'own key', 'office_words.content': 'own key',
  'name_word.word': 'house', 'retention_decision.why': 'house', 'foundation_decision.what': 'house', 'foundation_decision.why': 'house', 'plan_action.what': 'house',
  'log_answer.remark': 'house', 'log_settled.remark': 'house', 'passkey.name': 'house', 'staff_home.postcode': 'house', 'setting_change.reason': 'house', 'staff_telephone.number': 'house', 'account_mail.address': 'house', 'prosecution_office.words': 'house', 'organisation_person.words': 'house',
  'name_word.token': 'keyed', 'name_token.token': 'keyed', 'identity_token.token': 'keyed', 'not_to_approach.token': 'keyed', 'draft.token_hash': 'keyed', 'addition_code.token_hash': 'keyed', 'referrer_question.token_hash': 'keyed',
  'import_row.content_hash': 'keyed', 'sign_in_attempt.email_hash': 'keyed', 'staff.organisation_subject': 'keyed', 'recovery_code.hash': 'keyed',
  'log_seal.code': 'keyed', 'log_line.code': 'keyed', 'once_key.words': 'keyed',
  'session.token_hash': 'hash', 'staff.set_up_hash': 'hash', 'fact.previous': 'hash', 'fact.hash': 'hash',
  'log_seal.heads_hash': 'hash', 'log_seal.previous': 'keyed', 'log_head.hash': 'hash',
  'passkey.credential': 'public', 'passkey.public_key': 'public',
};

let house: FreshDatabase;
let told: Years;
beforeAll(async () => {
  house = await freshDatabase();
  told = await years(house);
});
afterAll(() => house.close());
const asOwner = <T>(work: (db: Db) => Promise<T>) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, work);
const query = <T>(sql: string, values: unknown[] = []) => asOwner((db) => db.query<T>(sql, values));

test('of every column of bytes it is known under which key it lies', async () => {
  const there = await query<{ name: string }>("select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' and data_type = 'bytea' order by 1");
  expect(there.map(({ name }) => name)).toEqual(Object.keys(COLUMNS).sort());
});

test('after a restore whatever lies under a key that is gone goes too: words, letters, tasks, drafts and what people are found by; the rest stays', async () => {
  const words = { people: [{ name: 'Zwanehals Weggaander', birthDate: '1961-07-08' }, { name: 'Ganzevoet Weggaander' }] };
  const gone = await told.ended(words);
  const stays = await told.own.open({ words: { people: [{ name: 'Blijvina Voorbeeld', birthDate: '1980-01-01' }, null] } });
  for (const id of [gone, stays]) await told.fill(id, 'een notitie');
  const staff = await told.own.staff('desk');
  for (const caseId of [gone, stays]) {
    const address = { staff, action: `/zaken/${caseId}/notitie`, opens: `/zaken/${caseId}/notitie` };
    await told.own.as((db) => saveFormDraft(db, house.keys, { address, about: { caseId, inside: true, ended: false }, content: 'begonnen', now: house.now }, house.newId));
  }
  for (const [caseId, code] of [[gone, 'gaat'], [stays, 'blijft']] as const) await told.own.as((db) => giveAdditionCode(db, house.keys, caseId, code));
  for (const token of ['gaat', 'blijft']) await told.own.as((db) => saveDraft(db, house.keys, token, 'begonnen', house.now));
  const rows = await query<{ table: string; key_id: number; of: string; content: Buffer; context: string }>(
    `select 'sealed' as table, c.key_id, c.case_id::text as of, s.content, c.id || ':' || s.kind as context from sealed s join compartment c on c.id = s.compartment_id
     union all select 'task', c.key_id, c.case_id::text, t.content, c.id || ':task:' || t.id from task t join compartment c on c.id = t.compartment_id`);
  const drafts = await query<{ key_id: number; token_hash: Buffer }>('select key_id, token_hash from draft order by key_id');
  const lost = rows.filter((row) => row.of === gone);
  expect(new Set(lost.map(({ table }) => table))).toEqual(new Set(['sealed', 'task']));
  expect(contextOf('a', 'name')).toBe('a:name');
  for (const row of lost) expect(house.keys.open(row.key_id, row.context, row.content).length).toBeGreaterThan(0);
  // Only the keys go: the rows are those of a backup from before.
  await house.keys.erase([...lost.map(({ key_id }) => key_id), drafts[0]!.key_id]);
  for (const row of lost) expect(() => house.keys.open(row.key_id, row.context, row.content)).toThrow(KeyGone);

  await asOwner((db) => forgetGone(db, house.keys));
  const left = async (table: string, which: string) => (await query<{ n: number }>(`select count(*)::int as n from ${table} where ${which}`))[0]!.n;
  const own = (id: string) => `compartment_id in (select id from compartment where case_id = '${id}')`;
  const tables = (await query<{ name: string }>("select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'compartment_id'")).map(({ name }) => name);
  expect(tables.length).toBeGreaterThan(4);
  for (const table of tables) expect([table, await left(table, own(gone)), await left(table, own(stays)) > 0]).toEqual([table, 0, true]);
  expect([await left('compartment', `case_id = '${gone}'`), await left('compartment', `case_id = '${stays}'`) > 0, await left('draft', 'true')]).toEqual([0, true, 1]);
  // Nothing that lies under any key of somebody's own fails to open any more.
  for (const row of await query<{ key_id: number }>('select key_id from compartment union all select key_id from draft')) expect(house.keys.state(row.key_id)).toBe('present');
  const dictionary = await query<{ token: Buffer; word: Buffer }>('select token, word from name_word');
  const open = dictionary.map(({ token, word }) => house.keys.openShared(`name-word ${token.toString('hex')}`, word).toString());
  expect(open).toContain('blyvina');
  for (const word of ['zwanehals', 'ganzevoet', 'weggaander']) expect(open).not.toContain(word);
});
