import type { Entry, Fact, FactKind } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import { decideOrder, type Fault, type Relation } from '../core/case/order.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import type { Reason } from '../core/case/reasons.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { Day } from '../core/day.ts';
import { isPersonId, type CaseId, type Fields, type PersonId, type StaffId } from '../core/fields.ts';
import type { Db } from './database.ts';
import { chained, insertFacts } from './journal-append.ts';
import { conflicts } from './journal-conflict.ts';
import type { Held } from './journal-read.ts';
import type { KeyStore } from './keys.ts';
import { keptOut } from './relation.ts';
import { sealWords, type NewWords } from './people/people.ts';
import { unfindStruck } from './people/struck.ts';
import { restrictedIn, restrictedOn } from './restriction.ts';
import { standingOf, writeStandings } from './standing.ts';

/** What somebody says has happened, or is to happen, in a case. */
export interface Order {
  caseId: CaseId;
  order: OrderName;
  /** The participant that it is about; null for orders about the case. */
  person: PersonId | null;
  /** The day on which it happened (P-15). */
  on: Day;
  /** By field of the order; what is left out counts as not filled in. */
  values: Record<string, unknown>;
  /** By text field of the order; blank counts as not filled in. */
  texts: Readonly<Record<string, string>>;
  /** The last number that the page showed, to tell what was added since; null where there was no page. */
  seen: number | null;
}

export interface By {
  staff: StaffId;
  relation: Relation;
  now: Date;
  today: Day;
  newId(): string;
  keys: KeyStore;
  settings: SettingsOn;
}

export type Refused = { ok: false; reason: Reason; field?: string; also?: readonly Fault[] } | { ok: false; conflict: readonly FactKind[] };
export type Given = { ok: true; first: number; facts: readonly Fact[] } | Refused;

const actorOf = (by: By): string => `staff:${by.staff}`;

/** Texts of the order's own text fields with something in them. */
function textsOf(fields: Fields, order: Order): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const given = Object.hasOwn(order.texts, name) ? order.texts[name]?.trim() : undefined;
    if (field.type === 'text' && given) texts.set(name, given);
  }
  return texts;
}

/** The values as the rules see them: of a text only whether it was given, of the others what was given or null. */
function valuesOf(fields: Fields, order: Order, texts: ReadonlyMap<string, string>): Record<string, unknown> {
  const seen = (name: string) => (Object.hasOwn(order.values, name) ? order.values[name] ?? null : null);
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.type === 'text' ? texts.has(name) : seen(name)]));
}

const peopleIn = (order: Order, values: Record<string, unknown>): PersonId[] =>
  [order.person, ...Object.values(values).flat()].filter(isPersonId);

/** Ids that name nothing here: rules cannot look them up (a mediator who is none or is kept out, a case that does not exist). */
async function strangerIn(db: Db, caseId: CaseId, fields: Fields, values: Record<string, unknown>): Promise<string | null> {
  const QUERIES = {
    staff: "select from staff where id = $1 and active and 'mediator' = any(roles)",
    case: 'select from bis_case where id = $1',
    organisation: 'select from organisation where id = $1',
  };
  for (const [name, field] of Object.entries(fields)) {
    const query = field.type === 'staff' || field.type === 'case' || field.type === 'organisation' ? QUERIES[field.type] : null;
    if (query && values[name] !== null && (await db.query(query, [values[name]])).length === 0) return name;
    // A case is given to nobody who may not come near it.
    if (field.type === 'staff' && values[name] !== null && (await keptOut(db, caseId))(values[name] as string)) return name;
  }
  return null;
}

/** An order that was decided and is not yet written. */
export interface Decided {
  readonly ok: true;
  readonly facts: readonly Fact[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Decides an order on the present facts. Writes nothing. */
export async function decide(db: Db, held: Held, order: Order, by: By): Promise<Decided | Refused> {
  const spec = specOf(order.order);
  const texts = textsOf(spec.fields, order);
  const values = valuesOf(spec.fields, order, texts);
  const conflict = conflicts(held.entries, { seq: order.seen, phase: spec.phase, people: peopleIn(order, values), actor: actorOf(by) });
  if (conflict.length > 0) return { ok: false, conflict };
  const restricted = spec.leaves === true && restrictedOn(await restrictedIn(db, order.caseId), order.on);
  const context = { state: fold(held.entries, order.on), on: order.on, relation: by.relation, staff: by.staff, settings: by.settings, restricted };
  const decision = decideOrder(spec, context, by.today, { person: order.person, values });
  if (!decision.ok) return decision;
  const stranger = await strangerIn(db, held.id, spec.fields, values);
  return stranger === null ? { ok: true, facts: decision.facts, texts } : { ok: false, reason: 'field-wrong', field: stranger };
}

/** Appends facts that were decided, with their words, and brings the standing up to date. Returns the case as it then is. */
export async function record(db: Db, held: Held, order: Order, { facts, texts }: Decided, by: By): Promise<Held> {
  const first = held.head.seq + 1;
  const added = facts.map((fact, index): Entry =>
    ({ seq: first + index, day: order.on, recorded: by.now.toISOString(), actor: actorOf(by), fact }));
  const { rows, head } = chained(held.id, held.head, added);
  await insertFacts(db, rows);
  const entries = [...held.entries, ...added];
  await writeStandings(db, [standingOf(held.id, fold(entries), by.settings, head.seq)]);
  await sealWords(db, by.keys, wordsOf(order, facts, texts, first, by), by.newId);
  if (facts.some(({ kind }) => kind === 'Corrected')) await unfindStruck(db, [held.id]);
  return { id: held.id, entries, head };
}

/** Whose words a text is: of whoever the order adds, else of whoever it is about, else of whom another field of it names. */
function wordsOf(order: Order, facts: readonly Fact[], texts: ReadonlyMap<string, string>, first: number, by: By): NewWords[] {
  const added = facts.find((fact) => fact.kind === 'PersonAdded' || fact.kind === 'RepresentativeAdded' || fact.kind === 'SupporterAdded');
  const person = added?.person ?? order.person;
  const { fields } = specOf(order.order);
  return [...texts].map(([name, text]) => {
    const field = fields[name];
    if (field?.type !== 'text') throw new Error('words without a text field');
    const named = field.of === undefined ? null : order.values[field.of];
    const owner = person ?? (isPersonId(named) ? named : null);
    if (field.compartment === 'person' && owner === null) throw new Error(`${order.order}: words of nobody`);
    return {
      caseId: order.caseId, compartment: field.compartment, person: field.compartment === 'person' ? owner : null,
      kind: field.kind, text, factSeq: first, by: by.staff, recorded: by.now,
    };
  });
}
