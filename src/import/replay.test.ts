import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import type { FactKind } from '../core/case/facts.ts';
import { fold } from '../core/case/fold.ts';
import { defaultSettings } from '../core/case/settings.ts';
import { MEDIATOR, rowWith, type Cells } from '../../test/import.ts';
import { readRow, type Fault } from './cells.ts';
import { replay, type Replayed } from './replay.ts';

const TODAY = day('2026-01-15');
const ID = '00000000-0000-4000-8000-000000000001' as never;
const told = {
  today: TODAY, recorded: '2026-01-15T00:00:00.000Z', settings: defaultSettings, sentence: (reason: string) => reason,
  lists: { mediators: new Map([[MEDIATOR, ID]]), organisation: () => ID },
};

function judged(changes: Cells): Replayed | { faults: Fault[] } {
  const read = readRow(rowWith('1', changes), 2, TODAY);
  return 'faults' in read ? read : replay(read.row, told);
}

function taken(changes: Cells): Replayed {
  const done = judged(changes);
  if ('faults' in done) throw new Error(JSON.stringify(done.faults));
  return done;
}

const refused = (changes: Cells): Fault[] => {
  const done = judged(changes);
  return 'faults' in done ? done.faults : [];
};

const factsOf = (done: Replayed, kind: FactKind) => done.entries.filter(({ fact }) => fact.kind === kind);
const unrecorded = (done: Replayed): string[] => done.entries.flatMap(({ fact }) => (fact.kind === 'NotRecorded' ? [fact.step] : []));

const TALK = {
  approached: '2018-04-01', b1_answer: 'yes', b1_answered: '2018-04-05', b1_intake: '2018-04-10', a1_prepared: '2018-04-12', b1_prepared: '2018-04-12',
  contact1_day: '2018-04-15', contact1_form: 'talk',
};

describe('a row is judged by the rules of its own days', () => {
  test.each([
    ['sent out incomplete before that existed', { data_requested: '2018-03-05', allocated: '2018-03-25', a1_intake: '', incomplete: 'yes' }, 'allocated', 'before-autumn-2018'],
    ['sent out incomplete within two weeks', { registered: '2018-11-01', data_requested: '2018-11-01', accepted: '2018-11-01', allocated: '2018-11-14', a1_intake: '', closed: '2018-12-01', incomplete: 'yes' }, 'allocated', 'waiting-for-prosecution'],
    ['a video message before there were any', { ...TALK, registered: '2017-03-05', accepted: '2017-03-06', allocated: '2017-03-13', a1_intake: '2017-03-22', approached: '2017-04-01', b1_answered: '2017-04-05', b1_intake: '2017-04-10', a1_prepared: '2017-04-12', b1_prepared: '2017-04-12', contact1_day: '2017-04-15', contact1_form: 'video', closed: '2017-05-01' }, 'contact1_form', 'form-not-yet-valid'],
    ['rejected for MiS before there was MiS', { accepted: '', allocated: '', mediator: '', a1_intake: '', closed: '', rejected: '2018-03-20', rejection: 'mis-first' }, 'rejection', 'reason-not-yet-valid'],
    ['accepted before it was registered', { accepted: '2018-03-04' }, 'accepted', 'day-before-referral'],
    ['an intake before it was sent out', { a1_intake: '2018-03-10' }, 'a1_intake', 'not-yet-allocated'],
    ['something after it was closed', { approached: '2018-05-01' }, 'approached', 'closed'],
    ['sent out before it was accepted', { accepted: '2018-03-20' }, 'allocated', 'not-accepted'],
    ['internet fraud without an immaterial need', { cause: 'internet-fraud', police_report: 'several', immaterial_need: 'no' }, 'accepted', 'immaterial-need-needed'],
    ['a pause without an end', { pause1_from: '2018-03-23' }, 'pause1_from', 'field-missing'],
    ['a registration for nobody', { a1_role: '', a1_age: '', a1_name: '', a1_intake: '' }, 'a1_role', 'field-missing'],
    ['a professional of no kind', { entry: 'professional' }, 'referrer_kind', 'field-missing'],
    ['a mediator who has no account', { mediator: 'niemand@demo.invalid' }, 'mediator', 'Er is geen account van een bemiddelaar met dit e-mailadres.'],
    ['a birth date after the registration', { a1_age: '', a1_birth_date: '2018-03-06' }, 'a1_birth_date', 'Deze geboortedatum past niet bij de dag van aanmelding.'],
    ['a birth date that is none', { a1_birth_date: '1984' }, 'a1_birth_date', 'Dit is geen bestaande dag. Schrijf een dag als 1985-03-31.'],
    ['a birth date of somebody of another age', { a1_birth_date: '1960-01-01' }, 'a1_birth_date', 'Deze geboortedatum past niet bij de leeftijd.'],
  ])('%s', (_, changes: Cells, column, sentence) => {
    expect(refused(changes)).toEqual([{ column, sentence }]);
  });

  test('an outcome that does not follow from the steps is refused', () => {
    expect(refused({ outcome: 'ended-before-approach' })).toEqual([]);
    expect(refused({ outcome: 'ended-after-approach', approached: '2018-03-28' })).toEqual([]);
    expect(refused({ outcome: 'ended-before-approach', approached: '2018-03-28' }).map((f) => f.column)).toEqual(['outcome']);
    expect(refused({ ...TALK, outcome: 'ended-after-approach' }).map((f) => f.column)).toEqual(['outcome']);
  });
});

describe('what a row does not tell is not recorded, and never made up', () => {
  test('every step that is told is a fact on its day, and none of them counts as not recorded', () => {
    const done = taken({ ...TALK, closed: '2018-05-01', outcome: 'mediated-contact' });
    expect(factsOf(done, 'ContactHeld').map((e) => e.day)).toEqual(['2018-04-15']);
    expect(done.standing).toMatchObject({ outcome: 'mediated-contact', form: 'talk', allocated: '2018-03-13' });
    expect(unrecorded(done)).not.toEqual(expect.arrayContaining(['preparation']));
    expect(unrecorded(done)).not.toEqual(expect.arrayContaining(['intake-b']));
  });

  test('a contact of which only the day and the form are known counts, with its steps not recorded', () => {
    const done = taken({ contact1_day: '2018-04-15', contact1_form: 'shuttle', approached: '2018-04-01', closed: '2018-05-01' });
    expect(done.standing.outcome).toBe('mediated-contact');
    expect(unrecorded(done)).toEqual(expect.arrayContaining(['preparation', 'intake-b', 'consent', 'safety']));
  });

  test('preparation without a known intake is taken in', () => {
    const done = taken({ ...TALK, a1_intake: '', b1_intake: '', closed: '2018-05-01' });
    expect(factsOf(done, 'Prepared')).toHaveLength(2);
    expect(unrecorded(done)).toEqual(expect.arrayContaining(['intake-a', 'intake-b']));
  });

  test('an outcome whose steps are lost is kept as a step that is not recorded', () => {
    const done = taken({ outcome: 'mediated-contact' });
    expect([done.standing.outcome, done.standing.form]).toEqual(['mediated-contact', null]);
    expect(factsOf(done, 'ContactHeld')).toEqual([]);
  });

  test('who spoke for a child is not recorded', () => {
    expect(unrecorded(taken({ a1_age: '9' }))).toContain('representation');
    expect(unrecorded(taken({ a1_age: '9', a1_representative: 'parent' }))).not.toContain('representation');
  });

  test('nothing is recorded of who was present, where or by what medium', () => {
    const [contact] = factsOf(taken({ ...TALK, closed: '2018-05-01' }), 'ContactHeld');
    expect(contact?.fact).toMatchObject({ medium: 'not-recorded', place: 'not-recorded', present: [] });
  });
});

describe('small things of a row are kept', () => {
  test('the day of a hearing', () => {
    const [stage] = factsOf(taken({ hearing: '2018-06-01', criminal_stage: 'summoned' }), 'CriminalStageRecorded');
    expect(stage?.fact).toEqual({ kind: 'CriminalStageRecorded', stage: 'summoned', hearing: '2018-06-01' });
  });

  test('what was done on the day on which a case went on again', () => {
    const done = taken({ pause1_from: '2018-03-23', pause1_resumed: '2018-04-01', approached: '2018-04-01' });
    expect(factsOf(done, 'Approached').map((e) => e.day)).toEqual(['2018-04-01']);
    expect(fold(done.entries).conflicts).toEqual([]);
  });

  test('the age follows from the birth date where it is not told', () => {
    const [first] = factsOf(taken({ a1_age: '', a1_birth_date: '1985-03-06' }), 'PersonAdded');
    expect(first?.fact).toMatchObject({ age: 32 });
  });

  test('a person of the other side whom nobody knows is added as unknown', () => {
    const done = taken({ b1_role: '', b1_age: '', b1_name: '' });
    expect(factsOf(done, 'PersonAdded').map(({ fact }) => fact.kind === 'PersonAdded' && fact.side)).toEqual(['a', 'b']);
  });
});
