import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openOffice } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import { day } from '../core/day.ts';
import { actFor } from '../database/context.ts';
import { lastDayOnEnd } from './rules.ts';

const { house, server, sql, ids, is, aCase } = await openOffice();
afterAll(house.close);
const page = `/bemiddelaars/${ids.mediator}`;
const at = (iso: string) => { server.clock.now = new Date(`${iso}T10:00:00Z`); };
const area = async (first: string, last: string, from: string, more: Record<string, string> = {}) =>
  (await is('desk', 'desk')).post(`${page}/regio`, { 'regio-eerste': first, 'regio-laatste': last, 'regio-van': from, 'regio-tot': '', ...more }, { from: page });
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const living = () => sql<{ code: string; from: string; until: string | null }>("select code, from_day::text as from, until_day::text as until from mediator_period where staff_id = $1 and ended_at is null order by from_day, code", [ids.mediator]);
beforeEach(async () => {
  at('2019-03-04');
  await sql('delete from mediator_period');
});

describe('where a mediator works is known in one place', () => {
  test('an account has no region of its own, and leads to where it is recorded', async () => {
    const jo = await signedIn(server, house.database, { roles: ['administrator'] });
    const account = (await jo.get(`/accounts/${ids.mediator}`)).text;
    expect([await htmlFaults(account), account.includes(`href="${page}"`)]).toEqual([[], true]);
    for (const form of [`/accounts/${ids.mediator}/werk`, '/accounts/nieuw']) expect((await jo.get(form)).text).not.toContain('name="regio"');
    await jo.post(`/accounts/${ids.mediator}/werk`, { rol: ['mediator', 'policy'], regio: 'Oost' });
    await sql("update staff set roles = '{mediator}' where id = $1", [ids.mediator]);
  });

  test('the choice says the postcodes of today; where none are known the page asks for them', async () => {
    const one = await aCase();
    const label = async () => /<option value="[^"]+"[^>]*>(Otto Ander[^<]*)</.exec((await (await is('desk', 'desk')).get(`/zaken/${one.number}/opnieuw-uitzetten`)).text)?.[1];
    expect(await label()).toMatch(/^Otto Ander · 0 lopende/);
    expect((await (await is('desk', 'desk')).get(`/bemiddelaars/${ids.other}`)).text).toContain('Leg de postcodes vast');
    expect(plain((await (await is('desk', 'desk')).get('/bemiddelaars')).text)).toContain('nog niet vastgelegd');
    const other = `/bemiddelaars/${ids.other}`;
    for (const [eerste, laatste] of [['35', '39'], ['52', '']] as const) await (await is('desk', 'desk')).post(`${other}/regio`, { 'regio-eerste': eerste, 'regio-laatste': laatste, 'regio-van': '2019-03-01', 'regio-tot': '' }, { from: other });
    for (const [code, from, until, ended] of [['10-10', '2019-03-05', null, null], ['11-11', '2019-01-01', '2019-03-03', null], ['12-12', '2019-01-01', '2019-03-04', null], ['13-13', '2019-01-01', null, house.now]] as const) await sql(
      "insert into mediator_period (id, staff_id, kind, code, from_day, until_day, recorded_by, recorded_at, ended_at, ended_by) values ($1, $2, 'area', $3, $4, $5, $6, $7, $8, case when $8::timestamptz is not null then $6::uuid end)", [house.newId(), ids.other, code, from, until, ids.desk, house.now, ended]);
    expect(await label()).toMatch(/^Otto Ander · postcodes 12, 35–39, 52 · /);
    expect((await (await is('desk', 'desk')).get(other)).text).not.toContain('Leg de postcodes vast');
  });

  test('who never signed in is not proposed, also where they have the least work, and stands in the choice with why', async () => {
    const one = await aCase();
    const page = async () => (await (await is('desk', 'desk')).get(`/zaken/${one.number}/opnieuw-uitzetten`)).text;
    const label = (text: string) => /<option value="[^"]+"[^>]*>(Otto Ander[^<]*)</.exec(text)?.[1] ?? '';
    await sql('update staff set signed_in_at = $2 where id = $1', [ids.other, house.now]);
    expect(label(await page())).not.toContain('logde nog nooit in');
    await sql('update staff set signed_in_at = null where id = $1', [ids.other]);
    const text = await page();
    expect([label(text).endsWith('logde nog nooit in'), plain(text).includes('Otto Ander logde nog nooit in, en ziet een zaak dus niet')]).toEqual([true, true]);
    await sql('update staff set signed_in_at = $2 where id = $1', [ids.other, house.now]);
  });

  test('and who joins as the second mediator is told of the same, whoever chooses', async () => {
    const one = await aCase();
    const page = async (who: 'desk' | 'mediator') => /<option value="[^"]+"[^>]*>(Otto Ander[^<]*)</.exec((await (await is(who, who)).get(`/zaken/${one.number}/tweede-bemiddelaar`)).text)?.[1] ?? '';
    const [desk, mediator] = [await page('desk'), await page('mediator')];
    expect([desk, mediator].map((label) => [label.startsWith('Otto Ander'), label.includes('logde nog nooit in')])).toEqual([[true, false], [true, false]]);
    await sql('update staff set signed_in_at = null where id = $1', [ids.other]);
    expect([(await page('desk')).endsWith('logde nog nooit in'), (await page('mediator')).endsWith('logde nog nooit in')]).toEqual([true, true]);
    await sql('update staff set signed_in_at = $2 where id = $1', [ids.other, house.now]);
    // Of leave the desk is told, as everywhere; when a colleague is away is no mediator's to read.
    await sql("insert into mediator_period (id, staff_id, kind, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'leave', '2019-01-01', null, $2, $3)", [house.newId(), ids.other, house.now]);
    expect([(await page('desk')).endsWith('met verlof'), (await page('mediator')).includes('verlof')]).toEqual([true, false]);
    await sql("delete from mediator_period where staff_id = $1 and kind = 'leave'", [ids.other]);
  });

  test('another region comes in its place from a day on, and what was before keeps its days', async () => {
    await area('35', '39', '2019-01-01');
    at('2019-03-10');
    expect((await area('80', '83', '2019-05-01', { 'regio-plaats': 'ja' })).location).toBe(`${page}#regio`);
    expect(await living()).toEqual([{ code: '35-39', from: '2019-01-01', until: '2019-04-30' }, { code: '80-83', from: '2019-05-01', until: null }]);
    at('2019-05-02');
    const { text } = await (await is('desk', 'desk')).get(page);
    expect(await htmlFaults(text)).toEqual([]);
    expect(plain(text)).toMatch(/Postcodes die beginnen met 80 tot en met 83.*Waar eerder Vanaf di 1 jan 2019 tot en met di 30 apr 2019: postcodes die beginnen met 35 tot en met 39/);
    expect(await sql('select 1 from mediator_period where ended_at is not null')).toHaveLength(1);
  });

  test('for a while: what was before goes on when that is over', async () => {
    await area('35', '39', '2019-01-01');
    await area('60', '', '2019-08-01');
    await area('80', '83', '2019-05-01', { 'regio-plaats': 'ja', 'regio-tot': '2019-06-30' });
    expect(await living()).toEqual([
      { code: '35-39', from: '2019-01-01', until: '2019-04-30' }, { code: '80-83', from: '2019-05-01', until: '2019-06-30' }, { code: '35-39', from: '2019-07-01', until: null }, { code: '60-60', from: '2019-08-01', until: null },
    ]);
  });

  test('for as long as what it comes in place of', async () => {
    await area('35', '39', '2019-01-01', { 'regio-tot': '2019-06-30' });
    expect((await area('80', '83', '2019-03-04', { 'regio-plaats': 'ja', 'regio-tot': '2019-06-30' })).status).toBe(303);
    expect(await living()).toEqual([{ code: '35-39', from: '2019-01-01', until: '2019-03-03' }, { code: '80-83', from: '2019-03-04', until: '2019-06-30' }]);
  });

  test('one day, and today as the last one, can be recorded', async () => {
    expect((await area('35', '39', '2019-03-04', { 'regio-tot': '2019-03-04' })).status).toBe(303);
    expect((await area('40', '', '2019-01-01', { 'regio-tot': '2019-03-03' })).status).toBe(422);
  });

  test('what was over before is left as it was', async () => {
    await sql("insert into mediator_period (id, staff_id, kind, code, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'area', '10-12', '2018-01-01', '2018-12-31', $3, $4)", [house.newId(), ids.mediator, ids.desk, house.now]);
    await area('80', '83', '2019-05-01', { 'regio-plaats': 'ja' });
    expect(await living()).toEqual([{ code: '10-12', from: '2018-01-01', until: '2018-12-31' }, { code: '80-83', from: '2019-05-01', until: null }]);
  });

  test('the same twice on one day is refused, and on the day after it is not', async () => {
    await area('35', '39', '2019-03-05', { 'regio-tot': '2019-03-10' });
    expect([(await area('35', '39', '2019-03-10')).status, (await living()).length]).toEqual([422, 1]);
    expect([(await area('35', '39', '2019-03-11')).status, (await living()).length]).toEqual([303, 2]);
  });

  test('without a tick it comes beside it', async () => {
    await area('35', '39', '2019-01-01');
    await area('80', '83', '2019-02-01');
    expect((await living()).map(({ until }) => until)).toEqual([null, null]);
  });

  test('what is taken away later keeps the days on which it held; what was recorded today was a mistake and goes whole', async () => {
    const takeAway = async () => (await is('desk', 'desk')).post(`${page}/${(await sql<{ id: string }>('select id from mediator_period where ended_at is null'))[0]?.id}/einde`, {}, { from: page });
    await area('35', '39', '2019-01-01');
    expect((await takeAway()).status).toBe(303);
    expect(await living()).toEqual([]);
    await area('35', '39', '2019-01-01');
    at('2019-03-08');
    expect((await takeAway()).status).toBe(303);
    expect(await living()).toEqual([{ code: '35-39', from: '2019-01-01', until: '2019-03-07' }]);
    const [gone] = await sql<{ id: string }>('select id from mediator_period where ended_at is not null order by recorded_at desc limit 1');
    const desk = await is('desk', 'desk');
    const eenmalig = await desk.keyFor(`${page}/${gone?.id}/einde`, page);
    expect((await desk.post(`${page}/${gone?.id}/einde`, { eenmalig })).status).toBe(404);
  });

  test('what another region left of it keeps its days too, taken away on the same day, and who recorded it', async () => {
    await area('35', '39', '2019-01-01');
    at('2019-03-10');
    await (await signedIn(server, house.database, { roles: ['administrator'] })).post(`${page}/regio`, { 'regio-eerste': '80', 'regio-laatste': '83', 'regio-van': '2019-05-01', 'regio-tot': '', 'regio-plaats': 'ja' }, { from: page });
    const [first] = await sql<{ id: string; by: string }>("select id, recorded_by as by from mediator_period where code = '35-39' and ended_at is null");
    expect(first?.by).toBe(ids.desk);
    await (await is('desk', 'desk')).post(`${page}/${first?.id}/einde`, {}, { from: page });
    expect(await living()).toEqual([{ code: '35-39', from: '2019-01-01', until: '2019-03-09' }, { code: '80-83', from: '2019-05-01', until: null }]);
  });

  test('past every screen it is told to colleagues alone: the public form has no part in it', async () => {
    await area('35', '39', '2019-01-01');
    const read = (who: string | null) => house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
      if (who !== null) await actFor(db, who);
      return (await db.query<{ where: string | null }>('select bis_region($1) as where', [ids.mediator]))[0]?.where ?? null;
    });
    expect([await read(null), await read(ids.other)]).toEqual([null, 'postcodes 35–39']);
  });

  test('of two people who put another region in place the second is shown what the first put there, with what they typed, and only a second press ends it', async () => {
    await area('35', '39', '2019-01-01');
    const desk = await is('desk', 'desk');
    const marked = (text: string) => /action="[^"]*\/regio"[\s\S]*?name="getoond" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const before = marked((await desk.get(page)).text);
    await area('60', '', '2019-05-01', { 'regio-plaats': 'ja' });
    const second = await desk.post(`${page}/regio`, { 'regio-eerste': '80', 'regio-laatste': '83', 'regio-van': '2019-05-01', 'regio-tot': '', 'regio-plaats': 'ja', getoond: before }, { from: page });
    expect([second.status, second.text.includes('value="83"'), second.text.includes('60 (vanaf wo 1 mei 2019)'), await htmlFaults(second.text)]).toEqual([409, true, true, []]);
    expect((await living()).map(({ code }) => code)).toEqual(['35-39', '60-60']);
    const again = await desk.post(`${page}/regio`, { 'regio-eerste': '80', 'regio-laatste': '83', 'regio-van': '2019-05-01', 'regio-tot': '', 'regio-plaats': 'ja', getoond: marked(second.text) }, { from: page });
    expect([again.status, (await living()).map(({ code }) => code)]).toEqual([303, ['35-39', '80-83']]);
    // One more beside what is there takes nothing from anybody.
    expect((await area('90', '', '2019-05-01', { getoond: before })).status).toBe(303);
  });

  test('of two people who put another region in place at once the second waits for the first, and leaves no two that overlap', async () => {
    await area('35', '39', '2019-01-01');
    const waiting = async () => (await sql<{ n: number }>("select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())"))[0]?.n;
    const second = await house.database.transaction({ role: 'bis_owner', user: null, request: '' }, async (db) => {
      await db.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`mediator_period ${ids.mediator}`]);
      const answer = area('80', '', '2019-06-01', { 'regio-plaats': 'ja' });
      await expect.poll(waiting, { timeout: 20_000 }).toBe(1);
      await db.query("insert into mediator_period (id, staff_id, kind, code, from_day, recorded_by, recorded_at) values ($1, $2, 'area', '90-90', '2019-06-01', $3, $4)", [house.newId(), ids.mediator, ids.desk, house.now]);
      return { answer };
    });
    expect((await second.answer).status).toBe(303);
    expect(await living()).toEqual([{ code: '35-39', from: '2019-01-01', until: '2019-05-31' }, { code: '80-80', from: '2019-06-01', until: null }]);
  });
});

const D = day;
test.each([
  ['area', '2019-01-01', null, '2019-02-01', '2019-03-03'], ['area', '2019-01-01', null, '2019-03-04', null], ['area', '2019-03-04', null, '2019-02-01', null], ['area', '2019-04-01', null, '2019-02-01', null],
  ['competence', '2019-01-01', '2019-12-31', '2019-02-01', '2019-03-03'], ['competence', '2019-01-01', '2019-02-15', '2019-02-01', '2019-02-15'], ['leave', '2019-01-01', null, '2019-01-01', null],
] as const)('%s from %s until %s, recorded on %s and taken away on 4 March: last day %s', (kind, from, until, recordedOn, last) => {
  expect(lastDayOnEnd({ kind, from: D(from), until: until === null ? null : D(until), recordedOn: D(recordedOn) }, D('2019-03-04'))).toBe(last);
});
