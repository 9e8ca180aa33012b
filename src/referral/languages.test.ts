import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { readPeople } from '../database/people/people.ts';
import type { Language } from '../ui/texts.ts';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { routes } from './routes.tsx';
import { STEPS } from './steps.ts';
import { CHILD as OF_A_CHILD } from './texts-child.ts';
import { PAGES } from './texts-pages.ts';
import { PERSON } from './texts-person.ts';
import { WHO } from './texts-who.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const inside = { role: 'bis_owner', user: null, request: 'test' } as const;

type Pages = readonly (readonly [string, Fields])[];

/** Between them these lead past every page that can be asked. */
const ACQUAINTANCE: Pages = [
  ['wie', { entry: 'acquaintance' }], ['instemming', { agrees: 'yes' }], ['melder', { reporterName: 'Ouder Voorbeeld', reporterPhone: '06 22222222', reporterCall: 'yes' }], ['rol', { role: 'other' }],
  ['kant', { near: 'offender-side' }], ['soort', { causeGroup: 'property' }], ['wat', { cause: 'internet-fraud' }], ['wanneer', { eventDay: '5', eventMonth: '03', eventYear: '2018' }], ['verhaal', {}],
  ['aangifte', { policeReport: 'one' }], ['behoefte', {}], ['strafzaak', {}], ['naam', { name: 'Kind Voorbeeld', age: '15' }], ['vertegenwoordiger', {}], ['vastzitten', { detained: 'no' }], ['bereiken', { viaReferrer: 'yes' }],
  ['let-op', {}], ['taal', {}], ['steun', {}], ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure', wish: 'Rust.' }],
];
const REFERRER: readonly [string, Fields] = ['verwijzer', { referrerKind: 'police', referrerName: 'Agent Voorbeeld', referrerPhone: '0900 000000' }];
const PROFESSIONAL: Pages = ACQUAINTANCE.map(([slug, fields]) => (slug === 'wie' ? [slug, { entry: 'professional' }] : slug === 'melder' ? REFERRER : [slug, fields]));
const OWN_PHONE: Fields = { phone: '06 00000000', phoneSafe: 'yes', voicemailSafe: 'no', email: '', emailSafe: '', street: '', town: '', postSafe: '' };
const SELF: Pages = ACQUAINTANCE.filter(([slug]) => !['instemming', 'melder', 'vertegenwoordiger'].includes(slug)).map(([slug, fields]) =>
  (slug === 'wie' ? [slug, { entry: 'self' }] : slug === 'naam' ? [slug, { name: 'Testina Voorbeeld' }] : slug === 'bereiken' ? [slug, OWN_PHONE] : [slug, fields]));
const CALL: Pages = [
  ['wie', { entry: 'call-back' }], ['rol', { role: 'victim' }], ['verhaal', {}], ['naam', { name: 'Voorbeeld' }], ['terugbellen', { phone: '06 33333333', voicemailSafe: 'no' }], ['let-op', {}],
];
const ORGANISATION: Pages = SELF.filter(([slug]) => slug !== 'vastzitten').map(([slug, fields]) =>
  (slug === 'wie' ? [slug, { entry: 'organisation' }] : slug === 'naam' ? [slug, { name: 'Club Voorbeeld', repName: 'Voorzitter Voorbeeld' }] : [slug, fields]));
const CHILD: Pages = ACQUAINTANCE.flatMap(([slug, fields]): Pages =>
  (slug === 'wie' ? [['wie', { entry: 'child' }], ['kind', { age: '15' }], ['gezag', { authority: 'else' }], ['ouders', {}]] : [[slug, slug === 'naam' ? { name: 'Kind Voorbeeld' } : fields]]));
const WAYS: Readonly<Record<string, Pages>> = { SELF, ACQUAINTANCE, CHILD, PROFESSIONAL, CALL, ORGANISATION };

const lang = (language: Language) => (language === 'en' ? 'en' : 'nl');

function right(text: string, language: Language): void {
  expect(htmlFaults(text)).toEqual([]);
  expect(text).toContain(`<html lang="${lang(language)}">`);
  expect(text).toMatch(new RegExp(`taal=${language}" lang="${lang(language)}"[^>]* aria-current="true"`));
  expect(text).not.toMatch(/undefined|\[object|null</);
  if (language === 'en') expect(dutchIn(text)).toEqual([]);
}

/** Names of Dutch offices and of the people of this test. */
const NAMES = /Raad voor de Kinderbescherming|(?:Kind|Ouder|Voorzitter) Voorbeeld/g;

/** What is left to read of a page in English that is Dutch. */
function dutchIn(page: string): string[] {
  const text = page.replace(/<nav class="languages".*?<\/nav>/s, '').replace(/<head>.*?<\/head>/s, '').replace(/<[^>]+>/g, ' ').replace(NAMES, '');
  return text.match(/\b(de|het|een|niet|wij|uw|voor|ander|weet|kies|naar|hoe|wat)\b/gi) ?? [];
}

/** Opens and sends each page, and ends on the one with all answers. */
async function walk(client: Client, pages: Pages, look: (slug: string, text: string) => void = () => undefined): Promise<void> {
  for (const [index, [slug, fields]] of pages.entries()) {
    const { text } = await client.get(`/aanmelden/${slug}`);
    look(slug, text);
    const answer = await client.post(`/aanmelden/${slug}`, { ...fields, eenmalig: /name="eenmalig" value="([^"]+)"/.exec(text)?.[1] ?? '' });
    expect([slug, answer.status, answer.location]).toEqual([slug, 303, `/aanmelden/${pages[index + 1]?.[0] ?? 'nakijken'}`]);
  }
  look('nakijken', (await client.get('/aanmelden/nakijken')).text);
}

async function send(client: Client) {
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  const number = /<b>(\d{4}-\d{5})<\/b>/.exec((await client.get('/aanmelden/verstuurd')).text)?.[1] ?? '';
  return house.database.transaction(inside, async (db) => {
    const file = await readCaseByNumber(db, number);
    if (!file) throw new Error('no case');
    const words = (await readPeople(db, house.keys, file.id)).flatMap((person) => person.words.map(({ kind, text }) => [person.id, kind, text] as const));
    return { facts: file.entries.map(({ fact }) => fact), words };
  });
}

describe.each(PUBLIC_LANGUAGES)('the public pages in %s [R-111]', (language) => {
  test('the front page, the two doors and the empty receipt', async () => {
    for (const path of ['/', '/aanmelden/welke-deur', '/aanmelden/verstuurd']) {
      const page = await visitor(server).get(`${path}?taal=${language}`);
      expect(page.status).toBe(200);
      right(page.text, language);
    }
  });

  test('every page of the form, whoever fills it in, and the page with all answers', async () => {
    const asked = new Set<string>();
    for (const pages of Object.values(WAYS)) {
      const client = visitor(server);
      await client.get(`/?taal=${language}`);
      await walk(client, pages, (slug, text) => {
        asked.add(slug);
        right(text, language);
        if (slug === 'nakijken') expect(text).toContain(PAGES[language].check.send);
      });
    }
    const all = STEPS.map(({ slug }) => slug).filter((slug) => !/^ander-\d$/.test(slug));
    expect([...asked].sort()).toEqual([...all, 'nakijken'].sort());
  });

  test('how a child is reached, by its age, and that we call its parent first', async () => {
    const client = visitor(server);
    await client.get(`/?taal=${language}`);
    const told = async (pages: Pages) => { for (const [slug, fields] of pages) await client.post(`/aanmelden/${slug}`, fields); };
    const reads = async (slug: string, words: string) => {
      const { text } = await client.get(`/aanmelden/${slug}`);
      right(text, language);
      expect(text).toContain(words);
    };
    for (const [age, how] of [['3', 'young'], ['14', 'older']] as const) {
      await told([['wie', { entry: 'child' }], ['kind', { age }], ['gezag', { authority: 'alone' }], ['ouders', {}]]);
      await reads('bereiken', OF_A_CHILD[language].reach[how]);
    }
    await told([['instemming', { agrees: 'no' }], ['melder', { reporterName: 'Ouder Voorbeeld', reporterPhone: '06 22222222', reporterCall: 'yes' }], ['rol', { role: 'victim' }], ['verhaal', {}]]);
    await reads('nakijken', OF_A_CHILD[language].callFirst);
  });

  test('says in that language what is to be mended, with what was typed', async () => {
    const client = visitor(server);
    await client.get(`/?taal=${language}`);
    const nothing = await client.post('/aanmelden/wie', {});
    expect([nothing.status, htmlFaults(nothing.text)]).toEqual([422, []]);
    expect(nothing.text).toContain(WHO[language].entry.needed);
    for (const [slug, fields] of CALL.slice(0, 3)) await client.post(`/aanmelden/${slug}`, fields);
    const noName = await client.post('/aanmelden/naam', { name: '' });
    expect(noName.text).toContain(PERSON[language].name.needed);
    const long = await client.post('/aanmelden/naam', { name: 'x'.repeat(300) });
    expect(long.text).toContain('x'.repeat(300));
    right(long.text, language);
  });
});

describe('changing the language on the way', () => {
  test('keeps every answer, and the rest of the form is in that language', async () => {
    const client = visitor(server);
    await client.get('/aanmelden');
    for (const [slug, fields] of SELF.slice(0, 8)) await client.post(`/aanmelden/${slug}`, fields);
    expect((await client.get('/aanmelden/naam?taal=en')).text).toContain('What is your name?');
    for (const [slug, fields] of SELF.slice(8)) await client.post(`/aanmelden/${slug}`, fields);
    const english = (await client.get('/aanmelden/nakijken')).text;
    for (const words of ['5 March 2018', 'Internet fraud', 'Testina Voorbeeld', '06 00000000']) expect(english).toContain(words);
    const easy = (await client.get('/aanmelden/nakijken?taal=nl-easy')).text;
    for (const words of ['5 maart 2018', 'Oplichting op internet', 'Testina Voorbeeld', '06 00000000']) expect(easy).toContain(words);
  });

  test('to one that nobody knows changes nothing', async () => {
    const client = visitor(server);
    const page = await client.get('/?taal=%22%3E');
    right(page.text, 'nl');
    expect([...client.cookies.keys()]).not.toContain('taal');
  });

  test('is forgotten with everything else at the quick exit', async () => {
    const client = visitor(server);
    await client.get('/?taal=en');
    expect(client.cookies.get('taal')).toBe('en');
    await client.get('/weg');
    expect([...client.cookies.keys()]).toEqual([]);
  });

  test('is kept where the page of a choice leads elsewhere', async () => {
    const client = visitor(server);
    expect((await client.get('/aanmelden/wens?taal=en')).location).toBe('/aanmelden/wie');
    right((await client.get('/aanmelden/wie')).text, 'en');
  });
});

describe('what is recorded', () => {
  test('is the same in every language, but for the language itself; words for staff stay Dutch', async () => {
    const recorded = [];
    for (const language of PUBLIC_LANGUAGES) {
      const client = visitor(server);
      await client.get(`/?taal=${language}`);
      await walk(client, SELF);
      const { facts, words } = await send(client);
      expect(facts.filter(({ kind }) => kind === 'LanguageRecorded')).toEqual(language === 'nl' ? [] : [{ kind: 'LanguageRecorded', person: 'p1', language, interpreter: 'no' }]);
      expect(words).toContainEqual(['p1', 'remarks', 'Wens: Rust.']);
      expect(words).toContainEqual(['p1', 'event-day', '5 maart 2018']);
      recorded.push({ facts: facts.filter(({ kind }) => kind !== 'LanguageRecorded'), words });
    }
    expect(recorded[1]).toEqual(recorded[0]);
    expect(recorded[2]).toEqual(recorded[0]);
  });

  test('is the language that was chosen, whatever the form was read in', async () => {
    const client = visitor(server);
    await client.get('/?taal=en');
    await walk(client, SELF.map(([slug, fields]) => [slug, slug === 'taal' ? { language: 'ar', interpreter: 'yes' } : fields]));
    const { facts } = await send(client);
    expect(facts.filter(({ kind }) => kind === 'LanguageRecorded')).toEqual([{ kind: 'LanguageRecorded', person: 'p1', language: 'ar', interpreter: 'yes' }]);
  });

  test('is no language of a client, because a professional read the form in it', async () => {
    const client = visitor(server);
    await client.get('/?taal=en');
    await walk(client, PROFESSIONAL);
    expect((await send(client)).facts.filter(({ kind }) => kind === 'LanguageRecorded')).toEqual([]);
  });
});

test('a change of mind leaves nothing behind that stops the next page', async () => {
  const client = visitor(server);
  const own: Pages = SELF.map(([slug, fields]) => [slug, slug === 'naam' ? { name: 'Testina Voorbeeld', birthDate: '3-2-1985' } : fields]);
  await walk(client, own);
  await client.post('/aanmelden/wie', { entry: 'organisation' });
  expect((await client.post('/aanmelden/naam', { name: 'Club Voorbeeld', repName: 'Voorzitter Voorbeeld' })).status).toBe(303);
});

test('the long page of the desk stays Dutch', async () => {
  const desk = await signedIn(server, house.database, { roles: ['desk'] });
  desk.cookies.set('taal', 'en');
  const page = await desk.get('/aanmeldpunt/nieuw?taal=en');
  expect(page.text).toContain('<html lang="nl">');
  expect(page.text).toContain('Wie meldt aan?');
});
