import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { broken, counted, Past } from '../../../test/oracle.ts';
import { tried } from '../../../test/guarantees/tried.ts';
import { walk, type Step } from '../../../test/walk.ts';
import type { Case } from '../../../test/story.ts';
import { faultsOf, type Entry } from './facts.ts';
import { fold } from './fold.ts';
import { whyNot } from './order.ts';
import { specOf, type OrderName } from './orders.ts';
import { outcome } from './outcome.ts';
import { participants } from './state.ts';
import { waiting } from './waiting.ts';

/** 2,000 stories in every run; BIS_LONG=1 tells 50,000. */
const RUNS = process.env['BIS_LONG'] === '1' ? 50_000 : 2_000;
const tally = new Map<string, number>();
const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);

/** The story so far, for who has to find out what went wrong. */
const told = (entries: readonly Entry[]): string => entries.map(({ seq, day, recorded, fact: { kind, ...rest } }) =>
  `${seq} ${day}${recorded.startsWith(day) ? '' : ` (recorded ${recorded.slice(0, 10)})`} ${kind} ${Object.values(rest).join(' ')}`).join('\n');

/** Every accepted fact is held against the promises, told from what was known on its day. */
function keepsPromises({ decision, before, on, probe }: Step, c: Case): void {
  count(probe ? 'tried' : decision.ok ? 'accepted' : 'refused');
  if (!decision.ok) return;
  const entries = c.entries.slice(0, before);
  const past = new Past(entries, on);
  for (const fact of decision.facts) {
    if (!probe) count(fact.kind);
    if (fact.kind === 'Allocated' && fact.incomplete === 'yes') count('Allocated incomplete');
    if (fact.kind === 'ReportedBack' && fact.words === 'agreed-text') count('Reported in an agreed text');
    if (fact.kind === 'Approached' && fact.reminder === 'yes') count('Reminded');
    if (faultsOf(fact).length > 0) throw new Error(`${fact.kind}: ${faultsOf(fact).join()}`);
    const promise = broken(past, fact);
    if (promise !== null) throw new Error(`${promise}\n${told(entries)}\n${on} ${JSON.stringify(fact)}`);
  }
}

/** G3: whoever takes part can stop, and a case can be paused, whatever state it is in and whatever day it is. */
function staysVoluntary(c: Case): void {
  const desk = c.context('desk');
  const { state } = desk;
  if (state.closed || state.rejected) return;
  for (const p of participants(state).filter((x) => !x.dead && !x.stopped)) expect(whyNot(specOf('stop-taking-part'), desk, p)).toBeNull();
  expect(whyNot(specOf(state.paused ? 'resume' : 'pause'), desk, null)).toBeNull();
}

function numbersOnce(c: Case): void {
  const given = c.facts.flatMap((f) => {
    switch (f.kind) {
      case 'PersonAdded': case 'RepresentativeAdded': case 'SupporterAdded': return [`person ${f.person}`];
      case 'Released': return [`release ${f.number}`];
      case 'MessagePassed': case 'ContactHeld': return [`contact ${f.number}`];
      default: return [];
    }
  });
  expect(new Set(given).size).toBe(given.length);
}

/** What may stand in the way of the step that a case waits for, and is said where the step is. */
const EXPLAINED: ReadonlySet<string> = new Set([
  'never-again', 'not-now', 'too-early-to-ask-again', 'second-person-needed', 'contact-ban', 'not-safe-now', 'facts-denied', 'child-said-no', 'child-not-heard',
  'immaterial-need-needed', 'several-reports-needed', 'no-police-report', 'detail-unchecked', 'intake-first', 'no-contact-details',
]);

/** What a case is said to wait for is something that can be done. */
function waitsForSomethingPossible(c: Case): void {
  const state = c.state;
  const wait = waiting(state, c.settings);
  if (wait.next === null) return;
  const spec = specOf(wait.next as OrderName);
  const person = wait.person === null ? null : state.people.get(wait.person) ?? null;
  const reasons = spec.by.map((by) => whyNot(spec, { ...c.context(by), on: (wait.lookAgain ?? c.today) > c.today ? wait.lookAgain as typeof c.today : c.today }, person));
  if (!reasons.some((reason) => reason === null || EXPLAINED.has(reason))) expect(reasons, `${wait.next} for ${wait.for}\n${told(c.entries)}`).toContain(null);
}

/** Stories that broke a promise once: told again in every run. */
const BROKE_ONCE = [{ seed: 287323514, steps: 20 }, { seed: 941232502, steps: 64 }, { seed: 979073526, steps: 41 }];
/** The short form tells the same stories every time, so that what was green stays green; the long form tells new ones. */
const SEED = process.env['BIS_SEED'] ? Number(process.env['BIS_SEED']) : process.env['BIS_LONG'] ? null : 2018;

/** A seed and a length; a story that fails is told again, and shortened, from these two numbers. */
const stories = fc.record({ seed: fc.noBias(fc.noShrink(fc.integer({ min: 0, max: 2 ** 31 - 1 }))), steps: fc.noBias(fc.integer({ min: 20, max: 80 })) });

test(`in ${RUNS} random stories no promise is broken: consent of both, never and not now, violence and policy, two weeks, death, pause [R-056] [P-01] [R-012] [P-04] [P-09] [R-061]`, () => {
  fc.assert(fc.property(stories, ({ seed, steps }) => {
    const c = walk(seed, steps, keepsPromises);
    staysVoluntary(c);
    numbersOnce(c);
    const state = fold(c.entries);
    expect(outcome(state)).toBe(counted(new Past(c.entries, c.today)));
    expect(state.allocated !== null && state.rejected !== null, 'sent out and rejected at once').toBe(false);
    waitsForSomethingPossible(c);
  }), { numRuns: RUNS, examples: BROKE_ONCE.map((story) => [story]), ...(SEED === null ? {} : { seed: SEED }) });
}, 1_200_000);

test('the stories reach what they are about: every act that a promise guards was accepted many times', () => {
  for (const kind of ['Approached', 'ContactHeld', 'MessagePassed', 'ReportedBack', 'Reported in an agreed text', 'ProcessNoticeSent', 'Allocated', 'Closed', 'Died', 'Paused', 'Reopened', 'Corrected', 'PolicyAnswered']) {
    expect(tally.get(kind) ?? 0, kind).toBeGreaterThan(RUNS / 500);
  }
  // Rare: many conditions at once (R-012 to R-016). A short run may see none.
  if (RUNS >= 50_000) expect(tally.get('Allocated incomplete') ?? 0).toBeGreaterThan(RUNS / 1000);
});

afterAll(() => {
  tried('rules', RUNS, 'random stories');
  tried('rules', ['accepted', 'refused', 'tried'].reduce((sum, what) => sum + (tally.get(what) ?? 0), 0), 'orders decided');
  for (const kind of ['Approached', 'ContactHeld', 'MessagePassed', 'ReportedBack', 'Reported in an agreed text', 'Allocated incomplete']) tried('rules', tally.get(kind) ?? 0, `× ${kind}, each held against the promises`);
  process.stdout.write(`stories: ${RUNS}; orders accepted ${tally.get('accepted')}, refused ${tally.get('refused')}, tried besides ${tally.get('tried')}; ${
    [...tally].filter(([k]) => /^[A-Z]/.test(k)).sort((x, y) => y[1] - x[1]).map(([k, n]) => `${k} ${n}`).join(', ')}\n`);
});
