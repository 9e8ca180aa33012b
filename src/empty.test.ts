import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { everyRoute } from '../test/routes.ts';
import { signedIn, testServer } from '../test/visit.ts';
import { STAFF_ROLES } from './core/role.ts';
import { mayUse } from './web/rights.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);

/** Its table holds the work of the running server, which is never without; this one has none. */
const NEVER_EMPTY = '/beheer/taken';

/** The first day of a house: nothing is in it but accounts. */
test.each(STAFF_ROLES)('on the first day every list of the %s that is empty says what to do, or what brings something in it', async (role) => {
  const who = await signedIn(server, house.database, { roles: [role] });
  const pages = everyRoute.filter(({ method, path, right }) => method === 'GET' && !path.includes(':') && right !== 'public' && path !== NEVER_EMPTY && mayUse({ roles: [role] }, right));
  const bare: string[] = [];
  let looked = 0;
  for (const { path } of pages) {
    const { status, text } = await who.get(path);
    if (status !== 200) continue;
    looked += 1;
    for (const [, title, more] of text.matchAll(/<div class="empty"><p class="empty-title">([^<]*)<\/p>(<div class="empty-text">)?/g)) if (!more) bare.push(`${path}: ${title}`);
  }
  expect(looked).toBeGreaterThan(3);
  expect(bare).toEqual([]);
});
