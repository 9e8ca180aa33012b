import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORDER_NAMES } from '../../src/core/case/orders.ts';
import { dayOf } from '../../src/core/day.ts';
import { addAppointment } from '../../src/database/people/appointment.ts';
import { addTask } from '../../src/database/people/task.ts';
import { addWords } from '../../src/database/people/people.ts';
import { keepLetter } from '../../src/database/people/letters.ts';
import { holders } from '../../src/web/rights.ts';
import type { Route } from '../../src/web/route.ts';
import { hasSentence } from '../../src/words/acts.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { everyRoute } from '../routes.ts';
import type { Client, Fields, Page } from '../visit.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

const WORD = 'Zwanehalsmos';
/** In one note alone. */
const STRUCK = 'Kwikstaartveen';
/** Whole on lists, in initials on the page of a case: either way that person was shown. */
const FIRST_NAMES = { p1: 'Xandra', p2: 'Quirijn' } as const;
const shownOn = (text: string) => Object.entries(FIRST_NAMES).filter(([, name]) => new RegExp(`${name[0]}(${name.slice(1)}|\\.) Z(wanehalsmos|\\.)`).test(text)).map(([person]) => person);
let house: House;
let number: string;
let id: string;
let letter: string;
let appointment: string;
let task: string;
let note: string;
/** Number of a request in which this case is opened, id of a paper of it, and number of a breach that touches the case. */
let [request, paper, breach] = ['', '', ''];
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  const { c } = ready('approach');
  c.do('raise-concern').do('answer-policy');
  ({ id, number } = await house.put(c, ['p1', 'p2'].flatMap((person) => ['name', 'contact', 'remarks', 'released'].map((kind) =>
    ({ compartment: 'person' as const, person, kind, text: kind === 'name' ? `${FIRST_NAMES[person as 'p1' | 'p2']} ${WORD}` : `${WORD} ${kind}`, factSeq: c.entries.findIndex(({ fact }) => fact.kind === 'DetailRecorded') + 1 })))));
  const parts = { caseId: id, by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: house.newId };
  letter = await house.inside(async (db) => {
    await addWords(db, house.keys, { ...parts, caseId: id as never, compartment: 'casework', person: null, kind: 'note', text: `${WORD} ${STRUCK}`, factSeq: null });
    task = await addTask(db, house.keys, { caseId: id as never, due: null, text: WORD, owner: COLLEAGUES.mediator[0], now: AFTERWARDS }, house.newId);
    note = (await db.query<{ id: string }>("select s.id from sealed s join compartment c on c.id = s.compartment_id where c.case_id = $1 and s.kind = 'note'", [id]))[0]!.id;
    // A visit that ended hours ago, of which nobody heard since.
    appointment = await addAppointment(db, house.keys, { caseId: id, owner: COLLEAGUES.mediator[0], kind: 'intake', day: dayOf(AFTERWARDS), start: '08:00', minutes: 15, place: 'home', people: ['p1'], where: WORD, replaces: null }, AFTERWARDS, house.newId);
    return keepLetter(db, house.keys, { ...parts, kind: 'approach', place: 'p2', language: 'nl', readUpTo: c.entries.length, pdf: Buffer.from(`%PDF ${WORD}`) });
  });
});
beforeAll(() => house.asOwner(async (db) => {
  await db.query("insert into log_review (week, made_at, due, looks) values ($1, $2, $1, 1)", [WEEK, AFTERWARDS]);
  await db.query("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values ($1, $2, $3, '', $4, $5, '2020-06-09')", [house.newId(), id, COLLEAGUES.otherMediator[0], AFTERWARDS, new Date(AFTERWARDS.getTime() + 1000)]);
  await db.query("insert into log_finding (week, staff_id, kinds, case_id, looks, first_at, last_at) values ($1, $2, '{closed-case}', $3, 2, $4, $4)", [WEEK, COLLEAGUES.desk[0], id, AFTERWARDS]);
}));
beforeAll(async () => {
  const done = async (who: Colleague, address: string, fields: Fields) => (await (await house.as(who)).post(address, { ...fields, eenmalig: house.key(who) })).location?.split('#')[0] ?? '';
  const asks = { soort: 'access', ontvangen: '2020-06-01', naam: `${FIRST_NAMES.p1} ${WORD}`, adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weet u?', identiteit: 'document-shown' };
  const asked = await done('privacyOfficer', '/verzoeken/nieuw', asks);
  await done('privacyOfficer', `${asked}/zaak`, { zaak: number, persoon: 'p1' });
  await done('privacyOfficer', `${asked}/weg`, { weg: 'post', veilig: 'Zelf gevraagd.' });
  await done('privacyOfficer', `${asked}/brief`, { brief: 'receipt' });
  request = asked.split('/').at(-1) ?? '';
  paper = /\/stuk\/([^"]+)"/.exec((await (await house.as('privacyOfficer')).get(asked)).text)?.[1] ?? '';
  // The note is given to whoever asks for their file: until it is struck.
  const sentences = (await (await house.as('privacyOfficer')).get(`${asked}/zinnen`)).text;
  await done('privacyOfficer', `${asked}/zinnen`, Object.fromEntries([...sentences.matchAll(/<label for="v-(zin-[^"]+)"/g)].map(([, name]) => [name as string, 'include'])));
  const reported = await done('mediator', `/zaken/${number}/datalek`, { soort: 'lost', ontdekt: '2020-06-01', 'ontdekt-tijd': '09:30', wie: ['p1', 'p2'], gegevens: ['name'], aantal: '2', wat: 'Kwijt.', gedaan: '' });
  breach = reported.split('/').at(-1) ?? '';
  await done('privacyOfficer', `/datalekken/${breach}/wegen`, { risico: 'high', waarom: 'Namen.' });
  expect([request, paper, breach]).toEqual([expect.stringMatching(/^V2020-/), expect.stringMatching(/\.pdf$/), expect.stringMatching(/^L2020-/)]);
}, 60_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

const PART: Readonly<Record<string, Colleague>> = {
  mediator: 'mediator', desk: 'desk', policy: 'policy', 'practice-supervisor': 'supervisor', director: 'director', communications: 'communications', 'privacy-officer': 'privacyOfficer', administrator: 'administrator',
};

/** Every address of a route that shows cases, filled in with the case of this test. */
function addressesOf({ path }: Route): string[] {
  const filled = path.replace(':zaak', number).replace(':persoon', 'p2').replace(':afspraak', appointment).replace(':taak', task).replace(':notitie', note).replace(':brief', `${letter}.pdf`).replace(':jaar', '2020').replace(':week', WEEK).replace('/zoeken', `/zoeken?zaak=${number}`)
    .replace(':verzoek', request).replace(':ander', number).replace(':bestand', 'inzage.json').replace(':stuk', paper).replace(':lek', breach).replace(':bemiddelaar', COLLEAGUES.mediator[0]);
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
interface LogRow { act: string; cases: string[]; people: string[]; staff_id: string }
/** A week that was reviewed, with this case in it. */
const WEEK = '2020-05-25';
/** Where numbers and days are shown and no people (P-22). */
const HIDES: readonly string[] = ['/inzage', '/inzage/nakijken/:week', '/inzage/zegel', '/inzage/zaak/:zaak', '/bewaren', '/bewaren/:zaak', '/bewaren/gewist', '/bewaren/onbeslist', '/noodtoegang/nalopen', '/datalekken/:lek'];
const tells = (page: Page) => page.text.includes(WORD) || page.text.includes('Zaak ') || page.headers.get('content-disposition') !== null;

test('every look at a case leaves exactly one line, with that case in it where it was shown, and everybody in it who was named', async () => {
  let shown = 0;
  let people = 0;
  const all = await looks();
  for (const { route, address, client } of all) {
    const before = await logRows();
    const page = await client.get(address);
    expect([address, page.status < 500, await logRows()]).toEqual([address, true, before + 1]);
    if (!page.text.includes(number)) continue;
    shown += 1;
    const [row] = await house.asOwner((db) => db.query<LogRow>('select act, cases, people, staff_id from access_log order by id desc limit 1'));
    expect([address, row]).toEqual([address, { act: route.act, cases: expect.arrayContaining([id]), people: expect.any(Array), staff_id: client.id }]);
    const named = row?.people[row.cases.indexOf(id)]?.split(' ').filter(Boolean) ?? [];
    expect([address, named]).toEqual([address, expect.arrayContaining(shownOn(page.text))]);
    // Nobody is said to have been seen by whom a list kept the names from.
    if (HIDES.includes(route.path)) expect([address, named, shownOn(page.text)]).toEqual([address, [], []]);
    people += shownOn(page.text).length;
  }
  expect(shown).toBeGreaterThan(20);
  expect(people).toBeGreaterThan(15);
  tried('no-look-without-line', people, 'persons named on a page, each in its line');
  tried('no-look-without-line', all.length, 'looks, each with its line');
});

test('every act with which a case can be shown is told in a sentence of its own', () => {
  // These two show figures, and a question before its answer.
  const acts = new Set(everyRoute.flatMap(({ act }) => (act === null || act === 'jaarcijfers-bekeken' || act === 'zoekvraag' ? [] : [act])));
  expect([...acts].filter((act) => !hasSentence(act))).toEqual([]);
});

/** How a log can fail, and how it is made whole again. */
const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  refused: ['revoke insert on access_log from bis_app', 'grant insert on access_log to bis_app'],
  away: ['alter table access_log rename to access_log_away', 'alter table access_log_away rename to access_log'],
  full: [
    `create function no_room() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '53100'; end $$;
     create trigger no_room before insert on access_log for each row execute function no_room()`,
    'drop trigger no_room on access_log; drop function no_room()',
  ],
};

test.each(Object.entries(FAULTS))('where that line cannot be written (%s), not one byte of case data leaves, and nothing is recorded', async (_, [fault, mended]) => {
  await house.asOwner((db) => db.query(fault));
  const before = (await house.read(id)).entries.length;
  const all = await looks();
  for (const { address, client } of all) {
    const page = await client.get(address);
    expect([address, page.status >= 500, tells(page)]).toEqual([address, true, false]);
  }
  const { act } = ready('record-language');
  const posted = await house.post(number, act, { who: 'desk', seen: before });
  expect([posted.status >= 500, tells(posted)]).toEqual([true, false]);
  await house.asOwner((db) => db.query(mended));
  expect((await house.read(id)).entries.length).toBe(before);
  tried('no-look-without-line', all.length + 1, 'looks without a log: 0 bytes of case data');
});

test('a note that was struck is told by no page and no file that told it before', async () => {
  const telling = async () => {
    const found = new Set<string>();
    for (const { route, address, client } of await looks()) if ((await client.get(address)).text.includes(STRUCK)) found.add(route.path);
    return found;
  };
  const before = await telling();
  expect([...before]).toEqual(expect.arrayContaining(['/zaken/:zaak', '/zaken/:zaak/notities/:notitie', '/verzoeken/:verzoek/zinnen', '/verzoeken/:verzoek/inzage/:bestand']));
  const struck = await (await house.as('mediator')).post(`/zaken/${number}/notities/${note}`, { reden: 'untrue', toelichting: '', eenmalig: house.key('mediator') });
  expect(struck.status).toBe(303);
  expect([...await telling()]).toEqual([]);
  tried('no-look-without-line', before.size, 'kinds of page that told a note, 0 of them once it was struck');
});
