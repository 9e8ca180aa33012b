import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields, type Page } from '../../test/visit.ts';
import { day } from '../core/day.ts';
import { caseNumbers } from '../database/case-number.ts';
import { lettersOf, openLetter } from '../database/people/letters.ts';
import { itemsOf, openWorks } from '../database/long-work.ts';
import { addOfficeVersion } from '../database/prosecution-office.ts';
import { readAsked, writeAsked } from './asked.ts';
import { forColleague } from '../web/for-colleague.ts';
import { routes as worklists } from '../worklists/routes.tsx';
import { LetterPress, pressFiles, type Made } from './compile.ts';
import { pdfText } from './pdf-text.ts';
import { runReminders } from './job.ts';
import { tickedFirst } from './reminders-page.tsx';
import { letterRoutes } from './routes.tsx';

const house = await freshDatabase();
const press = new LetterPress(pressFiles(fileURLToPath(new URL('..', import.meta.url))));
afterAll(async () => {
  await press.close();
  await house.close();
});
let fails: Made | null = null;
const maker = { make: async (letter: Parameters<typeof press.make>[0]) => fails ?? press.make(letter) };
const server = testServer(house, [...letterRoutes(maker), ...worklists]);
const own = cases(house);
const REMIND = '/aanmeldpunt/om-herinneren';
const OFFICE = house.newId();

let staff: Staff;
let desk: Client;
const version = (name: string, more: object = {}) => own.as((db) => addOfficeVersion(db, house.keys,
  { office: OFFICE, name, address: 'Postbus 0000\n0000 AA Voorbeeldstad', contact: 'Cora Contact', from: day('2019-03-01'), ended: false, ...more }, { by: staff.desk, now: house.now, newId: house.newId }));
beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  await version('Parket Voorbeeld');
});
/** A later sign-in sweeps away the sessions of an earlier day. */
const onDay = async (on: string): Promise<void> => {
  server.clock.now = new Date(`${on}T10:00:00Z`);
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
};
beforeEach(() => onDay('2019-03-04'));

const request: Fields = { kantoor: OFFICE, parket: '', adres: '', parketnummer: '00/123456-19', politienummer: '', gegeven: ['name', 'address'], 'antwoord-voor': '2019-03-18' };
const addressOf = (one: Story) => `/zaken/${one.number}/brieven/gegevensverzoek`;

async function make(one: Story, fields: Fields = request): Promise<Page> {
  const looked = await desk.post(addressOf(one), { ...fields, doe: 'bekijken' });
  return looked.status === 200 ? desk.post(addressOf(one), { ...fields, doe: 'maken', gezien: /name="gezien" value="([0-9a-f]+)"/.exec(looked.text)?.[1] ?? '' }) : looked;
}

/** Asked by letter and recorded on 4 March 2019. */
async function asked(fields: Fields | null = request): Promise<Story> {
  const one = await story(own, staff);
  await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await one.desk('accept');
  if (fields) expect((await make(one, fields)).status).toBe(303);
  await one.desk('request-data');
  return one;
}

const lettersIn = async (one: Story): Promise<string[]> => {
  const made = await own.as((db) => lettersOf(db, one.id));
  return Promise.all(made.map(async ({ id }) => pdfText((await own.as((db) => openLetter(db, house.keys, one.id, id)))?.pdf ?? Buffer.alloc(0)).text));
};
const kinds = async (one: Story) => (await own.as((db) => db.query<{ kind: string }>('select kind from fact where case_id = $1 order by seq', [one.id]))).map(({ kind }) => kind);
const order = (...some: Story[]) => desk.post(REMIND, { zaak: some.map(({ number }) => number) });
const work = (make: typeof maker.make = maker.make) => runReminders({ ...house, press: { make }, now: () => server.clock.now });
/** What came of each case, as codes, and the page that says it. */
async function done(answer: Page): Promise<{ came: Record<string, string | null>; page: Page; address: string }> {
  const items = await own.as((db) => itemsOf(db, answer.location?.split('/').at(-1) ?? ''));
  const numbers = await own.as((db) => caseNumbers(db, items.map(({ caseId }) => caseId)));
  return { came: Object.fromEntries(items.map(({ caseId, outcome }) => [numbers.get(caseId) ?? '', outcome])), page: await desk.get(answer.location ?? ''), address: answer.location ?? '' };
}
/** As somebody sees it who waits for the end. */
async function remind(...some: Story[]) {
  const answer = await order(...some);
  expect(answer.location).toMatch(new RegExp(`^${REMIND}/werk/`));
  await work();
  return done(answer);
}
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('a request goes to an office of the list', () => {
  test('with its contact on the envelope; the next letter begins with the same office and numbers', async () => {
    const one = await asked();
    expect((await lettersIn(one))[0]).toContain('Parket Voorbeeld\nT.a.v. Cora Contact\nPostbus 0000'.replaceAll('\n', (await lettersIn(one))[0]?.includes('\n') ? '\n' : ' '));
    const again = (await desk.get(addressOf(one))).text;
    expect(again).toContain('value="00/123456-19"');
    expect(again).toMatch(new RegExp(`value="${OFFICE}" selected`));
    expect(htmlFaults(again)).toEqual([]);
  });

  test('or to one that is typed; an office that is not in the list is none', async () => {
    const typed = await asked({ ...request, kantoor: '', parket: 'Parket Getypt', adres: 'Postbus 1\n0000 BB Elders' });
    expect((await lettersIn(typed))[0]).toContain('Parket Getypt');
    const strange = await make(typed, { ...request, kantoor: house.newId() });
    expect([strange.status, strange.text.includes('staat niet meer in de lijst')]).toEqual([422, true]);
  });

  test('how it was asked is kept as lines that can be read, and comes back from them', () => {
    const kept = { officeId: '', office: 'Parket: Noord', address: 'Postbus 1\n0000 AA Stad', prosecutionNumber: '01/2', policeNumber: '', nameRegistered: true, requested: ['name', 'contact-ban'] as const };
    expect(writeAsked(kept)).toContain('Adres: Postbus 1 | 0000 AA Stad');
    expect(readAsked(writeAsked(kept))).toEqual(kept);
  });
});

describe('several reminders at once (R-017)', () => {
  test('one letter and one order a case, one document to print, one line a case', async () => {
    const [one, other] = [await asked(), await asked({ ...request, parketnummer: '00/999999-19' })];
    await onDay('2019-03-11');
    const list = await desk.get(REMIND);
    expect(htmlFaults(list.text)).toEqual([]);
    expect(plain(list.text)).toContain(`${other.number}, aan Parket Voorbeeld`);
    expect(plain(list.text)).toContain('7 dagen geleden');
    const { came, page, address } = await remind(one, other);
    expect(came).toEqual({ [one.number]: 'done', [other.number]: 'done' });
    for (const own of [one, other]) expect((await kinds(own)).at(-1)).toBe('DataReminded');
    const letters = [(await lettersIn(one))[0] ?? '', (await lettersIn(other))[0] ?? ''];
    for (const letter of letters) expect(letter).toContain('Op 4 maart 2019 vroegen wij u dit ook');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(plain(page.text)).toContain('2 herinneringen zijn gemaakt');
    const file = /href="(\/aanmeldpunt\/om-herinneren\/brieven\.pdf[^"]*)"/.exec(page.text)?.[1] ?? '';
    const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const opened = await server.fetch(new Request(`http://localhost:3000${file}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
    const pile = pdfText(Buffer.from(await opened.arrayBuffer()));
    expect(pile.skeleton).toContain('/Title (Brieven aan het Openbaar Ministerie)');
    expect(pile.skeleton).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const tidy = (text: string) => text.replace(/\s/g, '');
    expect(tidy(pile.text)).toBe(tidy(letters.join('')));
    for (const number of [one.number, other.number]) expect(pile.text).toContain(number);
    const [row] = await own.as((db) => db.query<{ cases: string[]; people: string[] }>("select cases, people from access_log where act = 'om-herinneringen-geopend' order by id desc limit 1"));
    expect(new Set(row?.cases)).toEqual(new Set([one.id, other.id]));
    // A slip is undone from the same page, one case at a time, for who asked and as long as nothing came after it; its letter is in no pile any more.
    const undo = new RegExp(`href="/zaken/${one.number}/verbeteren\\?regel=(\\d+)&amp;ongedaan=1"`);
    const seq = Number(undo.exec(page.text)?.[1]);
    expect(seq).toBe((await kinds(one)).length);
    const pileOf = async () => (await desk.get(`${REMIND}/brieven.pdf?zaken=${one.number}`)).status;
    expect(await pileOf()).toBe(200);
    const undone = await own.give({ ...own.by(staff.desk), now: server.clock.now, today: day('2019-03-11') }, { caseId: one.id, order: 'correct', on: day('2019-03-11'), values: { seq, reason: 'did-not-happen' }, texts: { why: 'Vergissing' } });
    expect(undone.ok).toBe(true);
    expect([undo.test((await desk.get(address)).text), await pileOf()]).toEqual([false, 404]);
  });

  test('what one case does not allow holds up no other, and leaves nothing half', async () => {
    const [fine, answered, byHand] = [await asked(), await asked(), await asked(null)];
    await onDay('2019-03-11');
    await answered.desk('record-data-answer', { values: { answer: 'refused' } });
    const early = await story(own, staff);
    const before = await kinds(byHand);
    const { came, page } = await remind(answered, byHand, fine, early);
    expect(came).toEqual({ [fine.number]: 'done', [answered.number]: 'no-request-yet', [byHand.number]: 'never-by-letter', [early.number]: 'no-request-yet' });
    expect(await kinds(byHand)).toEqual(before);
    expect(plain(page.text)).toContain('Eén herinnering is gemaakt');
    expect(plain(page.text)).toContain('3 zijn niet gemaakt');
    expect(plain(page.text)).toContain(`${byHand.number} Niet gemaakt De eerste brief is niet in BIS gemaakt`);
    fails = { kind: 'failed', reason: 'timed-out' };
    const none = await asked(null).then(() => fine);
    await onDay('2019-03-18');
    expect((await remind(none)).came).toEqual({ [none.number]: 'not-made' });
    fails = null;
    expect((await kinds(none)).filter((kind) => kind === 'DataReminded')).toHaveLength(1);
    expect(await lettersIn(none)).toHaveLength(2);
  });

  test('not before its day, not twice, not to an office that is used no more; after sending out incomplete too (P-11, P-17)', async () => {
    const one = await asked();
    const again = async () => { const answer = await desk.post(REMIND, { zaak: one.number, eenmalig: await desk.keyFor(addressOf(one)) }); await work(); return (await done(answer)).came; };
    expect(await again()).toEqual({ [one.number]: 'not-due' });
    await onDay('2019-03-18');
    await own.give({ ...own.by(staff.desk), now: server.clock.now, today: day('2019-03-18') }, { caseId: one.id, order: 'allocate-incomplete', on: day('2019-03-18'), values: { mediator: staff.mediator } });
    expect((await remind(one)).came).toEqual({ [one.number]: 'done' });
    expect((await kinds(one)).at(-1)).toBe('DataReminded');
    expect(await again()).toEqual({ [one.number]: 'not-due' });
    await onDay('2019-03-25');
    await version('Parket Voorbeeld', { from: day('2019-03-25'), ended: true });
    const page = plain((await desk.get(REMIND)).text);
    expect(page).toContain('wordt niet meer gebruikt');
    expect(await again()).toEqual({ [one.number]: 'office-gone' });
    await version('Parket Voorbeeld', { from: day('2019-03-26') });
  });

  test('the page of the work leaves out a case that is kept from its reader by itself, also where the second fence is down', async () => {
    const [one, other, third] = [await asked(), await asked(), await asked()];
    await onDay('2019-03-11');
    const { page: before } = await remind(one, other, third);
    const at = (await own.as((db) => db.query<{ id: string }>('select id from long_work order by number desc limit 1')))[0]?.id;
    const list = (kind: string, of: Story, who: string) => own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, $4, '', $5, $6)", [house.newId(), of.id, who, kind, house.now, staff.policy]));
    await list('excluded', one, desk.id);
    await list('restricted', other, staff.policy);
    await own.as((db) => db.query('alter table bis_case disable row level security'));
    const shown = (await desk.get(`${REMIND}/werk/${at}`)).text;
    const [line] = await own.as((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
    await own.as((db) => db.query('alter table bis_case enable row level security'));
    await own.as((db) => db.query('delete from case_list'));
    const numbers = [one, other, third].map(({ number }) => number);
    expect(numbers.map((number) => [before.text.includes(number), shown.includes(number)])).toEqual([[true, false], [true, false], [true, true]]);
    expect(line?.cases).toEqual([third.id]);
  });

  test('no more is ticked to begin with than goes at once, oldest first', () => {
    const able = (many: number) => Array.from({ length: many }, (_, n) => ({ number: `2019-${String(n).padStart(5, '0')}` }));
    expect([tickedFirst(able(3)), tickedFirst(able(101)).length, tickedFirst(able(101)).at(-1)]).toEqual([['2019-00000', '2019-00001', '2019-00002'], 100, '2019-00099']);
  });

  test('nothing chosen is said at its field; a case from which one is excluded is none', async () => {
    const one = await asked();
    await onDay('2019-03-26');
    const none = await desk.post(REMIND, {});
    expect([none.status, none.text.includes('Kies minstens één zaak')]).toEqual([422, true]);
    await own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [house.newId(), one.id, desk.id, house.now, staff.policy]));
    expect((await desk.get(REMIND)).text).not.toContain(one.number);
    const answer = await order(one);
    expect([answer.status, answer.text.includes('Geen van deze zaken')]).toEqual([422, true]);
    await own.as((db) => db.query('delete from case_list'));
  });
});

describe('what was asked goes on by itself', () => {
  const broken = () => { throw new Error('the power went'); };

  test('it says how far it is after any reload, on the start page too, and to nobody else; afterwards what came of it until it is looked at', async () => {
    const some = [await asked(), await asked()];
    await onDay('2019-03-11');
    const answer = await order(...some);
    const address = answer.location ?? '';
    for (let reload = 0; reload < 2; reload += 1) expect(plain((await desk.get(address)).text)).toContain('0 van 2');
    expect((await desk.get(`${address}/stand`)).text).toBe('0 2');
    const page = await desk.get(address);
    expect([htmlFaults(page.text), page.text.includes(`<look-again asks="${address}/stand">`)]).toEqual([[], true]);
    expect((await desk.get('/aanmeldpunt')).text).toContain(`href="${address}"`);
    const colleague = await signedIn(server, house.database, { roles: ['desk'] });
    for (const path of [address, `${address}/stand`]) expect((await colleague.get(path)).status).toBe(404);
    expect((await colleague.get('/aanmeldpunt')).text).not.toContain(address);
    expect(await work()).toEqual({ made: 2, refused: 0 });
    expect((await desk.get(`${address}/stand`)).text).toBe('2 2');
    expect(plain((await desk.get('/aanmeldpunt')).text)).toContain('De herinneringen aan het OM zijn klaar');
    expect(plain((await desk.get(address)).text)).toContain('2 herinneringen zijn gemaakt');
    expect((await desk.get('/aanmeldpunt')).text).not.toContain(address);
    const lines = await own.as((db) => db.query<{ cases: string[]; staff_id: string }>("select cases, staff_id from access_log where act = 'om-herinneringen-gemaakt' order by id desc limit 2"));
    expect(lines.map((line) => [line.staff_id, line.cases.length])).toEqual([[desk.id, 1], [desk.id, 1]]);
  });

  test('stopped in the midst of a case, it goes on: nothing is lost, nothing is there twice, and nothing of the case was half done', async () => {
    const some = [await asked(), await asked(), await asked()];
    await onDay('2019-03-11');
    const answer = await order(...some);
    let made = 0;
    await expect(work(async (letter) => (made++ === 1 ? broken() : press.make(letter)))).rejects.toThrow('the power went');
    expect(Object.values((await done(answer)).came)).toEqual(['done', null, 'done']);
    expect((await kinds(some[1] as Story)).at(-1)).toBe('DataRequested');
    expect(await work()).toEqual({ made: 1, refused: 0 });
    expect(await work()).toEqual({ made: 0, refused: 0 });
    for (const one of some) {
      expect((await kinds(one)).filter((kind) => kind === 'DataReminded')).toHaveLength(1);
      expect(await lettersIn(one)).toHaveLength(2);
    }
  });

  test('two servers at once make each letter once', async () => {
    const some = [await asked(), await asked()];
    await onDay('2019-03-11');
    await order(...some);
    await Promise.all([work(), work()]);
    for (const one of some) expect((await kinds(one)).filter((kind) => kind === 'DataReminded')).toHaveLength(1);
    expect(await own.as((db) => openWorks(db, 'om-reminders'))).toEqual([]);
  });

  test('what fails every time is given up, and said; a colleague who has gone makes nothing any more', async () => {
    const [one, other] = [await asked(), await asked()];
    await onDay('2019-03-11');
    const answer = await order(one);
    for (let round = 0; round < 3; round += 1) await expect(work(async () => broken())).rejects.toThrow();
    expect(await work()).toEqual({ made: 0, refused: 0 });
    const { came, page } = await done(answer);
    expect(came).toEqual({ [one.number]: 'failed' });
    expect(plain(page.text)).toContain('Dit ging een paar keer mis');
    const later = await order(other);
    await own.as((db) => db.query("update staff set roles = '{mediator}' where id = $1", [desk.id]));
    expect(await forColleague({ ...house, now: () => server.clock.now }, { staff: desk.id, right: 'desk-lists', act: 'om-herinneringen-gemaakt' }, async () => 'done')).toBeNull();
    await work();
    await own.as((db) => db.query("update staff set roles = '{desk}' where id = $1", [desk.id]));
    expect((await done(later)).came).toEqual({ [other.number]: 'unknown-case' });
    expect((await kinds(other)).at(-1)).toBe('DataRequested');
  });
});
