import { describe, expect, test } from 'vitest';
import { openAllocation, plain, profile } from '../../test/allocating.ts';
import { at } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';

const { house, own, sql, ids, is, administrator, as, ready, day } = await openAllocation();

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
      [house.newId(), id, ids.mediator, on, start, place, house.now]));
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
