import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { at, openOffice } from '../../test/office.ts';
import { story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';

const { house, server, own, sql, ids, supervisor, staff, is, aCase, post, search } = await openOffice();
afterAll(house.close);
const START = house.now;
beforeEach(() => { server.clock.now = START; });

describe('a colleague who may not come near a case', () => {
  test('does not see that it exists: not opened, not in lists, not found, not chosen', async () => {
    const one = await aCase('Vita Verborgen');
    const [desk, mediator] = [await is('desk'), await is('mediator')];
    const second = await own.staff('desk');
    const theirs = await signedIn(server, house.database, { id: second, roles: ['desk'] });
    expect((await theirs.get(at(one))).status).toBe(200);
    expect((await post(mediator, one, '/niet', { niet: second, 'waarom-niet': 'Haar broer is erbij.' })).location).toBe(at(one, '/toegang'));
    for (const rest of ['', '/toegang', '/brieven', '/gegevens/p1', '/goedkeuren']) {
      expect([rest, (await theirs.get(at(one, rest))).text.replace(/value="[0-9a-f-]{36}"/g, '')]).toEqual([rest, (await theirs.get(`/zaken/2019-99999${rest}`)).text.replace(/value="[0-9a-f-]{36}"/g, '')]);
    }
    for (const q of [one.number, 'Verborgen']) expect((await search(theirs, q)).text).not.toContain(`/zaken/${one.number}`);
    expect((await search(desk, one.number)).text).toContain(`/zaken/${one.number}`);
    await one.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te druk' } });
    for (const list of ['/aanmeldpunt', '/aanmeldpunt?lijst=teruggegeven']) {
      expect((await desk.get(list)).text).toContain(one.number);
      expect((await theirs.get(list)).text).not.toContain(one.number);
    }
  });

  test('is not chosen as its mediator, and a form that says so all the same is refused', async () => {
    const one = await story(own, staff);
    await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    await one.desk('accept');
    await one.desk('record-detail', { person: 'p2' as never, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Laan 1', name: 'B' } });
    const desk = await is('desk');
    const address = at(one, '/uitzetten');
    expect((await desk.get(address)).text).toContain(ids.other);
    await post(desk, one, '/niet', { niet: ids.other, 'waarom-niet': 'Buurman' });
    expect((await desk.get(address)).text).not.toContain(ids.other);
    await expect(one.desk('allocate', { values: { mediator: ids.other } })).rejects.toThrow('field-wrong mediator');
    await one.desk('allocate', { values: { mediator: staff.mediator } });
  });

  test('comes back when the list lets go, and the reason stands nowhere in plain text', async () => {
    const one = await aCase();
    const mediator = await is('mediator');
    await post(mediator, one, '/niet', { niet: ids.desk, 'waarom-niet': 'Zwanehalsmosgeheim' });
    expect((await (await is('desk')).get(at(one))).status).toBe(404);
    const page = await mediator.get(at(one, '/toegang'));
    expect(page.text).toContain('Zwanehalsmosgeheim');
    const row = /toegang\/([0-9a-f-]{36})\/einde/.exec(page.text)?.[1];
    for (const { reason } of await sql<{ reason: Buffer }>('select reason from case_list')) expect(reason.toString('latin1')).not.toContain('Zwanehals');
    expect((await post(mediator, one, `/${row}/einde`, {})).status).toBe(303);
    expect((await (await is('desk')).get(at(one))).status).toBe(200);
    expect((await mediator.get(at(one, '/toegang'))).text).not.toContain('Zwanehalsmosgeheim');
  });

  test('a case that is linked to another tells nothing of it', async () => {
    const [one, linked] = [await aCase(), await aCase()];
    const desk = await is('desk');
    await one.desk('link-case', { values: { other: linked.id, link: 'earlier' } });
    expect((await desk.get(at(one))).text).toContain(linked.number);
    await post(await is('mediator'), linked, '/niet', { niet: ids.desk, 'waarom-niet': 'Familie' });
    expect((await desk.get(at(one))).text).not.toContain(linked.number);
    expect((await (await is('mediator')).get(at(one))).text).toContain(linked.number);
  });
});

describe('only for a few', () => {
  test('shuts the case for everybody else, the mediator too, and says so to who does it', async () => {
    const one = await aCase();
    const desk = await is('desk');
    expect((await post(desk, one, '/alleen', { alleen: [ids.desk, ids.other], 'waarom-alleen': 'Bekende Nederlander' })).status).toBe(303);
    const mediator = await is('mediator');
    expect((await mediator.get(at(one))).status).toBe(404);
    expect((await mediator.get('/mijn-zaken')).text).not.toContain(one.number);
    expect((await desk.get(at(one))).text).toContain('Alleen voor: ');
    expect((await (await is('other')).get(at(one))).status).toBe(404);
  });

  test('a case is never shut for everybody', async () => {
    const one = await aCase();
    const policy = await own.staff('policy');
    const page = await post(await is('mediator'), one, '/alleen', { alleen: policy, 'waarom-alleen': 'Alleen beleid' });
    expect([page.status, page.text.includes('Dan kan niemand meer bij deze zaak')]).toEqual([422, true]);
    expect(page.text).toContain('Alleen beleid');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(await sql('select 1 from case_list where case_id = $1', [one.id])).toHaveLength(0);
  });

  test('what is missing is said at its field', async () => {
    const one = await aCase();
    const desk = await is('desk');
    expect((await post(desk, one, '/niet', { niet: 'x', 'waarom-niet': '' })).text).toContain('Kies een collega.');
    expect((await post(desk, one, '/niet', { niet: ids.other, 'waarom-niet': 'a'.repeat(501) })).text).toContain('korter dan 500');
    expect((await post(desk, one, '/niet', { niet: ids.other, 'waarom-niet': 'Jan\u202enaj' })).text).toContain('onzichtbare tekens');
    expect((await post(desk, one, '/00000000-0000-4000-8000-00000000abcd/einde', {})).status).toBe(404);
  });
});

describe('a trainee [P-11]', () => {
  test('reads what the mediator reads, and records nothing', async () => {
    const one = await aCase('Vera Leerzaak');
    const [mediator, trainee] = [await is('mediator'), await is('other')];
    expect((await trainee.get(at(one))).status).toBe(404);
    expect((await post(mediator, one, '/meekijker', { meekijker: ids.other, 'meekijken-tot': '2019-04-01' })).status).toBe(303);
    const page = await trainee.get(at(one));
    expect([page.status, page.text.includes('U kijkt mee'), page.text.includes('Notitie toevoegen'), page.text.includes('Vastleggen wat er gebeurde')]).toEqual([200, true, false, false]);
    expect(htmlFaults(page.text)).toEqual([]);
    expect((await trainee.get(at(one, '/gegevens/p1'))).status).toBe(200);
    expect((await trainee.get('/mijn-zaken')).text).toContain('U kijkt mee');
    expect((await search(trainee, 'Leerzaak')).text).toContain('Vera Leerzaak');
    expect((await trainee.get(at(one, '/toegang'))).status).toBe(403);
    const key = await trainee.keyFor('/zoeken');
    for (const rest of ['/notitie', '/taken', '/intake-gehouden', '/pauzeren']) expect([rest, (await trainee.post(at(one, rest), { eenmalig: key, notitie: 'x', taak: 'x' })).status < 400]).toEqual([rest, false]);
  });

  test('stops at the day, at the end of the case for the mentor, and when told so', async () => {
    const one = await aCase();
    const mediator = await is('mediator');
    await post(mediator, one, '/meekijker', { meekijker: ids.other, 'meekijken-tot': '2019-03-05' });
    server.clock.now = new Date('2019-03-05T22:00:00Z');
    expect((await (await is('other')).get(at(one))).status).toBe(200);
    server.clock.now = new Date('2019-03-05T23:30:00Z');
    expect((await (await is('other')).get(at(one))).status).toBe(404);
    server.clock.now = START;
    const again = await is('mediator');
    await post(again, one, '/meekijker', { meekijker: ids.other });
    const part = /meekijker\/([0-9a-f-]{36})\/einde/.exec((await again.get(at(one, '/toegang'))).text)?.[1];
    await post(again, one, `/meekijker/${part}/einde`, {});
    expect((await (await is('other')).get(at(one))).status).toBe(404);
    await post(again, one, '/meekijker', { meekijker: ids.other });
    await one.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Druk' } });
    expect((await (await is('other')).get(at(one))).status).toBe(404);
  });

  test('is let in by the practice supervisor too, who changes no list', async () => {
    const one = await aCase();
    const senior = await signedIn(server, house.database, { id: supervisor, roles: ['practice-supervisor'] });
    const page = await senior.get(at(one, '/toegang'));
    expect([page.text.includes('Wie kijkt mee'), page.text.includes('Wie mag hier niet bij')]).toEqual([true, false]);
    expect((await post(senior, one, '/meekijker', { meekijker: ids.other })).status).toBe(303);
    expect((await (await is('other')).get(at(one))).status).toBe(200);
    expect((await post(senior, one, '/niet', { niet: ids.desk, 'waarom-niet': 'x', eenmalig: await senior.keyFor(at(one, '/toegang/meekijker'), at(one, '/toegang')) })).status).toBe(403);
  });
});

describe('a stand-in', () => {
  test('is the mediator of all running cases, from the first day to the last', async () => {
    const one = await aCase();
    const desk = await is('desk');
    expect((await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-03-06', tot: '2019-03-08' })).status).toBe(303);
    const day = async (text: string) => {
      server.clock.now = new Date(text);
      const other = await is('other');
      return [(await other.get(at(one))).status, (await other.get('/mijn-zaken')).text.includes(one.number)];
    };
    expect(await day('2019-03-05T22:59:00Z')).toEqual([404, false]);
    expect(await day('2019-03-05T23:01:00Z')).toEqual([200, true]);
    expect(await day('2019-03-08T22:00:00Z')).toEqual([200, true]);
    const other = await is('other');
    expect((await other.post(at(one, '/notitie'), { notitie: 'Gebeld.' }, { from: at(one) })).status).toBe(303);
    expect(await day('2019-03-08T23:01:00Z')).toEqual([404, false]);
  });

  test('is asked for from the page of the mediator, with who and when filled in; what is wrong keeps that', async () => {
    const desk = await is('desk');
    const from = `/vervanging?bemiddelaar=${ids.mediator}&van=2019-03-06&tot=2019-03-08`;
    const page = await desk.get(from);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const part of [`value="${ids.mediator}" selected`, 'value="2019-03-06"', 'value="2019-03-08"']) expect([part, page.text.includes(part)]).toEqual([part, true]);
    const wrong = await desk.post('/vervanging', { voor: ids.mediator, bemiddelaar: ids.mediator, vervanger: ids.mediator, van: '2019-03-06', tot: '2019-03-08' }, { from });
    expect([wrong.status, wrong.text.includes('value="2019-03-08"')]).toEqual([422, true]);
    await sql("insert into mediator_period (id, staff_id, kind, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'leave', '2019-03-05', '2019-03-09', $3, $4)", [house.newId(), ids.other, ids.desk, house.now]);
    expect((await desk.get(from)).text).toContain(' · verlof vanaf di 5 mrt 2019 tot en met za 9 mrt 2019');
    await sql("delete from mediator_period where staff_id = $1", [ids.other]);
    expect((await desk.get('/vervanging?bemiddelaar=niemand&van=morgen')).text).not.toMatch(/value="(niemand|morgen)"/);
  });

  test('ends at once when told so, and comes near no case that keeps this colleague out', async () => {
    const [one, shut] = [await aCase(), await aCase()];
    await post(await is('mediator'), shut, '/niet', { niet: ids.other, 'waarom-niet': 'Zwager' });
    const desk = await is('desk');
    await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-03-04', tot: '2019-03-04' });
    const other = await is('other');
    expect([(await other.get(at(one))).status, (await other.get(at(shut))).status]).toEqual([200, 404]);
    const page = await desk.get('/vervanging');
    expect([htmlFaults(page.text), page.text.includes('Zelf met verlof')]).toEqual([[], false]);
    // Leave of the stand-in itself in these days: nobody would be there; that of later is none of it.
    const leave = (from: string) => sql("insert into mediator_period (id, staff_id, kind, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'leave', $3, null, $4, $5)", [house.newId(), ids.other, from, ids.desk, house.now]);
    await leave('2019-03-09');
    expect((await desk.get('/vervanging')).text).not.toContain('Zelf met verlof');
    await leave('2019-03-04');
    const away = (await desk.get('/vervanging')).text;
    expect([away.includes('Zelf met verlof vanaf ma 4 mrt 2019'), htmlFaults(away)]).toEqual([true, []]);
    await sql('delete from mediator_period where staff_id = $1', [ids.other]);
    for (const [, id] of page.text.matchAll(/vervanging\/([0-9a-f-]{36})\/einde/g)) await desk.post(`/vervanging/${id}/einde`, {}, { from: '/vervanging' });
    expect((await other.get(at(one))).status).toBe(404);
  });

  test('for the days of a leave begins with them filled in, from the page of the mediator; an address that names nobody begins empty', async () => {
    const desk = await is('desk');
    await desk.post(`/bemiddelaars/${ids.mediator}/verlof`, { 'verlof-van': '2019-07-01', 'verlof-tot': '2019-07-14' }, { from: `/bemiddelaars/${ids.mediator}` });
    const link = /href="(\/vervanging\?[^"]*van=[^"]*)"/.exec((await desk.get(`/bemiddelaars/${ids.mediator}`)).text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const page = (await desk.get(link)).text;
    for (const words of [`<option value="${ids.mediator}" selected`, 'value="2019-07-01"', 'value="2019-07-14"']) expect(page).toContain(words);
    expect(htmlFaults(page)).toEqual([]);
    expect((await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-07-01', tot: '2019-07-14' }, { from: link })).status).toBe(303);
    expect((await desk.get('/vervanging?bemiddelaar=x&van=2019-07-01&tot=2019-07-14')).text).not.toContain('value="2019-07-14"');
  });

  test('bad input is said at its field, and stays as typed', async () => {
    const desk = await is('desk');
    const page = await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.mediator, van: '2019-03-09', tot: '2019-03-08' });
    for (const words of ['iemand anders', 'ligt voor de eerste', 'value="2019-03-09"']) expect(page.text).toContain(words);
    expect([page.status, htmlFaults(page.text)]).toEqual([422, []]);
    const empty = await desk.post('/vervanging', { bemiddelaar: 'x', vervanger: ids.desk, van: 'x', tot: '' });
    for (const words of ['wie vervangen wordt', 'wie vervangt', 'de eerste dag', 'de laatste dag']) expect(empty.text).toContain(words);
    expect((await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-01-01', tot: '2019-01-02' })).text).toContain('al voorbij');
    await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-05-01', tot: '2019-05-03' });
    expect((await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-05-03', tot: '2019-05-09' })).text).toContain('staat er al');
  });
});
