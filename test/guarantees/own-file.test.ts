import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORDER_NAMES, specOf } from '../../src/core/case/orders.ts';
import { addTask } from '../../src/database/people/task.ts';
import { keepLetter } from '../../src/database/people/letters.ts';
import { writeStatement } from '../../src/database/people/statement.ts';
import { pdfText } from '../../src/letters/pdf-text.ts';
import type { Client, Fields } from '../visit.ts';
import { COLLEAGUES, openHouse, press, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

/** Every kind of words that an order or a referral can leave with a person, with the referrer or among the notes. */
const fieldKinds = (compartment: 'person' | 'casework') => ORDER_NAMES.flatMap((order) => Object.values(specOf(order).fields)).flatMap((field) => (field.type === 'text' && field.compartment === compartment ? [field.kind] : []));
const OF_PERSON = [...new Set([...fieldKinds('person'), 'name', 'birth-date', 'contact', 'told-contact', 'remarks', 'ban', 'safe-contact', 'detention-place', 'own-professional', 'event', 'event-place', 'event-day'])].filter((kind) => kind !== 'released');
const OF_CASEWORK = [...new Set([...fieldKinds('casework'), 'note'])];
const OF_REFERRER = ['name', 'organisation', 'function', 'telephone', 'email', 'remarks'];

let house: House;
let officer: Client;
beforeAll(async () => { house = await openHouse(); house.server.clock.now = AFTERWARDS; });
afterAll(async () => {
  await press.close();
  await house.close();
});

const token = (whose: string, kind: string): string => `zkanarie${whose}q${kind.replaceAll('-', 'x')}z`;
const post = (path: string, fields: Fields = {}) => officer.post(path, { ...fields, eenmalig: house.key('privacyOfficer') });

interface Asked { readonly address: string; readonly own: readonly string[]; readonly others: readonly string[] }

/** A case with a word of its own in every field of everybody, and a request of one of them, up to where the file can be made. */
async function ask(scene: Parameters<typeof ready>[0], person: 'p1' | 'p2'): Promise<Asked> {
  const other = person === 'p1' ? 'p2' : 'p1';
  const { c } = ready(scene);
  const words = (whose: 'p1' | 'p2') => OF_PERSON.map((kind) => ({ compartment: 'person' as const, person: whose, kind, text: token(whose, kind), factSeq: null }));
  const told = (by: 'p1' | 'p2', about: string) => ({ compartment: 'person' as const, person: by, kind: 'statement-about-other', factSeq: null, text: writeStatement({ about, name: token(by, 'told-name'), address: token(by, 'told-address'), remarks: token(by, 'told-remarks') }) });
  const { id, number } = await house.put(c, [
    ...words('p1'), ...words('p2'), told('p1', 'p2'), told('p2', 'p1'),
    ...OF_REFERRER.map((kind) => ({ compartment: 'referrer' as const, person: null, kind, text: token('referrer', kind), factSeq: null })),
    ...OF_CASEWORK.map((kind) => ({ compartment: 'casework' as const, person: null, kind, text: token('casework', kind), factSeq: null })),
  ]);
  await house.inside(async (db) => {
    await addTask(db, house.keys, { caseId: id, due: null, text: token('casework', 'task'), owner: COLLEAGUES.mediator[0], now: AFTERWARDS }, house.newId);
    await keepLetter(db, house.keys, { caseId: id, place: other, kind: 'closing', language: 'nl', readUpTo: 1, pdf: Buffer.from(token(other, 'letter')), by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: house.newId });
  });
  officer = await house.as('privacyOfficer');
  const address = (await post('/verzoeken/nieuw', { soort: 'access', ontvangen: '2020-06-01', naam: 'Iemand Proefpersoon', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weet u van mij?', identiteit: 'document-shown' })).location!;
  expect((await post(`${address}/zaak`, { zaak: number, persoon: person })).status).toBe(303);
  const places = [...OF_PERSON, 'told-name', 'told-address', 'told-remarks', 'letter'].map((kind) => token(other, kind));
  return { address, own: OF_PERSON.map((kind) => token(person, kind)), others: [...places, ...OF_REFERRER.map((kind) => token('referrer', kind)), ...[...OF_CASEWORK, 'task'].map((kind) => token('casework', kind))] };
}

/** Everything that the person gets, as text: the data, and every word and byte of the document. */
async function given({ address }: Asked): Promise<{ json: string; pdf: string }> {
  const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await house.server.fetch(new Request(`http://localhost:3000${address}/inzage/inzage.pdf`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
  const { text, artifacts, skeleton } = pdfText(Buffer.from(await answer.arrayBuffer()));
  return { json: (await officer.get(`${address}/inzage/inzage.json`)).text, pdf: `${text}\n${artifacts}\n${skeleton}` };
}

const SCENES = LONG ? (['approach', 'prepare', 'record-result', 'follow-up', 'close', 'reject', 'stop-taking-part', 'pause'] as const) : (['record-result'] as const);
const found = (tokens: readonly string[], text: string) => tokens.filter((one) => text.replace(/[\s\u200b]/g, '').includes(one));

describe.each(SCENES)('somebody asks for their file in a case at %s', (scene) => {
  test.each(['p1', 'p2'] as const)('%s gets everything of their own, and 0 words of anybody else\'s', async (person) => {
    const asked = await ask(scene, person);
    const { json, pdf } = await given(asked);
    expect(found(asked.own, json)).toEqual(asked.own);
    expect(found(asked.own, pdf)).toEqual(asked.own);
    expect([found(asked.others, json), found(asked.others, pdf)]).toEqual([[], []]);
    tried('own-file', asked.others.length, 'words of others, 0 of them in a file');
    tried('own-file', asked.own.length, 'own words, each in the file');
  });
});

test('a sentence that a person chose is in it, alone: the search can find', async () => {
  const asked = await ask('record-result', 'p1');
  const page = (await officer.get(`${asked.address}/zinnen`)).text;
  const labels = [...page.matchAll(/<label for="v-(zin-[^"]+)">([\s\S]*?)<\/label>/g)].map(([, name, text]) => [name as string, text as string] as const);
  expect(labels.map(([, text]) => text).join()).not.toContain(token('p2', 'name'));
  const wanted = token('casework', 'note');
  await post(`${asked.address}/zinnen`, Object.fromEntries(labels.map(([name, text]) => [name, text === wanted ? 'include' : 'about-other-party'])));
  const { json, pdf } = await given(asked);
  expect([found(asked.others, json), found(asked.others, pdf)]).toEqual([[wanted], [wanted]]);
});
