import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase } from '../../test/story.ts';
import { areaOf, asksFor, blocksOf, COMPETENCES, rank, workOf, type Candidate, type Competence, type Period, type Ranking, type Wanted } from './allocation.ts';
import { DEFAULT_SETTINGS } from './case/settings.ts';
import { PHASES } from './case/outcome.ts';
import { addDays, day } from './day.ts';

const SETTINGS = DEFAULT_SETTINGS.allocation;
const ON = day('2019-06-03');
const always: Period = { from: day('2010-01-01'), until: null };
const some = (parts: Partial<Candidate> & { id?: string } = {}): Candidate =>
  ({ id: 'm', name: 'M. Proef', profile: { areas: [], competences: [], leave: [] }, running: [], trajectories: {}, earlier: [], keptOut: false, came: true, ...parts });
const wants = (parts: Partial<Wanted> = {}): Wanted => ({ on: ON, asks: [], areas: { a: [35], b: [] }, causeClass: 'violence', ...parts });
const can = (...codes: Competence[]) => codes.map((code) => ({ ...always, code }));
const inOrder = ({ top, others, blocked }: Ranking) => [...top, ...others, ...blocked].map(({ candidate }) => candidate.id);
const free = ({ top, others }: Ranking) => [...top, ...others].map(({ candidate }) => candidate.id);

describe('an address tells a region and nothing else', () => {
  test.each([
    ['Laan 1\n3512 AB Utrecht', 35], ['Laan 1, 1017AB Amsterdam', 10], ['9999 zz Stad', 99], ['Laan 1\n0000 AA Voorbeeldstad', null], ['Laan 1234', null], ['', null], ['12345 AB', null], ['1234 ABC', null],
  ])('%j: %s', (address, area) => expect(areaOf(address)).toBe(area));
});

describe('what a case asks', () => {
  test.each([
    [{ cause: 'rape' }, ['sexual']], [{ cause: 'stalking' }, ['domestic-violence-stalking']], [{ cause: 'medical-incident' }, ['medical']], [{ cause: 'traffic-accident' }, ['traffic']],
    [{ cause: 'sport-incident' }, ['sport']], [{ cause: 'theft' }, []],
  ] as const)('%j asks %j', (wish, asked) => expect(asksFor(aCase(wish).state)).toEqual(asked));

  test('domestic violence that was judged, young people, and more than two people [P-04] [P-13] [R-052]', () => {
    expect(asksFor(aCase().do('judge-violence', { domestic: 'yes' }).state)).toEqual(['domestic-violence-stalking']);
    expect(asksFor(aCase({ b: [{ age: 16 }] }).state)).toEqual(['minors']);
    expect(asksFor(aCase({ b: [{}, {}] }).state)).toEqual(['group']);
  });
});

describe('who is proposed', () => {
  const first = (candidates: Candidate[], wanted = wants()) => inOrder(rank(candidates, wanted, SETTINGS))[0];
  const near = { areas: [{ ...always, first: 30, last: 39 }], competences: [], leave: [] };
  const far = { areas: [{ ...always, first: 90, last: 99 }], competences: [], leave: [] };
  const cases = (count: number, paused = false) => [{ phase: 'intake-a', paused, count }] as const;

  test('whoever mediated for these people before comes first, from elsewhere too; a name alone is only mentioned [R-067] [R-115]', () => {
    const known = (sure: boolean) => [some({ id: 'near', profile: near }), some({ id: 'knows', profile: far, earlier: [{ number: '2016-00001', sure }] })];
    expect(first(known(true))).toBe('knows');
    expect(first(known(false))).toBe('near');
    expect(rank(known(false), wants(), SETTINGS).top[1]?.grounds[0]).toEqual({ kind: 'knows-people', numbers: ['2016-00001'], sure: false });
  });

  test('the region comes before less work, until it is much work', () => {
    expect(first([some({ id: 'far', profile: far }), some({ id: 'near', profile: near, running: cases(10) })])).toBe('near');
    expect(first([some({ id: 'far', profile: far }), some({ id: 'near', profile: near, running: cases(40) })])).toBe('far');
  });

  test('a case that rests is hardly any work [P-17]', () => {
    expect(first([some({ id: 'busy', running: cases(5) }), some({ id: 'rests', running: cases(9, true) })])).toBe('rests');
  });

  test('where all else is alike, who did few trajectories keeps in practice [R-098]', () => {
    expect(first([some({ id: 'a', name: 'A', trajectories: { violence: 9 } }), some({ id: 'b', name: 'B', trajectories: { traffic: 2 } })])).toBe('b');
  });

  test('a competence counts on its days only, and without one that is required nobody is proposed', () => {
    const wanted = wants({ asks: ['sexual'] });
    const until = (last: string) => some({ profile: { areas: [], leave: [], competences: [{ code: 'sexual', from: always.from, until: day(last) }] } });
    expect(blocksOf(until('2019-06-03'), wanted, SETTINGS)).toEqual([]);
    expect(blocksOf(until('2019-06-02'), wanted, SETTINGS)).toEqual([{ kind: 'lacks', competences: ['sexual'] }]);
    expect(blocksOf(some(), wants({ asks: ['traffic'] }), SETTINGS)).toEqual([]);
  });

  test('leave from its first day to its last, and leave that comes soon puts somebody later', () => {
    const away = (from: string, until: string | null) => some({ id: 'away', profile: { areas: [], competences: [], leave: [{ from: day(from), until: until === null ? null : day(until) }] } });
    expect(blocksOf(away('2019-06-03', '2019-06-03'), wants(), SETTINGS)).toEqual([{ kind: 'leave', until: '2019-06-03' }]);
    expect(blocksOf(away('2019-05-01', null), wants(), SETTINGS)).toEqual([{ kind: 'leave', until: null }]);
    expect(blocksOf(away('2019-05-01', '2019-06-02'), wants(), SETTINGS)).toEqual([]);
    expect(first([away('2019-06-10', '2019-07-01'), some({ id: 'z', name: 'Z', trajectories: { other: 3 } })])).toBe('z');
  });
});

const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(ON, days));
const period = fc.record({ from: anyDay, until: fc.option(anyDay) });
const competence = fc.constantFrom(...COMPETENCES);
const count = fc.integer({ min: 0, max: 12 });
const candidate = (id: string) => fc.record({
  id: fc.constant(id), name: fc.constantFrom('A', 'B', 'C'),
  profile: fc.record({
    areas: fc.array(fc.tuple(period, fc.integer({ min: 10, max: 99 }), fc.integer({ min: 0, max: 20 })).map(([when, from, more]) => ({ ...when, first: from, last: Math.min(99, from + more) })), { maxLength: 3 }),
    competences: fc.array(fc.tuple(period, competence).map(([when, code]) => ({ ...when, code })), { maxLength: 4 }), leave: fc.array(period, { maxLength: 2 }),
  }),
  running: fc.array(fc.record({ phase: fc.constantFrom(...PHASES), paused: fc.boolean(), count }), { maxLength: 4 }),
  trajectories: fc.record({ violence: count, sexual: count }), earlier: fc.array(fc.record({ number: fc.constant('2016-00001'), sure: fc.boolean() }), { maxLength: 2 }), keptOut: fc.boolean(), came: fc.boolean(),
});
const house = fc.integer({ min: 1, max: 9 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => candidate(`m${i}`))));
const area = fc.integer({ min: 10, max: 99 });
const wanted: fc.Arbitrary<Wanted> = fc.record({
  on: fc.constant(ON), asks: fc.uniqueArray(competence, { maxLength: 3 }), areas: fc.record({ a: fc.array(area, { maxLength: 2 }), b: fc.array(area, { maxLength: 2 }) }), causeClass: fc.constantFrom('violence', 'sexual', 'traffic', 'other'),
});

describe('whatever the house and the case', () => {
  const holds = (check: (candidates: Candidate[], asked: Wanted, ranking: Ranking) => void) =>
    fc.assert(fc.property(house, wanted, (candidates, asked) => check(candidates, asked, rank(candidates, asked, SETTINGS))), { numRuns: 400 });

  test('everybody is in it once, and at most three are proposed', () => holds((candidates, _, ranking) => {
    expect(inOrder(ranking).sort()).toEqual(candidates.map(({ id }) => id).sort());
    expect(ranking.top.length).toBe(Math.min(3, free(ranking).length));
  }));

  test('nobody who is kept out, on leave or lacks what is required is proposed', () => holds((_, asked, { top, others, blocked }) => {
    for (const { candidate: one } of [...top, ...others]) {
      expect([one.keptOut, one.came]).toEqual([false, true]);
      expect(one.profile.leave.some(({ from, until }) => from <= ON && (until === null || ON <= until))).toBe(false);
      for (const code of asked.asks.filter((c) => SETTINGS.required.includes(c))) expect(one.profile.competences.map((c) => c.code)).toContain(code);
    }
    for (const { blocks } of blocked) expect(blocks.length).toBeGreaterThan(0);
  }));

  test('the order in which mediators are read changes nothing', () => {
    fc.assert(fc.property(house.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), wanted, ([one, other], asked) => {
      expect(inOrder(rank(other, asked, SETTINGS))).toEqual(inOrder(rank(one, asked, SETTINGS)));
    }), { numRuns: 400 });
  });

  test('everybody has at least one reason, and no reason holds a sum of how good somebody is', () => holds((_, __, { top, others, blocked }) => {
    for (const { grounds } of [...top, ...others, ...blocked]) {
      expect(grounds.length).toBeGreaterThan(0);
      for (const ground of grounds) expect(Object.keys(ground).filter((key) => ['score', 'rank', 'weight', 'work'].includes(key))).toEqual([]);
    }
  }));

  test('who gets something that speaks for them never comes later than before', () => {
    const better: readonly ((one: Candidate, asked: Wanted) => Candidate)[] = [
      (one) => ({ ...one, running: one.running.slice(1) }), (one) => ({ ...one, earlier: [...one.earlier, { number: '2017-00001', sure: true }] }),
      (one, asked) => ({ ...one, profile: { ...one.profile, competences: [...one.profile.competences, ...asked.asks.map((code) => ({ ...always, code }))] } }),
      (one) => ({ ...one, profile: { ...one.profile, leave: [] } }),
      (one, asked) => (asked.areas.a.length + asked.areas.b.length === 0 ? one : { ...one, profile: { ...one.profile, areas: [...one.profile.areas, { ...always, first: 10, last: 99 }] } }),
    ];
    fc.assert(fc.property(house, wanted, fc.nat(), fc.nat(better.length - 1), (candidates, asked, pick, how) => {
      const chosen = candidates[pick % candidates.length] as Candidate;
      const place = (all: Candidate[]) => { const at = free(rank(all, asked, SETTINGS)).indexOf(chosen.id); return at < 0 ? Infinity : at; };
      const changed = candidates.map((one) => (one.id === chosen.id ? (better[how] as (typeof better)[number])(one, asked) : one));
      expect(place(changed)).toBeLessThanOrEqual(place(candidates));
    }), { numRuns: 1000 });
  });

  test('work is never negative and grows with every case', () => holds((candidates) => {
    for (const { running } of candidates) for (const phase of PHASES) {
      const more = workOf([...running, { phase, paused: false, count: 1 }], SETTINGS);
      expect(more).toBeGreaterThanOrEqual(workOf(running, SETTINGS));
    }
  }));

  test('tenths add up to what they are: ten resting cases are one, and two hundred are twenty', () => {
    for (const [count, work] of [[3, 0.3], [10, 1], [200, 20]] as const) expect(workOf(Array.from({ length: count }, () => ({ phase: 'contact', paused: true, count: 1 })), SETTINGS)).toBe(work);
  });
});

test('competences that are required are competences', () => {
  for (const code of SETTINGS.required) expect(COMPETENCES).toContain(code);
  expect(can('group')[0]?.code).toBe('group');
});
