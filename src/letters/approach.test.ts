import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases, p1, p2 } from '../../test/journal.ts';
import { B_WORDS, readyToApproach, RELEASED, story, type Staff, type Story } from '../../test/ready.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Page } from '../../test/visit.ts';
import { readPeople } from '../database/people/people.ts';
import { LetterPress, pressFiles } from './compile.ts';
import { pdfText } from './pdf-text.ts';
import { letterRoutes } from './routes.tsx';

const house = await freshDatabase();
const press = new LetterPress(pressFiles(fileURLToPath(new URL('..', import.meta.url))));
afterAll(async () => {
  await press.close();
  await house.close();
});
const server = testServer(house, letterRoutes(press));
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

/** Everything that A told and did not release. */
const CANARIES = {
  people: [{ name: 'Bartholomeus KANARIE-NAAM', birthDate: '1985-02-03', telephone: '06 KANARIE-TEL', address: 'KANARIE-STRAAT 1\n0000 XX KANARIE-DORP', remarks: 'KANARIE-OPMERKING', safeContact: 'KANARIE-VEILIG', safeTimes: 'KANARIE-TIJD', codeWord: 'KANARIE-CODEWOORD' }, { name: 'Karel KANARIE-VERKLARING', remarks: 'KANARIE-OVER-B' }],
  event: { description: 'KANARIE-GEBEURTENIS', place: 'KANARIE-PLAATS', day: '2018-12-24' },
};

async function ready(changes: Parameters<typeof story>[2] = {}): Promise<Story> {
  const one = await story(own, staff, { words: CANARIES, ...changes });
  await readyToApproach(one, staff);
  return one;
}

const address = (one: Story, kind = 'benaderingsbrief') => `/zaken/${one.number}/brieven/${kind}`;
const open = (one: Story, who = mediator, person = 'p2') => who.get(`${address(one)}?persoon=${person}`);
const shownIn = (page: Page) => /name="gezien" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? '';

/** Looks at the letter and makes it, as a person does. */
async function make(one: Story, fields: Record<string, string> = {}, who = mediator): Promise<Page> {
  const from = `${address(one)}?persoon=p2`;
  const chosen = { persoon: 'p2', taal: 'nl', ...fields };
  const looked = await who.post(address(one), { ...chosen, doe: 'bekijken' }, { from });
  return who.post(address(one), { ...chosen, doe: 'maken', gezien: shownIn(looked) }, { from });
}

const madeId = (page: Page) => /gemaakt=([0-9a-f-]{36})$/.exec(page.location ?? '')?.[1] ?? '';
const pdfOf = async (one: Story, id: string) => mediatorBytes(`/zaken/${one.number}/brieven/${id}.pdf`);
async function mediatorBytes(path: string): Promise<{ response: Response; bytes: Uint8Array }> {
  const cookie = [...mediator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await server.fetch(new Request(`http://localhost:3000${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } }));
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
}
const kept = async () => (await own.as((db) => db.query('select from letter'))).length;

describe('the approach letter to B', () => {
  test('is shown first, with what was released to B and nothing else of A (P-08)', async () => {
    const one = await ready();
    const page = await open(one);
    expect(page.status).toBe(200);
    for (const words of [B_WORDS.name, 'Voorbeeldstraat 12', RELEASED.name, 'Ik denk er vaak aan.', 'Test, bemiddelaar', one.number]) expect(page.text).toContain(words);
    expect(page.text).not.toContain('KANARIE');
    expect(htmlFaults(page.text)).toEqual([]);
  });

  test('is made as a document without a word that A did not release, under a name that says nothing', async () => {
    const one = await ready();
    const made = await make(one);
    expect(made.status).toBe(303);
    const { response, bytes } = await pdfOf(one, madeId(made));
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('filename="brief.pdf"');
    const { text, artifacts, skeleton } = pdfText(bytes);
    expect(text).toContain(RELEASED.name);
    expect(text).toContain('Ik zou u dat graag zelf zeggen.');
    for (const part of [text, artifacts, skeleton]) expect(part).not.toContain('KANARIE');
  });

  test('is kept sealed in the compartment of B, and read by nobody who reads words', async () => {
    const one = await ready();
    await make(one);
    const rows = await own.as((db) => db.query<{ person: string; content: Buffer }>(
      'select c.person, s.content from sealed s join compartment c on c.id = s.compartment_id where s.kind = $1 and c.case_id = $2', ['letter', one.id]));
    expect(rows.map(({ person }) => person)).toEqual(['p2']);
    expect(rows[0]?.content.includes('%PDF')).toBe(false);
    const people = await own.as((db) => readPeople(db, house.keys, one.id));
    expect(people.flatMap(({ words }) => words.map(({ kind }) => kind))).not.toContain('letter');
  });

  test('leaves a line in the access log when it is looked at, made, and opened again', async () => {
    const one = await ready();
    await pdfOf(one, madeId(await make(one)));
    const acts = await own.as((db) => db.query<{ act: string }>('select act from access_log where $1 = any(cases) order by id', [one.id]));
    expect(new Set(acts.map(({ act }) => act))).toEqual(new Set(['brief-opgesteld', 'brief-geopend']));
    expect(acts.at(-1)?.act).toBe('brief-geopend');
  });

  test('is in the language of B where letters speak it, else in Dutch with a remark; another can be chosen', async () => {
    const one = await ready();
    await one.mediator('record-language', { person: p2, values: { language: 'nl-easy', interpreter: 'no' } });
    expect((await open(one)).text).toMatch(/value="nl-easy" checked/);
    await one.mediator('record-language', { person: p2, values: { language: 'tr', interpreter: 'yes' } });
    const turkish = await open(one);
    expect(turkish.text).toMatch(/value="nl" checked/);
    expect(turkish.text).toContain('Deze persoon spreekt Turks');
    const { bytes } = await pdfOf(one, madeId(await make(one, { taal: 'en' })));
    expect(pdfText(bytes).text).toContain('You do not have to do anything');
  });

  test('is not made unseen: what differs from the page is shown again first', async () => {
    const one = await ready();
    const before = await kept();
    const looked = await open(one);
    const other = await mediator.post(address(one), { persoon: 'p2', taal: 'en', doe: 'maken', gezien: shownIn(looked) }, { from: `${address(one)}?persoon=p2` });
    expect(other.status).toBe(409);
    expect(other.text).toMatch(/tabindex="-1" autofocus[^>]*>(?:(?!<a ).)*Er is nog niets gemaakt/s);
    expect(other.text).toContain('You do not have to do anything');
    await one.mediator('release', { person: p1, values: { to: p2, what: 'lines' }, texts: { lines: 'Nog een zin.' } });
    const changed = await mediator.post(address(one), { persoon: 'p2', taal: 'nl', doe: 'maken', gezien: shownIn(looked) }, { from: `${address(one)}?persoon=p2` });
    expect(changed.status).toBe(409);
    expect(changed.text).toContain('Nog een zin.');
    expect(await kept()).toBe(before);
  });

  test('is made once, however often the button is pressed', async () => {
    const one = await ready();
    const page = await open(one);
    const eenmalig = await mediator.keyFor(address(one), `${address(one)}?persoon=p2`);
    const fields = { persoon: 'p2', taal: 'nl', doe: 'maken', gezien: shownIn(page), eenmalig };
    const before = await kept();
    const [first, second] = [await mediator.post(address(one), fields), await mediator.post(address(one), fields)];
    expect(second.location).toBe(first.location);
    expect(await kept()).toBe(before + 1);
  });

  test('that was sent today can be printed again and is no reminder; a day later only the reminder can be made (P-01)', async () => {
    const one = await ready();
    await one.mediator('approach', { person: p2, values: { channel: 'letter', reason: 'default' } });
    const same = await open(one);
    expect(same.text).toContain('hoogstens nog één brief');
    expect(same.text).not.toContain('Dit is een herinnering');
    server.clock.now = new Date('2019-03-05T10:00:00Z');
    const later = await open(one, await signedIn(server, house.database, { roles: ['mediator'], id: staff.mediator }));
    server.clock.now = house.now;
    expect(later.text).toContain('Dit is een herinnering');
    expect(later.text).not.toContain('hoogstens nog één brief');
  });

  test('with signs that no letter can show names them, and keeps nothing', async () => {
    const one = await ready();
    await one.mediator('release', { person: p1, values: { to: p2, what: 'lines' }, texts: { lines: 'Tot ziens 𓀀' } });
    const before = await kept();
    const page = await make(one);
    expect(page.status).toBe(422);
    expect(page.text).toContain('“𓀀”');
    expect(await kept()).toBe(before);
  });
});

describe('is refused, with what helps', () => {
  const REFUSALS: [string, string, (one: Story) => Promise<void>][] = [
    ['when B died (P-09)', 'Deze persoon is overleden', (one) => one.mediator('record-death', { person: p2 })],
    ['under a contact ban (P-05)', 'Er geldt een contactverbod', (one) => one.mediator('record-ban', { values: { ban: 'yes' } })],
    ['while policy looks at it (P-04)', 'De vraag ligt bij beleid', (one) => one.mediator('raise-concern', { values: { concern: 'other-safety' }, texts: { why: 'Zorg' } })],
    ['during a pause', 'De zaak staat op pauze', (one) => one.mediator('pause', { values: { by: 'hearing', until: '2019-04-01' } })],
    ['where post is not safe (P-06)', 'niet veilig', (one) => one.mediator('state-safe-contact', { person: p2, values: { post: 'no', telephone: 'yes', voicemail: 'no', email: 'no' } })],
    ['where somebody of side A may live at the address (P-06)', 'kan iemand van de andere kant wonen', (one) => one.mediator('check-address', { person: p2, values: { source: 'party', otherSideLivesThere: 'yes' } })],
    ['where B is detained (P-21)', 'Deze persoon zit vast', (one) => one.mediator('record-detention', { person: p2, values: { detained: 'yes' } })],
    ['when post came back (P-09)', 'geen gegevens om deze persoon', (one) => one.mediator('record-mail-returned', { person: p2 })],
    ['when the name was withdrawn (P-08)', 'nog geen naam vrijgegeven', (one) => one.mediator('withdraw-release', { person: p1, values: { number: 1 } })],
    ['when A stopped', 'doet niemand meer mee', (one) => one.mediator('stop-taking-part', { person: p1, values: { reason: 'not-told' } })],
    ['when the mediator stopped the case', 'De zaak is gestopt', (one) => one.mediator('stop-case', { values: { by: 'mediator', reason: 'not-told' } })],
    ['when B said never (P-01)', 'nooit meer benaderd', (one) => one.mediator('record-answer', { person: p2, values: { answer: 'never' } })],
  ];

  test.each(REFUSALS)('%s', async (_, sentence, happens) => {
    const one = await ready();
    const id = madeId(await make(one));
    const eenmalig = await mediator.keyFor(address(one), `${address(one)}?persoon=p2`);
    const shown = shownIn(await open(one));
    await happens(one);
    const page = await open(one);
    expect(page.text).toContain(sentence);
    expect(page.text).not.toContain('name="doe"');
    const before = await kept();
    const posted = await mediator.post(address(one), { persoon: 'p2', taal: 'nl', doe: 'maken', gezien: shown, eenmalig });
    expect([posted.status, await kept()]).toEqual([409, before]);
    expect(posted.text).toContain(sentence);
    // What was made and did not leave yet may not leave any more.
    expect((await mediator.get(`/zaken/${one.number}/brieven/${id}.pdf`)).status).toBe(409);
    const list = await mediator.get(`/zaken/${one.number}/brieven`);
    expect(list.text).toContain(sentence);
    expect(htmlFaults(list.text)).toEqual([]);
  });

  test('a letter with words that were withdrawn stays closed, also when others were released since', async () => {
    const one = await ready();
    const id = madeId(await make(one));
    await one.mediator('withdraw-release', { person: p1, values: { number: 2 } });
    await one.mediator('approach', { person: p2, values: { channel: 'letter', reason: 'default' } });
    expect((await mediator.get(`/zaken/${one.number}/brieven/${id}.pdf`)).status).toBe(409);
    const next = await make(one);
    const { bytes, response } = await pdfOf(one, madeId(next));
    expect(response.status).toBe(200);
    expect(pdfText(bytes).text).not.toContain('Ik denk er vaak aan');
  });

  test('a letter that went out stays a record, whatever happens later', async () => {
    const one = await ready();
    const id = madeId(await make(one));
    await one.mediator('approach', { person: p2, values: { channel: 'letter', reason: 'default' } });
    await one.mediator('record-death', { person: p2 });
    expect((await pdfOf(one, id)).response.status).toBe(200);
  });

  test('words that came with a corrected fact are not on the envelope: they may be of somebody else (P-15)', async () => {
    const one = await ready();
    await one.mediator('record-detail', { person: p2, values: { channel: 'telephone', source: 'party' }, texts: { name: 'KANARIE-VERKEERD', detail: '06' } });
    const [{ seq } = { seq: 0 }] = await own.as((db) => db.query<{ seq: number }>('select max(seq) as seq from fact where case_id = $1', [one.id]));
    await one.mediator('correct', { values: { seq, reason: 'wrong-party' } });
    expect((await open(one)).text).not.toContain('KANARIE');
  });
});

describe('nobody else', () => {
  test('opens or makes it: another mediator, the desk, a letter of another case, an id that is none', async () => {
    const [one, two] = [await ready(), await ready()];
    const id = madeId(await make(one));
    const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
    const director = await signedIn(server, house.database, { roles: ['director'] });
    const pdf = `/zaken/${one.number}/brieven/${id}.pdf`;
    expect((await stranger.get(pdf)).status).toBe(404);
    expect((await stranger.get(`/zaken/${one.number}/brieven`)).status).toBe(404);
    expect((await open(one, stranger)).status).toBe(404);
    expect((await desk.get(pdf)).status).toBe(404);
    expect((await open(one, desk)).status).toBe(403);
    expect((await director.get(pdf)).status).toBe(403);
    for (const path of [`${two.number}/brieven/${id}.pdf`, `${one.number}/brieven/${id}`, `${one.number}/brieven/x.pdf`, `${one.number}/brieven/${two.id}.pdf`]) {
      expect((await mediator.get(`/zaken/${path}`)).status).toBe(404);
    }
    for (const person of ['p1', 'p9', 'x', '']) expect((await open(one, mediator, person)).status).toBe(404);
  });

  test('hears from the list that it was made: the desk sees its own letters there', async () => {
    const one = await ready();
    await make(one);
    const list = await desk.get(`/zaken/${one.number}/brieven`);
    expect(list.status).toBe(200);
    expect(list.text).not.toContain('Benaderingsbrief');
    expect((await mediator.get(`/zaken/${one.number}/brieven`)).text).toContain('Benaderingsbrief');
  });
});
