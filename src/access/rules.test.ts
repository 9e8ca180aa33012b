import { expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { judgeWeek, type CaseTraits } from './rules.ts';

const NOBODY = new Set<string>();
const traits: CaseTraits = { part: NOBODY, excluded: NOBODY, restricted: NOBODY, allocated: true, closed: null, hidden: false, work: [], names: NOBODY, postcodes: NOBODY };

/** What is asked about a colleague of the desk who looked three times into a running case of somebody else, by the same door. */
const asked = (act: string) => judgeWeek({
  week: day('2019-03-04'), looks: [5, 6, 7].map((on) => ({ at: new Date(`2019-03-0${on}T10:00:00Z`), staff: 'desk', act, cases: ['one'] })),
  cases: new Map([['one', traits]]), colleagues: new Map([['desk', { id: 'desk', roles: ['desk'] as const, names: NOBODY, postcodes: NOBODY }]]),
}).flatMap(({ kinds }) => kinds);

test.each(['zaak-geopend', 'brieven-bekeken', 'opdracht-geopend', 'datalek-melden-geopend', 'partij-getoond', 'afspraak-bekeken', 'toegang-bekeken'])('looking by the page of %s is looking, whatever the page is for', (act) => {
  expect(asked(act)).toEqual(['no-part']);
});

test('a list that everybody of the desk works from is none', () => expect(asked('lijst-bekeken')).toEqual([]));

test('searching more than there may be in an hour, and opening nothing, is pointed out without a case', () => {
  const searched = (count: number, opens: boolean) => judgeWeek({
    week: day('2019-03-04'), cases: new Map(), colleagues: new Map([['desk', { id: 'desk', roles: ['desk'] as const, names: NOBODY, postcodes: NOBODY }]]),
    looks: Array.from({ length: count }, (_, minute) => minute).flatMap((minute) => [
      { at: new Date(Date.UTC(2019, 2, 5, 10, minute)), staff: 'desk', act: 'zoekvraag', cases: [] },
      ...(opens ? [{ at: new Date(Date.UTC(2019, 2, 5, 10, minute, 30)), staff: 'desk', act: 'zaak-geopend', cases: ['one'] }] : []),
    ]),
  });
  expect(searched(31, false)).toMatchObject([{ kinds: ['many-searches'], caseId: null, looks: 31 }]);
  expect([searched(30, false), searched(50, true)]).toEqual([[], []]);
});
