import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../test/database.ts';
import { everyRoute as routes } from '../test/routes.ts';
import { signedIn, testServer, visitor } from '../test/visit.ts';
import type { Client } from '../test/visit.ts';
import { STAFF_ROLES } from './core/role.ts';
import { mayUse } from './web/rights.ts';
import type { Route } from './web/route.ts';

const house = await freshDatabase();
afterAll(house.close);
/** The real table of addresses; the handlers only say that they were reached, and who leaves by the quick exit is not sent elsewhere for it. */
const reached: Route[] = routes.map(({ leavesFor: _elsewhere, ...route }) => ({ ...route, handle: async () => ({ kind: 'text', text: 'reached' }) }));
const server = testServer(house, reached);

const address = ({ path }: Route) => path.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');

/** Whether the handler behind this address is reached; a post has no key, and is refused for that only after its right. */
async function reaches(client: Client, route: Route): Promise<boolean> {
  if (route.method === 'GET') return (await client.get(address(route))).text === 'reached';
  return (await client.post(address(route), { eenmalig: '' })).status === 422;
}

test.each(STAFF_ROLES)('every address × %s: reached exactly where the rights table says so', async (role) => {
  const colleague = await signedIn(server, house.database, { roles: [role] });
  for (const route of reached) {
    expect([route.method, route.path, await reaches(colleague, route)]).toEqual([route.method, route.path, mayUse({ roles: [role] }, route.right)]);
  }
});

test('every address without an account: only the public ones', async () => {
  for (const route of reached) {
    expect([route.method, route.path, await reaches(visitor(server), route)]).toEqual([route.method, route.path, route.right === 'public']);
  }
});

test('what the public can reach is a short list that somebody chose', () => {
  const open = routes.filter(({ right }) => right === 'public').map(({ method, path }) => `${method} ${path}`);
  const chosen = /^(GET \/|GET \/weg|(GET|POST) \/inloggen|POST \/inloggen\/(passkey|demo)|GET \/inloggen\/organisatie(\/terug)?|(GET|POST) \/inloggen\/tweede-stap|POST \/inloggen\/tweede-stap\/passkey|(GET|POST) \/eerste-beheerder|(GET|POST) \/instellen\/:link|(GET|POST) \/aanmelden(\/.*)?|(GET|POST) \/vraag(\/.*)?)$/;
  expect(open.filter((name) => !chosen.test(name))).toEqual([]);
});
