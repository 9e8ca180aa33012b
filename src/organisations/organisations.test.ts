import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../../test/office.ts';
import { story, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Page } from '../../test/visit.ts';
import { day } from '../core/day.ts';
import { actFor } from '../database/context.ts';
import { readCase } from '../database/journal.ts';
import { organisationNamed, readOrganisations } from '../database/organisation.ts';
import { addPerson, forgetUnused, peopleAt } from '../database/organisation-person.ts';
import { latest, readPerson } from '../database/people/people.ts';
import type { OrganisationId } from '../core/fields.ts';
import { mergeInto, recordedCases } from './sql.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let administrator: Client;
let desk: Client;
beforeAll(async () => {
  office = await openOffice();
  administrator = await signedIn(office.server, office.house.database, { roles: ['administrator'] });
  desk = await office.is('desk', 'desk');
});
afterAll(() => office.house.close());

const LIST = '/beheer/organisaties';
const text = (page: Page) => page.text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const tree = () => office.own.as(readOrganisations);
/** Adds one through its page; its address. */
async function added(naam: string, rest: Record<string, string> = {}): Promise<string> {
  const { status, location } = await administrator.post(LIST, { soort: 'police', naam, onder: '', ...rest });
  expect([naam, status]).toEqual([naam, 303]);
  return location ?? '';
}
const idOf = (address: string) => address.split('/').at(-1) as OrganisationId;
/** A case that this organisation referred. */
async function referred(organisation: OrganisationId): Promise<string> {
  const one = await office.aCase();
  await office.sql('update standing set organisation = $2 where case_id = $1', [one.id, organisation]);
  return one.number;
}
const counted = async (): Promise<Map<string, number>> => (await tree()).counted(new Map((await office.sql<{ organisation: string; n: number }>('select organisation, count(*)::int as n from standing where organisation is not null group by 1')).map(({ organisation, n }) => [organisation, n])));
/** What the database itself answers to this colleague. */
const counts = (staff: string) => office.house.database.transaction({ role: 'bis_app', user: staff, request: office.house.newId(), now: office.house.now }, async (db) => {
  expect(await actFor(db, staff)).toBe(true);
  return recordedCases(db);
});
const undoAddress = (page: Page) => /action="([^"]+\/ongedaan)"/.exec(page.text)?.[1] ?? '';

describe('the list of organisations', () => {
  test('is a tree of organisations and their units, each added once in its place, and searched', async () => {
    const board = await added('Raad Proefland', { soort: 'child-protection' });
    const unit = await added('Proefstad', { soort: 'child-protection', onder: idOf(board) });
    await added('Politie Proefland');
    const again = await administrator.post(LIST, { soort: 'child-protection', naam: 'proefSTAD', onder: idOf(board) });
    expect([again.status, text(again).includes('staat hier al in de lijst'), again.text.includes('value="proefSTAD"')]).toEqual([422, true, true]);
    const page = await administrator.get(LIST);
    expect(htmlFaults(page.text)).toEqual([]);
    expect(text(page).indexOf('Proefstad')).toBeGreaterThan(text(page).indexOf('Raad Proefland'));
    const found = text(await administrator.get(`${LIST}?zoek=proefstad`));
    expect([found.includes('Raad Proefland Kinderbescherming') || found.includes('Raad Proefland'), found.includes('2 organisaties en onderdelen')]).toEqual([true, true]);
    expect(text(await administrator.get(`${LIST}?zoek=nergens`))).toContain('Geen organisatie past hierbij');
    expect(htmlFaults((await administrator.get(unit)).text)).toEqual([]);
  });

  test('what is wrong stands at its field, with everything typed', async () => {
    const bad = await administrator.post(LIST, { soort: 'zoo', naam: 'x'.repeat(90), onder: 'nergens' });
    expect(bad.status).toBe(422);
    for (const words of ['korter dan 80', 'Kies wat voor organisatie het is', 'Kies een organisatie uit de lijst', 'x'.repeat(90)]) expect(bad.text).toContain(words);
    expect(htmlFaults(bad.text)).toEqual([]);
    const one = await added('Politie Verkeerd');
    const empty = await administrator.post(one, { naam: ' ', onder: '' });
    expect([empty.status, empty.text.includes('Vul een naam in'), (await tree()).row(idOf(one))?.name]).toEqual([422, true, 'Politie Verkeerd']);
  });

  test('an organisation goes by another name and is still found by the former; ended it is offered no more and keeps its cases', async () => {
    const one = await added('Bureau Oudenaam');
    const number = await referred(idOf(one));
    expect((await administrator.post(one, { naam: 'Bureau Nieuwenaam', onder: '' })).status).toBe(303);
    expect(text(await administrator.get(one))).toContain('Bureau Oudenaam vroegere naam');
    for (const name of ['Oudenaam', 'Nieuwenaam']) expect((await office.search(desk, name)).text).toContain(number);
    expect((await administrator.post(`${one}/einde`, {}, { from: one })).status).toBe(303);
    expect(text(await administrator.get(one))).toContain('niet meer aangeboden');
    expect((await administrator.get(LIST)).text).not.toContain(`<option value="${idOf(one)}"`);
    expect(text(await desk.get(one))).toContain('1 aanmelding');
    expect((await administrator.post(`${one}/terug`, {}, { from: one })).status).toBe(303);
    expect((await administrator.get(LIST)).text).toContain(`<option value="${idOf(one)}"`);
    const forget = /action="([^"]+\/weg)"/.exec((await administrator.get(one)).text)?.[1] ?? '';
    expect([(await administrator.post(forget, {}, { from: one })).status, (await administrator.post(forget, {}, { from: one })).status]).toEqual([303, 404]);
    expect((await office.search(desk, 'Oudenaam')).text).not.toContain(number);
  });

  test('is the desk’s and the administrator’s', async () => {
    expect((await desk.get(LIST)).status).toBe(200);
    expect((await (await office.is('mediator', 'mediator')).get(LIST)).status).toBe(403);
    expect(await counts(office.ids.mediator)).toEqual(new Map());
  });
});

describe('how many cases an organisation referred', () => {
  test('is told to the desk and in no way to an administrator: one case of a small referrer is a case', async () => {
    const [one, above] = [await added('Klein Proefdorp'), await added('Groot Proefdorp')];
    expect((await administrator.post(one, { naam: 'Klein Proefdorp', onder: idOf(above) })).status).toBe(303);
    const without = [text(await administrator.get(LIST)), text(await administrator.get(one)), text(await administrator.get(above))];
    await referred(idOf(one));
    for (const said of without) expect(said).not.toMatch(/aanmelding(en)?:|[Aa]anmeldingen \d|\d aanmelding|geen aanmelding|bij onderdelen/);
    expect([text(await administrator.get(LIST)), text(await administrator.get(one)), text(await administrator.get(above))]).toEqual(without);
    expect([(await counts(administrator.id)).size, (await counts(office.ids.mediator)).size, (await counts(desk.id)).get(idOf(one))]).toEqual([0, 0, 1]);
    expect([text(await desk.get(LIST)).includes('Aanmeldingen'), text(await desk.get(one)).includes('1 aanmelding')]).toEqual([true, true]);
  });

  test('counts no case that is kept from who asks: excluded from it, or not among the few that it is for', async () => {
    const [one, two] = [idOf(await added('Gesloten Proefdorp')), idOf(await added('Beperkt Proefdorp'))];
    await referred(one);
    await referred(two);
    const cases = await office.sql<{ id: string; organisation: string }>('select case_id as id, organisation from standing where organisation = any($1)', [[one, two]]);
    const list = (kind: string, organisation: string, staff: string) => office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, $4, '', $5, $6)",
      [office.house.newId(), cases.find((row) => row.organisation === organisation)?.id, staff, kind, office.house.now, office.ids.policy]);
    const seen = async () => { const found = await counts(desk.id); return [found.get(one), found.get(two)]; };
    expect(await seen()).toEqual([1, 1]);
    await list('excluded', one, desk.id);
    await list('restricted', two, office.ids.policy);
    expect(await seen()).toEqual([undefined, undefined]);
    await office.sql('delete from case_list');
  });
});

describe('a merge', () => {
  test('counts the cases, units and names of one with the other; undone everything is as it was, and no case was changed', async () => {
    const [one, other] = [await added('Halt Dubbel'), await added('Halt Proefland')];
    const unit = await added('Team Zuid', { onder: idOf(one) });
    const numbers = [await referred(idOf(one)), await referred(idOf(unit)), await referred(idOf(other))];
    const facts = () => office.sql("select case_id, seq, kind, payload::text from fact order by 1, 2");
    const [before, recorded, total] = [await counted(), await facts(), [...(await counted()).values()].reduce((sum, n) => sum + n, 0)];
    expect((await administrator.post(`${one}/samenvoegen`, { in: idOf(other) }, { from: one })).location).toBe(other);
    const merged = await counted();
    expect([merged.get(idOf(one)), merged.get(idOf(other)), [...merged.values()].reduce((sum, n) => sum + n, 0)]).toEqual([undefined, 2, total]);
    for (const number of numbers) expect((await office.search(desk, 'Halt Proefland')).text).toContain(number);
    expect((await office.search(desk, 'Halt Dubbel')).text).toContain(numbers[0]);
    const page = await administrator.get(other);
    expect(htmlFaults(page.text)).toEqual([]);
    expect(text(page)).toContain('Halt Dubbel ging hierin op');
    expect(text(page)).toContain('Team Zuid');
    expect(htmlFaults((await administrator.get(one)).text)).toEqual([]);
    expect(text(await administrator.get(one))).toContain('Deze organisatie is samengevoegd');
    const stranger = await added('Halt Vreemd');
    const elsewhere = undoAddress(page).replace(idOf(other), idOf(stranger));
    expect([(await administrator.post(elsewhere, {}, { from: other })).status, (await counted()).get(idOf(one))]).toEqual([404, undefined]);
    expect((await administrator.post(undoAddress(page), {}, { from: other })).status).toBe(303);
    expect([...await counted()].sort()).toEqual([...before].sort());
    expect((await office.search(desk, 'Halt Proefland')).text).not.toContain(numbers[0]);
    expect(await facts()).toEqual(recorded);
    expect((await administrator.post(undoAddress(page), {}, { from: other })).status).toBe(409);
  });

  test('into itself, a unit of its own or what is not there is refused at its field, with nothing changed', async () => {
    const one = await added('Reclassering Proef');
    const unit = await added('Reclassering Onder', { onder: idOf(one) });
    const merges = (await tree()).merges.length;
    for (const [into, words] of [[idOf(one), 'dezelfde organisatie'], [idOf(unit), 'onder zichzelf'], [office.house.newId(), 'uit de lijst'], ['', 'uit de lijst']] as const) {
      const page = await administrator.post(`${one}/samenvoegen`, { in: into }, { from: one });
      expect([words, page.status, text(page).includes(words)]).toEqual([words, 422, true]);
    }
    const moved = await administrator.post(one, { naam: 'Reclassering Proef', onder: idOf(unit) });
    expect([moved.status, text(moved).includes('onder zichzelf')]).toEqual([422, true]);
    expect((await tree()).merges).toHaveLength(merges);
  });

  test('two administrators at once: of two merges that would make a circle one is made, and of two into different ones too', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other, third, fourth] = [await added(`Wedloop ${round} een`), await added(`Wedloop ${round} twee`), await added(`Wedloop ${round} drie`), await added(`Wedloop ${round} vier`)].map(idOf) as [OrganisationId, OrganisationId, OrganisationId, OrganisationId];
      const by = { by: office.ids.desk, now: office.house.now, newId: office.house.newId };
      const race = (pairs: readonly (readonly [OrganisationId, OrganisationId])[]) => Promise.all(pairs.map(([from, into]) => office.own.as((db) => mergeInto(db, from, into, by))));
      expect((await race([[one, other], [other, one]])).toSorted()).toEqual(['merged', null].toSorted());
      const left = (await tree()).isMerged(one) ? other : one;
      expect((await race([[left, third], [left, fourth]])).toSorted()).toEqual(['merged', null].toSorted());
      expect((await tree()).isWhole()).toBe(true);
    }
  });
});

describe('what a referrer typed and the list does not know', () => {
  const QUEUE = '/aanmeldpunt/organisaties';
  /** A referral by a professional of such an organisation. */
  const typed = (organisation: string): Promise<Story> => story(office.own, office.staff, {
    referral: { entry: 'professional', referrerKind: 'victim-support', clientAgrees: 'yes' }, words: { people: [{ name: 'Noor Proefhuis' }, {}], referrer: { name: 'Ria Verwijzer', organisation } },
  });
  const stateOf = async (one: Story) => (await office.own.as((db) => readCase(db, one.id)))?.state.referral?.organisation ?? null;
  const wordsOf = async (one: Story) => latest(await office.own.as((db) => readPerson(db, office.house.keys, one.id, 'referrer')), 'organisation');

  test('waits in a list with the likeliest one a press away; the words of the case stay as they were', async () => {
    const known = await added('Slachtofferhulp Proefstad', { soort: 'victim-support' });
    const one = await typed('Slachtofferhulp, team Proefstad <b>');
    const page = await desk.get(QUEUE);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const words of ['Slachtofferhulp, team Proefstad &lt;b&gt;', 'Koppelen aan Slachtofferhulp Proefstad', one.number]) expect(page.text).toContain(words);
    expect(text(await desk.get(LIST))).toContain('Nieuwe organisaties uit aanmeldingen (1)');
    const [logged] = await office.sql<{ people: unknown }>("select cases, people from access_log where act = 'nieuwe-organisaties-bekeken' order by id desc limit 1");
    expect(JSON.stringify(logged)).toContain(one.id);
    const linked = await desk.post(`${QUEUE}/${one.number}`, { in: idOf(known), doe: 'koppelen' });
    expect([linked.status, linked.location]).toEqual([303, QUEUE]);
    expect([await stateOf(one), await wordsOf(one)]).toEqual([idOf(known), 'Slachtofferhulp, team Proefstad <b>']);
    expect((await desk.get(QUEUE)).text).not.toContain(one.number);
    expect((await office.search(desk, 'Slachtofferhulp Proef')).text).toContain(one.number);
    expect((await desk.post(`${QUEUE}/${one.number}`, { in: idOf(known), doe: 'koppelen' })).status).toBe(409);
  });

  test('a way of writing that is remembered is known the next time, and links who wrote it before; one that is not is not', async () => {
    const known = await added('Stichting Wijkhulp', { soort: 'victim-support' });
    const matcher = (words: string) => office.own.as((db) => organisationNamed(db, words, 'victim-support'));
    const [one, same, other] = [await typed('De wijkhulpjes'), await typed('wijkhulpjes, de'), await typed('Wijkhulp van om de hoek')];
    await desk.post(`${QUEUE}/${one.number}`, { in: idOf(known), doe: 'onthouden' });
    await desk.post(`${QUEUE}/${other.number}`, { in: idOf(known), doe: 'koppelen' });
    expect([await stateOf(same), await stateOf(other)]).toEqual([idOf(known), idOf(known)]);
    expect([await matcher('wijkhulpjes'), await matcher('Wijkhulp van om de hoek')]).toEqual([idOf(known), null]);
  });

  test('a new one is made and linked together, or neither; what is wrong stands at its field', async () => {
    const [one, same] = [await typed('Verhaalhuis Nergens'), await typed('verhaalhuis')];
    const page = await desk.get(`${QUEUE}/${one.number}`);
    expect(htmlFaults(page.text)).toEqual([]);
    expect(page.text).toContain('value="Verhaalhuis Nergens"');
    // Both ways in which words of a referral come into the list say what does not belong in it, each at its own button.
    for (const button of ['deze schrijfwijze onthouden', 'In de lijst zetten en koppelen']) {
      const form = page.text.split('<form').find((part) => part.includes(button)) ?? '';
      expect([button, form.split('</form>')[0]?.includes('Staat er een naam van een mens in')]).toEqual([button, true]);
    }
    for (const [rest, fields] of [['/toevoegen', { naam: '', onder: '' }], ['', { in: office.house.newId(), doe: 'koppelen' }], ['', { in: '', doe: 'onthouden' }]] as const) {
      const bad = await desk.post(`${QUEUE}/${one.number}${rest}`, fields, { from: `${QUEUE}/${one.number}` });
      expect([rest, fields, bad.status]).toEqual([rest, fields, 422]);
      expect(htmlFaults(bad.text)).toEqual([]);
    }
    expect((await desk.post(`${QUEUE}/${one.number}/toevoegen`, { naam: 'Verhaalhuis', onder: '' }, { from: `${QUEUE}/${one.number}` })).status).toBe(303);
    const made = (await tree()).rows.find(({ name }) => name === 'Verhaalhuis');
    expect([made?.kind, await stateOf(one), await stateOf(same)]).toEqual(['victim-support', made?.id, made?.id]);
  });

  test('is kept from who is excluded from the case, and is nobody’s where somebody came by themselves', async () => {
    const [one, own] = [await typed('Geheim Bureau'), await story(office.own, office.staff)];
    await office.sql("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'excluded', '', $4, $5)", [office.house.newId(), one.id, desk.id, office.house.now, office.ids.policy]);
    expect((await desk.get(QUEUE)).text).not.toContain('Geheim Bureau');
    expect([(await desk.get(`${QUEUE}/${one.number}`)).status, (await desk.get(`${QUEUE}/${own.number}`)).status]).toEqual([404, 404]);
    await office.sql('delete from case_list');
    expect((await desk.get(QUEUE)).text).toContain('Geheim Bureau');
    expect((await administrator.get(QUEUE)).status).toBe(403);
  });

  test('the same is chosen on the page of the case itself', async () => {
    const known = await added('Zorghuis Keuze', { soort: 'victim-support' });
    const one = await typed('Een zorghuis');
    const page = await desk.get(`/zaken/${one.number}/verwijzer-gekozen`);
    expect(htmlFaults(page.text)).toEqual([]);
    expect(page.text).toContain('Zorghuis Keuze</option>');
    const { entries = [] } = await office.own.as((db) => readCase(db, one.id)) ?? {};
    expect((await desk.post(`/zaken/${one.number}/verwijzer-gekozen`, { 'v-organisation': idOf(known), dag: '2019-03-04', gezien: String(entries.at(-1)?.seq) })).status).toBe(303);
    expect(await stateOf(one)).toBe(idOf(known));
  });
});

describe('people who work at a referring organisation', () => {
  const WHO = { medewerker: 'Ria Verwijzer', functie: 'casemanager', telefoon: '030 0000000', 'e-mail': 'ria@voorbeeld.test' };

  test('stand at it and at what it goes up in, sealed; they are taken away by a press', async () => {
    const [one, other] = [await added('Stichting Mensen'), await added('Stichting Meer Mensen')];
    expect((await administrator.post(`${one}/mensen`, WHO, { from: one })).status).toBe(303);
    await administrator.post(`${one}/samenvoegen`, { in: idOf(other) }, { from: one });
    const page = await desk.get(other);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const words of Object.values(WHO)) expect(page.text).toContain(words);
    for (const { row, words } of await office.sql<{ row: string; words: Buffer }>('select organisation_person::text as row, words from organisation_person')) expect(/Verwijzer|casemanager|voorbeeld/.test(row + words.toString('latin1'))).toBe(false);
    const away = /action="([^"]+\/mensen\/[^"]+\/weg)"/.exec(page.text)?.[1] ?? '';
    expect([(await desk.post(away, {}, { from: other })).status, (await desk.post(away, {}, { from: other })).status]).toEqual([303, 404]);
    expect((await desk.get(other)).text).not.toContain('Ria Verwijzer');
  });

  test('what is wrong stands at its field, with everything typed', async () => {
    const one = await added('Stichting Fout');
    const bad = await desk.post(`${one}/mensen`, { ...WHO, medewerker: '', telefoon: 'bel maar', 'e-mail': 'ria' }, { from: one });
    expect([bad.status, htmlFaults(bad.text)]).toEqual([422, []]);
    for (const words of ['Vul een naam in', 'geen telefoonnummer', 'geen e-mailadres', 'casemanager', 'bel maar']) expect(bad.text).toContain(words);
    expect(await office.own.as((db) => peopleAt(db, office.house.keys, [idOf(one)]))).toEqual([]);
  });

  test('go when nobody used them for two years', async () => {
    const one = await added('Stichting Lang Geleden');
    const person = { name: 'Oud Verwijzer', function: '', telephone: '', email: '' };
    const keep = (on: string) => office.own.as((db) => addPerson(db, office.house.keys, idOf(one), person, { by: desk.id, now: office.house.now, today: day(on), newId: office.house.newId }));
    await keep('2017-03-03');
    await keep('2017-03-04');
    expect(await office.own.as((db) => forgetUnused(db, day('2019-03-04')))).toBe(1);
    expect((await office.own.as((db) => peopleAt(db, office.house.keys, [idOf(one)]))).map(({ usedOn }) => usedOn)).toEqual(['2017-03-04']);
  });
});
