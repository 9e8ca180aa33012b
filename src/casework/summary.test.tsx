import { expect, test } from 'vitest';
import { aCase, STAFF, type Case } from '../../test/story.ts';
import type { CaseId } from '../core/fields.ts';
import { safetyOf } from './parties.tsx';
import { mustNot, summaryOf } from './summary.tsx';
import { viewOf } from './view.ts';

const viewIn = (c: Case, relation: 'mediator' | 'desk' = 'mediator') => viewOf({
  id: '00000000-0000-4000-8000-0000000000aa' as CaseId, number: '2019-00001', entries: c.entries, state: c.state, lastSeq: c.entries.length, relations: [relation], staff: STAFF[relation],
  today: c.today, settings: c.settings, staffName: () => 'Bo', caseNumber: () => '2016-00012', restricted: [],
  written: [{ place: 'p1', kind: 'name', text: 'Anna van Proef', recorded: new Date(0), factSeq: null, by: null }, { place: 'p2', kind: 'name', text: 'Karel Testman', recorded: new Date(0), factSeq: null, by: null }],
});
const text = (c: Case, relation?: 'desk') => summaryOf(viewIn(c, relation)).map(({ label, value }) => `${label}: ${value}`).join('\n');

test('who, what, where it stands, what was agreed and what must not be done, in six lines with initials only', () => {
  const said = text(aCase().upTo('prepared'));
  expect(said).toContain('Wie: A. van P. (dader, 35 jaar) en K. T. (slachtoffer, 35 jaar)');
  expect(said).toContain('stemt in met');
  expect(said).toContain('Niet doen: Van A. van P. (dader) is niet gevraagd hoe contact veilig is');
  expect(said).not.toContain('Anna');
  expect(summaryOf(viewIn(aCase().upTo('prepared')))).toHaveLength(6);
});

test('the desk reads nothing of what was said or agreed after the case went out (P-11)', () => {
  const said = text(aCase().upTo('prepared'), 'desk');
  expect(said).not.toContain('Afgesproken');
  expect(said).not.toContain('stemt in');
});

test('a ban, a question to policy, a pause, returned post and a death each say what must not be done; a ban that is over does not', () => {
  const never = (c: Case) => mustNot(viewIn(c)).join(' ');
  expect(never(aCase().upTo('sent-out').do('record-ban', { ban: 'yes' }))).toContain('contactverbod');
  expect(never(aCase().upTo('sent-out').do('record-ban', { ban: 'yes', until: '2019-03-20' }).on('2019-03-21'))).not.toContain('contactverbod');
  expect(never(aCase().upTo('sent-out').do('raise-concern', { concern: 'domestic-violence' }))).toContain('beleid');
  expect(never(aCase().upTo('sent-out').do('pause', { by: 'party', until: '2019-05-01' }))).toContain('pauze');
  expect(never(aCase().upTo('sent-out').do('state-safe-contact', { telephone: 'no' }, { who: 'b' }))).toContain('K. T. (slachtoffer) niet bereiken via');
  expect(never(aCase().upTo('sent-out'))).toBe('');
});

test('what is held says by whom, and conditions of policy stand where everybody looks first, not only in the timeline (P-04)', () => {
  const never = (c: Case) => mustNot(viewIn(c)).join(' ');
  const asked = () => aCase().do('judge-violence', { domestic: 'no', stalking: 'yes' }, { by: 'desk' });
  const answered = (answer: 'go' | 'go-with-conditions' | 'not-yet' | 'no') => asked().do('answer-policy', { answer, lookAgain: answer === 'not-yet' ? '2019-04-01' : null, ...(answer === 'go-with-conditions' ? { conditions: true } : {}) }, { by: 'policy' });
  expect([never(asked()), never(answered('no')), never(answered('not-yet'))]).toEqual([
    expect.stringContaining('eerst antwoordt beleid'), expect.stringContaining('beleid zei nee'), expect.stringContaining('beleid zei nog niet'),
  ]);
  expect(never(answered('go-with-conditions'))).toContain('Niets buiten de voorwaarden van beleid');
  expect(never(answered('go'))).not.toContain('voorwaarden');
  expect(never(answered('no').do('reject', { reason: 'unsafe' }, { by: 'desk' }))).not.toContain('Niets laten uitgaan');
  expect(never(aCase().do('hold-back', {}, { by: 'desk' }))).toContain('de aanmelding wordt vastgehouden');
});

test('the police report and the stage of the criminal case that somebody entered are read where everybody looks first (P-16); nothing of what nobody knows', () => {
  const known = (c: Case) => summaryOf(viewIn(c, 'desk')).find(({ label }) => label === 'Strafzaak')?.value;
  expect(known(aCase({ policeReport: 'one' }).do('record-criminal-stage', { stage: 'summoned', hearing: '2019-06-12' }, { by: 'desk' }))).toBe('Eén aangifte; gedagvaard; zitting op 12 juni 2019.');
  expect(known(aCase({ policeReport: 'none', criminalStage: 'unknown' }))).toBe('Geen aangifte.');
  expect(known(aCase({ policeReport: 'unknown', criminalStage: 'unknown' }))).toBeUndefined();
});

test('what was said of a ban at the referral stands at the ban, for who may read it, also while nobody knows whether there is one (P-05)', () => {
  const notices = (ban: 'yes' | 'no' | 'unknown', words: boolean) => {
    const view = viewIn(aCase().do('record-ban', { ban }, { by: 'desk' }), 'desk');
    const told = { place: 'p1', kind: 'ban', text: 'Rechter, tot juli.', recorded: new Date(0), factSeq: 1, by: null };
    return safetyOf({ ...view, written: words ? [...view.written, told] : view.written }).filter(({ title }) => title.includes('contactverbod')).map(({ told: items }) => items.map(({ value }) => value));
  };
  expect([notices('yes', true), notices('yes', false)]).toEqual([[['Rechter, tot juli.']], [[]]]);
  expect([notices('unknown', true), notices('unknown', false), notices('no', true)]).toEqual([[['Rechter, tot juli.']], [], []]);
});

test('that nobody asked how contact is safe never reads as if nothing stands in the way; nothing is said of who was not approached yet, or is dead (P-06)', () => {
  const said = (c: Case) => summaryOf(viewIn(c, 'desk')).find(({ label }) => label === 'Niet doen')?.value;
  const asked = { post: 'yes', telephone: 'yes', voicemail: 'yes', email: 'yes' } as const;
  const states = (answers: Record<string, string>) => aCase().do('state-safe-contact', { ...asked, ...answers }, { who: 'a' });
  expect(said(states({ post: 'not-asked', telephone: 'not-asked', voicemail: 'not-asked', email: 'not-asked' }))).toBe('Van A. van P. (dader) is niet gevraagd hoe contact veilig is: dat telt als nee.');
  expect(said(states({ voicemail: 'not-asked', email: 'no' }))).toBe('A. van P. (dader) niet bereiken via e-mail.\nVan A. van P. (dader) is niet gevraagd of voicemail veilig is: dat telt als nee.');
  expect(said(states({ voicemail: 'not-asked', email: 'not-asked' }))).toContain('of voicemail en e-mail veilig zijn');
  expect(said(states({}))).toBe('Niets bijzonders vastgelegd.');
  expect(said(states({ post: 'not-asked' }).do('record-death', {}, { who: 'a' }))).not.toContain('niet gevraagd');
});
