import type { CaseId } from '../../src/core/fields.ts';
import { actFor } from '../../src/database/context.ts';
import type { Database, Db } from '../../src/database/database.ts';
import { queueMail } from '../../src/database/people/outbox.ts';
import { addTask } from '../../src/database/people/task.ts';
import { strikeNote } from '../../src/database/people/strike.ts';
import { addWords } from '../../src/database/people/people.ts';
import { keepLetter } from '../../src/database/people/letters.ts';
import { aCase, MEDIATOR, OTHER_MEDIATOR, type Case } from '../story.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';

/** Cases in every relation that there is, and who has which, written down without the program's help. */
interface Plan {
  readonly tell: () => Case;
  /** Besides the desk, which has every case. */
  readonly reach: readonly Colleague[];
  /** Who reads notes, and who reads particulars of people. */
  readonly notes: readonly Colleague[];
  readonly details: readonly Colleague[];
  /** Runs with a mediator, or once did and came back: nothing for who keeps the terms of erasure. */
  readonly running?: true;
}

const DESKS = ['desk', 'otherDesk'] as const;
const POLICIES = ['policy', 'otherPolicy'] as const;
const out = () => aCase().upTo('sent-out');

export const PLANS = {
  new: { tell: () => aCase(), reach: [], notes: DESKS, details: DESKS },
  asked: { tell: () => aCase().do('judge-violence', { stalking: 'yes' }), reach: POLICIES, notes: [...DESKS, ...POLICIES], details: [...DESKS, ...POLICIES] },
  held: { tell: () => aCase().do('judge-violence').do('hold-back'), reach: POLICIES, notes: [...DESKS, ...POLICIES], details: [...DESKS, ...POLICIES] },
  rejected: { tell: () => aCase().do('reject'), reach: [], notes: DESKS, details: DESKS },
  mine: { tell: out, reach: ['mediator', 'supervisor'], notes: ['mediator', 'supervisor'], details: [...DESKS, 'mediator'], running: true },
  shared: {
    tell: () => out().do('add-second-mediator', { mediator: OTHER_MEDIATOR }), reach: ['mediator', 'second', 'supervisor'],
    notes: ['mediator', 'second', 'supervisor'], details: [...DESKS, 'mediator', 'second'], running: true,
  },
  given: { tell: () => out().do('reallocate', { mediator: OTHER_MEDIATOR }, { by: 'desk' }), reach: ['second'], notes: ['second'], details: [...DESKS, 'second'], running: true },
  returned: { tell: () => out().do('hand-back'), reach: [], notes: [], details: DESKS, running: true },
  askedLater: {
    tell: () => out().do('raise-concern'), reach: ['mediator', 'supervisor', ...POLICIES], notes: ['mediator', 'supervisor', ...POLICIES], details: [...DESKS, 'mediator'], running: true,
  },
  closed: { tell: () => aCase().upTo('met').do('stop-case').upTo('closed'), reach: ['mediator'], notes: [], details: [...DESKS, 'mediator'] },
} satisfies Record<string, Plan>;
export type Told = keyof typeof PLANS;
const plan = (name: Told): Plan => PLANS[name];

export interface World {
  readonly ids: ReadonlyMap<string, Told>;
  readonly idOf: Readonly<Record<Told, string>>;
  /** By compartment, the case. */
  readonly places: ReadonlyMap<string, string>;
}

export const everybody = Object.keys(COLLEAGUES) as Colleague[];

/** One a test file: `const { house, world, close } = await openFences(); afterAll(close);` */
export async function openFences(): Promise<{ readonly house: House; readonly world: World; close(): Promise<void> }> {
  const house = await openHouse();
  return {
    house, world: await build(house),
    async close() {
      await press.close();
      await house.close();
    },
  };
}

/** Each case with a name, a telephone number, a note, a task and a letter, and on the lists of keeping and importing. */
async function build(house: House): Promise<World> {
  const ids = new Map<string, Told>();
  for (const name of Object.keys(PLANS) as Told[]) {
    const words = (['p1', 'p2'] as const).flatMap((person) => ['name', 'contact'].map((kind) => ({ compartment: 'person' as const, person, kind, text: `Woorden van ${name}`, factSeq: 1 })));
    const { id } = await house.put(plan(name).tell(), words);
    ids.set(id, name);
    await fillCase(house, id);
  }
  const rows = await house.asOwner((db) => db.query<{ id: string; case_id: string }>('select id, case_id from compartment'));
  return { ids, idOf: Object.fromEntries([...ids].map(([id, name]) => [name, id])) as Record<Told, string>, places: new Map(rows.map((row) => [row.id, row.case_id])) };
}

const fillCase = (house: House, id: CaseId): Promise<unknown> => house.asOwner(async (db) => {
  const by = MEDIATOR;
  await addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: 'Een notitie', factSeq: null, by, now: house.now, newId: house.newId });
  const struck = house.newId();
  await addWords(db, house.keys, { caseId: id, compartment: 'casework', person: null, kind: 'note', text: 'Niet waar', factSeq: null, by, now: house.now, newId: () => struck });
  await strikeNote(db, house.keys, { caseId: id, noteId: struck, reason: 'untrue', why: 'Verkeerd gehoord', keep: true, by, now: house.now, newId: house.newId });
  await addTask(db, house.keys, { caseId: id, due: null, text: 'Een taak', owner: by, now: house.now }, house.newId);
  await queueMail(db, { caseId: id, person: 'p1', template: 'confirmation', language: 'nl', now: house.now }, house.newId);
  for (const [kind, place] of [['approach', 'p2'], ['closing', 'p1'], ['rejection', 'p1'], ['data-request', 'casework']] as const) {
    await keepLetter(db, house.keys, { caseId: id, kind, place, language: 'nl', readUpTo: 1, pdf: Buffer.from('%PDF'), by, now: house.now, newId: house.newId });
  }
  await db.query("insert into retention_notice (case_id, ends, warned) values ($1, '2024-01-01', '2023-12-01')", [id]);
  await db.query("insert into retention_hold (case_id, until, reason, decided_at, decided_by) values ($1, '2024-01-01', 'claim', $2, $3)", [id, house.now, by]);
  await db.query("insert into import_row (source, number, content_hash, case_id) values ('proef', $1, decode(repeat('00', 16), 'hex'), $2)", [id, id]);
  const [batch] = await db.query<{ id: string }>(
    `insert into erasure_batch select gen_random_uuid(), '2024-01-01', $1, 1, 0, 0, 0, 0, 0, 0, 0 returning id`, [house.now]);
  await db.query('insert into erased_case values ($1, $2)', [batch!.id, id]);
  await db.query("insert into access_log (request_id, at, act, cases) values (gen_random_uuid(), $1, 'proef', array[$2::uuid])", [house.now, id]);
});

/** Whether a row of this table about this case may be seen by this colleague. */
function maySee(table: string, name: Told, who: Colleague): boolean {
  const { reach, running, notes } = plan(name) ;
  const has = (DESKS as readonly string[]).includes(who) || reach.includes(who);
  if (table === 'note_strike') return notes.includes(who);
  // Which mail is whose is a job's to know.
  if (table === 'import_row' || table === 'outbox') return false;
  // The director is told how many cases are over their term.
  if (['retention_notice', 'retention_hold'].includes(table) && who === 'director') return true;
  if (['retention_notice', 'retention_hold', 'erased_case', 'access_log'].includes(table)) return who === 'privacyOfficer';
  if (table === 'standing' && ['director', 'communications', ...POLICIES].includes(who)) return true;
  if (table === 'standing' || table === 'compartment') return has || (who === 'privacyOfficer' && !running);
  return table === 'bis_case' ? has || who === 'privacyOfficer' : has;
}

/** The same for one kind of words: a name is shown to whoever has a part in the case. */
function mayRead(kind: string, place: string, name: Told, who: Colleague): boolean {
  if (kind === 'name') return maySee('fact', name, who);
  const { notes, details, reach } = plan(name);
  // The desk reads the letters that it makes, and not those of the mediator.
  if (kind.startsWith('letter ')) return ((DESKS as readonly string[]).includes(who) && ['letter rejection', 'letter data-request'].includes(kind)) || ((who === 'mediator' || who === 'second') && reach.includes(who));
  return (place === 'casework' ? notes : details).includes(who);
}

/** In a transaction as a request of this colleague has it: the server's role, behind the fence, past every screen. */
export const behindFence = <T>(database: Database, who: Colleague | null, work: (db: Db) => Promise<T>, now?: Date): Promise<T> => {
  const email = who ? `${COLLEAGUES[who][0]}@test.invalid` : null;
  return database.transaction({ role: 'bis_app', user: null, request: 'proef', ...(now ? { now } : {}), ...(email ? { held: [email] } : {}) }, async (db) => {
    if (who) await actFor(db, COLLEAGUES[who][0]);
    return work(db);
  });
};

/** Tables that hang on a case, and how: whatever the catalogue says, so that a new one joins by itself. */
export async function caseTables(house: House): Promise<{ table: string; column: string }[]> {
  const rows = await house.asOwner((db) => db.query<{ table: string; column: string }>(
    `select distinct on (c.relname) c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('case_id', 'compartment_id') and not a.attisdropped order by c.relname, a.attname`));
  return [...rows, { table: 'bis_case', column: 'id' }, { table: 'access_log', column: 'cases[1]' }];
}

export interface Seen { readonly rows: number; readonly foreign: string[]; readonly missing: string[] }

/** Reads a whole table as every colleague, past every screen, and compares with what is written down above. */
export async function look(house: House, world: World, { table, column }: { table: string; column: string }): Promise<Seen> {
  const found = { rows: 0, foreign: [] as string[], missing: [] as string[] };
  const all = await readIds(house.asOwner, table, column);
  for (const who of Object.keys(COLLEAGUES) as Colleague[]) {
    const seen = table === 'sealed' ? null : await readIds((work) => behindFence(house.database, who, work), table, column);
    if (seen === null) continue;
    found.rows += seen.length;
    const caseOf = (id: string) => world.ids.get(world.places.get(id) ?? id);
    const told = new Set(seen.map(caseOf));
    for (const name of told) if (name === undefined || !maySee(table, name, who)) found.foreign.push(`${who} sees ${table} of ${name}`);
    for (const name of new Set(all.map(caseOf))) if (name && maySee(table, name, who) && !told.has(name)) found.missing.push(`${who} misses ${table} of ${name}`);
  }
  return found;
}

const readIds = async (as: (work: (db: Db) => Promise<string[]>) => Promise<string[]>, table: string, column: string): Promise<string[]> =>
  as(async (db) => (await db.query<{ id: string }>(`select ${column} as id from ${table}`)).map(({ id }) => id)).catch((error: { code?: string }) => {
    if (error.code !== '42501') throw error;
    return [];
  });

/** Every sealed word as every colleague. */
export async function lookAtWords(house: House, world: World): Promise<Seen> {
  const found = { rows: 0, foreign: [] as string[], missing: [] as string[] };
  const sql = "select s.id, coalesce('letter ' || l.template, s.kind) as kind, s.compartment_id from sealed s left join letter l on l.sealed_id = s.id";
  const places = new Map((await house.asOwner((db) => db.query<{ id: string; kind: string }>('select id, kind from compartment'))).map(({ id, kind }) => [id, kind]));
  const all = await house.asOwner((db) => db.query<{ id: string; kind: string; compartment_id: string }>(sql));
  for (const who of Object.keys(COLLEAGUES) as Colleague[]) {
    const seen = new Set((await behindFence(house.database, who, (db) => db.query<{ id: string }>(sql))).map(({ id }) => id));
    found.rows += seen.size;
    for (const { id, kind, compartment_id: place } of all) {
      const name = world.ids.get(world.places.get(place)!)!;
      const may = mayRead(kind, places.get(place)!, name, who);
      if (seen.has(id) !== may) (may ? found.missing : found.foreign).push(`${who} ${may ? 'misses' : 'reads'} ${kind} in ${places.get(place)} of ${name}`);
    }
  }
  return found;
}
