import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields } from '../../test/visit.ts';
import { waits } from '../../test/waits.ts';
import { queueAccountMail } from '../database/account-mail.ts';
import { actFor } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { sendAccountMail } from '../mail/account-mail.ts';
import { forgetMail } from '../mail/job.ts';
import type { Outgoing, Post } from '../mail/transport.ts';
import { accountRoutes } from './routes.tsx';
import { holdAccounts } from './sql.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, accountRoutes([]));
const silent = testServer(house, accountRoutes([]), { mails: false });
const sql = <T = Record<string, unknown>>(text: string, values?: unknown[]) => house.database.transaction({ role: 'bis_owner', user: null, request: '' }, (db) => db.query<T>(text, values));
let jo: Client;
let els: string;
let old: string;
beforeEach(async () => {
  await sql('delete from account_mail');
  jo = await signedIn(server, house.database, { roles: ['administrator'], name: 'Jo Bakker' });
  old = `${house.newId()}@test.invalid`;
  els = (await jo.post('/accounts/nieuw', { naam: 'Els de Wit', email: old, rol: ['mediator'] })).location?.slice('/accounts/'.length) ?? '';
});
const page = () => `/accounts/${els}/gegevens`;
const change = (fields: Fields, who = jo) => who.post(page(), { naam: 'Els de Wit', email: old, ...fields });
const row = async () => (await sql<{ name: string; email: string; link: boolean }>('select name, email, set_up_hash is not null as link from staff where id = $1', [els]))[0];
const events = async () => (await sql<{ kind: string; by_id: string }>("select kind, by_id from account_event where staff_id = $1 and kind <> 'made' order by kind", [els])).map(({ kind, by_id }) => [kind, by_id]);
const left: Outgoing[] = [];
const takes: Post = { send: async (mail) => { left.push(mail); return { kind: 'sent' }; } };
const round = (post = takes) => { left.length = 0; return sendAccountMail({ database: house.database, keys: house.keys, now: () => server.clock.now, newId: house.newId, post }); };

describe('the name and address of an account', () => {
  test('a new name is the name everywhere, and it stands with the account who changed it', async () => {
    expect(await htmlFaults((await jo.get(page())).text)).toEqual([]);
    expect((await change({ naam: 'Els Zwart' })).location).toBe(`/accounts/${els}`);
    expect(await row()).toMatchObject({ name: 'Els Zwart', email: old });
    expect(await events()).toEqual([['name-changed', jo.id]]);
    expect((await jo.get(`/accounts/${els}`)).text).toContain('Naam gewijzigd');
    expect(await round()).toMatchObject({ sent: 0 });
  });

  test('who made it stands with the account from the start', async () => {
    const text = (await jo.get(`/accounts/${els}`)).text;
    expect([/Account gemaakt<\/td>\s*<td[^>]*>Jo Bakker/.test(text), text.includes('Nog niets.')]).toEqual([true, false]);
  });

  test('with another address an open link works no more, the old address is told in words that say nothing, and it is signed in with the new one', async () => {
    await jo.post(`/accounts/${els}/link`, {}, { from: `/accounts/${els}` });
    expect(await row()).toMatchObject({ link: true });
    await change({ naam: 'Els Groen' });
    expect(await row()).toMatchObject({ link: true });
    await change({ email: ' Els.Groen@Test.invalid ' });
    expect(await row()).toEqual({ name: 'Els de Wit', email: 'els.groen@test.invalid', link: false });
    expect((await events()).map(([kind]) => kind)).toEqual(['email-changed', 'link-made', 'name-changed', 'name-changed']);
    expect(await round()).toMatchObject({ sent: 1 });
    expect(left.map(({ to }) => to)).toEqual([old]);
    expect(left[0]?.mail.text).not.toMatch(/els|groen|wit|herstel|bemiddel|zaak|http/i);
    expect(await sql('select address, result from account_mail')).toEqual([{ address: null, result: 'sent' }]);
    expect(await round()).toMatchObject({ sent: 0 });
    expect(await forgetMail(house, new Date(server.clock.now.getTime() + 31 * 86_400_000))).toBe(1);
    await sql("update staff set email = $2 where id = $1", [els, `${house.newId()}@test.invalid`]);
  });

  test('where it could not leave it waits with the address, sealed; no colleague reads it', async () => {
    await change({ email: `${house.newId()}@test.invalid` });
    const refuses: Post = { send: async () => ({ kind: 'not-sent', error: 'no-connection' }) };
    expect(await round(refuses)).toMatchObject({ later: 1 });
    const [waiting] = await sql<{ address: Buffer }>('select address from account_mail');
    expect(waiting?.address.toString('latin1')).not.toContain(old);
    expect(await forgetMail(house, new Date(server.clock.now.getTime() + 31 * 86_400_000))).toBe(0);
    const past = <T>(who: string, email: string, work: (db: Db) => Promise<T>) => house.database.transaction({ role: 'bis_app', user: null, request: 'test', now: house.now, held: [email] }, async (db) => {
      await actFor(db, who);
      return work(db);
    });
    const reads = (who: string, email: string, table: string) => past(who, email, async (db) => (await db.query(`select from ${table}`)).length);
    for (const [who, email] of [[jo.id, `${jo.id}@test.invalid`], [els, (await row())?.email ?? '']] as const) {
      expect(await reads(who, email, 'staff')).toBeGreaterThan(1);
      await expect(reads(who, email, 'account_mail')).rejects.toMatchObject({ code: '42501' });
    }
    // Nor does anybody but who changes accounts let one leave.
    await expect(past(els, (await row())?.email ?? '', (db) => queueAccountMail(db, house.keys, { staffId: els, address: 'x@test.invalid' }, house.now, house.newId))).rejects.toMatchObject({ code: '42501' });
  });

  test('where nothing is mailed, nothing waits and the page says so', async () => {
    const bea = await signedIn(silent, house.database, { roles: ['administrator'] });
    expect((await bea.get(page())).text).toContain('BIS verstuurt geen mail');
    expect((await change({ email: `${house.newId()}@test.invalid` }, bea)).status).toBe(303);
    // Whoever left is told nothing of an account that was theirs.
    await jo.post(`/accounts/${els}/stoppen`, {}, { from: `/accounts/${els}` });
    expect((await change({ email: `${house.newId()}@test.invalid` })).status).toBe(303);
    expect(await sql('select 1 from account_mail')).toEqual([]);
  });

  test.each([
    [{ naam: '' }, 'Vul de naam in.'], [{ naam: 'x'.repeat(101) }, 'langer dan 100'], [{ naam: 'Jan\u202enaj' }, 'niet te lezen'], [{ email: 'geen adres' }, 'Dit is geen e-mailadres'], [{ email: '' }, 'Vul het e-mailadres in.'],
  ])('what will not do is said at its field, and nothing changes: %o', async (wrong, sentence) => {
    const answer = await change(wrong);
    expect([answer.status, answer.text.includes(sentence), await htmlFaults(answer.text)]).toEqual([422, true, []]);
    expect([await row(), await events()]).toEqual([{ name: 'Els de Wit', email: old, link: false }, []]);
  });

  test('the address of another account is refused at its field; also where two accounts want it at once', async () => {
    const taken = `${house.newId()}@test.invalid`;
    const other = (await jo.post('/accounts/nieuw', { naam: 'Bo', email: taken, rol: ['desk'] })).location ?? '';
    const refused = await change({ naam: 'Els Typt', email: taken.toUpperCase() });
    expect([refused.status, refused.text.includes('al een account'), refused.text.includes('Els Typt')]).toEqual([422, true, true]);
    expect(await row()).toMatchObject({ name: 'Els de Wit', email: old });
    const wanted = `${house.newId()}@test.invalid`;
    const keys = [await jo.keyFor(page()), await jo.keyFor(`${other}/gegevens`)];
    const answers = await Promise.all([change({ email: wanted, eenmalig: keys[0] as string }), jo.post(`${other}/gegevens`, { naam: 'Bo', email: wanted, eenmalig: keys[1] as string })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('of two administrators at once the second waits for the first, sees what the first made of it, and changes nothing', async () => {
    const { text: shown } = await jo.get(page());
    const [eenmalig, getoond] = ['eenmalig', 'getoond'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1] ?? '') as [string, string];
    const { answer, waited } = await house.database.transaction({ role: 'bis_owner', user: null, request: '' }, async (db) => {
      await holdAccounts(db);
      const second = change({ naam: 'Els Tweede', eenmalig, getoond });
      const itWaited = await waits(house, second);
      await db.query("update staff set name = 'Els Eerste' where id = $1", [els]);
      return { answer: second, waited: itWaited };
    });
    const { status, text } = await answer;
    expect([waited, status, text.includes('Els Tweede'), text.includes('Nu staat er: Els Eerste'), (await row())?.name]).toEqual([true, 409, true, true, 'Els Eerste']);
  });

  test('nobody else changes it, and where nothing is other nothing is written', async () => {
    expect((await change({})).status).toBe(303);
    expect([await events(), await sql('select 1 from account_mail')]).toEqual([[], []]);
    for (const role of ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'privacy-officer'] as const) {
      const other = await signedIn(server, house.database, { roles: [role] });
      expect([role, (await other.get(page())).status, (await change({ naam: 'Els Anders', eenmalig: 'none' }, other)).status]).toEqual([role, 403, 403]);
    }
    expect((await row())?.name).toBe('Els de Wit');
  });
});

test('whoever is signed in says what happened to an account in their own name, past every screen too, or it is something of the door', async () => {
  const add = (by: string | null, kind: string) => house.database.transaction({ role: 'bis_app', user: null, request: '', now: server.clock.now }, async (db) => {
    await actFor(db, jo.id);
    await db.query('insert into account_event (id, staff_id, at, kind, by_id) values ($1, $2, $3, $4, $5)', [house.newId(), els, server.clock.now, kind, by]);
  });
  await add(jo.id, 'stopped');
  await add(null, 'passkey-copied');
  for (const [by, kind] of [[els, 'stopped'], [els, 'passkey-copied'], [null, 'stopped']] as const) await expect(add(by, kind), `${by} ${kind}`).rejects.toThrow(/row-level security/);
});
