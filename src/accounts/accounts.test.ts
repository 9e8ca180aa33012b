import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import { tokenHash } from '../web/session.ts';
import { accountRoutes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, accountRoutes([]));
const app = { role: 'bis_owner', user: null, request: '' } as const;
const sql = (text: string, values?: unknown[]) => house.database.transaction(app, (db) => db.query(text, values));
const jo = await signedIn(server, house.database, { roles: ['administrator'], name: 'Jo Bakker' });

const ELS = { naam: 'Els de Wit', email: 'Els@Test.invalid', rol: ['mediator', 'practice-supervisor'] };
const column = async (id: string, name: string) => (await sql(`select ${name} as value from staff where id = $1`, [id]))[0]!['value'];

async function colleague(): Promise<string> {
  const email = `${house.newId()}@test.invalid`;
  const { location } = await jo.post('/accounts/nieuw', { ...ELS, email });
  return location!.slice('/accounts/'.length);
}

describe('A new account', () => {
  test('has a name, an address and work, and no password yet', async () => {
    const { location } = await jo.post('/accounts/nieuw', ELS);
    const page = (await jo.get(location!)).text;
    for (const words of ['Els de Wit', 'els@test.invalid', 'Bemiddelaar, Werkbegeleider', 'Nog niet ingesteld']) expect(page).toContain(words);
    expect((await jo.get('/accounts')).text).toContain('Els de Wit');
  });

  test('the same address twice is refused with words', async () => {
    expect(await jo.post('/accounts/nieuw', { ...ELS, email: 'els@test.INVALID' })).toMatchObject({ status: 422, text: expect.stringContaining('al een account') });
  });

  test('what will not do is said at its field and stays as typed', async () => {
    const page = await jo.post('/accounts/nieuw', { naam: `Jan\u202e${'x'.repeat(10_000)}`, email: 'geen adres' });
    expect(page.status).toBe(422);
    for (const words of ['langer dan 100 tekens', 'Dit is geen e-mailadres', 'minstens één soort werk', 'value="geen adres"', 'x'.repeat(10_000)]) expect(page.text).toContain(words);
    expect((await jo.post('/accounts/nieuw', { ...ELS, naam: 'Jan\u202enaj' })).text).toContain('niet te lezen');
    expect(await sql(`select 1 from staff where name like 'Jan%'`)).toHaveLength(0);
  });

  test('work that does not exist cannot be given', async () => {
    const { status } = await jo.post('/accounts/nieuw', { ...ELS, email: 'x@test.invalid', rol: ['everything'] });
    expect(status).toBe(422);
  });
});

describe('The list', () => {
  const shown = async (query: string) => (await jo.get(`/accounts${query}`)).text;

  test('is narrowed by name, work and standing; the choice stands in the address, the count is that of the list', async () => {
    await jo.post('/accounts/nieuw', { naam: 'Zeger Zoekbaar', email: 'zeger@test.invalid', rol: ['mediator'] });
    await jo.post('/accounts/nieuw', { naam: 'Zoë Zoekbaar', email: 'zoe@test.invalid', rol: ['director'] });
    const both = await shown('?zoek=zoekbaar');
    for (const words of ['Zeger Zoekbaar', 'Zoë Zoekbaar', '2 accounts', 'value="zoekbaar"', 'Alles tonen']) expect(both).toContain(words);
    expect(both).not.toContain('>Jo Bakker</a>');
    const directors = await shown('?zoek=zoekbaar&werk=director');
    expect(directors).toContain('Zoë Zoekbaar');
    expect(directors).not.toContain('Zeger');
    expect(await shown('?zoek=zoekbaar&stand=gestopt')).toContain('Geen account past bij uw keuze.');
    expect(await shown('?zoek=zeger&stand=niet-ingesteld')).toContain('Zeger Zoekbaar');
  });

  test('is whole where nothing or nonsense is chosen', async () => {
    for (const query of ['', '?werk=koning&stand=wakker']) {
      const text = await shown(query);
      expect(text).toContain('Jo Bakker');
      expect(text).not.toContain('Alles tonen');
    }
  });
});

describe('The set-up link', () => {
  const linkIn = (text: string) => /http:\/\/localhost:3000\/instellen\/([\w-]{43})/.exec(text)?.[1];

  test('is shown once and kept as a hash', async () => {
    const id = await colleague();
    const token = linkIn((await jo.post(`/accounts/${id}/link`, {}, { from: `/accounts/${id}` })).text)!;
    expect(await column(id, 'set_up_hash')).toEqual(tokenHash(token));
    expect((await jo.get(`/accounts/${id}`)).text).not.toContain(token);
  });

  test('a new one replaces the one before', async () => {
    const id = await colleague();
    const make = async () => linkIn((await jo.post(`/accounts/${id}/link`, {}, { from: `/accounts/${id}` })).text)!;
    const [first, second] = [await make(), await make()];
    expect(first).not.toBe(second);
    expect(await column(id, 'set_up_hash')).toEqual(tokenHash(second));
  });
});

describe('Who supervises a mediator', () => {
  const role = async (name: string, roles: string[]) => (await jo.post('/accounts/nieuw', { naam: name, email: `${house.newId()}@test.invalid`, rol: roles })).location!.slice('/accounts/'.length);
  const pairs = (mediator: string) => sql('select supervisor from supervision where mediator = $1', [mediator]).then((rows) => rows.map(({ supervisor }) => supervisor));

  const told = (mediator: string) => sql('select e.kind, s.name from account_event e join staff s on s.id = e.about_id where e.staff_id = $1 order by e.kind, s.name', [mediator]).then((rows) => rows.map(({ kind, name }) => [kind, name]));

  test('is recorded by an administrator; until then the account says that nobody is (P-21)', async () => {
    const [mediator, wim, ria, desk] = [await role('Mo Middelaar', ['mediator']), await role('Wim Werk', ['practice-supervisor']), await role('Ria Rust', ['practice-supervisor']), await role('Dees Desk', ['desk'])];
    const at = `/accounts/${mediator}/werk`;
    const change = (fields: Record<string, string | string[]>) => jo.post(at, { rol: ['mediator'], ...fields }, { from: at });
    expect((await jo.get(`/accounts/${mediator}`)).text).toContain('Geen werkbegeleider');
    expect((await change({ begeleider: [wim!, ria!] })).status).toBe(303);
    expect((await pairs(mediator!)).toSorted()).toEqual([wim, ria].toSorted());
    const page = (await jo.get(`/accounts/${mediator}`)).text;
    expect([page.includes('Geen werkbegeleider'), page.includes('Ria Rust en Wim Werk'), page.includes('>Ria Rust</'), page.includes('Werk gewijzigd'), await htmlFaults(page)]).toEqual([false, true, true, false, []]);
    expect(await htmlFaults((await jo.get(at)).text)).toEqual([]);
    // Who is no practice supervisor is none of the list, nor is anybody their own.
    for (const other of [desk!, mediator!, house.newId()]) expect(await change({ begeleider: [wim!, other] })).toMatchObject({ status: 422, text: expect.stringContaining('geen werkbegeleider') });
    expect(await pairs(mediator!)).toHaveLength(2);
    // A page of before another administrator changed it writes nothing over.
    const before = (await jo.get(at)).text;
    await change({ begeleider: [ria!] });
    expect(await told(mediator!)).toEqual([['supervisor-added', 'Ria Rust'], ['supervisor-added', 'Wim Werk'], ['supervisor-removed', 'Wim Werk']]);
    const [ofRia, ofWim] = [(await jo.get(`/accounts/${ria}`)).text, (await jo.get(`/accounts/${wim}`)).text];
    expect([ofRia.includes('Mo Middelaar'), ofWim.includes('Mo Middelaar'), /Begeleidt[\s\S]*Nog niemand/.test(ofWim), await htmlFaults(ofRia)]).toEqual([true, false, true, []]);
    const shown = Object.fromEntries([...before.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]).filter(([name]) => name !== 'eenmalig'));
    expect(await jo.post(at, { ...shown, rol: ['mediator'], begeleider: [wim!] }, { from: at })).toMatchObject({ status: 409, text: expect.stringContaining('Ria Rust') });
    expect(await pairs(mediator!)).toEqual([ria]);
    // Chosen for somebody who does not mediate it is not dropped unseen.
    expect(await jo.post(`/accounts/${desk}/werk`, { rol: ['desk'], begeleider: [wim!] }, { from: `/accounts/${desk}/werk` })).toMatchObject({ status: 422, text: expect.stringContaining('Kies bij Werk ook bemiddelaar') });
    // Who mediates no more is supervised by nobody.
    expect((await change({ rol: ['desk'], begeleider: [ria!] })).status).toBe(303);
    expect(await pairs(mediator!)).toEqual([]);
  });

  test('where no colleague can, the page to which the account leads says what comes first', async () => {
    const mediator = await role('Mo Alleen', ['mediator']);
    const page = async () => (await jo.get(`/accounts/${mediator}/werk`)).text;
    expect([(await page()).includes('name="begeleider"'), (await page()).includes('Geef dat eerst aan iemand')]).toEqual([true, false]);
    await sql("update staff set active = false where 'practice-supervisor' = any(roles)");
    const alone = await page();
    expect([alone.includes('name="begeleider"'), alone.includes('Geef dat eerst aan iemand'), htmlFaults(alone)]).toEqual([false, true, []]);
    await sql("update staff set active = true where 'practice-supervisor' = any(roles)");
  });
});

describe('Stopping an account', () => {
  test('ends its sessions with the next request, and can be undone', async () => {
    const id = await colleague();
    const els = await signedIn(server, house.database, { roles: ['administrator'], id });
    await sql(`update staff set roles = '{administrator}' where id = $1`, [id]);
    expect((await els.get('/accounts')).status).toBe(200);
    await jo.post(`/accounts/${id}/stoppen`, {}, { from: `/accounts/${id}` });
    expect((await els.get('/accounts')).status).toBe(303);
    expect((await jo.get(`/accounts/${id}`)).text).toContain('Gestopt');
    await jo.post(`/accounts/${id}/hervatten`, {}, { from: `/accounts/${id}` });
    expect(await column(id, 'active')).toBe(true);
    expect((await els.get('/accounts')).status).toBe(303);
  });

  test('leaves nothing that lets somebody in, and such an account gets no link and no other work', async () => {
    const id = await colleague();
    await sql(`update staff set password_hash = 'x', organisation_subject = $2 where id = $1`, [id, Buffer.from(id)]);
    await sql('insert into recovery_code (staff_id, hash, made_at) values ($1, $2, $3)', [id, Buffer.from(id), house.now]);
    await sql(`insert into passkey (id, staff_id, credential, public_key, counter, transports, device, backed_up, name, created_at) values ($1, $1, 'x', 'x', 0, '{}', 'singleDevice', false, 'x', $2)`, [id, house.now]);
    await jo.post(`/accounts/${id}/stoppen`, {}, { from: `/accounts/${id}` });
    expect(await sql('select (select count(*)::int from passkey where staff_id = $1) as passkeys, (select count(*)::int from recovery_code where staff_id = $1) as codes, password_hash, organisation_subject from staff where id = $1', [id]))
      .toEqual([{ passkeys: 0, codes: 0, password_hash: null, organisation_subject: null }]);
    expect(await jo.post(`/accounts/${id}/link`, {}, { from: `/accounts/${id}` })).toMatchObject({ status: 422, text: expect.stringContaining('Dit account is gestopt') });
    expect(await jo.post(`/accounts/${id}/werk`, { rol: ['administrator'] }, { from: `/accounts/${id}` })).toMatchObject({ status: 422, text: expect.stringContaining('al gestopt') });
    expect([await column(id, 'set_up_hash'), await column(id, 'roles')]).toEqual([null, ['mediator', 'practice-supervisor']]);
  });

  test('is asked first: no button of the account itself does it, and nobody is asked to stop the own account or one that stopped', async () => {
    const id = await colleague();
    const page = (await jo.get(`/accounts/${id}`)).text;
    expect([page.includes(`action="/accounts/${id}/stoppen"`), page.includes(`href="/accounts/${id}/stoppen"`)]).toEqual([false, true]);
    const asked = await jo.get(`/accounts/${id}/stoppen`);
    expect([asked.status, asked.text.includes(`action="/accounts/${id}/stoppen"`), asked.text.includes('komen niet terug'), await htmlFaults(asked.text)]).toEqual([200, true, true, []]);
    expect(await column(id, 'active')).toBe(true);
    await jo.post(`/accounts/${id}/stoppen`, {});
    for (const [of, said] of [[id, 'al gestopt'], [jo.id, 'eigen account']] as const) {
      const { text } = await jo.get(`/accounts/${of}/stoppen`);
      expect([text.includes(said), text.includes(`action="/accounts/${of}/stoppen"`)]).toEqual([true, false]);
    }
  });

  test('nobody stops the own account', async () => {
    expect(await jo.post(`/accounts/${jo.id}/stoppen`, {}, { from: `/accounts/${jo.id}` })).toMatchObject({ status: 422, text: expect.stringContaining('eigen account') });
    expect(await column(jo.id, 'active')).toBe(true);
  });
});

test.each(['/accounts/nergens', '/accounts/55555555-5555-4555-8555-555555555555'])('%s is not there', async (path) => {
  expect((await jo.get(path)).status).toBe(404);
});

test('only the administrator of accounts comes here', async () => {
  for (const role of ['desk', 'policy', 'mediator', 'practice-supervisor', 'director', 'privacy-officer'] as const) {
    expect((await (await signedIn(server, house.database, { roles: [role] })).get('/accounts')).status).toBe(403);
  }
  expect((await visitor(server).get('/accounts')).status).toBe(303);
});

test('other work says from what to what, to the administrator and to the colleague; of before that was kept it says that it changed', async () => {
  const id = await colleague();
  await sql("insert into account_event (id, staff_id, at, kind) values ($1, $2, $3, 'roles-changed')", [house.newId(), id, house.now]);
  expect((await jo.post(`/accounts/${id}/werk`, { rol: ['mediator', 'desk'] }, { from: `/accounts/${id}/werk` })).status).toBe(303);
  const { text } = await jo.get(`/accounts/${id}`);
  expect([text.includes('Van bemiddelaar en werkbegeleider naar medewerker aanmeldpunt en bemiddelaar'), text.match(/Werk gewijzigd/g)?.length, await htmlFaults(text)]).toEqual([true, 2, []]);
});
