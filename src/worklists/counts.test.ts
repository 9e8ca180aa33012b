import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../../test/office.ts';
import { story } from '../../test/ready.ts';
import { signedIn, type Client } from '../../test/visit.ts';
import { PAGE } from './pages.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
/** More than one page of a list holds. */
const MANY = PAGE + 3;
const LISTS = ['/aanmeldpunt', '/mijn-zaken', '/vandaag', '/beleid', '/werkbegeleiding'] as const;
const users: Record<string, Client> = {};
beforeAll(async () => {
  office = await openOffice();
  const { own, staff, sql, house, ids } = office;
  const open = (changes = {}) => story(own, staff, changes);
  for (let n = 0; n < MANY; n += 1) await open(n % 2 === 0 ? { referral: { cause: 'stalking' } } : {});
  const asked = await open();
  for (const [order, values] of [['judge-violence', { domestic: 'no', stalking: 'no' }], ['accept', {}], ['request-data', {}]] as const) await asked.desk(order, { values });
  const back = await office.aCase();
  await back.mediator('hand-back', { values: { reason: 'workload' }, texts: { why: 'Te veel.' } });
  const [mine, hidden] = [await office.aCase(), await office.aCase()];
  await mine.mediator('accept-allocation');
  const policy = await open();
  await policy.desk('judge-violence', { values: { domestic: 'yes', stalking: 'no' } });
  const rejected = await open();
  await rejected.desk('reject', { values: { reason: 'unreachable', called: 'not-reached' } });
  // A colleague of the desk who must not know of some of them, and one who stands in for the mediator.
  const kept = await own.staff('desk');
  for (const one of [asked, hidden, back, rejected]) await sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [house.newId(), one.id, kept, house.now, ids.policy]);
  await sql("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2019-01-01', '2020-01-01', $4, $5)", [house.newId(), ids.mediator, ids.other, ids.desk, house.now]);
  Object.assign(users, {
    desk: await office.is('desk', 'desk'), 'desk that is kept from some': await signedIn(office.server, house.database, { id: kept, roles: ['desk'] }), mediator: await office.is('mediator', 'mediator'),
    'stand-in': await office.is('other', 'mediator'), policy: await office.is('policy', 'policy'), supervisor: await signedIn(office.server, house.database, { id: office.supervisor, roles: ['practice-supervisor'] }),
  });
});
afterAll(() => office.house.close());

const tabsOf = (html: string) => [...html.matchAll(/<a href="([^"]+)"[^>]*>([^<]+)<span class="count[^"]*">(\d+)<\/span>/g)].map(([, href, label, count]) => ({ href: href!.replaceAll('&amp;', '&'), label, count: Number(count) }));
const bodyRows = (html: string): number => [...html.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].reduce((sum, [, body]) => sum + (body!.match(/<tr>/g)?.length ?? 0), 0);
const footed = (html: string): number[] => [...html.matchAll(/<div class="table-foot"><p>(?:(\d+)–(\d+) van )?(\d+) /g)].map(([, , , total]) => Number(total));

/** Rows behind a tab: of a part of this page, or of every page of another one. */
async function behind(client: Client, page: string, href: string): Promise<number> {
  if (href.startsWith('#')) {
    const part = page.slice(page.indexOf(`id="${href.slice(1)}"`));
    const next = part.indexOf('<h2', part.indexOf('<h2') + 1);
    return bodyRows(next < 0 ? part : part.slice(0, next));
  }
  let rows = 0;
  for (let at: string | null = href; at !== null;) {
    const { text } = await client.get(at);
    rows += bodyRows(text);
    at = /<a href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  }
  return rows;
}

describe('what a list says that it holds is what stands in it', () => {
  test.each(['desk', 'desk that is kept from some', 'mediator', 'stand-in', 'policy', 'supervisor'])('for the %s: on every list, narrowed or not, over all its pages', async (who) => {
    const client = users[who] as Client;
    let tabs = 0;
    let lists = 0;
    for (const list of LISTS) {
      // How a desk's list is narrowed has its own test (filter.test.ts).
      for (const address of who.startsWith('desk') ? [list] : [list, `${list}?aanleiding=violence&wacht=desk`]) {
        const page = await client.get(address);
        if (page.status !== 200) continue;
        lists += 1;
        for (const { href, label, count } of tabsOf(page.text)) {
          tabs += 1;
          expect([address, label, await behind(client, page.text, href)]).toEqual([address, label, count]);
        }
        // Below a table stands how many rows it has in all; on a page of one page that is what stands in it.
        if (!page.text.includes('rel="next"')) expect([address, footed(page.text).reduce((sum, one) => sum + one, 0)]).toEqual([address, bodyRows(page.text)]);
      }
    }
    expect([lists > 0, who.startsWith('desk') ? tabs > 11 : true]).toEqual([true, true]);
  });

  test('who comes back to a page that is there no more, since the list became shorter, finds its last page', async () => {
    for (const [who, list, rows] of [['desk', '/aanmeldpunt', 0], ['desk', '/aanmeldpunt?lijst=hervatbaar', 1], ['mediator', '/mijn-zaken?lijst=afgesloten', 0]] as const) {
      const client = users[who] as Client;
      const past = (await client.get(`${list}${list.includes('?') ? '&' : '?'}vanaf=901`)).text;
      const [all = 0] = footed(past);
      expect([list, bodyRows(past), past.includes('rel="next"')]).toEqual([list, rows || all - Math.max(0, Math.ceil(all / PAGE) - 1) * PAGE, false]);
    }
  });

  test('who is kept from a case finds it in no count', async () => {
    const all = async (who: string) => tabsOf((await (users[who] as Client).get('/aanmeldpunt')).text);
    const [whole, less] = [await all('desk'), await all('desk that is kept from some')];
    const of = (tabs: typeof whole, label: string) => tabs.find((one) => one.label === label)?.count;
    expect(of(whole, 'Alles')).toBe((of(less, 'Alles') ?? 0) + 2);
    expect((of(whole, 'Alles') ?? 0) > PAGE).toBe(true);
  });
});
