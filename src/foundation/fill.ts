import { dayOf } from '../core/day.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { Chance } from './chance.ts';
import { makePerson } from './people.ts';
import { play, type Stage } from './play.ts';
import { putOnList, rememberStories, settleStaff, storiesPlayed, type Staff } from './sql.ts';
import { passedStory, STORIES } from './stories.ts';
import { rows2018 } from './year-2018.ts';

/** Share of the work that the year 2018 takes; the rest is the cases that are going on. */
const YEAR_SHARE = 0.6;

/** As `src/demo.ts` asks for it. */
export type Fill = (database: Database, keys: KeyStore, now: Date, newId: () => string, progress: (share: number) => void) => Promise<void>;

/** Takes rows of an import file in, as `src/import/load.ts` does; handed in, since features do not import each other. */
export type TakeIn = (
  rows: readonly Readonly<Record<string, string>>[], parts: Omit<Stage, 'staff' | 'today'>, progress: (share: number) => void,
) => Promise<void>;

/**
 * `keepFigures` keeps the figures of 2017 as they were published.
 * The synthetic foundation: 22 mediators and the office, the year 2018 through the same import that real registrations take,
 * and current cases in every phase played through the same rules, journal and vault as people's work.
 */
export const fillFoundation = (takeIn: TakeIn, keepFigures: (db: Db) => Promise<void>): Fill => async (database, keys, now, newId, progress) => {
  const parts = { database, keys, now, newId };
  const staff = await database.transaction({ role: 'bis_owner', user: null, request: newId() }, (db) => settleStaff(db, keys, newId, now));
  await database.transaction({ role: 'bis_owner', user: null, request: newId() }, keepFigures);
  await takeIn(rows2018(), parts, (share) => progress(share * YEAR_SHARE));
  await playStories({ ...parts, today: dayOf(now), staff: relations(staff, 0) }, staff, progress);
};

const first = (staff: readonly Staff[], role: string, n = 0): Staff['id'] => {
  const found = staff.filter((s) => s.roles.includes(role));
  return (found[n % found.length] as Staff).id;
};

const relations = (staff: readonly Staff[], n: number): Stage['staff'] => ({
  desk: first(staff, 'desk'), policy: first(staff, 'policy'), supervisor: first(staff, 'practice-supervisor'), mediator: first(staff, 'mediator', n),
});

/** The mediator whom the demo lets in has every second case, so that "my cases" has something of everything. */
const mediatorOf = (story: number): number => (story % 2 === 0 ? 0 : story);

async function playStories(stage: Stage, staff: readonly Staff[], progress: (share: number) => void): Promise<void> {
  const within = <T>(work: Parameters<typeof stage.database.transaction<T>>[1]) =>
    stage.database.transaction({ role: 'bis_owner', user: null, request: stage.newId() }, work);
  const chance = new Chance(7);
  const played = await within(storiesPlayed);
  const stories = [...STORIES, passedStory(stage.today)];
  for (const [i, story] of stories.entries()) {
    const [a, b] = [makePerson(chance, 2 * i + 1), makePerson(chance, 2 * i + 2)];
    if (i < played) continue;
    const caseId = await play(story, a, b, { ...stage, staff: relations(staff, mediatorOf(i)) });
    if (i === STORIES.length) await within((db) => putOnList(db, caseId, first(staff, 'privacy-officer'), stage.now));
    await within((db) => rememberStories(db, i + 1, stage.now));
    progress(YEAR_SHARE + ((i + 1) / stories.length) * (1 - YEAR_SHARE));
  }
}
