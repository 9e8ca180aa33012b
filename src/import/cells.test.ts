import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { rowWith, type Cells } from '../../test/import.ts';
import { readRow, type Fault } from './cells.ts';
import { NEEDED } from './columns.ts';
import { headerFaults } from './read.ts';

const TODAY = day('2019-03-04');

function faultsOf(changes: Cells): Fault[] {
  const read = readRow(rowWith('1', changes), 2, TODAY);
  return 'faults' in read ? read.faults : [];
}

const columnsOf = (changes: Cells): string[] => faultsOf(changes).map((fault) => fault.column);

describe('a cell that cannot be read is named, with a sentence that says what to do', () => {
  test.each([
    ['a name of ten thousand characters', { a1_name: 'x'.repeat(10_000) }, 'a1_name', 'te lang'],
    ['a control character', { a1_name: 'Testina\u0007' + 'x' }, 'a1_name', 'onzichtbare tekens'],
    ['a line break in a name', { a1_name: 'Testina\nvan Voorbeeld' }, 'a1_name', 'onzichtbare tekens'],
    ['a mark that turns the direction of text', { b1_name: 'Jan\u202egnirts' }, 'b1_name', 'onzichtbare tekens'],
    ['a file that is not in UTF-8', { a1_name: Buffer.from('Ren\xe9e', 'latin1').toString() }, 'a1_name', 'UTF-8'],
    ['a day in the future', { closed: '2019-03-05' }, 'closed', 'toekomst'],
    ['30 February', { accepted: '2018-02-30' }, 'accepted', 'geen bestaande dag'],
    ['a Dutch way of writing days', { accepted: '06-03-2018' }, 'accepted', '2018-03-31'],
    ['a code that does not exist', { cause: 'mishandeling' }, 'cause', 'assault'],
    ['an age that nobody has', { a1_age: '121' }, 'a1_age', '0 tot en met 120'],
    ['half a year', { a1_age: '34,5' }, 'a1_age', 'heel getal'],
    ['a month after the registration', { event_month: '2018-04' }, 'event_month', 'na de dag van aanmelding'],
    ['a month that does not exist', { event_month: '2018-13' }, 'event_month', '2018-03'],
  ])('%s', (_, changes: Cells, column, words) => {
    const faults = faultsOf(changes);
    expect(faults.map((fault) => fault.column)).toEqual([column]);
    expect(faults[0]?.sentence).toContain(words);
  });

  test('all faults of a row are told at once', () => {
    expect(columnsOf({ cause: 'x', registered: '', a1_age: 'oud' })).toEqual(['registered', 'cause', 'a1_age']);
  });

  test('no sentence repeats what stood in the cell: names stay out of logs and screens', () => {
    const sentences = faultsOf({ a1_name: 'Testina\u0000', cause: 'Testina', closed: 'Testina', a1_age: 'Testina' }).map((fault) => fault.sentence);
    expect(sentences).toHaveLength(4);
    expect(sentences.join(' ')).not.toContain('Testina');
  });
});

describe('what would be lost without a word is refused', () => {
  test.each([
    ['an answer without its day', { b1_answer: 'never' }, 'b1_answer'],
    ['a day of an answer without the answer', { b1_answered: '2018-04-01' }, 'b1_answered'],
    ['a name without a role', { a2_name: 'Vermist Voorbeeld' }, 'a2_role'],
    ['a representative without a kind', { a1_representative_name: 'Ouder Test' }, 'a1_representative_name'],
    ['an answer about data without its day', { data_answer: 'received' }, 'data_answer'],
    ['a reason of rejection without a day', { rejection: 'withdrawn' }, 'rejection'],
    ['a case that was sent out and rejected', { rejected: '2018-03-20', rejection: 'withdrawn' }, 'rejected'],
    ['a mediator of a case that was not sent out', { allocated: '', closed: '' }, 'mediator'],
    ['a form of contact without its day', { contact2_form: 'talk' }, 'contact2_form'],
    ['an end of a pause that did not begin', { pause1_resumed: '2018-04-01' }, 'pause1_resumed'],
    ['the end of a ban that nobody recorded', { ban_until: '2019-01-01' }, 'ban_until'],
    ['a reason to stop of a case that goes on', { closed: '', stop_reason: 'no-need' }, 'stopped'],
    ['an outcome of a case that goes on', { closed: '', outcome: 'ended-before-approach' }, 'outcome'],
    ['incomplete and never sent out', { allocated: '', mediator: '', closed: '', incomplete: 'yes' }, 'incomplete'],
  ])('%s', (_, changes: Cells, column) => {
    expect(columnsOf(changes)).toEqual([column]);
  });

  test('who registered is not approached, so that side has no column for an answer', () => {
    expect(headerFaults([...NEEDED, 'a1_answer'])).toEqual([expect.stringContaining('a1_answer')]);
    expect(headerFaults([...NEEDED, 'b1_answer'])).toEqual([]);
  });
});

test('spaces around a value and empty columns mean nothing; an address keeps its lines', () => {
  const read = readRow(rowWith('1', { a1_name: '  Testina van Voorbeeld ', cause: ' assault', a1_address: 'Laan 1\r\n0000 AA Voorbeeldstad', a2_name: '  ' }), 2, TODAY);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  expect(read.row.words).toMatchObject({ a1_name: 'Testina van Voorbeeld', a1_address: 'Laan 1\n0000 AA Voorbeeldstad' });
  expect(read.row.values['cause']).toBe('assault');
});
