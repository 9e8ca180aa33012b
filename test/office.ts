import { freshDatabase } from './database.ts';
import { cases } from './journal.ts';
import { allocated, story, type Staff, type Story } from './ready.ts';
import { everyRoute } from './routes.ts';
import { signedIn, testServer, type Client, type Page } from './visit.ts';
import type { StaffId } from '../src/core/fields.ts';
import type { StaffRole } from '../src/core/role.ts';

const NAMES = { desk: 'Dees Desk', mediator: 'Mia Middelaar', other: 'Otto Ander', policy: 'Pia Beleid', officer: 'Fay Privacy' } as const;
export type Colleague = keyof typeof NAMES;

/** The whole product with a few colleagues: a mediator with a practice supervisor, and another mediator without a part in anything. */
export async function openOffice() {
  const house = await freshDatabase();
  const server = testServer(house, everyRoute);
  const own = cases(house);
  const sql = <T,>(text: string, values: unknown[] = []) => own.as((db) => db.query<T>(text, values));
  const ids: Record<Colleague, StaffId> = {
    desk: await own.staff('desk'), mediator: await own.staff('mediator'), other: await own.staff('mediator'), policy: await own.staff('policy'), officer: await own.staff('privacy-officer'),
  };
  for (const [who, name] of Object.entries(NAMES)) await sql('update staff set name = $2 where id = $1', [ids[who as Colleague], name]);
  const supervisor = await own.staff('practice-supervisor');
  await sql('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor, ids.mediator]);
  const staff: Staff = { desk: ids.desk, mediator: ids.mediator, policy: ids.policy };
  /** Signed in on the day of the server's clock. */
  const is = (who: Colleague, ...roles: StaffRole[]): Promise<Client> => signedIn(server, house.database, { id: ids[who], roles });
  const aCase = async (name = 'Noor Proefhuis'): Promise<Story> => {
    const one = await story(own, staff, { words: { people: [{ name }, {}] } });
    await allocated(one, staff);
    return one;
  };
  const post = (who: Client, one: Story, rest: string, fields: Record<string, string | string[]>): Promise<Page> => who.post(at(one, `/toegang${rest}`), fields, { from: at(one, '/toegang') });
  const search = async (who: Client, q: string) => who.get((await who.post('/zoeken', { q }, { from: '/zoeken' })).location ?? '');
  return { house, server, own, sql, ids, supervisor, staff, is, aCase, post, search };
}

export const at = (one: Story, rest = '') => `/zaken/${one.number}${rest}`;
