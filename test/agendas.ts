import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { appointmentsInCase } from '../src/appointments/panel.tsx';
import { routes as allocation } from '../src/allocation/routes.tsx';
import { routes } from '../src/appointments/routes.tsx';
import { routes as calling } from '../src/calling/routes.tsx';
import { caseworkRoutes } from '../src/casework/routes.tsx';
import type { OrderName } from '../src/core/case/orders.ts';
import { dayOf } from '../src/core/day.ts';
import type { CaseId, StaffId } from '../src/core/fields.ts';
import { routes as relations } from '../src/relations/routes.tsx';
import { routes as help } from '../src/help/routes.tsx';
import { routes as worklists } from '../src/worklists/routes.tsx';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { cases, p2, type Cases } from './journal.ts';
import { signedIn, testServer, type Client, type Fields, type TestServer } from './visit.ts';
import { asWarned } from './warned.ts';

export let house: FreshDatabase;
export let own: Cases;
export let server: TestServer;
export let desk: Client;
export let mediator: Client;
export let id: CaseId;
export let number: string;
export const IDS = { desk: randomUUID() };
export const START = new Date('2019-03-04T10:00:00Z');

/** For one test file, at its top. A mediator of its own for each test, so that agendas do not meet. */
export function agendas(): void {
  beforeAll(async () => {
    house = await freshDatabase();
    own = cases(house);
    server = testServer(house, [...routes, ...calling, ...worklists, ...allocation, ...relations, ...help, ...caseworkRoutes([appointmentsInCase])]);
  });
  beforeEach(async () => {
    server.clock.now = START;
    desk = await signedIn(server, house.database, { id: IDS.desk, roles: ['desk'] });
    mediator = await signedIn(server, house.database, { roles: ['mediator'], name: `Bo Bemiddelaar ${randomUUID().slice(0, 8)}` });
    [id, number] = await sentOut(mediator);
  });
  afterAll(() => house.close());
}

export async function tell(caseId: CaseId, order: OrderName, values: Record<string, unknown> = {}, how: { person?: string; texts?: Record<string, string> } = {}) {
  const given = await own.give({ ...own.by(desk.id as StaffId, 'desk'), now: server.clock.now, today: dayOf(server.clock.now) },
    { caseId, order, values, person: (how.person ?? null) as never, texts: how.texts ?? {}, on: dayOf(server.clock.now) });
  if (!given.ok) throw new Error(`${order}: ${JSON.stringify(given)}`);
}

export async function sentOut(to: Client): Promise<[CaseId, string]> {
  const caseId = await own.open();
  await tell(caseId, 'judge-violence', { domestic: 'no', stalking: 'no' });
  await tell(caseId, 'accept');
  await tell(caseId, 'record-detail', { channel: 'post', source: 'prosecution' }, { person: p2, texts: { detail: 'Dorpsstraat 1' } });
  await tell(caseId, 'allocate', { mediator: to.id });
  const [row] = await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [caseId]));
  return [caseId, row?.number ?? ''];
}

export const WISH: Fields = { soort: 'intake', met: ['p1'], dag: '2019-03-05', tijd: '14:00', duur: '60', plaats: 'home', waar: 'Proefplein 3, bel bij buren' };
export const plan = (more: Fields = {}, at = number) => {
  const ask = (mark: Fields) => mediator.post(`/zaken/${at}/afspraken/nieuw`, { ...WISH, ...more, ...mark });
  return 'gewaarschuwd' in more ? ask({}) : asWarned(ask);
};
export const planned = async (more: Fields = {}, at = number) => {
  const answer = await plan(more, at);
  expect([answer.status, answer.location]).toEqual([303, expect.stringContaining(`/zaken/${at}/afspraken/`)]);
  return answer.location ?? '';
};
/** Who stands in for the mediator of the test, on these days. */
export const standsIn = async (who: Client, from = '2019-03-04', until = '2019-03-08') => own.as((db) => db.query(
  'insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, $4, $5, $2, $6)', [randomUUID(), mediator.id, who.id, from, until, server.clock.now]));
export const onLeave = async (who: Client, from: string, until: string | null) => own.as((db) => db.query(
  "insert into mediator_period (id, staff_id, kind, from_day, until_day, recorded_by, recorded_at) values ($1, $2, 'leave', $3, $4, $5, $6)", [randomUUID(), who.id, from, until, desk.id, server.clock.now]));
/** The button on the page of today: without the case. */
export const SAFE = (address: string): string => `/afspraken/${address.split('/').at(-1)}/veilig`;
/** Where its owner is, without the case. */
export const WHERE = (address: string): string => `/afspraken/${address.split('/').at(-1)}/waar`;
/** Presses a button of the appointment's own pages; the one-time key is that of any form of this colleague's. */
export const press = (who: Client, path: string, fields: Fields = {}) => who.post(path, fields, { from: path.replace(/\/afspraken\/[^/]+\/[a-z-]+$/, '') });
/** Signed in anew: a moved clock ends sessions. */
export const later = async (at: string, who: Client, role: 'mediator' | 'desk' | 'practice-supervisor') => {
  server.clock.now = new Date(at);
  return signedIn(server, house.database, { id: who.id, roles: [role] });
};
