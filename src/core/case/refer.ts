import { impliedPosition, type Code } from '../codes.ts';
import type { Day } from '../day.ts';
import {
  code, maybeCode, maybeDay, maybeNumber, maybeText, number, organisation, text, type PersonId,
} from '../fields.ts';
import type { FactOf } from './facts.ts';
import { no, order, yes, type Decision } from './order.ts';
import { isMinor, type CaseState } from './state.ts';

/** Everybody on a case has a number in it; 99 a case is far above any group that was seen. */
export const MOST_PEOPLE = 99;

export const nextPerson = (state: CaseState): PersonId => `p${state.journal.person + 1}` as PersonId;

/** What a referral tells, before it is a case. Codes only; names and words are sealed by the caller under the same person ids. */
export interface Referral {
  readonly referred: Omit<FactOf<'Referred'>, 'kind'>;
  readonly people: readonly ReferredPerson[];
  /** A contact ban that whoever registers knows of: it holds until somebody records otherwise (P-05). Left out: nothing was asked. */
  readonly ban?: Code<'yesNoUnknown'> | null | undefined;
  /** Day of the hearing, where it is known (P-16). */
  readonly hearing?: Day | null | undefined;
  /** Somebody who supports the first person of side A. */
  readonly supporter?: Code<'supporterKind'> | null | undefined;
}

export interface ReferredPerson {
  readonly side: Code<'side'>;
  readonly role: Code<'role'>;
  /** Needed for roles that imply none. */
  readonly position: Code<'position'> | null;
  readonly nature: Code<'personKind'>;
  readonly age: number | null;
  readonly representative: Code<'representativeKind'> | null;
  readonly detained: Code<'yesNoUnknown'> | null;
  readonly site: string | null;
  readonly safe: Record<'post' | 'telephone' | 'voicemail' | 'email', Code<'safeAnswer'>> | null;
  readonly language: Code<'language'> | null;
  readonly interpreter: Code<'yesNo'> | null;
  readonly details: readonly Code<'detailChannel'>[];
}

/**
 * A referral as facts. At least one person on side A; where nobody is known on side B one unknown
 * person is added, because a case without another side cannot be completed.
 */
export function refer(referral: Referral): Decision {
  const { referred } = referral;
  if (!referral.people.some((p) => p.side === 'a')) return no('field-missing', 'people');
  if (referral.people.length > MOST_PEOPLE) return no('too-many-people', 'people');
  // P-14: whoever refers another states that this person knows and agrees; otherwise it is a call-back request.
  // An import of what happened long ago may not know it: that step is then not recorded.
  if (referred.channel !== 'import' && referred.entry !== 'self' && referred.clientAgrees !== 'yes' && referred.callBack !== 'yes') return no('agreement-unknown', 'clientAgrees');
  if (referred.entry === 'professional' && referred.referrerKind === null) return no('field-missing', 'referrerKind');
  const unknownOther: ReferredPerson = {
    side: 'b', role: 'other', position: opposite(referral.people.find((p) => p.side === 'a')), nature: 'person', age: null,
    representative: null, detained: null, site: null, safe: null, language: null, interpreter: null, details: [],
  };
  const people = referral.people.some((p) => p.side === 'b') ? referral.people : [...referral.people, unknownOther];
  const facts: ReturnType<typeof personFacts> = [];
  let next = people.length + 1;
  for (const [index, p] of people.entries()) {
    const position = impliedPosition(p.role) ?? p.position;
    if (position === null) return no('field-missing', 'position');
    facts.push(...personFacts(p, position, referred, `p${index + 1}` as PersonId, `p${next}` as PersonId));
    if (p.representative) next += 1;
  }
  return yes({ kind: 'Referred', ...referred }, ...facts, ...besides(referral, `p${next}` as PersonId));
}

function besides({ referred, ban, hearing, supporter }: Referral, next: PersonId) {
  return [
    ...(ban ? [{ kind: 'BanRecorded', ban, direction: null, imposedBy: null, until: null } as const] : []),
    ...(hearing ? [{ kind: 'CriminalStageRecorded', stage: referred.criminalStage, hearing } as const] : []),
    ...(supporter ? [{ kind: 'SupporterAdded', person: next, for: 'p1' as PersonId, as: supporter } as const] : []),
  ];
}

function opposite(first: ReferredPerson | undefined): Code<'position'> {
  const position = first ? impliedPosition(first.role) ?? first.position : null;
  return position === 'offender-side' ? 'victim-side' : 'offender-side';
}

function personFacts(
  p: ReferredPerson, position: Code<'position'>, referred: Referral['referred'], id: PersonId, representative: PersonId,
): (FactOf<'PersonAdded'> | FactOf<'RepresentativeAdded'> | FactOf<'DetentionRecorded'> | FactOf<'SafeContactStated'> | FactOf<'LanguageRecorded'> | FactOf<'DetailRecorded'>)[] {
  const source = referred.entry === 'professional' ? 'referrer' : 'registrant';
  return [
    { kind: 'PersonAdded', person: id, side: p.side, role: p.role, position, nature: p.nature, age: p.age, referredItself: 'no' },
    ...(p.representative ? [{ kind: 'RepresentativeAdded', person: representative, for: id, as: p.representative } as const] : []),
    ...(p.detained ? [{ kind: 'DetentionRecorded', person: id, detained: p.detained, site: p.site as never } as const] : []),
    ...(p.safe ? [{ kind: 'SafeContactStated', person: id, ...p.safe } as const] : []),
    ...(p.language ? [{ kind: 'LanguageRecorded', person: id, language: p.language, interpreter: p.interpreter ?? 'no' } as const] : []),
    ...p.details.map((channel) => ({ kind: 'DetailRecorded', person: id, channel, source } as const)),
  ];
}

const EVERYONE = ['desk', 'mediator'] as const;
const room = (state: CaseState) => (state.journal.person >= MOST_PEOPLE ? 'too-many-people' : null);

export const REFER_ORDERS = {
  'add-person': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'case',
    fields: {
      side: code('side'), role: code('role'), position: maybeCode('position'), nature: code('personKind'), age: maybeNumber(0, 120),
      referredItself: code('yesNo'), name: maybeText('person', 'name'),
    },
    when: ({ state }) => room(state),
    decide({ state }, _, v) {
      const position = impliedPosition(v.role) ?? v.position;
      if (position === null) return no('field-missing', 'position');
      return yes({
        kind: 'PersonAdded', person: nextPerson(state), side: v.side, role: v.role, position, nature: v.nature, age: v.age, referredItself: v.referredItself,
      });
    },
  }),
  'record-age': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', alsoGone: true, fields: { age: number(0, 120) },
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'AgeRecorded', person: p.id, age: v.age }),
  }),
  'add-representative': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any',
    // Never a person of the other side, and never assumed.
    fields: { as: code('representativeKind'), partOfOtherSide: code('yesNo'), name: text('person', 'name'), contact: maybeText('person', 'contact') },
    when: ({ state }, p) => (isMinor(p) || p.nature === 'organisation' ? room(state) : 'not-a-child'),
    decide: ({ state }, p, v) => (v.partOfOtherSide === 'yes'
      ? no('representative-of-other-side', 'partOfOtherSide')
      : yes({ kind: 'RepresentativeAdded', person: nextPerson(state), for: p.id, as: v.as })),
  }),
  'end-representation': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', fields: {},
    when: (_c, p) => (p.representatives.length === 0 ? 'no-representative' : null),
    decide: (_c, p) => yes({ kind: 'RepresentationEnded', for: p.id }),
  }),
  // from twelve the child's own yes is recorded; who gets letters is decided per child.
  'hear-child': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', fields: { agrees: code('yesNoNotYet'), lettersTo: code('lettersTo') },
    when: (_c, p) => (isMinor(p) ? (p.representatives.length === 0 ? 'no-representative' : null) : 'not-a-child'),
    decide: (_c, p, v) => yes({ kind: 'ChildHeard', person: p.id, agrees: v.agrees, lettersTo: v.lettersTo }),
  }),
  'add-supporter': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any',
    fields: { as: code('supporterKind'), name: text('person', 'name'), contact: maybeText('person', 'contact') },
    when: ({ state }) => room(state),
    decide: ({ state }, p, v) => yes({ kind: 'SupporterAdded', person: nextPerson(state), for: p.id, as: v.as }),
  }),
  'record-detention': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', fields: { detained: code('yesNoUnknown'), place: maybeText('person', 'detention-place') }, // R-007, P-21
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'DetentionRecorded', person: p.id, detained: v.detained, site: null }),
  }),
  'state-safe-contact': order({
    phase: 'refer', by: EVERYONE, stage: 'always', about: 'any', // P-06: also after a rejection or a closing, as long as a letter about that has to go
    fields: {
      post: code('safeAnswer'), telephone: code('safeAnswer'), voicemail: code('safeAnswer'), email: code('safeAnswer'),
      times: maybeText('person', 'safe-times'), codeWord: maybeText('person', 'code-word'), remarks: maybeText('person', 'safe-contact'),
    },
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'SafeContactStated', person: p.id, post: v.post, telephone: v.telephone, voicemail: v.voicemail, email: v.email }),
  }),
  'state-referrer-safe': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'case', // P-06
    fields: { call: code('safeAnswer'), times: maybeText('referrer', 'safe-times'), codeWord: maybeText('referrer', 'code-word'), remarks: maybeText('referrer', 'safe-contact') },
    when: ({ state }) => (state.referral?.entry === 'acquaintance' ? null : 'no-near-referrer'),
    decide: (_c, _p, v) => yes({ kind: 'ReferrerSafeStated', call: v.call }),
  }),
  'record-language': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', fields: { language: code('language'), interpreter: code('yesNo') },
    when: () => null,
    decide: (_c, p, v) => yes({ kind: 'LanguageRecorded', person: p.id, language: v.language, interpreter: v.interpreter }),
  }),
  'record-ban': order({
    phase: 'refer', by: ['desk', 'policy', 'mediator'], stage: 'open', about: 'case', // P-05
    fields: { ban: code('yesNoUnknown'), direction: maybeCode('banDirection'), imposedBy: maybeCode('banImposedBy'), until: maybeDay },
    when: () => null,
    decide: (_c, _p, v) => yes({ kind: 'BanRecorded', ban: v.ban, direction: v.direction, imposedBy: v.imposedBy, until: v.until }),
  }),
  'permit-despite-ban': order({
    phase: 'refer', by: ['desk', 'policy', 'mediator'], stage: 'open', about: 'case', // P-05: the other side's wish is not permission
    fields: { by: code('permissionBy'), until: maybeDay, proof: text('casework', 'ban-permission') },
    when: ({ state }) => (state.ban.ban === 'yes' ? null : 'no-ban'),
    decide: (_c, _p, v) => yes({ kind: 'BanPermitted', by: v.by, until: v.until }),
  }),
  'record-criminal-stage': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'case', fields: { stage: code('criminalStage'), hearing: maybeDay }, // P-16
    when: () => null,
    decide: (_c, _p, v) => yes({ kind: 'CriminalStageRecorded', stage: v.stage, hearing: v.hearing }),
  }),
  'record-own-professional': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'any', fields: { contact: text('person', 'own-professional') }, // P-16
    when: () => null,
    decide: (_c, p) => yes({ kind: 'OwnProfessionalKnown', person: p.id }),
  }),
  'correct-cause': order({
    phase: 'refer', by: EVERYONE, stage: 'open', about: 'case',
    fields: { cause: code('cause'), policeReport: code('policeReport'), immaterialNeed: code('yesNoUnknown'), funding: code('funding') },
    when: () => null,
    decide: ({ state, settings, on }, _p, v) => (v.cause !== state.cause && settings(on).notOffered.cause.includes(v.cause)
      ? no('not-offered', 'cause')
      : yes({ kind: 'CauseCorrected', cause: v.cause, policeReport: v.policeReport, immaterialNeed: v.immaterialNeed, funding: v.funding })),
  }),
  // who referred, as one of the list; also of long ago, so that old cases are found by it.
  'place-referrer': order({
    phase: 'refer', by: ['desk'], stage: 'always', about: 'case', fields: { organisation },
    when: ({ state }) => (state.referral?.entry === 'professional' ? null : 'no-referrer'),
    decide: ({ state }, _p, v) => (v.organisation === state.referral?.organisation ? no('told-already', 'organisation') : yes({ kind: 'ReferrerPlaced', organisation: v.organisation })),
  }),
  'confirm-agreement': order({
    phase: 'refer', by: ['desk'], stage: 'before-allocation', about: 'case', fields: { clientAgrees: code('yesNoUnknown') }, // P-14
    when: ({ state }) => (state.clientAgrees === 'yes' || state.referral?.entry === 'self' ? 'told-already' : null),
    decide: (_c, _p, v) => yes({ kind: 'AgreementConfirmed', clientAgrees: v.clientAgrees }),
  }),
  'record-death': order({
    phase: 'refer', by: ['desk', 'policy', 'mediator'], stage: 'always', about: 'any', alsoGone: true, fields: {}, // P-09
    when: (_c, p) => (p.dead ? 'person-died' : null),
    decide: (_c, p) => yes({ kind: 'Died', person: p.id }),
  }),
};
