import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { allocated, story, type Staff } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { CODES } from '../core/codes.ts';
import { WAITS_FOR } from '../core/case/waiting.ts';
import { addressWith, CAUSE_CLASSES, FILTER_PARTS, fits, FILTER_FIELDS, NO_FILTER, readFilter, RUNNING_PHASES, type Filter } from './filter.ts';
import { routes } from './routes.tsx';

const someFilter = fc.record({ phase: fc.constantFrom(null, ...RUNNING_PHASES), cause: fc.constantFrom(null, ...CAUSE_CLASSES), waits: fc.constantFrom(null, ...WAITS_FOR) });
const someRows = fc.array(fc.record({ phase: fc.constantFrom(...RUNNING_PHASES), cause: fc.constantFrom(...CODES.cause), waitsFor: fc.constantFrom(...WAITS_FOR) }));

describe('a filter', () => {
  test('comes back from its own address, and whatever else stands there narrows nothing', () => {
    fc.assert(fc.property(someFilter, (filter) => {
      const address = addressWith('/aanmeldpunt', filter, { lijst: 'om' });
      expect(readFilter(new URL(address, 'http://x').searchParams, FILTER_PARTS)).toEqual(filter);
      expect(readFilter(new URL(address, 'http://x').searchParams, ['cause'])).toEqual({ ...NO_FILTER, cause: filter.cause });
    }));
    fc.assert(fc.property(fc.string(), (text) => {
      fc.pre(![...RUNNING_PHASES, ...CAUSE_CLASSES, ...WAITS_FOR].includes(text as never));
      expect(readFilter(new URLSearchParams({ fase: text, aanleiding: text, wacht: text }), FILTER_PARTS)).toEqual(NO_FILTER);
    }));
  });

  test('the choices of one kind divide a list: together they are the whole, and none is counted twice', () => {
    fc.assert(fc.property(someRows, someFilter, fc.constantFrom(...FILTER_PARTS), (rows, filter, part) => {
      const choices = { phase: RUNNING_PHASES, cause: CAUSE_CLASSES, waits: WAITS_FOR }[part];
      const count = (one: Filter) => rows.filter((row) => fits(row, one)).length;
      expect(choices.reduce((sum, choice) => sum + count({ ...filter, [part]: choice }), 0)).toBe(count({ ...filter, [part]: null }));
    }));
  });
});

let house: FreshDatabase;
let own: Cases;
let desk: Client;
let mediator: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  const server = testServer(house, routes);
  const staff: Staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { id: staff.desk, roles: ['desk'] });
  mediator = await signedIn(server, house.database, { id: staff.mediator, roles: ['mediator'] });
  for (const cause of ['assault', 'theft', 'traffic-accident', 'rape'] as const) {
    await story(own, staff, { referral: { cause } });
    await allocated(await story(own, staff, { referral: { cause } }), staff);
    const resting = await story(own, staff, { referral: { cause } });
    await allocated(resting, staff);
    await resting.mediator('pause', { values: { by: 'party', until: '2019-06-01' } });
    const gone = await story(own, staff, { referral: { cause } });
    await gone.desk('reject', { values: { reason: 'unreachable', called: 'not-reached' } });
    const closed = await story(own, staff, { referral: { cause } });
    await allocated(closed, staff);
    await closed.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    await closed.mediator('close');
  }
});
afterAll(() => house.close());

const numbersIn = (html: string) => [...html.matchAll(/<th[^>]*scope="row"[\s\S]*?href="\/zaken\/([^"?]+)"/g)].map((found) => found[1] ?? '');
const tabsIn = (html: string) => [...html.matchAll(/<a href="([^"]+)"[^>]*>[^<]+<span class="count[^"]*">(\d+)<\/span>/g)].map((m) => [m[1]!.replaceAll('&amp;', '&'), Number(m[2])] as const);
const filters: Filter[] = [
  NO_FILTER, ...CAUSE_CLASSES.map((cause) => ({ ...NO_FILTER, cause })), ...WAITS_FOR.map((waits) => ({ ...NO_FILTER, waits })),
  { phase: 'referral', cause: 'sexual', waits: 'desk' }, { ...NO_FILTER, phase: 'intake-a' }, { phase: 'referral', cause: 'violence', waits: 'pause' },
];

describe('a narrowed list', () => {
  test.each([['the desk', '/aanmeldpunt', () => desk], ['a mediator', '/mijn-zaken', () => mediator]] as const)('of %s: every count equals the list behind it', async (_, path, who) => {
    let narrowed = 0;
    const whole = numbersIn((await who().get(path)).text).length;
    for (const filter of filters) {
      for (const [address, count] of tabsIn((await who().get(addressWith(path, filter))).text).filter(([one]) => one.startsWith(path))) {
        const page = await who().get(address);
        expect([address, numbersIn(page.text).length]).toEqual([address, count]);
        expect(htmlFaults(page.text)).toEqual([]);
        if (count < whole) narrowed++;
      }
    }
    expect(whole).toBeGreaterThan(3);
    expect(narrowed).toBeGreaterThan(5);
  });

  test('of policy and of a practice supervisor too: each choice divides the list, and what is asked of them stays', async () => {
    const server = testServer(house, routes);
    const ids = { policy: await own.staff('policy'), supervisor: await own.staff('practice-supervisor') };
    const policy = await signedIn(server, house.database, { id: ids.policy, roles: ['policy'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [ids.supervisor, mediator.id]));
    for (const cause of ['assault', 'theft', 'rape'] as const) {
      const asked = await story(own, { desk: desk.id, mediator: mediator.id, policy: ids.policy } as Staff, { referral: { cause } });
      await asked.desk('judge-violence', { values: { domestic: 'yes', stalking: 'no' } });
    }
    const before = server.clock.now;
    try {
      const sizes = async (who: Client, path: string) => {
        const whole = numbersIn((await who.get(path)).text);
        const parts = await Promise.all(CAUSE_CLASSES.map(async (cause) => numbersIn((await who.get(addressWith(path, { ...NO_FILTER, cause }))).text)));
        expect(parts.flat().toSorted()).toEqual(whole.toSorted());
        return [whole.length, parts.filter((part) => part.length > 0).length];
      };
      expect(await sizes(policy, '/beleid')).toEqual([3, 3]);
      const none = (await policy.get('/beleid?fase=contact')).text;
      expect([none.includes('Niets in deze lijst past bij uw keuze'), none.includes('<a href="/beleid">Alles tonen</a>')]).toEqual([true, true]);
      server.clock.now = new Date('2019-09-02T10:00:00Z');
      const supervisor = await signedIn(server, house.database, { id: ids.supervisor, roles: ['practice-supervisor'] });
      expect((await sizes(supervisor, '/werkbegeleiding'))[0]).toBeGreaterThan(3);
    } finally {
      server.clock.now = before;
    }
  });

  test('that is empty says so, keeps its choices and leads back to everything', async () => {
    const { text } = await mediator.get('/mijn-zaken?fase=contact');
    expect(text).toContain('Niets in deze lijst past bij uw keuze');
    expect(text).toMatch(/<option value="contact" selected/);
    expect(text).toContain('<a href="/mijn-zaken">Alles tonen</a>');
  });

  test('shows nobody’s cases but one’s own, whatever stands in the address', async () => {
    const other = await signedIn(testServer(house, routes), house.database, { id: randomUUID(), roles: ['mediator'] });
    for (const filter of filters) expect(numbersIn((await other.get(addressWith('/mijn-zaken', filter))).text)).toEqual([]);
  });

  test('has fields with the names that its address has', async () => {
    const { text } = await desk.get('/aanmeldpunt');
    for (const name of Object.values(FILTER_FIELDS)) expect(text).toContain(`name="${name}"`);
  });
});
