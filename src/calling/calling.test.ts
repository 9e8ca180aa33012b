import { expect, test } from 'vitest';
import { agendas, desk, house, id, mediator, number, own, planned, server, tell } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import type { OrderName } from '../core/case/orders.ts';
import type { StaffId } from '../core/fields.ts';
import { dialled } from './rules.ts';
import { OUTCOME_MISSING } from './texts.ts';

agendas();

const NUMBER = '06-99 88 77 66';
async function callable(): Promise<void> {
  await tell(id, 'record-detail', { channel: 'telephone', source: 'party' }, { person: 'p1', texts: { detail: NUMBER } });
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1', texts: { remarks: 'Na zes uur, codewoord appeltaart.' } });
  await tell(id, 'record-language', { language: 'tr', interpreter: 'yes' }, { person: 'p1' });
}
const card = () => `/zaken/${number}/bellen/p1`;
const TOMORROW = '2019-03-05';

test.each([
  ['06-12345678', 'tel:+31612345678'], ['+32 2 555 12 34', 'tel:+3225551234'], ['030 - 234 00 45 (na zes uur)', 'tel:+31302340045'], ['0031 6 1234 5678', 'tel:+31612345678'],
  ['vraag naar Jo', null], ['1234', null], ['06-1234', null],
])('"%s" dials %s', (text, href) => {
  expect(dialled(text)).toBe(href);
});

test('the card says times, code word, language and voicemail, and the number dials', async () => {
  await callable();
  const page = (await mediator.get(card())).text;
  expect(htmlFaults(page)).toEqual([]);
  for (const said of ['href="tel:+31699887766"', NUMBER, 'codewoord appeltaart', 'Turks, met tolk', 'Niet inspreken']) expect(page).toContain(said);
  const [line] = await own.as((db) => db.query<{ act: string; people: string[] }>('select act, people from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]));
  expect([line?.act, line?.people.join(' ')]).toEqual(['telefoonnummer-getoond', expect.stringContaining('p1')]);
  // Nor does an address that came later take the place of the number; of a voicemail that nobody asked about nothing is left on it.
  await tell(id, 'record-detail', { channel: 'post', source: 'party' }, { person: 'p1', texts: { detail: 'Wachterstraat 9' } });
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'not-asked', email: 'no' }, { person: 'p1' });
  const now = (await mediator.get(card())).text;
  expect(['href="tel:+31699887766"', 'Wachterstraat', 'Niet inspreken'].map((said) => now.includes(said))).toEqual([true, false, true]);
  // The only one who can be called needs no choosing.
  expect((await mediator.get(`/zaken/${number}/bellen`)).location).toBe(card());
  expect((await mediator.get('/vandaag')).text).toContain(`href="/zaken/${number}/bellen"`);
});

test('of somebody who is detained the card says so, beside what is safe or that nothing was said of it [P-21]', async () => {
  await tell(id, 'record-detail', { channel: 'telephone', source: 'party' }, { person: 'p1', texts: { detail: NUMBER } });
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1' });
  const said = async () => { const page = (await mediator.get(card())).text; return [page.includes('<dt>Zit vast</dt>'), page.includes('Er staat niets over tijden'), htmlFaults(page)]; };
  expect(await said()).toEqual([false, true, []]);
  await tell(id, 'record-detention', { detained: 'yes' }, { person: 'p1' });
  expect(await said()).toEqual([true, false, []]); // safe is asked anew, and that one sits inside says why
  await tell(id, 'state-safe-contact', { post: 'no', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1' });
  expect(await said()).toEqual([true, true, []]);
});

test('a number, a name and a code word of a line that was struck through hold no more: what stood before does [P-15] [P-06]', async () => {
  await callable();
  const seqOf = async () => (await own.as((db) => db.query<{ seq: number }>('select max(seq) as seq from fact where case_id = $1', [id])))[0]?.seq ?? 0;
  const strike = (seq: number) => tell(id, 'correct', { seq, reason: 'wrong-party' }, { texts: { why: 'Van de ander.' } });
  await tell(id, 'record-detail', { channel: 'telephone', source: 'party' }, { person: 'p1', texts: { detail: '06-11 11 11 11', name: 'Verkeerd Persoon' } });
  const wrong = await seqOf();
  // Of a new number it is asked anew whether it is safe.
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1' });
  expect((await mediator.get(card())).text).toContain('tel:+31611111111');
  expect((await mediator.get(`/zaken/${number}`)).text).toContain('V. P.');
  await strike(wrong);
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1', texts: { remarks: 'Codewoord perenboom.' } });
  await strike(await seqOf());
  const page = (await mediator.get(card())).text;
  expect(['tel:+31611111111', 'perenboom', `tel:${NUMBER.replace('06-', '+316').replaceAll(' ', '')}`, 'appeltaart'].map((said) => page.includes(said))).toEqual([false, false, true, true]);
  const file = (await mediator.get(`/zaken/${number}`)).text;
  expect([/<h1>V\. P\./.test(file), file.includes('appeltaart')]).toEqual([false, true]);
  const details = (await mediator.get(`/zaken/${number}/gegevens/p1`)).text;
  expect([details.includes('06-11 11 11 11'), details.includes('Verkeerd Persoon'), details.includes(NUMBER)]).toEqual([false, false, true]);
  expect((await mediator.get('/mijn-zaken')).text).not.toContain('Verkeerd Persoon');
});

test('whoever writes down more on safe contact has what was agreed before in the field: a code word is not lost [P-06]', async () => {
  await callable();
  const page = (await mediator.get(`/zaken/${number}/veilig-contact?persoon=p1`)).text;
  expect(/<textarea[^>]*name="v-remarks"[^>]*>([^<]*)</.exec(page)?.[1]?.trim()).toBe('Na zes uur, codewoord appeltaart.');
});

test('times, code word and the rest stand apart, in words of before too; a code word that ended is nowhere any more [P-06]', async () => {
  await callable();
  const states = (texts: Record<string, string>) => tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1', texts });
  const pages = async () => (await Promise.all([card(), `/zaken/${number}`, `/zaken/${number}/gegevens/p1`].map((path) => mediator.get(path)))).map(({ text }) => text);
  for (const page of await pages()) expect(page).toContain('<dt>Let op</dt><dd>Na zes uur, codewoord appeltaart.</dd>');
  await states({ times: 'na zes uur', codeWord: 'perenboom', remarks: 'Broer neemt op' });
  for (const page of await pages()) {
    expect(htmlFaults(page)).toEqual([]);
    for (const shown of ['<dt>Wanneer bellen</dt><dd>na zes uur</dd>', '<dt>Codewoord</dt><dd>perenboom</dd>', '<dt>Let op</dt><dd>Broer neemt op</dd>']) expect(page).toContain(shown);
    expect(page).not.toContain('appeltaart');
  }
  const form = (await mediator.get(`/zaken/${number}/veilig-contact?persoon=p1`)).text;
  for (const [name, value] of [['times', 'na zes uur'], ['codeWord', 'perenboom']]) expect(form).toMatch(new RegExp(`<input[^>]*name="v-${name}"[^>]*value="${value}"`));
  await states({ times: 'na zes uur' });
  for (const page of await pages()) expect([page.includes('na zes uur'), page.includes('perenboom'), page.includes('Codewoord')]).toEqual([true, false, false]);
});

test('where one may not call there is no number on the page, whatever was written down, and it says why', async () => {
  await callable();
  await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'no', voicemail: 'no', email: 'no' }, { person: 'p1' });
  const page = (await mediator.get(card())).text;
  expect(htmlFaults(page)).toEqual([]);
  for (const kept of ['tel:', NUMBER, 'appeltaart']) expect([kept, page.includes(kept)]).toEqual([kept, false]);
  expect(page).toContain('Nu niet bellen');
  const people = (await mediator.get(`/zaken/${number}/bellen`)).text;
  expect(htmlFaults(people)).toEqual([]);
  expect(people).toContain('nog niet benaderd');
  expect(people).not.toContain(NUMBER);
  expect((await mediator.get('/zaken/0000-00000/bellen')).status).toBe(404);
});

test('a press beside the visit or the step of one person never opens the number of another, of the other side least of all', async () => {
  await callable();
  await planned({ met: ['p2'], dag: TOMORROW, tijd: '09:00' });
  const links = async () => [...(await mediator.get('/vandaag')).text.matchAll(/class="show" href="(\/zaken\/[^"]*\/bellen[^"]*)"/g)].map(([, href]) => href);
  expect(await links()).toContain(`/zaken/${number}/bellen/p2`);
  expect((await mediator.get(`/zaken/${number}/bellen/p2`)).text).not.toContain(NUMBER);
  // Once somebody of the other side can be meant too, the row of the case asks who.
  await tell(id, 'add-person', { side: 'b', role: 'offender', nature: 'person', referredItself: 'yes' }, { texts: { name: 'Derde Test' } });
  const asked = await mediator.get(`/zaken/${number}/bellen`);
  expect([asked.status, asked.text.includes('Wie wilt u bellen?'), asked.text.includes(`href="${card()}"`), asked.text.includes(NUMBER)]).toEqual([200, true, true, false]);
  await tell(id, 'record-death', {}, { person: 'p3' });
  expect((await mediator.get(`/zaken/${number}/bellen`)).location).toBe(card());
  // Nor where the step is about somebody who cannot be called yet: it stands there why not.
  const by = own.by(mediator.id as StaffId, 'mediator');
  const records = async (order: OrderName, person: 'p1' | null, values: Record<string, unknown>, texts = {}) =>
    expect(await own.give(by, { caseId: id, order, person: person as never, values, texts }), order).toMatchObject({ ok: true });
  await records('hold-intake', 'p1', { medium: 'in-person', place: 'office', present: [] });
  await records('inform', 'p1', {});
  await records('decide-to-go-on', 'p1', { decision: 'go-on' });
  await records('weigh-safety', null, { result: 'safe', facts: 'not-denied' });
  expect((await mediator.get(`/zaken/${number}/bellen`)).location).toBe(card());
  await records('release', 'p1', { to: 'p2', what: 'name' }, { lines: 'Bart' });
  const next = await mediator.get(`/zaken/${number}/bellen`);
  expect([next.status, next.text.includes('nog niet benaderd'), next.text.includes(NUMBER)]).toEqual([200, true, false]);
});

test('Enter in a field, which presses the first button, does not say that there was a talk: it asks, and keeps the note', async () => {
  await callable();
  const form = /<form[^>]*bellen\/p1[\s\S]*?<\/form>/.exec((await mediator.get(card())).text)?.[0] ?? '';
  expect(/<button[^>]*type="submit"[^>]*>/.exec(form)?.[0]).toBe('<button type="submit" tabindex="-1">');
  const asked = await mediator.post(card(), { notitie: 'Nam niet op.', 'terug-op': TOMORROW });
  expect([asked.status, asked.text.includes(OUTCOME_MISSING), asked.text.includes('Nam niet op.')]).toEqual([422, true, true]);
  expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('gesproken.');
});

test('one tap says what became of it: a note, a task for calling back, the appointment that it was', async () => {
  await callable();
  const address = await planned({ soort: 'telephone', plaats: 'not-in-person', dag: '2019-03-04', tijd: '11:30', waar: '' });
  expect((await mediator.post(card(), { uitkomst: 'niet-bereikt', notitie: '', 'terug-op': TOMORROW })).location).toBe(`/vandaag?gebeld=${number}`);
  expect((await mediator.get(`/vandaag?gebeld=${number}`)).text).toContain(`Uw telefoontje staat in zaak ${number}.`);
  expect((await mediator.get('/vandaag?gebeld=Jansen')).text).not.toContain('Uw telefoontje');
  expect((await mediator.post(card(), { uitkomst: 'terugbellen', notitie: 'Zat in de trein.', 'terug-op': TOMORROW })).location).toBe(`/vandaag?gebeld=${number}`);
  expect((await mediator.get(address)).text).toContain('Gepland');
  expect((await mediator.post(card(), { uitkomst: 'gesproken', notitie: '', 'terug-op': TOMORROW })).location).toBe(`/zaken/${number}?gebeld=${number}`);
  expect((await mediator.get(`/zaken/${number}?gebeld=${number}`)).text).toContain('Uw telefoontje staat');
  expect((await mediator.get(address)).text).toContain('Ging door');
  const file = (await mediator.get(`/zaken/${number}`)).text;
  for (const said of ['niet bereikt.', 'terugbellen op 5 maart 2019.', 'Zat in de trein.', 'gesproken.', 'Terugbellen: ']) expect(file).toContain(said);
});

test('bad input is named, what was typed is still there, and nothing is recorded', async () => {
  await callable();
  for (const [fields, told] of [[{ uitkomst: 'terugbellen', 'terug-op': '2019-03-01' }, 'al voorbij'], [{ uitkomst: 'terugbellen', 'terug-op': 'morgen' }, 'waarop u terugbelt'], [{ uitkomst: 'x', 'terug-op': '' }, 'een van de knoppen'], [{ uitkomst: 'gesproken', 'terug-op': '' }, 'te lang']] as const) {
    const answer = await mediator.post(card(), { notitie: told === 'te lang' ? 'Getypt. '.repeat(3000) : 'Getypt.', ...fields });
    expect([told, answer.status, answer.text.includes(told), answer.text.includes('Getypt.')]).toEqual([told, 422, true, true]);
    expect(htmlFaults(answer.text)).toEqual([]);
  }
  expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('Gebeld met');
});

test('calling is for the mediators of the case', async () => {
  await callable();
  const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
  for (const path of [card(), `/zaken/${number}/bellen`]) expect([(await desk.get(path)).status, (await stranger.get(path)).status]).toEqual([403, 404]);
});
