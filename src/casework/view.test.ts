import { describe, expect, test } from 'vitest';
import { aCase, caseNumber, STAFF, type Case } from '../../test/story.ts';
import type { CaseId } from '../core/fields.ts';
import type { Relation } from '../core/case/order.ts';
import { waiting } from '../core/case/waiting.ts';
import { initials, whoIn } from '../words/people.ts';
import { askedOfPolicy } from './acts.tsx';
import { barOf } from './phases.ts';
import { providerOf } from './provider.ts';
import { metBy, standOf, waitsText } from './standing-text.ts';
import { factText } from './texts-facts.ts';
import { viewOf, visibleEntries, type Written } from './view.ts';

const word = (place: string, kind: string, text: string, factSeq: number | null = null): Written => ({ place, kind, text, recorded: new Date(0), factSeq, by: null });
const WRITTEN = [word('p1', 'name', 'Anna van Proef'), word('p1', 'contact', '020 0000000'), word('casework', 'note', 'Vertrouwelijk')];

const viewIn = (c: Case, relation: Relation, written = WRITTEN) => viewOf({
  id: '00000000-0000-4000-8000-0000000000aa' as CaseId, number: '2019-00001', entries: c.entries, state: c.state, lastSeq: c.entries.length, relations: [relation], staff: STAFF[relation],
  today: c.today, settings: c.settings, restricted: [], written, staffName: () => 'Bo Bemiddelaar', caseNumber: () => '2016-00012',
});
const kinds = (c: Case, relation: Relation, written = WRITTEN) => viewIn(c, relation, written).written.map((w) => w.kind);

describe('who reads what (P-11)', () => {
  test('before it goes out, the desk reads everything; afterwards data and no notes', () => {
    expect(kinds(aCase(), 'desk')).toEqual(['name', 'contact', 'note']);
    expect(kinds(aCase().upTo('sent-out'), 'desk')).toEqual(['name', 'contact']);
  });

  test('the mediator reads everything while the case runs, and names only once it is closed', () => {
    expect(kinds(aCase().upTo('met'), 'mediator')).toEqual(['name', 'contact', 'note']);
    const closed = viewIn(aCase().upTo('closed'), 'mediator');
    expect(closed.written).toEqual([]);
    expect(closed.names.get('p1')).toBe('Anna van Proef');
    expect(kinds(aCase().upTo('closed'), 'mediator', [word('p1', 'treatment-provider', 'Dr. Proefarts')])).toEqual([]);
  });

  test('who treats somebody is for policy and for the mediator, who may have to call: not for the desk or a supervisor (P-04)', () => {
    const c = aCase().do('judge-violence', { domestic: 'yes' }).do('answer-policy', { client: 'p1' }).do('accept').do('record-detail', {}, { who: 'b' });
    const seq = c.seqOf('PolicyAnswered');
    const written = [word('p1', 'treatment-provider', 'Dr. Proefarts', seq), word('p1', 'treatment-provider-telephone', '010 0000000', seq)];
    const read = (relation: Relation) => viewIn(c, relation, written);
    expect(providerOf(read('policy'))).toEqual({ client: 'p1', since: c.today, name: 'Dr. Proefarts', telephone: '010 0000000' });
    expect(read('desk').written).toEqual([]);
    c.do('allocate');
    expect([read('policy'), read('mediator')].map(({ written: { length } }) => length)).toEqual([2, 2]);
    expect([read('desk'), read('supervisor')].map(({ written: { length } }) => length)).toEqual([0, 0]);
    c.do('raise-concern').do('answer-policy', { client: 'p2' });
    expect(providerOf(read('mediator'))).toMatchObject({ client: 'p2', name: null, telephone: null });
    // Nor is whom an earlier answer named, or whose words were struck, somebody to call now.
    c.do('raise-concern').do('answer-policy', { client: 'p1' });
    expect(providerOf(read('mediator'))).toMatchObject({ client: 'p1', name: null, telephone: null });
    const named = (more: { struck?: true }) => providerOf(viewIn(c, 'mediator', [{ ...word('p1', 'treatment-provider', 'Dr. Anders', c.seqOf('PolicyAnswered')), ...more }]))?.name;
    expect([named({}), named({ struck: true })]).toEqual(['Dr. Anders', null]);
  });

  test('a practice supervisor reads the work and nobody\'s address', () => {
    expect(kinds(aCase().upTo('sent-out'), 'supervisor')).toEqual(['note']);
  });

  test('of the time with the mediator the desk sees where the case stands, not what anybody said or decided', () => {
    const c = aCase().upTo('closed');
    const seen = visibleEntries(viewIn(c, 'desk')).map((e) => e.fact.kind);
    expect(seen).toEqual(expect.arrayContaining(['Referred', 'Accepted', 'Allocated', 'Closed']));
    for (const kind of ['Decided', 'Answered', 'IntakeHeld', 'SafetyWeighed', 'Released', 'ContactHeld'] as const) expect(seen).not.toContain(kind);
    expect(visibleEntries(viewIn(c, 'mediator'))).toHaveLength(c.entries.length);
  });

  test('what the desk itself recorded after sending out, on the telephone, stays in its sight', () => {
    const c = aCase().upTo('approached').do('record-answer', { answer: 'not-now' }, { by: 'desk', staff: STAFF.desk });
    expect(visibleEntries(viewIn(c, 'desk')).map((e) => e.fact.kind)).toContain('Answered');
  });
});

describe('words', () => {
  test('the term depends on the cause: in traffic there is a causing party, in a medical incident a patient (R-006)', () => {
    expect(viewIn(aCase({ cause: 'traffic-accident', a: [{ role: 'offender' }] }), 'desk').who('p1')).toContain('veroorzaker');
    expect(viewIn(aCase({ cause: 'medical-incident', policeReport: 'not-applicable', a: [{ role: 'victim' }], b: [{ role: 'offender' }] }), 'desk').who('p1')).toContain('patiënt');
    expect(viewIn(aCase({ cause: 'medical-incident', policeReport: 'not-applicable', a: [{ role: 'victim' }], b: [{ role: 'offender' }] }), 'desk').who('p2')).toContain('zorgverlener');
  });

  test('people are called by initials and role; who has no known name by role, numbered where there are more', () => {
    const c = aCase({ b: [{}, {}] });
    const { who } = viewIn(c, 'desk');
    expect(who('p1')).toBe('A. van P. (dader)');
    expect([who('p2'), who('p3')]).toEqual(['slachtoffer 1', 'slachtoffer 2']);
  });

  test('who speaks for somebody or comes along is called by what they are of whom (R-069, R-070)', () => {
    const c = aCase({ a: [{ age: 15 }] }).do('add-representative', { as: 'parent' }, { who: 'a', by: 'desk' }).do('add-supporter', { as: 'friend' }, { who: 'b', by: 'desk' });
    const names = new Map([['p1', 'Anna van Proef'], ['p3', 'Vera Proef'], ['p4', 'Fred Test']]);
    const who = whoIn(c.state, names);
    expect([who('p3'), who('p4')]).toEqual(['V. P. (ouder van A. van P.)', 'F. T. (steunfiguur van het slachtoffer)']);
    expect(whoIn(c.state, new Map())('p3')).toBe('wie spreekt voor de dader');
    const other = aCase({ a: [{ age: 15 }] }).do('add-representative', { as: 'other-representative' }, { who: 'a', by: 'desk' });
    expect(whoIn(other.state, names)('p3')).toBe('V. P. (spreekt voor A. van P.)');
  });

  test.each([['Anna de Vries', 'A. de V.'], ['Jan', 'J.'], ['Maria van den Berg-Smit', 'M. van den B.'], ['  Çelik   Yılmaz ', 'Ç. Y.'], ['', '']])('%s becomes %s', (name, short) => {
    expect(initials(name)).toBe(short);
  });

  test('every fact has a line that names nobody but by that', () => {
    const c = aCase().upTo('closed');
    const view = viewIn(c, 'mediator');
    expect(texts(agreed().do('pass-message', { to: 'p2', received: 'no' }, { who: 'a' }).do('record-message-received', { number: 1 })).at(-1)).toBe('Boodschap (brieven) van A. van P. (dader) ontvangen door het slachtoffer');
    for (const entry of c.entries) expect(factText(entry.fact, view.say)).toMatch(/^\p{Lu}.{3,}[^.]$/u);
    expect(c.entries.map((e) => factText(e.fact, view.say)).join('\n')).not.toContain('Anna');
  });
});

const texts = (c: Case) => { const { say } = viewIn(c, 'mediator'); return c.entries.map(({ fact }) => factText(fact, say)); };
const agreed = () => aCase().upTo('prepared').do('consent-to-form', { form: 'letters' }, { who: 'a' }).do('consent-to-form', { form: 'letters' }, { who: 'b' });

test('how somebody stands names the last contact and how many there were', () => {
  const c = agreed().do('pass-message', { to: 'p2', received: 'yes' }, { who: 'a' });
  const stand = () => standOf(c.person('b'), metBy(c.state.contacts, c.person('b')));
  expect(stand()).toBe('Contact gehad: brieven op 4 maart 2019');
  c.later(3).do('pass-message', { to: 'p1', received: 'yes' }, { who: 'b' }).later(3).do('hold-contact', { people: ['p1', 'p2'] });
  expect(stand()).toBe('Contact gehad, 3 keer, het laatst: gesprek op 10 maart 2019');
});

describe('what it waits for', () => {
  const text = (c: Case, relation: Relation) => waitsText(waiting(c.state, c.settings), viewIn(c, relation).who, c.today, [relation]);

  test('own work is named as such, and says since when it waits', () => {
    const c = aCase().upTo('sent-out');
    expect(text(c, 'mediator')).toMatch(/^Dit is aan u\. Kijk er uiterlijk/);
    expect(text(c.later(90), 'mediator')).toMatch(/^Dit is aan u, en wacht sinds/);
    c.do('reallocate', { reason: 'absence' }, { by: 'desk' });
    expect(waitsText(waiting(c.state, c.settings), viewIn(c, 'mediator').who, c.today, ['mediator'], c.state.allocated?.takenOver ?? null)).toMatch(/^Dit is aan u, en wacht sinds .+\. U hebt de zaak sinds .+, van een collega\.$/);
  });

  test('what became late with this mediator says nothing of a colleague', () => {
    const late = (lookAgain: string) => waitsText({ for: 'mediator', next: null, person: null, lookAgain: lookAgain as never }, () => '', '2019-06-01', ['mediator'], '2019-04-01' as never);
    expect(['2019-03-01', '2019-04-01', '2019-05-01'].map((on) => late(on).includes('van een collega'))).toEqual([true, false, false]);
  });

  test('policy is asked on safety until it says more than "not yet", and on a hold until it agreed to reject (P-10)', () => {
    const asked = (c: Case) => askedOfPolicy({ relations: ['policy'], state: c.state }, c.possible('policy')).map(({ order }) => order);
    const judged = aCase().do('judge-violence', { domestic: 'yes' });
    expect([asked(judged), asked(judged.do('answer-policy', { answer: 'not-yet', lookAgain: '2019-06-01' }, { by: 'policy' }))]).toEqual([['answer-policy'], ['answer-policy']]);
    const held = aCase().do('judge-violence').do('hold-back');
    expect([asked(held), asked(held.do('agree-rejection', { reason: 'outside-scope' }, { by: 'policy' }))]).toEqual([['lift-hold', 'agree-rejection'], []]);
  });

  test('a person who is waited for is never late (P-03)', () => {
    const c = aCase().upTo('approached').later(365);
    expect(text(c, 'mediator')).toBe('Wacht op het slachtoffer. Het is tijd om weer te kijken.');
  });
});

test('a case that stopped early shows the steps that will not come as not needed', () => {
  const c = aCase().upTo('sent-out').do('stop-case', { by: 'mediator' });
  const bar = barOf(c.state, c.today);
  expect(bar.map((p) => p.state)).toEqual(['done', 'done', 'done', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped', 'now']);
  expect(barOf(aCase().upTo('met').state, c.today).map((p) => p.state).slice(0, 8)).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done', 'now']);
});

test('each party has its own standing (P-01)', () => {
  const c = aCase().upTo('approached').do('record-answer', { answer: 'not-now', until: '2019-12-01' });
  expect(standOf(c.person('b'), metBy(c.state.contacts, c.person('b')))).toBe('Zegt: nu niet, later mag het gevraagd worden, niet vóór 1 december 2019');
  expect(standOf(c.person('a'), metBy(c.state.contacts, c.person('a')))).toMatch(/^Wil verder/);
  // Who registered too and then says never is not told to wait for an intake.
  const itself = () => aCase().do('link-case', { other: caseNumber(1), link: 'other-side' }, { by: 'desk' }).upTo('sent-out');
  expect(standOf(itself().person('b'), null)).toBe('Meldde zich zelf, nog geen intake');
  expect(standOf(itself().do('record-answer', { answer: 'never' }).person('b'), null)).toMatch(/^Zegt: .*nooit/i);
});
