import type { DataKind } from '../core/breach.ts';
import type { Code } from '../core/codes.ts';
import type { Day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import { plain, plainLine } from '../ui/plain.ts';
import type { Paper } from '../ui/sheet.ts';

export type { Line, Part, Sheet } from '../ui/sheet.ts';

/**
 * What a letter may be made of. A letter to B is a function of B's own compartment, the neutral one and what A released
 * to B (P-08). Each of the three can only be made by its one function here, which copies its named fields and nothing
 * else: another compartment neither compiles nor, passed by force, comes out.
 */
export const LETTER_LANGUAGES = ['nl', 'nl-easy', 'en'] as const satisfies readonly Code<'language'>[];
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

declare const OWN: unique symbol;
declare const NEUTRAL: unique symbol;
declare const DESK: unique symbol;
declare const RELEASED: unique symbol;

/** From the addressee's own compartment. */
export interface OwnFields {
  /** The participant that the letter is about: for a representative, the person represented. */
  readonly participant: PersonId;
  /** As it stands on the envelope: the participant, or the representative that the caller chose. */
  readonly name: string;
  /** Street, postcode and town, country; without the name. */
  readonly addressLines: readonly string[];
  readonly language: LetterLanguage;
  /** Name of the participant where a representative is the addressee, else null. */
  readonly onBehalfOf: string | null;
  /** What the rules answered for this letter, this person and post (P-06, P-09). False makes no letter. */
  readonly postAllowed: boolean;
  /** Of a letter about an end or a rejection: it is handed over, and bears no address (P-21). */
  readonly byHand?: true;
}
export type Own = OwnFields & { readonly [OWN]: true };

export interface Mediator { readonly name: string; readonly phone: string; readonly email: string }

/** Codes and dates, and who of the foundation signs. */
export interface NeutralFields { readonly caseNumber: string; readonly day: Day; readonly mediator: Mediator }
export type Neutral = NeutralFields & { readonly [NEUTRAL]: true };

/** The same for letters of the desk, before there is a mediator. */
export interface DeskNeutralFields { readonly caseNumber: string; readonly day: Day; readonly employee: string }
export type DeskNeutral = DeskNeutralFields & { readonly [DESK]: true };

/** What the other party released to this participant, by releases that stand today (P-08). */
export interface ReleasedFields {
  readonly to: PersonId;
  readonly name: string;
  /** A's exact words, or null. */
  readonly lines: string | null;
  /** The form A wishes for, or null where A released none. */
  readonly form: Code<'form'> | null;
}
export type Released = ReleasedFields & { readonly [RELEASED]: true };

export const own = (f: OwnFields): Own => ({
  participant: f.participant, name: plainLine(f.name), addressLines: f.addressLines.map(plainLine).filter(Boolean),
  language: f.language, onBehalfOf: f.onBehalfOf === null ? null : plainLine(f.onBehalfOf), postAllowed: f.postAllowed,
  ...(f.byHand ? { byHand: true as const } : {}),
} satisfies OwnFields as OwnFields as Own);

const mediator = (m: Mediator): Mediator => ({ name: plainLine(m.name), phone: plainLine(m.phone), email: plainLine(m.email) });

export const neutral = (f: NeutralFields): Neutral =>
  ({ caseNumber: plainLine(f.caseNumber), day: f.day, mediator: mediator(f.mediator) }) as Neutral;

export const deskNeutral = (f: DeskNeutralFields): DeskNeutral =>
  ({ caseNumber: plainLine(f.caseNumber), day: f.day, employee: plainLine(f.employee) }) as DeskNeutral;

export const released = (f: ReleasedFields): Released =>
  ({ to: f.to, name: plainLine(f.name), lines: f.lines === null ? null : plain(f.lines), form: f.form }) as Released;

export interface ApproachInput {
  readonly addressee: Own;
  readonly neutral: Neutral;
  readonly released: Released | null;
  /** True for the one reminder after no reaction (P-01). */
  readonly reminder: boolean;
}

/** No outcome, no answer, no reason: there is no field that could hold what the other said or chose. */
export interface ClosingInput { readonly addressee: Own; readonly neutral: Neutral }

/** Other doors that a rejection can name (P-10); a person at the desk chooses what suits this addressee. */
export const DOORS = ['victim-support', 'own-professional', 'general-practitioner', 'neighbourhood-team', 'mediation-in-criminal-case'] as const;
export type Door = (typeof DOORS)[number];

export interface RejectionInput {
  readonly addressee: Own;
  readonly neutral: DeskNeutral;
  readonly reason: Code<'rejection'>;
  readonly doors: readonly [Door, ...Door[]];
}

/** Codes and a day: of the story of a breach, and of whom else it touches, there is no field. `by`: as what its maker signs. */
export interface BreachInput { readonly addressee: Own; readonly neutral: DeskNeutral; readonly by: 'desk' | 'mediator'; readonly breach: { readonly number: string; readonly discovered: Date; readonly dataKinds: readonly DataKind[] } }

export const REQUESTABLE = [
  'name', 'address', 'telephone', 'email', 'birth-date', 'representative', 'detention', 'contact-ban', 'criminal-stage',
] as const;
export type Requestable = (typeof REQUESTABLE)[number];

/** To the prosecution service, which is no party: it may read what finds the file, and nothing of the story. */
export interface DataRequestInput {
  readonly office: { readonly name: string; readonly addressLines: readonly string[] };
  readonly neutral: DeskNeutral;
  readonly search: {
    readonly prosecutionNumber: string | null;
    readonly policeNumber: string | null;
    /** The registered person, who agreed to the referral. */
    readonly registered: string | null;
  };
  /** Whose data is asked for. */
  readonly sought: Code<'position'>;
  readonly requested: readonly Requestable[];
  readonly answerBy: Day;
  /** Day of the first request where this is a reminder, else null. */
  readonly firstAsked: Day | null;
}

export type LetterRefusal =
  /** P-08: without a released name there is no approach letter. */
  | 'name-not-released'
  /** The release was made to someone else. */
  | 'released-to-someone-else'
  /** P-06: post is not safe, or nobody asked. */
  | 'post-not-allowed'
  | 'no-address'
  /** Longer than the window of the envelope: see `plain.ts`. */
  | 'address-does-not-fit'
  /** P-10: a duplicate gets no letter. */
  | 'no-letter-for-duplicate'
  | 'no-reference'
  | 'nothing-requested';

export interface Refused { readonly kind: 'refused'; readonly reason: LetterRefusal }

export const LETTER_KINDS = ['approach', 'closing', 'rejection', 'data-request'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** What is kept as a letter: what the rules of a case ask for, and what tells somebody of a breach. */
const MADE_KINDS = [...LETTER_KINDS, 'breach'] as const;
export type MadeKind = (typeof MADE_KINDS)[number];

/** `kind` is the template that it is made with. */
export interface LetterOf<Kind extends string> extends Paper {
  readonly kind: Kind;
  readonly language: LetterLanguage;
}
export type Letter = LetterOf<LetterKind>;
export type BreachLetter = LetterOf<'privacy-letter'>;
