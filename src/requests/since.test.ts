import { expect, test } from 'vitest';
import { actFor, hold } from '../database/context.ts';
import { addWords, readPerson } from '../database/people/people.ts';
import { p1 } from '../../test/journal.ts';
import { caseId, choose, house, officer, own, post, printed, privacyRequests, register } from '../../test/privacy-requests.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Fields } from '../../test/visit.ts';

/** What was told between the decision on a request and its letter (P-06). */
privacyRequests();

const desk = async () => own.by(await own.staff('desk'));
const SAFE = { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' } as const;
const said = async (values: Partial<Record<keyof typeof SAFE, string>> = {}, id = caseId) =>
  expect(await own.give(await desk(), { caseId: id, order: 'state-safe-contact', person: p1, values: { ...SAFE, ...values }, texts: { remarks: 'Er woont nu iemand bij.' } })).toMatchObject({ ok: true });
const REFUSED = { besluit: 'refused', grond: 'unfounded', uitleg: 'Al eerder gegeven.' };
const AGAIN = { status: 422, text: expect.stringContaining('Kies eerst hoe het antwoord deze persoon bereikt.') };
const decided = async (fields: Fields = {}): Promise<string> => {
  const address = await register(fields);
  await choose(address);
  expect((await post(address, 'besluit', REFUSED)).status).toBe(303);
  return address;
};

test('a no to post that is told after the decision holds the letter; it goes by hand only, without an address [P-06]', async () => {
  const address = await decided();
  expect((await officer.get(address)).text).not.toContain('Kijk eerst na of dit nog veilig is');
  await said({ post: 'no' });
  const { text } = await officer.get(address);
  for (const words of ['Kijk eerst na of dit nog veilig is', 'Deze persoon zei: post is niet veilig.', 'Er woont nu iemand bij.', 'name="weg"']) expect(text).toContain(words);
  expect(htmlFaults(text)).toEqual([]);
  for (const brief of ['decision', 'receipt']) expect(await post(address, 'brief', { brief })).toMatchObject(AGAIN);
  expect(await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld.' })).toMatchObject({ status: 422, text: expect.stringContaining('Hier is post niet veilig.') });
  expect(await post(address, 'weg', { weg: 'by-hand', veilig: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Schrijf wie het geeft, en wanneer.') });
  expect(printed).toEqual([]);
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Op kantoor, donderdag.' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'decision' })).status).toBe(303);
  expect(printed.map(({ text: sheet }) => [sheet.includes('Beste Testina'), sheet.includes('Proefstraat')])).toEqual([[true, false]]);
});

test('whatever else was told since asks anew too, once each time, and handing over as well; what stayed as it was asks nothing [P-06]', async () => {
  const address = await decided();
  expect(await own.give(await desk(), { caseId, order: 'record-language', person: p1, values: { language: 'other', interpreter: 'yes' } })).toMatchObject({ ok: true });
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  await said();
  expect(await post(address, 'brief', { brief: 'decision' })).toMatchObject(AGAIN);
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Op kantoor.' })).status).toBe(303);
  // The receipt that lies there has an address on it.
  expect((await officer.get(address)).text).toContain('van voor de laatste keuze: stuur of geef deze niet meer');
  await said();
  expect(await post(address, 'brief', { brief: 'decision' })).toMatchObject(AGAIN);
  expect((await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'decision' })).status).toBe(303);
  expect(printed.at(-1)!.text).toContain('Proefstraat 1');
});

test('a letter that is made once more is checked once more; between them the request opens no case', async () => {
  const address = await decided();
  expect((await post(address, 'brief', { brief: 'decision' })).status).toBe(303);
  const cased = async () => { await officer.get(address); return (await own.as((db) => db.query<{ cases: string[] }>("select cases from access_log where act = 'verzoek-bekeken' order by id desc limit 1")))[0]?.cases; };
  expect(await cased()).toEqual([]);
  await said({ post: 'no' });
  expect(await cased()).toEqual([]);
  expect(await post(address, 'brief', { brief: 'decision' })).toMatchObject({ status: 422, text: expect.stringContaining('Deze persoon zei: post is niet veilig.') });
  expect(printed).toHaveLength(1);
});

test('the file that goes with the letter has no address on it: that was of the day of the decision', async () => {
  const address = await register();
  await choose(address);
  const names = [...(await officer.get(`${address}/zinnen`)).text.matchAll(/name="(zin-[^"]+)"/g)].map(([, name]) => name as string);
  await post(address, 'zinnen', Object.fromEntries(names.map((name) => [name, 'about-other-party'])));
  expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
  const { address: lines } = JSON.parse(printed.find(({ kind }) => kind === 'access-file')!.text) as { address: string[] };
  expect(lines).toEqual(['Testina Zwanehals']);
});

test('what is told since the erasure holds the letter as well: nobody can compare the address any more [P-06]', async () => {
  expect(await own.give(await desk(), { caseId, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } })).toMatchObject({ ok: true });
  const address = await register({ soort: 'erasure' });
  await choose(address);
  expect((await post(address, 'wissen', { zeker: 'ja' })).status).toBe(303);
  expect((await officer.get(address)).text).not.toContain('name="weg"');
  await said({ post: 'no' });
  expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject(AGAIN);
  expect(await post(address, 'weg', { weg: 'post', veilig: 'Bij haar zus.', adres: 'Zuslaan 3\n4321 ZX Elders' })).toMatchObject({ status: 422, text: expect.stringContaining('Hier is post niet veilig.') });
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Op kantoor.' })).status).toBe(303);
  expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
});

const SECOND = { people: [{ details: ['post' as const], age: 51 }], words: { people: [{ name: 'Testina Zwanehals', address: 'Elders 9, 9999 ZZ Ver' }] } };

test('a case that is chosen after something was erased has its own address compared, and is erased by itself; it can be let go, the first cannot [P-06]', async () => {
  const second = await own.open(SECOND);
  for (const id of [caseId, second]) expect(await own.give(await desk(), { caseId: id, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } })).toMatchObject({ ok: true });
  const address = await register({ soort: 'erasure' });
  await choose(address);
  expect((await post(address, 'wissen', { zeker: 'ja' })).status).toBe(303);
  await choose(address, '2019-00002');
  const { text } = await officer.get(address);
  expect([text.includes('een ander adres dan wij kennen'), text.includes('Gegevens wissen'), text.split('Toch niet deze persoon').length - 1]).toEqual([true, true, 1]);
  expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject(AGAIN);
  expect(await post(address, 'wissen', { zeker: 'ja' })).toMatchObject(AGAIN);
  expect((await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' })).status).toBe(303);
  expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Wis eerst de gegevens.') });
  expect((await post(address, 'wissen', { zeker: 'ja' })).status).toBe(303);
  expect(await own.as((db) => db.query("select 1 from compartment where kind = 'person' and person = 'p1'"))).toEqual([]);
  expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
});

test('a case that is chosen after a restriction is restricted by itself before that is called done', async () => {
  await own.open(SECOND);
  const address = await register({ soort: 'restriction' });
  await choose(address);
  await post(address, 'beperken');
  const lifts = async () => (await officer.get(address)).text.includes(`action="${address}/opheffen"`);
  await choose(address, '2019-00002');
  // The first one can be lifted all the same.
  expect(await lifts()).toBe(true);
  await post(address, 'opheffen', { verteld: 'ja' });
  expect(await lifts()).toBe(false);
  await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' });
  expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Zet eerst de beperking erop.') });
  await post(address, 'beperken');
  expect(await own.as((db) => db.query('select count(*)::int as n, count(distinct case_id)::int as cases from restriction'))).toEqual([{ n: 2, cases: 2 }]);
  expect((await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).status).toBe(303);
  // And what was put on since.
  expect(await lifts()).toBe(true);
  await post(address, 'opheffen', { verteld: 'ja' });
  expect(await lifts()).toBe(false);
});

test('a restriction can still be lifted where it was decided before another case had its own', async () => {
  await own.open(SECOND);
  const address = await register({ soort: 'restriction' });
  await choose(address);
  await post(address, 'beperken');
  await choose(address, '2019-00002');
  await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' });
  expect((await post(address, 'besluit', REFUSED)).status).toBe(303);
  const { text } = await officer.get(address);
  expect([text.includes(`action="${address}/opheffen"`), htmlFaults(text)]).toEqual([true, []]);
  expect((await post(address, 'opheffen', { verteld: 'ja' })).status).toBe(303);
  expect(await own.as((db) => db.query('select 1 from restriction where lifted_on is null'))).toEqual([]);
});

test('with the case that asked for it, handing over is let go too: how the answer goes is asked anew of what is left [P-06]', async () => {
  const second = await own.open(SECOND);
  await said({ post: 'no' }, second);
  const address = await register();
  for (const zaak of ['2019-00001', '2019-00002']) await choose(address, zaak);
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Op kantoor.' })).status).toBe(303);
  expect((await post(address, 'zaak/los', { zaak: '2019-00002', persoon: 'p1' })).status).toBe(303);
  expect((await officer.get(address)).text).not.toContain('Dit antwoord wordt in handen gegeven.');
  expect(await post(address, 'brief', { brief: 'receipt' })).toMatchObject(AGAIN);
  expect((await post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  expect(printed[0]!.text).toContain('Proefstraat 1');
});

test('the second fence gives the letter that is made after a decision how this one person is reached, and nothing that they told or that is of anybody else; before the decision nothing', async () => {
  const [open, address] = [await register(), await decided()];
  await choose(open);
  const idOf = async (of: string) => (await own.as((db) => db.query<{ id: string }>('select id from privacy_request where number = $1', [of.split('/').at(-1)!])))[0]!.id;
  const words = (compartment: 'person' | 'casework', person: string | null, kind: string) => own.as((db) => addWords(db, house.keys, { caseId, compartment, person, kind, text: 'Van een ander.', factSeq: null, by: officer.id, now: house.now, newId: house.newId }));
  // What p1 told of the other side lies with p1.
  for (const [place, person, kind] of [['person', 'p1', 'safe-times'], ['person', 'p1', 'statement'], ['person', 'p1', 'remarks'], ['person', 'p2', 'name'], ['casework', null, 'note']] as const) await words(place, person, kind);
  const read = (held: string | null) => house.database.transaction({ role: 'bis_app', user: null, request: house.newId(), now: house.now }, async (db) => {
    await actFor(db, officer.id);
    if (held) await hold(db, held);
    return Promise.all(['p1', 'p2', 'casework'].map(async (who) => [...new Set((await readPerson(db, house.keys, caseId, who))?.words.map(({ kind }) => kind))].sort().join(' ')));
  });
  const nothing = ['', '', ''];
  expect([await read(null), await read(`request ${await idOf(address)}`), await read(`answer ${await idOf(open)}`)]).toEqual([nothing, nothing, nothing]);
  expect(await read(`answer ${await idOf(address)}`)).toEqual(['contact name safe-times', '', '']);
});
