import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dayOf, type Day } from '../../src/core/day.ts';
import { giveAdditionCode } from '../../src/database/people/addition.ts';
import { saveDraft } from '../../src/database/people/draft.ts';
import { erasePeople } from '../../src/database/people/erase.ts';
import { endQuestions, linkQuestion } from '../../src/database/people/question.ts';
import { codeOf, shownCode } from '../../src/referral/code.ts';
import { DRAFT_COOKIE } from '../../src/referral/draft.ts';
import { wholeDay } from '../../src/words/day.ts';
import type { Client, Page } from '../visit.ts';
import { COLLEAGUES, openHouse, press, type House } from './house.ts';
import { SELF_REGISTRATION } from './registration.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

const KNOWN = { name: 'Karel Testman', birthDate: '1985-02-03' };
/** As long, of as many words, of the same age; one for each way, since who was sent once is known. */
const UNKNOWN = { own: { name: 'Zoltan Nergens', birthDate: '1985-02-04' }, other: { name: 'Xander Onbeken', birthDate: '1985-02-05' } };
/** Who is told of beside them: somebody else every time, or both would be known by the second sending. */
const BESIDE = [['Wessel Bijstaan', 'Olga Steunpilaar'], ['Yvonne Naastige', 'Egon Rugdekking'], ['Quinten Daarbij', 'Irma Toeverlaat'], ['Ursula Metgezel', 'Albert Houvastig']] as const;
let turn = 0;
const EARLIER = LONG ? 50 : 3;

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  // Known many times over: as a victim, as an offender, having said never.
  const { c } = ready('record-answer');
  c.do('record-answer', { answer: 'never' });
  for (let i = 0; i < EARLIER; i += 1) {
    await house.put(c, ['p1', 'p2'].flatMap((person) => [
      { compartment: 'person' as const, person, kind: 'name', text: KNOWN.name, factSeq: 1 }, { compartment: 'person' as const, person, kind: 'birth-date', text: KNOWN.birthDate, factSeq: 1 },
    ]));
  }
});
afterAll(async () => {
  await press.close();
  await house.close();
});

type Person = typeof KNOWN;

/** What somebody from outside sees; their own name, the number of the referral and keys of chance taken out. */
const seen = ({ status, location, headers, text }: Page, person: Person, beside: readonly [string, string]) => ({
  status, location,
  headers: [...headers].filter(([name]) => name !== 'set-cookie').sort(),
  cookies: headers.getSetCookie().map((line) => line.replace(/=[^;]*/, '=')),
  text: text.replaceAll(person.name, 'NAAM').replaceAll(beside[0], 'ANDER').replaceAll(beside[1], 'STEUN').replaceAll(person.birthDate.split('-').reverse().join('-'), 'DAG').replaceAll(person.birthDate, 'DAG').replaceAll(wholeDay(person.birthDate as Day), 'DAG')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'SLEUTEL').replace(/\d{4}-\d{5}/g, 'NUMMER').replace(/(?:[0-9A-Z]{3} ){4}[0-9A-Z]{3}/, 'CODE'),
});

/** `as`: whether the person is the one who registers, or the other one. */
async function wholeWay(person: Person, as: 'own' | 'other'): Promise<object[]> {
  const client = house.visitor();
  const pages: Page[] = [];
  const beside = BESIDE[turn++ % BESIDE.length] as (typeof BESIDE)[number];
  const [companion, supporter] = beside;
  for (const [slug, fields] of SELF_REGISTRATION) {
    const own = as === 'own' ? person : { name: companion };
    const other = as === 'own' ? { 'b1-name': companion, 'b1-role': 'offender' } : { 'b1-name': person.name, 'b1-birthDate': person.birthDate, 'b1-role': 'offender' };
    const filled = slug === 'naam' ? own : slug === 'ander' ? other : slug === 'steun' ? { ...fields, supporterName: supporter } : fields;
    pages.push(await client.get(`/aanmelden/${slug}`), await client.post(`/aanmelden/${slug}`, filled), await client.get(`/aanmelden/${slug}`));
  }
  pages.push(await client.get('/aanmelden/nakijken'), await client.post('/aanmelden/nakijken'), await client.get('/aanmelden/verstuurd'), await client.get('/weg'));
  return pages.map((page) => seen(page, person, beside));
}

describe('somebody from outside learns nothing about who is known here', () => {
  test.each(['own', 'other'] as const)('body, headers and status are the same for a known and an unknown person (%s name)', async (as) => {
    const [known, unknown] = [await wholeWay(KNOWN, as), await wholeWay(UNKNOWN[as], as)];
    expect(known.length).toBeGreaterThan(40);
    expect(known.at(-2)).toMatchObject({ status: 200 });
    expect(known).toEqual(unknown);
    tried('public-answers', known.length, `pages held against each other (${as} name)`);
  });

  test.runIf(LONG)('and sending takes as long for the one as for the other: 500 of each, by turns', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 510; i += 1) {
      const turns = i % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
      for (const arm of turns) {
        const took = await timed(arm === 'known' ? KNOWN : stranger(i));
        if (i >= 10) times[arm].push(took); // the first ten warm up
      }
    }
    const gap = Math.abs(median(times.known) - median(times.unknown));
    const p = sameDistribution(times.known, times.unknown);
    tried('public-answers', times.known.length, `sendings of each kind, median gap ${gap.toFixed(2)} ms, p = ${p.toFixed(2)}`);
    expect(gap).toBeLessThan(5);
    expect(p).toBeGreaterThan(0.01);
  }, 600_000);
});

describe('a link to a question that opens nothing', () => {
  const GONE = ['unknown', 'used', 'withdrawn', 'too late'] as const;
  type Gone = (typeof GONE)[number];
  const QUESTION = 'Sinds wanneer kent u uw cliënt?';

  /** A question that was asked, and a link to it that ends so many days from now. */
  async function linkTo(days: number): Promise<{ id: string; code: string }> {
    const { c } = ready('record-referrer-answer');
    const factSeq = c.seqOf('ReferrerAsked');
    const { id } = await house.put(c, [{ compartment: 'referrer', person: null, kind: 'question', text: QUESTION, factSeq }]);
    const now = house.server.clock.now;
    const code = await house.inside((db) => linkQuestion(db, house.keys, { caseId: id, number: 1, factSeq, until: addDays(dayOf(now), days), by: COLLEAGUES.desk[0], now }, house.newId));
    return { id, code: code ?? '' };
  }

  /** A code that looks like the others and is none. */
  let guessed = 0;
  const unknown = (): string => (String(guessed++).padStart(28, '3').match(/.{4}/g) ?? []).join('-');

  /** A link that is over, as each comes about. */
  async function codeOf(how: Gone): Promise<string> {
    if (how === 'unknown') return unknown();
    const { id, code } = await linkTo(how === 'too late' ? -1 : 5);
    if (how === 'used') expect(await post(code, '/vraag/antwoord', { reactie: 'Sinds maart.' })).toMatchObject({ status: 303 });
    if (how === 'withdrawn') await house.inside((db) => endQuestions(db, id, house.server.clock.now));
    return code;
  }
  const post = (code: string, path: string, fields: Record<string, string> = {}) => house.visitor().post(path, { code, ...fields }, { from: '/vraag' });
  const told = ({ status, location, headers, text }: Page, code: string) => ({
    status, location, headers: [...headers].filter(([name]) => name !== 'set-cookie').sort(), cookies: headers.getSetCookie().map((line) => line.replace(/=[^;]*/, '=')),
    text: text.replaceAll(code, 'CODE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'SLEUTEL'),
  });
  const answers = async (code: string) => [
    await house.visitor().get(`/vraag/${code}`), await post(code, '/vraag'), await post(code, '/vraag/antwoord', { reactie: 'Een antwoord.' }), await post(code, '/vraag/antwoord', { antwoord: '' }),
  ].map((page) => told(page, code));

  test('says the same whether it is unknown, used, withdrawn or too late; opening its page says the same for one that still works', async () => {
    const pages = new Map<Gone, object[]>();
    for (const how of GONE) pages.set(how, await answers(await codeOf(how)));
    for (const how of GONE) expect([how, pages.get(how)]).toEqual([how, pages.get('unknown')]);
    expect(pages.get('unknown')?.map((page) => (page as Page).status)).toEqual([200, 422, 422, 422]);
    const { code: living } = await linkTo(0);
    expect(told(await house.visitor().get(`/vraag/${living}`), living)).toEqual(pages.get('unknown')?.[0]);
    expect((await post(living, '/vraag')).text).toContain(QUESTION);
    tried('public-answers', GONE.length * 4 + 1, 'answers to links that open nothing, held against each other');
  });

  test.runIf(LONG)('and takes as long: 300 of each, by turns', async () => {
    const codes = new Map<Gone, string>();
    for (const how of GONE) codes.set(how, await codeOf(how));
    const times = new Map<Gone, number[]>(GONE.map((how) => [how, []]));
    const client = house.visitor();
    for (let i = 0; i < 310; i += 1) {
      for (const how of i % 2 === 0 ? GONE : GONE.toReversed()) {
        const eenmalig = await client.keyFor('/vraag');
        const start = performance.now();
        await client.post('/vraag', { code: how === 'unknown' ? unknown() : codes.get(how) ?? '', eenmalig });
        if (i >= 10) times.get(how)?.push(performance.now() - start); // the first ten warm up
      }
    }
    const base = times.get('unknown') ?? [];
    for (const how of GONE) {
      const gap = Math.abs(median(base) - median(times.get(how) ?? []));
      const p = sameDistribution(base, times.get(how) ?? []);
      tried('public-answers', base.length, `codes (${how}), median gap to an unknown one ${gap.toFixed(2)} ms, p = ${p.toFixed(2)}`);
      expect(gap).toBeLessThan(1);
      expect(p).toBeGreaterThan(0.01);
    }
  }, 600_000);
});

describe('a code that somebody wrote down and that opens nothing', () => {
  const RESUME = { path: '/aanmelden/verder', gone: ['unknown', 'used', 'too old'], fields: {} } as const;
  const ADD = { path: '/aanmelden/aanvullen', gone: ['unknown', 'rejected', 'closed', 'erased'], fields: { aanvulling: 'Mijn nummer is nu 06 99999999.' } } as const;
  type Kind = typeof RESUME | typeof ADD;
  type Gone = Kind['gone'][number];

  /** A code as BIS makes them, of no form and no case unless somebody says so. */
  let made = 0;
  const fresh = (): string => codeOf(house.keys, 'a test', String(made++));
  const KEPT = JSON.stringify({ answers: { entry: 'self' }, seen: ['wie'] });
  const A_DAY = 86_400_000;

  const post = (kind: Kind, code: string) => house.visitor().post(kind.path, { code: shownCode(code), ...kind.fields });

  /** As each comes about. */
  async function codeFor(kind: Kind, how: Gone): Promise<string> {
    const code = fresh();
    if (how === 'used' || how === 'too old') await house.inside((db) => saveDraft(db, house.keys, `code ${code}`, KEPT, new Date(AFTERWARDS.getTime() - (how === 'used' ? 0 : 8 * A_DAY))));
    if (how === 'used') expect((await post(kind, code)).status).toBe(303);
    if (how === 'rejected' || how === 'closed' || how === 'erased') {
      const { c } = how === 'rejected' ? ready('reject') : ready('close');
      c.do(how === 'rejected' ? 'reject' : 'close');
      const { id } = await house.put(c, [{ compartment: 'person', person: 'p1', kind: 'name', text: 'Testina van Voorbeeld', factSeq: 1 }]);
      await house.asOwner((db) => giveAdditionCode(db, house.keys, id, code));
      if (how === 'erased') await house.asOwner((db) => erasePeople(db, house, [id], dayOf(AFTERWARDS)));
    }
    return code;
  }

  test.each([RESUME, ADD])('$path says the same whatever became of it, and does something where it is good', async (kind) => {
    const told = (page: Page, code: string) => ({
      status: page.status, location: page.location, headers: [...page.headers].filter(([name]) => name !== 'set-cookie').sort(), cookies: page.headers.getSetCookie().map((line) => line.replace(/=[^;]*/, '=')),
      text: page.text.replaceAll(shownCode(code), 'CODE').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'SLEUTEL'),
    });
    const answers = new Map<Gone, object>();
    for (const how of kind.gone) {
      const code = await codeFor(kind, how);
      answers.set(how, told(await post(kind, code), code));
    }
    expect(answers.get('unknown')).toMatchObject({ status: 422, location: null });
    for (const how of kind.gone) expect([how, answers.get(how)]).toEqual([how, answers.get('unknown')]);
    const good = fresh();
    if (kind === RESUME) await house.inside((db) => saveDraft(db, house.keys, `code ${good}`, KEPT, AFTERWARDS));
    else {
      const { id } = await house.put(ready('accept').c, [{ compartment: 'person', person: 'p1', kind: 'name', text: 'Testina van Voorbeeld', factSeq: 1 }]);
      await house.asOwner((db) => giveAdditionCode(db, house.keys, id, good));
    }
    expect((await post(kind, good)).status).toBe(303);
    tried('public-answers', kind.gone.length + 1, `answers to codes on ${kind.path}, held against each other`);
  });

  /** Codes are looked at ten a second (src/referral/guess.ts): closer together that wait would be measured, and hide what is looked for. */
  const apart = () => new Promise<void>((resolve) => { setTimeout(resolve, 105); });

  test.runIf(LONG).each([RESUME, ADD])('$path takes as long: 150 of each, by turns', async (kind) => {
    // Beside them a second code that is unknown: where that one takes another time, it is the measuring.
    const arms = [...kind.gone, 'unknown too'] as const;
    const codes = new Map<(typeof arms)[number], string>();
    for (const how of arms) codes.set(how, how === 'unknown too' ? fresh() : await codeFor(kind, how));
    const unknown = Array.from({ length: 160 }, fresh); // made before: whatever works just before an answer quickens it
    const times = new Map<(typeof arms)[number], number[]>(arms.map((how) => [how, []]));
    for (let i = 0; i < 160; i += 1) {
      for (const how of shuffled(arms)) {
        const client = house.visitor();
        const [eenmalig] = await Promise.all([client.keyFor(kind.path), apart()]);
        const code = how === 'unknown' ? unknown[i] ?? '' : codes.get(how) ?? '';
        const start = performance.now();
        await client.post(kind.path, { code, ...kind.fields, eenmalig });
        if (i >= 10) times.get(how)?.push(performance.now() - start); // the first ten warm up
      }
    }
    const base = times.get('unknown') ?? [];
    const others = arms.filter((how) => how !== 'unknown');
    const measured = others.map((how) => {
      const gap = Math.abs(median(base) - median(times.get(how) ?? []));
      const p = sameDistribution(base, times.get(how) ?? []);
      tried('public-answers', base.length, `codes on ${kind.path} (${how}), median gap to an unknown one ${gap.toFixed(2)} ms, p = ${p.toFixed(2)}`);
      return { how, gap, p };
    });
    // One in a hundred that all are alike and this fails: shared among the comparisons.
    expect(measured.filter(({ gap, p }) => gap >= 1 || p <= 0.01 / others.length)).toEqual([]);
  }, 600_000);
});

/** Never the same twice, in no word of it: who was sent once is known, by each word with the birth date. As long as the known name. */
const stranger = (i: number): Person => ({ ...UNKNOWN.own, name: `${letters(i)} ${letters(i)}ra` });
const letters = (i: number): string => [...String(10_000 + i)].map((digit) => 'bcdfghklmn'[Number(digit)]).join('');
/** Whoever supports them is somebody else every time, or both arms would tell of somebody who is known. */
let supporters = 0;

/** Answers of a whole form, kept as the form keeps them: only the sending is timed. */
async function timed(person: Person): Promise<number> {
  const client: Client = house.visitor();
  const token = randomUUID();
  const answers = Object.assign({}, ...SELF_REGISTRATION.map(([, fields]) => fields), person, { 'b1-name': person.name, supporterName: `Olga ${letters(supporters++)}steun` }) as Record<string, string>;
  const content = JSON.stringify({ answers, seen: SELF_REGISTRATION.map(([slug]) => slug) });
  await house.inside((db) => saveDraft(db, house.keys, token, content, AFTERWARDS));
  client.cookies.set(DRAFT_COOKIE, token);
  const eenmalig = await client.keyFor('/aanmelden/nakijken');
  const start = performance.now();
  const answer = await client.post('/aanmelden/nakijken', { eenmalig });
  const took = performance.now() - start;
  expect(answer.location).toBe('/aanmelden/verstuurd');
  return took;
}

/** In an order of chance, so that none always comes after the same other one. */
const shuffled = <T,>(all: readonly T[]): T[] => all.map((one) => ({ one, at: Math.random() })).sort((x, y) => x.at - y.at).map(({ one }) => one);

const median = (values: readonly number[]): number => [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

/** Two-sided p of the Kolmogorov-Smirnov test (Numerical Recipes, 14.3): small where the two are told apart. */
function sameDistribution(one: readonly number[], other: readonly number[]): number {
  const [x, y] = [[...one].sort((p, q) => p - q), [...other].sort((p, q) => p - q)];
  let [i, j, far] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i] as number, y[j] as number);
    while (i < x.length && (x[i] as number) <= at) i += 1;
    while (j < y.length && (y[j] as number) <= at) j += 1;
    far = Math.max(far, Math.abs(i / x.length - j / y.length));
  }
  const root = Math.sqrt((x.length * y.length) / (x.length + y.length));
  const lambda = (root + 0.12 + 0.11 / root) * far;
  if (lambda < 0.3) return 1; // the series below does not converge there, and nothing is told apart
  const terms = Array.from({ length: 100 }, (_, k) => 2 * (-1) ** k * Math.exp(-2 * (k + 1) ** 2 * lambda ** 2));
  return Math.min(1, Math.max(0, terms.reduce((sum, term) => sum + term, 0)));
}

test('the measure of time tells apart what differs, and not what does not', () => {
  const steady = Array.from({ length: 500 }, (_, i) => 10 + ((i * 37) % 50) / 25);
  expect(sameDistribution(steady, [...steady].reverse())).toBe(1);
  expect(sameDistribution(steady, steady.map((ms) => ms + 1))).toBeLessThan(0.001);
});
