import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { readPeople } from '../database/people/people.ts';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const inside = { role: 'bis_owner', user: null, request: 'test' } as const;

type Pages = readonly (readonly [string, Fields])[];

const PARENT: readonly [string, Fields] = ['melder', { reporterName: 'Ouder Voorbeeld', reporterRelation: 'moeder', reporterPhone: '06 22222222', reporterCall: 'yes' }];
const EVENT: Pages = [['rol', { role: 'victim' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', {}], ['verhaal', {}], ['aangifte', { policeReport: 'none' }]];
const REST: Pages = [['let-op', {}], ['taal', {}], ['steun', {}], ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure' }]];
const begin = (age: string, authority: string, parents: Fields = {}): Pages => [['wie', { entry: 'child' }], ['kind', { age }], ['gezag', { authority }], ['ouders', parents]];
const YOUNG: Pages = [...begin('3', 'together', { parentKnows: 'no', parentInvolved: 'other-parent' }), PARENT, ...EVENT, ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', {}], ...REST];
const CALLED: Pages = [PARENT, ['rol', { role: 'victim' }], ['verhaal', {}]];

async function fill(client: Client, pages: Pages): Promise<void> {
  for (const [index, [slug, fields]] of pages.entries()) {
    const page = await client.get(`/aanmelden/${slug}`);
    expect([slug, page.status, htmlFaults(page.text)]).toEqual([slug, 200, []]);
    const answer = await client.post(`/aanmelden/${slug}`, fields);
    expect([slug, answer.status, answer.location]).toEqual([slug, 303, `/aanmelden/${pages[index + 1]?.[0] ?? 'nakijken'}`]);
  }
}

const opened = (number: string) => house.database.transaction(inside, async (db) => {
  const file = await readCaseByNumber(db, number);
  if (!file) throw new Error('no case');
  const people = await readPeople(db, house.keys, file.id);
  const word = (person: string, kind: string) => people.find(({ id }) => id === person)?.words.filter((words) => words.kind === kind).map(({ text }) => text) ?? [];
  return { word, facts: file.entries.map(({ fact }) => fact), people: people.map(({ id, words }) => ({ id, words: words.map(({ kind, text }) => ({ kind, text })) })) };
});

async function send(client: Client) {
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  return opened(/<b>(\d{4}-\d{5})<\/b>/.exec((await client.get('/aanmelden/verstuurd')).text)?.[1] ?? '');
}

describe('a parent registers a child', () => {
  test('neither of the two ways to tell an age is called optional, as one of them is needed', async () => {
    const client = visitor(server);
    expect((await client.post('/aanmelden/wie', { entry: 'child' })).location).toBe('/aanmelden/kind');
    expect((await client.get('/aanmelden/kind')).text).not.toContain('niet verplicht');
    expect((await client.post('/aanmelden/kind', {})).status).toBe(422);
  });

  test('under twelve: the child is the party and the parent speaks for it; nobody asks the child [R-070] [P-20]', async () => {
    const client = visitor(server);
    await fill(client, YOUNG);
    const check = (await client.get('/aanmelden/nakijken')).text;
    expect(check).toContain('Ik en de andere ouder samen');
    expect(check).not.toContain('Wij bellen eerst u');
    const { facts, word } = await send(client);
    expect(facts[0]).toMatchObject({ entry: 'acquaintance', clientAgrees: 'yes', callBack: 'no' });
    expect(facts).toContainEqual({ kind: 'PersonAdded', person: 'p1', side: 'a', role: 'victim', position: 'victim-side', nature: 'person', age: 3, referredItself: 'no' });
    expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p3', for: 'p1', as: 'parent' });
    // The child is reached through the parent; of the child's own telephone nobody was asked (P-06).
    expect(facts).toContainEqual({ kind: 'DetailRecorded', person: 'p1', channel: 'via-professional', source: 'registrant' });
    expect(facts).toContainEqual({ kind: 'SafeContactStated', person: 'p1', post: 'not-asked', telephone: 'not-asked', voicemail: 'not-asked', email: 'not-asked' });
    expect([word('p1', 'name'), word('p3', 'name'), word('p3', 'contact'), word('referrer', 'name'), word('referrer', 'function')])
      .toEqual([['Kind Voorbeeld'], ['Ouder Voorbeeld'], ['06 22222222'], ['Ouder Voorbeeld'], ['moeder']]);
    expect(word('p1', 'remarks')).toEqual(['Beslist over het kind: wie aanmeldde, samen met de andere ouder\nDe andere ouder weet van de aanmelding: nee\nEen ouder is zelf de ander: ja, de andere ouder']);
    // On top of the case, before anybody calls or writes (P-06).
    expect(word('p1', 'safe-contact')).toEqual(['De andere ouder is zelf de ander.\nDe andere ouder weet niet van de aanmelding.']);
  });

  test('what the parent asks to heed stands beside the warning, and neither takes the place of the other (P-06)', async () => {
    const client = visitor(server);
    const told: Readonly<Record<string, Fields>> = { 'let-op': { safeTimes: 'na zes uur', codeWord: 'roos', safeRemarks: 'Niets inspreken' }, melder: { reporterEmail: 'ouder@voorbeeld.test' } };
    await fill(client, YOUNG.map(([slug, fields]) => [slug, { ...fields, ...told[slug] }] as const));
    const { word } = await send(client);
    expect(word('p3', 'contact')).toEqual(['06 22222222, ouder@voorbeeld.test']);
    expect([word('p1', 'safe-times'), word('p1', 'code-word'), word('p1', 'safe-contact')]).toEqual([['na zes uur'], ['roos'], ['De andere ouder is zelf de ander.\nDe andere ouder weet niet van de aanmelding.\nNiets inspreken']]);
  });

  test('comes to the same as what the desk enters', async () => {
    const client = visitor(server);
    await fill(client, YOUNG.map(([slug, fields]) => [slug, slug === 'ouders' ? {} : fields] as const));
    const ours = await send(client);
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const entered = await desk.post('/aanmeldpunt/nieuw', {
      channel: 'telephone', receivedOn: server.clock.now.toISOString().slice(0, 10), entry: 'acquaintance', agrees: 'yes', reporterName: 'Ouder Voorbeeld', reporterRelation: 'moeder', reporterPhone: '06 22222222', reporterCall: 'yes',
      role: 'victim', cause: 'traffic-accident', policeReport: 'none', name: 'Kind Voorbeeld', age: '3', repKind: 'parent', repName: 'Ouder Voorbeeld', repContact: '06 22222222', viaReferrer: 'yes',
      ban: 'no', certainty: 'sure', others: '1',
    });
    const theirs = await opened(/\d{4}-\d{5}/.exec(entered.location ?? '')?.[0] ?? '');
    const same = ({ facts, people }: typeof ours) => ({
      facts: facts.map((fact) => (fact.kind === 'Referred' ? { ...fact, channel: null } : fact)),
      people: people.map(({ id, words }) => ({ id, words: words.filter(({ kind }) => kind !== 'remarks') })),
    });
    expect(same(ours)).toEqual(same(theirs));
  });

  test('from twelve the child itself is asked, and a guardian speaks for it as such [R-070]', async () => {
    const client = visitor(server);
    await fill(client, [
      ...begin('12', 'guardian'), ['instemming', { agrees: 'yes' }], PARENT, ...EVENT, ['naam', { name: 'Kind Voorbeeld' }],
      ['bereiken', { phone: '06 33333333', phoneSafe: 'yes' }], ...REST,
    ]);
    const { facts } = await send(client);
    expect(facts[0]).toMatchObject({ clientAgrees: 'yes', callBack: 'no' });
    expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p3', for: 'p1', as: 'guardian' });
    expect(facts).toContainEqual({ kind: 'DetailRecorded', person: 'p1', channel: 'telephone', source: 'registrant' });
  });

  test('who does not decide about a child of twelve and older may name who does, and speaks for nobody', async () => {
    const client = visitor(server);
    await fill(client, [
      ...begin('15', 'else'), ['instemming', { agrees: 'yes' }], PARENT, ...EVENT, ['naam', { name: 'Kind Voorbeeld' }],
      ['vertegenwoordiger', { repKind: 'guardian-institution', repName: 'Voogd Voorbeeld' }], ['bereiken', { viaReferrer: 'yes' }], ...REST,
    ]);
    const { facts, word } = await send(client);
    expect(facts).toContainEqual({ kind: 'RepresentativeAdded', person: 'p3', for: 'p1', as: 'guardian-institution' });
    expect(word('p3', 'name')).toEqual(['Voogd Voorbeeld']);
  });

  test.each([['unknown'], ['else']])('where it is %s who decides, nobody speaks for the child; where the other parent is the other side nobody is asked for [R-070]', async (authority) => {
    const client = visitor(server);
    await fill(client, [
      ...begin('15', authority, { parentInvolved: 'other-parent' }), ['instemming', { agrees: 'yes' }], PARENT, ...EVENT, ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', { viaReferrer: 'yes' }], ...REST,
    ]);
    expect((await send(client)).facts.filter(({ kind }) => kind === 'RepresentativeAdded')).toEqual([]);
  });
});

describe('the parent is called first, and the child is not named', () => {
  test.each<[string, Pages]>([
    ['where somebody else decides about a young child', begin('11', 'else')],
    ['where it is unknown who decides about a young child', begin('11', 'unknown')],
    ['where the parent is the other side, whatever the age', begin('3', 'alone', { parentInvolved: 'self' })],
    ['where the parent of an older child is the other side', begin('16', 'together', { parentInvolved: 'self' })],
    ['where an older child does not agree', [...begin('14', 'alone'), ['instemming', { agrees: 'no' }]]],
    ['where it is unknown whether an older child agrees', [...begin('14', 'alone'), ['instemming', { agrees: 'unknown' }]]],
  ])('%s [P-14] [R-070]', async (_, pages) => {
    const client = visitor(server);
    await fill(client, [...pages, ...CALLED]);
    const check = (await client.get('/aanmelden/nakijken')).text;
    expect(check).toContain('Wij bellen eerst u');
    expect(check).toContain('Misschien vindt uw kind het nog niet goed');
    const { facts, word } = await send(client);
    expect(facts[0]).toMatchObject({ entry: 'acquaintance', callBack: 'yes' });
    expect((facts[0] as { clientAgrees: string }).clientAgrees).not.toBe('yes');
    expect(facts.filter(({ kind }) => ['RepresentativeAdded', 'DetailRecorded', 'SafeContactStated'].includes(kind))).toEqual([]);
    expect([word('p1', 'name'), word('referrer', 'telephone')]).toEqual([[], ['06 22222222']]);
    expect(word('p1', 'safe-contact')).toEqual(JSON.stringify(pages).includes('self') ? ['Wie aanmeldde, is zelf de ander.'] : []);
  });
});

describe('what was said of agreeing before a change of mind', () => {
  test('asks for no call any more once the child turns out to be younger than who is asked: the pages about it follow [P-14] [R-070]', async () => {
    const client = visitor(server);
    await fill(client, [...begin('14', 'alone'), ['instemming', { agrees: 'no' }], ...CALLED]);
    expect((await client.post('/aanmelden/kind', { age: '8' })).location).toBe('/aanmelden/soort');
    await fill(client, [['soort', { causeGroup: 'traffic' }], ['wanneer', {}], ['aangifte', { policeReport: 'none' }], ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', {}], ...REST]);
    const { facts, word } = await send(client);
    expect(facts[0]).toMatchObject({ clientAgrees: 'yes', callBack: 'no' });
    expect(word('p1', 'name')).toEqual(['Kind Voorbeeld']);
  });
});

describe('how old the child is', () => {
  test.each<[string, Fields, string]>([
    ['nothing', {}, 'Vul de geboortedatum in, of hoe oud uw kind is.'],
    ['eighteen years', { age: '18' }, 'Wie 18 jaar of ouder is, beslist zelf.'],
    ['born long ago', { birthDate: '3-2-1985' }, 'Wie 18 jaar of ouder is, beslist zelf.'],
  ])('has to be told, and is under eighteen: %s; what was typed stays [P-20]', async (_, fields, sentence) => {
    const client = visitor(server);
    await client.post('/aanmelden/wie', { entry: 'child' });
    const answer = await client.post('/aanmelden/kind', fields);
    expect([answer.status, answer.text.includes(sentence)]).toEqual([422, true]);
    for (const typed of Object.values(fields)) expect(answer.text).toContain(`value="${String(typed)}"`);
    expect((await client.get('/aanmelden/gezag')).status).toBe(200);
    expect((await client.get('/aanmelden/nakijken')).location).toBe('/aanmelden/kind');
  });

  test('in every language the page speaks of a child, and the choice says under eighteen [P-20]', async () => {
    for (const language of PUBLIC_LANGUAGES) {
      const client = visitor(server);
      expect((await client.get(`/aanmelden?taal=${language}`)).text).toMatch(/(jonger dan|under) 18/);
      await client.post('/aanmelden/wie', { entry: 'child' });
      for (const slug of ['kind', 'gezag', 'ouders', 'melder']) {
        const { text } = await client.get(`/aanmelden/${slug}`);
        expect([language, slug, /uw kind|andere ouder/i.test(text), /your child|other parent/i.test(text)]).toEqual([language, slug, language !== 'en', language === 'en']);
      }
    }
  });

  test('the desk is offered no such entry: it writes beside who registers who speaks for the child', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    const page = (await desk.get('/aanmeldpunt/nieuw')).text;
    expect(page).not.toMatch(/value="child"|name="authority"|name="parentInvolved"/);
    expect((await desk.post('/aanmeldpunt/nieuw', { entry: 'child' })).status).toBe(422);
  });
});

describe('who turns out to register somebody else, or themselves', () => {
  const asked = async (client: Client) => Object.fromEntries(await Promise.all(['kind', 'naam', 'bereiken'].map(async (slug) => [slug, (await client.get(`/aanmelden/${slug}`)).text] as const)));

  test('is asked anew who it is and how they are reached: a child\'s date of birth is never the parent\'s (P-06)', async () => {
    const client = visitor(server);
    await fill(client, [...begin('12', 'together').map(([slug, fields]) => [slug, slug === 'kind' ? { birthDate: '3-2-2005' } : fields] as const), ['instemming', { agrees: 'yes' }], PARENT, ...EVENT,
      ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', { phone: '06 33333333', phoneSafe: 'yes' }], ...REST]);
    // How they are part of it comes first, and is asked again (other-person.ts).
    expect((await client.post('/aanmelden/wie', { entry: 'self' })).location).toBe('/aanmelden/rol');
    expect((await client.post('/aanmelden/rol', { role: 'victim' })).location).toBe('/aanmelden/naam');
    expect(JSON.stringify(await asked(client))).not.toMatch(/Kind Voorbeeld|2005|06 33333333/);
    expect((await client.get('/aanmelden/soort')).text).toMatch(/value="traffic"[^>]*checked/);
  });

  test('also of what their page no longer showed: the mailbox of a child that turned out to be younger', async () => {
    const client = visitor(server);
    const pages: Pages = [...begin('14', 'alone'), ['instemming', { agrees: 'yes' }], PARENT, ...EVENT, ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', { email: 'kind@voorbeeld.test', emailSafe: 'yes' }], ['kind', { age: '8' }]];
    for (const [slug, fields] of pages) await client.post(`/aanmelden/${slug}`, fields);
    expect((await client.get('/aanmelden/bereiken')).text).not.toContain('kind@voorbeeld.test');
    await client.post('/aanmelden/wie', { entry: 'self' });
    expect((await client.get('/aanmelden/bereiken')).text).not.toContain('kind@voorbeeld.test');
  });

  test.each<[string, string]>([['themselves', 'self'], ['that they want to be called first', 'call-back']])('nothing that was told of a child is left where the form turns out to be about %s: how it is reached, who speaks for it, its code word (P-06)', async (_, entry) => {
    const client = visitor(server);
    const told: Pages = [
      ['naam', { name: 'Spoor Naam', age: '15' }], ['vertegenwoordiger', { repKind: 'guardian', repName: 'Spoor Voogd', repContact: 'spoornummer' }],
      ['bereiken', { phone: '06 55555555', phoneSafe: 'yes', voicemailSafe: 'yes', email: 'spoor@voorbeeld.test', emailSafe: 'yes', street: 'Spoorstraat 1', town: 'Spoordorp', postSafe: 'yes', viaReferrer: 'yes' }],
      ['let-op', { safeTimes: 'Spoortijd', codeWord: 'Spoorwoord', safeRemarks: 'Spoor let op' }], ['taal', { language: 'tr', interpreter: 'yes' }], ['vastzitten', { detained: 'yes', detainedWhere: 'PI Spoor' }],
      ['steun', { supporterKind: 'friend', supporterName: 'Spoor Vriend', supporterContact: 'spoorcontact' }],
    ];
    const before: Pages = [['wie', { entry: 'acquaintance' }], ['instemming', { agrees: 'yes' }], PARENT, ...EVENT.map(([slug, fields]) => [slug, slug === 'rol' ? { role: 'offender' } : fields] as const)];
    for (const [slug, fields] of [...before, ...told]) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
    await client.post('/aanmelden/wie', { entry });
    await client.post('/aanmelden/rol', { role: 'offender' });
    await client.post('/aanmelden/naam', { name: 'Iemand Zelf', birthDate: '3-2-2009' });
    for (const slug of [...told.map(([one]) => one), 'terugbellen']) {
      const { text } = await client.get(`/aanmelden/${slug}`);
      expect([slug, text.match(/spoor|06 55555555|value="(?:tr|guardian|friend|yes)"[^>]* (?:checked|selected)/gi)]).toEqual([slug, null]);
    }
    expect((await client.get('/aanmelden/nakijken')).location).toMatch(/aanmelden\/(?:vertegenwoordiger|terugbellen)/);
  });

  test('and the own number is never a child\'s; somebody else who turns out to be a child is asked nothing twice', async () => {
    const client = visitor(server);
    for (const [slug, fields] of [['wie', { entry: 'self' }], ...EVENT, ['naam', { name: 'Ouder Zelf' }], ['bereiken', { phone: '06 44444444', phoneSafe: 'yes' }]] as Pages) await client.post(`/aanmelden/${slug}`, fields);
    // Half typed and refused: it waits on the page.
    expect((await client.post('/aanmelden/bereiken', { phone: '06 77777777' })).status).toBe(422);
    expect((await client.get('/aanmelden/bereiken')).text).toContain('06 77777777');
    await client.post('/aanmelden/wie', { entry: 'acquaintance' });
    expect(JSON.stringify(await asked(client))).not.toMatch(/Ouder Zelf|06 44444444|06 77777777/);
    for (const [slug, fields] of [['instemming', { agrees: 'yes' }], PARENT, ['naam', { name: 'Kind Voorbeeld', age: '15' }], ['wie', { entry: 'child' }]] as Pages) await client.post(`/aanmelden/${slug}`, fields);
    expect((await client.get('/aanmelden/kind')).text).toContain('value="15"');
    expect((await client.get('/aanmelden/naam')).text).toContain('Kind Voorbeeld');
  });
});
