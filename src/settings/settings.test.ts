import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Fields, type TestServer } from '../../test/visit.ts';
import { waits } from '../../test/waits.ts';
import { openDatabase } from '../database/database.ts';
import { rebuildStanding } from '../database/standing-anew.ts';
import { takeTurn } from '../database/turn.ts';

let house: FreshDatabase;
let server: TestServer;
/** A second process on the same database: with connections and a memory of its own. */
let other: TestServer;
const second = () => openDatabase(house.connection, 3);
let secondDatabase: ReturnType<typeof second>;
let [administrator, policy, desk]: Client[] = [];
beforeAll(async () => {
  house = await freshDatabase();
  server = testServer(house, everyRoute);
  secondDatabase = second();
  other = testServer({ ...house, database: secondDatabase }, everyRoute);
  administrator = await signedIn(server, house.database, { roles: ['administrator'], name: 'Ada Beheer' });
  policy = await signedIn(server, house.database, { roles: ['policy'] });
  desk = await signedIn(other, house.database, { roles: ['desk'] });
});
afterAll(async () => {
  await secondDatabase.close();
  await house.close();
});
const sql = <T>(text: string, values: unknown[] = []) => house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<T>(text, values));
beforeEach(() => sql('truncate setting_change'));

/** The clock of the tests stands at 4 March 2019. */
const LATER = '2019-05-01';
const page = (slug: string) => `/beheer/instellingen/${slug}`;
const change = (slug: string, fields: Fields) => administrator!.post(page(slug), { vanaf: LATER, waarom: 'Afgesproken op 1 maart.', ...fields });
const rows = () => sql<{ name: string; value: unknown }>('select name, value, valid_from, takes_back from setting_change order by id');

describe('the pages', () => {
  test('show every setting with its value, since when, and where it comes from', async () => {
    const all = (await policy!.get('/beheer/instellingen')).text;
    for (const words of ['Wachten op gegevens van het Openbaar Ministerie', '14 dagen', 'het begin', 'Vormen van contact', 'Alle 6', 'Bewaren en wissen']) expect(all).toContain(words);
    const one = (await policy!.get(page('wachten-op-gegevens'))).text;
    for (const words of ['14 dagen', 'Het jaarverslag van 2018', 'Er is niets gepland', 'Hierover is nog niets besloten']) expect(one).toContain(words);
    expect(await htmlFaults(all)).toEqual([]);
    expect(await htmlFaults(one)).toEqual([]);
  });

  test('have a page for every setting and every list, each valid', async () => {
    const links = [...(await administrator!.get('/beheer/instellingen')).text.matchAll(/href="(\/beheer\/instellingen\/[^"]+)"/g)].map(([, href]) => href as string);
    expect(new Set(links).size).toBe(26);
    for (const href of links) {
      const { status, text } = await administrator!.get(href);
      expect([href, status, await htmlFaults(text)]).toEqual([href, 200, []]);
    }
    expect((await administrator!.get(page('niets'))).status).toBe(404);
  });

  test('are read by policy and the director, who change nothing', async () => {
    expect((await policy!.get(page('herinneren'))).text).not.toContain('Wijziging vastleggen');
    const director = await signedIn(server, house.database, { roles: ['director'] });
    expect((await director.get(page('herinneren'))).status).toBe(200);
    for (const reader of [policy!, director]) for (const rest of ['', '/terugnemen']) expect((await reader.post(`${page('herinneren')}${rest}`, { getal: '9', vanaf: LATER, waarom: 'x', eenmalig: 'none' })).status).toBe(403);
    expect(await rows()).toEqual([]);
  });
});

describe('a change', () => {
  test('is kept with who, when and why, waits for its day, and stands in the history', async () => {
    expect((await change('wachten-op-gegevens', { getal: '21' })).status).toBe(303);
    expect(await rows()).toEqual([{ name: 'incomplete-after-days', value: 21, valid_from: LATER, takes_back: null }]);
    const { text } = await policy!.get(page('wachten-op-gegevens'));
    for (const words of ['21 dagen vanaf 1 mei 2019', '21 dagen, vanaf 1 mei 2019', 'Ada Beheer', 'Afgesproken op 1 maart.']) expect(text).toContain(words);
    expect(text).toContain('<dd>14 dagen</dd>');
    const [stored] = await sql<{ reason: Buffer }>('select reason from setting_change');
    expect(stored!.reason.toString('latin1')).not.toContain('Afgesproken');
  });

  test.each<[string, string, Fields, string, string]>([
    ['too little', 'wachten-op-gegevens', { getal: '13' }, 'getal', 'Dit getal valt buiten de grenzen. Van 14 tot en met 90 dagen.'],
    ['no number', 'wachten-op-gegevens', { getal: 'veel' }, 'getal', 'Vul een getal in.'],
    ['half a day', 'wachten-op-gegevens', { getal: '20,5' }, 'getal', 'Vul een getal in.'],
    ['no reason', 'herinneren', { getal: '9', waarom: ' ' }, 'waarom', 'Schrijf waarom.'],
    ['a reason without end', 'herinneren', { getal: '9', waarom: 'x'.repeat(501) }, 'waarom', 'Maak dit korter dan 500 tekens.'],
    ['today', 'herinneren', { getal: '9', vanaf: '2019-03-04' }, 'vanaf', 'Kies een dag vanaf morgen.'],
    ['no day', 'herinneren', { getal: '9', vanaf: '2019-02-30' }, 'vanaf', 'Vul de dag in waarop het ingaat.'],
    ['what it is already', 'herinneren', { getal: '7' }, 'getal', 'Op die dag is het al zo.'],
    ['what stays', 'redenen-om-af-te-keuren', { wat: 'withdrawn', wordt: 'uit' }, 'wat', 'Dit staat vast'],
    ['a code of another list', 'contactvormen', { wat: 'fraud', wordt: 'uit' }, 'wat', 'Kies wat er verandert.'],
    ['neither in nor out', 'contactvormen', { wat: 'video', wordt: 'misschien' }, 'wordt', 'Kies hoe het wordt.'],
  ])('with %s is refused at its field, with everything that was typed, and changes nothing', async (_, slug, fields, field, sentence) => {
    const { status, text } = await change(slug, fields);
    expect([status, text.includes(sentence), text.includes(`href="#v-${field}"`)]).toEqual([422, true, true]);
    for (const [name, typed] of Object.entries({ waarom: 'Afgesproken op 1 maart.', ...fields })) if (typeof typed === 'string' && ['getal', 'waarom', 'vanaf'].includes(name)) expect(text).toContain(typed.trim());
    expect(await htmlFaults(text)).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('of two decisions for one day the last holds, and only that one is told as what comes', async () => {
    await change('herinneren', { getal: '5' });
    await change('herinneren', { getal: '9' });
    const { text } = await policy!.get(page('herinneren'));
    expect([text.includes('9 dagen vanaf 1 mei 2019'), text.includes('5 dagen vanaf 1 mei 2019')]).toEqual([true, false]);
    expect((await policy!.get('/beheer/instellingen')).text).not.toContain('5 dagen vanaf 1 mei 2019');
  });

  test('that is planned can be taken back, and both decisions stay to be read', async () => {
    await change('contactvormen', { wat: 'video', wordt: 'uit' });
    const [{ id }] = await sql<{ id: number }>('select id from setting_change') as [{ id: number }];
    const address = `${page('contactvormen')}/terugnemen`;
    const without = await administrator!.post(address, { besluit: String(id), 'waarom-niet': '' }, { from: page('contactvormen') });
    expect([without.status, without.text.includes('Schrijf waarom.')]).toEqual([422, true]);
    expect((await administrator!.post(address, { besluit: String(id), 'waarom-niet': 'Toch nodig.' }, { from: page('contactvormen') })).status).toBe(303);
    const { text } = await policy!.get(page('contactvormen'));
    for (const words of ['(teruggenomen)', 'Gaat niet door: Videoboodschap, vanaf 1 mei 2019', 'Toch nodig.', 'Afgesproken op 1 maart.', '2 besluiten']) expect(text).toContain(words);
    const again = await administrator!.post(address, { besluit: String(id), 'waarom-niet': 'Nog eens.' }, { from: page('contactvormen') });
    expect([again.status, again.text.includes('Kies een besluit dat nog moet ingaan.')]).toEqual([422, true]);
  });

  test('that two take back at once is taken back once: the second waits, and is told that it is gone', async () => {
    await change('contactvormen', { wat: 'video', wordt: 'uit' });
    const [{ id }] = await sql<{ id: number }>('select id from setting_change') as [{ id: number }];
    const back = { besluit: String(id), 'waarom-niet': 'Toch nodig.', eenmalig: await administrator!.keyFor(page('contactvormen')) };
    const { answer, waited } = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, async (db) => {
      await takeTurn(db, 'settings');
      const second = administrator!.post(`${page('contactvormen')}/terugnemen`, back);
      const itWaited = await waits(house, second);
      await db.query("insert into setting_change (name, value, valid_from, takes_back, decided_by, decided_at, reason) select name, null, valid_from, id, decided_by, decided_at, reason from setting_change where id = $1", [id]);
      return { answer: second, waited: itWaited };
    });
    const { status, text } = await answer;
    expect([waited, status, text.includes('Kies een besluit dat nog moet ingaan.'), (await rows()).length]).toEqual([true, 422, true, 2]);
  });

  test('of another page is not taken back here', async () => {
    await change('contactvormen', { wat: 'video', wordt: 'uit' });
    const [{ id }] = await sql<{ id: number }>('select id from setting_change') as [{ id: number }];
    expect((await administrator!.post(`${page('herinneren')}/terugnemen`, { besluit: String(id), 'waarom-niet': 'Elders.' }, { from: page('herinneren') })).status).toBe(422);
  });
});

describe('the database itself', () => {
  const insert = (name: string, value: unknown, from: string, takesBack: number | null = null) => sql(
    "insert into setting_change (name, value, valid_from, takes_back, decided_by, decided_at, reason) values ($1, $2::jsonb, $3, $4, $5, '2019-03-04T22:30:00Z', '\\x00') returning id",
    [name, value === null ? null : JSON.stringify(value), from, takesBack, administrator!.id]) as Promise<{ id: number }[]>;

  test('takes no decision about a day that has begun in Amsterdam, and none with words in it', async () => {
    await expect(insert('herinneren', 9, '2019-03-04')).rejects.toThrow('violates check constraint');
    await expect(insert('remind', 'some words', LATER)).rejects.toThrow('violates check constraint');
    await expect(insert('Jan Jansen', 9, LATER)).rejects.toThrow('violates check constraint');
    await expect(insert('remind', null, LATER)).rejects.toThrow('violates check constraint');
  });

  test('takes back a decision once, and only that one', async () => {
    const [{ id }] = await insert('remind', 9, LATER) as [{ id: number }];
    await expect(insert('remind', null, '2019-06-01', id)).rejects.toThrow('foreign key');
    await insert('remind', null, LATER, id);
    await expect(insert('remind', null, LATER, id)).rejects.toThrow('unique');
  });

  test('lets the server add a decision and neither change nor remove one', async () => {
    await insert('remind', 9, LATER);
    for (const text of ["update setting_change set value = '8'", 'delete from setting_change']) {
      await expect(house.database.transaction({ role: 'bis_app', user: administrator!.id, request: 'test' }, (db) => db.query(text))).rejects.toThrow('permission denied');
    }
  });
});

describe('two servers on one database', () => {
  const at = (one: TestServer, day: string) => { one.clock.now = new Date(`${day}T10:00:00Z`); };
  const offers = async (one: TestServer): Promise<boolean> => {
    const somebody = visitor(one);
    for (const [slug, fields] of [['wie', { entry: 'self' }], ['rol', { role: 'victim' }]] as const) await somebody.post(`/aanmelden/${slug}`, fields);
    return (await somebody.get('/aanmelden/soort')).text.includes('value="traffic"');
  };

  test('agree at once on what the other was told, on the day from which it holds', async () => {
    expect([await offers(server), await offers(other)]).toEqual([true, true]);
    await change('aanleidingen', { wat: 'traffic-accident', wordt: 'uit' });
    expect([await offers(server), await offers(other)]).toEqual([true, true]);
    for (const one of [server, other]) at(one, LATER);
    expect([await offers(other), await offers(server)]).toEqual([false, false]);
    at(server, '2019-03-04');
    at(other, '2019-03-04');
    expect([await offers(other), await offers(server)]).toEqual([true, true]);
  });

  test('keep one list in memory and ask for no row while nothing changes', async () => {
    const asked: string[] = [];
    const counted = { ...secondDatabase, transaction: ((who, work) => secondDatabase.transaction(who, (db) => work({ ...db, query: (text, values) => { asked.push(text); return db.query(text, values); } }))) as typeof secondDatabase.transaction };
    const counting = testServer({ ...house, database: counted }, everyRoute);
    const supervisor = await signedIn(counting, house.database, { roles: ['practice-supervisor'] });
    const rowsAsked = () => asked.filter((text) => text.includes('from setting_change order by id')).length;
    await supervisor.get('/werkbegeleiding');
    expect(rowsAsked()).toBe(1);
    await supervisor.get('/werkbegeleiding');
    expect(rowsAsked()).toBe(1);
    await change('veel-tegelijk', { getal: '50' });
    await supervisor.get('/werkbegeleiding');
    expect(rowsAsked()).toBe(2);
    expect(asked.filter((text) => text.includes('as version')).length).toBe(0);
  });
});

const CALL: Fields = {
  channel: 'telephone', receivedOn: '2019-03-01', entry: 'self', role: 'victim', cause: 'fraud', policeReport: 'one', certainty: 'sure', ban: 'no', name: 'Testina van Voorbeeld', phone: '0600000000', phoneSafe: 'yes',
};

test('the desk chooses of what was offered on the day on which somebody called', async () => {
  await change('aanleidingen', { wat: 'fraud', wordt: 'uit', vanaf: '2019-03-05' });
  other.clock.now = new Date('2019-03-06T10:00:00Z');
  const colleague = await signedIn(other, secondDatabase, { roles: ['desk'] });
  const page = (await colleague.get('/aanmeldpunt/nieuw')).text;
  expect([page.includes('value="fraud"'), page.includes('value="theft"')]).toEqual([false, true]);
  const late = await colleague.post('/aanmeldpunt/nieuw', { ...CALL, receivedOn: '2019-03-05' });
  expect([late.status, late.text.includes('href="#v-cause"')]).toEqual([422, true]);
  expect((await colleague.post('/aanmeldpunt/nieuw', { ...CALL, receivedOn: '2019-03-04' })).status).toBe(303);
  other.clock.now = house.now;
});

test('a change leaves every standing as it was, and the rebuild makes the same of the old facts', async () => {
  for (const one of [server, other]) one.clock.now = house.now;
  expect((await desk!.post('/aanmeldpunt/nieuw', CALL)).status).toBe(303);
  expect((await sql('select 1 from standing')).length).toBeGreaterThan(0);
  const before = await sql('select * from standing');
  await change('wachten-op-gegevens', { getal: '21', vanaf: '2019-03-05' });
  await change('nog-eens-kijken', { getal: '30', vanaf: '2019-03-05' });
  await change('aanleidingen', { wat: 'fraud', wordt: 'uit', vanaf: '2019-03-05' });
  expect((await rebuildStanding(house.database, 'test', () => undefined))).toEqual({ cases: before.length, changed: 0, left: [] });
  expect(await sql('select * from standing')).toEqual(before);
});
