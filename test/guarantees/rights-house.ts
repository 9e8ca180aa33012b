import { createHash, randomUUID } from 'node:crypto';
import { makeOnceKey, onceOwner } from '../../src/web/once.ts';
import { MEDIATOR, OTHER_MEDIATOR, type Case } from '../story.ts';
import { signedIn, type Client, type Page } from '../visit.ts';
import { COLLEAGUES, openHouse, type House } from './house.ts';
import { LISTS, PEOPLE, STATES, type List, type Person } from './rights-table.ts';
import { AFTERWARDS } from './scenes.ts';
import { Told } from './told.ts';

export interface Kept { readonly id: string; readonly number: string; readonly state: string; readonly list: List; /** A family name that is in this case only. */ readonly name: string; readonly namesHidden: boolean }

export interface RightsHouse extends House {
  readonly cases: readonly Kept[];
  who(person: Person): Client;
  /** The page as anybody who may not see it would get it: without one-time keys. */
  ask(client: Client, method: 'GET' | 'POST', address: string, fields?: Record<string, string>): Promise<Page>;
}

const told = () => new Told({ on: '2020-03-02' });

const STORIES: Readonly<Record<string, () => Case>> = {
  new: told, accepted: () => told().upTo('accepted'), asked: () => told().do('judge-violence', { stalking: 'yes' }), held: () => told().do('hold-back'), rejected: () => told().do('reject', { reason: 'mis-first' }),
  running: () => told().upTo('sent-out'), 'with-second': () => told().upTo('sent-out').do('add-second-mediator', { mediator: OTHER_MEDIATOR }),
  'running-asked': () => told().upTo('sent-out').do('raise-concern'), paused: () => told().upTo('sent-out').do('pause'), 'handed-back': () => told().upTo('sent-out').do('hand-back'),
  'given-on': () => told().upTo('sent-out').do('reallocate', { mediator: OTHER_MEDIATOR }), closed: () => told().upTo('closed'),
  'closed-asked': () => told().upTo('met').do('raise-concern').do('stop-case').do('settle-closing-letter', {}, { who: 'a' }).do('settle-closing-letter', {}, { who: 'b' }).do('close'),
  reopened: () => told().upTo('closed').do('reopen', {}, { by: 'desk' }),
};

const ID = (n: number) => `00000000-0000-4000-8000-0000000001${n.toString(16).padStart(2, '0')}`;
const FIXED: Readonly<Record<string, string>> = { mediator: MEDIATOR, second: OTHER_MEDIATOR, desk: COLLEAGUES.desk[0], policy: COLLEAGUES.policy[0], supervisor: COLLEAGUES.supervisor[0] };
const idOf = (person: Person): string => FIXED[person.name] ?? ID(PEOPLE.indexOf(person) + 1);
/** In the lists, and nobody of the matrix. */
const STRANGER = COLLEAGUES.otherDesk[0];

/** A house with a case in every state under every list, and everybody with their tie to all of them. */
export async function openRightsHouse(): Promise<RightsHouse> {
  const house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  const clients = new Map<string, Client>();
  for (const person of PEOPLE) clients.set(person.name, await signedIn(house.server, house.database, { id: idOf(person), roles: person.roles, name: `Collega ${person.name}` }));
  await house.asOwner((db) => db.query('update staff set active = true'));
  const cases: Kept[] = [];
  for (const state of STATES) for (const list of LISTS) cases.push(await keep(house, state, list, cases.length));
  await standIns(house);
  const key = (id: string) => makeOnceKey(house.keys, onceOwner({ id, name: '', roles: [] }, ''), randomUUID);
  return {
    ...house, cases,
    who: (person) => clients.get(person.name) as Client,
    async ask(client, method, address, fields = {}) {
      const page = method === 'GET' ? await client.get(address) : await client.post(address.split('?')[0] as string, { ...Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? '')), dag: 'x', ...fields, eenmalig: client.id ? key(client.id) : 'x' });
      return { ...page, text: withoutKeys(page.text) };
    },
  };
}

export const withoutKeys = (text: string): string => text.replace(/value="[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, 'value=""');

async function keep(house: House, state: string, list: List, n: number): Promise<Kept> {
  const c = (STORIES[state] as () => Case)();
  // Far from each other, so that no search takes one for another with a typo.
  const name = `Z${createHash('sha256').update(`name ${n}`).digest('hex').replace(/\d/g, (digit) => String.fromCharCode(103 + Number(digit))).slice(0, 13)}`;
  const { id, number } = await house.put(c, [{ compartment: 'person', person: 'p1', kind: 'name', text: `Noor ${name}`, factSeq: null }, { compartment: 'referrer', person: null, kind: 'organisation', text: 'Bureau Onbekend', factSeq: null }]);
  await house.asOwner(async (db) => {
    const put = (staff: string, kind: string) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, $4, '', $5, $6)", [randomUUID(), id, staff, kind, AFTERWARDS, STRANGER]);
    for (const person of PEOPLE) {
      if (list === 'excludes-me' || list === 'few-with-me-and-excludes-me') await put(idOf(person), 'excluded');
      if (list === 'few-with-me' || list === 'few-with-me-and-excludes-me') await put(idOf(person), 'restricted');
    }
    if (list === 'excludes-another') await put(STRANGER, 'excluded');
    if (list.startsWith('few')) await put(STRANGER, 'restricted');
    // What was ended counts for nothing.
    await db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by, ended_at, ended_by) select gen_random_uuid(), $1, s.id, k, '', $2, $3, $2, $3 from staff s, unnest(array['excluded', 'restricted']) k", [id, AFTERWARDS, STRANGER]);
    const part = (who: string, from: string, until: string | null, ended: Date | null) => db.query(
      "insert into case_part (id, case_id, staff_id, part, mentor, from_day, until_day, given_by, given_at, ended_at) values ($1, $2, $3, 'trainee', $4, $5, $6, $4, $7, $8)", [randomUUID(), id, idOf(named(who)), MEDIATOR, from, until, AFTERWARDS, ended]);
    await part('trainee', '2020-06-02', '2020-06-02', null);
    await part('trainee until yesterday', '2020-03-02', '2020-06-01', null);
    await part('trainee who was sent away', '2020-03-02', null, AFTERWARDS);
    const glass = (who: string, minutes: number) => db.query(
      "insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values ($1, $2, $3, '', $4, $5, '2020-06-09')",
      [randomUUID(), id, idOf(named(who)), new Date(AFTERWARDS.getTime() - minutes * 60_000), new Date(AFTERWARDS.getTime() + (60 - minutes) * 60_000)]);
    for (const { name: who, glass: has } of PEOPLE) if (has) await glass(who, 59);
    await glass('mediator whose hour is over', 60);
  });
  const namesHidden = ['asked', 'running-asked', 'closed-asked'].includes(state);
  return { id, number, state, list, name, namesHidden };
}

const named = (name: string): Person => PEOPLE.find((one) => one.name === name) as Person;

async function standIns(house: House): Promise<void> {
  const put = (who: string, from: string, until: string, ended: Date | null = null) => house.asOwner((db) => db.query(
    'insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [randomUUID(), MEDIATOR, idOf(named(who)), from, until, STRANGER, AFTERWARDS, ended]));
  await put('stand-in', '2020-06-02', '2020-06-02');
  await put('stand-in until yesterday', '2020-05-01', '2020-06-01');
  await put('stand-in from tomorrow', '2020-06-03', '2020-07-01');
  await put('stand-in who was ended', '2020-05-01', '2020-07-01', AFTERWARDS);
  await put('stand-in who is no mediator', '2020-05-01', '2020-07-01');
}
