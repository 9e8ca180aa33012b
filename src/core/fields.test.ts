import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CODES, causeClass, impliedPosition, isCode } from './codes.ts';
import { caseId, code, codes, codesOf, holds, maybeCode, maybeDay, maybeNumber, maybeText, number, pastDay, people, person, staff, text, maybeMonth } from './fields.ts';
import { FACTS, faultsOf, isActor, type FactKind } from './case/facts.ts';

const UUID = '0190c1d2-0000-7000-8000-000000000001';

describe('a field', () => {
  test('holds what it is for, and nothing else', () => {
    expect(holds(code('cause'), 'assault')).toBe(true);
    expect(holds(code('cause'), 'Assault')).toBe(false);
    expect(holds(code('cause'), 'yes')).toBe(false);
    expect(holds(codes('present'), ['referrer', 'interpreter'])).toBe(true);
    expect(holds(codes('present'), ['referrer', 'referrer'])).toBe(false);
    expect(holds(codes('present'), 'referrer')).toBe(false);
    expect(holds(pastDay, '2019-02-29')).toBe(false);
    expect(holds(maybeMonth, '2019-02')).toBe(true);
    expect(holds(maybeMonth, '2019-02-11')).toBe(false);
    expect(holds(number(0, 120), 120)).toBe(true);
    expect(holds(number(0, 120), 121)).toBe(false);
    expect(holds(number(0, 120), 3.5)).toBe(false);
    expect(holds(number(0, 120), '3')).toBe(false);
    expect(holds(person, 'p12')).toBe(true);
    expect(holds(person, 'p0')).toBe(false);
    expect(holds(person, 'Bart')).toBe(false);
    expect(holds(people, ['p1', 'p2'])).toBe(true);
    expect(holds(people, ['p1', 'p1'])).toBe(false);
    expect(holds(staff, UUID)).toBe(true);
    expect(holds(caseId, '2019-0001')).toBe(false);
  });

  test('may be empty only where it says so', () => {
    expect(holds(maybeCode('form'), null)).toBe(true);
    expect(holds(maybeDay, undefined)).toBe(true);
    expect(holds(maybeNumber(0, 1), null)).toBe(true);
    expect(holds(code('form'), null)).toBe(false);
    expect(holds(pastDay, null)).toBe(false);
  });

  test('of text never holds anything in a fact: words are sealed elsewhere', () => {
    expect(holds(text('person', 'name'), 'Bart')).toBe(false);
    expect(holds(maybeText('person', 'name'), true)).toBe(false);
  });

  test('offers the codes of its list', () => expect(codesOf(code('yesNo'))).toEqual(['yes', 'no']));
});

describe('a code', () => {
  test('is short, plain and stands once in its list', () => {
    for (const [list, all] of Object.entries(CODES)) {
      for (const one of all) expect(one, list).toMatch(/^[a-z0-9-]{1,40}$/);
      expect(new Set<string>(all).size, list).toBe(all.length);
    }
    expect(isCode('cause', 'constructor')).toBe(false);
  });

  test('of an event belongs to violence, sexual offences, traffic or the rest [R-087]', () => {
    expect(['assault', 'threat', 'manslaughter', 'robbery', 'stalking', 'hate-crime'].map((c) => causeClass(c as 'assault'))).toEqual(Array(6).fill('violence'));
    expect(['rape', 'lewd-acts', 'transgressive-behaviour'].map((c) => causeClass(c as 'rape'))).toEqual(Array(3).fill('sexual'));
    expect(causeClass('traffic-accident')).toBe('traffic');
    expect(['burglary', 'arson', 'theft', 'vandalism', 'libel', 'fraud', 'extortion', 'internet-fraud', 'medical-incident', 'sport-incident'].map((c) => causeClass(c as 'theft'))).toEqual(Array(10).fill('other'));
  });

  test('of a role says on which side somebody stands, but for witnesses, relatives and others, who are asked [R-004] [R-006]', () => {
    expect(['victim', 'bereaved', 'patient'].map((r) => impliedPosition(r as 'victim'))).toEqual(Array(3).fill('victim-side'));
    expect(['suspect', 'offender', 'causing-party', 'care-provider'].map((r) => impliedPosition(r as 'offender'))).toEqual(Array(4).fill('offender-side'));
    expect(['witness', 'relative', 'other'].map((r) => impliedPosition(r as 'witness'))).toEqual([null, null, null]);
  });

  test('names each of the three probation organisations, and the total of before 2018 [R-008]', () => {
    for (const kind of ['probation-rn', 'probation-svg', 'probation-ldh', 'probation-unspecified']) expect(isCode('referrerKind', kind)).toBe(true);
  });

  test('exists for no fee, price or payment by a participant: taking part costs nothing [R-003]', () => {
    const words = [...Object.keys(FACTS), ...Object.values(CODES).flat()].join(' ').toLowerCase();
    expect(words).not.toMatch(/fee\b|price|invoice|payment/);
  });
});

/** Somebody's words, in every shape that a form could let through. */
const words = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('Bart de Vries', 'Kerkstraat 12', '06-12345678', 'p1; Karel', 'yes ', 'YES', '2019-03-04 in Zwolle', 'assault met mes'));

describe('a fact', () => {
  test('takes no words in any of its fields, whatever is tried: only codes, days, numbers and ids', () => {
    const kinds = Object.keys(FACTS) as FactKind[];
    fc.assert(fc.property(fc.constantFrom(...kinds), words, (kind, said) => {
      for (const [name, field] of Object.entries(FACTS[kind])) {
        if (/^p[1-9][0-9]{0,2}$/.test(said) || (field.type === 'code' && isCode(field.list, said))) continue;
        expect(faultsOf({ kind, [name]: said }), `${kind}.${name}`).toContain(name);
        if (field.type === 'codes' || field.type === 'people') expect(faultsOf({ kind, [name]: [said] })).toContain(name);
      }
    }), { numRuns: 500 });
  });

  test('takes no field beside those of its kind, and no kind that does not exist', () => {
    expect(faultsOf({ kind: 'Accepted' })).toEqual([]);
    expect(faultsOf({ kind: 'Accepted', remarks: 'Bart' })).toEqual(['remarks']);
    expect(faultsOf({ kind: 'Resolved' })).toEqual(['kind']);
    expect(faultsOf({ kind: 'Decided', person: 'p1' })).toEqual(['decision']);
    expect(faultsOf({ kind: 'Decided', person: 'p1', decision: 'stop' })).toEqual([]);
  });

  test('has no field for a birth date, a place or a day of the event: an age in years and a month are enough', () => {
    expect(Object.keys(FACTS.PersonAdded)).toEqual(['person', 'side', 'role', 'position', 'nature', 'age', 'referredItself']);
    expect(FACTS.Referred.eventMonth.type).toBe('month');
    expect(Object.keys(FACTS.Referred)).not.toContain('place');
  });

  test('is written by an account, the public form, an import or the system, and by nobody else', () => {
    expect(['public', 'import', 'system', `staff:${UUID}`].map(isActor)).toEqual([true, true, true, true]);
    expect(['staff:', 'staff:Bart', 'Bart', '', `user:${UUID}`].map(isActor)).toEqual(Array(5).fill(false));
  });
});
