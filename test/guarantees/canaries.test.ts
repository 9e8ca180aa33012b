import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOf, ORDER_NAMES } from '../../src/core/case/orders.ts';
import { openStorage, type Storage } from '../../src/database/storage.ts';
import { readPeople } from '../../src/database/people/people.ts';
import { writeStatement } from '../../src/database/people/statement.ts';
import { tasksOf } from '../../src/database/people/task.ts';
import { COLUMNS } from '../../src/import/columns.ts';
import { QUESTION } from '../../src/search/form.ts';
import { pdfText } from '../../src/letters/pdf-text.ts';
import { importing, MEDIATOR as IMPORTED_BY, rowWith } from '../import.ts';
import { asFields, formsIn, standing } from '../form-controls.ts';
import { everyRoute } from '../routes.ts';
import type { Fields, Page } from '../visit.ts';
import { Canaries, dump, fillPublicForm, MARK, outside, scan } from './canaries.ts';
import { COLLEAGUE_OF, openHouse, press, type Colleague, type House } from './house.ts';
import { AFTERWARDS, ready } from './scenes.ts';
import { LONG, tried } from './tried.ts';

const canaries = new Canaries();
const pages: Page[] = [];
/** Cases of orders, with the relation that gave it. */
const played: { id: string; number: string; allocated: boolean; policy: boolean }[] = [];
let house: House;
let storage: Storage;
/** A data folder as the product makes it, with a PostgreSQL of its own. */
const data = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));

/** Temporary files of this process go here, and nobody else's. */
const scratch = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
process.env['TMPDIR'] = scratch;
let closing: Promise<void> | null = null;
const closed = () => (closing ??= storage.close());

const keep = (page: Page): Page => { pages.push(page); return page; };

beforeAll(async () => {
  storage = await openStorage({ folder: data, url: null, now: AFTERWARDS });
  house = await openHouse({ built: { ...storage, now: AFTERWARDS, newId: randomUUID, close: () => storage.close() } });
}, 60_000);
afterAll(async () => {
  await press.close();
  await closed();
  for (const folder of [data, scratch]) rmSync(folder, { recursive: true, force: true });
});

/** What is written in all compartments, tasks included. */
async function written(): Promise<{ place: string; text: string }[]> {
  const ids = await house.asOwner((db) => db.query<{ id: string }>('select id from bis_case'));
  return house.inside(async (db) => {
    const found: { place: string; text: string }[] = [];
    for (const { id } of ids) {
      for (const { id: place, words } of await readPeople(db, house.keys, id)) found.push(...words.map(({ text }) => ({ place, text })));
      for (const { text } of await tasksOf(db, house.keys, id)) found.push({ place: 'casework', text: text ?? '' });
    }
    return found;
  });
}

describe('a word of its own in every private field', () => {
  const WAYS: readonly Fields[] = [
    { entry: 'self', role: 'victim' }, { entry: 'self', role: 'other', near: 'offender-side' }, { entry: 'professional', agrees: 'yes', role: 'offender' },
    { entry: 'professional', agrees: 'no', role: 'victim' }, { entry: 'acquaintance', agrees: 'yes', role: 'victim', birthDate: '3-2-2014', interpreter: 'yes', eventYear: '2019' },
    { entry: 'child', authority: 'together', parentInvolved: 'other-parent', agrees: 'yes', role: 'victim', birthDate: '3-2-2007', eventYear: '2019' },
    { entry: 'organisation', role: 'victim' }, { entry: 'call-back', role: 'victim' },
  ];

  test('of the public form, whoever refers', async () => {
    for (const choices of LONG ? WAYS : WAYS.slice(1, 3)) (await fillPublicForm(house.visitor(), choices, canaries, '2020-06-02')).forEach(keep);
    tried('canaries', canaries.all.length, 'fields of the public form');
  });

  test('of every order', async () => {
    const before = canaries.all.length;
    for (const order of ORDER_NAMES) {
      const fields = Object.entries(specOf(order).fields).filter(([, field]) => field.type === 'text');
      if (fields.length === 0) continue;
      const { c, act } = ready(order);
      const { id, number } = await house.put(c);
      const texts: Record<string, string> = {};
      for (const [name, field] of fields) if (field.type === 'text') texts[name] = canaries.plant(`${order}: ${name}`, field.compartment === 'casework' ? 'casework' : null, field.kind);
      const answer = keep(await house.post(number, act, { who: COLLEAGUE_OF[act.by], texts, seen: c.entries.length }));
      expect([order, answer.status]).toEqual([order, 303]);
      const { state } = await house.read(id);
      played.push({ id, number, allocated: state.allocated !== null && state.closed === null && !state.handedBack, policy: state.policy !== null || state.heldBack !== null || state.concern || state.rejectionAgreed !== null });
    }
    tried('canaries', canaries.all.length - before, 'fields of orders');
  });

  test('of notes, tasks, searches, letters to third parties and sign-in', async () => {
    const number = played.find(({ allocated }) => allocated)?.number ?? '';
    const mediator = await house.as('mediator');
    const desk = await house.as('desk');
    const open = `/zaken/${number}`;
    const post = async (who: 'mediator' | 'desk', path: string, fields: Fields) => keep(await (who === 'desk' ? desk : mediator).post(path, { ...fields, eenmalig: house.key(who) }));
    expect((await post('mediator', `${open}/notitie`, { notitie: canaries.plant('note', 'casework') })).status).toBe(303);
    const notes = () => mediator.get(open).then(({ text }) => [...text.matchAll(/href="(\/zaken\/[^"]+\/notities\/[^"]+)"/g)].map(([, at]) => at as string));
    const before = await notes();
    expect((await post('mediator', `${open}/notitie`, { notitie: 'Dit klopt niet.' })).status).toBe(303);
    const wrong = (await notes()).find((at) => !before.includes(at)) ?? '';
    expect((await post('mediator', wrong, { reden: 'untrue', toelichting: canaries.plant('why a note is struck', 'casework') })).status).toBe(303);
    expect((await post('mediator', `${open}/taken`, { taak: canaries.plant('task', 'casework'), voor: '' })).status).toBe(303);
    const searched = await post('desk', '/zoeken', { [QUESTION]: canaries.plant('search') });
    expect(searched.location).toContain('/zoeken?');
    if (searched.location) keep(await desk.get(searched.location));
    const asked = ready('remind-data');
    const request = await house.put(asked.c);
    await post('desk', `/zaken/${request.number}/brieven/gegevensverzoek`, {
      parket: canaries.plant('data request: office'), adres: `${canaries.plant('data request: address')}\n1234 AB Voorbeeld`, parketnummer: canaries.plant('data request: number'),
      politienummer: canaries.plant('data request: police number'), gegeven: ['name'], 'antwoord-voor': '2030-01-01', doe: 'bekijken',
    });
    const visitor = house.visitor();
    keep(await visitor.post('/inloggen', { email: `${canaries.plant('sign-in: e-mail')}@voorbeeld.test`, wachtwoord: canaries.plant('sign-in: password'), code: '000000' }));
  });

  test('of what somebody is typing in every form that stands open, and did not send', async () => {
    const before = canaries.all.length;
    const open = async (who: Colleague, page: string) => {
      const client = await house.as(who);
      for (const form of formsIn((await client.get(page)).text).filter(({ controls }) => controls.some(({ name }) => name === 'concept'))) {
        const typed = form.controls.filter(({ kind }) => kind === 'line' || kind === 'area').map(({ name }) => [name, [canaries.plant(`draft: ${name}`)]] as const);
        expect([form.action, keep(await client.post('/concept', asFields(standing(form), Object.fromEntries(typed), { stil: ['1'] }))).status]).toEqual([form.action, 200]);
      }
    };
    const at = played.find(({ allocated }) => allocated)?.number ?? '';
    for (const path of ['', '/benaderd', '/intake-gehouden', '/veilig-contact?persoon=p1', '/steunfiguur?persoon=p1']) await open('mediator', `/zaken/${at}${path}`);
    await open('desk', '/aanmeldpunt/nieuw');
    await open('administrator', '/accounts/nieuw');
    await open('privacyOfficer', '/bewaren/termijnen');
    expect(canaries.all.length - before).toBeGreaterThan(20);
    tried('canaries', canaries.all.length - before, 'fields of forms that were not sent');
  });

  test('of every column of the import', async () => {
    const bench = await importing(house);
    const names = Object.entries(COLUMNS).filter(([name, column]) => column.holds === 'words' && /^[ab]1_/.test(name) && !name.endsWith('birth_date')).map(([name]) => name);
    const cells = Object.fromEntries(names.map((name) => [name, canaries.plant(`import: ${name}`)]));
    const { counts, refused } = await bench.rows([rowWith('kanarie-1', { ...cells, a1_age: '15', b1_age: '14', a1_representative: 'parent', b1_representative: 'parent', mediator: IMPORTED_BY })]);
    bench.close();
    expect([counts.imported, refused]).toEqual([1, []]);
    tried('canaries', names.length, 'columns of the import');
  });

  test('and where something goes wrong in the middle', async () => {
    await house.asOwner((db) => db.query('revoke insert on sealed from bis_app'));
    const { c, act } = ready('record-detail');
    const { number } = await house.put(c);
    const answer = keep(await house.post(number, act, { who: 'desk', texts: { detail: canaries.plant('lost detail'), name: canaries.plant('lost name') }, seen: c.entries.length }));
    await house.asOwner((db) => db.query('grant insert on sealed to bis_app'));
    expect(answer.status).toBe(500);
  });
});

describe('is found in its own compartment', () => {
  test('as it was typed', async () => {
    const all = await written();
    const nowhere = canaries.all.filter(({ field }) => !/^(search|sign-in|data request|lost|draft)/.test(field)).filter(({ token, place }) => !all.some((one) => one.text.includes(token) && (place === null || one.place === place)));
    expect(nowhere.map(({ field }) => field)).toEqual([]);
    expect(canaries.all.length).toBeGreaterThan(LONG ? 150 : 90);
  });
});

describe('and nowhere else', () => {
  const some = () => (LONG ? played : played.filter((_, index) => index % 4 === 0));
  const look = async (who: Colleague | null, address: string) => keep(await (who ? await house.as(who) : house.visitor()).get(address));
  const inCase = (number: string) => ['', '/brieven', '/gegevens/p1', '/gegevens/p2', '/uitzetten', '/benaderd', '/corrigeren'].map((rest) => `/zaken/${number}${rest}`);

  test('not on any page of somebody without a part in the case', async () => {
    let looked = 0;
    const outsiders: (Colleague | null)[] = ['otherMediator', 'otherSupervisor', 'director', 'privacyOfficer', 'administrator', null];
    const plain = everyRoute.filter(({ method, path }) => method === 'GET' && !path.includes(':')).map(({ path }) => path);
    for (const who of outsiders) {
      const addresses = [...plain, '/jaar/2020', '/jaar/2020.csv', ...some().flatMap(({ number }) => inCase(number).slice(0, who === 'otherMediator' || LONG ? 7 : 1))];
      for (const address of addresses) {
        const page = await look(who, address);
        expect([who, address, canaries.in(page.text + outside(page)).map(({ field }) => field)]).toEqual([who, address, []]);
        looked += 1;
      }
    }
    tried('canaries', looked, 'pages of outsiders');
  });

  test('not on pages of colleagues whose part does not need it (P-11)', async () => {
    let looked = 0;
    for (const { number, allocated, policy } of some()) {
      for (const address of inCase(number)) {
        const mediator = await look('mediator', address);
        const desk = await look('desk', address);
        const supervisor = await look('supervisor', address);
        looked += 3;
        if (allocated) expect([address, canaries.in(desk.text).filter(({ place }) => place === 'casework').map(({ field }) => field)]).toEqual([address, []]);
        expect([address, canaries.in(supervisor.text).filter(({ place, kind }) => place === null && kind !== 'name').map(({ field }) => field)]).toEqual([address, []]);
        if (!allocated && !policy) expect([address, canaries.in(mediator.text + supervisor.text)]).toEqual([address, []]);
      }
    }
    tried('canaries', looked, 'pages of colleagues');
  });

  test('not in a title, an address, a header, a redirect or a file name of any page of this run', () => {
    for (const page of pages) expect(canaries.in(outside(page)).map(({ field }) => field)).toEqual([]);
    tried('canaries', pages.length, 'titles, headers and sets of addresses');
  });

  test('not in the log', () => {
    expect(house.server.logged.some(({ status }) => status === 500)).toBe(true);
    expect(canaries.in(JSON.stringify(house.server.logged)).map(({ field }) => field)).toEqual([]);
    tried('canaries', house.server.logged.length, 'lines of the log');
  });

  test('not in a letter to the other, but for what was released', async () => {
    const { c } = ready('approach');
    const seq = (kind: string) => c.entries.find(({ fact }) => fact.kind === kind)?.seq ?? 0;
    const plant = (field: string, person: string, kind: string, factSeq: number) => ({ compartment: 'person' as const, person, kind, factSeq, text: kind === 'statement-about-other' ? writeStatement({ about: 'p2', name: canaries.plant(field, person, kind) }) : canaries.plant(field, person, kind) });
    const [name, own, released] = [plant('name of B', 'p2', 'name', seq('DetailRecorded')), plant('address of B', 'p2', 'contact', seq('DetailRecorded')), plant('released', 'p1', 'released', seq('Released'))];
    const hidden = ['name', 'contact', 'remarks', 'event', 'event-place', 'safe-contact', 'safe-times', 'code-word', 'ban', 'statement-about-other', 'birth-date'].map((kind) => plant(`A's ${kind}`, 'p1', kind, 1));
    const { number } = await house.put(c, [name, { ...own, text: `${own.text} 12\n1234 AB Voorbeeldstad` }, released, ...hidden]);
    const mediator = await house.as('mediator');
    const fields = { persoon: 'p2', taal: 'nl' };
    const address = `/zaken/${number}/brieven/benaderingsbrief`;
    const gezien = /name="gezien" value="([0-9a-f]+)"/.exec(keep(await mediator.get(`${address}?persoon=p2`)).text)?.[1] ?? '';
    const made = keep(await mediator.post(address, { ...fields, doe: 'maken', gezien, eenmalig: house.key('mediator') }));
    const id = /gemaakt=([0-9a-f-]{36})$/.exec(made.location ?? '')?.[1];
    const cookie = [...mediator.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const opened = await house.server.fetch(new Request(`http://localhost:3000/zaken/${number}/brieven/${id}.pdf`, { headers: { cookie } }));
    const pdf = pdfText(new Uint8Array(await opened.arrayBuffer()));
    expect(canaries.in([pdf.text, pdf.artifacts, pdf.skeleton].join('\n')).map(({ field }) => field)).toEqual(['name of B', 'address of B', 'released']);
    expect(canaries.in([...opened.headers].join('\n'))).toEqual([]);
  });

  test('not in a dump of the database', async () => {
    const tables = await house.asOwner(dump);
    for (const [table, text] of tables) expect([table, canaries.in(text).map(({ field }) => field), text.toLowerCase().includes(Buffer.from(MARK).toString('hex'))]).toEqual([table, [], false]);
    expect([...tables.values()].join('').length).toBeGreaterThan(50_000);
    expect(tables.get('staff')).toContain('Collega otherDesk'); // what lies open is seen
    tried('canaries', tables.size, 'tables of a dump');
  });

  test('not in any file of the data folder (tables, write-ahead log, log, keys), nor in a temporary file', async () => {
    await closed(); // writes everything to its files
    const temporary = scan(readdirSync(scratch).map((name) => join(scratch, name)));
    const own = scan([data]);
    expect([...own.hits, ...temporary.hits]).toEqual([]);
    expect(own.bytes).toBeGreaterThan(20_000_000);
    tried('canaries', own.files, `files of the data folder (${Math.round(own.bytes / 1e6)} MB)`);
  }, 120_000);

  test('and what lies open is found by these searches', () => {
    const file = join(data, 'open');
    for (const text of [`een ${MARK}0z`, Buffer.from(`ab${MARK}0z`).toString('base64'), Buffer.from(`${MARK}0z`).toString('hex'), `x${MARK.toUpperCase()}`]) {
      writeFileSync(file, text);
      expect([text, scan([join(data, 'keys'), file]).hits]).toEqual([text, [file]]);
    }
    expect(canaries.in(`Naam: ${canaries.all[3]?.token.toUpperCase()}`)).toEqual([canaries.all[3]]);
  });
});
