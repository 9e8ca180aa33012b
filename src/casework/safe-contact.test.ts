import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { mayCallWords } from '../core/safe-contact.ts';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let desk: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  desk = await signedIn(testServer(house, caseworkRoutes([])), house.database, { roles: ['desk'], name: 'Dees Desk' });
});
afterAll(() => house.close());

const opened = async (changes?: Parameters<Cases['open']>[0]) => {
  const id = await own.open(changes);
  return (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
};
const record = (number: string, slug: string, fields: Record<string, string>) => desk.post(`/zaken/${number}/${slug}`, fields, { from: `/zaken/${number}/${slug}?persoon=p1` });
const SAFE = { persoon: 'p1', 'v-post': 'yes', 'v-telephone': 'yes', 'v-voicemail': 'no', 'v-email': 'no' };

test('whoever empties all that was said on safe contact writes what holds now: a code word that is gone is not said again, nor kept unseen [P-06]', async () => {
  const number = await opened();
  expect((await record(number, 'veilig-contact', { ...SAFE, 'v-codeWord': 'roos' })).status).toBe(303);
  const left = await record(number, 'veilig-contact', SAFE);
  expect([left.status, /<a href="#[^"]*remarks">/.test(left.text), left.text.includes('schrijf dan wat nu geldt')]).toEqual([422, true, true]);
  expect(htmlFaults(left.text)).toEqual([]);
  expect((await record(number, 'veilig-contact', { ...SAFE, 'v-remarks': 'Het oude codewoord geldt niet meer.' })).status).toBe(303);
  const page = (await desk.get(`/zaken/${number}`)).text;
  expect([page.includes('roos'), page.includes('Het oude codewoord geldt niet meer.')]).toEqual([false, true]);
  // Of whom nothing was said, nothing has to be said.
  expect((await record(await opened(), 'veilig-contact', SAFE)).status).toBe(303);
});

test('whether a parent or an acquaintance who registered somebody may be called is changed in the case, with what was said before; by a form of which the other words are kept [P-06]', async () => {
  const near = { referral: { entry: 'acquaintance', referrerKind: null }, words: { people: [], referrer: { name: 'Ans Ouder', telephone: '0612345678', mayCall: mayCallWords('yes'), safeContact: 'Zoon leest mee' } } } as const;
  const number = await opened(near);
  const details = `/zaken/${number}/gegevens/p1`;
  expect((await desk.get(details)).text).toContain('<dt>Bellen veilig</dt><dd>Ja, veilig</dd>');
  const form = (await desk.get(`/zaken/${number}/veilig-contact-melder`)).text;
  expect(htmlFaults(form)).toEqual([]);
  expect(form).toContain('Zoon leest mee');
  const seen = await own.as((db) => db.query<{ people: string[] }>('select people from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
  expect(seen[0]?.people.join(' ')).toContain('referrer');
  expect((await desk.get(`/zaken/${number}`)).text).not.toContain('Niet bellen');
  expect((await record(number, 'veilig-contact-melder', { 'v-call': 'no', 'v-remarks': 'Zoon leest mee' })).status).toBe(303);
  const page = (await desk.get(`/zaken/${number}`)).text;
  for (const shown of ['Niet bellen: dat is niet veilig.', 'Wie aanmeldde bellen: nee', 'Zoon leest mee']) expect(page).toContain(shown);
  const after = (await desk.get(details)).text;
  expect([after.includes('<dt>Bellen veilig</dt><dd>Nee</dd>'), after.includes('<dt>Bellen veilig</dt><dd>Ja, veilig</dd>'), after.includes(`/zaken/${number}/veilig-contact-melder`)]).toEqual([true, false, true]);
  expect((await record(number, 'veilig-contact-melder', { 'v-call': 'yes' })).status).toBe(422);
  expect((await record(number, 'veilig-contact-melder', { 'v-call': 'yes', 'v-times': 'overdag' })).status).toBe(303);
  const last = (await desk.get(`/zaken/${number}`)).text;
  expect([last.includes('Niet bellen'), last.includes('Wie aanmeldde bellen: nee'), last.includes('Wie aanmeldde bellen: ja'), last.includes('Zoon leest mee')]).toEqual([false, true, true, false]);
  // Nobody near registered: there is nothing to be stated.
  const other = (await desk.get(`/zaken/${await opened()}/veilig-contact-melder`)).text;
  expect([other.includes('name="v-call"'), other.includes('Dit hoort bij een aanmelding door een ouder')]).toEqual([false, true]);
});

test('where somebody who waits to be called may not be called, the case does not say to call them [P-06] [P-14]', async () => {
  const near = (mayCall: 'yes' | 'no') => ({ referral: { entry: 'acquaintance', referrerKind: null, clientAgrees: 'no', callBack: 'yes' }, words: { people: [], referrer: { name: 'Ans Ouder', telephone: '0612345678', mayCall: mayCallWords(mayCall) } } }) as const;
  const self = { referral: { entry: 'self', referrerKind: null, callBack: 'yes' } } as const;
  const said = async (number: string) => {
    const { text } = await desk.get(`/zaken/${number}`);
    return [text.includes('Belverzoek: bel eerst'), text.includes('Belverzoek, maar bellen is niet veilig'), htmlFaults(text)];
  };
  expect(await said(await opened(near('yes')))).toEqual([true, false, []]);
  expect(await said(await opened(near('no')))).toEqual([false, true, []]);
  const number = await opened(self);
  expect(await said(number)).toEqual([true, false, []]);
  expect((await record(number, 'veilig-contact', { ...SAFE, 'v-telephone': 'no' })).status).toBe(303);
  expect(await said(number)).toEqual([false, true, []]);
});

test('beside a number and an address stands whether they may be used; what nobody asked counts as no, but for the approach of who was not spoken to [P-06]', async () => {
  const number = await opened();
  const give = async (person: string, fields: Record<string, string>) => {
    const at = `/zaken/${number}/contactgegevens`;
    expect((await desk.post(at, { persoon: person, ...fields }, { from: `${at}?persoon=${person}` })).status).toBe(303);
  };
  const used = async (person: string) => [...(/id="veilig"[\s\S]*?<\/dl>/.exec((await desk.get(`/zaken/${number}/gegevens/${person}`)).text)?.[0] ?? '').matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)/g)].map(([, way, use]) => `${way}: ${use}`);
  await give('p1', { 'v-channel': 'telephone', 'v-source': 'party', 'v-detail': '06-12345678' });
  await give('p1', { 'v-channel': 'email', 'v-source': 'party', 'v-detail': 'a@example.org' });
  const unasked = 'Nee: niet gevraagd of dit veilig is';
  expect(await used('p1')).toEqual([`Bellen: ${unasked}`, 'Voicemail inspreken: Nee', `E-mailen: ${unasked}`]);
  expect((await record(number, 'veilig-contact', { ...SAFE, 'v-email': 'not-asked' })).status).toBe(303);
  expect(await used('p1')).toEqual(['Bellen: Ja, veilig', 'Voicemail inspreken: Nee', `E-mailen: ${unasked}`]);
  await give('p2', { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1' });
  expect(await used('p2')).toEqual(['Post sturen: Alleen om te benaderen, als dat mag: nog niet gevraagd of dit veilig is']);
});
