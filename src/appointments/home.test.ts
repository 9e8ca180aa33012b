import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agendas, desk, house, id, later, mediator, number, own, plan, planned, press, server, START, tell, WHERE } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import { actFor } from '../database/context.ts';
import { keepTelephone } from '../database/staff-telephone.ts';

agendas();

const MISSED = '2019-03-05T14:31:00Z';
const EARLY = '2019-03-05T14:30:00Z';
const restricted = () => own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, mediator.id, START]));
const led = async (): Promise<Client> => {
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  return supervisor;
};
/** How many addresses the second fence hands to this colleague, past every screen. */
const behindFence = (who: Client, address: string): Promise<number> =>
  house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
    await actFor(db, who.id);
    return (await db.query('select from bis_missed_homes($1::uuid)', [address.split('/').at(-1)])).length;
  });

describe('a visit at home [P-21]', () => {
  test('asks where that is, at the field and with all that was typed, where the case has no address of who is visited', async () => {
    const refused = await plan({ waar: '' });
    expect([refused.status, refused.text.includes('in de zaak staat er geen van wie u bezoekt'), refused.text.includes('value="14:00"'), htmlFaults(refused.text)]).toEqual([422, true, true, []]);
    // Of two it can be the home of the one whose address nobody knows.
    const one = await plan({ waar: '', met: ['p1', 'p2'], 'thuis-samen': 'ja' });
    expect([one.status, one.text.includes('niet van ieder die u daar ontmoet')]).toEqual([422, true]);
    expect((await plan({ waar: '', met: ['p2'] })).status).toBe(303);
    expect((await plan({ waar: '', plaats: 'office', dag: '2019-03-06' })).status).toBe(303);
    await tell(id, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: 'p1', texts: { detail: 'Lindelaan 9' } });
    const both = await plan({ waar: '', met: ['p1', 'p2'], 'thuis-samen': 'ja', dag: '2019-03-07' });
    expect([both.status, both.text.includes('meer dan één adres')]).toEqual([422, true]);
    // Mail came back: nobody knows any more that they live there.
    await tell(id, 'record-mail-returned', {}, { person: 'p2' });
    expect((await plan({ waar: '', met: ['p2'], dag: '2019-03-08' })).status).toBe(422);
  });

  test('of which nobody wrote where leads whoever follows up a missed colleague to the address of the case, as it is by then; not before, and nobody else', async () => {
    const address = await planned({ waar: '', met: ['p2'] });
    const page = (await mediator.get(address)).text;
    expect([page.includes('Het adres in de zaak'), page.includes('Dorpsstraat')]).toEqual([true, false]);
    await tell(id, 'record-detail', { channel: 'post', source: 'institution' }, { person: 'p2', texts: { detail: 'Nieuweweg 7' } });
    const [supervisor, stranger] = [await led(), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
    for (const [who, role] of [[desk, 'desk'], [supervisor, 'practice-supervisor']] as const) {
      await later(EARLY, who, role);
      expect(await behindFence(who, address)).toBe(0);
      const where = await (await later(MISSED, who, role)).get(`${address}/waar`);
      expect(['Nieuweweg 7', 'Dorpsstraat', 'Lindelaan'].map((text) => where.text.includes(text))).toEqual([true, false, false]);
      expect(htmlFaults(where.text)).toEqual([]);
      const [line] = await own.as((db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [who.id]));
      expect(line).toEqual({ act: 'verblijf-getoond', cases: [id], people: ['p2'] });
    }
    await later(MISSED, stranger, 'practice-supervisor');
    expect(await behindFence(stranger, address)).toBe(0);
    await own.as((db) => db.query('update appointment set safe_at = $2 where id = $1', [address.split('/').at(-1), new Date(MISSED)]));
    expect(await behindFence(desk, address)).toBe(0);
  });

  test('says so where mail came back from that address; not once there is a newer one, nor where that was a mistake [P-09]', async () => {
    const address = await planned({ waar: '', met: ['p2'] });
    const shown = async () => (await (await later(MISSED, desk, 'desk')).get(`${address}/waar`)).text;
    const warns = (text: string) => [text.includes('post hierheen kwam terug'), text.includes('Dorpsstraat 1'), text.includes('Nieuweweg 7')];
    expect(warns(await shown())).toEqual([false, true, false]);
    await tell(id, 'record-mail-returned', {}, { person: 'p2' });
    const text = await shown();
    expect([warns(text), htmlFaults(text)]).toEqual([[true, true, false], []]);
    await restricted();
    expect((await (await later(MISSED, desk, 'desk')).get(WHERE(address))).text).toContain('post hierheen kwam terug');
    await own.as((db) => db.query('delete from case_list'));
    const [line] = await own.as((db) => db.query<{ seq: number }>("select seq from fact where case_id = $1 and kind = 'MailReturned'", [id]));
    await tell(id, 'correct', { seq: line?.seq, reason: 'did-not-happen' }, { texts: { why: 'Van een ander' } });
    expect(warns(await shown())).toEqual([false, true, false]);
    await tell(id, 'record-mail-returned', {}, { person: 'p2' });
    await tell(id, 'record-detail', { channel: 'post', source: 'institution' }, { person: 'p2', texts: { detail: 'Nieuweweg 7' } });
    expect(warns(await shown())).toEqual([false, false, true]);
  });

  test('in a case that is closed to all but a few too, and never to whoever is excluded from it', async () => {
    const address = await planned({ waar: '', met: ['p2'] });
    const supervisor = await led();
    await restricted();
    for (const [who, role] of [[desk, 'desk'], [supervisor, 'practice-supervisor']] as const) {
      const where = await (await later(MISSED, who, role)).get(WHERE(address));
      expect([where.status, where.text.includes('Dorpsstraat 1'), where.text.includes(number)]).toEqual([200, true, false]);
    }
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $3)", [randomUUID(), id, desk.id, START]));
    expect([(await (await later(MISSED, desk, 'desk')).get(WHERE(address))).status, await behindFence(desk, address)]).toEqual([404, 0]);
  });

  test('shows no address that was struck through, and what was written with the appointment goes first', async () => {
    const address = await planned({ waar: '', met: ['p2'] });
    const written = await planned({ waar: 'Bij de buren', met: ['p2'], tijd: '12:00' });
    const seen = async (at: string) => (await (await later(MISSED, desk, 'desk')).get(`${at}/waar`)).text;
    expect([(await seen(written)).includes('Bij de buren'), (await seen(written)).includes('Dorpsstraat')]).toEqual([true, false]);
    const [line] = await own.as((db) => db.query<{ seq: number }>("select seq from fact where case_id = $1 and kind = 'DetailRecorded' and payload->>'person' = 'p2'", [id]));
    await tell(id, 'correct', { seq: line?.seq, reason: 'did-not-happen' }, { texts: { why: 'Verkeerd adres' } });
    const after = await seen(address);
    expect([after.includes('Dorpsstraat'), after.includes('Het adres is niet opgeschreven')]).toEqual([false, true]);
  });
});

describe('whoever goes out and cannot be called [P-21]', () => {
  const SAID = 'Uw telefoonnummer is niet bekend';
  const shown = async (address: string) => (await mediator.get(address)).text.includes(SAID);

  test('is told so where they plan and at their visit, until there is a number', async () => {
    const [visit, office] = [await planned(), await planned({ plaats: 'office', dag: '2019-03-06' })];
    const form = `/zaken/${number}/afspraken/nieuw`;
    expect([await shown(form), await shown(visit), await shown(office)]).toEqual([true, true, false]);
    // Not to who does not go there, nor of a visit that was called off.
    const second = await signedIn(server, house.database, { roles: ['mediator'] });
    await tell(id, 'add-second-mediator', { mediator: second.id });
    const theirs = (await second.get(visit)).text;
    expect([theirs.includes('Proefplein 3'), theirs.includes(SAID)]).toEqual([true, false]);
    const off = await planned({ dag: '2019-03-07' });
    await press(mediator, `${off}/afzeggen`, { vraagt: 'mediator' });
    expect(await shown(off)).toBe(false);
    expect(htmlFaults((await mediator.get(form)).text)).toEqual([]);
    await own.as((db) => keepTelephone(db, house.keys, mediator.id, '06 12345678', { now: START, by: desk.id }));
    expect([await shown(form), await shown(visit)]).toEqual([false, false]);
  });
});
