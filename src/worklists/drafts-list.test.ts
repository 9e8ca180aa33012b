import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asFields, formsIn, standing } from '../../test/form-controls.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from '../../test/guarantees/house.ts';
import { AFTERWARDS, ready } from '../../test/guarantees/scenes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Client } from '../../test/visit.ts';
import { formsStillThere } from '../database/people/form-draft.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const WORD = 'Zwanehalsmos';
const TITLE = 'Nog niet verstuurd';
const running = () => house.put(ready('contact-referrer').c);

/** Half types a form of this page, which is kept. */
async function types(who: Client, page: string, action: string, field: string, text = WORD): Promise<void> {
  const form = formsIn((await who.get(page)).text).find((one) => one.action === action);
  expect(await who.post('/concept', asFields(standing(form!), { [field]: [text], stil: ['1'] }))).toMatchObject({ status: 200 });
}
const note = (who: Client, number: string, text = WORD) => types(who, `/zaken/${number}`, `/zaken/${number}/notitie`, 'notitie', text);
const listOn = async (who: Client, path: string) => {
  const { status, text: page } = await who.get(path);
  expect([path, status, htmlFaults(page), house.server.logged.flatMap(({ error }) => error ?? [])]).toEqual([path, 200, [], []]);
  return /<section class="stack" id="niet-verstuurd"[^]*?<\/section>/.exec(page)?.[0] ?? '';
};
/** The form that throws away what was typed in this case, as the list shows it. */
const thrower = (list: string, number: string) => {
  const form = formsIn(list.split('<tr>').find((row) => row.includes(`/zaken/${number}"`)) ?? '').find(({ action }) => action === '/concept/weggooien');
  return asFields(standing(form!), {});
};

test('a form half typed in a case stands on one’s own list: which case, what form, when it was kept, and none of its words', async () => {
  const { id, number } = await running();
  const mediator = await house.as('mediator');
  expect(await listOn(mediator, '/vandaag')).toBe('');
  await note(mediator, number);
  const order = `/zaken/${number}/verwijzer-gesproken`;
  await types(mediator, order, order, 'v-remarks');
  const page = (await mediator.get('/vandaag')).text;
  const list = await listOn(mediator, '/vandaag');
  expect(list).toContain('vandaag 11:00');
  for (const opens of [`/zaken/${number}`, order]) expect(list).toContain(`<a href="${opens}">`);
  expect([list.includes('>Notitie<'), list.includes('Contact met de verwijzer'), page.includes(WORD)]).toEqual([true, true, false]);
  expect(page).toMatch(/href="#niet-verstuurd"[^>]*>Nog niet verstuurd<span class="count[^"]*">2</);
  const [line] = await house.asOwner((db) => db.query<{ cases: string[] }>('select cases from access_log where staff_id = $1 order by id desc limit 1', [COLLEAGUES.mediator[0]]));
  expect(line?.cases).toContain(id);
  for (const [who, path] of [['otherMediator', '/vandaag'], ['desk', '/aanmeldpunt'], ['supervisor', '/werkbegeleiding']] as const) expect([who, await listOn(await house.as(who), path)]).toEqual([who, '']);
});

test('a referral half typed stands on the list of the desk; a second caller gets an empty form beside it, and neither gets what the other told', async () => {
  const desk = await house.as('desk');
  const [first, second] = ['/aanmeldpunt/nieuw', '/aanmeldpunt/nieuw?blad=2'];
  expect((await desk.get('/aanmeldpunt')).text).not.toContain('begon aan een aanmelding');
  await types(desk, first, first, 'name', 'Eerste Beller');
  const again = (await desk.get(first)).text;
  expect(htmlFaults(again)).toEqual([]);
  // Nobody types over it unseen: it has the focus, and leads to an empty form.
  expect(again).toMatch(/<div class="notice notice--info" role="note" tabindex="-1" autofocus[^>]*>(?:(?!<input type="text").)*href="\/aanmeldpunt\/nieuw\?blad=2"/s);
  const empty = (await desk.get(second)).text;
  expect([empty.includes('Eerste Beller'), empty.includes('U was hier al aan begonnen')]).toEqual([false, false]);
  await types(desk, second, first, 'name', 'Tweede Beller');
  expect((await desk.get(second)).text).toContain('Tweede Beller');
  expect((await desk.get(first)).text).not.toContain('Tweede Beller');
  const list = (await desk.get('/aanmeldpunt')).text;
  expect(htmlFaults(list)).toEqual([]);
  expect(list).toContain('U begon aan 2 aanmeldingen die nog niet vastliggen');
  for (const opens of [first, second]) expect(list).toContain(`<a href="${opens}">`);
  expect([list.includes('Eerste Beller'), list.includes('Tweede Beller'), (await (await house.as('otherDesk')).get('/aanmeldpunt')).text.includes('nog niet vastliggen')]).toEqual([false, false, false]);
  // Thrown away or recorded, one leaves the other.
  const throws = formsIn((await desk.get(second)).text).find(({ action }) => action === '/concept/weggooien');
  expect((await desk.post('/concept/weggooien', asFields(standing(throws!), {}))).status).toBe(303);
  expect((await desk.get(first)).text).toContain('Eerste Beller');
  expect((await desk.get('/aanmeldpunt')).text).toContain('U begon aan een aanmelding die nog niet vastligt');
});

test.each<[Colleague, string]>([['desk', '/aanmeldpunt'], ['policy', '/beleid'], ['supervisor', '/werkbegeleiding']])('%s has it on %s, and that is a look at the case', async (name, path) => {
  // Waits for a person: it stands on no other list of a practice supervisor.
  const scene = name === 'desk' ? ready('judge-violence') : name === 'policy' ? ready('answer-policy') : ready('decide-to-go-on');
  const { id, number } = await house.put(scene.c);
  const who = await house.as(name);
  await note(who, number);
  expect(await listOn(who, path)).toContain(`/zaken/${number}"`);
  const [line] = await house.asOwner((db) => db.query<{ act: string; cases: string[] }>('select act, cases from access_log where staff_id = $1 order by id desc limit 1', [COLLEAGUES[name][0]]));
  expect([line?.act, line?.cases.includes(id)]).toEqual(['lijst-bekeken', true]);
});

test('only of cases that one may open now', async () => {
  const { id, number } = await running();
  const mediator = await house.as('mediator');
  await note(mediator, number);
  expect(await listOn(mediator, '/vandaag')).toContain(number);
  await house.asOwner((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [randomUUID(), id, COLLEAGUES.mediator[0], AFTERWARDS, COLLEAGUES.policy[0]]));
  expect(await listOn(mediator, '/vandaag')).not.toContain(number);
});

test('it is thrown away from the list, and the list comes back; what was typed since in another window is not', async () => {
  const { number } = await running();
  const mediator = await house.as('mediator');
  await note(mediator, number);
  const seen = thrower(await listOn(mediator, '/vandaag'), number);
  expect(seen['terug']).toEqual(['/vandaag']);
  const kept = () => house.asOwner((db) => db.query("select from form_draft where content <> '' and action = $1", [`/zaken/${number}/notitie`]));
  house.server.clock.now = new Date(AFTERWARDS.getTime() + 60_000);
  await note(mediator, number, `${WORD} en meer`);
  const late = await mediator.post('/concept/weggooien', seen);
  expect([late.status, late.text.includes('Niets weggegooid'), htmlFaults(late.text), await kept()]).toEqual([409, true, [], [{}]]);
  const done = await mediator.post('/concept/weggooien', thrower(await listOn(mediator, '/vandaag'), number));
  expect([done.status, done.location, await kept()]).toEqual([303, '/vandaag', []]);
  expect(await listOn(mediator, '/vandaag')).not.toContain(number);
  house.server.clock.now = AFTERWARDS;
});

test('of a form that leads nowhere any more it says so, and it is thrown away without a look', async () => {
  const { id, number } = await running();
  const mediator = await house.as('mediator');
  const file = `/zaken/${number}`;
  const made = async (rest: string, fields: Record<string, string>) => expect((await mediator.post(`${file}/${rest}`, fields, { from: file })).status).toBe(303);
  await made('taken', { taak: 'Bellen', voor: '' });
  await made('notitie', { notitie: 'Iets' });
  const page = (await mediator.get(file)).text;
  const task = /href="(\/zaken\/[^"]+\/taken\/[^"]+)"/.exec(page)?.[1] ?? '';
  const struck = /href="(\/zaken\/[^"]+\/notities\/[^"]+)"/.exec(page)?.[1] ?? '';
  await types(mediator, task, task, 'taak');
  await types(mediator, struck, struck, 'toelichting');
  const rows = async () => (await listOn(mediator, '/vandaag')).split('<tr>').filter((row) => row.includes(`${file}"`)).map((row) => [row.includes('Dit kan niet meer'), row.includes(`href="${task}"`) || row.includes(`href="${struck}"`)]);
  expect(await rows()).toEqual([[false, true], [false, true]]);
  expect((await mediator.post(`${task}/gedaan`, {}, { from: file })).status).toBe(303);
  expect((await (await house.as('supervisor')).post(struck, { reden: 'twice', toelichting: '' }, { from: struck })).status).toBe(303);
  expect(await rows()).toEqual([[true, false], [true, false]]);
  expect((await mediator.post('/concept/weggooien', thrower(await listOn(mediator, '/vandaag'), number))).location).toBe('/vandaag');
  expect(await rows()).toEqual([[true, false]]);
  const [planned, calledOff] = [randomUUID(), randomUUID()];
  for (const [one, status] of [[planned, 'planned'], [calledOff, 'cancelled']] as const) await house.asOwner((db) => db.query(
    "insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at, settled_at) values ($1, $2, $3, '2019-03-11', '10:00', 60, 'talk', 'office', '', $4::text, $5, case when $4::text <> 'planned' then $5::timestamptz end)", [one, id, COLLEAGUES.mediator[0], status, AFTERWARDS]));
  expect([...await house.asOwner((db) => formsStillThere(db, [planned, calledOff]))]).toEqual([planned]);
});

test('how a talk went, half typed, leads nowhere once it was called off', async () => {
  const { id, number } = await running();
  const [mediator, one] = [await house.as('mediator'), randomUUID()];
  await house.asOwner((db) => db.query(
    "insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at) values ($1, $2, $3, '2019-03-11', '10:00', 60, 'talk', 'office', 'p1', 'planned', $4)", [one, id, COLLEAGUES.mediator[0], AFTERWARDS]));
  const page = `/zaken/${number}/afspraken/${one}/verwerken`;
  await types(mediator, page, page, 'notitie');
  const row = async () => { const list = await listOn(mediator, '/vandaag'); return [list.includes(`href="${page}"`), /Dit kan niet meer/.test(list.split('<tr>').find((part) => part.includes(`/zaken/${number}"`)) ?? '')]; };
  expect(await row()).toEqual([true, false]);
  await house.asOwner((db) => db.query("update appointment set status = 'cancelled', settled_at = $2 where id = $1", [one, AFTERWARDS]));
  expect(await row()).toEqual([false, true]);
});

test('of an appointment that a colleague moved meanwhile, moving it goes on with what stands now', async () => {
  const { id, number } = await running();
  const [mediator, one, next] = [await house.as('mediator'), randomUUID(), randomUUID()];
  const plans = (own: string, replaces: string | null) => house.asOwner((db) => db.query(
    "insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at, replaces) values ($1, $2, $3, '2019-03-11', '10:00', 60, 'talk', 'office', 'p1', 'planned', $4, $5)", [own, id, COLLEAGUES.mediator[0], AFTERWARDS, replaces]));
  const settles = (own: string, status: string) => house.asOwner((db) => db.query('update appointment set status = $3, settled_at = $2 where id = $1', [own, AFTERWARDS, status]));
  await plans(one, null);
  const page = `/zaken/${number}/afspraken/${one}/verzetten`;
  await types(mediator, page, page, 'waar');
  const opens = async () => (await listOn(mediator, '/vandaag')).includes(`href="${page}"`);
  await settles(one, 'moved');
  await plans(next, one);
  expect([await opens(), (await mediator.get(page)).status]).toEqual([true, 200]);
  await settles(next, 'cancelled');
  expect([await opens(), (await mediator.get(page)).status]).toEqual([false, 303]);
});

test('nobody throws away what a colleague typed, nor learns of it', async () => {
  const { number } = await running();
  const mediator = await house.as('mediator');
  await note(mediator, number);
  const seen = thrower(await listOn(mediator, '/vandaag'), number);
  const desk = await house.as('desk');
  expect((await desk.post('/concept/weggooien', { ...seen, eenmalig: house.key('desk') })).status).toBe(404);
  expect(await listOn(mediator, '/vandaag')).toContain(TITLE);
});
