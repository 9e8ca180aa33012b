import { expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { judgeWeek, searchRounds, type CaseTraits } from './rules.ts';

const NOBODY = new Set<string>();
const traits: CaseTraits = { part: NOBODY, excluded: NOBODY, restricted: NOBODY, allocated: true, closed: null, hidden: false, work: [], names: NOBODY, postcodes: NOBODY };

/** What is asked about a colleague of the desk who looked three times into a running case of somebody else, by the same door. */
const asked = (act: string) => judgeWeek({
  week: day('2019-03-04'), looks: [5, 6, 7].map((on) => ({ at: new Date(`2019-03-0${on}T10:00:00Z`), staff: 'desk', act, cases: ['one'] })),
  cases: new Map([['one', traits]]), colleagues: new Map([['desk', { id: 'desk', roles: ['desk'] as const, names: NOBODY, postcodes: NOBODY }]]),
}).flatMap(({ kinds }) => kinds);

test.each(['zaak-geopend', 'brieven-bekeken', 'opdracht-geopend', 'datalek-melden-geopend', 'partij-getoond', 'afspraak-bekeken', 'bezoek-verwerken-geopend', 'bellen-bekeken', 'toegang-bekeken'])('looking by the page of %s is looking, whatever the page is for', (act) => {
  expect(asked(act)).toEqual(['no-part']);
});

test('a list that everybody of the desk works from is none', () => expect(asked('lijst-bekeken')).toEqual([]));

test('typing a name is one search, however many suggestions it gave; a search that was sent counts each time', () => {
  const look = (act: string, seconds: number) => ({ at: new Date(Date.UTC(2019, 2, 5, 10, 0, seconds)), staff: 'desk', act, cases: ['one'] });
  const typed = [0, 1, 3, 5].map((at) => look('zoekvoorstel', at));
  expect(searchRounds(typed)).toEqual([typed[3]]);
  expect(searchRounds([...typed, look('gezocht', 8)])).toEqual([look('gezocht', 8)]);
  expect(searchRounds([...typed, look('zoekvoorstel', 200)])).toHaveLength(2);
  expect(searchRounds([0, 1, 2, 3].map((at) => look('gezocht', at)))).toHaveLength(4);
});

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
