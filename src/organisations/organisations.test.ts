import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../../test/office.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Page } from '../../test/visit.ts';
import { readOrganisations } from '../database/organisation.ts';
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
    expect(text(await administrator.get(one))).toContain('1 aanmelding');
    expect((await administrator.post(`${one}/terug`, {}, { from: one })).status).toBe(303);
    expect((await administrator.get(LIST)).text).toContain(`<option value="${idOf(one)}"`);
    const forget = /action="([^"]+\/weg)"/.exec((await administrator.get(one)).text)?.[1] ?? '';
    expect([(await administrator.post(forget, {}, { from: one })).status, (await administrator.post(forget, {}, { from: one })).status]).toEqual([303, 404]);
    expect((await office.search(desk, 'Oudenaam')).text).not.toContain(number);
  });

  test('is the desk’s and the administrator’s', async () => {
    expect((await desk.get(LIST)).status).toBe(200);
    expect((await (await office.is('mediator', 'mediator')).get(LIST)).status).toBe(403);
    await office.house.database.transaction({ role: 'bis_app', user: { id: office.ids.mediator, name: '', roles: ['mediator'] }, request: office.house.newId() } as never, async (db) => {
      expect(await recordedCases(db)).toEqual(new Map());
    });
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
