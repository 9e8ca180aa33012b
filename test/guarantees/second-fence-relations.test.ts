import { afterAll, describe, expect, test } from 'vitest';
import { PROVIDER_WORDS } from '../../src/core/case/provider.ts';
import { hold } from '../../src/database/context.ts';
import { behindFence, everybody, openFences, type Told } from './fence-world.ts';
import { COLLEAGUES, type Colleague } from './house.ts';

/** What somebody has to do with a case beyond its facts, past every screen. */
const { house, world, close } = await openFences();
afterAll(close);

describe('relations beyond the facts', () => {
  const id = (who: Colleague) => COLLEAGUES[who][0];
  const sees = async (who: Colleague, name: 'mine' | 'new' | 'closed', now = house.now) =>
    (await behindFence(house.database, who, (db) => db.query('select from fact where case_id = $1', [world.idOf[name]]), now)).length > 0;
  const add = (sql: string, values: unknown[]) => house.asOwner((db) => db.query(sql, values));

  test('who is excluded sees nothing, whatever else they are; the others as before', async () => {
    const list = "insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'excluded', '', $3, $2)";
    for (const who of ['desk', 'mediator', 'supervisor'] as const) {
      expect([who, await sees(who, 'mine')]).toEqual([who, true]);
      await add(list, [world.idOf.mine, id(who), house.now]);
      expect([who, await sees(who, 'mine')]).toEqual([who, false]);
    }
    expect([await sees('otherDesk', 'mine'), await sees('desk', 'new')]).toEqual([true, true]);
    await add('delete from case_list', []);
  });

  test('whoever is no mediator any more sees none of the cases that are still in their name', async () => {
    const roles = (wanted: readonly string[]) => add('update staff set roles = $2 where id = $1', [id('mediator'), wanted]);
    await roles(['communications']);
    expect(await sees('mediator', 'mine')).toBe(false);
    await roles(['mediator']);
    expect(await sees('mediator', 'mine')).toBe(true);
  });

  test('where a case is for some alone, nobody else sees it', async () => {
    await add("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'restricted', '', $3, $2)", [world.idOf.mine, id('mediator'), house.now]);
    const seen = [];
    for (const who of everybody) if (await sees(who, 'mine')) seen.push(who);
    expect(seen).toEqual(['mediator']);
    await add('delete from case_list', []);
  });

  test('nor counts it among the cases that a colleague has', async () => {
    const open = async (who: Colleague) => {
      const rows = await behindFence(house.database, who, (db) => db.query<{ open: number }>('select open::int from bis_open_cases() where mediator = $1', [id('mediator')]));
      return rows[0]?.open ?? 0;
    };
    const all = await open('desk');
    await add("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'excluded', '', $3, $2)", [world.idOf.mine, id('desk'), house.now]);
    expect([await open('desk'), await open('otherDesk')]).toEqual([all - 1, all]);
    const running = (who: Colleague) => behindFence(house.database, who, async (db) => Number((await db.query<{ n: string }>('select bis_running($1) as n', [id('mediator')]))[0]?.n));
    expect([await running('desk') - await running('otherDesk'), await running('director')]).toEqual([-1, 0]);
    await add('delete from case_list', []);
  });

  test('a stand-in on their days, a trainee of its mediator, and for an hour who broke the glass; not before and not after', async () => {
    const other = 'otherMediator';
    const later = (days: number) => new Date(house.now.getTime() + days * 86_400_000);
    expect(await sees(other, 'mine')).toBe(false);
    await add("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values (gen_random_uuid(), $1, $2, '2019-03-04', '2019-03-05', $1, $3)", [id('mediator'), id(other), house.now]);
    expect([await sees(other, 'mine', later(-1)), await sees(other, 'mine'), await sees(other, 'mine', later(1)), await sees(other, 'mine', later(2)), await sees(other, 'closed')]).toEqual([false, true, true, false, false]);
    await add('delete from stand_in', []);
    await add("insert into case_part (id, case_id, staff_id, part, mentor, from_day, given_by, given_at) values (gen_random_uuid(), $1, $2, 'trainee', $3, '2019-03-04', $3, $4)", [world.idOf.mine, id(other), id('mediator'), house.now]);
    expect([await sees(other, 'mine', later(-1)), await sees(other, 'mine'), await sees(other, 'new')]).toEqual([false, true, false]);
    await add('delete from case_part', []);
    await add("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values (gen_random_uuid(), $1, $2, '', $3, $3::timestamptz + interval '60 minutes', '2019-03-11')", [world.idOf.mine, id(other), house.now]);
    expect([await sees(other, 'mine'), await sees(other, 'mine', new Date(house.now.getTime() + 3_600_000)), await sees(other, 'new')]).toEqual([true, false, false]);
    await add('delete from glass', []);
  });

  test('a trainee and who broke the glass read, and write nothing; a stand-in does both', async () => {
    const other = 'otherMediator';
    const write = () => behindFence(house.database, other, (db) => db.query(
      "insert into task (id, case_id, compartment_id, owner, content, made_at) select gen_random_uuid(), case_id, id, $2, '', $3 from compartment where case_id = $1 and kind = 'casework'", [world.idOf.mine, id(other), house.now]), house.now);
    const rows = {
      glass: ["insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values (gen_random_uuid(), $1, $2, '', $3, $3::timestamptz + interval '60 minutes', '2019-03-11')", [world.idOf.mine, id(other), house.now]],
      case_part: ["insert into case_part (id, case_id, staff_id, part, mentor, from_day, given_by, given_at) values (gen_random_uuid(), $1, $2, 'trainee', $3, '2019-03-04', $3, $4)", [world.idOf.mine, id(other), id('mediator'), house.now]],
      stand_in: ["insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values (gen_random_uuid(), $1, $2, '2019-03-04', '2019-03-05', $1, $3)", [id('mediator'), id(other), house.now]],
    } as const;
    for (const [table, [sql, values]] of Object.entries(rows)) {
      await add(sql, [...values]);
      expect([table, await sees(other, 'mine')]).toEqual([table, true]);
      const wrote = await write().then(() => true, (error: Error) => (/row-level security/.test(error.message) ? false : error.message));
      expect([table, wrote]).toEqual([table, table === 'stand_in']);
      await add(`delete from ${table}`, []);
    }
  });

  test('who wrote a note strikes it and puts it back while working there and reading notes; who leads a mediator of the case does both as long as it runs', async () => {
    const rows: string[] = [];
    /** A note that stands and one that was struck, both by this colleague; what somebody can do with them, of which nothing stays. */
    const noted = async (name: Told, by: Colleague) => {
      const [stands, struck, line] = [house.newId(), house.newId(), house.newId()];
      rows.push(stands, line);
      const place = "(select id from compartment where case_id = $2 and kind = 'casework')";
      await add(`insert into sealed (id, compartment_id, kind, content, recorded, recorded_by) values ($1, ${place}, 'note', '\\x01', $3, $4)`, [stands, world.idOf[name], house.now, id(by)]);
      await add(`insert into note_strike (id, case_id, compartment_id, note_id, written_at, written_by, reason, content, wiped, struck_at, struck_by) values ($1, $2, ${place}, $5, $3, $4, 'twice', '\\x01', false, $3, $4)`, [line, world.idOf[name], house.now, id(by), struck]);
      return async (who: Colleague) => {
        const done: string[] = [];
        await behindFence(house.database, who, async (db) => {
          if ((await db.query('delete from sealed where id = $1 returning id', [stands])).length > 0) done.push('struck');
          if ((await db.query<{ back: boolean }>('select bis_note_back($1) as back', [line]))[0]?.back) done.push('put back');
          throw new Error('let go');
        }, house.now).catch((error: Error) => expect(error.message).toBe('let go'));
        return done.join(', ');
      };
    };
    const [both, other] = ['struck, put back', 'otherMediator'] as const;
    const own = await noted('mine', other);
    await add("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values (gen_random_uuid(), $1, $2, '', $3, $3::timestamptz + interval '60 minutes', '2019-03-11')", [world.idOf.mine, id(other), house.now]);
    expect([await sees(other, 'mine'), await own(other)]).toEqual([true, '']);
    await add('delete from glass', []);
    await add("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values (gen_random_uuid(), $1, $2, '2019-03-04', '2019-03-05', $1, $3)", [id('mediator'), id(other), house.now]);
    expect(await own(other)).toBe(both);
    await add('delete from stand_in', []);
    // The desk works on a case that went out, and reads no notes there.
    expect([await (await noted('new', 'desk'))('desk'), await (await noted('mine', 'desk'))('desk')]).toEqual([both, '']);
    const [shared, closed, asked] = [await noted('shared', 'mediator'), await noted('closed', 'mediator'), await noted('askedLater', 'mediator')];
    expect([await shared('supervisor'), await closed('supervisor'), await shared('second'), await asked('policy'), await shared('policy'), await shared('otherSupervisor')]).toEqual([both, '', '', both, '', '']);
    await add('insert into supervision (mediator, supervisor) values ($1, $2)', [id('second'), id('otherSupervisor')]);
    expect(await shared('otherSupervisor')).toBe(both);
    await add('delete from supervision where supervisor = $1', [id('otherSupervisor')]);
    for (const table of ['note_strike', 'sealed']) await add(`delete from ${table} where id = any($1::uuid[])`, [rows]);
  });

  test('who treats somebody is read by whoever mediates while it runs, and by policy where it was asked; by nobody else (P-04)', async () => {
    const readers: Readonly<Record<Told, readonly Colleague[]>> = {
      new: [], asked: ['policy', 'otherPolicy'], held: ['policy', 'otherPolicy'], rejected: [], mine: ['mediator'], shared: ['mediator', 'second'], given: ['second'], returned: [],
      askedLater: ['mediator', 'policy', 'otherPolicy'], closed: [],
    };
    const rows = new Map<string, Told>();
    for (const name of Object.keys(readers) as Told[]) for (const kind of PROVIDER_WORDS) {
      const row = house.newId();
      rows.set(row, name);
      await add("insert into sealed (id, compartment_id, kind, content, recorded, fact_seq) select $1, id, $3, '\\x01', $4, 1 from compartment where case_id = $2 and person = 'p1'", [row, world.idOf[name], kind, house.now]);
    }
    for (const who of everybody) {
      const seen = await behindFence(house.database, who, (db) => db.query<{ id: string }>('select id from sealed where id = any($1::uuid[])', [[...rows.keys()]]), house.now);
      const expected = [...rows].filter(([, name]) => readers[name].includes(who)).map(([row]) => row);
      expect([who, seen.map((row) => rows.get(row.id)).toSorted()]).toEqual([who, expected.map((row) => rows.get(row)).toSorted()]);
    }
    await add('delete from sealed where id = any($1::uuid[])', [[...rows.keys()]]);
  });

  test('broken glass opens a case that is for a few, and never one from which somebody is excluded', async () => {
    const other = 'otherMediator';
    const list = (kind: string, who: Colleague) => add("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, $3, '', $4, $2)", [world.idOf.mine, id(who), kind, house.now]);
    await add("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values (gen_random_uuid(), $1, $2, '', $3, $3::timestamptz + interval '60 minutes', '2019-03-11')", [world.idOf.mine, id(other), house.now]);
    await list('restricted', 'mediator');
    expect(await sees(other, 'mine')).toBe(true);
    await list('excluded', other);
    expect(await sees(other, 'mine')).toBe(false);
    // And nobody by the glass of a colleague, or whose work it is not.
    expect([await sees('policy', 'mine'), await sees('privacyOfficer', 'mine')]).toEqual([false, false]);
    for (const table of ['case_list', 'glass']) await add(`delete from ${table}`, []);
  });
});

describe('the privacy officer', () => {
  const officer = COLLEAGUES.privacyOfficer[0];
  const asOwner = (sql: string, values: unknown[]) => house.asOwner((db) => db.query(sql, values));
  /** What is seen of two cases with this in hand: facts, names and other words. */
  const seen = (inHand: string | null, who: Colleague = 'privacyOfficer') => behindFence(house.database, who, async (db) => {
    if (inHand) await hold(db, inHand);
    const of = async (name: 'mine' | 'closed') => {
      const [row] = await db.query<{ facts: boolean; names: boolean; words: boolean; letters: boolean; tasks: boolean }>(
        `select exists (select from fact where case_id = $1) as facts, exists (select from letter where case_id = $1) as letters, exists (select from task where case_id = $1) as tasks,
           exists (select from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'name') as names,
           exists (select from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind <> 'name') as words`, [world.idOf[name]]);
      return Object.entries(row!).filter(([, there]) => there).map(([what]) => what).sort().join(' ');
    };
    return [await of('mine'), await of('closed')];
  });

  test('opens no case but by a request that is open, proven and in hand: to look whose it is, and the one that it is about', async () => {
    const [request, file] = [house.newId(), house.newId()];
    await asOwner('insert into office_file (id, key_id, opened_at) values ($1, 999001, $2)', [file, house.now]);
    await asOwner("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-001', 'access', '2019-03-01', $2, $3, $4)", [request, file, house.now, officer]);
    const step = (kind: string) => asOwner("insert into privacy_request_step (request_id, kind, day, at, by) values ($1, $2, '2019-03-04', $3, $4)", [request, kind, house.now, officer]);
    const inHand = `request ${request}`;
    // Rolled back each time: whether it may be laid on.
    const restricts = (held: string | null) => behindFence(house.database, 'privacyOfficer', async (db) => {
      if (held) await hold(db, held);
      await db.query("insert into restriction (id, request_id, case_id, person, since, by) values (gen_random_uuid(), $1, $2, 'p1', '2019-03-04', $3)", [request, world.idOf.mine, officer]);
      throw new Error('let go');
    }).catch(({ message }: Error) => (message === 'let go' ? 'laid on' : /row-level security/.test(message) ? 'refused' : message));
    expect([await restricts(inHand), await seen(inHand)]).toEqual(['refused', ['', '']]);
    await step('identity');
    expect(await seen(null)).toEqual(['', '']);
    expect(await seen(inHand)).toEqual(['facts names', 'facts names']);
    expect(await seen(inHand, 'director')).toEqual(['', '']);
    await asOwner("insert into privacy_request_person (request_id, case_id, person, added_at, added_by) values ($1, $2, 'p1', $3, $4)", [request, world.idOf.mine, house.now, officer]);
    expect(await seen(inHand)).toEqual(['facts letters names tasks words', 'facts names']);
    expect([await restricts(null), await restricts(inHand)]).toEqual(['refused', 'laid on']);
    await asOwner("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'excluded', '', $3, $2)", [world.idOf.mine, officer, house.now]);
    expect((await seen(inHand))[0]).toBe('');
    await asOwner('delete from case_list', []);
    await step('decided');
    expect(await seen(inHand)).toEqual(['', '']);
  });

  test('reads no row of a request or a breach of a case from which this officer is excluded: number and clock alone; a colleague reads all', async () => {
    const [request, breach, given, told] = [house.newId(), house.newId(), house.newId(), house.newId()];
    const files = [house.newId(), house.newId(), house.newId()] as const;
    for (const [index, file] of files.entries()) await asOwner('insert into office_file (id, key_id, opened_at) values ($1, $2, $3)', [file, 999_011 + index, house.now]);
    for (const [id, file, by] of [[house.newId(), files[0], officer], [given, files[1], officer], [told, files[2], COLLEAGUES.desk[0]]] as const) {
      await asOwner("insert into office_words (id, file_id, kind, content, recorded, recorded_by) values ($1, $2, 'what', '\\x01', $3, $4)", [id, file, house.now, by]);
    }
    await asOwner("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-011', 'access', '2019-03-01', $2, $3, $4)", [request, files[0], house.now, officer]);
    await asOwner("insert into privacy_request_step (request_id, kind, code, words, day, at, by) values ($1, 'letter', 'access-file', $2, '2019-03-04', $3, $4), ($1, 'decided', 'granted', null, '2019-03-04', $3, $4)", [request, given, house.now, officer]);
    await asOwner("insert into privacy_request_person (request_id, case_id, person, added_at, added_by) values ($1, $2, 'p1', $3, $4)", [request, world.idOf.mine, house.now, officer]);
    await asOwner("insert into privacy_request_choice (request_id, item, choice, chosen_at, chosen_by) values ($1::uuid, $1::uuid || ':1', 'include', $2, $3)", [request, house.now, officer]);
    await asOwner("insert into breach (id, number, kind, discovered_at, data_kinds, people, file_id, reported_at, reported_by) values ($1, 'L2019-011', 'lost', $2, '{name}', 1, $3, $2, $4)", [breach, house.now, files[2], COLLEAGUES.desk[0]]);
    await asOwner("insert into breach_person (breach_id, case_id, person, added_at, added_by) values ($1, $2, 'p1', $3, $4)", [breach, world.idOf.mine, house.now, COLLEAGUES.desk[0]]);
    await asOwner("insert into breach_step (breach_id, kind, code, happened_at, at, by) values ($1, 'weighed', 'high', $2, $2, $3)", [breach, house.now, officer]);
    const rows = (who: Colleague) => behindFence(house.database, who, async (db) => {
      const found: string[] = [];
      for (const [table, column, ids] of [
        ['office_words', 'file_id', files], ['privacy_request_person', 'request_id', [request]], ['privacy_request_step', 'request_id', [request]], ['privacy_request_choice', 'request_id', [request]],
        ['breach_person', 'breach_id', [breach]], ['breach_step', 'breach_id', [breach]],
      ] as const) found.push(`${table} ${(await db.query(`select from ${table} where ${column} = any($1::uuid[])`, [ids])).length}`);
      // Somebody else's review may not be said either.
      found.push(`office_file ${(await db.query('update office_file set held_until = null where id = any($1::uuid[]) returning id', [files])).length}`);
      return found;
    });
    const all = ['office_words 3', 'privacy_request_person 1', 'privacy_request_step 2', 'privacy_request_choice 1', 'breach_person 1', 'breach_step 1', 'office_file 3'];
    const list = "insert into case_list (id, case_id, staff_id, kind, reason, since, by) values (gen_random_uuid(), $1, $2, 'excluded', '', $3, $2)";
    expect(await rows('privacyOfficer')).toEqual(all);
    await asOwner(list, [world.idOf.mine, officer, house.now]);
    expect(await rows('privacyOfficer')).toEqual(all.map((row) => row.replace(/\d$/, '0')));
    const course = await behindFence(house.database, 'privacyOfficer', async (db) => [await db.query('select kind from bis_request_course() where request_id = $1', [request]), await db.query('select kind from bis_breach_course() where breach_id = $1', [breach]), await db.query('select bis_breach_hidden($1) as n', [breach])]);
    expect(course).toEqual([[{ kind: 'decided' }], [{ kind: 'weighed' }], [{ n: 1 }]]);
    expect(await behindFence(house.database, 'director', (db) => db.query('select from bis_request_course(), bis_breach_course()'))).toEqual([]);
    // A breach that touches something else too has to be handled; of the one case nothing is told.
    await asOwner("insert into breach_person (breach_id, case_id, person, added_at, added_by) values ($1, $2, 'p1', $3, $4)", [breach, world.idOf.closed, house.now, COLLEAGUES.desk[0]]);
    expect(await rows('privacyOfficer')).toEqual(['office_words 1', 'privacy_request_person 0', 'privacy_request_step 0', 'privacy_request_choice 0', 'breach_person 1', 'breach_step 1', 'office_file 1']);
    await asOwner('delete from case_list', []);
  });

  test('sees of one case in hand where it stood, and nobody in it', async () => {
    const [{ number }] = await house.asOwner((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [world.idOf.mine])) as [{ number: string }];
    expect(await seen(`file ${number}`)).toEqual(['facts', '']);
    expect(await seen(`file ${number}`, 'administrator')).toEqual(['', '']);
  });
});
