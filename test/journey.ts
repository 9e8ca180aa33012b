import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { routes } from '../src/app.ts';
import { defaultSettings } from '../src/core/case/settings.ts';
import { dayOf } from '../src/core/day.ts';
import type { StaffRole } from '../src/core/role.ts';
import { isPersonId, type CaseId, type PersonId, type StaffId } from '../src/core/fields.ts';
import { specOf, type OrderName } from '../src/core/case/orders.ts';
import { give, openReferral, readCaseByNumber, type ReferralWords } from '../src/database/journal.ts';
import { LetterPress, pressFiles } from '../src/letters/compile.ts';
import { openBrowser } from './browser.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { LONG } from './guarantees/tried.ts';
import { blank, REFERRED, SOMEBODY, USUAL, type Wish } from './story.ts';
import { Looked } from './looked.ts';
import { openTab, type Tab, type TabOptions } from './journey-tab.ts';
import { testServer } from './visit.ts';

/** For a whole path in a browser, also where many tests run beside each other. */
export const LIMIT = 600_000;

/** The product with its own clock, database and browser. */
export interface World {
  house: FreshDatabase;
  address: string;
  browser: Browser;
  /** Who works here, by role: the accounts behind the buttons of a demo. */
  staff: Readonly<Record<string, string>>;
  /** From now on it is this day, 11:00 in Amsterdam in winter. Sessions end with the day, as people know them. */
  on(day: string): void;
  /** From now on it is this moment, of ISO 8601. */
  at(moment: string): void;
  /** Another day: a fresh session for this tab, and this page open. */
  morning(day: string, tab: Tab, role: string, path: string): Promise<void>;
  tab(options?: TabOptions): Promise<Tab>;
  /** A referral of today that came by another way than these pages; its number. `words`: of side A, then of side B. */
  refer(wish: Wish, words: ReferralWords): Promise<string>;
  /** What happened meanwhile, without the pages, in the ordinary way where a journey does not say it otherwise. Today. */
  give(number: string, name: OrderName, values?: Readonly<Record<string, unknown>>, who?: string): Promise<void>;
  /** Somebody of the staff beside those of the demo; whose session `tab.as` opens. */
  colleague(name: string, roles: readonly StaffRole[]): Promise<string>;
  close(): Promise<void>;
}

/** One account a role, at the addresses that the sign-in page of a demo offers; all names are made up. */
const STAFF: readonly (readonly [StaffRole, string, string])[] = [
  ['desk', 'desk@demo.invalid', 'Aanmeld Proef'], ['policy', 'policy@demo.invalid', 'Beleid Proef'],
  ['mediator', 'bemiddelaar01@demo.invalid', 'Mira Proefbemiddelaar'], ['practice-supervisor', 'practice-supervisor@demo.invalid', 'Wera Proef'],
  ['director', 'director@demo.invalid', 'Dirk Proef'], ['administrator', 'administrator@demo.invalid', 'Bea Proef'],
];

/** One a test file: `const world = await openWorld('2019-03-04'); afterAll(world.close);` `own`: a database that the test opened itself. */
export async function openWorld(day: string, own?: FreshDatabase): Promise<World> {
  const house = own ?? await freshDatabase();
  const press = new LetterPress(pressFiles(join(import.meta.dirname, '../src')));
  const server = testServer(house, routes({ press }), { demo: true });
  const http = createServer(server.listener());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const browser = await openBrowser();
  const address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const on: World['on'] = (text) => { server.clock.now = new Date(`${text}T10:00:00Z`); };
  on(day);
  const at: World['at'] = (moment) => { server.clock.now = new Date(moment); };
  const insert = async (roles: readonly StaffRole[], email: string, name: string) => {
    const id = house.newId();
    await house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query(
      'insert into staff (id, email, name, roles, created_at, signed_in_at) values ($1, $2, $3, $4, $5, $5)', [id, email, name, roles, new Date('2016-01-01T00:00:00Z')],
    ));
    return id;
  };
  const staff: Record<string, string> = {};
  for (const [role, email, name] of STAFF) staff[role] = await insert([role], email, name);
  const looked = new Looked(inject('looked'));
  const world: World = {
    house, address, browser, staff, on, at,
    tab: (options = {}) => openTab({ browser, address, looked, database: house.database, clock: server.clock }, options),
    async morning(text, tab, role, path) {
      on(text);
      await tab.as(staff[role] ?? role, path);
    },
    refer: (wish, words) => refer(house, server.clock.now, wish, words),
    give: (number, name, values = {}, who) => giveOrder(house, server.clock.now, staff, { number, name, values, who: who ?? null }),
    colleague: (name, roles) => insert(roles, `${house.newId()}@demo.invalid`, name),
    async close() {
      await browser.close();
      await press.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await house.close();
    },
  };
  return world;
}

/** Of a victim and an offender, as most are. */
export const PEOPLE: ReferralWords = { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Proefman de Boer' }] };
export const VICTIM = 'T. van V. (slachtoffer)';
export const victimFirst = { referrerKind: 'victim-support', a: [{ role: 'victim' }], b: [{ role: 'offender', age: null }] } as const;

/**
 * The stories of one file with script or without. Every run plays each with script and one in `oneIn` without;
 * BIS_LONG=1 plays each both ways.
 */
export function stories(world: World, { scripts, oneIn }: { scripts: boolean; oneIn: number }) {
  return {
    played: (story: number): boolean => LONG || scripts || story % oneIn === 0,
    async at(day: string, role: string, path: string): Promise<Tab> {
      const tab = await world.tab({ scripts });
      await world.morning(day, tab, role, path);
      return tab;
    },
  };
}

async function refer(house: FreshDatabase, now: Date, { a = [{}], b = [{}], on: _on, settings: _settings, settingsOn: _settingsOn, ...referred }: Wish, words: ReferralWords): Promise<string> {
  const people = [
    ...a.map((p) => ({ ...SOMEBODY, side: 'a' as const, role: 'offender' as const, ...p })), ...b.map((p) => ({ ...SOMEBODY, side: 'b' as const, role: 'victim' as const, ...p })),
  ];
  const opened = await house.database.transaction({ role: 'bis_owner', user: null, request: house.newId() }, (db) => openReferral(
    db, { referred: { ...REFERRED, ...referred }, people }, words,
    { actor: 'public', now, on: dayOf(now), newId: house.newId, keys: house.keys, settings: defaultSettings },
  ));
  if (!opened.ok) throw new Error(`the journey's referral was refused: ${opened.reason}`);
  return opened.number;
}

interface Told { readonly number: string; readonly name: OrderName; readonly values: Readonly<Record<string, unknown>>; readonly who: string | null }

async function giveOrder(house: FreshDatabase, now: Date, staff: Readonly<Record<string, string>>, { number, name, values, who }: Told): Promise<void> {
  const spec = specOf(name);
  const today = dayOf(now);
  const mediator = staff['mediator'];
  const all: Record<string, unknown> = { ...blank(name, today), ...USUAL[name], ...('mediator' in spec.fields ? { mediator } : {}), ...values };
  const texts = Object.fromEntries(Object.entries(spec.fields).flatMap(([field, { type }]) => (type === 'text' && all[field] ? [[field, all[field] === true ? 'Synthetisch.' : String(all[field])]] : [])));
  const done = await house.database.transaction({ role: 'bis_owner', user: null, request: house.newId() }, async (db) => {
    const file = await readCaseByNumber(db, number);
    const relation = spec.by.includes('mediator') && file?.state.allocated ? 'mediator' : spec.by[0] ?? 'desk';
    const by = { staff: staff[relation === 'supervisor' ? 'practice-supervisor' : relation] as StaffId, relation, now, today, newId: house.newId, keys: house.keys, settings: defaultSettings };
    return give(db, { caseId: file?.id as CaseId, order: name, person: isPersonId(who) ? who as PersonId : null, on: today, values: all, texts, seen: null }, by);
  });
  if (!done.ok) throw new Error(`${name} was refused: ${JSON.stringify(done)}`);
}
