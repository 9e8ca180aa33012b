import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCase } from '../../../test/story.ts';
import { addDays, day } from '../day.ts';
import { barOn, incompleteFrom } from './complete.ts';
import { canTakeBack, judgeChange, LATEST_DAYS, living, settingsFrom, settingsOn, type SettingChange, type Wish } from './setting-change.ts';
import { LIST_NAMES, LISTS, NUMBER_NAMES, NUMBERS, subjectName, subjectOf, valueOf, withValue, type ListSpec, type NumberSpec, type Subject } from './setting-list.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { standing } from './standing.ts';

const TODAY = day('2026-03-02');
const change = (id: number, name: string, value: number | boolean, from: string): SettingChange => ({ id, name, value, from: day(from), takesBack: null });
const back = (id: number, of: SettingChange): SettingChange => ({ id, name: of.name, value: null, from: of.from, takesBack: of.id });
const DAYS = 'incomplete-after-days';
const daysOn = (changes: readonly SettingChange[], on: string) => settingsOn(changes, day(on)).incompleteAfterDays;

describe('settings of a day', () => {
  test('are the usual ones where nothing was decided', () => expect(settingsOn([], TODAY)).toBe(DEFAULT_SETTINGS));

  test('change on the day from which it was decided, and not before', () => {
    const changes = [change(1, DAYS, 21, '2026-05-01')];
    expect([daysOn(changes, '2026-04-30'), daysOn(changes, '2026-05-01'), daysOn(changes, '2030-01-01')]).toEqual([14, 21, 21]);
  });

  test('what is decided later about an earlier day gives way to what was decided before about a later day', () => {
    const changes = [change(1, DAYS, 28, '2026-06-01'), change(2, DAYS, 21, '2026-05-01')];
    expect([daysOn(changes, '2026-05-15'), daysOn(changes, '2026-06-01')]).toEqual([21, 28]);
  });

  test('of two decisions about one day the last holds', () => {
    expect(daysOn([change(1, DAYS, 28, '2026-05-01'), change(2, DAYS, 21, '2026-05-01')], '2026-05-01')).toBe(21);
  });

  test('what was taken back never holds', () => {
    const planned = change(1, DAYS, 28, '2026-05-01');
    expect(daysOn([planned, back(2, planned)], '2026-06-01')).toBe(14);
    expect(daysOn([planned, back(2, planned), change(3, DAYS, 21, '2026-05-01')], '2026-06-01')).toBe(21);
  });

  test('one setting leaves the others alone, and a name that no setting has changes nothing', () => {
    const settings = settingsOn([change(1, 'weight-contact', 1.5, '2026-05-01'), change(2, 'of-old', 3, '2026-05-01'), change(3, DAYS, true, '2026-05-01')], day('2026-05-01'));
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, allocation: { ...DEFAULT_SETTINGS.allocation, weights: { ...DEFAULT_SETTINGS.allocation.weights, contact: 1.5 } } });
  });

  test('do not hang on the order in which the decisions are read', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(DAYS, 'heavy-load', 'form.video', 'cause.fraud'), fc.integer({ min: 15, max: 60 }), fc.integer({ min: 0, max: 40 })), { maxLength: 12 });
    fc.assert(fc.property(some, fc.infiniteStream(fc.nat()), fc.integer({ min: 0, max: 45 }), (told, chance, later) => {
      const changes = told.map(([name, value, days], i) => change(i + 1, name, name.includes('.') ? value % 2 === 0 : value, addDays(TODAY, days)));
      const shuffled = changes.map((one) => ({ one, at: chance.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
      expect(settingsOn(shuffled, addDays(TODAY, later))).toEqual(settingsOn(changes, addDays(TODAY, later)));
    }));
  });

  test('of a day that has begun are moved by nothing that may still be decided', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(DAYS, 'look-after-days', 'form.video'), fc.integer({ min: 14, max: 40 }), fc.integer({ min: -3, max: 9 }), fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 15 });
    fc.assert(fc.property(some, (told) => {
      let [today, changes] = [TODAY, [] as SettingChange[]];
      for (const [name, number, ahead, wait, takesBack] of told) {
        const before = settingsFrom(changes);
        const wish: Wish = { subject: subjectOf(name)!, value: name.includes('.') ? number % 2 === 0 : number, from: addDays(today, ahead) };
        const last = changes.at(-1);
        if (takesBack && last && canTakeBack(changes, last.id, today)) changes = [...changes, back(changes.length + 1, last)];
        else if (judgeChange(wish, changes, today).ok) changes = [...changes, change(changes.length + 1, name, wish.value, wish.from)];
        for (let ago = 0; ago < 12; ago += 1) expect(settingsFrom(changes)(addDays(today, -ago))).toEqual(before(addDays(today, -ago)));
        today = addDays(today, wait);
      }
    }));
  });
});

describe('a decision about a setting', () => {
  const wish = (value: number | boolean, from = '2026-05-01', name = DAYS): Wish => ({ subject: subjectOf(name)!, value, from: day(from) });
  const why = (one: Wish, changes: readonly SettingChange[] = []) => { const judged = judgeChange(one, changes, TODAY); return judged.ok ? 'fine' : judged.reason; };

  test('holds from tomorrow at the earliest: what was done today stays right [P-15]', () => {
    expect([why(wish(21, '2026-03-01')), why(wish(21, TODAY)), why(wish(21, '2026-03-03'))]).toEqual(['too-early', 'too-early', 'fine']);
  });

  test('is not planned further ahead than two years', () => {
    expect([why(wish(21, addDays(TODAY, LATEST_DAYS))), why(wish(21, addDays(TODAY, LATEST_DAYS + 1)))]).toEqual(['fine', 'too-late']);
  });

  test('never makes the wait for the prosecution service shorter than two weeks [R-012]', () => {
    expect([why(wish(13)), why(wish(14)), why(wish(90)), why(wish(91))]).toEqual(['out-of-bounds', 'nothing-changes', 'fine', 'out-of-bounds']);
  });

  test('is a whole number of days, and tenths only of a weight', () => {
    expect([why(wish(14.5)), why(wish(Number.NaN)), why(wish(true)), why(wish(0.25, '2026-05-01', 'weight-contact')), why(wish(0.3, '2026-05-01', 'weight-contact'))])
      .toEqual(['not-a-number', 'not-a-number', 'not-a-number', 'not-a-number', 'fine']);
  });

  test('changes something on its day', () => {
    const planned = [change(1, DAYS, 21, '2026-05-01')];
    expect([why(wish(21, '2026-05-02'), planned), why(wish(21, '2026-04-01'), planned), why(wish(14, '2026-05-02'), planned)]).toEqual(['nothing-changes', 'fine', 'fine']);
  });

  test('takes nobody the way out of a case, and lets nothing unsafe go on', () => {
    for (const code of ['withdrawn', 'duplicate', 'unsafe']) expect(why(wish(false, '2026-05-01', `rejection.${code}`))).toBe('stays');
    expect(why(wish(false, '2026-05-01', 'cause.stalking'))).toBe('stays');
    expect(why(wish(false, '2026-05-01', 'clock-exception.stalking'))).toBe('stays');
    expect(why(wish(true, '2026-05-01', 'police-report.sexual'))).toBe('stays');
    expect(why(wish(false, '2026-05-01', 'rejection.mis-first'))).toBe('fine');
  });

  test('can be taken back until its day has begun, once', () => {
    const [planned, begun] = [change(1, DAYS, 21, '2026-03-03'), change(2, DAYS, 28, TODAY)];
    expect(canTakeBack([planned], 1, TODAY)).toBe(planned);
    expect(canTakeBack([begun], 2, TODAY)).toBeNull();
    expect(canTakeBack([planned, back(3, planned)], 1, TODAY)).toBeNull();
    expect(canTakeBack([planned, back(3, planned)], 3, TODAY)).toBeNull();
    expect(living([planned, back(3, planned)])).toEqual([]);
  });
});

describe('every setting', () => {
  const all: Subject[] = [...NUMBER_NAMES.map((number) => ({ number })), ...LIST_NAMES.flatMap((list) => (LISTS[list] as ListSpec).codes.map((code) => ({ list, code })))];

  test('is found by its name, and gives back what was put into it and nothing else', () => {
    expect(all.length).toBeGreaterThan(80);
    for (const subject of all) {
      expect(subjectOf(subjectName(subject))).toEqual(subject);
      expect(subjectName(subject)).toMatch(/^[a-z0-9-]{1,40}(\.[a-z0-9-]{1,40})?$/);
      const fixed = 'list' in subject && (LISTS[subject.list] as ListSpec).fixed[subject.code] !== undefined;
      const now = valueOf(DEFAULT_SETTINGS, subject);
      if (fixed) continue;
      const other = typeof now === 'boolean' ? !now : (NUMBERS as Record<string, NumberSpec>)[subjectName(subject)]!.max;
      const changed = withValue(DEFAULT_SETTINGS, subject, other);
      expect([subjectName(subject), valueOf(changed, subject)]).toEqual([subjectName(subject), other]);
      expect(all.filter((one) => valueOf(changed, one) !== valueOf(DEFAULT_SETTINGS, one))).toEqual([subject]);
    }
  });

  test.each(NUMBER_NAMES)('%s begins within its own bounds', (name) => {
    const { min, max, get }: NumberSpec = NUMBERS[name];
    expect(get(DEFAULT_SETTINGS)).toBeGreaterThanOrEqual(min);
    expect(get(DEFAULT_SETTINGS)).toBeLessThanOrEqual(max);
  });

  test('names that are none are nobody\'s', () => {
    for (const name of ['', 'toString', 'cause', 'cause.', 'cause.none', 'form.talk.x', '__proto__.x', 'constructor']) expect(subjectOf(name)).toBeNull();
  });
});

describe('in a case', () => {
  const changed = settingsFrom([change(1, DAYS, 21, '2019-03-10'), change(2, 'form.video', false, '2019-03-20'), change(3, 'rejection.mis-first', false, '2021-01-01'), change(4, 'cause.fraud', false, '2019-03-20'), change(5, 'ask-again-after-months', 24, '2019-03-10')]);
  const a = { who: 'a' } as const;

  test('the two weeks are as long as they were on the day of the request, however long they are later [R-012]', () => {
    const before = aCase({ settingsOn: changed }).upTo('accepted').on('2019-03-09').do('request-data');
    expect(incompleteFrom(before.state, changed)).toBe('2019-03-23');
    expect(before.on('2019-03-23').why('allocate-incomplete')).toBe('possible');
    const after = aCase({ settingsOn: changed }).upTo('accepted').on('2019-03-10').do('request-data');
    expect(incompleteFrom(after.state, changed)).toBe('2019-03-31');
    expect(after.on('2019-03-30').why('allocate-incomplete')).toBe('waiting-for-prosecution');
  });

  test('a request that is recorded late has the term of the day on which it was sent [P-15]', () => {
    const c = aCase({ settingsOn: changed }).upTo('accepted').on('2019-03-20').do('request-data', {}, { day: '2019-03-05' });
    expect(standing(c.state, changed, c.entries.length)).toMatchObject({ incompleteFrom: '2019-03-19' });
  });

  test('an order that is recorded late is judged on the settings of its own day [P-15]', () => {
    const c = aCase({ settingsOn: changed }).upTo('b-goes-on');
    const late = c.today;
    expect(c.later(40).why('consent-to-form', { form: 'video' }, a)).toBe('not-offered');
    expect(c.why('consent-to-form', { form: 'video' }, { ...a, day: late })).toBe('possible');
  });

  test('whoever agreed to a form before keeps it', () => {
    const c = aCase({ settingsOn: changed, on: '2019-02-04' }).upTo('prepared').do('consent-to-form', { form: 'video' }, a).do('consent-to-form', { form: 'video' }, { who: 'b' }).on('2019-04-01');
    expect(c.person('a').forms.has('video')).toBe(true);
    expect(c.why('pass-message', { form: 'video', to: 'p2' }, a)).toBe('possible');
  });

  test('a reason that is no longer offered rejects nothing from that day on', () => {
    expect(aCase({ settingsOn: changed, on: '2020-12-31' }).why('reject', { reason: 'mis-first' })).toBe('possible');
    expect(aCase({ settingsOn: changed, on: '2021-01-01' }).why('reject', { reason: 'mis-first' })).toBe('not-offered');
  });

  test('a cause that is no longer offered stays with the cases that have it', () => {
    const c = aCase({ settingsOn: changed, cause: 'fraud' }).on('2019-04-01');
    const values = { policeReport: 'one', immaterialNeed: 'unknown', funding: 'ministry' } as const;
    expect(c.why('correct-cause', { cause: 'fraud', ...values }, { by: 'desk' })).toBe('possible');
    expect(aCase({ settingsOn: changed }).on('2019-04-01').why('correct-cause', { cause: 'fraud', ...values }, { by: 'desk' })).toBe('not-offered');
  });

  test('who said no is not asked again sooner than was the rule on that day [P-01]', () => {
    const p = aCase().person('b');
    const said = (since: string) => ({ answer: 'no', until: null, since: day(since) }) as const;
    expect(barOn(p, day('2020-03-09'), changed, null, said('2019-03-09'))).toBe('second-person-needed');
    expect(barOn(p, day('2020-03-10'), changed, null, said('2019-03-10'))).toBe('too-early-to-ask-again');
  });
});
