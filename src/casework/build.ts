import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { FactOf } from '../core/case/facts.ts';
import type { Participant } from '../core/case/state.ts';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { agreedTo, lastOf, standOf } from './standing-text.ts';
import { CHANNELS } from './texts-facts-desk.ts';

/**
 * What may lie on the table with one participant is a function of what is theirs alone (P-08). It can only be made by `atTable`, which
 * copies its named fields and nothing else: another compartment neither compiles nor, passed by force, comes out.
 */
declare const AT_TABLE: unique symbol;

/** Kinds of facts that a participant reads of themselves. A new kind stays off the table until somebody thought about it. */
type StepKind =
  | 'IntakeHeld' | 'Informed' | 'Decided' | 'Approached' | 'Answered' | 'Prepared' | 'ConfidentialityAgreed' | 'FormConsented' | 'FormConsentWithdrawn'
  | 'FollowedUp' | 'ClosingLetterSettled';
export type StepFact = { [K in StepKind]: FactOf<K> }[StepKind];

/** Where this person stands: no role, age, detention or details, which somebody else may have told. */
const STANDING = ['id', 'side', 'referredItself', 'earlier', 'dead', 'stopped', 'prepared', 'decision', 'intake', 'answer', 'approached', 'reminded', 'informed', 'confidential', 'forms', 'processNotice', 'toldDataMayFail', 'safe'] as const satisfies readonly (keyof Participant)[];
export type Standing = Pick<Participant, (typeof STANDING)[number]>;

export interface AtTableFields {
  readonly standing: Standing;
  readonly name: string | null;
  /** Who stands by this person, or speaks for them. */
  readonly near: readonly { readonly name: string | null; readonly as: 'representative' | 'supporter' }[];
  /** Contacts in which this person took part and of which they may know the day, in order. */
  readonly contacts: readonly { readonly form: Code<'form'>; readonly received: Day }[];
  /** What they released, in their exact lines. */
  readonly released: readonly { readonly what: Code<'releaseKind'>; readonly form: Code<'form'> | null; readonly lines: string | null }[];
  readonly steps: readonly { readonly on: Day; readonly fact: StepFact }[];
}
export type AtTable = AtTableFields & { readonly [AT_TABLE]: true };

const pick = (all: Standing): Standing => Object.fromEntries(STANDING.map((key) => [key, all[key]])) as unknown as Standing;

export const atTable = (f: AtTableFields): AtTable => ({
  standing: pick(f.standing), name: f.name, near: f.near.map(({ name, as }) => ({ name, as })), contacts: f.contacts.map(({ form, received }) => ({ form, received })),
  released: f.released.map(({ what, form, lines }) => ({ what, form, lines })),
  steps: f.steps.filter(({ fact }) => fact.person === f.standing.id && isStep(fact)).map(({ on, fact }) => ({ on, fact })),
} satisfies AtTableFields as AtTableFields as AtTable);

const TEXTS: { readonly [K in StepKind]: (fact: FactOf<K>) => string } = {
  IntakeHeld: () => 'Wij maakten kennis (intake)', Informed: () => 'Wij gaven u uitleg', Decided: (f) => `Uw besluit: ${word('decision', f.decision)}`,
  Approached: (f) => (f.reminder === 'yes' ? 'Wij stuurden u een herinnering' : 'Wij benaderden u'), Answered: (f) => `Uw antwoord: ${word('answer', f.answer)}${f.until ? `, niet vóór ${wholeDay(f.until)}` : ''}`,
  Prepared: () => 'Wij bereidden het met u voor', ConfidentialityAgreed: () => 'Wij spraken vertrouwelijkheid af',
  FormConsented: (f) => `U stemde in met ${word('form', f.form)}`, FormConsentWithdrawn: (f) => `U trok uw instemming met ${word('form', f.form)} in`,
  FollowedUp: () => 'Wij spraken na afloop met u', ClosingLetterSettled: () => 'De afsluitende brief is geregeld',
};

/** Whether a fact is one that its participant reads. */
export const isStep = (fact: { readonly kind: string }): fact is StepFact => Object.hasOwn(TEXTS, fact.kind);

/** In words to the participant. */
export interface TableSheet {
  readonly name: string;
  readonly stands: string;
  readonly agreed: string | null;
  readonly near: readonly string[];
  readonly reach: readonly { readonly label: string; readonly value: string }[];
  readonly released: readonly { readonly what: string; readonly lines: readonly string[] }[];
  readonly steps: readonly { readonly on: Day; readonly text: string }[];
}

const CHANNEL_NAMES = Object.keys(CHANNELS) as (keyof typeof CHANNELS)[];

export function tableSheet(input: AtTable): TableSheet {
  const { standing, contacts } = input;
  const agreed = agreedTo(standing);
  const own = input.steps.map(({ on, fact }) => ({ on, text: (TEXTS[fact.kind] as (fact: StepFact) => string)(fact) }));
  const met = contacts.map(({ form, received }) => ({ on: received, text: `Er was contact: ${word('form', form)}` }));
  return {
    name: input.name ?? 'Naam niet bekend', stands: standOf(standing, lastOf(contacts)), agreed: agreed.length > 0 ? capital(listed(agreed)) : null,
    near: input.near.map(({ name, as }) => `${name ?? 'Naam niet bekend'} (${as === 'representative' ? 'spreekt voor u' : 'staat u bij'})`),
    reach: CHANNEL_NAMES.map((channel) => ({ label: capital(CHANNELS[channel]), value: capital(word('safeAnswer', standing.safe[channel])) })),
    released: input.released.map(({ what, form, lines }) => ({ what: `${capital(word('releaseKind', what))}${form ? ` (${word('form', form)})` : ''}`, lines: lines?.split('\n').filter(Boolean) ?? [] })),
    steps: [...own, ...met].toSorted((x, y) => (x.on < y.on ? -1 : x.on > y.on ? 1 : 0)),
  };
}
