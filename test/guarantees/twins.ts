import { expect } from 'vitest';
import { HOME } from '../../src/appointments/texts.ts';
import { defaultSettings } from '../../src/core/case/settings.ts';
import { fold } from '../../src/core/case/fold.ts';
import type { Entry } from '../../src/core/case/facts.ts';
import type { StaffId } from '../../src/core/fields.ts';
import { addDays, type Day } from '../../src/core/day.ts';
import { readCaseByNumber } from '../../src/database/journal.ts';
import { makeable, type Makeable } from '../../src/letters/rules.ts';
import { KIND_TEXTS } from '../../src/letters/texts-screens.ts';
import type { LetterKind } from '../../src/letters/letter.ts';
import { MEDIATOR, STAFF } from '../story.ts';
import type { Fields, Page } from '../visit.ts';
import { COLLEAGUE_OF, openHouse, type Colleague, type House } from './house.ts';
import { mediatorAt, textsOf, WORLDS, type Choices, type Side, type Words } from './pair.ts';
import type { ProductName } from './products.ts';
import type { Act, Told } from './told.ts';
import { questionOf } from './twins-question.ts';
import { visits } from './twins-visit.ts';
import { seen, visitors, type Count } from './visitors.ts';
import { asWarned } from '../warned.ts';

/** A case that exists in both worlds under the same number. */
export interface Opened { readonly number: string; readonly entries: readonly Entry[] }

const NAMES: Readonly<Record<LetterKind, ProductName>> = { approach: 'approach letter', closing: 'closing letter', rejection: 'rejection letter', 'data-request': 'request for data' };

/** Two houses with the same clock, the same ids and each its own keys. */
export interface Twins {
  register(on: Day, fields: readonly Fields[]): Promise<Opened>;
  /** The same order in both; true where it was accepted. */
  give(opened: Opened, act: Act, told: Told, secret: Side, words: readonly Words[]): Promise<boolean>;
  /** Makes, at this point of a story, every letter for somebody outside the secret compartments. */
  letters(opened: Opened, choices: Choices, seed: number, count: Count): (told: Told, upTo: number, today: Day) => Promise<void>;
  /** Somebody outside the secret compartments asks for their file at the end of a story: the file both ways, and a letter about it. */
  file(opened: Opened, choices: Choices, seed: number, told: Told, count: Count): Promise<void>;
  /** A question to the referrer of a case that was just registered, and its answer. */
  question(opened: Opened, choices: Choices, count: Count): Promise<void>;
  /** What lies on the table with everybody outside the secret compartments, at this point of a story. */
  tables(opened: Opened, choices: Choices, told: Told, upTo: number, today: Day, count: Count): Promise<void>;
  /** An appointment with everybody, and the entry for the calendar of each of those outside the secret compartments. */
  calendars(opened: Opened, choices: Choices, told: Told, upTo: number, today: Day, words: readonly Words[], count: Count): Promise<void>;
  /** A breach at the end of a story, and the letters about it. */
  breaches(opened: Opened, choices: Choices, told: Told, count: Count): Promise<void>;
  visitors(seed: number, count: Count): Promise<void>;
  figures(count: Count): Promise<void>;
  /** Two approach letters, of worlds that differ in what was released. */
  released(one: string, other: string): Promise<Buffer[]>;
  close(): Promise<void>;
}

/** Ids that depend on the number of the request and of the id in it, and on nothing else. */
function stepIds() {
  let step = 0;
  let next = 0;
  return {
    newId: () => `00000000-0000-4000-a000-${(next++).toString(16).padStart(12, '0')}`,
    tick: () => { step += 1; next = step * 100_000; },
  };
}

export async function openTwins(): Promise<Twins> {
  const ids = WORLDS.map(() => stepIds());
  const houses = await Promise.all(ids.map(({ newId }) => openHouse({ newId })));
  const both = async <T>(work: (house: House, world: 0 | 1) => Promise<T>): Promise<T[]> => Promise.all(WORLDS.map((world) => {
    ids[world]?.tick();
    return work(houses[world] as House, world);
  }));
  const at = (day: Day) => { for (const house of houses) house.server.clock.now = new Date(`${day}T10:00:00Z`); };
  const parts: Parts = { both, at, houses };
  return {
    register: (on, fields) => register(parts, on, fields),
    give: (...args) => give(parts, ...args),
    letters: (...args) => letters(parts, ...args),
    file: (...args) => ownFile(parts, ...args),
    question: (...args) => question(parts, ...args),
    tables: (...args) => tables(parts, ...args),
    calendars: (...args) => calendars(parts, ...args),
    breaches: (...args) => breachLetters(parts, ...args),
    visitors: (...args) => visitors(both, ...args),
    figures: (count) => figures(parts, count),
    released: (...texts) => releasedLetters(parts, texts),
    close: async () => { for (const house of houses) await house.close(); },
  };
}

interface Parts {
  both<T>(work: (house: House, world: 0 | 1) => Promise<T>): Promise<T[]>;
  at(day: Day): void;
  houses: readonly House[];
}

async function register({ both, at, houses }: Parts, on: Day, fields: readonly Fields[]): Promise<Opened> {
  at(on);
  const answers = await both(async (house, world) => (await house.as('desk')).post('/aanmeldpunt/nieuw', { ...fields[world], eenmalig: house.key('desk') }));
  const [one, two] = answers.map((answer) => /\d{4}-\d{5}/.exec(answer.location ?? '')?.[0]);
  if (!one || one !== two) throw new Error(`no case in both worlds: ${answers.map((answer) => `${answer.status} ${/class="error[^"]*"[\s\S]{0,300}/.exec(answer.text)?.[0] ?? ''}`).join(' | ')}`);
  const file = await (houses[0] as House).inside((db) => readCaseByNumber(db, one));
  return { number: one, entries: file?.entries ?? [] };
}

function whoGives(act: Act, told: Told): Colleague {
  if (act.by !== 'mediator') return COLLEAGUE_OF[act.by];
  return mediatorAt(told.entries.slice(0, act.before)) === MEDIATOR ? 'mediator' : 'second';
}

async function give({ both, at }: Parts, { number }: Opened, act: Act, told: Told, secret: Side, words: readonly Words[]): Promise<boolean> {
  at(act.today);
  const state = fold(told.entries.slice(0, act.before));
  const who = whoGives(act, told);
  const answers = await both((house, world) => house.post(number, act, { who, texts: textsOf(act, state, secret, words[world] as Words), seen: act.before }));
  expect([act.order, answers[0]?.status, answers[0]?.location]).toEqual([act.order, answers[1]?.status, answers[1]?.location]);
  return answers[0]?.status === 303;
}

const asker = (by: 'mediator' | 'desk', today: Day, mediator: string | null) =>
  ({ relations: [by], staff: (by === 'mediator' ? mediator : STAFF.desk) as StaffId, today, settings: defaultSettings });

function letters(parts: Parts, { number }: Opened, { secret, language }: Choices, seed: number, count: Count) {
  const before = new Set<string>();
  return async (told: Told, upTo: number, today: Day): Promise<void> => {
    const entries = told.entries.slice(0, upTo);
    const state = fold(entries);
    const mediator = mediatorAt(entries);
    const now = [...makeable({ entries, state }, asker('mediator', today, mediator)), ...makeable({ entries, state }, asker('desk', today, mediator))]
      .filter(({ reason, to }) => reason === null && (to === null ? secret === 'b' : state.people.get(to.participant)?.side !== secret));
    for (const wanted of now) {
      const mark = `${wanted.kind} ${wanted.to?.person} ${wanted.reminder} ${state.releases.length} ${entries.filter(({ fact }) => fact.kind === 'DetailRecorded').length}`;
      if (before.has(mark)) continue;
      before.add(mark);
      parts.at(today);
      const who = wanted.kind === 'rejection' || wanted.kind === 'data-request' ? 'desk' : mediator === MEDIATOR ? 'mediator' : 'second';
      const pair = await parts.both((house) => letter(house, number, wanted, who, language));
      expect([seed, wanted.kind, pair[0]?.steps]).toEqual([seed, wanted.kind, pair[1]?.steps]);
      expect(pair[0]?.pdf.equals(pair[1]?.pdf as Buffer), `seed ${seed}: the two worlds made another ${wanted.kind} letter`).toBe(true);
      if (pair[0] && pair[0].pdf.length > 0) count(NAMES[wanted.kind]);
    }
  };
}

interface Made { readonly pdf: Buffer; readonly steps: readonly unknown[] }

const CHOICES: Readonly<Record<LetterKind, Fields>> = {
  approach: {}, closing: {}, rejection: { deur: ['victim-support', 'general-practitioner'] },
  'data-request': { parket: 'Parket Voorbeeld', adres: 'Postbus 1\n1234 AB Voorbeeldstad', parketnummer: '01-234567-20', politienummer: '', gegeven: ['name', 'address'], 'antwoord-voor': '2030-01-01' },
};

/** Looked at, made and opened on its own pages; the bytes of the document, and everything around them that leaves along. */
async function letter(house: House, number: string, wanted: Makeable, who: Colleague, language: string): Promise<Made> {
  const client = await house.as(who);
  const address = `/zaken/${number}/brieven/${KIND_TEXTS[wanted.kind].slug}`;
  const fields: Fields = { taal: language, ...CHOICES[wanted.kind], ...(wanted.to ? { persoon: wanted.to.person } : {}) };
  const looked = await client.post(address, { ...fields, doe: 'bekijken', eenmalig: house.key(who) });
  const gezien = /name="gezien" value="([0-9a-f]+)"/.exec(looked.text)?.[1] ?? '';
  const kept: Page = await client.post(address, { ...fields, doe: 'maken', gezien, eenmalig: house.key(who) });
  const id = /gemaakt=([0-9a-f-]{36})$/.exec(kept.location ?? '')?.[1];
  if (!id) return { pdf: Buffer.alloc(0), steps: [looked.status, kept.status] };
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const opened = await house.server.fetch(new Request(`http://localhost:3000/zaken/${number}/brieven/${id}.pdf`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
  return { pdf: Buffer.from(await opened.arrayBuffer()), steps: [looked.status, kept.status, kept.location, opened.status, [...opened.headers]] };
}

const ASKED: Fields = { soort: 'access', naam: 'Iemand Proefpersoon', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weet u van mij?', identiteit: 'document-shown' };

/** The whole way of a request for access, and the bytes of everything that it gives. */
async function ownFile({ both, at }: Parts, { number }: Opened, { secret }: Choices, seed: number, told: Told, count: Count): Promise<void> {
  const person = [...fold(told.entries).people.values()].find(({ side }) => side !== secret)?.id;
  if (!person) return;
  at(told.today);
  const pairs = await both(async (house) => {
    const client = await house.as('privacyOfficer');
    const post = (path: string, fields: Fields) => client.post(path, { ...fields, eenmalig: house.key('privacyOfficer') });
    const address = (await post('/verzoeken/nieuw', { ...ASKED, ontvangen: told.today })).location ?? '';
    const steps = [address, (await post(`${address}/zaak`, { zaak: number, persoon: person })).status, (await post(`${address}/weg`, { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' })).status, (await post(`${address}/brief`, { brief: 'receipt', 'post-veilig': 'ja' })).status];
    const stuk = /href="([^"]*\/stuk\/[^"]+\.pdf)"/.exec((await client.get(address)).text)?.[1] ?? '';
    const bytes = async (path: string) => {
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await house.server.fetch(new Request(`http://localhost:3000${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
      return [answer.status, [...answer.headers], Buffer.from(await answer.arrayBuffer()).toString('base64')];
    };
    return { steps, json: await bytes(`${address}/inzage/inzage.json`), pdf: await bytes(`${address}/inzage/inzage.pdf`), letter: await bytes(stuk) };
  });
  expect(pairs[0]?.steps.slice(1)).toEqual([303, 303, 303]);
  expect([pairs[0]?.json[0], pairs[0]?.pdf[0], pairs[0]?.letter[0]]).toEqual([200, 200, 200]);
  expect({ seed, ...pairs[0] }).toEqual({ seed, ...pairs[1] });
  count('access file');
  count('answer to a request');
}

/** A breach that touches everybody in the case: the letter to each of those outside the secret compartments who gets one, and the page that offers it. */
async function breachLetters({ both, at }: Parts, { number }: Opened, { secret }: Choices, told: Told, count: Count): Promise<void> {
  at(told.today);
  const everybody = [...fold(told.entries).people.values()];
  const people = everybody.filter(({ side }) => side !== secret).map(({ id }) => id);
  const pairs = await both(async (house) => {
    const send = async (who: Colleague, address: string, fields: Fields) => (await (await house.as(who)).post(address, { ...fields, eenmalig: house.key(who) })).location ?? '';
    const reported = await send('desk', `/zaken/${number}/datalek`, { soort: 'lost', ontdekt: told.today, 'ontdekt-tijd': '00:30', wie: everybody.map(({ id }) => id), gegevens: ['name', 'address'], aantal: '2', wat: 'Een map bleef liggen.', gedaan: '' });
    const breach = reported.split('/').at(-1) ?? '';
    await send('privacyOfficer', `/datalekken/${breach}/wegen`, { risico: 'high', waarom: 'Adressen.' });
    const client = await house.as('desk');
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const found: [string, number, string | null, string][] = [];
    for (const person of people) {
      const address = `/zaken/${number}/datalek/${breach}/${person}`;
      const shown = /name="gezien" value="([^"]+)"/.exec((await client.get(address)).text)?.[1];
      const made = shown === undefined ? '' : await send('desk', address, { doe: 'maken', gezien: shown });
      const id = /gemaakt=(.+)$/.exec(made)?.[1] ?? 'none';
      const answer = await house.server.fetch(new Request(`http://localhost:3000/zaken/${number}/brieven/${id}.pdf`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
      found.push([person, answer.status, answer.headers.get('content-type'), answer.status === 200 ? Buffer.from(await answer.arrayBuffer()).toString('base64') : '']);
    }
    return found;
  });
  expect(pairs[0]).toEqual(pairs[1]);
  for (const [, status] of pairs[0] ?? []) if (status === 200) count('letter about a breach');
}

async function question({ both, at }: Parts, { number, entries }: Opened, { on }: Choices, count: Count): Promise<void> {
  at(on);
  const [one, two] = await both(async (house) => (await questionOf(house, number, entries.length)).map(seen));
  expect(one).toEqual(two);
  count('question to a referrer');
}

async function tables({ both, at }: Parts, { number }: Opened, { secret }: Choices, told: Told, upTo: number, today: Day, count: Count): Promise<void> {
  const entries = told.entries.slice(0, upTo);
  const mediator = mediatorAt(entries);
  if (mediator === null) return;
  at(today);
  const who: Colleague = mediator === MEDIATOR ? 'mediator' : 'second';
  for (const { id, side } of fold(entries).people.values()) {
    if (side === secret) continue;
    const pages = await both(async (house) => (await house.as(who)).get(`/zaken/${number}/partij/${id}`));
    expect([number, seen(pages[0] as Page)]).toEqual([number, seen(pages[1] as Page)]);
    if (pages[0]?.status === 200) count('page for the table');
  }
}

/** Where it is differs in the two worlds: somebody of the secret side may live there. */
async function calendars({ both, at }: Parts, { number }: Opened, { secret }: Choices, told: Told, upTo: number, today: Day, words: readonly Words[], count: Count): Promise<void> {
  const entries = told.entries.slice(0, upTo);
  const mediator = mediatorAt(entries);
  if (mediator === null) return;
  at(today);
  const who: Colleague = mediator === MEDIATOR ? 'mediator' : 'second';
  const people = [...fold(entries).people.values()];
  const planned = await both((house, world) => asWarned(async (mark) => (await house.as(who)).post(`/zaken/${number}/afspraken/nieuw`, {
    soort: 'talk', met: people.map(({ id }) => id), dag: addDays(today, 1), tijd: '14:30', duur: '90', plaats: 'home', waar: (words[world] as Words).line(true, 'waar'), toch: 'ja', [HOME]: 'ja', eenmalig: house.key(who), ...mark,
  })));
  expect([planned[0]?.status, planned[0]?.location]).toEqual([planned[1]?.status, planned[1]?.location]);
  const address = /\/afspraken\/[0-9a-f-]{36}$/.exec(planned[0]?.location ?? '')?.[0];
  if (!address) return;
  const compare = async (at: string) => {
    for (const { id, side } of people) {
      if (side === secret) continue;
      const files = await both(async (house) => (await house.as(who)).get(`${at}/agenda/${id}`));
      expect([number, seen(files[0] as Page)]).toEqual([number, seen(files[1] as Page)]);
      if (files[0]?.status === 200) count('entry for a calendar');
    }
  };
  await visits(both, { number, who, today, count, words }, people.find(({ side }) => side === secret)?.id, people.find(({ side }) => side !== secret)?.id);
  await compare(address);
  // Moved with the secret side alone, to another day in each world: that they are expected, and when, is theirs.
  const met = people.filter(({ side }) => side === secret).map(({ id }) => id);
  const moved = met.length === 0 ? [] : await both((house, world) => asWarned(async (mark) => (await house.as(who)).post(`/zaken/${number}${address}/verzetten`, {
    soort: 'talk', met, dag: addDays(today, 2 + world), tijd: ['09:00', '16:30'][world] as string, duur: '60', plaats: 'office', waar: '', vraagt: 'mediator', toch: 'ja', eenmalig: house.key(who), ...mark,
  })));
  const next = /\/afspraken\/[0-9a-f-]{36}$/.exec(moved[0]?.location ?? '')?.[0];
  expect([moved[0]?.status, moved[0]?.location]).toEqual([moved[1]?.status, moved[1]?.location]);
  if (next && next !== address) await compare(next);
}

/** No content of a compartment moves a figure. */
async function figures({ both, at, houses }: Parts, count: Count): Promise<void> {
  at(`2021-12-31` as Day);
  for (const path of ['/jaar/2020', '/jaar/2020.csv']) {
    const pages = await both(async (house) => (await house.as('director')).get(path));
    expect(pages[0]?.status).toBe(200);
    expect(seen(pages[0] as Page)).toEqual(seen(pages[1] as Page));
    count('year figures');
  }
  expect(houses.length).toBe(2);
}

async function releasedLetters(parts: Parts, texts: readonly string[]): Promise<Buffer[]> {
  const { ready } = await import('./scenes.ts');
  const { c } = ready('approach');
  const fact = (kind: string) => c.entries.find((entry) => entry.fact.kind === kind)?.seq ?? 0;
  parts.at(c.today);
  const made = await parts.both(async (house, world) => {
    const { number } = await house.put(c, [
      { compartment: 'person', person: 'p2', kind: 'name', text: 'Karel Testman', factSeq: fact('DetailRecorded') },
      { compartment: 'person', person: 'p2', kind: 'contact', text: 'Voorbeeldstraat 12\n1234 AB Voorbeeldstad', factSeq: fact('DetailRecorded') },
      { compartment: 'person', person: 'p1', kind: 'released', text: `Bart. ${texts[world]}`, factSeq: fact('Released') },
    ]);
    return letter(house, number, { kind: 'approach', to: { person: 'p2' as never, participant: 'p2' as never }, reminder: false, reason: null }, 'mediator', 'nl');
  });
  return made.map(({ pdf }) => pdf);
}
