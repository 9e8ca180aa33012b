import { describe, expect, test } from 'vitest';
import { aCase, ORGANISATION, REFERRED, SOMEBODY } from '../../../test/story.ts';
import { CODES } from '../codes.ts';
import type { OrganisationId } from '../fields.ts';
import type { FactOf } from './facts.ts';
import { MOST_PEOPLE, refer, type Referral, type ReferredPerson } from './refer.ts';
import { isMinor, lacksRepresentative, participants } from './state.ts';

const somebody = (wish: Partial<ReferredPerson>): ReferredPerson => ({ ...SOMEBODY, side: 'a', role: 'victim', ...wish });
const referral = (people: ReferredPerson[], referred: Partial<Referral['referred']> = {}): Referral => ({ referred: { ...REFERRED, ...referred }, people });
const added = (r: Referral) => {
  const decision = refer(r);
  if (!decision.ok) throw new Error(decision.reason);
  return decision.facts.filter((f): f is FactOf<'PersonAdded'> => f.kind === 'PersonAdded');
};

describe('a referral', () => {
  test('starts a case from one party; the other party is asked for nothing [R-001]', () => {
    const facts = added(referral([somebody({})]));
    expect(facts.map((p) => p.side)).toEqual(['a', 'b']);
    expect(facts[1]).toMatchObject({ role: 'other', position: 'offender-side', age: null, referredItself: 'no' });
  });

  test('of an offender has somebody of the victim\'s side as the unknown other [R-001]', () => {
    expect(added(referral([somebody({ role: 'offender' })]))[1]).toMatchObject({ position: 'victim-side' });
  });

  test('needs somebody on the side of who refers', () => {
    expect(refer(referral([somebody({ side: 'b' })]))).toEqual({ ok: false, reason: 'field-missing', field: 'people' });
  });

  test.each(CODES.role)('may come from a %s, on either side [R-004] [R-006]', (role) => {
    for (const side of ['a', 'b'] as const) {
      const people = side === 'a' ? [somebody({ role, position: 'victim-side' })] : [somebody({}), somebody({ side, role, position: 'victim-side' })];
      expect(added(referral(people)).some((p) => p.side === side && p.role === role)).toBe(true);
    }
  });

  test('of a witness, relative or other says on whose side that person stands [R-006]', () => {
    expect(refer(referral([somebody({ role: 'witness' })]))).toEqual({ ok: false, reason: 'field-missing', field: 'position' });
    expect(added(referral([somebody({ role: 'witness', position: 'offender-side' })]))[0]).toMatchObject({ position: 'offender-side' });
  });

  test('the role decides the position, whatever the form sends along', () => {
    expect(added(referral([somebody({ role: 'offender', position: 'victim-side' })]))[0]).toMatchObject({ position: 'offender-side' });
  });

  test('is made by a person or by a professional, who says from which kind of organisation [R-005] [R-008]', () => {
    expect(refer(referral([somebody({})], { entry: 'self', referrerKind: null, clientAgrees: 'unknown' })).ok).toBe(true);
    expect(refer(referral([somebody({})], { entry: 'professional', referrerKind: null }))).toEqual({ ok: false, reason: 'field-missing', field: 'referrerKind' });
    for (const referrerKind of ['probation-rn', 'probation-svg', 'probation-ldh'] as const) expect(refer(referral([somebody({})], { referrerKind })).ok).toBe(true);
  });

  test('through ZSM stays booked on the body that refers: it is a fact of its own beside the referrer [R-009] [P-16]', () => {
    expect(aCase({ viaZsm: 'yes', referrerKind: 'victim-support' }).state.referral).toMatchObject({ viaZsm: 'yes', referrerKind: 'victim-support' });
    expect(CODES.referrerKind).not.toContain('zsm');
  });

  test('for somebody else says that this person knows and agrees; else it is a request to call back [P-14]', () => {
    for (const entry of ['professional', 'acquaintance'] as const) {
      for (const clientAgrees of ['no', 'unknown'] as const) {
        expect(refer(referral([somebody({})], { entry, clientAgrees }))).toEqual({ ok: false, reason: 'agreement-unknown', field: 'clientAgrees' });
        expect(refer(referral([somebody({})], { entry, clientAgrees, callBack: 'yes' })).ok).toBe(true);
      }
    }
  });

  test('may leave unknown what is unknown: age, month, police report, stage, agreement on a detail', () => {
    const unknown = referral([somebody({ age: null })], { entry: 'self', referrerKind: null, eventMonth: null, policeReport: 'unknown', criminalStage: 'unknown', certainty: 'not-sure-yet' });
    expect(refer(unknown).ok).toBe(true);
  });

  test('is for everybody, of whatever age: a child of three, young people, a man of 92 [R-113]', () => {
    for (const age of [3, 11, 17, 18, 92]) expect(refer(referral([somebody({ age })])).ok).toBe(true);
  });

  test('with more people than a case has numbers for is refused', () => {
    const many = (n: number) => Array.from({ length: n }, () => somebody({}));
    expect(refer(referral(many(MOST_PEOPLE + 1)))).toMatchObject({ reason: 'too-many-people' });
    expect(refer(referral(many(MOST_PEOPLE - 1))).ok).toBe(true);
  });

  test('tells of every way to reach somebody from whom it comes [R-010]', () => {
    const sourceOf = (entry: 'self' | 'professional' | 'acquaintance', side: 'a' | 'b') => {
      const c = aCase({ entry, a: [{ details: ['post'] }], b: [{ details: ['telephone'] }] });
      return c.person(side).details[0]?.source;
    };
    expect([sourceOf('self', 'a'), sourceOf('professional', 'a'), sourceOf('acquaintance', 'a')]).toEqual(['registrant', 'referrer', 'registrant']);
    expect([sourceOf('self', 'b'), sourceOf('professional', 'b')]).toEqual(['registrant', 'referrer']);
  });

  test('of an offender tells whether that person is detained, and it can change later [R-007]', () => {
    const c = aCase({ a: [{ detained: 'yes' }] });
    expect(c.person('a').detained).toBe('yes');
    expect(c.do('record-detention', { detained: 'no' }, { who: 'a', by: 'desk' }).person('a').detained).toBe('no');
  });

  test('can be made at any moment of the criminal case, and its stage and hearing are facts [R-062] [P-16]', () => {
    for (const criminalStage of CODES.criminalStage) expect(refer(referral([somebody({})], { criminalStage })).ok).toBe(true);
    const c = aCase().do('record-criminal-stage', { stage: 'summoned', hearing: '2019-05-20' }, { by: 'desk' });
    expect(c.state).toMatchObject({ stage: 'summoned', hearing: '2019-05-20' });
  });

  test('is about a grave event, chosen from a list: an offence, a traffic accident, a medical incident or sport [R-121]', () => {
    expect(CODES.cause).toEqual(expect.arrayContaining(['assault', 'rape', 'traffic-accident', 'medical-incident', 'transgressive-behaviour', 'sport-incident']));
    expect(CODES.cause).not.toContain('unknown');
  });
});

describe('several people', () => {
  test('may stand on either side, each with a number of their own', () => {
    const c = aCase({ a: [{}, {}], b: [{}, {}, {}] });
    expect(participants(c.state).map((p) => `${p.id} ${p.side}`)).toEqual(['p1 a', 'p2 a', 'p3 b', 'p4 b', 'p5 b']);
  });

  test('may be added later, with their representatives and supporters, and no number is given twice [R-069]', () => {
    const c = aCase({ a: [{ age: 8, representative: 'parent' }] }); // p1, p2 is B, p3 the parent
    c.do('add-supporter', { as: 'family' }, { who: 'a', by: 'desk' }).do('add-person', {}, { by: 'desk' });
    expect([...c.state.people.keys(), ...c.state.attending.keys()]).toEqual(['p1', 'p2', 'p5', 'p3', 'p4']);
  });

  test('who is added late, on a day before another was added, does not take that one\'s number [P-15]', () => {
    const c = aCase().on('2019-03-07').do('add-person', { role: 'bereaved' }, { by: 'desk' });
    c.on('2019-03-08').do('add-person', { role: 'witness', position: 'victim-side' }, { by: 'desk', day: '2019-03-05' });
    expect(participants(c.state).map((p) => p.role)).toEqual(['offender', 'victim', 'witness', 'bereaved']);
  });

  test('a witness who is added says on whose side they stand', () => {
    expect(aCase().fieldOf('add-person', { role: 'witness' })).toBe('position');
  });
});

describe('an organisation', () => {
  test('may be either party, also the one who begins [R-039]', () => {
    const c = aCase({ cause: 'sport-incident', a: [{ nature: 'organisation', role: 'victim', age: null, representative: 'organisation-representative' }], b: [{ nature: 'organisation', role: 'causing-party', age: null }] });
    expect(participants(c.state).map((p) => p.nature)).toEqual(['organisation', 'organisation']);
    expect(lacksRepresentative(c.person('b'))).toBe(true);
  });

  test('is spoken to through its representative, and not before there is one [R-039] [R-122]', () => {
    const c = aCase({ cause: 'sport-incident', a: [{ nature: 'organisation', role: 'victim', age: null }] }).upTo('sent-out');
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('no-representative');
    c.do('add-representative', { as: 'organisation-representative' }, { who: 'a' });
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('possible');
    c.do('end-representation', {}, { who: 'a' });
    expect(c.why('hold-intake', {}, { who: 'a' })).toBe('no-representative');
  });
});

describe('a minor', () => {
  test('is somebody under eighteen; of an unknown age nobody is assumed to be one [P-20] [R-070]', () => {
    const minor = (age: number | null) => isMinor(aCase({ a: [{ age }] }).person('a'));
    expect([minor(0), minor(17), minor(18), minor(null)]).toEqual([true, true, false, false]);
    expect(isMinor(aCase({ a: [{ nature: 'organisation', age: 5 }] }).person('a'))).toBe(false);
  });

  test('of three is a participant, whose parent speaks for them; the parent is no participant [R-070]', () => {
    const c = aCase({ a: [{ age: 3, role: 'victim', representative: 'parent' }] });
    expect(c.person('a').representatives).toEqual([{ id: 'p3', as: 'parent' }]);
    expect(participants(c.state).map((p) => p.id)).toEqual(['p1', 'p2']);
    expect(c.state.attending.get('p3' as never)).toEqual({ for: 'p1', as: 'representative' });
  });

  test('is never represented by somebody of the other side, such as a parent who is the suspect [R-070]', () => {
    const c = aCase({ a: [{ age: 16, role: 'victim' }] });
    expect(c.why('add-representative', { partOfOtherSide: 'yes' }, { who: 'a', by: 'desk' })).toBe('representative-of-other-side');
    expect(c.fieldOf('add-representative', { partOfOtherSide: 'yes' }, { who: 'a', by: 'desk' })).toBe('partOfOtherSide');
    expect(c.why('add-representative', { as: 'guardian-institution' }, { who: 'a', by: 'desk' })).toBe('possible');
  });

  test('has no representative unless somebody said so: never assumed [R-070]', () => {
    expect(aCase({ a: [{ age: 3 }] }).person('a').representatives).toEqual([]);
    expect(aCase().why('add-representative', {}, { who: 'a', by: 'desk' })).toBe('not-a-child');
  });

  test('is heard once there is a representative, and letters go where was agreed for this child [R-070]', () => {
    const c = aCase({ a: [{ age: 12 }] });
    expect(c.why('hear-child', {}, { who: 'a', by: 'desk' })).toBe('no-representative');
    c.do('add-representative', {}, { who: 'a', by: 'desk' }).do('hear-child', { agrees: 'yes', lettersTo: 'both' }, { who: 'a', by: 'desk' });
    expect(c.person('a').child).toEqual({ agrees: 'yes', lettersTo: 'both' });
    expect(aCase().why('hear-child', {}, { who: 'a', by: 'desk' })).toBe('not-a-child');
  });

  test('who turns eighteen speaks for themselves from that day [R-070]', () => {
    const c = aCase({ a: [{ age: 17, representative: 'parent' }] });
    expect(c.do('record-age', { age: 17 }, { who: 'a', by: 'desk' }).person('a').representatives).toHaveLength(1);
    c.do('record-age', { age: 18 }, { who: 'a', by: 'desk' });
    expect(c.person('a').representatives).toEqual([]);
    expect(c.why('end-representation', {}, { who: 'a', by: 'desk' })).toBe('no-representative');
  });
});

describe('what is known of somebody', () => {
  test('language and interpreter, own professional, safe ways of contact [P-06] [P-16]', () => {
    const c = aCase({ a: [{ language: 'ar', interpreter: 'yes', safe: { post: 'no', telephone: 'yes', voicemail: 'no', email: 'not-asked' } }] });
    expect(c.person('a').safe).toEqual({ post: 'no', telephone: 'yes', voicemail: 'no', email: 'not-asked' });
    expect(c.facts).toContainEqual({ kind: 'LanguageRecorded', person: 'p1', language: 'ar', interpreter: 'yes' });
    c.do('record-own-professional', {}, { who: 'b', by: 'desk' }).do('state-safe-contact', { post: 'no' }, { who: 'b', by: 'desk' }).do('record-language', {}, { who: 'b', by: 'desk' });
    expect(c.person('b')).toMatchObject({ ownProfessional: true, safe: { post: 'no' } });
  });

  test('nobody was asked about safe contact unless they were [P-06]', () => {
    expect(aCase().person('b').safe).toEqual({ post: 'not-asked', telephone: 'not-asked', voicemail: 'not-asked', email: 'not-asked' });
  });

  test('a death is recorded at once by whoever hears of it, in every phase [P-09]', () => {
    for (const by of ['desk', 'policy', 'mediator'] as const) expect(aCase().do('record-death', {}, { who: 'b', by }).person('b').dead).toBe(true);
    expect(aCase().upTo('closed').why('record-death', {}, { who: 'b' })).toBe('possible');
    expect(aCase().do('record-death', {}, { who: 'b', by: 'desk' }).why('record-death', {}, { who: 'b', by: 'desk' })).toBe('person-died');
  });

  test('a contact ban has a direction, somebody who imposed it and an end; permission comes from who may give it [P-05]', () => {
    const c = aCase();
    expect(c.why('permit-despite-ban', {}, { by: 'desk' })).toBe('no-ban');
    c.do('record-ban', { ban: 'yes', direction: 'a-to-b', imposedBy: 'court', until: '2020-01-01' }, { by: 'desk' });
    expect(c.state.ban).toEqual({ ban: 'yes', until: '2020-01-01', permitted: null });
    expect(CODES.permissionBy).not.toContain('party'); // the other side's wish is not permission
    expect(c.do('permit-despite-ban', { by: 'probation' }, { by: 'desk' }).state.ban.permitted).toEqual({ until: null });
    expect(c.do('record-ban', {}, { by: 'desk' }).state.ban.permitted).toBeNull(); // a new ban needs new permission
  });
});

test('nothing happens to a case before the day on which it was referred', () => {
  const c = aCase();
  expect(c.at('2019-03-03').referral).toBeNull();
  expect(c.why('accept', {}, { day: '2019-03-03' })).toBe('day-before-referral');
  expect(c.fieldOf('accept', {}, { day: '2019-03-03' })).toBe('day');
});

describe('who referred, as one of the list', () => {
  const other = '00000000-0000-4000-b000-000000000002' as OrganisationId;

  test('is recorded by the desk, at any time, and what was recorded first stays in the journal [R-008]', () => {
    const c = aCase().upTo('closed').do('place-referrer', {}, { by: 'desk' });
    expect(c.state.referral?.organisation).toBe(ORGANISATION);
    expect(c.facts.find((fact) => fact.kind === 'Referred')).toMatchObject({ organisation: null });
    expect(c.do('place-referrer', { organisation: other }, { by: 'desk' }).state.referral?.organisation).toBe(other);
    expect([c.why('place-referrer', { organisation: other }, { by: 'desk' }), c.why('place-referrer', {}, { by: 'mediator' })]).toEqual(['told-already', 'not-your-part']);
  });

  test('is nobody where somebody came by themselves; and is taken back as any other line [P-15]', () => {
    expect(aCase({ entry: 'self', referrerKind: null }).why('place-referrer', {}, { by: 'desk' })).toBe('no-referrer');
    const c = aCase().do('place-referrer', {}, { by: 'desk' });
    expect(c.do('correct', { seq: c.seqOf('ReferrerPlaced') }, { by: 'desk' }).state.referral?.organisation).toBe(null);
  });
});

test('what is safe is recorded after a rejection and a closing too: the letter about that still has to go [P-06] [P-10]', () => {
  const rejected = aCase().do('reject', { reason: 'withdrawn' });
  expect(rejected.why('state-safe-contact', { post: 'yes' }, { who: 'a', by: 'desk' })).toBe('possible');
  expect(rejected.do('state-safe-contact', { post: 'yes' }, { who: 'a', by: 'desk' }).state.people.get('p1' as never)?.safe.post).toBe('yes');
});
