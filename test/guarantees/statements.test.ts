import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_NAMES, specOf, type OrderName } from '../../src/core/case/orders.ts';
import type { CaseId } from '../../src/core/fields.ts';
import { readPeople } from '../../src/database/people/people.ts';
import { readStatement, writeStatement } from '../../src/database/people/statement.ts';
import { Canaries, fillPublicForm } from './canaries.ts';
import { COLLEAGUE_OF, openHouse, press, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { tried } from './tried.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
afterAll(async () => {
  await press.close();
  await house.close();
});

/** What lies in each compartment of a case, as it was written. */
async function inside(id: CaseId): Promise<Map<string, string[]>> {
  const people = await house.inside((db) => readPeople(db, house.keys, id));
  return new Map(people.map(({ id: place, words }) => [place, words.map(({ kind, text }) => `${kind}: ${text}`)]));
}

const TOLD = writeStatement({ about: 'p2', name: 'Verteld Van-Bart', address: 'Vertelweg 9\n1234 AB Verteldorp', telephone: '06 00000009', remarks: 'drinkt' });
const WORDS = [
  { compartment: 'person' as const, person: 'p1', kind: 'name', text: 'Bart Voorbeeld', factSeq: 1 },
  { compartment: 'person' as const, person: 'p1', kind: 'statement-about-other', text: TOLD, factSeq: 1 },
  { compartment: 'person' as const, person: 'p2', kind: 'name', text: 'Karel Voorbeeld', factSeq: 1 },
  { compartment: 'referrer' as const, person: null, kind: 'name', text: 'Rik Verwijzer', factSeq: 1 },
];
const UNUSED = 'unused';
const textFields = (order: OrderName) => Object.entries(specOf(order).fields).filter(([, field]) => field.type === 'text').map(([name]) => name);

/** What is asked of the referrer and what they answer is theirs; told by hand. */
const WITH_REFERRER: readonly string[] = ['ask-referrer', 'record-referrer-answer', 'state-referrer-safe'];
/** Orders about the case with words that are one person's: of whom, by which field; told by hand. */
const OF_ITS_FIELD: Readonly<Record<string, string>> = { 'answer-policy': 'client' };

describe('what is written about one person', () => {
  test('goes into that person\'s compartment or the notes, whatever the order: nothing of one side is copied to the other', async () => {
    let looked = 0;
    for (const order of ORDER_NAMES.filter((name) => textFields(name).length > 0)) {
      const { c, act } = ready(order);
      const { id, number } = await house.put(c, WORDS);
      const before = await inside(id);
      const texts = Object.fromEntries(textFields(order).map((name) => [name, `Alleen hier ${order} ${name}`]));
      const answer = await house.post(number, act, { who: COLLEAGUE_OF[act.by], texts, seen: c.entries.length });
      expect([order, answer.status]).toEqual([order, 303]);
      const after = await inside(id);
      for (const place of ['p1', 'p2', 'referrer'].filter((one) => one !== (WITH_REFERRER.includes(order) ? 'referrer' : OF_ITS_FIELD[order] ? act.values[OF_ITS_FIELD[order]] : act.person))) {
        expect([order, place, after.get(place)]).toEqual([order, place, before.get(place)]);
        looked += 1;
      }
      expect([order, [...after.values()].flat().filter((line) => line.includes('Alleen hier')).length]).toEqual([order, textFields(order).length]);
    }
    tried('statements', looked, 'compartments that an order left as they were');
  });

  test('is copied to the other side by completing only, word for word as it was typed and with its source; the statement stays with its teller', async () => {
    const { c, act } = ready('record-detail');
    const { id, number } = await house.put(c, WORDS.slice(0, 2));
    const before = await inside(id);
    expect(before.get('p2')).toBeUndefined();
    const values = { ...act.values, channel: 'post', source: 'registrant' };
    const answer = await house.post(number, { ...act, values }, { who: 'desk', texts: { detail: 'Vertelweg 9\n1234 AB Verteldorp' }, seen: c.entries.length });
    expect(answer.status).toBe(303);
    const after = await inside(id);
    expect(after.get('p1')).toEqual(before.get('p1'));
    expect(readStatement(after.get('p1')!.at(-1)!.replace('statement-about-other: ', ''))).toMatchObject({ address: 'Vertelweg 9\n1234 AB Verteldorp', remarks: 'drinkt' });
    // Nothing else of the statement comes along.
    expect(after.get('p2')).toEqual(['contact: Vertelweg 9\n1234 AB Verteldorp']);
    expect((await house.read(id)).entries.at(-1)?.fact).toMatchObject({ kind: 'DetailRecorded', person: 'p2', source: 'registrant' });
    tried('statements', 1, 'statements copied with their source');
  });
});

describe('whoever registers', () => {
  test('sees what they typed themselves and nothing of anybody else, known here or under way at the same time', async () => {
    const [one, other] = [new Canaries(), new Canaries()];
    // So that no word of the second is one of the first.
    for (let n = 0; n < 500; n += 1) other.plant(UNUSED);
    const fields = { entry: 'self', role: 'victim' };
    const first = await fillPublicForm(house.visitor(), fields, one, '2020-06-02');
    const pages = [...first, ...await fillPublicForm(house.visitor(), { entry: 'professional', agrees: 'yes', role: 'offender' }, other, '2020-06-02')];
    for (const [index, page] of pages.entries()) {
      const foreign = index < first.length ? other : one;
      expect([index, foreign.in(page.text).map(({ field }) => field).filter((field) => field !== UNUSED)]).toEqual([index, []]);
    }
    const check = first.at(-3)!;
    expect(new Set(one.in(check.text).map(({ field }) => field))).toEqual(new Set(one.all.map(({ field }) => field)));
    // Once it was sent it is shown to nobody outside any more.
    for (const page of first.slice(-2)) expect(one.in(page.text)).toEqual([]);
    const again = house.visitor();
    for (const path of ['/aanmelden/nakijken', '/aanmelden/verstuurd', '/aanmelden/wie']) expect(one.in((await again.get(path)).text)).toEqual([]);
    tried('statements', pages.length, 'pages of people who register at the same time');
  });
});
