import type { Code } from '../../src/core/codes.ts';
import { addDays, day, type Day } from '../../src/core/day.ts';
import { fold } from '../../src/core/case/fold.ts';
import { specOf } from '../../src/core/case/orders.ts';
import type { CaseState } from '../../src/core/case/state.ts';
import type { Entry } from '../../src/core/case/facts.ts';
import { MILESTONES } from '../story.ts';
import type { Fields } from '../visit.ts';
import { walkOn, type Tape } from '../walk.ts';
import { Told, type Act } from './told.ts';

/** A pair of worlds: all is equal but the contents of one side's compartments, of the referrer's and of the casework. */
export type Side = Code<'side'>;
export type World = 0 | 1;
export const WORLDS: readonly World[] = [0, 1];

/** Words of a pair. Secret ones differ in letters, length and number of lines. */
export interface Words {
  line(secret: boolean, about: string): string;
  text(secret: boolean, about: string): string;
  phone(secret: boolean): string;
  email(secret: boolean): string;
  /** A day of a month. */
  day(secret: boolean): string;
}

export const wordsOf = (world: World): Words => {
  const other = (secret: boolean) => secret && world === 1;
  return {
    line: (secret, about) => (other(secret) ? `Ünlü van der Verrassing-Ångström, ${about} (anders)` : `Gewoon ${about}`),
    text: (secret, about) => (other(secret) ? `Heel ander verhaal over ${about}.\n\nMet €, “aanhalingstekens” en <b>haken</b>.\n${'En nog veel meer. '.repeat(20)}` : `Kort over ${about}.`),
    phone: (secret) => (other(secret) ? '+31 6 98 76 54 32 10' : '06 11111111'),
    email: (secret) => (other(secret) ? 'heel.lang.adres.van.iemand@elders.voorbeeld.test' : 'a@voorbeeld.test'),
    day: (secret) => (other(secret) ? '27' : '03'),
  };
};

/** Choices of a pair that are the same in both worlds. */
export interface Choices {
  readonly secret: Side;
  readonly entry: 'self' | 'professional' | 'acquaintance';
  readonly role: Code<'role'>;
  readonly cause: Code<'cause'>;
  readonly language: 'nl' | 'nl-easy' | 'en';
  readonly on: Day;
  readonly postSafe: string;
}

export function choose(tape: Tape): Choices {
  return {
    secret: tape.once(3) ? 'b' : 'a', entry: tape.pick(['self', 'professional', 'professional', 'acquaintance']),
    role: tape.pick(['offender', 'offender', 'victim', 'suspect', 'bereaved']), cause: tape.pick(['assault', 'theft', 'burglary', 'robbery', 'traffic-accident', 'stalking']),
    language: tape.pick(['nl', 'nl', 'nl-easy', 'en']), on: addDays(day('2020-03-02'), tape.next(200)), postSafe: tape.pick(['yes', 'yes', 'yes', 'no', 'not-asked']),
  };
}

/** What is told at the registration, as the desk enters it: all of it is side A's, what is told of the other too (P-08). */
export function registration(c: Choices, w: Words): Fields {
  const secret = c.secret === 'a';
  const own: Fields = {
    channel: 'telephone', receivedOn: c.on, entry: c.entry, role: c.role, cause: c.cause, eventYear: '2018', eventMonth: '11', eventDay: w.day(secret),
    place: w.line(secret, 'de plaats'), description: w.text(secret, 'wat er gebeurde'), policeReport: 'one', stage: 'summoned',
    name: w.line(secret, 'A'), birthDate: `1985-01-${w.day(secret)}`, phone: w.phone(secret), phoneSafe: 'yes', voicemailSafe: 'no', email: w.email(secret), emailSafe: 'yes',
    street: w.line(secret, 'straat').slice(0, 40), town: secret ? w.line(true, 'stad').slice(0, 30) : '1234 AB Voorbeeldstad', postSafe: c.postSafe,
    safeTimes: w.line(secret, 'tijden'), codeWord: w.line(secret, 'codewoord'), safeRemarks: w.text(secret, 'veiligheid'), language: 'nl',
    supporterKind: 'friend', supporterName: w.line(secret, 'steun'), supporterContact: w.line(secret, 'nummer van de steun'),
    'b1-nature': 'person', 'b1-name': w.line(secret, 'B volgens A'), 'b1-age': '33', 'b1-role': c.role === 'victim' || c.role === 'bereaved' ? 'offender' : 'victim',
    'b1-phone': w.phone(secret), 'b1-email': w.email(secret), 'b1-address': w.text(secret, 'adres van B volgens A'), 'b1-remarks': w.text(secret, 'B volgens A'),
    ban: 'unknown', banWords: w.text(secret, 'een verbod'), certainty: 'sure', wish: w.text(secret, 'de wens'), others: '1',
  };
  if (c.entry === 'professional') {
    return { ...own, agrees: 'yes', referrerKind: 'probation-rn', organisation: w.line(true, 'organisatie'), referrerName: w.line(true, 'verwijzer'),
      referrerFunction: w.line(true, 'functie'), referrerPhone: w.phone(true), referrerEmail: w.email(true), viaZsm: 'no' };
  }
  if (c.entry === 'acquaintance') return { ...own, agrees: 'yes', reporterName: w.line(secret, 'melder'), reporterRelation: w.line(secret, 'band'), reporterPhone: w.phone(secret), reporterEmail: w.email(secret),
      reporterCall: 'no', reporterCare: w.line(secret, 'waar op te letten') };
  return own;
}

/** What A lets be told to B: the same in both worlds, as everything released is. */
const RELEASED: Readonly<Record<string, string>> = { name: 'Bart Verzonnen', lines: 'Ik denk er vaak aan.\n\nIk zou u dat graag zelf zeggen.' };

const sideOf = (state: CaseState, person: string | null): Side | null => {
  const owner = person === null ? undefined : state.attending.get(person as never)?.for ?? person;
  return owner === undefined ? null : state.people.get(owner as never)?.side ?? null;
};

/** Words for the text fields of an order that are filled in. */
export function textsOf(act: Act, state: CaseState, secret: Side, w: Words): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, field] of Object.entries(specOf(act.order).fields)) {
    if (field.type !== 'text' || (act.values[name] !== true && field.kind !== 'name')) continue;
    // Whoever joins has a name of their own, whoever it was that told of them.
    const joins = act.values['side'] as Side | undefined;
    const hidden = field.compartment === 'casework' || (joins ?? sideOf(state, act.person ?? (field.of ? act.values[field.of] as string | null : null))) === secret;
    if (field.kind === 'released') texts[name] = RELEASED[String(act.values['what'])] ?? 'Iets dat de ander mag weten.';
    else if (field.kind === 'contact') texts[name] = hidden ? contact(act, w) : contact(act, wordsOf(0));
    else texts[name] = field.kind === 'name' ? w.line(hidden, name) : w.text(hidden, name).slice(0, field.lines ? 400 : 190).replace(field.lines ? /$^/ : /\n/g, ' ');
  }
  return texts;
}

const contact = (act: Act, w: Words): string =>
  (act.values['channel'] === 'post' ? `${w.line(true, 'straat').slice(0, 40)} 12\n1234 AB Voorbeeldstad` : w.phone(true));

/** From a registered case on: the ordinary way up to somewhere, then whatever comes, then often an end. */
export function storyFrom(entries: readonly Entry[], tape: Tape, c: Choices, steps: number): Told {
  const told = Told.from(entries, c.on);
  const attempt = (work: () => unknown) => { try { work(); } catch { /* the rules refuse it in this case */ } };
  const lead = told.person('b').id;
  attempt(() => told.do('record-language', { language: c.language === 'nl-easy' ? 'nl' : c.language }, { who: 'b', by: 'desk' }));
  if (tape.once(8)) attempt(() => told.do('judge-violence').do('reject', { reason: tape.pick(['withdrawn', 'outside-scope', 'no-data', 'unreachable'] as const), called: 'spoken' }));
  const until = tape.pick([...MILESTONES.slice(2), 'named', 'approached', 'b-goes-on', 'met'] as const);
  for (const milestone of MILESTONES.slice(1, MILESTONES.indexOf(until) + 1)) {
    attempt(() => told.upTo(milestone));
    attempt(() => told.later(tape.pick([0, 1, 7])));
    if (milestone === 'named' && tape.once(2)) attempt(() => told.do('release', { to: lead, what: 'lines', lines: true }, { who: 'a' }).do('release', { to: lead, what: 'form', form: tape.pick(['talk', 'letters', 'shuttle'] as const) }, { who: 'a' }));
    if (milestone === 'b-said-yes') attempt(() => told.do('state-safe-contact', { post: 'yes', remarks: true } as never, { who: 'b' }));
  }
  walkOn(tape, told, steps, ({ decision, order, person, values, on, context, before, probe }) => {
    if (decision.ok && !probe) told.acts.push({ order, person, values, by: context.relation, on, today: told.today, before });
  });
  if (tape.once(2)) attempt(() => told.do('stop-case'));
  // Of either side: who treats somebody is of that one alone, and what is made after it says nothing of it (P-04).
  if (tape.once(2)) attempt(() => told.do('raise-concern', { concern: 'stalking' }).do('answer-policy', { client: tape.pick(['p1', lead]) }));
  return told;
}

/** Whose mediator's account a mediator's order comes from. */
export const mediatorAt = (entries: readonly Entry[]): string | null => fold(entries).allocated?.mediator ?? null;
