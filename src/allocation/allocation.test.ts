import { beforeEach, describe, expect, test } from 'vitest';
import { openAllocation, plain, profile } from '../../test/allocating.ts';
import { at } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';

const { house, sql, ids, supervisor, is, administrator, as, ready, day } = await openAllocation();

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
    const keys = await Promise.all([one, two].map((who) => who.keyFor(`${page}/verlof`, page)));
    const answers = await Promise.all([one, two].map((who, at) => who.post(`${page}/verlof`, { ...fields, eenmalig: keys[at]! })));
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
    [house.newId(), id, kind, code, kind === 'competence' ? 'training' : null, from, until, ids.desk, house.now]);
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
