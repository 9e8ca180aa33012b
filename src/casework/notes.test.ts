import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import type { CaseId } from '../core/fields.ts';
import { actFor } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { readOffered } from '../database/people/offered.ts';
import { addWords, readPeople, readPerson } from '../database/people/people.ts';
import { strikeNote } from '../database/people/strike.ts';
import { makeOnceKey, onceOwner } from '../web/once.ts';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let desk: Client, mediator: Client, second: Client, supervisor: Client, policy: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, caseworkRoutes([]));
  desk = await signedIn(server, house.database, { roles: ['desk'], name: 'Dees Desk' });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], name: 'Bo Bemiddelaar' });
  second = await signedIn(server, house.database, { roles: ['mediator'], name: 'Twan Tweede' });
  supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'], name: 'Wil Werkbegeleider' });
  policy = await signedIn(server, house.database, { roles: ['policy'], name: 'Bea Beleid' });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
});
afterAll(() => house.close());

interface Made { readonly id: CaseId; readonly number: string }
const numberOf = async (id: CaseId) => (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]!.number;

async function sentOut(to = mediator): Promise<Made> {
  const id = await own.open();
  const tell = async (order: string, values: Record<string, unknown> = {}, more: object = {}) => {
    const given = await own.give(own.by(desk.id as never), { caseId: id, order: order as never, values, ...more });
    if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
  };
  await tell('judge-violence', { domestic: 'no', stalking: 'no' });
  await tell('accept');
  await tell('record-detail', { channel: 'post', source: 'prosecution' }, { person: 'p2', texts: { detail: 'Dorpsstraat 1' } });
  await tell('allocate', { mediator: to.id });
  return { id, number: await numberOf(id) };
}

const file = async (who: Client, { number }: Made) => (await who.get(`/zaken/${number}`)).text;
const write = async (who: Client, { number }: Made, text: string) => expect((await who.post(`/zaken/${number}/notitie`, { notitie: text }, { from: `/zaken/${number}` })).status).toBe(303);
/** The address at which the newest note of this case is struck. */
async function noteAt({ id, number }: Made): Promise<string> {
  const [row] = await own.as((db) => db.query<{ id: string }>("select s.id from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'note' order by s.number desc limit 1", [id]));
  return `/zaken/${number}/notities/${row!.id}`;
}
async function noted(who: Client, made: Made, text: string): Promise<string> {
  await write(who, made, text);
  return noteAt(made);
}
const backAt = async (who: Client, made: Made) => /action="(\/zaken\/[^"]+\/terug)"/.exec(await file(who, made))?.[1] ?? '';
/** As the server has it, past every screen and behind the second fence; nothing of it stays. */
async function past<T>(who: Client, work: (db: Db) => Promise<T>): Promise<T> {
  let found: { readonly answer: T } | null = null;
  const undone = new Error('undone');
  await house.database.transaction({ role: 'bis_app', user: null, request: house.newId(), now: house.now, held: [`${who.id}@test.invalid`] }, async (db) => {
    await actFor(db, who.id);
    found = { answer: await work(db) };
    throw undone;
  }).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return (found as { readonly answer: T } | null)!.answer;
}

/** A key that a page of this colleague would have, where no page shows the form. */
const key = ({ id }: Client): string => makeOnceKey(house.keys, onceOwner({ id, name: '', roles: [] }, ''), house.newId);
const strike = (who: Client, at: string, fields: Fields) => who.post(at, { toelichting: '', ...fields }, { from: at });

/** All that the readers of words find in a case, opened. */
const readable = async ({ id }: Made): Promise<string> => own.as(async (db) => JSON.stringify([
  await readPeople(db, house.keys, id), await readPerson(db, house.keys, id, 'casework'), await readOffered(db, house.keys, id, 'p1'), await readOffered(db, house.keys, id, 'p2'),
]));
/** All that opens with any key, whatever reads it. */
const opens = async ({ id }: Made): Promise<string> => own.as(async (db) => {
  const rows = await db.query<{ place: string; key_id: number; kind: string; content: Buffer }>(
    `select c.id as place, c.key_id, s.kind, s.content from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1
     union all select c.id, c.key_id, 'note', n.content from note_strike n join compartment c on c.id = n.compartment_id where c.case_id = $1 and n.content is not null`, [id]);
  return rows.map((row) => house.keys.open(row.key_id, `${row.place}:${row.kind}`, row.content).toString()).join('\n');
});
const acts = (who: Client) => own.as((db) => db.query<{ act: string; cases: string[] }>('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [who.id]));

describe('a note that is struck through', () => {
  test('keeps standing without its text: who wrote it, who struck it, when and why; the text is found by nothing that reads', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Kwikstaart woont aan de Zilverlaan.');
    expect([await readable(made), await file(mediator, made)].map((text) => text.includes('Zilverlaan'))).toEqual([true, true]);
    const page = await mediator.get(at);
    expect([page.status, htmlFaults(page.text), page.text.includes('Zilverlaan')]).toEqual([200, [], true]);
    expect((await strike(mediator, at, { reden: 'untrue', toelichting: 'Gehoord van een ander.' })).location).toBe(`/zaken/${made.number}#tijdlijn`);
    const after = await file(mediator, made);
    expect(htmlFaults(after)).toEqual([]);
    for (const said of ['<s>Notitie</s>', 'Doorgehaald door Bo Bemiddelaar op', 'klopt niet', 'Gehoord van een ander.']) expect(after).toContain(said);
    expect([after.includes('Zilverlaan'), (await readable(made)).includes('Zilverlaan'), (await mediator.get(at)).text.includes('Zilverlaan')]).toEqual([false, false, false]);
    expect(await acts(mediator)).toEqual([{ act: 'notitie-bekeken', cases: [made.id] }]);
    const [kept] = await own.as((db) => db.query<{ act: string }>("select act from access_log where act = 'notitie-doorgehaald' and staff_id = $1 and $2 = any(cases)", [mediator.id, made.id]));
    expect(kept).toEqual({ act: 'notitie-doorgehaald' });
  });

  test.each([['tells-too-much', false], ['untrue', true], ['not-in-a-file', true], ['twice', true]])('for %s its words stay sealed: %s', async (reden, stays) => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    await strike(mediator, at, { reden });
    expect([(await opens(made)).includes('Zilverlaan 7'), (await backAt(mediator, made)) !== '']).toEqual([stays, stays]);
  });

  test('nothing is wiped while somebody\'s data are to stay as they are', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    await own.as(async (db) => {
      const [ids, today] = [[house.newId(), house.newId(), house.newId()], '2019-03-04'];
      await db.query("insert into office_file (id, key_id, opened_at) values ($1, nextval('key_id_seq'), $2)", [ids[0], house.now]);
      await db.query("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-077', 'restriction', $2, $3, $4, $5)", [ids[1], today, ids[0], house.now, desk.id]);
      await db.query("insert into restriction (id, request_id, case_id, person, since, by) values ($1, $2, $3, 'p1', $4, $5)", [ids[2], ids[1], made.id, today, desk.id]);
    });
    const [{ text: page }, there] = [await mediator.get(at), await sentOut()];
    expect([page.includes('moeten de gegevens blijven zoals ze zijn'), page.includes('verdwijnt voorgoed')]).toEqual([true, false]);
    const moved = await strike(mediator, at, { reden: 'other-case', naar: there.number });
    const back = await strike(mediator, await noted(mediator, there, 'Zilverlaan 9'), { reden: 'other-case', naar: made.number });
    expect([moved, back].map(({ status, text }) => [status, text.includes('Verplaatsen kan nu niet')])).toEqual([[422, true], [422, true]]);
    expect([(await readable(made)).includes('Zilverlaan 9'), (await readable(there)).includes('Zilverlaan 9')]).toEqual([false, true]);
    await strike(mediator, at, { reden: 'tells-too-much' });
    expect([(await opens(made)).includes('Zilverlaan 7'), (await readable(made)).includes('Zilverlaan 7')]).toEqual([true, false]);
  });

  test('without a reason nothing happens, and everything typed stays', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    for (const reden of ['', 'anything']) {
      const wrong = await strike(mediator, at, { reden, toelichting: 'Omdat het zo is.', naar: '2019-99999' });
      expect([wrong.status, htmlFaults(wrong.text)]).toEqual([422, []]);
      for (const said of ['Kies waarom u de notitie doorhaalt.', 'Omdat het zo is.', 'value="2019-99999"']) expect(wrong.text).toContain(said);
    }
    expect(await readable(made)).toContain('Zilverlaan 7');
    const unreadable = await strike(mediator, at, { reden: 'twice', toelichting: 'Jan\u202enaj' });
    expect([unreadable.status, unreadable.text.includes('href="#v-toelichting"'), (await readable(made)).includes('Zilverlaan 7')]).toEqual([422, true, true]);
  });

  test('is struck once: who comes second is told by whom, is shown nothing of it, and keeps what they typed', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    const eenmalig = await supervisor.keyFor(at);
    await strike(mediator, at, { reden: 'untrue' });
    const told = await supervisor.post(at, { reden: 'tells-too-much', toelichting: 'Dit moet weg.', eenmalig });
    expect([told.status, htmlFaults(told.text), told.text.includes('Zilverlaan')]).toEqual([409, [], false]);
    for (const said of ['Doorgehaald door Bo Bemiddelaar', 'Dit moet weg.']) expect(told.text).toContain(said);
    expect(await opens(made)).toContain('Zilverlaan 7');
    expect(await own.as((db) => strikeNote(db, house.keys, { caseId: made.id, noteId: at.split('/').at(-1)!, reason: 'untrue', why: 'Te laat.', keep: true, by: supervisor.id, now: house.now, newId: house.newId }))).toBe(false);
    for (const said of ['Dit moet weg.', 'Te laat.']) expect(await opens(made)).not.toContain(said);
  });

  test('two at the very same moment: one strikes, the other is told', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    const keys = [await mediator.keyFor(at), await supervisor.keyFor(at)] as const;
    const both = await Promise.all([mediator.post(at, { reden: 'untrue', toelichting: 'van een', eenmalig: keys[0] }), supervisor.post(at, { reden: 'untrue', toelichting: 'van twee', eenmalig: keys[1] })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await own.as((db) => db.query('select count(*)::int as n from note_strike where case_id = $1', [made.id]))).toEqual([{ n: 1 }]);
    // The one explanation, once in the casework and in each file that is asked for; read twice.
    expect((await readable(made)).match(/van (een|twee)/g)?.length).toBe(4);
  });
});

describe('who may', () => {
  test('the writer, the supervisor of that mediator, and policy where it was asked; not another mediator, not the desk, and by the database as well', async () => {
    const made = await sentOut();
    await own.give(own.by(mediator.id as never, 'mediator'), { caseId: made.id, order: 'add-second-mediator' as never, values: { mediator: second.id } });
    await own.give(own.by(desk.id as never), { caseId: made.id, order: 'add-second-mediator' as never, values: { mediator: second.id } });
    const at = await noted(mediator, made, 'Zilverlaan 7');
    const seen: [string, number][] = [];
    for (const [name, who] of Object.entries({ second, desk, policy, supervisor, mediator })) seen.push([name, (await who.get(at)).status]);
    expect(seen).toEqual([['second', 403], ['desk', 403], ['policy', 404], ['supervisor', 200], ['mediator', 200]]);
    expect(await file(second, made)).not.toContain('/notities/');
    for (const [who, status] of [[second, 403], [desk, 403], [policy, 404]] as const) expect((await who.post(at, { reden: 'tells-too-much', eenmalig: key(who) })).status).toBe(status);
    const behind = (who: Client) => past(who, async (db) => (await db.query('delete from sealed where id::text = $1 returning id', [at.split('/').at(-1)])).length);
    expect([await behind(second), await behind(desk), await behind(policy), await behind(mediator), await behind(supervisor)]).toEqual([0, 0, 0, 1, 1]);
    expect(await readable(made)).toContain('Zilverlaan 7');
    expect((await strike(supervisor, at, { reden: 'not-in-a-file' })).status).toBe(303);
  });

  test('the desk strikes its own note until the case goes out', async () => {
    const id = await own.open();
    const made = { id, number: await numberOf(id) };
    const at = await noted(desk, made, 'Zilverlaan 7');
    expect((await strike(desk, at, { reden: 'twice' })).status).toBe(303);
    expect(await readable(made)).not.toContain('Zilverlaan 7');
  });

  test('a note of nobody any more, from an import, is struck by the supervisor alone', async () => {
    const made = await sentOut();
    await own.as((db) => addWords(db, house.keys, { caseId: made.id, compartment: 'casework', person: null, kind: 'note', text: 'Zilverlaan 7', factSeq: null, by: null, now: house.now, newId: house.newId }));
    const at = await noteAt(made);
    const there = await sentOut();
    expect([(await mediator.get(at)).status, (await supervisor.get(at)).text.includes('Hoort bij een andere zaak')]).toEqual([403, false]);
    for (const naar of [made.number, there.number]) expect((await strike(supervisor, at, { reden: 'other-case', naar })).status).toBe(422);
    expect(await readable(there)).not.toContain('Zilverlaan');
    expect((await strike(supervisor, at, { reden: 'untrue' })).status).toBe(303);
  });
});

describe('putting it back', () => {
  test('is the only way to read what was struck, and everybody who reads the case sees that it was done', async () => {
    const made = await sentOut();
    const at = await noted(mediator, made, 'Zilverlaan 7');
    await strike(mediator, at, { reden: 'untrue' });
    const back = await backAt(supervisor, made);
    // Not the desk, not another mediator, and not the server itself past every screen.
    await expect(past(supervisor, (db) => db.query('select content from note_strike'))).rejects.toMatchObject({ code: '42501' });
    for (const [who, status] of [[second, 404], [desk, 403]] as const) expect((await who.post(back, { eenmalig: key(who) })).status).toBe(status);
    expect((await supervisor.post(back, {}, { from: `/zaken/${made.number}` })).location).toBe(`/zaken/${made.number}#tijdlijn`);
    const page = await file(mediator, made);
    for (const said of ['Zilverlaan 7', 'Doorgehaald door Bo Bemiddelaar', 'Teruggezet door Wil Werkbegeleider']) expect(page).toContain(said);
    expect(await noteAt(made)).toBe(at);
    const [line] = await own.as((db) => db.query("select act from access_log where staff_id = $1 and act = 'notitie-teruggezet' and $2 = any(cases)", [supervisor.id, made.id]));
    expect(line).toEqual({ act: 'notitie-teruggezet' });
    // Again is nothing.
    const again = await supervisor.post(back, { eenmalig: key(supervisor) });
    expect([again.status, again.text.includes('intussen al terug')]).toEqual([409, true]);
    await strike(mediator, at, { reden: 'twice' });
    expect([await readable(made), await file(mediator, made)].map((text) => text.includes('Zilverlaan'))).toEqual([false, false]);
  });

  test('a writer does not put back what a supervisor struck, and nobody what was wiped', async () => {
    const made = await sentOut();
    await strike(supervisor, await noted(mediator, made, 'Zilverlaan 7'), { reden: 'not-in-a-file' });
    expect(await backAt(mediator, made)).toBe('');
    const back = await backAt(supervisor, made);
    expect((await mediator.post(back, { eenmalig: key(mediator) })).status).toBe(403);
    const there = (who: Client) => past(who, async (db) => (await db.query<{ back: boolean }>('select bis_note_back($1::uuid) as back', [back.split('/').at(-2)]))[0]?.back);
    expect([await there(mediator), await there(second), await there(desk), await there(policy), await there(supervisor)]).toEqual([false, false, false, false, true]);
    const other = await sentOut();
    await strike(mediator, await noted(mediator, other, 'Zilverlaan 8'), { reden: 'tells-too-much' });
    const [row] = await own.as((db) => db.query<{ id: string }>('select id from note_strike where case_id = $1', [other.id]));
    const page = await mediator.post(`/zaken/${other.number}/notities/${row!.id}/terug`, { eenmalig: key(mediator) });
    expect([page.status, page.text.includes('gewist')]).toEqual([409, true]);
  });
});

describe('a note that belongs to another case', () => {
  test('is struck here and stands there, and neither case tells of the other', async () => {
    const [here, there] = [await sentOut(), await sentOut()];
    const at = await noted(mediator, here, 'Zilverlaan 7');
    // At the address of the other case it is not there, also for who works on both.
    expect((await mediator.get(at.replace(here.number, there.number))).text).not.toContain('Zilverlaan');
    expect((await strike(mediator, at, { reden: 'other-case', naar: there.number })).location).toBe(`/zaken/${here.number}#tijdlijn`);
    expect([(await opens(here)).includes('Zilverlaan 7'), (await readable(there)).includes('Zilverlaan 7')]).toEqual([false, true]);
    const pages = [await file(mediator, here), await file(mediator, there)];
    expect([pages[0]!.includes('Zilverlaan'), pages[1]!.includes('Zilverlaan'), pages[0]!.includes(there.number), pages[1]!.includes(here.number)]).toEqual([false, true, false, false]);
    expect(pages[1]).toContain('en later hier gezet.');
    const rows = await own.as((db) => db.query<{ row: string }>('select note_strike::text as row from note_strike where case_id = $1', [here.id]));
    expect(rows.filter(({ row }) => row.includes(there.id) || row.includes(there.number))).toEqual([]);
    const [line] = await own.as((db) => db.query<{ cases: string[] }>("select cases from access_log where act = 'notitie-doorgehaald' and staff_id = $1 order by id desc limit 1", [mediator.id]));
    expect(line?.cases.toSorted()).toEqual([here.id, there.id].toSorted());
  });

  test('goes only where the same person may write; a case that is not theirs and one that is not there are told the same, and nothing changed', async () => {
    const [here, theirs] = [await sentOut(), await sentOut(second)];
    const at = await noted(mediator, here, 'Zilverlaan 7');
    const told: string[] = [];
    for (const naar of [theirs.number, '2019-98765', '', here.number]) {
      const page = await strike(mediator, at, { reden: 'other-case', naar, toelichting: 'Verkeerde zaak.' });
      expect([page.status, page.text.includes('Verkeerde zaak.')]).toEqual([422, true]);
      told.push(/id="v-naar-fout"[^>]*>([\s\S]*?)<\/p>/.exec(page.text)?.[1]?.replace(/<[^>]+>/g, '') ?? page.text);
    }
    expect(told[0]).toBe(told[1]);
    expect(new Set(told).size).toBe(3);
    expect([(await readable(here)).includes('Zilverlaan 7'), (await readable(theirs)).includes('Zilverlaan')]).toEqual([true, false]);
  });

  test('does not go to a case that somebody reads and writes no notes in: the desk after it went out (P-11)', async () => {
    const id = await own.open();
    const here = { id, number: await numberOf(id) };
    const there = await sentOut();
    expect((await desk.get(`/zaken/${there.number}`)).status).toBe(200);
    const at = await noted(desk, here, 'Zilverlaan 7');
    const pages = await Promise.all([there.number, '2019-98765'].map((naar) => strike(desk, at, { reden: 'other-case', naar })));
    expect(pages.map(({ status, text }) => [status, text.includes('Er is geen zaak met dit nummer waarin u notities mag schrijven.')])).toEqual([[422, true], [422, true]]);
    expect([(await readable(here)).includes('Zilverlaan 7'), (await readable(there)).includes('Zilverlaan')]).toEqual([true, false]);
  });

  test('of two who press at once it stands there once', async () => {
    const [here, there] = [await sentOut(), await sentOut()];
    const at = await noted(mediator, here, 'Zilverlaan 7');
    const keys = [await mediator.keyFor(at), await mediator.keyFor(at)];
    const both = await Promise.all(keys.map((eenmalig) => mediator.post(at, { reden: 'other-case', naar: there.number, toelichting: '', eenmalig: eenmalig! })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const [count] = await own.as((db) => db.query<{ n: number }>("select count(*)::int as n from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'note'", [there.id]));
    expect(count).toEqual({ n: 1 });
  });
});
