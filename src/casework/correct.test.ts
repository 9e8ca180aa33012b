import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, p1, type Cases } from '../../test/journal.ts';
import { readyToApproach, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Page, type TestServer } from '../../test/visit.ts';
import type { FactKind } from '../core/case/facts.ts';
import { dayOf } from '../core/day.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { keepLetter } from '../database/people/letters.ts';
import { papersInCase } from '../letters/routes.tsx';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let server: TestServer;
let staff: Staff;
let desk: Client;
let mediator: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  server = testServer(house, caseworkRoutes([], { part: async () => null, papers: papersInCase }));
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
  mediator = await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator });
});
afterAll(() => house.close());

const fileOf = async (one: Story) => (await own.as((db) => readCaseByNumber(db, one.number)))!;
const seqOf = async (one: Story, kind: FactKind) => (await fileOf(one)).entries.findLast(({ fact }) => fact.kind === kind)?.seq ?? 0;
const notice = (page: Page, title: string) => new RegExp(`<p class="notice-title">${title}</p><div>([\\s\\S]*?)</div></div>`).exec(page.text)?.[1] ?? 'not said';

async function approached(): Promise<Story> {
  const one = await story(own, staff);
  await readyToApproach(one, staff);
  const { entries } = await fileOf(one);
  await own.as((db) => keepLetter(db, house.keys, {
    caseId: one.id, kind: 'approach', place: 'p2', language: 'nl', readUpTo: entries.length, pdf: new Uint8Array([1]), by: staff.mediator, now: house.now, newId: house.newId,
  }));
  await one.mediator('approach', { person: 'p2' as never, values: { channel: 'letter', reason: 'default' } });
  return one;
}

const post = (who: Client, one: Story, fields: Record<string, string>) =>
  who.post(`/zaken/${one.number}/verbeteren`, { gezien: '9999', dag: dayOf(server.clock.now), 'v-reason': 'wrong-party', ...fields });

describe('a correction says what has already left the house', () => {
  test('before it: letters and messages that may rest on the line, what helps, and the way to report a breach [P-15]', async () => {
    const one = await approached();
    const page = await mediator.get(`/zaken/${one.number}/verbeteren?regel=${await seqOf(one, 'Released')}`);
    expect(htmlFaults(page.text)).toEqual([]);
    const said = notice(page, 'Al de deur uit na deze regel');
    expect(said).toContain('Las of hoorde deze persoon iets wat niet klopt?');
    expect(said).toContain('Benaderingsbrief aan');
    expect(said).toContain(`href="/zaken/${one.number}/datalek"`);
  });

  test('before it: that BIS knows of nothing that left, where nothing did', async () => {
    const one = await approached();
    await one.mediator('record-answer', { person: 'p2' as never, values: { answer: 'yes' } });
    const page = await mediator.get(`/zaken/${one.number}/verbeteren?regel=${await seqOf(one, 'Answered')}`);
    expect(notice(page, 'BIS weet van niets dat de deur uit is')).toContain('geen brief, vraag of bericht');
  });

  test('after it, also where no line was chosen beforehand: on top of the case', async () => {
    const one = await approached();
    const seq = await seqOf(one, 'AddressChecked');
    const done = await post(mediator, one, { 'v-seq': String(seq) });
    expect(done.status).toBe(303);
    const page = await mediator.get(done.location ?? '');
    expect(htmlFaults(page.text)).toEqual([]);
    expect(notice(page, 'Verbeterd, maar dit is al de deur uit')).toContain('Benaderingsbrief aan');
  });

  test('the desk neither reads nor corrects lines of the trajectory, and hears of no letter of the mediator [P-11]', async () => {
    const one = await approached();
    const page = await desk.get(`/zaken/${one.number}/verbeteren`);
    expect(page.status).toBe(200);
    for (const word of ['Benader', 'Vrijgegeven', 'Intake', 'Veiligheid gewogen']) expect(page.text).not.toContain(word);
    const refused = await post(desk, one, { 'v-seq': String(await seqOf(one, 'Released')) });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Hier valt niets te verbeteren');
    expect((await fileOf(one)).entries.some(({ fact }) => fact.kind === 'Corrected')).toBe(false);
  });
});

describe('undoing', () => {
  const intake = { gezien: '9999', dag: '2019-03-04', persoon: p1, 'v-medium': 'telephone', 'v-place': 'not-in-person' };

  async function recorded(): Promise<{ one: Story; page: Page; at: string }> {
    const one = await story(own, staff);
    await readyToApproach(one, staff);
    server.clock.now = new Date(house.now.getTime() + 60_000);
    const sent = await mediator.post(`/zaken/${one.number}/intake-gehouden`, { ...intake, dag: dayOf(server.clock.now) }, { from: `/zaken/${one.number}/intake-gehouden?persoon=${p1}` });
    return { one, at: sent.location ?? '', page: await mediator.get(sent.location ?? '') };
  }

  test('is one link after an act of one’s own, and corrects with the reason filled in', async () => {
    const { one, page } = await recorded();
    const link = /<a href="([^"]+)">Ongedaan maken<\/a>/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await mediator.get(link);
    expect(htmlFaults(form.text)).toEqual([]);
    expect(form.text).toMatch(/value="did-not-happen" checked/);
    expect(form.text).toMatch(/>\s*Vergissing<\/textarea>/);
    const seq = await seqOf(one, 'IntakeHeld');
    const done = await post(mediator, one, { 'v-seq': String(seq), 'v-reason': 'did-not-happen', 'v-why': 'Vergissing' });
    expect(done.status).toBe(303);
    expect((await fileOf(one)).state.kinds.has(seq)).toBe(false);
    const after = (await mediator.get(done.location ?? '')).text;
    expect(after).toContain('Doorgehaald: ');
    expect(after).not.toContain('>Ongedaan maken</a>');
  });

  test('is not offered to a colleague, and later says why not', async () => {
    const { one, at, page } = await recorded();
    expect(page.text).toContain('>Ongedaan maken</a>');
    // What was recorded takes the focus: undoing it is one Tab away.
    expect(page.text).toMatch(/<div class="notice notice--success" role="status" tabindex="-1" autofocus[^>]*>(?:(?!<a ).)*<a [^>]*>Ongedaan maken/s);
    const seq = at.split('=')[1] ?? '';
    expect((await desk.get(at)).text).not.toContain('Ongedaan maken');
    await one.mediator('inform', { person: p1 });
    const later = await mediator.get(`/zaken/${one.number}?gedaan=${seq}`);
    expect(later.text).toContain('Daarna is er nog iets vastgelegd');
    expect(later.text).toContain(`/verbeteren?regel=${seq}`);
  });
});
