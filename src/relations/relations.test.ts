import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { allocated, story, type Staff, type Story } from '../../test/ready.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Page } from '../../test/visit.ts';
import type { StaffId } from '../core/fields.ts';
import type { StaffRole } from '../core/role.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
const own = cases(house);
const START = house.now;
beforeEach(() => { server.clock.now = START; });

let staff: Staff & { supervisor: StaffId };
const NAMES = { desk: 'Dees Desk', mediator: 'Mia Middelaar', other: 'Otto Ander', policy: 'Pia Beleid', officer: 'Fay Privacy' } as const;
let ids: Record<keyof typeof NAMES, StaffId>;
const is = (who: keyof typeof NAMES, ...roles: StaffRole[]): Promise<Client> => signedIn(server, house.database, { id: ids[who], roles });
const sql = <T,>(text: string, values: unknown[] = []) => own.as((db) => db.query<T>(text, values));

beforeAll(async () => {
  ids = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), other: await own.staff('mediator'), policy: await own.staff('policy'), officer: await own.staff('privacy-officer') };
  for (const [who, name] of Object.entries(NAMES)) await sql('update staff set name = $2 where id = $1', [ids[who as keyof typeof NAMES], name]);
  staff = { desk: ids.desk, mediator: ids.mediator, policy: ids.policy, supervisor: await own.staff('practice-supervisor') };
  await sql('insert into supervision (supervisor, mediator) values ($1, $2)', [staff.supervisor, staff.mediator]);
});

async function aCase(name = 'Noor Proefhuis', referral = {}): Promise<Story> {
  const one = await story(own, staff, { words: { people: [{ name }, {}] }, referral });
  await allocated(one, staff);
  return one;
}

const at = (one: Story, rest = '') => `/zaken/${one.number}${rest}`;
const post = (who: Client, one: Story, rest: string, fields: Record<string, string | string[]>): Promise<Page> => who.post(at(one, `/toegang${rest}`), fields, { from: at(one, '/toegang') });
const search = async (who: Client, q: string) => who.get((await who.post('/zoeken', { q }, { from: '/zoeken' })).location ?? '');

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
    expect((await post(desk, one, '/niet', { niet: ids.other, 'waarom-niet': 'Jan\u202enaj' })).text).toContain('niet te lezen');
    expect((await post(desk, one, '/00000000-0000-4000-8000-00000000abcd/einde', {})).status).toBe(404);
  });
});

describe('a trainee (P-11)', () => {
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
    const supervisor = await signedIn(server, house.database, { id: staff.supervisor, roles: ['practice-supervisor'] });
    const page = await supervisor.get(at(one, '/toegang'));
    expect([page.text.includes('Wie kijkt mee'), page.text.includes('Wie mag hier niet bij')]).toEqual([true, false]);
    expect((await post(supervisor, one, '/meekijker', { meekijker: ids.other })).status).toBe(303);
    expect((await (await is('other')).get(at(one))).status).toBe(200);
    expect((await post(supervisor, one, '/niet', { niet: ids.desk, 'waarom-niet': 'x', eenmalig: await supervisor.keyFor(at(one, '/toegang/meekijker'), at(one, '/toegang')) })).status).toBe(403);
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

  test('ends at once when told so, and comes near no case that keeps this colleague out', async () => {
    const [one, shut] = [await aCase(), await aCase()];
    await post(await is('mediator'), shut, '/niet', { niet: ids.other, 'waarom-niet': 'Zwager' });
    const desk = await is('desk');
    await desk.post('/vervanging', { bemiddelaar: ids.mediator, vervanger: ids.other, van: '2019-03-04', tot: '2019-03-04' });
    const other = await is('other');
    expect([(await other.get(at(one))).status, (await other.get(at(shut))).status]).toEqual([200, 404]);
    const page = await desk.get('/vervanging');
    expect(htmlFaults(page.text)).toEqual([]);
    for (const [, id] of page.text.matchAll(/vervanging\/([0-9a-f-]{36})\/einde/g)) await desk.post(`/vervanging/${id}/einde`, {}, { from: '/vervanging' });
    expect((await other.get(at(one))).status).toBe(404);
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
    expect((await officer.get('/inzage')).text).toContain('Er is noodtoegang gebruikt');
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
