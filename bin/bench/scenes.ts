import { Browser, expectStatus, onceKeyIn, type Got, type Line } from './browser.ts';
import type { Step } from './measure.ts';
import { referral } from './referral.ts';
import type { Colleague, World } from './world.ts';

/** What somebody does, as often as it is measured. */
export interface Scene {
  readonly name: string;
  /** p50 on one connection, in ms (guarantee G14); null where none is set. */
  readonly goal: number | null;
  /** Other pages come before the one that counts. */
  readonly prepares?: true;
  /** The visits of one connection. */
  open(line: Line, seat: number): Promise<Step>;
}

const turn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The same pages for everybody on the staff: a session, then one page after the other. */
const pages = (who: (seat: number) => Colleague, path: (colleague: Colleague, n: number) => string) => async (line: Line, seat: number): Promise<Step> => {
  const colleague = who(seat);
  const browser = new Browser(line, colleague.session);
  let n = seat;
  return async () => {
    const got = await browser.get(path(colleague, n++));
    expectStatus(got, 200, path(colleague, n - 1));
    return [got];
  };
};

/** The question is posted and leads to the page with its answers: both count. */
async function search({ desk, typos }: World, line: Line, seat: number): Promise<Step> {
  const browser = new Browser(line, desk.session);
  let page = await browser.get('/zoeken');
  expectStatus(page, 200, '/zoeken');
  let n = seat * 7;
  return async (): Promise<Got[]> => {
    const asked = await browser.post('/zoeken', { eenmalig: onceKeyIn(page.text, '/zoeken'), q: turn(typos, n++), waarom: 'other' });
    expectStatus(asked, 303, 'search');
    page = await browser.get(asked.location ?? '');
    expectStatus(page, 200, 'answers');
    return [asked, page];
  };
}

export const scenesOf = (world: World): Scene[] => [
  { name: 'my cases', goal: 4, open: pages((seat) => turn(world.mediators, seat), () => '/mijn-zaken') },
  { name: 'today', goal: null, open: pages((seat) => turn(world.mediators, seat), () => '/vandaag') },
  { name: 'a case', goal: 5, open: pages((seat) => turn(world.mediators, seat), ({ cases }, n) => `/zaken/${turn(cases, n)}`) },
  { name: 'name with a typo', goal: 12, open: (line, seat) => search(world, line, seat) },
  { name: 'the desk', goal: null, open: pages(() => world.desk, () => '/aanmeldpunt') },
  { name: 'the same people', goal: null, open: pages(() => world.desk, (_, n) => `/zaken/${turn(world.waiting, n)}/vergelijken`) },
  { name: 'durable referral', goal: 8, prepares: true, open: referral },
  { name: 'the year', goal: 20, open: pages(() => world.director, () => `/jaar/${world.year}`) },
];
