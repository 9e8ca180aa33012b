import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { signedIn, testServer, visitor } from '../../test/visit.ts';
import { PUBLIC_LANGUAGES } from './language.ts';
import { SPOKEN } from './pages-texts.ts';
import type { Route } from './route.ts';

const house = await freshDatabase();
afterAll(house.close);

const route = (method: Route['method'], path: string, change: Partial<Route> = {}): Route =>
  ({ method, path, right: 'public', act: null, handle: () => Promise.reject(new Error('x')), ...change });
const errorOf = (code: string) => Object.assign(new Error('x'), { code });
const routes: Route[] = [
  route('GET', '/formulier', { handle: async (visit) => ({ kind: 'page', frame: 'public', title: 'Perspectief', body: <form method="post" action="/formulier"><input type="hidden" name="eenmalig" value={visit.onceKey} /></form> }) }),
  route('POST', '/formulier', { bodyLimit: 2000 }),
  route('GET', '/stuk'), route('GET', '/vol', { handle: () => Promise.reject(errorOf('53100')) }),
  route('POST', '/werk', { right: 'signed-in', bodyLimit: 2000 }),
];
const server = testServer(house, routes);

const inWords = (language: string) => {
  const someone = visitor(server);
  someone.cookies.set('taal', language);
  return someone;
};

describe('A page for a trouble speaks to the visitor of a public address', () => {
  test.each(PUBLIC_LANGUAGES)('in %s, with the telephone number and the quick exit, whatever the trouble', async (language) => {
    const someone = inWords(language);
    const answers = {
      'not-found': await someone.get('/bestaat-niet'), failed: await someone.get('/stuk'), full: await someone.get('/vol'),
      'too-large': await someone.post('/formulier', { verhaal: 'a'.repeat(3000) }), 'no-key': await someone.post('/formulier', { eenmalig: 'x' }),
    };
    for (const [kind, { status, text }] of Object.entries(answers)) {
      const spoken = SPOKEN[kind as keyof typeof answers];
      expect([kind, status, text.includes(`<h1>${spoken.words[language].title}</h1>`), text.includes(spoken.words[language].text)]).toEqual([kind, spoken.status, true, true]);
      expect(text).toContain('href="tel:+31300000000"');
      expect(text).toContain('href="/weg"');
      expect(text).toContain(`<html lang="${language === 'en' ? 'en' : 'nl'}">`);
    }
  });

  test('the language that the address asks for counts, and the links to the others repeat nothing of the address', async () => {
    const { text } = await visitor(server).get('/wat-ik-zocht?taal=en');
    expect(text).toContain(SPOKEN['not-found'].words.en.title);
    expect(text).toContain('href="?taal=nl-easy"');
    expect(text).toContain('href="/?taal=en"');
    expect(text).not.toContain('wat-ik-zocht');
  });

  test('with the database away too: no database is asked for it', async () => {
    const transaction: typeof house.database.transaction = () => Promise.reject(errorOf('ECONNREFUSED'));
    const someone = visitor(testServer({ ...house, database: { ...house.database, transaction } }, routes));
    someone.cookies.set('taal', 'en');
    for (const answer of [await someone.get('/formulier'), await someone.post('/formulier', { eenmalig: 'x', verhaal: 'my words' })]) {
      expect(answer.status).toBe(503);
      for (const words of [SPOKEN.away.words.en.title, 'href="tel:+31300000000"', 'Leave now']) expect(answer.text).toContain(words);
      expect(answer.text).not.toMatch(/Er is niets bewaard|Nog eens versturen|Wat u typte/);
    }
    expect((await someone.post('/formulier', { eenmalig: 'x', verhaal: 'my words' })).text).toMatch(/my words[^]*Send again/);
  });
});

describe('Colleagues keep their own pages', () => {
  test('no quick exit on the address of the staff, nor for whoever is signed in', async () => {
    const desk = await signedIn(server, house.database, { roles: ['desk'] });
    for (const path of ['/stuk', '/bestaat-niet']) expect((await desk.get(path)).text).not.toContain('href="/weg"');
    const { status, text } = await inWords('en').post('/werk', { eenmalig: 'x', verhaal: 'a'.repeat(3000) });
    expect([status, text.includes(SPOKEN['too-large'].words.nl.title), text.includes('href="/weg"')]).toEqual([413, true, false]);
  });
});
