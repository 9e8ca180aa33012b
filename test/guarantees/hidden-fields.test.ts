import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldName } from '../../src/casework/form.ts';
import { CODES } from '../../src/core/codes.ts';
import { ORDER_NAMES, specOf } from '../../src/core/case/orders.ts';
import { keepBreachLetter, keepLetter } from '../../src/database/people/letters.ts';
import { addWords, readPeople } from '../../src/database/people/people.ts';
import { addTask, finishTask, tasksOf } from '../../src/database/people/task.ts';
import { holders } from '../../src/web/rights.ts';
import { ORDER_TEXTS } from '../../src/words/orders.ts';
import { everyRoute } from '../routes.ts';
import { aCase, ORGANISATION } from '../story.ts';
import type { Fields } from '../visit.ts';
import { COLLEAGUE_OF, COLLEAGUES, fieldsOf, openHouse, press, type Colleague, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { changes, Standing } from './standing-rows.ts';
import { ASKS, LOST } from './registration.ts';
import { Told } from './told.ts';
import { LONG, tried } from './tried.ts';

const WORD = 'Zwanehalsmos';
let house: House;
/** Every name that something in the house has, with a value that would be believed. */
let hidden: Record<string, string>;
let standing: Standing;

beforeAll(async () => {
  // Ids that are nobody's: one that happens to be a colleague's would look like a field that was believed.
  house = await openHouse({ newId: randomUUID });
  house.server.clock.now = AFTERWARDS;
  // Nobody signs in while something is counted, and no review of rights is overdue: then nobody gets an account.
  for (const who of Object.keys(COLLEAGUES) as Colleague[]) await house.as(who);
  const review = randomUUID();
  await house.asOwner(async (db) => {
    await db.query('delete from session where created_at < $1', [AFTERWARDS]);
    await db.query('insert into rights_review (id, started_at, started_by) values ($1, $2, $3)', [review, AFTERWARDS, COLLEAGUES.privacyOfficer[0]]);
    await db.query('insert into rights_review_end (review_id, at, by_id) values ($1, $2, $3)', [review, AFTERWARDS, COLLEAGUES.privacyOfficer[0]]);
  });
  const columns = await house.asOwner((db) => db.query<{ name: string; type: string }>("select distinct column_name as name, data_type as type from information_schema.columns where table_schema = current_schema()"));
  const tables = (await house.asOwner((db) => db.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'")))
    .map(({ name }) => name).filter((name) => !UNSEEN.includes(name));
  standing = new Standing(house, tables, plain);
  hidden = {
    ...Object.fromEntries(columns.flatMap(({ name, type }) => [name, camel(name)].map((own) => [own, ofType(type)]))),
    ...Object.fromEntries(ORDER_NAMES.flatMap((order) => Object.entries(specOf(order).fields).flatMap(([name, field]) => [name, fieldName(name)].map((own) => [own, ofField(field)])))),
    relation: 'mediator', relations: 'mediator', staff: COLLEAGUES.otherMediator[0], actor: `staff:${COLLEAGUES.otherMediator[0]}`, rol: 'administrator', persoon: 'p1', order: 'close', caseId: randomUUID(), now: '2031-12-31T00:00:00Z', on: '2031-12-31',
    compartment: 'casework', placed: WORD, texts: WORD, values: WORD, historic: 'true', settings: WORD, user: COLLEAGUES.administrator[0], '__proto__': WORD, constructor: WORD,
  };
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function ofType(type: string): string {
  if (type === 'uuid') return COLLEAGUES.otherMediator[0];
  if (type === 'boolean') return 'true';
  if (type === 'date') return '2031-12-31';
  if (type.startsWith('timestamp')) return '2031-12-31T00:00:00Z';
  return /int|numeric/.test(type) ? '4242' : WORD;
}

function ofField(field: { type: string; list?: string }): string {
  switch (field.type) {
    case 'code': case 'codes': return (CODES as Record<string, readonly string[]>)[field.list ?? '']?.[0] ?? WORD;
    case 'day': return '2020-05-04';
    case 'person': case 'people': return 'p1';
    case 'staff': return COLLEAGUES.otherMediator[0];
    case 'number': return '1';
    default: return WORD;
  }
}

/** What this did, as rows that came and went. */
async function doing(work: () => Promise<number>): Promise<{ status: number; written: string[] }> {
  const before = await standing.read();
  const status = await work();
  return { status, written: changes(before, await standing.read()) };
}

/** Whoever uses a house writes these, whatever they ask; and a word is in the dictionary once, for whoever wrote it first: who bears it stands in name_token. */
const UNSEEN = ['once_key', 'session', 'migration', 'name_word'];

/** A row without ids, numbers and bytes: of those only how long they are. */
const plain = (row: string): string => row.replace(/"(\w*key_id|id|number|tx|written_in|last|last_seq|seq|fact_seq|finding_id|read_up_to|totp_last_step)": "?[\w-]+"?/g, '"$1": 0')
  .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (id === COLLEAGUES.otherMediator[0] || id === COLLEAGUES.administrator[0] ? id : 'ID'))
  .replace(/\\\\x[0-9a-f]*/g, (bytes) => `B${bytes.length}`).replace(/\d{4}-\d{5}/g, 'N').replace(/[\w-]+@test\.invalid/g, 'E');

interface Form {
  readonly who: Colleague;
  readonly address: string;
  readonly fields: Fields;
  readonly caseId?: string;
  /** Takes away what the first time wrote, where the second would find it done. */
  readonly again?: () => Promise<unknown>;
}

async function send({ who, address, fields }: Form, more: Record<string, string>): Promise<number> {
  const rest = Object.fromEntries(Object.entries(more).filter(([name]) => !Object.hasOwn(fields, name) && name !== 'eenmalig'));
  return (await (await house.as(who)).post(address, { ...rest, ...fields, eenmalig: house.key(who) })).status;
}

/**
 * The same form twice, each in a place of its own: once as its page posts it, and once with everything else besides. What it is for happened both
 * times, and that is more than a line in the access log: a form that did nothing would be the same with and without.
 */
async function same(name: string, prepare: () => Promise<Form>): Promise<void> {
  const [plain, full] = [await prepare(), await prepare()];
  const control = await doing(() => send(plain, {}));
  await full.again?.();
  const tampered = await doing(() => send(full, hidden));
  expect([name, tampered]).toEqual([name, control]);
  expect([name, control.status, besidesLog(control.written).length > 0]).toEqual([name, 303, true]);
  if (full.caseId === undefined) return;
  const { caseId } = full;
  const told = await house.inside(async (db) => JSON.stringify([await readPeople(db, house.keys, caseId), await tasksOf(db, house.keys, caseId)]));
  expect([name, told.includes(WORD)]).toEqual([name, false]);
}

const besidesLog = (written: readonly string[]) => written.filter((line) => !line.includes(' access_log '));
const names = () => Object.keys(hidden).length;

describe('a form with every column and every field of every order besides its own', () => {
  // The short form takes every sixth: all are read by the same code, which looks up the fields of its order by name.
  test.each(ORDER_NAMES.filter((_, index) => LONG || index % 6 === 0))('%s writes what it writes without', async (order) => {
    await same(order, async () => {
      const { c, act } = ready(order);
      const { id, number } = await house.put(c);
      const other = order === 'link-case' ? (await house.put(aCase({ on: '2020-03-02' }))).number : null;
      const own = other ? { ...act, values: { ...act.values, other } } : act;
      return { who: COLLEAGUE_OF[act.by], address: `/zaken/${number}/${ORDER_TEXTS[order].slug}`, fields: fieldsOf(own, {}, c.entries.length), caseId: id };
    });
    tried('hidden-fields', names(), 'fields that a form does not have, each on every form');
  });

  const running = async () => {
    const { c } = ready('hold-intake');
    return house.put(c);
  };
  const colleague = async (role = 'mediator') => {
    const id = randomUUID();
    await house.asOwner((db) => db.query('insert into staff (id, email, name, roles, created_at) values ($1, $2, $3, $4, $5)', [id, `${id}@test.invalid`, 'Test', [role], AFTERWARDS]));
    return id;
  };
  const inCase = (rest: string, fields: () => Promise<Fields>, who: Colleague = 'mediator') => async (): Promise<Form> => {
    const { id, number } = await running();
    return { who, address: `/zaken/${number}${rest}`, fields: await fields(), caseId: id };
  };
  const row = async (sql: string, values: unknown[]) => (await house.asOwner((db) => db.query<{ id: string }>(sql, values)))[0]?.id ?? '';
  const listRow = "insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5) returning id";

  const made = async (who: Colleague, address: string, fields: Fields) => (await (await house.as(who)).post(address, { ...fields, eenmalig: house.key(who) })).location ?? '';
  const onRequest = (step: string, fields: () => Promise<Fields>) => async (): Promise<Form> =>
    ({ who: 'privacyOfficer', address: `${await made('privacyOfficer', '/verzoeken/nieuw', ASKS)}/${step}`, fields: await fields() });
  const onBreach = (step: string, fields: () => Promise<Fields>) => async (): Promise<Form> =>
    ({ who: 'privacyOfficer', address: `${(await made('desk', '/datalekken/melden', LOST)).replace('/gemeld/', '/')}/${step}`, fields: await fields() });

  /** A case of which somebody has to be told of a breach. */
  const breachLetter = async () => {
    const c = new Told({ on: '2020-03-02', a: [{ details: ['post'] }] }).upTo('met').do('state-safe-contact', { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' }, { who: 'a' });
    const { id, number } = await house.put(c, c.entries.flatMap(({ seq }) => [['name', 'Testina van Voorbeeld'], ['contact', 'Voorbeeldstraat 12\n1234 AB Voorbeeldstad']].map(([kind, text]) =>
      ({ compartment: 'person' as const, person: 'p1', kind: kind!, text: text!, factSeq: seq }))));
    const breach = (await made('desk', `/zaken/${number}/datalek`, { ...LOST, wie: ['p1'] })).split('/').at(-1) ?? '';
    await made('privacyOfficer', `/datalekken/${breach}/wegen`, { risico: 'high', waarom: 'Namen.' });
    return { id, number, breach };
  };

  const withNote = async () => {
    const one = await running();
    const note = randomUUID();
    await house.inside((db) => addWords(db, house.keys, { caseId: one.id, compartment: 'casework', person: null, kind: 'note', text: 'Gebeld.', factSeq: null, by: COLLEAGUES.mediator[0], now: AFTERWARDS, newId: () => note }));
    return { ...one, note };
  };

  const nothingDecided = () => house.asOwner((db) => db.query('delete from setting_change'));

  test.each<[string, () => Promise<Form>]>([
    ['a note', inCase('/notitie', async () => ({ notitie: 'Gebeld.' }))],
    ['a note that is struck', async () => {
      const { id, number, note } = await withNote();
      return { who: 'mediator', address: `/zaken/${number}/notities/${note}`, fields: { reden: 'untrue', toelichting: 'Verkeerd gehoord.' }, caseId: id };
    }],
    ['a note that is moved', async () => {
      const { id, number, note } = await withNote();
      return { who: 'mediator', address: `/zaken/${number}/notities/${note}`, fields: { reden: 'other-case', naar: (await running()).number, toelichting: '' }, caseId: id };
    }],
    ['a note that is put back', async () => {
      const { id, number, note } = await withNote();
      await made('mediator', `/zaken/${number}/notities/${note}`, { reden: 'untrue', toelichting: '' });
      return { who: 'mediator', address: `/zaken/${number}/notities/${await row('select id from note_strike where note_id = $1', [note])}/terug`, fields: {}, caseId: id };
    }],
    ['a task', inCase('/taken', async () => ({ taak: 'Bellen', voor: '2020-07-01' }))],
    ['a task that is done', async () => {
      const { id, number } = await running();
      const task = await house.inside((db) => addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: COLLEAGUES.mediator[0] as never, now: AFTERWARDS }, randomUUID));
      return { who: 'mediator', address: `/zaken/${number}/taken/${task}/gedaan`, fields: {}, caseId: id };
    }],
    ['a message that is taken back', async () => {
      const { id, number } = await running();
      const task = await house.inside((db) => addTask(db, house.keys, { caseId: id, due: null, text: 'Belde', owner: COLLEAGUES.desk[0] as never, now: AFTERWARDS }, randomUUID));
      return { who: 'desk', address: `/zaken/${number}/telefoon/${task}/terug`, fields: { wie: 'p1' }, caseId: id };
    }],
    ['another text for a task', async () => {
      const { id, number } = await running();
      const task = await house.inside((db) => addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: COLLEAGUES.mediator[0] as never, now: AFTERWARDS }, randomUUID));
      return { who: 'mediator', address: `/zaken/${number}/taken/${task}`, fields: { taak: 'Schrijven', voor: '2020-07-01' }, caseId: id };
    }],
    ['a task that is not done after all', async () => {
      const { id, number } = await running();
      const task = await house.inside(async (db) => {
        const made = await addTask(db, house.keys, { caseId: id, due: null, text: 'Bellen', owner: COLLEAGUES.mediator[0] as never, now: AFTERWARDS }, randomUUID);
        await finishTask(db, id, made, AFTERWARDS);
        return made;
      });
      return { who: 'mediator', address: `/zaken/${number}/taken/${task}/toch-niet`, fields: {}, caseId: id };
    }],
    ['who may not come near', inCase('/toegang/niet', async () => ({ niet: await colleague(), 'waarom-niet': 'Familie' }))],
    ['who alone may', inCase('/toegang/alleen', async () => ({ alleen: [COLLEAGUES.desk[0], COLLEAGUES.mediator[0]], 'waarom-alleen': 'Bekend' }))],
    ['a trainee', inCase('/toegang/meekijker', async () => ({ meekijker: await colleague(), 'meekijken-tot': '2020-07-01' }))],
    ['letting go of a list', async () => {
      const { id, number } = await running();
      const one = await row(listRow, [randomUUID(), id, await colleague(), AFTERWARDS, COLLEAGUES.desk[0]]);
      return { who: 'desk', address: `/zaken/${number}/toegang/${one}/einde`, fields: {}, caseId: id };
    }],
    ['an office of the prosecution service', async () => ({ who: 'desk', address: '/beheer/parketten', fields: { naam: 'Parket Proef', contact: '', adres: 'Postbus 1', vanaf: '2020-06-02' } })],
    ['an organisation', async () => ({ who: 'administrator', address: '/beheer/organisaties', fields: { soort: 'police', naam: `Bureau ${randomUUID()}`, onder: '' } })],
    ['a merge of organisations', async () => {
      const one = await made('administrator', '/beheer/organisaties', { soort: 'police', naam: `Bureau ${randomUUID()}`, onder: '' });
      return { who: 'administrator', address: `${one}/samenvoegen`, fields: { in: ORGANISATION } };
    }],
    ['a stand-in', async () => ({ who: 'desk', address: '/vervanging', fields: { bemiddelaar: await colleague(), vervanger: await colleague(), van: '2020-06-02', tot: '2020-06-09' } })],
    ['a stand-in that ends', async () => ({ who: 'administrator', fields: {}, address: `/vervanging/${await row(
      "insert into stand_in (id, mediator, stand_in, from_day, until_day, given_by, given_at) values ($1, $2, $3, '2020-06-02', '2020-06-09', $4, $5) returning id", [randomUUID(), await colleague(), await colleague(), COLLEAGUES.desk[0], AFTERWARDS])}/einde` })],
    ['an emergency', async () => ({ who: 'otherMediator', address: '/noodtoegang', fields: { zaak: (await running()).number, reden: 'Iemand staat nu voor haar deur.' } })],
    ['the review of an emergency', async () => ({ who: 'privacyOfficer', fields: { uitkomst: 'talk' }, address: `/noodtoegang/${await row(
      "insert into glass (id, case_id, staff_id, reason, opened_at, until, review_by) values ($1, $2, $3, '', $4, $5, '2020-06-09') returning id", [randomUUID(), (await running()).id, await colleague(), AFTERWARDS, new Date(AFTERWARDS.getTime() + 1000)])}/nagelopen` })],
    ['a term', async () => ({ who: 'privacyOfficer', address: '/bewaren/termijnen', fields: { zaken: 'mediated-contact', maanden: '24', waarom: 'Besluit' } })],
    ['a setting', async () => ({ who: 'administrator', address: '/beheer/instellingen/herinneren', fields: { getal: '9', vanaf: '2020-07-01', waarom: 'Afgesproken.' }, again: nothingDecided })],
    ['what a list offers', async () => ({ who: 'administrator', address: '/beheer/instellingen/contactvormen', fields: { wat: 'audio', wordt: 'uit', vanaf: '2020-07-01', waarom: 'Niet gevraagd.' }, again: nothingDecided })],
    ['an account', async () => ({ who: 'administrator', address: '/accounts/nieuw', fields: { naam: 'Els de Wit', email: `${randomUUID()}@test.invalid`, rol: ['mediator'] } })],
    ['other work', async () => ({ who: 'administrator', address: `/accounts/${await colleague()}/werk`, fields: { rol: ['desk'] } })],
    ['another name and address', async () => ({ who: 'administrator', address: `/accounts/${await colleague()}/gegevens`, fields: { naam: 'Els Ander', email: `${randomUUID()}@test.invalid` } })],
    ['a postcode of a colleague', async () => ({ who: 'privacyOfficer', address: '/inzage/nakijken/postcodes', fields: { collega: await colleague(), postcode: '1234 AB' } })],
    ['a request', async () => ({ who: 'privacyOfficer', address: '/verzoeken/nieuw', fields: ASKS })],
    ['the case of a request', onRequest('zaak', async () => ({ zaak: (await running()).number, persoon: 'p1' }))],
    ['more time for a request', onRequest('verlengen', async () => ({ waarom: 'Veel stukken.' }))],
    ['a decision on a request', onRequest('besluit', async () => ({ besluit: 'refused', grond: 'identity-unsure', uitleg: 'Niet zeker.' }))],
    ['a breach', async () => ({ who: 'mediator', address: '/datalekken/melden', fields: LOST })],
    ['a breach in a case', inCase('/datalek', async () => ({ ...LOST, wie: ['p1'] }))],
    ['how bad a breach is', onBreach('wegen', async () => ({ risico: 'risk', waarom: 'Er stond een naam in.' }))],
    ['what a breach teaches', onBreach('leren', async () => ({ les: 'Geen mappen mee.' }))],
    ['a letter about a breach that left', async () => {
      const { id, number, breach } = await breachLetter();
      const readUpTo = Number(await row('select max(seq) as id from fact where case_id = $1', [id]));
      const letter = await house.inside((db) => keepLetter(db, house.keys, { caseId: id, place: 'p1', kind: 'breach', language: 'nl', readUpTo, pdf: Buffer.from('x'), by: COLLEAGUES.desk[0], now: AFTERWARDS, newId: randomUUID }));
      await house.asOwner((db) => keepBreachLetter(db, { id: letter, caseId: id, breach }));
      return { who: 'desk', address: `/zaken/${number}/brieven/${letter}/verstuurd`, fields: {} };
    }],
    ['a decision of the foundation', async () => ({ who: 'privacyOfficer', address: '/verantwoording/besluiten', fields: { dag: '2020-06-01', besluit: 'Wij bewaren twee jaar.', waarom: 'Advies.' } })],
    ['something in the year plan', async () => ({ who: 'privacyOfficer', address: '/verantwoording/jaarplan', fields: { wat: 'Verwerkers nalopen', wie: COLLEAGUES.director[0], voor: '2020-09-01' } })],
    ['a training', async () => ({ who: 'privacyOfficer', address: '/verantwoording/scholing', fields: { module: 'breaches', dag: '2020-06-01', wie: [await colleague()] } })],
    ['an answer about looking', async () => {
      await house.asOwner((db) => db.query("insert into log_review (week, made_at, due, looks) values ('2020-05-25', $1, '2020-06-05', 1) on conflict do nothing", [AFTERWARDS]));
      const one = String(await row("insert into log_finding (week, staff_id, kinds, looks, first_at, last_at) values ('2020-05-25', $1, '{many-cases}', 2, $2, $2) returning id", [COLLEAGUES.desk[0], AFTERWARDS]));
      return { who: 'privacyOfficer', address: `/inzage/nakijken/2020-05-25/antwoord/${one}`, fields: { [`uitkomst-${one}`]: 'talk', [`toelichting-${one}`]: 'Gesproken.' } };
    }],
    ['an account that stops', async () => ({ who: 'administrator', address: `/accounts/${await colleague()}/stoppen`, fields: {} })],
  ])('%s writes what it writes without', async (name, prepare) => {
    await same(name, prepare);
    tried('hidden-fields', names(), 'fields that a form does not have, each on every form');
  });

  test('every other form of the staff: with nothing but such fields it writes what an empty form writes', async () => {
    const posts = everyRoute.filter(({ method, right, path }) => method === 'POST' && right !== 'public' && path !== '/uitloggen');
    const one = await running();
    for (const { path, right } of posts) for (const role of right === 'signed-in' ? (['director'] as const) : holders(right)) {
      const who = (Object.keys(COLLEAGUES) as Colleague[]).find((name) => COLLEAGUES[name][1] === role) as Colleague;
      const form: Form = { who, address: path.replace(':zaak', one.number).replace(':opdracht', 'pauze').replace(/:\w+/g, randomUUID()), fields: {} };
      const first = await doing(() => send(form, {}));
      // A button that does its work at once does it a second time on what is then there.
      const control = besidesLog(first.written).length > 0 ? await doing(() => send(form, {})) : first;
      const tampered = await doing(() => send(form, hidden));
      // A form may share a name with a column: then it says something else, and still writes nothing.
      expect([path, role, besidesLog(tampered.written)]).toEqual([path, role, besidesLog(control.written)]);
    }
    tried('hidden-fields', posts.length * names(), 'fields on forms that have nothing else');
  });
});
