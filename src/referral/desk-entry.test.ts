import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields } from '../../test/visit.ts';
import type { Day } from '../core/day.ts';
import type { OrganisationId } from '../core/fields.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { addPerson } from '../database/organisation-person.ts';
import { readPeople, readPerson } from '../database/people/people.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const inside = { role: 'bis_owner', user: null, request: 'test' } as const;
const PAGE = '/aanmeldpunt/nieuw';
let desk: Client;

beforeAll(async () => {
  desk = await signedIn(server, house.database, { roles: ['desk'] });
  await house.database.transaction(inside, (db) => db.query("insert into organisation (id, kind, name) values ($1, 'prison', 'PI Verzonnen')", [house.newId()]));
});

const listed = (name: string, telephone: string) => house.database.transaction(inside, async (db) => {
  const [at] = await db.query<{ id: OrganisationId }>('select id from organisation');
  await addPerson(db, house.keys, at?.id as OrganisationId, { name, function: 'casemanager', telephone, email: '' }, { by: desk.id, now: house.now, today: '2018-01-01' as Day, newId: house.newId });
});

const CALL: Fields = {
  channel: 'telephone', receivedOn: '2019-03-01', entry: 'professional', agrees: 'yes', referrerKind: 'prison', organisation: 'pi verzonnen', referrerName: 'Ria Verwijzer', referrerPhone: '030 0000000',
  role: 'offender', cause: 'robbery', eventYear: '2017', eventMonth: '02', policeReport: 'one', stage: 'summoned', hearing: '2019-05-20', name: 'Proefman de Boer', birthDate: '02-03-2000',
  viaReferrer: 'yes', detained: 'yes', detainedWhere: 'PI Verzonnen', supporterKind: 'chaplain', supporterName: 'Geestelijk Voorbeeld', 'b1-name': 'Testina Voorbeeld', 'b1-role': 'victim', ban: 'yes', banWords: 'Rechter.',
  certainty: 'sure', others: '1',
};

const count = async () => (await house.database.transaction(inside, (db) => db.query<{ n: number }>('select count(*)::int as n from bis_case')))[0]?.n;

describe('the desk enters what came by telephone or on paper', () => {
  test('on one page that is right as it is', async () => {
    const page = await desk.get(PAGE);
    // Read by a colleague: what is asked of somebody else is not asked of “u”.
    expect(page.text).not.toMatch(/om u op dit nummer|contact met u opnemen/);
    expect(page.status).toBe(200);
    expect(htmlFaults(page.text)).toEqual([]);
  });

  test('as a case of the day on which it came, with ban, hearing and supporter recorded by that colleague [P-05] [P-15] [P-16] [R-069]', async () => {
    const answer = await desk.post(PAGE, CALL);
    expect(answer.status).toBe(303);
    const number = /\d{4}-\d{5}/.exec(answer.location ?? '')?.[0] ?? '';
    const { file, people } = await house.database.transaction(inside, async (db) => {
      const found = await readCaseByNumber(db, number);
      if (!found) throw new Error('no case');
      return { file: found, people: await readPeople(db, house.keys, found.id) };
    });
    const facts = file.entries.map(({ fact }) => fact);
    const [organisation] = await house.database.transaction(inside, (db) => db.query<{ id: string }>('select id from organisation'));
    expect(facts[0]).toMatchObject({ kind: 'Referred', channel: 'telephone', referrerKind: 'prison', organisation: organisation?.id, cause: 'robbery', eventMonth: '2017-02' });
    expect(file.entries.every((entry) => entry.day === '2019-03-01' && entry.actor === `staff:${desk.id}`)).toBe(true);
    // Eighteen on the day it came, nineteen on the day it was entered.
    expect(facts).toContainEqual({ kind: 'PersonAdded', person: 'p1', side: 'a', role: 'offender', position: 'offender-side', nature: 'person', age: 18, referredItself: 'no' });
    expect(facts).toContainEqual({ kind: 'DetentionRecorded', person: 'p1', detained: 'yes', site: organisation?.id });
    expect(facts).toContainEqual({ kind: 'BanRecorded', ban: 'yes', direction: null, imposedBy: null, until: null });
    expect(facts).toContainEqual({ kind: 'CriminalStageRecorded', stage: 'summoned', hearing: '2019-05-20' });
    expect(facts).toContainEqual({ kind: 'SupporterAdded', person: 'p3', for: 'p1', as: 'chaplain' });
    expect(people.find(({ id }) => id === 'p3')?.words.map(({ text }) => text)).toEqual(['Geestelijk Voorbeeld']);
    const logged = await house.database.transaction(inside, (db) => db.query<{ cases: string[] }>("select cases from access_log where act = 'aanmelding-vastgelegd' and cardinality(cases) = 1"));
    expect(logged).toEqual([{ cases: [file.id] }]);
  });

  test('somebody who is detained and whom nothing reaches safely, as long as it is known where: they can be visited (P-21)', async () => {
    const { viaReferrer: _, ...unreached } = CALL;
    const alone = { ...unreached, entry: 'self', agrees: '', referrerKind: '', organisation: '', referrerName: '', referrerPhone: '', phone: '06 00000000', phoneSafe: 'no' };
    const nowhere = await desk.post(PAGE, { ...alone, detainedWhere: '' });
    expect([nowhere.status, nowhere.text.includes('Vul in waar deze persoon vastzit')]).toEqual([422, true]);
    const free = await desk.post(PAGE, { ...alone, detained: 'no', detainedWhere: '' });
    expect([free.status, free.text.includes('ten minste één veilige manier')]).toEqual([422, true]);
    expect((await desk.post(PAGE, alone)).status).toBe(303);
  });

  test('with room for more others, without losing what was typed', async () => {
    const page = await desk.post(PAGE, { ...CALL, doe: 'nog-iemand' });
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="b2-name"');
    expect(page.text).toContain('Proefman de Boer');
  });

  test('chooses organisation and referrer from the list while typing; whoever stands in it needs no number', async () => {
    await listed('Lies Lijst', '030 1111111');
    const page = await desk.get(PAGE);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const option of ['PI Verzonnen', 'Lies Lijst']) expect(page.text).toContain(`<option value="${option}"`);
    const typed = { ...CALL, referrerName: 'lies lijst', referrerPhone: '' };
    expect((await desk.post(PAGE, { ...typed, organisation: 'Iets anders' })).status).toBe(422);
    const answer = await desk.post(PAGE, typed);
    expect(answer.status).toBe(303);
    const words = await house.database.transaction(inside, async (db) => readPerson(db, house.keys, (await readCaseByNumber(db, /\d{4}-\d{5}/.exec(answer.location ?? '')?.[0] ?? ''))?.id ?? '', 'referrer'));
    expect(words?.words.map(({ kind, text }) => [kind, text])).toEqual(expect.arrayContaining([['telephone', '030 1111111'], ['function', 'casemanager']]));
    const [used] = await house.database.transaction(inside, (db) => db.query<{ used_on: string }>('select used_on from organisation_person'));
    expect(used?.used_on).not.toBe('2018-01-01');
    // Two of one name: nobody knows which.
    await listed('Lies Lijst', '030 2222222');
    expect((await desk.post(PAGE, typed)).status).toBe(422);
  });

  test('and is told at every field what cannot be, with everything still there and no case made', async () => {
    const before = await count();
    const page = await desk.post(PAGE, { ...CALL, receivedOn: '2019-03-05', name: 'x'.repeat(10_000), hearing: '2016-01-01', 'b1-age': '130' });
    expect(page.status).toBe(422);
    expect(htmlFaults(page.text)).toEqual([]);
    for (const [field, sentence] of [['receivedOn', 'in de toekomst'], ['name', 'te lang'], ['hearing', 'vóór de gebeurtenis'], ['b1-age', '0 tot en met 120']]) {
      expect(new RegExp(`id="v-${field}-fout".*?</p>`, 's').exec(page.text)?.[0]).toContain(sentence);
    }
    expect(page.text).toContain('Geestelijk Voorbeeld');
    expect(await count()).toBe(before);
  });

  test('and is told where something was filled in that does not belong to it', async () => {
    const page = await desk.post(PAGE, { ...CALL, entry: 'self', viaReferrer: '', phone: '06 00000000', phoneSafe: 'yes' });
    expect(page.status).toBe(422);
    expect(/id="v-referrerName-fout".*?<\/p>/s.exec(page.text)?.[0]).toContain('past niet bij wat hierboven is gekozen');
  });

  test.each([
    ['somebody who registers himself', 10, { channel: 'telephone', entry: 'self', role: 'victim', cause: 'robbery', policeReport: 'unknown', name: 'Testina', phone: '06 00000000', phoneSafe: 'yes', ban: 'unknown', certainty: 'not-sure-yet' }],
    ['a referrer', 14, {
      channel: 'telephone', entry: 'professional', agrees: 'yes', referrerKind: 'police', referrerName: 'Agent', referrerPhone: '0900 000000', role: 'victim', cause: 'robbery', policeReport: 'unknown', name: 'Testina', viaReferrer: 'yes',
      ban: 'unknown', certainty: 'sure',
    }],
    ['a talk that is asked for', 6, { channel: 'telephone', entry: 'call-back', role: 'victim', name: 'Testina', phone: '06 00000000', phoneSafe: 'yes' }],
  ] as const)('with few fields: %s', async (what, budget, fields) => {
    const { status, text } = await desk.post(PAGE, { ...fields, receivedOn: '2019-03-01', others: '1' });
    expect([status, [...text.matchAll(/id="(v-[^"]+)-fout"/g)].map(([, id]) => id)]).toEqual([303, []]);
    // Each of them is needed: without it the form comes back.
    for (const name of Object.keys(fields)) expect([name, (await desk.post(PAGE, { ...fields, [name]: '', receivedOn: '2019-03-01', others: '1' })).status]).toEqual([name, 422]);
    console.log(`fields for ${what}: ${Object.keys(fields).length}, and the day as it stands there`);
    expect(Object.keys(fields).length).toBeLessThanOrEqual(budget);
  });

  test('with what is seldom told folded until something stands in it, and nothing hidden that was refused', async () => {
    const folded = (text: string) => [...text.matchAll(/<section class="card" id="deel-([a-z-]+)"[^>]*><details( open[^>]*)?>/g)].map(([, slug, open]) => [slug, open !== undefined]);
    expect(folded((await desk.get(PAGE)).text)).toEqual([['behoefte', false], ['vertegenwoordiger', false], ['vastzitten', false], ['let-op', false], ['taal', false], ['steun', false]]);
    const refused = await desk.post(PAGE, { ...CALL, name: '' });
    expect(folded(refused.text).filter(([, open]) => open)).toEqual([['vastzitten', true], ['steun', true]]);
  });

  test('once, also when it is sent twice', async () => {
    const before = await count();
    const eenmalig = await desk.keyFor(PAGE);
    const [one, two] = [await desk.post(PAGE, { ...CALL, eenmalig }), await desk.post(PAGE, { ...CALL, eenmalig })];
    expect(one.location).toBe(two.location);
    expect(await count()).toBe((before ?? 0) + 1);
  });

  test('and nobody else', async () => {
    const mediator = await signedIn(server, house.database, { roles: ['mediator'] });
    expect((await mediator.get(PAGE)).status).toBe(403);
  });
});
