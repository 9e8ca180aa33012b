import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import { addTask } from '../../src/database/people/task.ts';
import { addWords } from '../../src/database/people/people.ts';
import { keepLetter } from '../../src/database/people/letters.ts';
import { holders } from '../../src/web/rights.ts';
import type { Route } from '../../src/web/route.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { everyRoute } from '../routes.ts';
import type { Client, Page } from '../visit.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

const WORD = 'Zwanehalsmos';
let house: House;
let number: string;
let id: string;
let letter: string;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  const { c } = ready('approach');
  c.do('raise-concern').do('answer-policy');
  ({ id, number } = await house.put(c, ['p1', 'p2'].flatMap((person) => ['name', 'contact', 'remarks', 'released'].map((kind) =>
    ({ compartment: 'person' as const, person, kind, text: `${WORD} ${kind}`, factSeq: c.entries.findIndex(({ fact }) => fact.kind === 'DetailRecorded') + 1 })))));
  const parts = { caseId: id, by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: house.newId };
  letter = await house.inside(async (db) => {
    await addWords(db, house.keys, { ...parts, caseId: id as never, compartment: 'casework', person: null, kind: 'note', text: WORD, factSeq: null });
    await addTask(db, house.keys, { caseId: id as never, due: null, text: WORD, owner: COLLEAGUES.mediator[0], now: AFTERWARDS }, house.newId);
    return keepLetter(db, house.keys, { ...parts, kind: 'approach', place: 'p2', language: 'nl', readUpTo: c.entries.length, pdf: Buffer.from(`%PDF ${WORD}`) });
  });
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const PART: Readonly<Record<string, Colleague>> = {
  mediator: 'mediator', desk: 'desk', policy: 'policy', 'practice-supervisor': 'supervisor', director: 'director', communications: 'communications', 'privacy-officer': 'privacyOfficer', administrator: 'administrator',
};

/** Every address of a route that shows cases, filled in with the case of this test. */
function addressesOf({ path }: Route): string[] {
  const filled = path.replace(':zaak', number).replace(':persoon', 'p2').replace(':brief', `${letter}.pdf`).replace(':jaar', '2020').replace('/zoeken', `/zoeken?zaak=${number}`);
  return filled.includes(':opdracht') ? ORDER_NAMES.filter((_, index) => LONG || index % 9 === 0).map((order) => filled.replace(':opdracht', ORDER_TEXTS[order].slug)) : [filled];
}

interface Look { readonly route: Route; readonly address: string; readonly client: Client }

async function looks(): Promise<Look[]> {
  const found: Look[] = [];
  for (const route of everyRoute.filter(({ method, act }) => method === 'GET' && act !== null)) {
    for (const role of holders(route.right)) {
      const client = await house.as(PART[role] as Colleague);
      for (const address of addressesOf(route)) found.push({ route, address, client });
    }
  }
  return found;
}

const logRows = async () => (await house.asOwner((db) => db.query<{ n: number }>('select count(*)::int as n from access_log')))[0]?.n ?? 0;
const tells = (page: Page) => page.text.includes(WORD) || page.text.includes('Zaak ') || page.headers.get('content-disposition') !== null;

test('every look at a case leaves exactly one line, with that case in it where it was shown', async () => {
  let shown = 0;
  const all = await looks();
  for (const { route, address, client } of all) {
    const before = await logRows();
    const page = await client.get(address);
    expect([address, page.status < 500, await logRows()]).toEqual([address, true, before + 1]);
    if (!page.text.includes(number)) continue;
    shown += 1;
    const [row] = await house.asOwner((db) => db.query<{ act: string; cases: string[]; staff_id: string }>('select act, cases, staff_id from access_log order by id desc limit 1'));
    expect([address, row]).toEqual([address, { act: route.act, cases: expect.arrayContaining([id]), staff_id: client.id }]);
  }
  expect(shown).toBeGreaterThan(20);
  tried('no-look-without-line', all.length, 'looks, each with its line');
});

test('where that line cannot be written, not one byte of case data leaves, and nothing is recorded', async () => {
  await house.asOwner((db) => db.query('revoke insert on access_log from bis_app'));
  const before = (await house.read(id)).entries.length;
  const all = await looks();
  for (const { address, client } of all) {
    const page = await client.get(address);
    expect([address, page.status, tells(page)]).toEqual([address, 500, false]);
  }
  const { act } = ready('record-language');
  const posted = await house.post(number, act, { who: 'desk', seen: before });
  expect([posted.status, tells(posted)]).toEqual([500, false]);
  await house.asOwner((db) => db.query('grant insert on access_log to bis_app'));
  expect((await house.read(id)).entries.length).toBe(before);
  tried('no-look-without-line', all.length + 1, 'looks without a log: 0 bytes of case data');
});
