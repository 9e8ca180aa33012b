import { isActor, type Entry, type Fact } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import type { Reason } from '../core/case/reasons.ts';
import { refer, type Referral } from '../core/case/refer.ts';
import type { SettingsOn } from '../core/case/settings.ts';
import type { Day } from '../core/day.ts';
import type { CaseId } from '../core/fields.ts';
import { BAN_WORDS, MAY_CALL } from '../core/safe-contact.ts';
import { nextNumbers } from './case-number.ts';
import type { Db } from './database.ts';
import { beginning, chained, insertFacts } from './journal-append.ts';
import type { KeyStore } from './keys.ts';
import { keysFor } from './people/compartment.ts';
import { sealWords, type NewWords } from './people/people.ts';
import { STATEMENT, writeStatement } from './people/statement.ts';
import { standingOf, writeStandings } from './standing.ts';

/** What was typed about one person; blank or absent counts as not told. */
export interface ReferredWords {
  name?: string | undefined;
  /** `YYYY-MM-DD` where it is known as a day. */
  birthDate?: string | undefined;
  /** All lines of it. */
  address?: string | undefined;
  telephone?: string | undefined;
  email?: string | undefined;
  /** A professional through whom this person can be reached. */
  professional?: string | undefined;
  remarks?: string | undefined;
  /** What a contact ban holds, as it was told. */
  ban?: string | undefined;
  /** When one may call. */
  safeTimes?: string | undefined;
  codeWord?: string | undefined;
  /** What else to be careful about. */
  safeContact?: string | undefined;
  detentionPlace?: string | undefined;
  representativeName?: string | undefined;
  representativeContact?: string | undefined;
}

export interface ReferralWords {
  /** In the order of `referral.people`; null or absent where nothing was told. */
  people: readonly (ReferredWords | null | undefined)[];
  referrer?: {
    name?: string | undefined; organisation?: string | undefined; function?: string | undefined; telephone?: string | undefined; email?: string | undefined;
    /** Of somebody near: whether they may be called, as `mayCallWords` writes it, and what to be careful about. */
    mayCall?: string | undefined; safeContact?: string | undefined;
  } | undefined;
  /** Of the supporter that `referral.supporter` names. */
  supporter?: { name?: string | undefined; contact?: string | undefined } | undefined;
  event?: { description?: string | undefined; place?: string | undefined; day?: string | undefined } | undefined;
}

export interface Opening {
  /** `public`, or `staff:<uuid>` where the desk registers a referral for somebody. */
  actor: string;
  now: Date;
  /** The day of the referral. */
  on: Day;
  newId(): string;
  keys: KeyStore;
  settings: SettingsOn;
}

export type Opened = { ok: true; caseId: CaseId; number: string } | { ok: false; reason: Reason; field?: string };

/**
 * Makes a case of a referral: facts, standing and sealed words, all or nothing. What is told of a person of side B is
 * sealed as a statement of side A's first person, and their contact details are no fact until the desk copies them.
 */
export async function openReferral(db: Db, referral: Referral, words: ReferralWords, by: Opening): Promise<Opened> {
  if (!isActor(by.actor)) throw new Error('a referral by an unknown actor');
  const decision = refer({ ...referral, people: referral.people.map((p) => (p.side === 'b' ? { ...p, details: [] } : p)) });
  if (!decision.ok) return decision;
  const stranger = await unknownOrganisation(db, referral);
  if (stranger) return { ok: false, reason: 'field-wrong', field: stranger };
  const caseId = by.newId() as CaseId;
  const entries = decision.facts.map((fact, index): Entry =>
    ({ seq: index + 1, day: by.on, recorded: by.now.toISOString(), actor: by.actor, fact }));
  const { rows, head } = chained(caseId, beginning(caseId), entries);
  const standing = standingOf(caseId, fold(entries), by.settings, head.seq);
  const sealed = wordsOf(caseId, decision.facts, words, by);
  // The keys first: they take a disk write, and whoever has a number lets others wait for theirs.
  const keyIds = await keysFor(db, by.keys, sealed);
  const [number] = await nextNumbers(db, [Number(by.on.slice(0, 4))]);
  if (number === undefined) throw new Error('no case number');
  // In this order, so that each finds what it hangs on; none waits for the answer to another, and whoever wants the next number waits less.
  await Promise.all([
    db.query('insert into bis_case (id, number, created_at) values ($1, $2, $3)', [caseId, number, by.now]), writeStandings(db, [standing]),
    insertFacts(db, rows), sealWords(db, by.keys, sealed, by.newId, keyIds),
  ]);
  return { ok: true, caseId, number };
}

/** Forms offer organisations of the list; an id that is none comes from elsewhere. */
async function unknownOrganisation(db: Db, { referred, people }: Referral): Promise<string | null> {
  const sites = people.map(({ site }) => site).filter((site) => site !== null);
  const wanted = new Set([...(referred.organisation === null ? [] : [referred.organisation]), ...sites]);
  if (wanted.size === 0) return null;
  const rows = await db.query<{ id: string }>('select id from organisation where id::text = any($1)', [[...wanted]]);
  if (rows.length === wanted.size) return null;
  return rows.some(({ id }) => id === referred.organisation) || referred.organisation === null ? 'site' : 'organisation';
}

/** By which field of what was told somebody can be reached how. */
export const CHANNELS = { address: 'post', telephone: 'telephone', email: 'email', professional: 'via-professional' } as const;
const KINDS = { name: 'name', birthDate: 'birth-date', remarks: 'remarks', ban: BAN_WORDS, safeTimes: 'safe-times', codeWord: 'code-word', safeContact: 'safe-contact', detentionPlace: 'detention-place' } as const;

function wordsOf(caseId: CaseId, facts: readonly Fact[], words: ReferralWords, by: Opening): NewWords[] {
  const base = { caseId, by: by.actor.startsWith('staff:') ? by.actor.slice('staff:'.length) : null, recorded: by.now, factSeq: 1 };
  const found: NewWords[] = [];
  const put = (compartment: NewWords['compartment'], person: string | null, kind: string, text: string | undefined, factSeq: number | null = 1) => {
    const trimmed = text?.trim();
    if (trimmed) found.push({ ...base, compartment, person, kind, text: trimmed, factSeq });
  };
  const seqOf = (test: (fact: Fact) => boolean): number | null => facts.findIndex(test) + 1 || null;
  const people = facts.filter((fact) => fact.kind === 'PersonAdded');
  const teller = people.find(({ side }) => side === 'a')?.person ?? null;
  for (const { person, side } of people) {
    const told = words.people[Number(person.slice(1)) - 1];
    if (!told) continue;
    if (side === 'b') {
      put('person', teller, STATEMENT, statement(person, told));
      continue;
    }
    for (const [field, kind] of Object.entries(KINDS)) put('person', person, kind, told[field as keyof typeof KINDS]);
    for (const [field, channel] of Object.entries(CHANNELS)) {
      put('person', person, 'contact', told[field as keyof typeof CHANNELS],
        seqOf((fact) => fact.kind === 'DetailRecorded' && fact.person === person && fact.channel === channel));
    }
    const speaks = facts.find((fact) => fact.kind === 'RepresentativeAdded' && fact.for === person);
    if (speaks?.kind !== 'RepresentativeAdded') continue;
    put('person', speaks.person, 'name', told.representativeName);
    put('person', speaks.person, 'contact', told.representativeContact);
  }
  const { referrer, event } = words;
  const supports = facts.find((fact) => fact.kind === 'SupporterAdded');
  if (supports?.kind === 'SupporterAdded') {
    put('person', supports.person, 'name', words.supporter?.name);
    put('person', supports.person, 'contact', words.supporter?.contact);
  }
  for (const kind of ['name', 'organisation', 'function', 'telephone', 'email'] as const) put('referrer', null, kind, referrer?.[kind]);
  put('referrer', null, MAY_CALL, referrer?.mayCall);
  put('referrer', null, 'safe-contact', referrer?.safeContact);
  put('person', teller, 'event', event?.description);
  put('person', teller, 'event-place', event?.place);
  put('person', teller, 'event-day', event?.day);
  return found;
}

/** Undefined where nothing was told. */
function statement(about: string, told: ReferredWords): string | undefined {
  const filled = Object.entries(told).map(([field, text]) => [field, text?.trim()]).filter(([, text]) => text);
  return filled.length > 0 ? writeStatement({ about, ...Object.fromEntries(filled) }) : undefined;
}
