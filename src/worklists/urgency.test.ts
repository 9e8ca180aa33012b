import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { story, type Staff } from '../../test/ready.ts';
import { signedIn, testServer, type Client, type TestServer } from '../../test/visit.ts';
import { caseworkRoutes } from '../casework/routes.tsx';
import { addDays, dayOf } from '../core/day.ts';
import { HEARING_NEAR_DAYS } from '../core/case/standing.ts';
import { routes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let staff: Staff;
let desk: Client;
let policy: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, [...routes, ...caseworkRoutes([])]);
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { id: staff.desk, roles: ['desk'] });
  policy = await signedIn(server, house.database, { id: staff.policy, roles: ['policy'] });
});
afterAll(() => house.close());

/** A case with a hearing so many days from today, of which policy is asked. */
async function hearing(days: number, age = 35): Promise<string> {
  const one = await story(own, staff, { people: [{ age }, { side: 'b', role: 'offender' }] });
  await one.desk('record-criminal-stage', { values: { stage: 'summoned', hearing: addDays(dayOf(server.clock.now), days) } });
  await one.desk('judge-violence', { values: { domestic: 'yes', stalking: 'no' } });
  return one.number;
}

test('after young people a hearing that comes near goes first, the nearest first, and the row says so (P-13)', async () => {
  const numbers = {
    past: await hearing(-1), far: await hearing(HEARING_NEAR_DAYS + 1), last: await hearing(HEARING_NEAR_DAYS), near: await hearing(1), today: await hearing(0),
    young: await hearing(HEARING_NEAR_DAYS + 1, 15),
  };
  for (const [who, path] of [[desk, '/aanmeldpunt'], [policy, '/beleid']] as const) {
    const { text } = await who.get(path);
    const rows = [...text.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row).filter((row) => row.includes('href="/zaken/'));
    const said = rows.map((row) => [Object.entries(numbers).find(([, number]) => row.includes(number))?.[0], /zitting [^<]+/.exec(row)?.[0]]);
    expect([path, said]).toEqual([path, [
      ['young', undefined], ['today', 'zitting vandaag'], ['near', 'zitting over 1 dag'], ['last', `zitting over ${HEARING_NEAR_DAYS} dagen`], ['past', undefined], ['far', undefined],
    ]]);
  }
});

test('who asked to be called first goes before what is due earlier, after young people and a near hearing, and row and case say so (P-14)', async () => {
  const opened = async (referral: Parameters<Cases['open']>[0]) => {
    const id = await own.open(referral);
    return (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
  };
  const earlier = await opened({});
  const called = await opened({ referral: { entry: 'professional', referrerKind: 'police', clientAgrees: 'unknown', callBack: 'yes' } });
  const { text } = await desk.get('/aanmeldpunt?lijst=nieuw');
  const rows = [...text.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => row);
  const at = (number: string) => rows.findIndex((row) => row.includes(number));
  expect([at(called) > 0, at(called) < at(earlier), rows[at(called)]?.includes('belverzoek'), rows[at(earlier)]?.includes('belverzoek')]).toEqual([true, true, true, false]);
  const page = (await desk.get(`/zaken/${called}`)).text;
  expect([page.includes('Belverzoek: bel eerst'), page.includes('Neem met niemand anders contact op'), (await desk.get(`/zaken/${earlier}`)).text.includes('Belverzoek')]).toEqual([true, true, false]);
});
