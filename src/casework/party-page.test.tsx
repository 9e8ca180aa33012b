import { expect, test } from 'vitest';
import { aCase, caseNumber, STAFF, type Case } from '../../test/story.ts';
import type { CaseId } from '../core/fields.ts';
import { atTable, tableSheet, type AtTableFields } from './build.ts';
import { mayLieOpen, maySit, ofParty, PartyPage } from './party-page.tsx';
import { viewOf, type CaseView, type Written } from './view.ts';

const word = (place: string, kind: string, text: string, factSeq: number | null = null): Written => ({ place, kind, text, recorded: new Date(0), factSeq, by: null });

interface World { readonly c: Case; readonly other: string }

/** Everything in the compartments of the other one and in the notes is of this world. */
const written = ({ c, other }: World): Written[] => [
  word('p1', 'name', 'Anna van Proef'), word('p1', 'released', 'Ik wil graag weten waarom.', c.seqOf('Released')), word('p1', 'statement-about-other', `${other} woont in de ${other}straat`),
  word('p2', 'name', other), word('p2', 'contact', `${other}straat 1`), word('p2', 'released', `${other} zegt`), word('casework', 'note', `Over ${other}`),
];
const viewIn = (world: World, relation: 'mediator' | 'desk' | 'policy' | 'supervisor' = 'mediator'): CaseView => viewOf({
  id: '00000000-0000-4000-8000-0000000000aa' as CaseId, number: '2019-00001', entries: world.c.entries, state: world.c.state, lastSeq: world.c.entries.length, relations: [relation],
  staff: STAFF[relation], today: world.c.today, settings: world.c.settings, written: written(world), staffName: () => 'Bo Bemiddelaar', caseNumber: () => '2016-00012', restricted: [],
});
const page = (view: CaseView, who = 'p1') => String(<PartyPage number={view.number} sheet={tableSheet(ofParty(view, view.state.people.get(who as never)!))} />);

/** Worlds that differ in everything of the other participant: name, words, age, role, detention, answer, pause and ban. */
const PLAIN: World = { c: aCase().upTo('approached'), other: 'Karel Testman' };
const OTHERWISE: World = {
  c: aCase({ b: [{ age: 16, role: 'relative', position: 'victim-side', representative: 'parent' }] }).upTo('sent-out').upTo('approached')
    .do('record-answer', { answer: 'never' }).do('record-detention', {}, { who: 'b' }).do('record-ban', { ban: 'yes' }).do('pause', { by: 'party' }), other: 'Zwaantje Andersen',
};

test('what lies on the table with one participant is the same whatever is so of the other [P-08]', () => {
  expect(page(viewIn(PLAIN))).toBe(page(viewIn(OTHERWISE)));
  expect(page(viewIn(PLAIN))).toContain('Anna van Proef');
  expect(page(viewIn(PLAIN))).toContain('Ik wil graag weten waarom.');
});

test('what is one\'s own does change it: the comparison can fail', () => {
  const earlier = aCase().upTo('sent-out');
  expect(page(viewIn({ c: earlier, other: 'Karel Testman' }))).not.toBe(page(viewIn(PLAIN)));
  const theirs = page(viewIn(OTHERWISE), 'p2');
  expect(theirs).toContain('Zwaantje Andersen');
  for (const own of ['Anna van Proef', 'graag weten']) expect(theirs).not.toContain(own);
});

test('with contact behind them, it says so to both and names neither to the other', () => {
  const met: World = { c: aCase().upTo('met'), other: 'Karel Testman' };
  expect(page(viewIn(met))).toContain('Er was contact');
  expect(page(viewIn(met))).not.toContain('Karel');
  expect(page(viewIn(met), 'p2')).not.toContain('Anna');
});

test('only the mediator of a running case sits at the table', () => {
  const closed: World = { c: aCase().upTo('closed'), other: 'Karel Testman' };
  expect([maySit(viewIn(PLAIN)), maySit(viewIn(PLAIN, 'desk')), maySit(viewIn(PLAIN, 'supervisor')), maySit(viewIn(PLAIN, 'policy')), maySit(viewIn(closed))]).toEqual([true, false, false, false, false]);
});

test('who gave a message does not read there on which day the other got it, whoever that other is [P-08]', () => {
  const agreed = () => aCase().upTo('prepared').do('consent-to-form', { form: 'shuttle' }, { who: 'a' }).do('consent-to-form', { form: 'shuttle' }, { who: 'b' });
  const passed = (received: 'yes' | 'no') => agreed().do('pass-message', { form: 'shuttle', to: 'p2', received }, { who: 'a' });
  const later = passed('no').later(9).do('record-message-received', { number: 1 });
  const [before, ...after] = [passed('no'), passed('yes'), later].map((c) => page(viewIn({ c, other: 'Karel Testman' })));
  for (const told of after) expect(told).toBe(before);
  expect(before).not.toMatch(/Er was contact|Contact gehad/);
  const theirs = page(viewIn({ c: later, other: 'Karel Testman' }), 'p2');
  expect(theirs).toMatch(/Contact gehad[^]*Er was contact/);
});

test('it lies open with nobody who has not heard from us that there is a case', () => {
  const open = (c: Case) => ['p1', 'p2'].map((id) => mayLieOpen(viewIn({ c, other: 'Karel Testman' }), id as never));
  expect(open(aCase().upTo('sent-out'))).toEqual([true, false]);
  expect(open(aCase().upTo('approached'))).toEqual([true, true]);
  expect(open(aCase().do('link-case', { other: caseNumber(1), link: 'other-side' }, { by: 'desk' }))).toEqual([true, true]);
});

/** Held against the compiler: run for what comes out by force. */
const FIELDS: AtTableFields = ofParty(viewIn(PLAIN), PLAIN.c.person('a'));
export function whatDoesNotCompile() {
  // @ts-expect-error a whole case is nothing to lie on a table
  tableSheet(viewIn(PLAIN));
  // @ts-expect-error nor are fields that did not pass through atTable
  tableSheet({ ...FIELDS, name: 'Karel Testman' } satisfies AtTableFields);
}

test('what is somebody else\'s comes out of it by no force [P-08]', () => {
  const b = PLAIN.c.entries.find(({ fact }) => fact.kind === 'Approached')?.fact as never;
  const forced = atTable({ ...FIELDS, standing: { ...FIELDS.standing, role: 'KANARIE', age: 99 } as never, steps: [{ on: PLAIN.c.today, fact: b }], other: 'KANARIE' } as never);
  expect(JSON.stringify(forced)).not.toContain('KANARIE');
  expect(forced.steps).toEqual([]);
});
