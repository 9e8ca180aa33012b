import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fieldName } from '../../src/casework/form.ts';
import { ORDER_NAMES, specOf } from '../../src/core/case/orders.ts';
import { day, dayOf } from '../../src/core/day.ts';
import { addAppointment } from '../../src/database/people/appointment.ts';
import { addWords } from '../../src/database/people/people.ts';
import { addTask } from '../../src/database/people/task.ts';
import { keepLetter } from '../../src/database/people/letters.ts';
import { addOfficeVersion } from '../../src/database/prosecution-office.ts';
import { mayUse } from '../../src/web/rights.ts';
import type { Route } from '../../src/web/route.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { everyRoute } from '../routes.ts';
import { MEDIATOR, OTHER_MEDIATOR } from '../story.ts';
import type { Fields } from '../visit.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from './house.ts';
import { ASKS, LOST } from './registration.ts';
import { withoutKeys } from './rights-house.ts';
import { AFTERWARDS } from './scenes.ts';
import { Told } from './told.ts';
import { LONG, tried } from './tried.ts';

/** Who tries. Each has a part in `mine`; from `theirs` and `ended` everybody is excluded. */
const TRIERS: readonly Colleague[] = ['mediator', 'desk', 'policy', 'supervisor', 'privacyOfficer', 'administrator', 'director'];
const [OWNER] = COLLEAGUES.otherMediator;

let house: House;
let mine: string;
/** A note there, by the mediator who tries. */
let note = '';
/** A request and a week with questions that those who try may open, and a breach. */
let [asked, reported] = ['', ''];
const WEEK = '2020-05-25';
/** Ids of what none of those who try may know of, by kind. */
let foreign: Readonly<Record<string, readonly string[]>>;

const ids = async (sql: string, values: unknown[]): Promise<string[]> => (await house.asOwner((db) => db.query<{ id: string }>(sql, values))).map(({ id }) => String(id));

beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
  await house.asOwner((db) => db.query("insert into staff (id, email, name, roles, active, created_at) values ($1, 'weg@test.invalid', 'Weg', '{mediator}', false, $2)", [randomUUID(), AFTERWARDS]));
  const told = (more = {}) => new Told({ on: '2020-03-02', ...more });
  const first = await house.put(told().upTo('sent-out').do('raise-concern'));
  mine = first.number;
  await house.inside((db) => addWords(db, house.keys, { caseId: first.id, compartment: 'casework', person: null, kind: 'note', text: 'Van hier.', factSeq: null, by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: () => (note = randomUUID()) }));
  [asked, reported] = [await made('privacyOfficer', '/verzoeken/nieuw', ASKS), await made('desk', '/datalekken/melden', LOST)];
  const another = await made('privacyOfficer', '/verzoeken/nieuw', ASKS);
  // A paper that opens on its own request: words of any other kind open nowhere.
  await made('privacyOfficer', `/verzoeken/${another}/brief`, { brief: 'receipt', 'post-veilig': 'ja' });
  await house.asOwner((db) => db.query("insert into log_review (week, made_at, due, looks) values ($1, $2, '2020-06-05', 1)", [WEEK, AFTERWARDS]));
  const all: { id: string; number: string }[] = [];
  const group = { a: [{}], b: [{}, {}, {}, {}] };
  for (const c of [told(group), told(group).upTo('sent-out').do('reallocate', { mediator: OTHER_MEDIATOR }), told(group).upTo('sent-out').do('raise-concern'), told(group).upTo('closed')]) all.push(await furnished(c as Told));
  const cases = all.map(({ id }) => id);
  const officer = COLLEAGUES.privacyOfficer[0];
  await house.as('otherMediator');
  await house.asOwner(async (db) => {
    await db.query("insert into privacy_request_person (request_id, case_id, person, added_at, added_by) select id, $1, 'p1', $2, $3 from privacy_request where number = $4", [cases[0], AFTERWARDS, officer, another]);
    // A number that stands nowhere else on a page.
    await db.query('alter table log_finding alter column id restart with 7654321');
    await db.query("insert into log_finding (week, staff_id, kinds, case_id, looks, first_at, last_at) values ($1, $2, '{closed-case}', $3, 2, $4, $4)", [WEEK, COLLEAGUES.desk[0], cases[0], AFTERWARDS]);
    await db.query("insert into passkey (id, staff_id, credential, public_key, counter, transports, device, backed_up, name, created_at) values ($1, $2, '\\x01', '\\x02', 0, '{}', 'singleDevice', false, '\\x03', $3)", [randomUUID(), OWNER, AFTERWARDS]);
  });
  const compartments = await ids('select id from compartment where case_id = any($1::uuid[])', [cases]);
  foreign = {
    'case number': all.map(({ number }) => number), 'case id': cases, 'person in the case': ['p3', 'p4', 'p5'], compartment: compartments,
    words: await ids('select id from sealed where compartment_id = any($1::uuid[])', [compartments]), letter: await ids('select id from letter where case_id = any($1::uuid[])', [cases]),
    'struck note': await ids('select id from note_strike where case_id = any($1::uuid[])', [cases]), task: await ids('select id from task where case_id = any($1::uuid[])', [cases]), 'list row': await ids('select id from case_list where case_id = any($1::uuid[])', [cases]),
    appointment: await ids('select id from appointment where case_id = any($1::uuid[])', [cases]), part: await ids('select id from case_part where case_id = any($1::uuid[])', [cases]), glass: await ids('select id from glass where case_id = any($1::uuid[])', [cases]),
    'ended stand-in': await ids('select id from stand_in', []), 'ended period': await ids('select id from mediator_period', []), 'one-time key': await ids('select key as id from once_key', []), 'colleague who left': await ids('select id from staff where not active', []),
    'line of the log': await ids('select request_id as id from access_log where cases && $1::uuid[]', [cases]), organisation: await ids('select id from organisation', []), 'merge of organisations': await ids('select id from organisation_merge', []),
    passkey: await ids('select id from passkey', []), session: await ids('select id from session where staff_id = $1', [OWNER]), 'question about looking': await ids('select id from log_finding where case_id = any($1::uuid[])', [cases]),
    'paper of a request': await ids("select s.words as id from privacy_request_step s join privacy_request r on r.id = s.request_id where r.number = $1 and s.kind = 'letter'", [another]),
    // An office that is used no more.
    office: await ids('select office as id from prosecution_office', []), 'long work': await ids('select id from long_work', []),
  };
}, 120_000);
afterAll(async () => {
  await press.close();
  await house.close();
});

/** Posts a form, and answers the number of what it made. */
const made = async (who: Colleague, address: string, fields: Fields): Promise<string> => (await (await house.as(who)).post(address, { ...fields, eenmalig: house.key(who) })).location?.split('/').at(-1) ?? '';

/** A case with something of every kind in it, from which everybody who tries is excluded. */
async function furnished(c: Told): Promise<{ id: string; number: string }> {
  const { id, number } = await house.put(c);
  const parts = { caseId: id, by: OWNER, now: AFTERWARDS, newId: randomUUID };
  await house.inside(async (db) => {
    for (const person of ['p1', 'p2', 'p3']) await addWords(db, house.keys, { ...parts, compartment: 'person', person, kind: 'name', text: 'Noor Zwanehals', factSeq: null });
    await addWords(db, house.keys, { ...parts, compartment: 'casework', person: null, kind: 'note', text: 'Noor belde.', factSeq: null });
    await db.query("insert into note_strike (id, case_id, compartment_id, note_id, written_at, written_by, reason, content, wiped, struck_at, struck_by) select $1, $2, c.id, $1, $3, $4, 'untrue', '\\x01', false, $3, $4 from compartment c where c.case_id = $2 and c.kind = 'casework'", [randomUUID(), id, AFTERWARDS, OWNER]);
    await addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: OWNER as never, now: AFTERWARDS }, randomUUID);
    await addAppointment(db, house.keys, { caseId: id, owner: OWNER, kind: 'intake', day: dayOf(AFTERWARDS), start: '09:00', minutes: 60, place: 'home', people: ['p1'], where: 'Proefstraat 1', replaces: null }, AFTERWARDS, randomUUID);
    await keepLetter(db, house.keys, { ...parts, kind: 'approach', place: 'p2', language: 'nl', readUpTo: c.entries.length, pdf: Buffer.from('%PDF') });
    await db.query("insert into access_log (request_id, at, staff_id, act, cases) values ($1, $2, $3, 'zaak-geopend', array[$4::uuid])", [randomUUID(), AFTERWARDS, OWNER, id]);
    await db.query("insert into once_key (key, owner, address, location, used_at) values ($1, $2, '/zoeken', $3, $4)", [randomUUID(), `staff:${OWNER}`, `/zaken/${number}`, AFTERWARDS]);
    await db.query("insert into organisation (id, kind, name) values ($1, 'police', 'Bureau Proef')", [randomUUID()]);
    await db.query("insert into organisation_merge (id, organisation, into_organisation, merged_at, merged_by, undone_at, undone_by) select $1, min(id::text)::uuid, max(id::text)::uuid, $2, $3, $2, $3 from organisation", [randomUUID(), AFTERWARDS, OWNER]);
    await db.query("insert into long_work (id, kind, asked_by, begun_at) values ($1, 'om-reminders', $2, $3)", [randomUUID(), OWNER, AFTERWARDS]);
    await db.query("insert into long_work_item (work_id, place, case_id, asked_by) select id, 1, $1, asked_by from long_work where asked_by = $2 and not exists (select from long_work_item i where i.work_id = long_work.id)", [id, OWNER]);
    await addOfficeVersion(db, house.keys, { office: null, name: 'Parket dat was', address: 'Postbus 0000', contact: null, from: day('2020-03-02'), ended: true }, { by: OWNER, now: AFTERWARDS, newId: randomUUID });
    await db.query("insert into case_part (id, case_id, staff_id, part, mentor, from_day, given_by, given_at) values ($1, $2, $3, 'trainee', $4, '2020-03-02', $4, $5)", [randomUUID(), id, OWNER, OTHER_MEDIATOR, AFTERWARDS]);
    await db.query("insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values ($1, $2, $3, '', $4, $5, '2020-06-09')", [randomUUID(), id, OWNER, AFTERWARDS, new Date(AFTERWARDS.getTime() + 1000)]);
    await db.query("insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at, ended_at) values ($1, $2, $3, '2020-03-02', '2020-09-01', $3, $4, $4)", [randomUUID(), MEDIATOR, OWNER, AFTERWARDS]);
    await db.query("insert into mediator_period (id, staff_id, kind, from_day, recorded_by, recorded_at, ended_at, ended_by) values ($1, $2, 'leave', '2020-03-02', $2, $3, $3, $2)", [randomUUID(), OWNER, AFTERWARDS]);
    for (const who of TRIERS) await db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [randomUUID(), id, COLLEAGUES[who][0], AFTERWARDS, OWNER]);
  });
  return { id, number };
}

/** An id of the same shape that nothing has; two of them in turn, so that chance cannot make them equal. */
function like(value: string): string {
  if (/^\d{4}-\d{5}$/.test(value)) return '2020-98765';
  if (/^\d{7}$/.test(value)) return '9876543';
  return /^p\d$/.test(value) ? 'p9' : '5f6d7e8c-1234-4abc-8def-0123456789ab';
}

/** Where an id can be put: a part of an address, or a field of a form. */
interface Slot { readonly route: Route; readonly what: string; readonly put: (id: string) => { address: string; fields: Record<string, string> } }

function slots(): Slot[] {
  const found: Slot[] = [];
  const order = ORDER_TEXTS['record-language'].slug;
  for (const route of everyRoute) {
    const own = (path: string) => path.replace(':zaak', mine).replace(':persoon', 'p1').replace(':opdracht', order)
      .replace(':verzoek', asked).replace(':lek', reported).replace(':week', WEEK).replace(/:\w+/g, like(''));
    for (const [, name] of route.path.matchAll(/:(\w+)/g)) {
      if (name === 'stap' || name === 'link' || name === 'jaar' || name === 'verzoek' || name === 'lek' || name === 'week' || name === 'bestand' || name === 'opdracht') continue;
      found.push({ route, what: `:${name}`, put: (id) => ({ address: own(route.path.replace(`:${name}`, name === 'brief' || name === 'stuk' ? `${id}.pdf` : id)), fields: {} }) });
    }
    if (route.method === 'POST') for (const name of FIELDS[route.path] ?? []) found.push({ route, what: name, put: (id) => ({ address: own(route.path.replace(':notitie', note)), fields: { ...(name === 'naar' ? { reden: 'other-case', toelichting: '' } : {}), ...(name === 'zaak' ? { persoon: 'p1' } : {}), [name]: id } }) });
  }
  const orders = everyRoute.filter(({ path }) => path === '/zaken/:zaak/:opdracht');
  for (const name of ORDER_NAMES) for (const route of orders) {
    const names = ['persoon', 'regel', ...Object.entries(specOf(name).fields).filter(([, field]) => ['person', 'people', 'staff', 'case', 'organisation', 'number'].includes(field.type)).map(([own]) => fieldName(own))];
    for (const field of names) {
      const address = `/zaken/${mine}/${ORDER_TEXTS[name].slug}`;
      found.push({ route, what: `${name} ${field}`, put: (id) => (route.method === 'GET' ? { address: `${address}?${field}=${id}`, fields: {} } : { address, fields: { [field]: id, dag: '2020-06-02' } }) });
    }
  }
  return found;
}

/** Fields of forms that name something. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '/beheer/organisaties': ['onder'], '/aanmeldpunt/organisaties/:zaak': ['in'],
  '/zaken/:zaak/notities/:notitie': ['naar'],
  '/zaken/:zaak/afspraken/nieuw': ['met'], '/zaken/:zaak/toegang/niet': ['niet'], '/zaken/:zaak/toegang/alleen': ['alleen'], '/zaken/:zaak/toegang/meekijker': ['meekijker'], '/vervanging': ['bemiddelaar', 'vervanger'],
  '/noodtoegang': ['zaak'], '/aanmeldpunt/om-herinneren': ['zaak'], '/bewaren/doorgaan': ['stop'], '/noodtoegang/:glas/nagelopen': ['uitkomst'], '/zoeken': ['q'],
  '/verzoeken/:verzoek/zaak': ['zaak'], '/mijn-account/passkeys/weghalen': ['passkey'], '/mijn-account/sessies/beeindigen': ['sessie'],
};

/** Everything else that these forms ask, so that only the id can be wrong. */
const REST = { soort: 'intake', dag: '2020-06-02', tijd: '10:00', duur: '60', plaats: 'office', reden: 'Iemand staat nu voor haar deur.', uitkomst: 'talk', 'waarom-niet': 'Familie', 'waarom-alleen': 'Bekend', van: '2020-06-02', tot: '2020-06-09' };

/** What an answer says, but for one-time keys and the id itself. */
async function said(who: Colleague, { route, put }: Slot, id: string): Promise<string> {
  const { address, fields } = put(id);
  const client = await house.as(who);
  const page = route.method === 'GET' ? await client.get(address) : await client.post(address, { ...REST, ...fields, eenmalig: house.key(who) });
  // A sealed question, a ticket of a form and what a passkey is asked are new at every asking; an order that names nobody wrong is done, and each has its number.
  const blank = (text: string) => withoutKeys(text).replaceAll(id, 'ID').replace(/vraag=[\w-]+/g, 'vraag=').replace(/name="concept" value="[\w-]*"/g, 'name="concept"').replace(/question="[^"]*"/g, 'question').replace(/gedaan=\d+/g, 'gedaan=');
  return [page.status, blank(page.location ?? ''), [...page.headers].filter(([name]) => name !== 'location' && name !== 'set-cookie').map((pair) => pair.join(': ')).join('\n'), blank(page.text)].join('\n');
}

/** The list of organisations is one for all who keep it or choose from it: none of them is anybody's secret to these. */
const OF_THE_LIST: readonly string[] = [':organisatie', 'place-referrer v-organisation', 'in', 'onder'];

/** A colleague who left can still be stood in for, as long as they have running cases: no secret to desk and administrator, nor to whoever reviews rights. */
const NO_SECRET = (kind: string, slot: Slot, who: Colleague): boolean =>
  (kind === 'colleague who left' && (slot.what === ':bemiddelaar' || slot.what === ':account' && (who === 'administrator' || slot.route.right === 'rights-review'))) || (kind === 'person in the case' && slot.what === ':zaak')
  // An office that is used no more stands on the list of whoever keeps it, who may use it again.
  || (kind === 'office' && slot.route.path === '/beheer/parketten/:parket/toch-weer' && slot.what === ':parket')
  || (kind === 'organisation' && OF_THE_LIST.includes(slot.what) && (who === 'desk' || who === 'administrator'));

const BELONGS: Readonly<Record<string, string>> = {
  ':zaak': 'case number', ':ander': 'case number', ':persoon': 'person in the case', ':taak': 'task', ':notitie': 'words', naar: 'case number', ':afspraak': 'appointment', ':brief': 'letter', ':regel': 'list row', ':deel': 'part', ':glas': 'glass', ':werk': 'long work', ':vervanging': 'ended stand-in', ':periode': 'ended period',
  'link-case v-other': 'case number', ':vraag': 'question about looking', ':stuk': 'paper of a request', ':parket': 'office', ':organisatie': 'organisation', ':samenvoeging': 'merge of organisations', passkey: 'passkey', sessie: 'session', zaak: 'case number', q: 'case number',
};

test('every kind of id of somebody else\'s, wherever an id can be put, answers as an id that nothing has', async () => {
  const all = slots();
  const faults: string[] = [];
  const none = new Map<string, string>();
  let swaps = 0;
  for (const who of TRIERS) for (const [s, slot] of all.entries()) {
    if (!mayUse({ roles: [COLLEAGUES[who][1]] }, slot.route.right)) continue;
    for (const [k, [kind, values]] of Object.entries(foreign).entries()) {
      const value = values[s % values.length] as string;
      // The long form tries every kind in every place; the short form the kind that belongs there, and some of the others.
      if (NO_SECRET(kind, slot, who) || (!LONG && BELONGS[slot.what] !== kind && (s % 8 !== 0 || (s / 8 + k) % 3 !== 0))) continue;
      const name = `${who} ${s} ${like(value)}`;
      if (!none.has(name)) none.set(name, await said(who, slot, like(value)));
      swaps += 1;
      if (await said(who, slot, value) !== none.get(name)) faults.push(`${who}: ${slot.route.method} ${slot.route.path} ${slot.what} = ${kind}`);
    }
  }
  expect(Object.entries(foreign).filter(([, values]) => values.length === 0)).toEqual([]);
  expect(faults.slice(0, 20)).toEqual([]);
  expect(swaps).toBeGreaterThan(LONG ? 5000 : 200);
  tried('foreign-ids', swaps, `swaps of ${Object.keys(foreign).length} kinds of id in ${all.length} places`);
});
