import { afterAll, describe, expect, inject, test } from 'vitest';
import { Client } from 'pg';
import { defaultSettings } from '../../src/core/case/settings.ts';
import { day, dayOf } from '../../src/core/day.ts';
import type { StaffRole } from '../../src/core/role.ts';
import { clientSettings } from '../../src/database/database.ts';
import { give, openReferral } from '../../src/database/journal.ts';
import { FENCES } from '../../src/database/row-security.ts';
import { serverOf } from '../database.ts';
import { REFERRED, SOMEBODY } from '../story.ts';
import { behindFence, caseTables, everybody, look, lookAtWords, openFences, PLANS } from './fence-world.ts';
import { COLLEAGUES, type Colleague } from './house.ts';
import { tried } from './tried.ts';

const { house, world, close } = await openFences();
afterAll(close);
const catalogue = <T>(sql: string) => house.asOwner((db) => db.query<T>(sql));

describe('the catalogue', () => {
  test('every table has a fence that also binds its owner, every view looks as its reader, every function that reads past them has a fixed path', async () => {
    const tables = await catalogue<{ name: string; fenced: boolean; policies: string[] }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as fenced,
         array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polroles <> array['bis_app'::regrole::oid] and p.polroles <> array[c.relowner]) as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`);
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ fenced, policies }) => !fenced || policies.length > 0)).toEqual([]);
    expect(tables.filter(({ name }) => FENCES[name] === undefined)).toEqual([]);
    const views = await catalogue("select relname, reloptions from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (reloptions), false)");
    expect(views).toEqual([]);
    const functions = await catalogue<{ name: string; definer: boolean; pinned: boolean; anybody: boolean }>(
      `select proname as name, prosecdef as definer, coalesce(array_to_string(proconfig, ','), '') ~ '^search_path=\\w+, pg_temp$' as pinned,
         has_function_privilege('public', oid, 'execute') as anybody from pg_proc where pronamespace = 'public'::regnamespace`);
    expect(functions.filter(({ definer, pinned, anybody }) => definer && (anybody || !pinned))).toEqual([]);
    tried('second-fence', tables.length + functions.length, 'tables and functions of the catalogue');
  });

  test('the roles of the server own nothing, are no superuser, pass no fence and cannot become who does', async () => {
    const roles = await catalogue<{ name: string; strong: boolean }>(
      `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or pg_has_role(oid, (select relowner from pg_class where relname = 'fact' and relkind = 'r'), 'member')
         or exists (select from pg_class where relowner = r.oid) as strong from pg_roles r where rolname in ('bis_app', 'bis_server') order by 1`);
    expect(roles.filter(({ strong }) => strong)).toEqual([]);
    expect(roles.map(({ name }) => name)).toContain('bis_app');
  });

  test.skipIf('url' in inject('postgres').connection)('the login of the server is nothing before it takes its role and after it drops it', async () => {
    const client = new Client(clientSettings(serverOf(house.connection)!));
    await client.connect();
    const refused = (sql: string) => expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    await refused('select from fact');
    await refused('set role bis_owner');
    await client.query('begin');
    await client.query("select set_config('role', 'bis_app', true)");
    expect((await client.query('select from fact')).rowCount).toBe(0);
    await client.query('reset role');
    await refused('select from fact');
    await client.query('rollback');
    for (const sql of ['alter table fact disable row level security', 'drop policy bis_read on fact', 'create table mine (id int)']) await refused(sql);
    await client.end();
  });

  test('password hashes and secrets of codes are written and never read, but for one account at signing in', async () => {
    for (const column of ['password_hash', 'totp_secret', '*']) {
      await expect(behindFence(house.database, 'administrator', (db) => db.query(`select ${column} from staff`))).rejects.toMatchObject({ code: '42501' });
    }
    expect(await behindFence(house.database, null, (db) => db.query("select id from bis_account('nobody@test.invalid')"))).toEqual([]);
  });
});

describe('without a user', () => {
  test('nothing is seen in any table, but in those that say why', async () => {
    const tables = await catalogue<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1");
    let filled = 0;
    for (const { name } of tables) {
      const count = (sql: string) => `select count(*)::int as n from ${sql}`;
      const [there] = await catalogue<{ n: number }>(count(name));
      filled += there!.n > 0 ? 1 : 0;
      const seen = await behindFence(house.database, null, (db) => db.query<{ n: number }>(`select count(*)::int as n from (select from ${name}) as row`))
        .then(([row]) => row!.n, (error: { code?: string }) => error.code);
      if (FENCES[name]!.open === undefined) expect([name, seen === '42501' ? 0 : seen]).toEqual([name, 0]);
    }
    expect(filled).toBeGreaterThan(18);
    tried('second-fence', tables.length, 'tables read without a user: 0 rows');
  });

  test('a public referral sees the case that it makes, until it is made, and no other', async () => {
    const people = [{ ...SOMEBODY, side: 'a', role: 'victim' }, { ...SOMEBODY, side: 'b', role: 'offender' }] as const;
    const words = { people: [{ name: 'Nieuw Persoon' }, { name: 'Ander Persoon' }] };
    const seen = await behindFence(house.database, null, async (db) => {
      const opened = await openReferral(db, { referred: { ...REFERRED, entry: 'self', referrerKind: null }, people: [...people] }, words,
        { actor: 'public', now: house.now, on: dayOf(house.now), newId: house.newId, keys: house.keys, settings: defaultSettings });
      if (!opened.ok) throw new Error(opened.reason);
      const rows = [];
      for (const from of ['case_id from fact', 'case_id from standing', 'case_id from compartment', 'id as case_id from bis_case']) rows.push(await db.query(`select distinct ${from}`));
      return { id: opened.caseId as string, rows };
    });
    expect(seen.rows).toEqual(Array.from({ length: 4 }, () => [{ case_id: seen.id }]));
    expect(await behindFence(house.database, null, (db) => db.query('select from bis_case'))).toEqual([]);
    await house.asOwner(async (db) => {
      for (const table of ['identity_token', 'name_token', 'sealed']) await db.query(`delete from ${table} where compartment_id in (select id from compartment where case_id = $1)`, [seen.id]);
      for (const table of ['compartment', 'standing', 'fact', 'case_access']) await db.query(`delete from ${table} where case_id = $1`, [seen.id]);
      await db.query('delete from bis_case where id = $1', [seen.id]);
    });
  });
});

describe('whoever asks, past every screen', () => {
  test('each colleague sees of every table the rows of their own cases, and no other', async () => {
    const seen = { rows: 0, foreign: [] as string[], missing: [] as string[] };
    for (const one of await caseTables(house)) {
      const found = await look(house, world, one);
      seen.rows += found.rows;
      seen.foreign.push(...found.foreign);
      seen.missing.push(...found.missing);
    }
    expect(seen.foreign).toEqual([]);
    expect(seen.missing).toEqual([]);
    expect(seen.rows).toBeGreaterThan(800);
    tried('second-fence', seen.rows, 'rows read by raw SQL as each of twelve colleagues: 0 foreign');
  });

  test('and of the sealed words those that their part allows (P-11)', async () => {
    const { rows, foreign, missing } = await lookAtWords(house, world);
    expect({ foreign, missing }).toEqual({ foreign: [], missing: [] });
    expect(rows).toBeGreaterThan(150);
    tried('second-fence', rows, 'sealed words read so: 0 that their part in the case does not allow');
  });

  test('words of names are there for who searches, and for nobody else', async () => {
    const found: Colleague[] = [];
    for (const who of everybody) if ((await behindFence(house.database, who, (db) => db.query('select token from name_word'))).length > 0) found.push(who);
    const searches: readonly StaffRole[] = ['desk', 'policy', 'mediator', 'practice-supervisor'];
    expect(found.toSorted()).toEqual(everybody.filter((who) => searches.includes(COLLEAGUES[who][1])).toSorted());
    tried('second-fence', everybody.length, 'colleagues who read the words of names: only who searches');
  });

  test('a fence that is taken down is noticed: each table in turn', async () => {
    const noticed: string[] = [];
    const tables = await caseTables(house);
    for (const one of tables) {
      await house.asOwner((db) => db.query(`alter table ${one.table} disable row level security`));
      const { foreign } = one.table === 'sealed' ? await lookAtWords(house, world) : await look(house, world, one);
      await house.asOwner((db) => db.query(`alter table ${one.table} enable row level security`));
      const [{ n }] = await catalogue<{ n: number }>(`select count(*)::int as n from ${one.table}`) as [{ n: number }];
      // The server has no right at all on these, fence or not; and from an empty table nobody learns anything.
      if (foreign.length > 0 || one.table === 'import_row' || n === 0) noticed.push(one.table);
    }
    expect(noticed).toEqual(tables.map(({ table }) => table));
    tried('second-fence', noticed.length, 'fences taken down in turn and noticed');
  });
});

describe('writing', () => {
  const me = COLLEAGUES.otherMediator[0];
  test.each([
    ['a fact in somebody else\'s case', `insert into fact select case_id, 999, kind, version, day, recorded, actor, payload, previous, hash from fact where false
      union all select '$', 999, 'Paused', 1, '2019-01-01', '2019-01-01', 'x', '{}', '', ''`],
    ['oneself as its mediator', `insert into case_access (case_id, mediates, policy, sent_out, ended) values ('$', '${me}', false, true, false) on conflict (case_id) do update set mediates = excluded.mediates`],
    ['its standing', `insert into standing select (jsonb_populate_record(null::standing, jsonb_build_object('case_id', '$'))).*`],
    ['a compartment in it', `insert into compartment (id, case_id, kind, key_id) values (gen_random_uuid(), '$', 'referrer', 999999)`],
    ['a line of the log in another name', `insert into access_log (request_id, at, staff_id, act, cases) values (gen_random_uuid(), '2019-01-01', '${COLLEAGUES.desk[0]}', 'x', '{}')`],
    ['a session of somebody else', `insert into session values ('\\x01', '${COLLEAGUES.desk[0]}', '2019-01-01', '2019-01-01', '2030-01-01')`],
    ['an account', `insert into staff (id, email, name, roles, created_at) values (gen_random_uuid(), 'x', 'x', '{desk}', '2019-01-01')`],
  ])('%s is refused', async (_, sql) => {
    await expect(behindFence(house.database, 'otherMediator', (db) => db.query(sql.replaceAll('$', world.idOf.mine)))).rejects.toThrow(/row-level security policy|null value/);
  });

  test('nobody claims a case in the name of another transaction', async () => {
    const id = house.newId();
    await expect(behindFence(house.database, 'otherMediator', async (db) => {
      await db.query("insert into bis_case (id, number, created_at) values ($1, '1999-99999', $2)", [id, house.now]);
      await db.query("insert into case_access (case_id, policy, sent_out, ended, mediates, written_in) values ($1, false, false, false, $2, '9999999999')", [id, me]);
    })).rejects.toThrow('row-level security policy');
  });

  test('and a change without a condition reaches nobody else\'s rows', async () => {
    for (const sql of [`update case_access set mediates = '${me}'`, "update standing set phase = 'x'", "update staff set name = 'x' where roles <> '{x}' returning id", 'update task set done_at = null']) {
      const rows = await behindFence(house.database, 'otherMediator', (db) => db.query<{ id: string }>(sql));
      expect(rows.filter(({ id }) => id !== me)).toEqual([]);
    }
    expect(await catalogue(`select from case_access where mediates = '${me}' union all select from standing where phase = 'x'`)).toEqual([]);
  });

  test('who hands a case back writes why, and then has no part in it', async () => {
    const { id } = await house.put(PLANS.mine.tell());
    const by = { staff: COLLEAGUES.mediator[0] as never, relation: 'mediator', now: house.now, today: day('2019-03-04'), newId: house.newId, keys: house.keys, settings: defaultSettings } as const;
    const texts = { why: 'Ik ken deze mensen.' };
    const order = { caseId: id, order: 'hand-back', person: null, on: by.today, values: { reason: 'safety' }, texts, seen: null } as const;
    const done = await behindFence(house.database, 'mediator', (db) => give(db, order, by));
    expect(done).toMatchObject({ ok: true });
    for (const who of everybody) {
      const rows = await behindFence(house.database, who, (db) => db.query('select from fact where case_id = $1', [id]));
      expect([who, rows.length > 0]).toEqual([who, who === 'desk' || who === 'otherDesk']);
    }
  });
});
