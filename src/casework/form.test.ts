import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { ORDER_NAMES, specOf, type OrderName } from '../core/case/orders.ts';
import { textFault, tidy } from '../ui/form-text.ts';
import { readOrderForm } from './form.ts';

const today = day('2019-03-04');
const ID = '00000000-0000-4000-8000-000000000001';
const read = (order: OrderName, fields: Record<string, string | string[]>, cases: [string, string][] = []) => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
  return readOrderForm(order, form, today, new Map(cases));
};
const faultAt = (filled: ReturnType<typeof read>, field: string) => filled.errors.find((e) => e.field === field)?.message;

describe('each kind of field', () => {
  test('a choice becomes its code; nothing, something else, or what only an import knows is asked again', () => {
    expect(read('contact-referrer', { 'v-result': 'spoken' }).values).toEqual({ result: 'spoken' });
    expect(faultAt(read('contact-referrer', {}), 'v-result')).toBe('Kies een antwoord.');
    expect(faultAt(read('contact-referrer', { 'v-result': 'gesproken' }), 'v-result')).toBe('Kies een van de antwoorden.');
    expect(faultAt(read('stop-case', { 'v-by': 'not-recorded', 'v-reason': 'other' }), 'v-by')).toBe('Kies een van de antwoorden.');
  });

  test('several choices become a list without doubles; none is an answer too', () => {
    const base = { 'v-medium': 'telephone', 'v-place': 'not-in-person', persoon: 'p1' };
    expect(read('hold-intake', { ...base, 'v-present': ['referrer', 'referrer', 'interpreter'] }).values['present']).toEqual(['referrer', 'interpreter']);
    expect(read('hold-intake', base).values['present']).toEqual([]);
    expect(faultAt(read('hold-intake', { ...base, 'v-present': 'iemand' }), 'v-present')).toBe('Kies uit deze antwoorden.');
  });

  test('the day on which it happened is today unless another is given; a day that does not exist is no day', () => {
    expect(read('accept', {}).on).toBe('2019-03-04');
    expect(read('accept', { dag: '2019-03-01' }).on).toBe('2019-03-01');
    for (const wrong of ['2019-02-30', '1 maart', '2019-3-1', '0000-00-00', '9999-12-31']) expect(faultAt(read('accept', { dag: wrong }), 'dag')).toMatch(/Deze dag bestaat niet/);
  });

  test('a day in a field is read in the same way; an optional one may stay open', () => {
    expect(read('pause', { 'v-by': 'party', 'v-until': '2019-06-01' }).values).toMatchObject({ until: '2019-06-01' });
    expect(faultAt(read('pause', { 'v-by': 'party' }), 'v-until')).toBe('Vul een dag in.');
    expect(faultAt(read('pause', { 'v-by': 'party', 'v-until': '2019-02-31' }), 'v-until')).toMatch(/Deze dag bestaat niet/);
    expect(read('hold-back', { 'v-why': 'Vraag' }).values).toMatchObject({ lookAgain: null });
  });

  test('people and persons are people of a case', () => {
    expect(read('release', { 'v-to': 'p2', 'v-what': 'name', 'v-lines': 'Karel' })).toMatchObject({ values: { to: 'p2', what: 'name', form: null, lines: true }, texts: { lines: 'Karel' } });
    expect(faultAt(read('release', { 'v-to': 'karel', 'v-what': 'name' }), 'v-to')).toBe('Kies iemand uit de lijst.');
    expect(read('accept', { persoon: 'p0' }).person).toBeNull();
    expect(faultAt(read('hold-contact', { 'v-form': 'talk' }), 'v-people')).toBe('Kies wie erbij waren.');
  });

  test('a number is a whole number within its bounds', () => {
    expect(read('record-age', { 'v-age': '15' }).values).toEqual({ age: 15 });
    const wrong = ['121', '-1', '15,5', '1e1', 'vijftien', '99999999999'];
    expect(wrong.filter((typed) => faultAt(read('record-age', { 'v-age': typed }), 'v-age') === undefined)).toEqual([]);
  });

  test('a mediator is chosen by id, a case by a number that this reader may open', () => {
    expect(read('allocate', { 'v-mediator': ID }).values).toEqual({ mediator: ID, why: false });
    expect(faultAt(read('allocate', {}), 'v-mediator')).toBe('Kies een bemiddelaar.');
    expect(read('link-case', { 'v-other': ' 2016-00012 ', 'v-link': 'earlier' }, [['2016-00012', ID]]).values).toMatchObject({ other: ID });
    expect(faultAt(read('link-case', { 'v-other': '2016-00013', 'v-link': 'earlier' }), 'v-other')).toMatch(/niet voor u/);
  });

  test('a text is kept apart from what the rules see', () => {
    const filled = read('raise-concern', { 'v-concern': 'stalking', 'v-why': '  Belt elke avond.\r\nOok bij de buren.  ' });
    expect(filled.values).toEqual({ concern: 'stalking', why: true });
    expect(filled.texts).toEqual({ why: 'Belt elke avond.\nOok bij de buren.' });
    expect(faultAt(read('raise-concern', { 'v-concern': 'stalking', 'v-why': '   ' }), 'v-why')).toBe('Schrijf hier iets.');
  });
});

const HOSTILE: [string, string, RegExp][] = [
  ['a name of 10,000 characters', 'x'.repeat(10_000), /te lang: 10000 tekens/],
  ['a NUL, as the server hands it on', 'Jan\ufffd', /niet te lezen/],
  ['a bell', 'Jan\u0007', /niet te lezen/],
  ['an escape', '\u001b[31mJan', /niet te lezen/],
  ['a C1 control', 'Jan\u0085', /niet te lezen/],
  ['a right-to-left override', 'Jan\u202enesnaJ', /leesrichting/],
  ['a right-to-left mark', 'Jan\u200f', /leesrichting/],
  ['a directional isolate', '\u2066Jan\u2069', /leesrichting/],
  ['an Arabic letter mark', 'Jan\u061c', /leesrichting/],
  ['two lines in a name', 'Jan\nJansen', /één regel/],
  ['a line separator', 'Jan\u2028Jansen', /niet te lezen/],
];

test.each(HOSTILE)('%s is refused with a sentence at the field', (_, text, sentence) => {
  expect(faultAt(read('add-person', { 'v-side': 'b', 'v-role': 'victim', 'v-nature': 'person', 'v-referredItself': 'no', 'v-name': text }), 'v-name')).toMatch(sentence);
});

test.each(['Yılmaz Çelik', 'Jeroen d’Hondt-van ’t Veer', 'محمد علي', 'Ольга', '李小龍', 'Noël 🙂', "<script>alert('x')</script>"])('%s is a name like any other', (name) => {
  expect(textFault(tidy(name), true)).toBeNull();
});

test('a note may have 5,000 characters, counted as people count them', () => {
  expect(textFault('🙂'.repeat(5_000), false)).toBeNull();
  expect(textFault('x'.repeat(5_001), false)).toMatch(/5001 tekens/);
});

test.each(ORDER_NAMES)('%s: an empty form names every field that is needed and nothing else', (order) => {
  const needed = Object.entries(specOf(order).fields).filter(([, f]) => !('optional' in f) && f.type !== 'codes').map(([name]) => `v-${name}`);
  expect(read(order, {}).errors.map((e) => e.field).sort()).toEqual(needed.sort());
});
