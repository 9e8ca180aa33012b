import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1, p2 } from '../../test/journal.ts';
import { allocated, B_WORDS, readyToApproach, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { officeAsked } from '../database/people/asked-office.ts';
import { signedIn, testServer, type Client, type Fields, type Page } from '../../test/visit.ts';
import { defaultSettings } from '../core/case/settings.ts';
import type { StaffId } from '../core/fields.ts';
import { day } from '../core/day.ts';
import { readCase } from '../database/journal.ts';
import { lettersOf, openLetter } from '../database/people/letters.ts';
import { LetterPress, pressFiles, type Made } from './compile.ts';
import { lettersPanel } from './panel.tsx';
import { pdfText } from './pdf-text.ts';
import { letterRoutes } from './routes.tsx';

const house = await freshDatabase();
const press = new LetterPress(pressFiles(fileURLToPath(new URL('..', import.meta.url))));
afterAll(async () => {
  await press.close();
  await house.close();
});
let fails: Made | null = null;
const server = testServer(house, letterRoutes({ make: async (letter) => fails ?? press.make(letter) }));
const own = cases(house);

let staff: Staff;
let mediator: Client;
let desk: Client;
beforeAll(async () => {
  staff = { desk: await own.staff('desk'), mediator: await own.staff('mediator'), policy: await own.staff('policy') };
});
// A later sign-in sweeps away the sessions of an earlier day.
beforeEach(async () => {
  mediator = await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator });
  desk = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
});

const A = { name: 'Noor Proefpersoon', address: 'Voorbeeldlaan 3\n0000 AA Voorbeeldstad', telephone: '020 0000000' };
const shownIn = (page: Page) => /name="gezien" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';
const addressOf = (one: Story, kind: string) => `/zaken/${one.number}/brieven/${kind}`;

async function make(who: Client, one: Story, kind: string, fields: Fields): Promise<Page> {
  const from = `${addressOf(one, kind)}${typeof fields['persoon'] === 'string' ? `?persoon=${fields['persoon']}` : ''}`;
  const looked = await who.post(addressOf(one, kind), { ...fields, doe: 'bekijken' }, { from });
  return looked.status === 200 ? who.post(addressOf(one, kind), { ...fields, doe: 'maken', gezien: shownIn(looked) }, { from }) : looked;
}

/** What the document says that this answer led to. */
async function textOf(one: Story, page: Page): Promise<string> {
  const id = /gemaakt=([0-9a-f-]{36})$/.exec(page.location ?? '')?.[1] ?? '';
  const opened = await own.as((db) => openLetter(db, house.keys, one.id, id));
  if (!opened?.pdf) throw new Error(`no letter: ${page.status}`);
  return pdfText(opened.pdf).text;
}

describe('the closing letter (R-060)', () => {
  const ended = async () => {
    const one = await story(own, staff, { people: [{ details: ['post'] }, { side: 'b' }], words: { people: [A, {}] } });
    await readyToApproach(one, staff);
    return one;
  };

  test('is there for whoever had an intake once the case has ended, and for nobody before', async () => {
    const one = await ended();
    expect((await mediator.get(`${addressOf(one, 'afsluitende-brief')}?persoon=p1`)).text).toContain('Er doen nog mensen mee');
    await one.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    const page = await make(mediator, one, 'afsluitende-brief', { persoon: 'p1', taal: 'nl' });
    expect(page.status).toBe(303);
    const text = await textOf(one, page);
    expect(text).toContain(A.name);
    expect(text).not.toContain(B_WORDS.name);
    expect((await mediator.get(`${addressOf(one, 'afsluitende-brief')}?persoon=p2`)).text).toContain('niet gesproken en niet benaderd');
  });

  test('goes to B only where B said that post is safe: not asked counts as no (P-06)', async () => {
    const one = await ended();
    await one.mediator('approach', { person: p2, values: { channel: 'letter', reason: 'default' } });
    await one.mediator('record-answer', { person: p2, values: { answer: 'no' } });
    const address = `${addressOf(one, 'afsluitende-brief')}?persoon=p2`;
    expect((await mediator.get(address)).text).toContain('niet gevraagd of post');
    await one.mediator('state-safe-contact', { person: p2, values: { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' } });
    const page = await mediator.get(address);
    expect(page.text).toContain('alleen een brief als die dat zelf wil');
    expect(page.text).toContain(B_WORDS.name);
    await one.mediator('settle-closing-letter', { person: p2, values: { how: 'sent' } });
    expect((await mediator.get(address)).text).toContain('name="gezien"');
    await one.mediator('record-death', { person: p2 });
    expect((await mediator.get(address)).text).toContain('overleden');
  });

  test('that was handed over at a visit says so in the list, with the day and by whom, and can be printed once more (P-21)', async () => {
    const one = await ended();
    await one.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } });
    const made = await make(mediator, one, 'afsluitende-brief', { persoon: 'p1', taal: 'nl' });
    expect(made.status).toBe(303);
    await one.mediator('settle-closing-letter', { person: p1, values: { how: 'handed-over', handedBy: 'contact-person' } });
    const list = (await mediator.get(`/zaken/${one.number}/brieven`)).text;
    expect(list).toMatch(/overhandigd op [^<]* door de contactpersoon van de inrichting/);
    expect((await mediator.get(`${addressOf(one, 'afsluitende-brief')}?persoon=p1`)).text).toContain('name="gezien"');
  });
});

describe('the letter about a rejected referral (P-10)', () => {
  const rejected = async (reason: string, changes: Parameters<typeof story>[2] = {}) => {
    const one = await story(own, staff, { people: [{ details: ['post'] }, { side: 'b' }], words: { people: [A, {}] }, ...changes });
    await one.desk('reject', { values: { reason, called: 'spoken' } });
    return one;
  };

  test('names the doors that the desk chose, and asks for at least one', async () => {
    const one = await rejected('withdrawn');
    const page = await make(desk, one, 'brief-na-afkeuren', { persoon: 'p1', taal: 'nl', deur: ['general-practitioner'] });
    const text = await textOf(one, page);
    expect(text).toContain('op uw verzoek gestopt');
    expect(text).toContain('huisarts');
    expect(text).not.toContain('Slachtofferhulp');
    const none = await make(desk, one, 'brief-na-afkeuren', { persoon: 'p1', taal: 'nl' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Kies minstens één plek');
    expect(htmlFaults(none.text)).toEqual([]);
  });

  test('does not exist for a duplicate, before a rejection, or for who does not know of the referral (P-14)', async () => {
    const duplicate = await rejected('duplicate');
    expect((await desk.get(`${addressOf(duplicate, 'brief-na-afkeuren')}?persoon=p1`)).text).toContain('dubbele aanmelding');
    const open = await story(own, staff);
    expect((await desk.get(`${addressOf(open, 'brief-na-afkeuren')}?persoon=p1`)).text).toContain('niet afgekeurd');
    const unaware = await rejected('withdrawn', { referral: { entry: 'professional', referrerKind: 'police', clientAgrees: 'unknown', callBack: 'yes' } });
    expect((await desk.get(`${addressOf(unaware, 'brief-na-afkeuren')}?persoon=p1`)).text).toContain('niet zeker dat de aangemelde persoon');
  });

  test('about a child goes to who speaks for it, at the address of the child where no other is known (R-070)', async () => {
    const people = [{ age: 9, representative: 'parent', details: ['post'] }, { side: 'b' }] as const;
    const one = await rejected('withdrawn', { people, words: { people: [{ ...A, name: 'Sanne Proefkind', representativeName: 'Fatima Proefouder', representativeContact: '06 00000000' }, {}] } });
    expect((await desk.get(`${addressOf(one, 'brief-na-afkeuren')}?persoon=p1`)).status).toBe(404);
    const page = await make(desk, one, 'brief-na-afkeuren', { persoon: 'p3', taal: 'nl', deur: 'victim-support' });
    const text = await textOf(one, page);
    expect(text).toMatch(/Fatima Proefouder Voorbeeldlaan 3 0000 AA/);
    expect(text).toContain('Sanne Proefkind');
    expect(text).not.toContain('06 00000000');
    const rows = await own.as((db) => lettersOf(db, one.id));
    expect(rows.map(({ place, kind, by }) => [place, kind, by])).toEqual([['p3', 'rejection', 'Test']]);
  });
});

describe('the request for data', () => {
  const request: Fields = {
    parket: 'Arrondissementsparket Voorbeeld', adres: 'Postbus 0\n0000 AA Voorbeeldstad', parketnummer: '00/000000-26', politienummer: '',
    gegeven: ['name', 'address'], 'antwoord-voor': '2019-03-18',
  };

  const judged = async (...[about, who, changes]: Parameters<typeof story>) => {
    const one = await story(about, who, changes);
    await one.desk('judge-violence', { values: { domestic: 'no', stalking: 'no' } });
    return one;
  };

  test('is not made while policy judges or violence is not judged: it names the other side (P-04, R-015)', async () => {
    const [fresh, held] = [await story(own, staff), await judged(own, staff)];
    await held.desk('hold-back', { texts: { why: 'Past dit?' } });
    for (const one of [fresh, held]) {
      expect([(await make(desk, one, 'gegevensverzoek', request)).status, await own.as((db) => lettersOf(db, one.id))]).toEqual([409, []]);
    }
    expect((await desk.get(addressOf(held, 'gegevensverzoek'))).text).toContain('Deze aanmelding wordt vastgehouden');
    await held.desk('lift-hold');
    expect((await make(desk, held, 'gegevensverzoek', request)).status).toBe(303);
  });

  test('that was made and still lies there is not opened either while it is held; one that left is a record (P-04, R-015)', async () => {
    const [lies, left] = [await judged(own, staff), await judged(own, staff)];
    const opened = async (one: Story) => {
      const [letter] = await own.as((db) => lettersOf(db, one.id));
      return (await desk.get(`/zaken/${one.number}/brieven/${letter?.id}.pdf`)).status;
    };
    for (const one of [lies, left]) expect([(await make(desk, one, 'gegevensverzoek', request)).status, await opened(one)]).toEqual([303, 200]);
    await left.desk('request-data');
    for (const one of [lies, left]) await one.desk('hold-back', { texts: { why: 'Past dit?' } });
    expect([await opened(lies), await opened(left)]).toEqual([409, 200]);
    await lies.desk('lift-hold');
    expect(await opened(lies)).toBe(200);
  });

  test('says what finds the file and nothing of the story, and is no letter of a party', async () => {
    const one = await judged(own, staff, { words: { people: [A, { name: 'Karel KANARIE' }], event: { description: 'KANARIE' } } });
    const text = await textOf(one, await make(desk, one, 'gegevensverzoek', request));
    expect(text).toContain('00/000000-26');
    for (const words of ['KANARIE', A.name, '020 0000000']) expect(text).not.toContain(words);
    expect(await textOf(one, await make(desk, one, 'gegevensverzoek', { ...request, noemen: 'ja' }))).toContain(A.name);
    expect((await own.as((db) => lettersOf(db, one.id))).map(({ place }) => place)).toEqual(['casework', 'casework']);
  });

  test('shown on request, has the focus: it stands below all that can be chosen', async () => {
    const one = await judged(own, staff);
    const address = addressOf(one, 'gegevensverzoek');
    const looked = await desk.post(address, { ...request, doe: 'bekijken' }, { from: address });
    expect(looked.text).toMatch(/<section class="card" id="voorbeeld"[^>]* tabindex="-1" autofocus/);
    expect((await desk.get(address)).text).not.toContain('id="voorbeeld"');
  });

  test('names nobody who does not know of the referral (P-14)', async () => {
    const one = await judged(own, staff, { referral: { entry: 'professional', referrerKind: 'police', clientAgrees: 'unknown', callBack: 'yes' }, words: { people: [A, {}] } });
    expect(await textOf(one, await make(desk, one, 'gegevensverzoek', { ...request, noemen: 'ja' }))).not.toContain(A.name);
  });

  test('keeps what was typed where something is to be mended', async () => {
    const one = await judged(own, staff);
    const bad = await make(desk, one, 'gegevensverzoek', { ...request, parketnummer: '', parket: `${'x'.repeat(10_000)}`, adres: 'Postbus\u202e 0', 'antwoord-voor': '2019-02-30' });
    expect(bad.status).toBe(422);
    for (const words of ['korter dan 60', 'niet te lezen', 'Deze dag bestaat niet', 'value="2019-02-30"', 'x'.repeat(10_000)]) expect(bad.text).toContain(words);
    expect(htmlFaults(bad.text)).toEqual([]);
    const lost = await make(desk, one, 'gegevensverzoek', { ...request, parketnummer: '' });
    expect(lost.text).toMatch(/href="#v-parketnummer"/);
    expect(await own.as((db) => lettersOf(db, one.id))).toEqual([]);
  });

  test('is a reminder once there was a request, and names its day (R-017)', async () => {
    const one = await judged(own, staff);
    const first = await make(desk, one, 'gegevensverzoek', request);
    expect((await desk.get(first.location ?? '')).text).toContain(`href="/zaken/${one.number}/gegevens-gevraagd"`);
    expect(await own.as((db) => officeAsked(db, house.keys, one.id, '2019-03-04' as never))).toBe('Arrondissementsparket Voorbeeld');
    await one.desk('request-data');
    expect((await desk.get(addressOf(one, 'gegevensverzoek'))).text).not.toContain('Dit is een herinnering');
    server.clock.now = new Date('2019-03-12T10:00:00Z');
    const later = await signedIn(server, house.database, { roles: ['desk'], id: staff.desk });
    const page = await later.get(addressOf(one, 'gegevensverzoek'));
    const made = await make(later, one, 'gegevensverzoek', request);
    const after = await later.get(made.location ?? '');
    server.clock.now = house.now;
    expect(after.text).toContain(`href="/zaken/${one.number}/om-herinnerd"`);
    expect(after.text).not.toContain('Gegevensverzoek aan het OM aan');
    expect(page.text).toContain('Dit is een herinnering');
    expect(await textOf(one, made)).toContain('Op 4 maart 2019 vroegen wij u dit ook');
  });

  test('that cannot be made now says so and keeps nothing', async () => {
    const one = await judged(own, staff);
    fails = { kind: 'failed', reason: 'timed-out' };
    const page = await make(desk, one, 'gegevensverzoek', request);
    fails = null;
    expect(page.status).toBe(503);
    expect(page.text).toContain('Er is niets bewaard');
    expect(await own.as((db) => lettersOf(db, one.id))).toEqual([]);
  });
});

test('an approach letter speaks for one person, where several of side A released a name, and holds the words of that one only', async () => {
  const one = await story(own, staff, { people: [{}, { age: 40 }, { side: 'b' }], words: { people: [{ name: 'Bart Verzonnen' }, { name: 'Els Verzonnen' }, {}] } });
  const p3 = 'p3' as typeof p2;
  await readyToApproach(one, staff, p3);
  const address = `${addressOf(one, 'benaderingsbrief')}?persoon=p3`;
  expect((await mediator.get(address)).text).not.toContain('name="namens"');
  await one.mediator('release', { person: p2, values: { to: p3, what: 'name' }, texts: { lines: 'Els' } });
  expect((await mediator.get(address)).text).not.toContain('name="namens"');
  await one.mediator('hold-intake', { person: p2, values: { medium: 'in-person', place: 'office', present: [] } });
  await one.mediator('inform', { person: p2 });
  await one.mediator('decide-to-go-on', { person: p2, values: { decision: 'go-on' } });
  const page = await mediator.get(address);
  expect(page.text).toContain('name="namens"');
  expect(page.text).toContain('Bart wil graag weten');
  expect(htmlFaults(page.text)).toEqual([]);
  const text = await textOf(one, await make(mediator, one, 'benaderingsbrief', { persoon: 'p3', taal: 'nl', namens: 'p2' }));
  expect(text).toContain('Els wil graag weten');
  for (const words of ['Bart', 'Ik denk er vaak aan']) expect(text).not.toContain(words);
});

test('the panel of the case file offers what can be made, names what was made, and is empty for who has no part in letters', async () => {
  const one = await story(own, staff);
  await allocated(one, staff);
  const told = await own.as((db) => readCase(db, one.id));
  if (!told) throw new Error('no case');
  const asker = (relation: 'mediator' | 'supervisor', staffId: StaffId) => ({ relations: [relation], staff: staffId, today: day('2019-03-04'), settings: defaultSettings });
  const parts = { told, number: one.number, who: (id: string) => id, made: [] };
  const panel = lettersPanel({ ...parts, asker: asker('mediator', staff.mediator) });
  expect(String(panel?.body)).toContain('waarom iets nu niet kan');
  expect(String(panel?.body)).not.toContain('Benaderingsbrief');
  expect(lettersPanel({ ...parts, asker: asker('supervisor', staff.policy) })).toBeNull();
  await readyRest(one);
  const ready = await own.as((db) => readCase(db, one.id));
  expect(String(lettersPanel({ ...parts, told: ready ?? told, asker: asker('mediator', staff.mediator) })?.body)).toContain('Benaderingsbrief aan p2');
});

async function readyRest(one: Story): Promise<void> {
  await one.mediator('hold-intake', { person: p1, values: { medium: 'in-person', place: 'office', present: [] } });
  await one.mediator('inform', { person: p1 });
  await one.mediator('decide-to-go-on', { person: p1, values: { decision: 'go-on' } });
  await one.mediator('weigh-safety', { values: { result: 'safe', facts: 'not-denied' } });
  await one.mediator('release', { person: p1, values: { to: p2, what: 'name' }, texts: { lines: 'Bart' } });
  await one.mediator('check-address', { person: p2, values: { source: 'prosecution', otherSideLivesThere: 'no' } });
}
