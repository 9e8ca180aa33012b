import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { p1, p2 } from '../../test/journal.ts';
import { openOffice } from '../../test/office.ts';
import { story, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Fields, type Page } from '../../test/visit.ts';
import { dayOf } from '../core/day.ts';
import type { StaffId } from '../core/fields.ts';
import { officesOn } from '../database/prosecution-office.ts';
import { readPeople } from '../database/people/people.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let desk: Client;
beforeAll(async () => {
  office = await openOffice();
  desk = await office.is('desk', 'desk');
});
afterAll(() => office.house.close());

const present = (day = dayOf(office.server.clock.now)) => office.own.as((db) => officesOn(db, office.house.keys, day));
const text = (page: Page) => page.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the list of offices', () => {
  const ADDRESS = 'Informatiepunt\nPostbus 0000\n0000 AA Voorbeeldstad';

  test('an office has a contact and an address from a day on; a change counts from its own day, and what was used goes', async () => {
    expect((await desk.get('/beheer/parketten')).text).toContain('Er staat nog geen parket in de lijst.');
    const added = await desk.post('/beheer/parketten', { naam: 'Parket Voorbeeld', contact: 'Cora Contact', adres: ADDRESS, vanaf: '2019-03-01' });
    expect([added.status, added.location]).toEqual([303, '/beheer/parketten']);
    const [one] = await present();
    expect(one).toMatchObject({ name: 'Parket Voorbeeld', contact: 'Cora Contact', address: ADDRESS, ended: false });
    const page = await desk.get(`/beheer/parketten/${one?.office}`);
    expect(htmlFaults(page.text)).toEqual([]);
    const at = `/beheer/parketten/${one?.office}`;
    expect((await desk.post(at, { naam: 'Parket Voorbeeld', contact: '', adres: 'Nieuwe weg 1\n0000 BB Elders', vanaf: '2019-06-01' })).status).toBe(303);
    expect((await present())[0]?.address).toBe(ADDRESS);
    expect((await office.own.as((db) => officesOn(db, office.house.keys, '2019-06-01' as never)))[0]).toMatchObject({ contact: null, address: 'Nieuwe weg 1\n0000 BB Elders' });
    expect(text(await desk.get('/beheer/parketten'))).toContain('Komende wijzigingen');
    expect((await desk.post('/beheer/parketten', { naam: 'Parket Weg', contact: '', adres: ADDRESS, vanaf: '2019-03-01' })).status).toBe(303);
    const gone = (await present()).find(({ name }) => name === 'Parket Weg');
    expect((await desk.post(`/beheer/parketten/${gone?.office}/einde`, {}, { from: '/beheer/parketten' })).status).toBe(303);
    expect((await present()).map(({ name }) => name)).toEqual(['Parket Voorbeeld']);
  });

  test('what is wrong stands at its field, with everything typed', async () => {
    const bad = await desk.post('/beheer/parketten', { naam: '', contact: 'x'.repeat(80), adres: '', vanaf: '2019-02-30' });
    expect(bad.status).toBe(422);
    for (const words of ['Vul de naam van het parket in', 'korter dan 60', 'Vul het postadres in', 'Deze dag bestaat niet', 'x'.repeat(80), 'value="2019-02-30"']) expect(bad.text).toContain(words);
    const wide = await desk.post('/beheer/parketten', { naam: 'Parket', contact: '', adres: 'x'.repeat(50), vanaf: '2019-03-01' });
    expect([wide.status, wide.text.includes('past niet in het venster')]).toEqual([422, true]);
    expect(htmlFaults(bad.text)).toEqual([]);
  });

  test('is the desk’s and the administrator’s, and all that was typed lies sealed', async () => {
    const administrator = await signedIn(office.server, office.house.database, { roles: ['administrator'] });
    expect((await administrator.get('/beheer/parketten')).status).toBe(200);
    expect((await (await office.is('mediator', 'mediator')).get('/beheer/parketten')).status).toBe(403);
    const rows = await office.sql<{ row: string; words: Buffer }>('select prosecution_office::text as row, words from prosecution_office');
    expect(rows.length).toBeGreaterThan(2);
    for (const { row, words } of rows) expect(/Cora|Parket|Postbus/.test(row + words.toString('latin1'))).toBe(false);
  });
});

describe('answers that are taken in', () => {
  const asked = async (changes: Parameters<typeof office.own.open>[0] = {}): Promise<Story> => {
    const one = await story(office.own, office.staff, changes);
    await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    await one.desk('accept');
    await one.desk('request-data');
    return one;
  };
  const HEAD = 'kenmerk;antwoord;naam;adres;telefoon;e-mail';
  const ADDRESS = '/aanmeldpunt/om-antwoorden';
  const look = (lines: readonly string[], head = HEAD) => desk.post(ADDRESS, { antwoorden: [head, ...lines].join('\n'), doe: 'bekijken' });
  const markIn = (page: Page) => /name="gezien" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';
  const take = async (lines: readonly string[], gezien?: string) => desk.post(ADDRESS, { antwoorden: [HEAD, ...lines].join('\n'), doe: 'overnemen', gezien: gezien ?? markIn(await look(lines)) });
  const kinds = async (one: Story) => (await office.sql<{ kind: string }>('select kind from fact where case_id = $1 order by seq', [one.id])).map(({ kind }) => kind);

  test('a look tells what would be taken in of each line, and why not; nothing is recorded by looking', async () => {
    const [one, other, several] = [await asked(), await asked(), await asked()];
    await several.desk('add-person', { values: { side: 'b', role: 'offender', position: null, nature: 'person', age: null, referredItself: 'no' } });
    const never = await story(office.own, office.staff);
    const before = await kinds(one);
    const page = await look([
      `${one.number};ontvangen;Proefman de Boer;Voorbeeldstraat 12, 0000 AA Voorbeeldstad;;`, `${other.number};geweigerd;;;;`, `${one.number};geweigerd;;;;`, '2019-99999;geweigerd;;;;',
      `${never.number};geweigerd;;;;`, `${several.number};ontvangen;Iemand;Straat 1;;`, `${other.number};misschien;;;;`, `${never.number};ontvangen;Alleen Naam;;;`, `${never.number};geweigerd;Toch Naam;;;`,
    ]);
    expect([page.status, htmlFaults(page.text)]).toEqual([200, []]);
    for (const words of ['Voorbeeldstraat 12', 'Deze zaak staat al hierboven', 'Dit kenmerk kent BIS niet', 'geen gegevens gevraagd', 'niet precies één persoon', 'Dit antwoord kent BIS niet', 'hoort een adres', 'horen geen gegevens', '2 antwoorden overnemen', '7 regels blijven achter']) expect([words, text(page).includes(words)]).toEqual([words, true]);
    expect(await kinds(one)).toEqual(before);
    // Looking takes nothing over, and the log does not say so.
    const rows = await office.sql<{ act: string; cases: string[] }>('select act, cases from access_log order by id desc limit 1');
    expect(rows).toEqual([{ act: 'om-antwoorden-bekeken', cases: expect.arrayContaining([one.id, other.id]) }]);
    expect(await office.sql("select from access_log where act = 'om-antwoorden-overgenomen'")).toEqual([]);
  });

  test('what was looked at goes by the existing orders into the compartment of the other side, with its source, and never to who registered', async () => {
    const [one, other] = [await asked(), await asked()];
    const answer = await take([`${one.number};ontvangen;"Boer, P. de";"Voorbeeldstraat 12, 0000 AA Voorbeeldstad";06 00000000;`, `${other.number};niet bekend;;;;`, '2019-99999;geweigerd;;;;']);
    expect([answer.status, answer.location]).toEqual([303, expect.stringMatching(new RegExp(`gedaan=${one.number}\\.\\d+,${other.number}\\.\\d+&niet=4$`))]);
    expect((await kinds(one)).slice(-3)).toEqual(['DataAnswered', 'DetailRecorded', 'DetailRecorded']);
    expect((await office.sql<{ cases: string[] }>("select cases from access_log where act = 'om-antwoorden-overgenomen'")).map(({ cases }) => cases.toSorted())).toEqual([[one.id, other.id].sort()]);
    expect((await kinds(other)).at(-1)).toBe('DataAnswered');
    const people = await office.own.as((db) => readPeople(db, office.house.keys, one.id));
    const words = (id: string) => people.find((own) => own.id === id)?.words.map((own) => own.text) ?? [];
    expect(words(p2)).toEqual(expect.arrayContaining(['Boer, P. de', 'Voorbeeldstraat 12, 0000 AA Voorbeeldstad', '06 00000000']));
    for (const own of people.filter(({ id }) => id !== p2)) expect(own.words.some(({ text: said }) => /Boer, P|Voorbeeldstraat 12|06 0000/.test(said))).toBe(false);
    expect(words(p1).length).toBeGreaterThan(0);
    const sources = await office.sql<{ source: string }>("select payload->>'source' as source from fact where case_id = $1 and kind = 'DetailRecorded' and payload->>'person' = 'p2'", [one.id]);
    expect(sources.map(({ source }) => source)).toEqual(['prosecution', 'prosecution']);
    const done = await desk.get(answer.location ?? '');
    expect(htmlFaults(done.text)).toEqual([]);
    expect(text(done)).toContain('2 antwoorden zijn overgenomen');
    expect(text(done)).toContain('Niet overgenomen: regel 4');
  });

  test('nothing is taken in that was not looked at, nor half of it where a case changed meanwhile', async () => {
    const [one, other] = [await asked(), await asked()];
    const lines = [`${one.number};geweigerd;;;;`, `${other.number};geweigerd;;;;`];
    const gezien = markIn(await look(lines));
    const before = [await kinds(one), await kinds(other)];
    expect((await take([lines[0] ?? ''], gezien)).status).toBe(409);
    await other.desk('record-data-answer', { values: { answer: 'received' } });
    const changed = await take(lines, gezien);
    expect([changed.status, changed.text.includes('Er is nog niets overgenomen')]).toEqual([409, true]);
    expect(await kinds(one)).toEqual(before[0]);
  });

  /** Of each row that waits for somebody who looks, what its tick says. */
  const ticksIn = (page: Page) => [...page.text.matchAll(/type="checkbox"[^>]*name="zelfde"[^>]*value="([0-9a-f]+)"|name="zelfde"[^>]*value="([0-9a-f]+)"/g)].map(([, one, other]) => one ?? other ?? '');
  const pressed = (lines: readonly string[], fields: Fields, head = HEAD) => desk.post(ADDRESS, { antwoorden: [head, ...lines].join('\n'), doe: 'overnemen', ...fields });
  const stranger = (one: Story) => `${one.number};ontvangen;Karel Vreemdeling;Vreemdstraat 1, 0000 AA Elders;;`;

  test('beside each row stands whom the referral tells of, and of what; who differs goes along with a tick of that very row only', async () => {
    const [one, other] = [await asked(), await asked()];
    const lines = [stranger(one), `${other.number};ontvangen;P. de Boer;Voorbeeldstraat 12, 0000 AA Voorbeeldstad;;`];
    const page = await look(lines);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const words of ['Proefman de Boer', 'Mishandeling', 'Karel Vreemdeling', 'De naam is anders dan in de aanmelding', 'Alleen als u het aankruist', 'Past bij de aanmelding', 'Eén antwoord overnemen, en wat ik aankruiste']) expect([words, text(page).includes(words)]).toEqual([words, true]);
    expect([ticksIn(page).length, /name="zelfde"[^>]* checked/.test(page.text)]).toEqual([1, false]);
    const without = await pressed(lines, { gezien: markIn(page) });
    expect(without.location).toMatch(new RegExp(`gedaan=${other.number}\\.\\d+&niet=2$`));
    expect(await office.sql("select cases from access_log where act = 'om-antwoorden-overgenomen' order by id desc limit 1")).toEqual([{ cases: [other.id] }]);
    expect([(await kinds(one)).at(-1), (await kinds(other)).at(-1)]).toEqual(['DataRequested', 'DetailRecorded']);
    const alone = await look([stranger(one)]);
    const nothing = await pressed([stranger(one)], { gezien: markIn(alone) });
    expect([nothing.status, text(nothing).includes('Kruis aan welke regels over dezelfde persoon gaan'), (await kinds(one)).at(-1)]).toEqual([422, true, 'DataRequested']);
    expect(htmlFaults(nothing.text)).toEqual([]);
    expect((await pressed([stranger(one)], { gezien: markIn(alone), zelfde: ticksIn(alone) })).location).toMatch(new RegExp(`gedaan=${one.number}\\.\\d+$`));
  });

  test('a tick is of what was seen: of another name, or of a referral that tells another one since, it is none', async () => {
    const one = await asked();
    const tick = ticksIn(await look([stranger(one)]));
    const moved = stranger(one).replace('Vreemdstraat 1', 'Andere weg 2');
    const later = await look([moved]);
    expect((await pressed([moved], { gezien: markIn(later), zelfde: tick })).status).toBe(422);
    expect((await kinds(one)).at(-1)).toBe('DataRequested');
  });

  test('a birth date is compared and not recorded; who registered is recognised in a row that shifted', async () => {
    const [one, other] = [await asked({ words: { people: [{ name: 'Testina van Voorbeeld' }, { name: 'Proefman de Boer', birthDate: '1980-03-12' }] } }), await asked({ words: { people: [{ name: 'Testina van Voorbeeld' }] } })];
    const head = 'kenmerk;antwoord;naam;geboren;adres';
    const page = await look([`${one.number};ontvangen;Proefman de Boer;13-03-1980;Straat 1`, `${other.number};ontvangen;T. van Voorbeeld;;Straat 2`], head);
    for (const words of ['De geboortedatum is anders', '13 maart 1980', '12 maart 1980', 'Dit is de naam van wie zich meldde']) expect([words, text(page).includes(words)]).toEqual([words, true]);
    expect(ticksIn(page)).toHaveLength(2);
    const [line] = await office.sql<{ cases: string[]; people: string[] }>("select cases, people from access_log where act = 'om-antwoorden-bekeken' order by id desc limit 1");
    expect(line?.people[line.cases.indexOf(other.id)]?.split(' ')).toContain(p1);
    const right = [`${one.number};ontvangen;Proefman de Boer;12-03-1980;Straat 1`];
    expect((await pressed(right, { gezien: markIn(await look(right, head)) }, head)).location).toMatch(new RegExp(`gedaan=${one.number}\\.\\d+$`));
    const said = (await office.own.as((db) => readPeople(db, office.house.keys, one.id))).find(({ id }) => id === p2)?.words.map((own) => own.text);
    expect(said).not.toContain('1980-03-12');
    expect(text(await look([`${other.number};ontvangen;Iemand;31-02-1980;Straat 1`], head))).toContain('Deze geboortedatum is niet te lezen');
  });

  const gedaanIn = (location: string | null) => new URLSearchParams(location?.split('?')[1]).get('gedaan') ?? '';

  test('what was taken in is taken back with one press: every line of it is corrected, and what left since is named (P-15)', async () => {
    const [one, other] = [await asked(), await asked()];
    // What was answered before is no part of it, nor what the same colleague recorded by hand a minute later: both stay.
    const byHand = async (by: StaffId, minutes: number, order: Partial<Parameters<typeof office.own.give>[1]>) => expect(await office.own.give(
      { ...office.own.by(by), now: new Date(office.server.clock.now.getTime() + minutes * 60_000) }, { caseId: one.id, ...order } as Parameters<typeof office.own.give>[1])).toMatchObject({ ok: true });
    await byHand(await office.own.staff('desk'), -1, { order: 'record-data-answer', values: { answer: 'none-yet' } });
    const lines = [one, other].map(({ number }) => `${number};ontvangen;P. de Boer;Voorbeeldstraat 12;06 00000000;`);
    const { location } = await take(lines);
    const gedaan = gedaanIn(location);
    expect((await desk.get(location ?? '')).text.match(/Ongedaan maken/g)).toHaveLength(2);
    await byHand(desk.id as StaffId, 1, { order: 'record-detail', person: p2, values: { channel: 'email', source: 'prosecution' }, texts: { detail: 'zelf@test.invalid' } });
    const back = await desk.post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan });
    expect(back.location).toMatch(new RegExp(`terug=${one.number}&vanaf=\\d+&gedaan=${other.number}\\.\\d+$`));
    expect((await kinds(one)).slice(-4)).toEqual(['DetailRecorded', 'Corrected', 'Corrected', 'Corrected']);
    expect(await office.sql("select cases from access_log where act = 'om-antwoord-teruggenomen'")).toEqual([{ cases: [one.id] }]);
    const page = await desk.get(back.location ?? '');
    expect([htmlFaults(page.text), text(page).includes('Ongedaan gemaakt'), text(page).includes('al de deur uit')]).toEqual([[], true, false]);
    const words = (await office.own.as((db) => readPeople(db, office.house.keys, one.id))).find(({ id }) => id === p2)?.words.filter(({ struck }) => !struck).map((own) => own.text) ?? [];
    expect([words.some((said) => /Voorbeeldstraat 12|06 0000|P\. de Boer/.test(said)), words.includes('zelf@test.invalid')]).toEqual([false, true]);
    // Asked again meanwhile: that stands, and is named.
    await other.desk('record-data-answer', { values: { answer: 'none-yet' } });
    expect((await desk.post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan })).status).toBe(409);
    expect((await desk.post(ADDRESS, { doe: 'terugnemen', zaak: '2019-99999', gedaan })).status).toBe(404);
  });

  test.each([[true, 'after it was taken back'], [false, 'while it stands']])('from an old page an answer that the same colleague recorded by hand since is not taken back (%s: %s) (P-15)', async (takenBack) => {
    const one = await asked();
    const { location } = await take([`${one.number};ontvangen;P. de Boer;Voorbeeldstraat 12;;`]);
    const press = (gedaan = gedaanIn(location)) => desk.post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan });
    if (takenBack) expect((await press()).status).toBe(303);
    const by = { ...office.own.by(desk.id as StaffId), now: new Date(office.server.clock.now.getTime() + 60_000) };
    expect(await office.own.give(by, { caseId: one.id, order: 'record-data-answer', values: { answer: 'refused' } })).toMatchObject({ ok: true });
    const again = await press();
    expect([again.status, text(again).includes('niet meer met één druk terug te nemen'), (await kinds(one)).at(-1)]).toEqual([409, true, 'DataAnswered']);
    expect((await desk.get(location ?? '')).text).not.toContain('Ongedaan maken');
    // Nor by the address as it was before it named the line.
    expect((await press(one.number)).status).toBe(409);
  });

  test('what went out after it stands beside the taking back, and nothing is taken back twice or by another (P-15)', async () => {
    const one = await asked();
    const gedaan = gedaanIn((await take([`${one.number};ontvangen;P. de Boer;Voorbeeldstraat 12;;`])).location ?? '');
    const { clock } = office.server;
    const now = clock.now;
    clock.now = new Date(now.getTime() + 31 * 60_000);
    expect((await (await office.is('desk', 'desk')).post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan })).status).toBe(409);
    clock.now = now;
    const colleague = await signedIn(office.server, office.house.database, { roles: ['desk'] });
    expect((await colleague.post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan })).status).toBe(409);
    await one.desk('allocate', { values: { mediator: office.ids.mediator } });
    const back = await desk.post(ADDRESS, { doe: 'terugnemen', zaak: one.number, gedaan });
    const page = text(await desk.get(back.location ?? ''));
    for (const words of ['Dit haalt niet terug wat al de deur uit is', 'De bemiddelaar kan het al gezien hebben', 'Meld dan een datalek']) expect([words, page.includes(words)]).toEqual([words, true]);
  });

  test('a case from which one is excluded is unknown, as one that is not there', async () => {
    const one = await asked();
    await office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [office.house.newId(), one.id, desk.id, office.house.now, office.ids.policy]);
    expect(text(await look([`${one.number};geweigerd;;;;`]))).toContain('Dit kenmerk kent BIS niet');
    await office.sql('delete from case_list');
  });

  const upload = (bytes: Uint8Array | string, name?: string) => desk.upload(ADDRESS, { antwoorden: '', doe: 'bekijken' }, { bytes, ...(name ? { name } : {}) });

  test('a file is looked at as if it had been pasted, and taken in by the same press; neither it nor its name is kept or logged', async () => {
    const one = await asked();
    const bytes = Buffer.from(`sep=;\r\n${HEAD};;\r\n;;;;;;;\r\n${one.number};ontvangen;Proefman dé Boer;Voorbeeldstraat 12, 0000 AA Voorbeeldstad;;;;\r\n`, 'latin1');
    const page = await upload(bytes, 'Proefman dé Boer uit Voorbeeldstad.csv');
    expect([page.status, htmlFaults(page.text)]).toEqual([200, []]);
    for (const words of ['Proefman dé Boer', 'Kijk goed naar namen met accenten', 'Eén antwoord overnemen']) expect([words, text(page).includes(words)]).toEqual([words, true]);
    expect(text(page)).toMatch(/\b3 \d{4}-\d{5}/);
    expect(page.text).not.toContain('uit Voorbeeldstad');
    expect((await kinds(one)).at(-1)).toBe('DataRequested');
    const pasted = /<textarea[^>]*name="antwoorden"[^>]*>([^<]*)/.exec(page.text)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect((await desk.post(ADDRESS, { antwoorden: pasted, doe: 'overnemen', gezien: markIn(page) })).location).toContain(`gedaan=${one.number}`);
    expect((await kinds(one)).slice(-2)).toEqual(['DataAnswered', 'DetailRecorded']);
    for (const table of ['form_draft', 'access_log', 'once_key', 'fact']) expect([table, JSON.stringify(await office.sql(`select ${table}::text as row from ${table}`))]).not.toEqual([table, expect.stringMatching(/dé Boer|uit Voorbeeldstad/)]);
    expect(JSON.stringify(office.server.logged)).not.toMatch(/dé Boer|Voorbeeldstad/);
  });

  test('no draft is made of it, also not sealed: whatever the page answers, and whatever a browser sends along', async () => {
    const one = await asked();
    /** As a browser sends it: with all that the form holds. */
    const ticket = /name="concept" value="([^"]+)"/.exec((await desk.get(ADDRESS)).text)?.[1];
    const rest: Fields = { doe: 'bekijken', ...(ticket ? { concept: ticket } : {}) };
    const pages = [
      await desk.upload(ADDRESS, { antwoorden: '', ...rest }, { bytes: `${HEAD}\n${one.number};ontvangen;Karel Testman;Voorbeeldstraat 12;;\n` }),
      await desk.post(ADDRESS, { antwoorden: 'naam;adres\nKarel Testman;Straat', ...rest }),
      await desk.upload(ADDRESS, { antwoorden: '', ...rest }, { bytes: 'naam;adres\nKarel Testman;Straat' }),
    ];
    expect(pages.map(({ status, text: html }) => [status, html.includes('dan kiest of plakt u het opnieuw')])).toEqual([[200, true], [422, true], [422, true]]);
    expect([ticket, await office.sql("select action from form_draft where action = '/aanmeldpunt/om-antwoorden'")]).toEqual([undefined, []]);
  });

  test.each([
    ['nothing in it', '', 'Dit bestand is leeg'], ['a workbook', Buffer.from('PK\u0003\u0004xxxx'), 'Dit is een Excel-bestand'], ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'Dit is geen tekstbestand'],
    ['another code', Buffer.from([0x6b, 0x81, 0x3b]), 'niet te lezen'], ['other columns', 'naam;adres\nKarel;Straat', 'De eerste regel noemt de kolommen'], ['too much', `${'x'.repeat(64 * 1024)}y`, 'Dit bestand is te groot'],
  ])('a file with %s says so at its field, and nothing happens', async (_, bytes, words) => {
    const page = await upload(bytes);
    expect([page.status, htmlFaults(page.text), /id="v-bestand-fout"[^>]*>(.*?)<\/p>/.exec(page.text)?.[1]?.includes(words)]).toEqual([422, [], true]);
  });

  test('a file that is far too large is not read; a form with a file goes to no address that takes none', async () => {
    const page = await upload('x'.repeat(1024 * 1024 + 1));
    expect([page.status, page.text.includes('Dit bestand is te groot')]).toEqual([413, true]);
    expect((await desk.upload('/beheer/parketten', {}, { bytes: 'x' })).status).toBe(415);
  });

  test('what cannot be read as a whole says why, and gives back what was pasted', async () => {
    for (const [head, words] of [['naam;adres', 'De eerste regel noemt de kolommen'], ['kenmerk;naam', 'De kolom “antwoord” ontbreekt'], [`${HEAD};geheim`, 'De kolom “geheim” kent BIS niet'], [`${HEAD};naam`, 'twee keer']] as const) {
      const page = await look(['2019-00001;geweigerd'], head);
      expect([head, page.status, text(page).includes(words), page.text.includes('2019-00001;geweigerd')]).toEqual([head, 422, true, true]);
    }
    expect(text(await look([]))).toContain('staat nog geen antwoord');
    expect(text(await look(['"2019']))).toContain('niet te lezen');
  });
});
