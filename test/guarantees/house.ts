import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { routes } from '../../src/app.ts';
import { fieldName } from '../../src/casework/form.ts';
import { ORGANISATION, type Case } from '../story.ts';
import { standing, type Standing } from '../../src/core/case/standing.ts';
import type { Relation } from '../../src/core/case/order.ts';
import { fold } from '../../src/core/case/fold.ts';
import { specOf } from '../../src/core/case/orders.ts';
import type { StaffRole } from '../../src/core/role.ts';
import type { CaseId } from '../../src/core/fields.ts';
import type { Db } from '../../src/database/database.ts';
import { appendCases } from '../../src/database/journal-bulk.ts';
import { readCase, type CaseFile } from '../../src/database/journal.ts';
import type { NewWords } from '../../src/database/people/people.ts';
import { LetterPress, pressFiles } from '../../src/letters/compile.ts';
import type { Paper, Printed } from '../../src/ui/sheet.ts';
import { makeOnceKey, onceOwner } from '../../src/web/once.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { freshDatabase, type FreshDatabase } from '../database.ts';
import { signedIn, testServer, visitor, type Client, type Fields, type Page, type TestServer } from '../visit.ts';
import type { Act } from './told.ts';

const staffId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

/** The staff of test/story.ts, and whoever has no part in its cases. */
export const COLLEAGUES = {
  mediator: [staffId(1), 'mediator'], second: [staffId(2), 'mediator'], desk: [staffId(3), 'desk'], policy: [staffId(4), 'policy'],
  supervisor: [staffId(5), 'practice-supervisor'], otherDesk: [staffId(6), 'desk'], otherPolicy: ['00000000-0000-4000-8000-000000000010', 'policy'],
  otherMediator: [staffId(7), 'mediator'], otherSupervisor: [staffId(8), 'practice-supervisor'], director: [staffId(9), 'director'],
  privacyOfficer: ['00000000-0000-4000-8000-000000000011', 'privacy-officer'], administrator: ['00000000-0000-4000-8000-000000000012', 'administrator'],
  communications: ['00000000-0000-4000-8000-000000000013', 'communications'],
} as const satisfies Record<string, readonly [string, StaffRole]>;
export type Colleague = keyof typeof COLLEAGUES;

/** A whole product over HTTP without a socket: every address, the real press, one account of each kind. */
export interface House extends FreshDatabase {
  server: TestServer;
  /** Signed in on the day of the server's clock. */
  as(who: Colleague): Promise<Client>;
  visitor(): Client;
  /** A case as it stands in memory, put into the journal, with these words. Returns its id and number. */
  put(c: Case, words?: readonly Omit<NewWords, 'caseId' | 'recorded' | 'by'>[]): Promise<{ id: CaseId; number: string }>;
  read(id: string): Promise<CaseFile>;
  inside<T>(work: (db: Db) => Promise<T>): Promise<T>;
  asOwner<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** A one-time key of this colleague, as a form has it. */
  key(who: Colleague): string;
  /** Posts an order on its own page. `texts`: by text field. */
  post(number: string, act: Pick<Act, 'order' | 'person' | 'values' | 'on'>, rest: { who: Colleague; texts?: Readonly<Record<string, string>>; seen: number; key?: string }): Promise<Page>;
}

let opened: LetterPress | null = null;
/** Files of tests share the modules of their worker: whoever closes it closes what is open, and the next file opens another. */
export const press = {
  make: (letter: Paper): Promise<Printed> => (opened ??= new LetterPress(pressFiles(fileURLToPath(new URL('../../src', import.meta.url))))).make(letter),
  close: async (): Promise<void> => {
    const last = opened;
    opened = null;
    await last?.close();
  },
};
export const COLLEAGUE_OF: Readonly<Record<Relation, Colleague>> = { mediator: 'mediator', desk: 'desk', policy: 'policy', supervisor: 'supervisor' };

const text = (value: unknown): string | readonly string[] => (value === null || value === undefined || value === false ? '' : Array.isArray(value) ? value.map(String) : String(value));

/** An order as its page posts it. */
export function fieldsOf({ order, person, values, on }: Pick<Act, 'order' | 'person' | 'values' | 'on'>, texts: Readonly<Record<string, string>>, seen: number): Fields {
  const own = Object.entries(specOf(order).fields).map(([name, field]) =>
    [fieldName(name), field.type === 'text' ? texts[name] ?? (values[name] === true ? 'Tekst.' : '') : text(values[name])] as const);
  return { ...Object.fromEntries(own), ...(person === null ? {} : { persoon: person }), dag: on, gezien: String(seen) };
}

/** `built`: on a database of its own instead of one of the test run's. */
export async function openHouse({ newId, built }: { newId?: () => string; built?: FreshDatabase } = {}): Promise<House> {
  const fresh = built ?? await freshDatabase();
  const house = newId ? { ...fresh, newId } : fresh;
  const server = testServer(house, routes({ press }));
  const who = (role: 'bis_app' | 'bis_owner') => <T>(work: (db: Db) => Promise<T>) => house.database.transaction({ role, user: null, request: randomUUID() }, work);
  const [inside, asOwner] = [who('bis_owner'), who('bis_owner')];
  // A session of this instant only: on a later one others are swept, and a clock that goes back does not bring them back.
  const sessions = new Map<Colleague, Client>();
  let of = Number.NaN;
  const as = async (name: Colleague) => {
    const [id, role] = COLLEAGUES[name];
    const at = server.clock.now.getTime();
    if (at !== of) sessions.clear();
    of = at;
    const client = sessions.get(name) ?? await signedIn(server, house.database, { id, roles: [role], name: `Collega ${name}` });
    sessions.set(name, client);
    return client;
  };
  for (const name of Object.keys(COLLEAGUES) as Colleague[]) await as(name);
  await asOwner((db) => db.query("insert into organisation (id, kind, name) values ($1, 'probation-rn', 'Reclassering Proefstad') on conflict do nothing", [ORGANISATION]));
  await asOwner((db) => db.query('insert into supervision (mediator, supervisor) values ($1, $2)', [COLLEAGUES.mediator[0], COLLEAGUES.supervisor[0]]));
  const key = (name: Colleague) => makeOnceKey(house.keys, onceOwner({ id: COLLEAGUES[name][0], name: '', roles: [] }, ''), randomUUID);
  return {
    ...house, server, as, inside, asOwner, key, visitor: () => visitor(server),
    put: (c, words = []) => put({ ...house, inside }, c, words),
    async read(id) {
      const file = await inside((db) => readCase(db, id));
      if (!file) throw new Error('no such case');
      return file;
    },
    async post(number, act, { who: name, texts = {}, seen, key: own = key(name) }) {
      return (await as(name)).post(`/zaken/${number}/${ORDER_TEXTS[act.order].slug}`, { ...fieldsOf(act, texts, seen), eenmalig: own });
    },
  };
}

async function put(house: FreshDatabase & Pick<House, 'inside'>, c: Case, words: readonly Omit<NewWords, 'caseId' | 'recorded' | 'by'>[]): Promise<{ id: CaseId; number: string }> {
  const caseId = randomUUID() as CaseId;
  const own = words.map((one) => ({ ...one, caseId, recorded: house.now, by: null }));
  const batch = [{ caseId, entries: c.entries, standing: standingNow(c), words: own }];
  const [number] = await house.inside((db) => appendCases(db, house.keys, batch, { now: house.now, newId: randomUUID }));
  return { id: caseId, number: number ?? '' };
}

function standingNow(c: Case): Standing {
  const found = standing(fold(c.entries), c.settings, c.entries.length);
  if (!found) throw new Error('a case without a referral');
  return found;
}
