import { expect, test } from 'vitest';
import type { CaseFile } from '../database/journal.ts';
import { readCase } from '../database/journal-read.ts';
import { addWords } from '../database/people/people.ts';
import { p1 } from '../../test/journal.ts';
import { caseId, choose, house, officer, own, post, printed, privacyRequests, register } from '../../test/privacy-requests.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Fields } from '../../test/visit.ts';
import { readKnown } from './known.ts';

privacyRequests();

const byPost = (address: string) => post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld en gevraagd.' });
const ASKED = { 'post-veilig': 'ja' };
const ELSEWHERE = { adres: 'Anderlaan 9\n4321 ZX Elders' };
const said = (post: 'no' | 'yes') => own.as((db) => addWords(db, house.keys, { caseId, compartment: 'person', person: 'p1', kind: 'code-word', text: 'roos', factSeq: null, by: null, now: house.now, newId: house.newId }))
  .then(async () => own.give(own.by(await own.staff('desk')), { caseId, order: 'state-safe-contact', person: p1, values: { post, telephone: 'no', voicemail: 'no', email: 'no' }, texts: { remarks: 'Broer leest de post.' } }));

test('what this person said on safe contact stands on the page; to the address that we know it goes without a question [P-06]', async () => {
  const address = await register();
  expect((await officer.get(address)).text).not.toContain('Hoe het antwoord deze persoon bereikt');
  await choose(address);
  const { text } = await officer.get(address);
  expect(text).toContain('Het antwoord gaat per post naar het adres dat wij kennen.');
  expect([text.includes('name="weg"'), htmlFaults(text)]).toEqual([false, []]);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  expect((await said('no')).ok).toBe(true);
  const after = (await officer.get(address)).text;
  for (const words of ['<dt>Post</dt><dd>Nee</dd>', '<dt>Bellen</dt><dd>Nee</dd>', 'Broer leest de post.', 'Deze persoon zei: post is niet veilig.']) expect(after).toContain(words);
});

test('no letter and no decision to another address before somebody says yes with a reason; everything typed stays [P-06]', async () => {
  const address = await register(ELSEWHERE);
  await choose(address);
  const page = (await officer.get(address)).text;
  for (const words of ['een ander adres dan wij kennen', 'Proefstraat 1, 1234 AB Testdorp', 'Naar: Anderlaan 9, 4321 ZX Elders']) expect(page).toContain(words);
  expect(htmlFaults(page)).toEqual([]);
  for (const [to, fields] of [['brief', { brief: 'receipt' }], ['besluit', { besluit: 'refused', grond: 'unfounded', uitleg: 'Al eerder gegeven.' }]] as const) {
    expect(await post(address, to, fields)).toMatchObject({ status: 422, text: expect.stringContaining('Kies eerst hoe het antwoord deze persoon bereikt.') });
  }
  expect(printed).toEqual([]);
  const bare = await post(address, 'weg', { weg: 'post', veilig: ' ' });
  expect([bare.status, bare.text.includes('Schrijf hoe u weet dat dit veilig is.'), /value="post" checked/.test(bare.text)]).toEqual([422, true, true]);
  expect((await post(address, 'weg', { weg: '', veilig: 'Mijn reden' })).text).toMatch(/>\s*Mijn reden<\/textarea>/);
  expect((await byPost(address)).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  expect(printed[0]?.text).toContain('Anderlaan 9');
  const { text } = await officer.get(address);
  for (const words of ['Gaat toch per post', 'Zelf gebeld en gevraagd.', 'per post naar: Anderlaan 9, 4321 ZX Elders']) expect(text).toContain(words);
  // What this person said since was not weighed: it is asked anew.
  await said('no');
  expect((await post(address, 'besluit', { besluit: 'refused', grond: 'unfounded', uitleg: 'Al eerder gegeven.' })).status).toBe(422);
});

test('where post is not safe it is handed over, without an address on it, whatever the reason [P-06]', async () => {
  await said('no');
  const address = await register();
  await choose(address);
  expect(await byPost(address)).toMatchObject({ status: 422, text: expect.stringContaining('Hier is post niet veilig.') });
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Op kantoor, donderdag.' })).status).toBe(303);
  expect((await post(address, 'besluit', { besluit: 'refused', grond: 'unfounded', uitleg: 'Al eerder gegeven.' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'decision' })).status).toBe(303);
  expect([printed[0]!.text.includes('Beste Testina Zwanehals'), printed[0]!.text.includes('Proefstraat')]).toEqual([true, false]);
  expect((await officer.get(address)).text).toContain('Dit antwoord wordt in handen gegeven.');
});

test('another address that this person gives since is compared too, and takes the place of the first [P-06]', async () => {
  await said('no');
  const address = await register();
  await choose(address);
  const other = (fields: Fields) => post(address, 'weg', { weg: 'post', veilig: 'Zelf gebeld: bij haar zus is het veilig.', ...fields });
  expect((await other({ adres: 'Proefstraat 1 1234AB testdorp' })).text).toContain('Hier is post niet veilig.');
  const long = await other({ adres: 'a\nb\nc\nd\ne\nf' });
  expect([long.status, long.text.includes('past niet in het venster'), htmlFaults(long.text)]).toEqual([422, true, []]);
  expect((await other({ weg: 'by-hand', adres: 'Zuslaan 3\n4321 ZX Elders' })).status).toBe(422);
  expect((await other({ weg: 'by-hand', adres: '' })).status).toBe(303);
  expect((await other({ adres: 'Zuslaan 3\n4321 ZX Elders' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  expect([printed[0]!.text.includes('Zuslaan 3'), printed[0]!.text.includes('Proefstraat'), (await officer.get(address)).text.includes('per post naar: Zuslaan 3, 4321 ZX Elders')]).toEqual([true, false, true]);
});

test('who knows of no case is answered as somebody of whom we keep nothing: nothing is asked first, and nothing handed over [P-06, P-08]', async () => {
  const address = await register({ naam: 'Proefman Ganzevoet', ...ELSEWHERE });
  expect((await post(address, 'zaak', { zaak: '2019-00001', persoon: 'p2' })).status).toBe(303);
  const { text } = await officer.get(address);
  expect([text.includes('net als aan iemand van wie wij niets bewaren'), text.includes('name="weg"'), htmlFaults(text)]).toEqual([true, false, []]);
  expect((await post(address, 'weg', { weg: 'by-hand', veilig: 'Aan de deur.' })).status).toBe(303);
  expect((await post(address, 'besluit', { besluit: 'refused', grond: 'not-told', uitleg: '' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'decision', ...ASKED })).status).toBe(303);
  const nobody = await register({ naam: 'Proefman Ganzevoet', ...ELSEWHERE });
  expect((await post(nobody, 'besluit', { besluit: 'refused', grond: 'not-known', uitleg: '' })).status).toBe(303);
  expect((await post(nobody, 'brief', { brief: 'decision', ...ASKED })).status).toBe(303);
  expect([printed[0]!.text.includes('Anderlaan 9'), printed[0]!.text.replaceAll('V2019-001', 'V2019-002')]).toEqual([true, printed[1]!.text]);
});

test('a receipt at once, a decision only once it was taken, with its reasons and the way to court', async () => {
  const address = await register();
  expect((await post(address, 'brief', { brief: 'decision' })).status).toBe(422);
  expect((await post(address, 'brief', { brief: 'receipt', ...ASKED })).status).toBe(303);
  await post(address, 'besluit', { besluit: 'refused', grond: 'not-known', uitleg: 'Uw naam staat nergens.' });
  expect((await post(address, 'brief', { brief: 'decision', ...ASKED })).status).toBe(303);
  expect(printed[0]?.text).toContain('4 april 2019');
  for (const words of ['Wij hebben geen gegevens over u waarover wij u iets kunnen vertellen.', '15 april 2019']) expect(printed[1]?.text).toContain(words);
  expect(printed[1]?.text).not.toContain('Uw naam staat nergens.');
  expect((await post(address, 'besluit', { besluit: 'refused', grond: 'not-known', uitleg: 'x' })).status).toBe(409);
});

test('a case of somebody else of that name is let go again: from then on nothing of it is shown or given', async () => {
  await own.open({ people: [{ details: ['post'], age: 51 }], words: { people: [{ name: 'Testina Zwanehals', address: 'Elders 9, 9999 ZZ Ver' }] } });
  const address = await register();
  for (const zaak of ['2019-00001', '2019-00002']) expect((await post(address, 'zaak', { zaak, persoon: 'p1' })).status).toBe(303);
  const page = (await officer.get(address)).text;
  expect([page.includes('Ver, aangemeld op'), page.includes('Toch niet deze persoon'), htmlFaults(page)]).toEqual([true, true, []]);
  expect((await post(address, 'zaak/los', { zaak: '2019-00002', persoon: 'p1' })).status).toBe(303);
  const after = (await officer.get(address)).text;
  expect([after.includes('Ver, aangemeld op'), after.includes('Testdorp, aangemeld op'), after.includes('Zaak losgelaten')]).toEqual([false, true, true]);
  expect((await officer.get(`${address}/inzage/inzage.json`)).text).not.toContain('9999 ZZ');
  const [line] = await own.as((db) => db.query<{ act: string; cases: string[] }>("select act, cases from access_log where act = 'verzoek-zaak-losgelaten'"));
  expect(line?.cases).toHaveLength(2);
  expect(await own.as((db) => db.query('select case_id from privacy_request_person'))).toEqual([{ case_id: caseId }]);
});

test('what was done in a case cannot be undone by letting it go', async () => {
  const address = await register({ soort: 'restriction' });
  await choose(address);
  const key = await officer.keyFor(`${address}/zaak/los`, address);
  await post(address, 'beperken');
  expect((await officer.get(address)).text).not.toContain('Toch niet deze persoon');
  expect(await officer.post(`${address}/zaak/los`, { zaak: '2019-00001', persoon: 'p1', eenmalig: key })).toMatchObject({ status: 422, text: expect.stringContaining('al iets gedaan') });
});

test('a case that is chosen after the sentences were looked through is looked through too, before access is granted', async () => {
  const address = await register();
  await choose(address);
  const names = [...(await officer.get(`${address}/zinnen`)).text.matchAll(/name="(zin-[^"]+)"/g)].map(([, name]) => name as string);
  expect((await post(address, 'zinnen', Object.fromEntries(names.map((name) => [name, 'about-other-party'])))).location).toBe(address);
  await own.open({ people: [{ details: ['post'] }, { side: 'b', role: 'offender' }], words: { people: [{ name: 'Testina Zwanehals', address: 'Proefstraat 1, 1234 AB Testdorp' }, { name: 'Iemand Anders', remarks: 'Zij belde.' }] } });
  expect((await post(address, 'zaak', { zaak: '2019-00002', persoon: 'p1' })).status).toBe(303);
  expect(await post(address, 'besluit', { besluit: 'granted', grond: '', uitleg: '' })).toMatchObject({ status: 422, text: expect.stringContaining('Loop eerst alle zinnen na.') });
});

test('a mother who asks for somebody is not greeted by the name that she has put right', async () => {
  const address = await register({ soort: 'correction', naam: 'Moeder Zwanehals' });
  await choose(address);
  const [, id] = /<option value="([0-9a-f-]{36})">Naam: Testina Zwanehals/.exec((await officer.get(address)).text)!;
  expect((await post(address, 'verbeteren', { wie: `${caseId}:p1`, wat: id!, nieuw: 'Testina Zwanenhals', bron: 'Identiteitsbewijs gezien' })).status).toBe(303);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(303);
  expect([printed[0]!.text.includes('Beste Moeder Zwanehals,'), printed[0]!.text.includes('Testina')]).toEqual([true, false]);
});

test('to an address that is compared with nothing a letter goes once this person said that post is safe there; whether there is a case or not, it is asked alike [P-06] [P-08]', async () => {
  const nobody = await register({ identiteit: '' });
  expect((await officer.get(nobody)).text).toContain('name="post-veilig"');
  const unaware = await register({ naam: 'Proefman Ganzevoet', ...ELSEWHERE });
  await post(unaware, 'zaak', { zaak: '2019-00001', persoon: 'p2' });
  // Nobody is told not to ask what has to be asked here.
  const page = (await officer.get(unaware)).text;
  expect(['Vraag alleen wat u iedereen vraagt: is post op dit adres veilig?', 'name="post-veilig"', 'Bel niet'].map((words) => page.includes(words))).toEqual([true, true, false]);
  const asked = async (address: string) => { const { status, text } = await post(address, 'brief', { brief: 'receipt' }); return [status, text.includes('Zet een vinkje als deze persoon zelf zei'), htmlFaults(text)]; };
  expect([await asked(nobody), await asked(unaware)]).toEqual([[422, true, []], [422, true, []]]);
  expect(printed).toEqual([]);
  for (const address of [nobody, unaware]) expect((await post(address, 'brief', { brief: 'receipt', ...ASKED })).status).toBe(303);
  // What this person said in the case is compared with the address: nothing has to be ticked.
  const known = await register();
  await choose(known);
  expect((await officer.get(known)).text).not.toContain('name="post-veilig"');
});

test('it is said where who asks has another name than the person of the case, and where somebody asks for another, of whom nobody may speak any more', async () => {
  const shown = async (fields: Fields) => { const address = await register(fields); await choose(address); const { text } = await officer.get(address); return [text.includes('Andere naam dan in de zaak'), text.includes('Iemand vraagt dit voor een ander'), text.includes('spreekt nu niemand voor deze persoon'), htmlFaults(text)]; };
  expect(await shown({})).toEqual([false, false, false, []]);
  expect(await shown({ naam: 'Proefman Ganzevoet' })).toEqual([true, false, false, []]);
  expect(await shown({ naam: 'Moeder Ganzevoet', identiteit: 'representative-shown' })).toEqual([false, true, true, []]);
});

test('an address that mail came back from is not known any more: to it nothing goes before somebody says yes with a reason, also where another case still has it [P-09]', async () => {
  const desk = own.by(await own.staff('desk'));
  const address = await register();
  await choose(address);
  expect((await officer.get(address)).text).not.toContain('name="weg"');
  expect(await own.give(desk, { caseId, order: 'record-mail-returned', person: p1 })).toMatchObject({ ok: true });
  const told = async () => { const { text } = await officer.get(address); return [text.includes('kwam eerder post terug'), text.includes('Wij kennen geen adres van deze persoon'), text.includes('name="weg"')]; };
  expect(await told()).toEqual([true, true, true]);
  await own.open({ people: [{ details: ['post'] }], words: { people: [{ name: 'Testina Zwanehals', address: 'Proefstraat 1, 1234 AB Testdorp' }] } });
  expect((await post(address, 'zaak', { zaak: '2019-00002', persoon: 'p1' })).status).toBe(303);
  expect(await told()).toEqual([true, false, true]);
  expect((await post(address, 'brief', { brief: 'receipt' })).status).toBe(422);
  expect(printed).toEqual([]);
});

test('nor is one of a line that was struck through, also for who read the case just before [P-15]', async () => {
  const desk = own.by(await own.staff('desk'));
  const given = await own.give(desk, { caseId, order: 'record-detail', person: p1, values: { channel: 'post', source: 'party' }, texts: { detail: 'Verkeerde weg 8, 4321 ZX Elders' } });
  const before = (await own.as((db) => readCase(db, caseId)))!;
  expect(given.ok && (await own.give(desk, { caseId, order: 'correct', person: null, values: { seq: given.first, reason: 'did-not-happen' }, texts: { why: 'Iemand anders' } })).ok).toBe(true);
  const addressIn = async (file: CaseFile) => (await own.as((db) => readKnown({ db, keys: house.keys }, file, p1))).address;
  expect([await addressIn(before), await addressIn((await own.as((db) => readCase(db, caseId)))!)]).toEqual([null, 'Proefstraat 1, 1234 AB Testdorp']);
});
