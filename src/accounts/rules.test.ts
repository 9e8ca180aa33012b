import { describe, expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { isOverdue, judgeDecision, reviewDue } from './rules.ts';

describe('The rights are looked at every quarter', () => {
  test('three months after the last time, or after the first account; on the day itself it is in time', () => {
    expect(reviewDue(null, day('2018-11-30'))).toBe('2019-02-28');
    expect(reviewDue(day('2019-03-04'), day('2018-01-01'))).toBe('2019-06-04');
    expect([isOverdue(day('2019-06-04'), day('2019-06-04')), isOverdue(day('2019-06-04'), day('2019-06-05'))]).toEqual([false, true]);
  });
});

describe('Who may decide what', () => {
  const bea = { id: 'bea', active: true, roles: ['administrator', 'desk'] };
  const els = { id: 'els', active: true, roles: ['mediator', 'desk'] };
  const keep = (roles: readonly string[]) => ({ roles, ends: false });
  const end = { roles: [], ends: true };

  test.each([
    ['an account as it is', { id: 'bea', others: 1 }, els, keep(els.roles), 1, null],
    ['less', { id: 'bea', others: 1 }, els, keep(['desk']), 1, null],
    ['an end', { id: 'bea', others: 1 }, els, end, 1, null],
    ['nothing new', { id: 'bea', others: 1 }, els, keep(['desk', 'policy']), 1, 'only-less'],
    ['something has to be left', { id: 'bea', others: 1 }, els, keep([]), 1, 'nothing-left'],
    ['not on the own account', { id: 'bea', others: 1 }, bea, keep(bea.roles), 2, 'own-account'],
    ['on the own account where nobody else can', { id: 'bea', others: 0 }, bea, keep(bea.roles), 1, null],
    ['but nobody ends the own account', { id: 'bea', others: 0 }, bea, end, 2, 'own-account'],
    ['the last administrator stays', { id: 'pia', others: 1 }, bea, end, 1, 'last-administrator'],
    ['and stays administrator', { id: 'pia', others: 1 }, bea, keep(['desk']), 1, 'last-administrator'],
    ['one of two may go', { id: 'pia', others: 1 }, bea, end, 2, null],
    ['who was stopped already', { id: 'bea', others: 1 }, { ...els, active: false }, end, 1, 'stopped'],
  ] as const)('%s', (_, who, account, decision, administrators, reason) => {
    expect(judgeDecision(who, account, decision, administrators)).toBe(reason);
  });
});
