import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { at, openOffice } from '../../test/office.ts';
import type { StaffRole } from '../core/role.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';

const { house, server, own, sql, ids, is, aCase, post } = await openOffice();
afterAll(house.close);
const START = house.now;
beforeEach(() => { server.clock.now = START; });

const REASON = 'Ze belde: hij staat voor haar deur.';

describe('opening a case in an emergency', () => {
  test('is for an hour, to read, and everybody who should know it sees it at once', async () => {
    const one = await aCase('Gina Glas');
    const other = await is('other');
    expect((await other.post('/noodtoegang', { zaak: one.number, reden: REASON })).location).toBe(at(one));
    const page = await other.get(at(one));
    expect([page.status, page.text.includes('met noodtoegang'), page.text.includes('Notitie toevoegen')]).toEqual([200, true, false]);
    expect((await other.get(at(one, '/gegevens/p1'))).text).toContain('Gina Glas');
    const [officer, policy, mediator] = [await is('officer'), await is('policy'), await is('mediator')];
    // Where the privacy officer's day begins, and in the log.
    for (const page of ['/privacy', '/inzage']) expect((await officer.get(page)).text).toContain('Er is noodtoegang gebruikt');
    expect((await policy.get('/beleid')).text).toContain('Otto Ander');
    expect((await policy.get('/beleid')).text).not.toContain(one.number);
    expect((await mediator.get('/mijn-zaken')).text).toContain(`Zaak ${one.number}: Otto Ander`);
    server.clock.now = new Date(START.getTime() + 60 * 60_000);
    expect((await (await is('other')).get(at(one))).status).toBe(404);
    const [line] = await sql<{ cases: string[]; staff_id: string }>("select cases, staff_id from access_log where act = 'noodtoegang' order by id desc limit 1");
    expect(line).toEqual({ cases: [one.id], staff_id: ids.other });
  });

  test('is reviewed by somebody else, within five working days', async () => {
    const one = await aCase();
    await (await is('other')).post('/noodtoegang', { zaak: one.number, reden: REASON });
    const officer = await is('officer');
    const page = await officer.get('/noodtoegang/nalopen');
    for (const words of [REASON, 'Otto Ander', 'uiterlijk', one.number]) expect(page.text).toContain(words);
    expect(htmlFaults(page.text)).toEqual([]);
    server.clock.now = new Date('2019-03-12T10:00:00Z');
    expect((await (await is('officer')).get('/inzage')).text).toContain('te laat nagelopen');
    const again = await is('officer');
    for (const { id } of await sql<{ id: string }>('select id from glass where reviewed_at is null')) {
      expect((await again.post(`/noodtoegang/${id}/nagelopen`, { uitkomst: 'x' }, { from: '/noodtoegang/nalopen' })).status).toBe(422);
      expect((await again.post(`/noodtoegang/${id}/nagelopen`, { uitkomst: 'justified' }, { from: '/noodtoegang/nalopen' })).status).toBe(303);
    }
    expect((await again.get('/inzage')).text).not.toContain('oodtoegang is');
    expect((await again.get('/noodtoegang/nalopen')).text).toContain('Terecht');
  });

  test('nobody reviews what they did themselves, and the database says so too', async () => {
    const one = await aCase();
    const both = await own.staff('privacy-officer', 'mediator');
    const me = await signedIn(server, house.database, { id: both, roles: ['privacy-officer', 'mediator'] });
    await me.post('/noodtoegang', { zaak: one.number, reden: REASON });
    const [row] = await sql<{ id: string }>('select id from glass where staff_id = $1', [both]);
    const key = await me.keyFor('/zoeken');
    expect((await me.post(`/noodtoegang/${row?.id}/nagelopen`, { uitkomst: 'justified', eenmalig: key })).text).toContain('Dit was u zelf');
    await expect(sql("update glass set reviewed_at = opened_at, reviewed_by = staff_id, outcome = 'justified' where id = $1", [row?.id])).rejects.toThrow('check');
    await expect(sql("update glass set until = opened_at + interval '2 hours' where id = $1", [row?.id])).rejects.toThrow('check');
  });

  test('again while an earlier one was not looked at in time: it opens all the same, somebody knows of it, and everybody sees that it is again', async () => {
    const [one, two] = [await aCase(), await aCase('Gina Glas')];
    const late = await own.staff('mediator');
    await sql("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values (gen_random_uuid(), $1, $2, '', '2019-02-20T10:00:00Z', '2019-02-20T11:00:00Z', '2019-02-27')", [one.id, late]);
    const me = await signedIn(server, house.database, { id: late, roles: ['mediator'], name: 'Lena Later' });
    const page = await me.get('/noodtoegang');
    expect([page.text.includes('Een eerdere keer is nog niet nagelopen'), htmlFaults(page.text)]).toEqual([true, []]);
    const ask = (fields: Record<string, string>) => me.post('/noodtoegang', { zaak: two.number, reden: REASON, ...fields });
    for (const fields of [{}, { 'wie-weet': '' }, { 'wie-weet': late }]) expect(await ask(fields as Record<string, string>)).toMatchObject({ status: 422, text: expect.stringContaining('Kies wie ervan weet') });
    expect((await ask({ 'wie-weet': ids.desk })).location).toBe(at(two));
    expect((await me.get(at(two))).status).toBe(200);
    const officer = await is('officer');
    expect((await officer.get('/inzage')).text).toContain('Opnieuw, terwijl een eerdere keer niet op tijd is nagelopen.');
    expect((await officer.get('/noodtoegang/nalopen')).text).toMatch(/Weet ervan: /);
    expect((await (await is('policy')).get('/beleid')).text).toContain('Opnieuw, terwijl een eerdere keer');
    await sql('update glass set reviewed_at = opened_at, reviewed_by = $2, outcome = $3 where staff_id = $1', [late, ids.officer, 'justified']);
    expect((await me.get('/noodtoegang')).text).not.toContain('Wie weet ervan?');
    expect((await (await is('other')).get('/noodtoegang')).text).not.toContain('Wie weet ervan?');
  });

  test('the director is told who, how often, when and that nobody looked at it, and never which case; again and late are loud', async () => {
    await sql('truncate glass');
    const [one, two] = [await aCase('Gina Glas'), await aCase('Gina Glas')];
    const director = await own.staff('director');
    const page = async (id: string = director, role: StaffRole = 'director') => (await (await signedIn(server, house.database, { id, roles: [role] })).get('/jaar/2019')).text;
    const told = (text: string) => /<li>Otto Ander: ([^<]*)<\/li>/.exec(text)?.[1] ?? null;
    expect(told(await page())).toBeNull();
    const other = await is('other');
    await other.post('/noodtoegang', { zaak: one.number, reden: REASON });
    const once = await page();
    expect([told(once), once.includes('Er is noodtoegang gebruikt'), htmlFaults(once)]).toEqual(['één keer in twaalf maanden, het laatst op ma 4 mrt 2019 om 11:00; nog niet nagelopen.', true, []]);
    for (const words of [one.number, one.id, REASON, 'Gina']) expect(once).not.toContain(words);
    expect(told(await page(await own.staff('communications'), 'communications'))).toBeNull();
    server.clock.now = new Date('2019-03-12T10:00:00Z');
    await (await is('other')).post('/noodtoegang', { zaak: two.number, reden: REASON, 'wie-weet': ids.desk });
    const twice = await page();
    expect([told(twice), twice.includes('Noodtoegang is te laat nagelopen')])
      .toEqual(['2 keer in twaalf maanden, het laatst op di 12 mrt 2019 om 11:00; 2 keer nog niet nagelopen, waarvan één keer te laat. Opnieuw, terwijl een eerdere keer niet op tijd is nagelopen.', true]);
    // Of a case from which the director is excluded there is not even a count.
    await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [house.newId(), one.id, director, START, ids.desk]);
    expect(told(await page())).toBe('één keer in twaalf maanden, het laatst op di 12 mrt 2019 om 11:00; nog niet nagelopen.');
    const asked = (roles: string) => house.database.transaction({ role: 'bis_app', user: null, request: 'test' }, async (db) => {
      await db.query("select set_config('bis.roles', $1, true), set_config('bis.instant', $2, true)", [roles, server.clock.now.toISOString()]);
      return db.query('select name from bis_glass_told(7)');
    });
    expect([await asked('director'), await asked('communications desk policy administrator privacy-officer')]).toEqual([[{ name: 'Otto Ander' }], []]);
    await sql("update glass set reviewed_at = opened_at, reviewed_by = $1, outcome = 'justified'", [ids.officer]);
    expect(told(await page())).toBe('één keer in twaalf maanden, het laatst op di 12 mrt 2019 om 11:00; nagelopen.');
    server.clock.now = new Date('2019-03-20T10:00:00Z');
    expect(told(await page())).toBeNull();
  });

  test('a number without a case, and a case that keeps this colleague out, get the same words', async () => {
    const one = await aCase();
    await post(await is('mediator'), one, '/niet', { niet: ids.other, 'waarom-niet': 'Zwager' });
    const other = await is('other');
    const asked = async (zaak: string) => {
      const page = await other.post('/noodtoegang', { zaak, reden: REASON });
      return [page.status, page.text.replaceAll(zaak, 'NUMBER').replace(/value="[0-9a-f-]{36}"/g, '')];
    };
    const none = await asked('2019-98765');
    expect(none[1]).toContain('Met dit nummer gaat er voor u geen zaak open');
    expect(await asked(one.number)).toEqual(none);
    expect(await sql('select 1 from glass where case_id = $1', [one.id])).toHaveLength(0);
    const [line] = await sql<{ cases: string[] }>("select cases from access_log where act = 'noodtoegang' order by id desc limit 1");
    expect(line?.cases).toEqual([one.id]);
  });

  test('needs a reason of twenty characters and a number, and keeps what was typed', async () => {
    const other = await is('other');
    const page = await other.post('/noodtoegang', { zaak: 'abc', reden: 'Omdat het moet.' });
    for (const words of ['geen zaaknummer', 'minstens 20 tekens', 'value="abc"', 'Omdat het moet.']) expect(page.text).toContain(words);
    expect([page.status, htmlFaults(page.text)]).toEqual([422, []]);
  });

  test('opens a case that is for a few only, and none of those who never open a case', async () => {
    const one = await aCase();
    await post(await is('desk'), one, '/alleen', { alleen: [ids.desk], 'waarom-alleen': 'Bekend persoon' });
    const mediator = await is('mediator');
    expect((await mediator.get(at(one))).status).toBe(404);
    await mediator.post('/noodtoegang', { zaak: one.number, reden: REASON });
    expect((await mediator.get(at(one))).status).toBe(200);
    for (const role of ['director', 'communications', 'administrator', 'privacy-officer'] as const) {
      expect([role, (await (await signedIn(server, house.database, { roles: [role] })).get('/noodtoegang')).status]).toEqual([role, 403]);
    }
  });
});
