import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { at, openOffice } from '../../test/office.ts';
import { story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { StaffId } from '../core/fields.ts';
import type { Client } from '../../test/visit.ts';
import { signedIn } from '../../test/visit.ts';

const { house, server, own, sql, ids, supervisor, staff, is } = await openOffice();
afterAll(house.close);
const START = house.now;
beforeEach(() => { server.clock.now = START; });

const administrator = await own.staff('administrator');
const as = (id: StaffId, ...roles: never[]): Promise<Client> => signedIn(server, house.database, { id, roles });
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const profile = (id: string) => `/bemiddelaars/${id}`;
const day = (from: number) => new Date(START.getTime() + from * 86_400_000).toISOString().slice(0, 10);

/** A case that is ready to go out, whose registrant lives in 3512. */
async function ready(cause: 'assault' | 'rape' = 'assault') {
  const one = await story(own, staff, { referral: { cause }, people: [{ details: ['post'] }, { side: 'b' }], words: { people: [{ name: 'Anna Proefhuis', address: 'Laan 1\n3512 AB Voorbeeldstad' }, {}] } });
  await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
  await one.desk('accept');
  await one.desk('record-detail', { person: 'p2' as never, values: { channel: 'post', source: 'prosecution' }, texts: { detail: 'Straat 2\n9712 CD Voorbeeldstad', name: 'Bart Verzonnen' } });
  return one;
}

/** The proposal, the others, and who is not proposed, each as text. */
async function proposal(one: { number: string }, rest = '/uitzetten') {
  const { text } = await (await is('desk')).get(at(one as never, rest));
  expect(await htmlFaults(text)).toEqual([]);
  const card = text.slice(text.indexOf('id="wie-past"'), text.indexOf('<form', text.indexOf('id="wie-past"')));
  const [top = '', others = ''] = card.split(/De anderen|Wie nu niet wordt voorgesteld/);
  return { text, card: plain(card), top: plain(top), rest: plain(others), blocked: plain(card.split('Wie nu niet wordt voorgesteld')[1] ?? '') };
}

describe('what is known of a mediator', () => {
  test('is recorded by desk, administrator and practice supervisor, shown with its days, and taken away again', async () => {
    const desk = await is('desk');
    const page = profile(ids.mediator);
    expect((await desk.post(`${page}/regio`, { 'regio-eerste': '35', 'regio-laatste': '39', 'regio-van': '2019-01-01', 'regio-tot': '' }, { from: page })).location).toBe(`${page}#regio`);
    expect((await (await as(administrator, 'administrator' as never)).post(`${page}/ervaring`, { 'ervaring-wat': 'sexual', 'ervaring-bron': 'training', 'ervaring-van': '2019-01-01', 'ervaring-tot': '' }, { from: page })).status).toBe(303);
    expect((await (await as(supervisor, 'practice-supervisor' as never)).post(`${page}/verlof`, { 'verlof-van': day(30), 'verlof-tot': day(40) }, { from: page })).status).toBe(303);
    const shown = await desk.get(page);
    expect(await htmlFaults(shown.text)).toEqual([]);
    expect(plain(shown.text)).toMatch(/Postcodes die beginnen met 35 tot en met 39.*Zeden: opleiding of training.*Is er niet/);
    const list = await desk.get('/bemiddelaars');
    expect(await htmlFaults(list.text)).toEqual([]);
    expect(plain(list.text)).toMatch(/Mia Middelaar.*35–39.*Zeden/);
    for (const row of await sql<{ id: string }>('select id from mediator_period where staff_id = $1', [ids.mediator])) expect((await desk.post(`${page}/${row.id}/einde`, {}, { from: page })).status).toBe(303);
    expect(plain((await desk.get(page)).text)).not.toContain('35 tot en met 39');
    expect(await sql('select 1 from mediator_period where staff_id = $1 and (ended_by is null or ended_at is null)', [ids.mediator])).toEqual([]);
  });

  test.each([
    ['regio', { 'regio-eerste': '3', 'regio-laatste': '', 'regio-van': '2019-01-01' }, 'regio-eerste'], ['regio', { 'regio-eerste': '39', 'regio-laatste': '35', 'regio-van': '2019-01-01' }, 'regio-laatste'],
    ['ervaring', { 'ervaring-wat': 'toveren', 'ervaring-bron': 'training', 'ervaring-van': '2019-01-01' }, 'ervaring-wat'], ['ervaring', { 'ervaring-wat': 'sexual', 'ervaring-bron': '', 'ervaring-van': '2019-01-01' }, 'ervaring-bron'],
    ['verlof', { 'verlof-van': '2019-02-30', 'verlof-tot': '' }, 'verlof-van'], ['verlof', { 'verlof-van': '', 'verlof-tot': '' }, 'verlof-van'], ['verlof', { 'verlof-van': '2019-06-03', 'verlof-tot': '2019-06-01' }, 'verlof-tot'],
    ['verlof', { 'verlof-van': '2018-01-01', 'verlof-tot': '2018-02-01' }, 'verlof-tot'],
  ])('%s %j is refused at %s, with what was typed, and nothing is kept', async (slug, fields, at_) => {
    const page = profile(ids.other);
    const refused = await (await is('desk')).post(`${page}/${slug}`, fields, { from: page });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`id="v-${at_}-fout"`);
    for (const [name, value] of Object.entries(fields)) if (value && name.endsWith('van')) expect(refused.text).toContain(value);
    expect(await sql('select 1 from mediator_period where staff_id = $1', [ids.other])).toEqual([]);
  });

  test('two people who record the same leave at once leave it there once', async () => {
    const page = profile(ids.other);
    const [one, two] = [await is('desk'), await as(administrator, 'administrator' as never)];
    const fields = { 'verlof-van': day(100), 'verlof-tot': day(110) };
    const answers = await Promise.all([one, two].map((who) => who.post(`${page}/verlof`, fields, { from: page })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await sql('select 1 from mediator_period where staff_id = $1 and from_day = $2', [ids.other, day(100)])).toHaveLength(1);
    await sql('delete from mediator_period where staff_id = $1', [ids.other]);
  });

  test('an administrator and a practice supervisor see no numbers of cases; a mediator sees no profiles [P-03] [P-22]', async () => {
    await ready();
    expect(plain((await (await is('desk')).get('/bemiddelaars')).text)).toMatch(/Geen lopende zaken|lopende za/);
    for (const who of [await as(administrator, 'administrator' as never), await as(supervisor, 'practice-supervisor' as never)]) for (const page of ['/bemiddelaars', profile(ids.mediator)]) {
      expect(plain((await who.get(page)).text)).not.toMatch(/lopende za|afgerond in/i);
    }
    for (const page of ['/bemiddelaars', profile(ids.mediator)]) expect((await (await is('mediator')).get(page)).status).toBe(403);
    expect((await (await is('desk')).get(profile(ids.desk))).status).toBe(404);
  });
});

describe('the proposal beside the form', () => {
  const know = (id: string, kind: string, code: string | null, from: string, until: string | null) => sql(
    "insert into mediator_period (id, staff_id, kind, code, source, from_day, until_day, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    [house.newId(), id, kind, code, kind === 'competence' ? 'training' : null, from, until, ids.desk, START]);
  beforeEach(() => sql('delete from mediator_period'));

  test('names who works in the region first, says why, and no number of how good somebody is', async () => {
    await know(ids.other, 'area', '35-39', '2019-01-01', null);
    await know(ids.mediator, 'area', '90-99', '2019-01-01', null);
    const { top, text, card } = await proposal(await ready());
    expect(top).toMatch(/Otto Ander.*Werkt in de regio van wie zich meldde.*Mia Middelaar.*Werkt in de regio van de andere kant/);
    expect(text.indexOf(`value="${ids.other}"`)).toBeLessThan(text.indexOf(`value="${ids.mediator}"`));
    expect(card).not.toMatch(/score|punten|%|3512|9712|Laan|Straat/i);
  });

  test('does not propose who is on leave, lacks what the case asks, or may not come near it, and says so; the desk can still choose', async () => {
    const one = await ready('rape');
    await know(ids.other, 'leave', null, day(-2), day(5));
    await know(ids.other, 'competence', 'sexual', '2019-01-01', null);
    const { blocked, card, text } = await proposal(one);
    expect(card).toContain('Deze zaak vraagt ervaring met zeden');
    expect(card).toContain('Er is nu niemand om voor te stellen');
    expect(blocked).toMatch(/Mia Middelaar heeft geen ervaring met zeden.*Otto Ander is met verlof tot en met/);
    expect(text).toContain(`value="${ids.other}"`);
    const desk = await is('desk');
    await desk.post(at(one, '/toegang/niet'), { niet: ids.other, 'waarom-niet': 'Buurman' }, { from: at(one, '/toegang') });
    const barred = await proposal(one);
    expect(barred.blocked).toContain('Otto Ander mag niet bij deze zaak');
    expect(barred.text).not.toContain(ids.other);
    const send = (meant: Record<string, string>) => desk.post(at(one, '/uitzetten'), { 'v-mediator': ids.mediator, 'v-why': 'Belt liever na zes uur', dag: day(0), ...meant }, { from: at(one, '/uitzetten') });
    const asked = await send({});
    expect([asked.status, plain(asked.text).includes('Mia Middelaar heeft geen ervaring met zeden, en deze zaak vraagt dat.'), asked.text.includes('Belt liever na zes uur')]).toEqual([422, true, true]);
    expect(asked.text).toContain(`name="toch" value="${ids.mediator}"`);
    expect(await htmlFaults(asked.text)).toEqual([]);
    expect((await send({ toch: ids.other })).status).toBe(422);
    expect((await send({ toch: ids.mediator })).status).toBe(303);
  });

  test('whoever has these people from an earlier case comes first and is filled in, unless away [R-067] [R-115]', async () => {
    const earlier = await ready();
    await earlier.desk('allocate', { values: { mediator: ids.other } });
    const one = await ready();
    await one.desk('link-case', { values: { other: earlier.id, link: 'earlier' } });
    const { top, text } = await proposal(one);
    expect(top).toMatch(new RegExp(`^[^O]*Otto Ander.*Kent deze mensen van zaak ${earlier.number}`));
    expect(text).toMatch(new RegExp(`value="${ids.other}" selected`));
    await know(ids.other, 'leave', null, day(-2), day(5));
    expect((await proposal(one)).text).not.toMatch(new RegExp(`value="${ids.other}" selected`));
  });

  test('an earlier case that its reader may not know of is not told by the proposal', async () => {
    const earlier = await ready();
    await earlier.desk('allocate', { values: { mediator: ids.other } });
    const one = await ready();
    await one.desk('link-case', { values: { other: earlier.id, link: 'earlier' } });
    const other = await is('other');
    await other.post(at(earlier, '/toegang/niet'), { niet: ids.desk, 'waarom-niet': 'Familie' }, { from: at(earlier, '/toegang') });
    const { text, card } = await proposal(one);
    expect(text).not.toContain(earlier.number);
    expect(card).not.toContain('ent deze mensen');
  });

  test('giving a case on proposes everybody but who has it', async () => {
    const one = await ready();
    await one.desk('allocate', { values: { mediator: ids.mediator } });
    const { card } = await proposal(one, '/opnieuw-uitzetten');
    expect(card).toContain('Otto Ander');
    expect(card).not.toContain('Mia Middelaar');
  });
});

describe('a mediator who got a case', () => {
  test('sees it on top until they take it, hand it back, or begin', async () => {
    const one = await ready();
    await one.desk('allocate', { values: { mediator: ids.mediator } });
    const mediator = await is('mediator');
    const given = async () => { const { text } = await mediator.get('/mijn-zaken'); return text.slice(0, text.indexOf('aria-label="Aan u"')).includes(one.number) && text.includes('Nieuw bij u'); };
    expect(await given()).toBe(true);
    const page = await mediator.get(at(one));
    expect(await htmlFaults(page.text)).toEqual([]);
    expect(page.text).toMatch(/aangenomen">Zaak is aangenomen<[\s\S]*teruggegeven">Zaak is teruggegeven</);
    expect((await mediator.post(at(one, '/aangenomen'), { dag: day(0) }, { from: at(one, '/aangenomen') })).status).toBe(303);
    expect(await given()).toBe(false);
  });
});

describe('handing over during leave', () => {
  const page = `${profile(ids.mediator)}/overdragen`;
  const mediatorOf = async (one: { id: string }) => (await sql<{ mediator: string }>('select mediator from standing where case_id = $1', [one.id]))[0]?.mediator;
  const two = async () => {
    await sql("delete from mediator_period");
    for (const one of await sql<{ id: string }>("select case_id as id from standing where mediator = $1 and closed is null", [ids.mediator])) await own.give(own.by(ids.desk), { caseId: one.id as never, order: 'reallocate', values: { mediator: ids.other, reason: 'other' } });
    const all = [await ready(), await ready()];
    for (const one of all) await one.desk('allocate', { values: { mediator: ids.mediator } });
    return all as [Awaited<ReturnType<typeof ready>>, Awaited<ReturnType<typeof ready>>];
  };
  const choices = ([a, b]: readonly { number: string }[], first: string, second: string) => ({ reden: 'absence', [`naar-${a?.number}`]: first, [`naar-${b?.number}`]: second });

  test('every chosen case goes to who takes it, by the order that gives one, and the rest stays', async () => {
    const all = await two();
    const desk = await is('desk');
    const shown = await desk.get(page);
    expect(await htmlFaults(shown.text)).toEqual([]);
    for (const one of all) expect(shown.text).toContain(`Zaak ${one.number}`);
    expect(shown.text).toMatch(new RegExp(`value="${ids.other}" selected`));
    const { location } = await desk.post(page, choices(all, ids.other, ''), { from: page });
    expect(location).toMatch(new RegExp(`overdragen\\?zaken=${all[0].number}\\.\\d+$`));
    // The log says it of what went, and of what stayed only that it was seen.
    const lines = await sql<{ act: string; cases: string[] }>('select act, cases from access_log where request_id = (select request_id from access_log order by id desc limit 1)');
    const seenIn = (act: string) => lines.find((line) => line.act === act)?.cases ?? [];
    expect([seenIn('zaken-overgedragen'), seenIn('overdracht-bekeken').includes(all[0].id), seenIn('overdracht-bekeken').includes(all[1].id)]).toEqual([[all[0].id], false, true]);
    // What stays is not filled in again: one more press would take it along.
    const rest = (await desk.get(location ?? '')).text;
    expect([rest.includes(`Zaak ${all[1].number}`), rest.includes(`value="${ids.other}" selected`), htmlFaults(rest)]).toEqual([true, false, []]);
    expect([await mediatorOf(all[0]), await mediatorOf(all[1])]).toEqual([ids.other, ids.mediator]);
    expect((await (await is('other')).get('/mijn-zaken')).text).toContain(all[0].number);
    expect((await (await is('mediator')).get(at(all[0]))).status).toBe(404);
    expect(await sql("select 1 from fact where case_id = $1 and kind = 'Reallocated' and actor = $2", [all[0].id, `staff:${ids.desk}`])).toHaveLength(1);
  });

  test('is undone for all at once, and only as long as nobody recorded anything since: else nothing is', async () => {
    const all = await two();
    const desk = await is('desk');
    const [sent] = await sql<{ seq: number }>("select seq from fact where case_id = $1 and kind = 'Allocated'", [all[0].id]);
    expect((await desk.post(page, { doe: 'terug', zaken: `${all[0].number}.${sent?.seq}` }, { from: page })).status).toBe(422);
    const after = await desk.get((await desk.post(page, choices(all, ids.other, ids.other), { from: page })).location ?? '');
    expect(htmlFaults(after.text)).toEqual([]);
    const zaken = /name="zaken" value="([^"]+)"/.exec(after.text)?.[1] ?? '';
    const back = async (who = desk) => who.post(page, { doe: 'terug', zaken, eenmalig: await who.keyFor(page) });
    const colleague = await as(await own.staff('desk'), 'desk' as never);
    expect((await back(colleague)).status).toBe(422);
    expect((await back()).location).toBe(`${page}?terug=2`);
    const [undone] = await sql<{ cases: string[] }>("select cases from access_log where act = 'overdracht-ongedaan-gemaakt'");
    for (const one of all) expect([await mediatorOf(one), undone?.cases.includes(one.id)]).toEqual([ids.mediator, true]);
    // Once more is nothing: the line is corrected already.
    const again = await back();
    expect([again.status, again.text.includes('In één keer ongedaan maken kan niet meer')]).toEqual([422, true]);
    const second = await desk.get((await desk.post(page, choices(all, ids.other, ids.other), { from: page })).location ?? '');
    await all[1].desk('record-ban', { values: { ban: 'no' } });
    const late = await desk.post(page, { doe: 'terug', zaken: /name="zaken" value="([^"]+)"/.exec(second.text)?.[1] ?? '', eenmalig: await desk.keyFor(page) });
    expect([late.status, await mediatorOf(all[0]), await mediatorOf(all[1])]).toEqual([422, ids.other, ids.other]);
  });

  test('says what stands planned and who is out just now, also of who stays a mediator: somebody waits for it, or is to be missed [P-21]', async () => {
    const all = await two();
    const add = (start: string, place: string, on: string, id: string = all[0].id) => own.as((db) => db.query(
      `insert into appointment (id, case_id, owner, kind, people, day, start, minutes, place, status, made_at, known_at) values ($1, $2, $3, 'intake', 'p1', $4, $5, 60, $6, 'planned', $7, $7)`,
      [house.newId(), id, ids.mediator, on, start, place, START]));
    const desk = await is('desk');
    expect((await desk.get(page)).text).not.toMatch(/afspraak gepland|is nu op bezoek/);
    await add('09:00', 'office', day(3));
    // What goes on as it was is not named: only the cases that can be given on, or just were.
    await add('10:00', 'office', day(4), (await ready()).id);
    expect((await desk.get(page)).text).toContain('Er staat een afspraak gepland');
    await add('23:50', 'home', day(0));
    expect((await desk.get(page)).text).not.toContain('is nu op bezoek');
    await add('00:01', 'home', day(0));
    const { text } = await desk.get(page);
    expect([text.includes('Mia Middelaar is nu op bezoek'), htmlFaults(text)]).toEqual([true, []]);
    const given = await desk.get((await desk.post(page, choices(all, ids.other, ''), { from: page })).location ?? '');
    expect(given.text).toContain('Er staan 3 afspraken gepland');
    await sql('delete from appointment');
  });

  test('to somebody without the experience that a case asks for it goes only where this very mediator is confirmed for this very case, as where one goes', async () => {
    await two();
    const all = [await ready('rape'), await ready()];
    for (const one of all) await one.desk('allocate', { values: { mediator: ids.mediator } });
    const desk = await is('desk');
    const asked = await desk.post(page, choices(all, ids.other, ids.other), { from: page });
    const field = `toch-${all[0]!.number}`;
    expect([asked.status, htmlFaults(asked.text)]).toEqual([422, []]);
    expect(plain(asked.text)).toContain(`Zaak ${all[0]!.number}: Otto Ander heeft geen ervaring met zeden, en deze zaak vraagt dat. Kies een ander, of bevestig hieronder dat u deze bemiddelaar bedoelt.`);
    expect([asked.text.includes(`name="${field}"`), asked.text.includes(`toch-${all[1]!.number}`)]).toEqual([true, false]);
    expect(asked.text).toMatch(new RegExp(`value="${ids.other}" selected`));
    // Another case, or another mediator, is not what was confirmed.
    const eenmalig = () => desk.keyFor(page);
    expect((await desk.post(page, { ...choices(all, ids.other, ids.other), [`toch-${all[1]!.number}`]: ids.other, eenmalig: await eenmalig() })).status).toBe(422);
    expect((await desk.post(page, { ...choices(all, ids.other, ids.other), [field]: ids.mediator, eenmalig: await eenmalig() })).status).toBe(422);
    expect([await mediatorOf(all[0]!), await mediatorOf(all[1]!)]).toEqual([ids.mediator, ids.mediator]);
    expect((await desk.post(page, { ...choices(all, ids.other, ids.other), [field]: ids.other, eenmalig: await eenmalig() })).status).toBe(303);
    expect([await mediatorOf(all[0]!), await mediatorOf(all[1]!)]).toEqual([ids.other, ids.other]);
  });

  test('where one is refused none goes, and it says which and why', async () => {
    const all = await two();
    const desk = await is('desk');
    await desk.get(page);
    const eenmalig = await desk.keyFor(page);
    await desk.post(at(all[1], '/toegang/niet'), { niet: ids.other, 'waarom-niet': 'Buurman' }, { from: at(all[1], '/toegang') });
    const refused = await desk.post(page, { ...choices(all, ids.other, ids.other), eenmalig });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`Zaak ${all[1].number}: deze bemiddelaar kan de zaak niet krijgen.`);
    expect([await mediatorOf(all[0]), await mediatorOf(all[1])]).toEqual([ids.mediator, ids.mediator]);
  });

  test('what changed since it was looked at is looked at again: a case that went meanwhile, and one in which somebody recorded something', async () => {
    const all = await two();
    const desk = await is('desk');
    const shown = (await desk.get(page)).text;
    const seen = Object.fromEntries(all.map(({ number }) => [`gezien-${number}`, new RegExp(`name="gezien-${number}" value="(\\d+)"`).exec(shown)?.[1] ?? '']));
    const told = async (fields: Record<string, string>, said: string) => { const { status, text } = await desk.post(page, { ...choices(all, ids.other, ids.other), ...fields }, { from: page }); return [status, text.includes(`Zaak ${all[1].number}${said}`), await mediatorOf(all[0])]; };
    await all[1].mediator('record-ban', { values: { ban: 'yes' } });
    expect(await told(seen, ': iemand anders legde intussen iets vast')).toEqual([422, true, ids.mediator]);
    await all[1].desk('reallocate', { values: { mediator: ids.other, reason: 'other' } });
    expect(await told({}, ' is intussen niet meer van')).toEqual([422, true, ids.mediator]);
  });

  test('two people who hand over the same cases at once: one of them does, the other is told', async () => {
    const all = await two();
    const [desk, colleague] = [await is('desk'), await as(await own.staff('desk'), 'desk' as never)];
    const keys = [await desk.keyFor(page), await colleague.keyFor(page)];
    const answers = await Promise.all([desk, colleague].map((who, i) => who.post(page, { ...choices(all, ids.other, ids.other), eenmalig: keys[i] as string })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    for (const one of all) expect(await sql("select 1 from fact where case_id = $1 and kind = 'Reallocated'", [one.id])).toHaveLength(1);
  });

  test('is the desk\'s, without cases that this one may not know of; nothing chosen, or no reason, is said', async () => {
    const all = await two();
    const desk = await is('desk');
    for (const fields of [{ reden: 'absence' }, { ...choices(all, ids.other, ''), reden: 'zomaar' }, { ...choices(all, ids.other, ''), reden: 'handed-back' }]) expect((await desk.post(page, fields, { from: page })).status).toBe(422);
    await (await is('mediator')).post(at(all[0], '/toegang/niet'), { niet: ids.desk, 'waarom-niet': 'Familie' }, { from: at(all[0], '/toegang') });
    const { text } = await desk.get(page);
    expect([text.includes(all[0].number), text.includes(all[1].number)]).toEqual([false, true]);
    expect((await (await as(administrator, 'administrator' as never)).get(page)).status).toBe(403);
    const [line] = await sql<{ cases: string[] }>("select cases from access_log where act = 'overdracht-bekeken' order by at desc, request_id limit 1");
    expect(line?.cases.length).toBeGreaterThan(0);
  });
});
