import { addDays, day, type Day } from '../src/core/day.ts';
import type { OrganisationId, PersonId, StaffId } from '../src/core/fields.ts';
import type { Entry, Fact } from '../src/core/case/facts.ts';
import { fold } from '../src/core/case/fold.ts';
import { decideOrder, type Context, type Decision, type Relation } from '../src/core/case/order.ts';
import { type ORDERS, specOf, type OrderName } from '../src/core/case/orders.ts';
import { phase } from '../src/core/case/outcome.ts';
import { possible, type Possibility } from '../src/core/case/possible.ts';
import { refer, type Referral, type ReferredPerson } from '../src/core/case/refer.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsOn } from '../src/core/case/settings.ts';
import { participants, type CaseState, type Participant } from '../src/core/case/state.ts';

/** Cases for tests, told as a story: who was referred, what happened on which day, and what was refused. */

const staffId = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as StaffId;
export const MEDIATOR = staffId(1);
export const OTHER_MEDIATOR = staffId(2);
/** A referring organisation of the list. */
export const ORGANISATION = '00000000-0000-4000-b000-000000000001' as OrganisationId;
export const STAFF: Readonly<Record<Relation, StaffId>> = { mediator: MEDIATOR, desk: staffId(3), policy: staffId(4), supervisor: staffId(5) };
export const caseNumber = (n: number) => `00000000-0000-4000-9000-00000000000${n}`;

type Loose<T> = T extends { readonly __brand: string } ? string : T extends readonly (infer U)[] ? readonly Loose<U>[] : T;
type ValuesOf<K extends OrderName> = Parameters<(typeof ORDERS)[K]['decide']>[2];
export type Given<K extends OrderName> = { readonly [F in keyof ValuesOf<K>]?: Loose<ValuesOf<K>[F]> };

export interface How {
  /** `a`, `b` (the first of that side) or a person of the case, `p3`. Left out: the only one it can be about. */
  readonly who?: string;
  readonly by?: Relation;
  /** Another account than the usual one of that relation. */
  readonly staff?: StaffId;
  /** The day on which it happened, where it is recorded later than that. */
  readonly day?: string;
}

type PersonWish = Partial<ReferredPerson>;
export interface Wish extends Partial<Omit<Referral['referred'], 'organisation'>> {
  readonly on?: string;
  readonly a?: readonly PersonWish[];
  readonly b?: readonly PersonWish[];
  readonly settings?: Partial<Settings>;
  /** Instead, where they change with the days. */
  readonly settingsOn?: SettingsOn;
}

export const SOMEBODY: Omit<ReferredPerson, 'side' | 'role'> = {
  position: null, nature: 'person', age: 35, representative: null, detained: null, site: null, safe: null, language: null, interpreter: null, details: [],
};
export const REFERRED: Referral['referred'] = {
  entry: 'professional', channel: 'form', referrerKind: 'probation-rn', organisation: null, viaZsm: 'no', cause: 'assault', eventMonth: '2018-11', policeReport: 'one',
  criminalStage: 'prosecution', certainty: 'sure', clientAgrees: 'yes', immaterialNeed: 'unknown', funding: 'ministry', callBack: 'no',
};

/** What is filled in where a test does not say it: the ordinary way. Texts that an order asks for are given. */
export const USUAL: { readonly [K in OrderName]?: Given<K> } = {
  'judge-violence': { domestic: 'no', stalking: 'no' },
  'answer-policy': { answer: 'go', treatmentProvider: 'yes', client: 'p1', consentToCall: 'yes', provider: true, providerTelephone: true, safetyHousePossible: 'yes' },
  'raise-concern': { concern: 'other-safety' },
  'record-detail': { channel: 'post', source: 'prosecution' },
  'record-data-answer': { answer: 'received' },
  'state-safe-contact': { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' },
  'state-referrer-safe': { call: 'no' },
  'record-ban': { ban: 'yes' }, 'permit-despite-ban': { by: 'court' },
  'confirm-agreement': { clientAgrees: 'yes' }, 'place-referrer': { organisation: ORGANISATION },
  'add-person': { side: 'b', role: 'victim', nature: 'person', age: 35, referredItself: 'no' },
  'add-representative': { as: 'parent', partOfOtherSide: 'no' }, 'hear-child': { agrees: 'yes', lettersTo: 'participant' },
  'record-detention': { detained: 'yes' }, 'record-language': { language: 'tr', interpreter: 'yes' }, 'add-supporter': { as: 'family' },
  reject: { reason: 'withdrawn', called: 'spoken' },
  allocate: { mediator: MEDIATOR }, 'allocate-incomplete': { mediator: MEDIATOR },
  'add-second-mediator': { mediator: OTHER_MEDIATOR }, reallocate: { mediator: OTHER_MEDIATOR, reason: 'absence' }, 'hand-back': { reason: 'safety' },
  'contact-referrer': { result: 'spoken' }, 'hold-intake': { medium: 'in-person', place: 'office' },
  'decide-to-go-on': { decision: 'go-on' }, 'weigh-safety': { result: 'safe', facts: 'not-denied' },
  'check-address': { source: 'prosecution', otherSideLivesThere: 'no' },
  approach: { channel: 'letter', reason: 'default' }, 'remind-approach': { channel: 'letter', reason: 'default' },
  'record-answer': { answer: 'yes' }, prepare: { medium: 'in-person' }, 'consent-to-form': { form: 'talk' }, 'withdraw-form-consent': { form: 'talk' },
  'hold-contact': { form: 'talk', medium: 'in-person', place: 'neutral-place' }, 'pass-message': { form: 'letters', received: 'yes' },
  'write-report-text': { receiver: 'referrer-a' },
  'consent-to-report-back': { receiver: 'referrer-a', words: 'contact-took-place' }, 'withdraw-report-back-consent': { receiver: 'referrer-a' },
  'report-back': { receiver: 'referrer-a', words: 'contact-took-place' },
  'consent-to-process-notice': { consents: 'yes' }, 'send-process-notice': { notice: 'received' },
  'follow-up': { result: 'spoken' }, 'stop-taking-part': { reason: 'not-told' }, 'stop-case': { by: 'mediator', reason: 'not-told' },
  'settle-closing-letter': { how: 'other-channel' }, reopen: { reason: 'party-came-back' }, 'add-late-item': { item: 'note' },
  pause: { by: 'party' }, correct: { reason: 'typing-error' },
};

/** Every field of an order as an empty form has it, required texts written, a required future day in a fortnight. */
export function blank(name: OrderName, today: Day): Record<string, unknown> {
  return Object.fromEntries(Object.entries(specOf(name).fields).map(([field, rest]) => {
    const needed = !('optional' in rest);
    if (rest.type === 'text') return [field, needed];
    if (rest.type === 'codes' || rest.type === 'people') return [field, []];
    return [field, rest.type === 'day' && needed ? addDays(today, 14) : null];
  }));
}

export const MILESTONES = ['referred', 'accepted', 'complete', 'sent-out', 'a-goes-on', 'named', 'approached', 'b-said-yes', 'b-goes-on', 'prepared', 'met', 'closed'] as const;
export type Milestone = (typeof MILESTONES)[number];

export class Case {
  readonly entries: Entry[] = [];
  readonly settings: SettingsOn;
  today: Day;
  private reached = 0;

  constructor(wish: Wish = {}) {
    const { on = '2019-03-04', a = [{}], b = [{}], settings = {}, settingsOn, ...referred } = wish;
    this.today = day(on);
    const own = { ...DEFAULT_SETTINGS, ...settings };
    this.settings = settingsOn ?? (() => own);
    const people = [
      ...a.map((p): ReferredPerson => ({ ...SOMEBODY, side: 'a', role: 'offender', ...p })),
      ...b.map((p): ReferredPerson => ({ ...SOMEBODY, side: 'b', role: 'victim', ...p })),
    ];
    this.write('refer', refer({ referred: { ...REFERRED, ...referred }, people }), this.today, 'public');
  }

  /** Everything after this happens, and is recorded, on this day. */
  on(text: string): this {
    if (day(text) < this.today) throw new Error(`the story is at ${this.today} already; use { day: '${text}' } for what is recorded late`);
    this.today = day(text);
    return this;
  }

  later(days: number): this { return this.on(addDays(this.today, days)); }

  /** The state at the end of a day, or now. */
  at(until?: string): CaseState { return until === undefined ? fold(this.entries) : fold(this.entries, day(until)); }
  get state(): CaseState { return this.at(); }
  get facts(): readonly Fact[] { return this.entries.map((e) => e.fact); }
  get kinds(): readonly string[] { return this.facts.map((f) => f.kind); }
  /** The number of the last fact of a kind. */
  seqOf(kind: Fact['kind']): number { return this.entries.findLast((e) => e.fact.kind === kind)?.seq ?? 0; }

  person(who: string): Participant {
    const found = who === 'a' || who === 'b' ? participants(this.state, who)[0] : this.state.people.get(who as PersonId);
    if (!found) throw new Error(`there is no ${who} in this case`);
    return found;
  }

  context(by: Relation, on: Day = this.today, staff: StaffId = STAFF[by]): Context {
    return { state: fold(this.entries, on), on, relation: by, staff, settings: this.settings };
  }

  possible(by: Relation): Possibility[] { return possible(this.context(by)); }

  decide<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): Decision {
    const spec = specOf(name);
    const on = how.day === undefined ? this.today : day(how.day);
    const by = how.by ?? (spec.by.includes('mediator') && this.state.allocated ? 'mediator' : spec.by[0] as Relation);
    const person = spec.about === 'case' ? null : this.about(name, how.who).id;
    return decideOrder(spec, this.context(by, on, how.staff), this.today, { person, values: { ...blank(name, this.today), ...USUAL[name], ...values } });
  }

  /** Does it, and fails the test with a sentence where the rules refuse it. */
  do<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): this {
    return this.write(name, this.decide(name, values, how), how.day === undefined ? this.today : day(how.day), `staff:${how.staff ?? STAFF[how.by ?? 'mediator']}`);
  }

  /** The reason why it is refused, or `possible`. */
  why<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): string {
    const decision = this.decide(name, values, how);
    return decision.ok ? 'possible' : decision.reason;
  }

  /** The field at which it is refused, or null. */
  fieldOf<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): string | null {
    const decision = this.decide(name, values, how);
    return decision.ok ? null : decision.field ?? null;
  }

  /** Facts as they stand in a journal, whoever wrote them. */
  with(actor: 'import' | 'system', ...facts: Fact[]): this { return this.write('with', { ok: true, facts }, this.today, actor); }

  /** The ordinary way, up to and including this milestone, everything on this day. */
  upTo(milestone: Milestone): this {
    const last = MILESTONES.indexOf(milestone);
    while (this.reached < last) {
      this.reached += 1;
      STEPS[MILESTONES[this.reached] as Milestone](this);
    }
    return this;
  }

  private about(name: OrderName, who: string | undefined): Participant {
    const { about } = specOf(name);
    if (who !== undefined) return this.person(who);
    if (about === 'a' || about === 'b') return this.person(about);
    throw new Error(`say who: ${name} can be about anybody`);
  }

  private write(name: string, decision: Decision, on: Day, actor: string): this {
    if (!decision.ok) {
      throw new Error(`${name} was refused on ${on}: ${decision.reason}${decision.field ? ` (at ${decision.field})` : ''}; the case is in phase ${phase(this.state)}`);
    }
    for (const fact of decision.facts) {
      this.entries.push({ seq: this.entries.length + 1, day: on, recorded: `${this.today}T10:00:00.000Z`, actor, fact });
    }
    return this;
  }
}

const everyone = (c: Case, side?: 'a' | 'b') => participants(c.state, side).filter((p) => !p.dead && !p.stopped).map((p) => p.id);

const STEPS: Record<Milestone, (c: Case) => void> = {
  referred: () => undefined,
  accepted: (c) => { c.do('judge-violence').do('accept'); },
  complete: (c) => { for (const who of everyone(c, 'b')) c.do('record-detail', {}, { who }); },
  'sent-out': (c) => { c.do('allocate'); },
  'a-goes-on': (c) => {
    for (const who of everyone(c, 'a')) c.do('hold-intake', {}, { who }).do('inform', {}, { who }).do('decide-to-go-on', {}, { who });
    c.do('weigh-safety');
  },
  named: (c) => {
    for (const to of everyone(c, 'b')) {
      for (const who of everyone(c, 'a')) c.do('release', { to, what: 'name', lines: true }, { who });
      c.do('check-address', {}, { who: to });
    }
  },
  approached: (c) => { for (const who of everyone(c, 'b')) c.do('approach', {}, { who }); },
  'b-said-yes': (c) => { for (const who of everyone(c, 'b')) c.do('record-answer', {}, { who }); },
  'b-goes-on': (c) => { for (const who of everyone(c, 'b')) c.do('hold-intake', {}, { who }).do('decide-to-go-on', {}, { who }); },
  prepared: (c) => { for (const who of everyone(c)) c.do('prepare', {}, { who }).do('agree-confidentiality', {}, { who }).do('consent-to-form', {}, { who }); },
  met: (c) => { c.do('hold-contact', { people: everyone(c) }); },
  closed: (c) => {
    for (const who of everyone(c)) c.do('settle-closing-letter', {}, { who });
    c.do('close');
  },
};

export const aCase = (wish: Wish = {}): Case => new Case(wish);
