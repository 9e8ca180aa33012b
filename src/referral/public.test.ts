import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { readPeople } from '../database/people/people.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const inside = { role: 'bis_owner', user: null, request: 'test' } as const;

/** Fills in one page and expects to be led to another. */
async function go(client: Client, slug: string, fields: Fields, next: string): Promise<void> {
  const page = await client.get(`/aanmelden/${slug}`);
  expect([slug, page.status, htmlFaults(page.text)]).toEqual([slug, 200, []]);
  const answer = await client.post(`/aanmelden/${slug}`, fields);
  expect([slug, answer.status, answer.location]).toEqual([slug, 303, `/aanmelden/${next}`]);
}

async function fill(client: Client, pages: readonly (readonly [string, Fields])[]): Promise<void> {
  for (const [index, [slug, fields]] of pages.entries()) await go(client, slug, fields, pages[index + 1]?.[0] ?? 'nakijken');
}

const SELF: readonly (readonly [string, Fields])[] = [
  ['wie', { entry: 'self' }], ['rol', { role: 'victim' }], ['soort', { causeGroup: 'violence' }], ['wat', { cause: 'robbery' }],
  ['wanneer', { eventMonth: '11', eventYear: '2018', eventDay: '5' }], ['verhaal', { place: 'Voorbeeldstad', description: 'Beroofd bij de halte.' }],
  ['aangifte', { policeReport: 'one' }], ['strafzaak', { stage: 'summoned', hearing: '2019-06-12' }],
  ['naam', { name: 'Testina van Voorbeeld', birthDate: '3-2-1985' }],
  ['bereiken', { phone: '06 00000000', phoneSafe: 'yes', voicemailSafe: 'no', email: '', emailSafe: '', street: '', town: '', postSafe: '' }],
  ['let-op', { safeTimes: 'na zes uur', codeWord: 'roos' }], ['taal', { language: 'tr', interpreter: 'yes' }],
  ['steun', { supporterKind: 'friend', supporterName: 'Vriendin Voorbeeld' }],
  ['ander', { 'b1-name': 'Proefman de Boer', 'b1-role': 'offender', 'b1-age': '16', 'b1-phone': '06 11111111' }],
  ['contactverbod', { ban: 'yes', banWords: 'Rechter, tot juli.' }], ['wens', { certainty: 'not-sure-yet', wish: 'Vragen waarom.' }],
];

async function send(client: Client): Promise<string> {
  const answer = await client.post('/aanmelden/nakijken');
  expect([answer.status, answer.location]).toEqual([303, '/aanmelden/verstuurd']);
  const receipt = await client.get('/aanmelden/verstuurd');
  return /Uw nummer is <b>(\d{4}-\d{5})<\/b>/.exec(receipt.text)?.[1] ?? '';
}

const opened = (number: string) => house.database.transaction(inside, async (db) => {
  const file = await readCaseByNumber(db, number);
  if (!file) throw new Error('no case');
  const people = await readPeople(db, house.keys, file.id);
  const word = (person: string, kind: string) => people.find(({ id }) => id === person)?.words.filter((words) => words.kind === kind).map(({ text }) => text) ?? [];
  return { ...file, word, facts: file.entries.map(({ fact }) => fact) };
});

describe('a public referral for oneself', () => {
  const client = visitor(server);

  test('asks one thing a page and shows all answers before anything is sent [R-004] [R-006] [P-20]', async () => {
    expect((await client.get('/aanmelden')).text).toContain('Voor wie meldt u aan?');
    await fill(client, SELF);
    const check = await client.get('/aanmelden/nakijken');
    expect(htmlFaults(check.text)).toEqual([]);
    for (const words of ['Testina van Voorbeeld', 'Diefstal met geweld', '3 februari 1985', '12 juni 2019', 'Codewoord: roos', 'Proefman de Boer', 'Nog niet zeker']) expect(check.text).toContain(words);
    for (const [slug] of SELF) expect(check.text).toContain(`href="/aanmelden/${slug}"`);
    expect(await house.database.transaction(inside, (db) => db.query('select 1 from bis_case'))).toEqual([]);
  });

  test('can be changed from that page, and leads back to it', async () => {
    const answer = await client.post('/aanmelden/verhaal', { place: 'Proefdorp', description: '' });
    expect(answer.location).toBe('/aanmelden/nakijken');
    expect((await client.get('/aanmelden/nakijken')).text).toContain('Proefdorp');
  });

  test('becomes a case with a number that says nothing, and leaves the answers nowhere else [R-001] [P-05] [P-08] [P-16] [R-069]', async () => {
    const number = await send(client);
    const { facts, word, entries } = await opened(number);
    expect(facts[0]).toMatchObject({
      kind: 'Referred', entry: 'self', channel: 'form', cause: 'robbery', eventMonth: '2018-11', policeReport: 'one', criminalStage: 'summoned', certainty: 'not-sure-yet', clientAgrees: 'yes', callBack: 'no',
    });
    expect(facts).toContainEqual({ kind: 'PersonAdded', person: 'p1', side: 'a', role: 'victim', position: 'victim-side', nature: 'person', age: 34, referredItself: 'no' });
    expect(facts).toContainEqual({ kind: 'PersonAdded', person: 'p2', side: 'b', role: 'offender', position: 'offender-side', nature: 'person', age: 16, referredItself: 'no' });
    expect(facts).toContainEqual({ kind: 'SafeContactStated', person: 'p1', post: 'not-asked', telephone: 'yes', voicemail: 'no', email: 'not-asked' });
    expect(facts).toContainEqual({ kind: 'LanguageRecorded', person: 'p1', language: 'tr', interpreter: 'yes' });
    expect(entries.every(({ actor }) => actor === 'public')).toBe(true);
    expect(JSON.stringify(facts)).not.toMatch(/Testina|Proef|2018-11-05/);
    expect(word('p1', 'name')).toEqual(['Testina van Voorbeeld']);
    expect(word('p1', 'birth-date')).toEqual(['1985-02-03']);
    expect(word('p1', 'event-day')).toEqual(['5 november 2018']);
    expect([word('p1', 'safe-times'), word('p1', 'code-word'), word('p1', 'safe-contact')]).toEqual([['na zes uur'], ['roos'], []]);
    expect(word('p1', 'remarks')[0]).toBe('Wens: Vragen waarom.');
    expect(word('p1', 'ban')).toEqual(['Rechter, tot juli.']);
    // A ban that the public tells of holds at once: no approach before somebody looked (P-05).
    expect(facts).toContainEqual({ kind: 'BanRecorded', ban: 'yes', direction: null, imposedBy: null, until: null });
    expect(facts).toContainEqual({ kind: 'CriminalStageRecorded', stage: 'summoned', hearing: '2019-06-12' });
    expect(facts).toContainEqual({ kind: 'SupporterAdded', person: 'p3', for: 'p1', as: 'friend' });
    expect(word('p3', 'name')).toEqual(['Vriendin Voorbeeld']);
    // What is told of the other stays the teller's statement.
    expect(word('p1', 'statement-about-other')[0]).toContain('Proefman de Boer');
    expect(word('p2', 'name')).toEqual([]);
    expect((await client.get('/aanmelden/nakijken')).location).toBe('/aanmelden/wie');
    expect((await client.get('/aanmelden/wie')).text).not.toContain('checked');
  });
});

test('the same post again leads to the same receipt and makes no second case', async () => {
  const client = visitor(server);
  await fill(client, SELF);
  const key = await client.keyFor('/aanmelden/nakijken');
  const [one, two] = [await client.post('/aanmelden/nakijken', { eenmalig: key }), await client.post('/aanmelden/nakijken', { eenmalig: key })];
  expect([one.location, two.location]).toEqual(['/aanmelden/verstuurd', '/aanmelden/verstuurd']);
  const [row] = await house.database.transaction(inside, (db) => db.query<{ n: number }>('select count(*)::int as n from bis_case'));
  expect(row?.n).toBe(2);
});

test('two pages of one browser that send at once make one case, and the second is told that it was sent', async () => {
  const client = visitor(server);
  await fill(client, SELF);
  const keys = [await client.keyFor('/aanmelden/nakijken'), await client.keyFor('/aanmelden/nakijken')];
  const count = () => house.database.transaction(inside, (db) => db.query<{ n: number }>('select count(*)::int as n from bis_case'));
  const before = (await count())[0]?.n ?? 0;
  const answers = await Promise.all(keys.map((eenmalig) => client.post('/aanmelden/nakijken', { eenmalig })));
  expect([answers.map(({ location }) => location), (await count())[0]?.n]).toEqual([['/aanmelden/verstuurd', '/aanmelden/verstuurd'], before + 1]);
});

test('the answer is the same whether the people are known here or not', async () => {
  const shown = async (name: string) => {
    const client = visitor(server);
    await fill(client, SELF.map(([slug, fields]) => [slug, slug === 'naam' ? { ...fields, name } : fields] as const));
    const check = (await client.get('/aanmelden/nakijken')).text.replaceAll(name, 'NAAM');
    await client.post('/aanmelden/nakijken');
    const receipt = (await client.get('/aanmelden/verstuurd')).text;
    return [check, receipt].map((text) => text.replace(/value="[0-9a-f-]{36}"/g, 'SLEUTEL').replace(/\d{4}-\d{5}/g, 'NUMMER').replace(/(?:[0-9A-Z]{3} ){4}[0-9A-Z]{3}/, 'CODE'));
  };
  expect(await shown('Testina van Voorbeeld')).toEqual(await shown('Niemand Onbekend'));
});

describe('who refers another', () => {
  test('states that the client knows and agrees; the referrer is sealed apart [R-005] [R-007] [P-14]', async () => {
    const client = visitor(server);
    await fill(client, [
      ['wie', { entry: 'professional' }], ['instemming', { agrees: 'yes' }],
      ['verwijzer', { referrerKind: 'prison', organisation: 'PI Verzonnen', referrerName: 'Ria Verwijzer', referrerFunction: 'casemanager', referrerEmail: 'ria@voorbeeld.test', viaZsm: 'no' }],
      ['rol', { role: 'relative' }], ['kant', { near: 'offender-side', nearWhy: 'Vader van de dader.' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', {}], ['verhaal', {}],
      ['aangifte', { policeReport: 'unknown' }], ['strafzaak', {}], ['naam', { name: 'Cliënt Voorbeeld', age: '51' }], ['vastzitten', { detained: 'yes', detainedWhere: 'PI Verzonnen' }],
      ['bereiken', { viaReferrer: 'yes' }], ['let-op', {}], ['taal', {}], ['steun', {}], ['ander', {}], ['contactverbod', { ban: 'unknown' }], ['wens', { certainty: 'sure' }],
    ]);
    const { facts, word } = await opened(await send(client));
    const receipt = (await client.get('/aanmelden/verstuurd')).text;
    expect([receipt.includes('eerst contact op met u, en daarna met uw cliënt'), receipt.includes('met niemand anders')]).toEqual([true, false]);
    expect(facts[0]).toMatchObject({ entry: 'professional', referrerKind: 'prison', viaZsm: 'no', clientAgrees: 'yes', cause: 'traffic-accident', eventMonth: null });
    expect(facts).toContainEqual({ kind: 'DetentionRecorded', person: 'p1', detained: 'yes', site: null });
    expect(facts).toContainEqual({ kind: 'DetailRecorded', person: 'p1', channel: 'via-professional', source: 'referrer' });
    // Nobody is known on the other side: one unknown person, on the opposite side.
    expect(facts).toContainEqual({ kind: 'PersonAdded', person: 'p2', side: 'b', role: 'other', position: 'victim-side', nature: 'person', age: null, referredItself: 'no' });
    expect([word('referrer', 'name'), word('referrer', 'function')]).toEqual([['Ria Verwijzer'], ['casemanager']]);
  });

  test('is called back first where the client does not know; the client is not asked about [P-14]', async () => {
    const client = visitor(server);
    await fill(client, [
      ['wie', { entry: 'professional' }], ['instemming', { agrees: 'no' }], ['verwijzer', { referrerKind: 'police', referrerName: 'Agent Voorbeeld', referrerPhone: '0900 000000' }],
      ['rol', { role: 'bereaved' }], ['verhaal', { description: 'Kan dit?' }],
    ]);
    expect((await client.get('/aanmelden/nakijken')).text).toContain('Wij bellen eerst u');
    const { facts, word } = await opened(await send(client));
    expect(facts[0]).toMatchObject({ callBack: 'yes', clientAgrees: 'no' });
    const receipt = (await client.get('/aanmelden/verstuurd')).text;
    expect([receipt.includes('eerst contact op met u, en met niemand anders'), receipt.includes('daarna met uw cliënt')]).toEqual([true, false]);
    expect([word('p1', 'name'), word('p1', 'event')]).toEqual([[], ['Kan dit?']]);
  });

  test('somebody near a child names who speaks for the child [R-070]', async () => {
    const client = visitor(server);
    await fill(client, [
      ['wie', { entry: 'acquaintance' }], ['instemming', { agrees: 'yes' }], ['melder', { reporterName: 'Ouder Voorbeeld', reporterRelation: 'moeder', reporterPhone: '06 22222222', reporterCall: 'yes' }],
      ['rol', { role: 'victim' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', {}], ['verhaal', {}], ['aangifte', { policeReport: 'none' }],
      ['naam', { name: 'Kind Voorbeeld', age: '3' }], ['vertegenwoordiger', { repKind: 'parent', repName: 'Ouder Voorbeeld' }], ['bereiken', { viaReferrer: 'yes' }], ['let-op', {}], ['taal', {}], ['steun', {}],
      ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure' }],
    ]);
    const { facts } = await opened(await send(client));
    expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p3', for: 'p1', as: 'parent' });
  });
});

test('who only wants to talk first gives a number and nothing else', async () => {
  const client = visitor(server);
  await fill(client, [
    ['wie', { entry: 'call-back' }], ['rol', { role: 'other' }], ['kant', { near: 'victim-side' }], ['verhaal', {}], ['naam', { name: 'Voorbeeld' }],
    ['terugbellen', { phone: '06 33333333', voicemailSafe: 'no' }], ['let-op', {}],
  ]);
  const { facts } = await opened(await send(client));
  const receipt = (await client.get('/aanmelden/verstuurd')).text;
  expect([receipt.includes('Wij bellen u terug, op het nummer dat u gaf'), receipt.includes('enkele weken')]).toEqual([true, false]);
  expect(facts[0]).toMatchObject({ callBack: 'yes', entry: 'self', certainty: 'not-sure-yet', cause: 'other-event' });
  expect(facts).toContainEqual({ kind: 'SafeContactStated', person: 'p1', post: 'not-asked', telephone: 'yes', voicemail: 'no', email: 'not-asked' });
});

test('an organisation refers itself, and names who speaks for it [R-039] [R-122]', async () => {
  const client = visitor(server);
  await fill(client, [
    ['wie', { entry: 'organisation' }], ['rol', { role: 'victim' }], ['soort', { causeGroup: 'sport' }], ['wanneer', { eventYear: '2017' }], ['verhaal', {}], ['aangifte', { policeReport: 'not-applicable' }],
    ['naam', { name: 'Club Voorbeeld', repName: 'Voorzitter Voorbeeld' }], ['bereiken', { email: 'club@voorbeeld.test', emailSafe: 'yes' }], ['let-op', {}], ['taal', {}], ['steun', {}],
    ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure' }],
  ]);
  const { facts, word } = await opened(await send(client));
  expect(facts[0]).toMatchObject({ entry: 'self', cause: 'sport-incident', funding: 'noc-nsf', policeReport: 'not-applicable', eventMonth: null });
  expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p3', for: 'p1', as: 'organisation-representative' });
  expect([word('p1', 'name'), word('p3', 'name'), word('p1', 'event-day')]).toEqual([['Club Voorbeeld'], ['Voorzitter Voorbeeld'], ['2017']]);
});

describe('several others', () => {
  const client = visitor(server);

  test('can be added and taken away again', async () => {
    await fill(client, SELF);
    const add = (from: string, name: string) => client.post(`/aanmelden/${from}`, { [`b${from === 'ander' ? 1 : 2}-name`]: name, doe: 'nog-iemand' });
    expect((await add('ander', 'Eerste')).location).toBe('/aanmelden/ander-2');
    expect((await add('ander-2', 'Tweede')).location).toBe('/aanmelden/ander-3');
    await client.post('/aanmelden/ander-3', { 'b3-nature': 'organisation', 'b3-name': 'Bond Voorbeeld', 'b3-repName': 'Bestuurder' });
    expect((await client.post('/aanmelden/ander-2', { doe: 'weghalen' })).location).toBe('/aanmelden/nakijken');
    const check = await client.get('/aanmelden/nakijken');
    expect(check.text).toContain('Bond Voorbeeld');
    expect(check.text).not.toContain('Tweede');
    const { facts, word } = await opened(await send(client));
    expect(facts.filter((fact) => fact.kind === 'PersonAdded').map((fact) => [fact.person, fact.side, fact.nature])).toEqual([['p1', 'a', 'person'], ['p2', 'b', 'person'], ['p3', 'b', 'organisation']]);
    expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p4', for: 'p3', as: 'organisation-representative' });
    expect(word('p1', 'statement-about-other')).toHaveLength(2);
  });
});

describe('leaving', () => {
  test('quickly wipes what was typed and goes to a page that says nothing', async () => {
    const client = visitor(server);
    const kept = async () => (await house.database.transaction(inside, (db) => db.query("select token_hash from draft where content <> ''"))).length;
    const before = await kept();
    await fill(client, SELF);
    expect(await kept()).toBe(before + 1);
    const answer = await client.get('/weg');
    expect([answer.status, answer.location]).toEqual([303, 'https://www.knmi.nl/']);
    expect([...client.cookies.keys()]).toEqual([]);
    expect((await client.get('/aanmelden/nakijken')).location).toBe('/aanmelden/wie');
    expect(await kept()).toBe(before);
  });

  test('also ends the session of a colleague; the front page leads colleagues to their work', async () => {
    const colleague = await signedIn(server, house.database, { roles: ['director'] });
    expect((await colleague.get('/')).location).toBe('/jaar');
    await colleague.get('/weg');
    expect((await colleague.get('/')).status).toBe(200);
  });

  test('is on every page, and every title is neutral', async () => {
    const client = visitor(server);
    for (const path of ['/', '/aanmelden/welke-deur', '/aanmelden', '/aanmelden/verstuurd']) {
      const page = await client.get(path);
      expect(page.status).toBe(200);
      expect(htmlFaults(page.text)).toEqual([]);
      expect(page.text).toContain('href="/weg"');
      expect(/<title>([^<]*)/.exec(page.text)?.[1]).not.toMatch(/slachtoffer|dader|bemiddeling/i);
    }
  });
});
