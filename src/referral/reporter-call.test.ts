import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { everyRoute } from '../../test/routes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, visitor, type Client, type Fields } from '../../test/visit.ts';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { PERSON } from './texts-person.ts';
import { WHO } from './texts-who.ts';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, everyRoute);
let desk: Client;
beforeAll(async () => { desk = await signedIn(server, house.database, { roles: ['desk'] }); });

const PHONE = '06 22222222';
const BEFORE = [['wie', { entry: 'child' }], ['kind', { age: '4' }], ['gezag', { authority: 'unknown' }], ['ouders', {}]] as const;

async function asked(client: Client, fields: Fields) {
  for (const [slug, answers] of BEFORE) await client.post(`/aanmelden/${slug}`, answers);
  return client.post('/aanmelden/melder', { reporterName: 'Ouder Voorbeeld', ...fields });
}

/** The page of the case that a parent asks to be called about. */
async function sent(fields: Fields): Promise<string> {
  const client = visitor(server);
  expect((await asked(client, fields)).status).toBe(303);
  for (const [slug, answers] of [['rol', { role: 'victim' }], ['verhaal', {}]] as const) await client.post(`/aanmelden/${slug}`, answers);
  expect((await client.post('/aanmelden/nakijken')).location).toBe('/aanmelden/verstuurd');
  return `/zaken/${/<b>(\d{4}-\d{5})<\/b>/.exec((await client.get('/aanmelden/verstuurd')).text)?.[1]}`;
}

describe('whoever registers somebody near says whether they may be called [P-06]', () => {
  test.each(PUBLIC_LANGUAGES)('before the form goes on, with what was typed still there (%s)', async (language) => {
    const client = visitor(server);
    await client.get(`/aanmelden?taal=${language}`);
    for (const [fields, field, message] of [
      [{ reporterPhone: PHONE }, 'reporterCall', PERSON[language].reach.choose.phone],
      [{ reporterPhone: PHONE, reporterCall: 'no' }, 'reporterEmail', WHO[language].reporter.otherWay],
      [{ reporterEmail: 'ouder@voorbeeld.test', reporterCall: 'yes' }, 'reporterPhone', PERSON[language].reach.missing.phone],
    ] as const) {
      const answer = await asked(client, { ...fields, reporterCare: 'Bel overdag' });
      expect([answer.status, new RegExp(`id="v-${field}-fout".*?</p>`, 's').exec(answer.text.replaceAll('&quot;', '"'))?.[0]?.includes(message), answer.text.includes('value="Bel overdag"'), htmlFaults(answer.text)]).toEqual([422, true, true, []]);
    }
    expect((await client.get('/aanmelden/nakijken')).location).toBe('/aanmelden/melder');
  });

  test('where it is not safe, that stands on top of the case, in what must not be done, beside the number, and at the telephone; the look is logged', async () => {
    const address = await sent({ reporterPhone: PHONE, reporterCall: 'no', reporterEmail: 'ouder@voorbeeld.test', reporterCare: 'Mailen kan alleen overdag' });
    const page = (await desk.get(address)).text;
    expect(page).toMatch(/Let op bij contact met wie aanmeldde[\s\S]{0,200}Niet bellen: dat is niet veilig[\s\S]{0,200}Mailen kan alleen overdag/);
    expect([page.includes('Wie aanmeldde niet bellen'), page.includes(PHONE), htmlFaults(page)]).toEqual([true, false, []]);
    const [line] = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<{ people: string[] }>('select people from access_log where staff_id = $1 order by id desc limit 1', [desk.id]));
    expect(line?.people.join(' ')).toContain('referrer');
    const details = (await desk.get(`${address}/gegevens/p1`)).text;
    expect(details).toMatch(/<dt>Bellen veilig<\/dt><dd>Nee<\/dd>/);
    const call = (await desk.get(`${address}/telefoon?wie=referrer`)).text;
    expect([/Veilig contact met[\s\S]*?bel niet zomaar terug/.test(call), /<dt>Telefoon<\/dt><dd>Nee<\/dd>/.test(call), call.includes('Mailen kan alleen overdag'), htmlFaults(call)]).toEqual([true, true, true, []]);
  });

  test('where it is safe nothing warns, but for what they said', async () => {
    const [quiet, told] = [(await desk.get(await sent({ reporterPhone: PHONE, reporterCall: 'yes' }))).text, (await desk.get(await sent({ reporterPhone: PHONE, reporterCall: 'yes', reporterCare: 'Niets inspreken' }))).text];
    expect([quiet.includes('contact met wie aanmeldde'), told.includes('contact met wie aanmeldde'), told.includes('Niets inspreken'), told.includes('niet bellen')]).toEqual([false, true, true, false]);
  });

  test('of what the desk wrote down without asking it the case says so; a professional is called at work', async () => {
    const enter = async (fields: Fields) => (await desk.post('/aanmeldpunt/nieuw', {
      channel: 'telephone', receivedOn: '2019-03-01', agrees: 'no', role: 'victim', others: '1', ...fields,
    })).location ?? '';
    const near = { entry: 'acquaintance', reporterName: 'Buur Voorbeeld', reporterPhone: PHONE };
    const [unasked, unsafe] = [(await desk.get(await enter(near))).text, (await desk.get(await enter({ ...near, reporterCall: 'no' }))).text];
    expect([unasked.includes('Of bellen veilig is, is niet gevraagd'), unsafe.includes('Niet bellen: dat is niet veilig')]).toEqual([true, true]);
    const work = (await desk.get(await enter({ entry: 'professional', referrerKind: 'police', referrerName: 'Agent Voorbeeld', referrerPhone: '0900 000000' }))).text;
    // Of the client nobody asked either, and that stands in the summary; the professional's number carries no such word.
    expect([work.includes('Of bellen veilig is'), /is niet gevraagd .*dat telt als nee/.test(work), work.replace(/Van [^<]*? is niet gevraagd [^<]*dat telt als nee/, '').includes('niet gevraagd')]).toEqual([false, true, false]);
  });

  test('a number that is not safe never stands without that among the ways to reach a child', async () => {
    const client = visitor(server);
    const pages: readonly (readonly [string, Fields])[] = [
      ['wie', { entry: 'child' }], ['kind', { age: '4' }], ['gezag', { authority: 'alone' }], ['ouders', {}],
      ['melder', { reporterName: 'Ouder Voorbeeld', reporterPhone: PHONE, reporterCall: 'no', reporterEmail: 'ouder@voorbeeld.test' }], ['rol', { role: 'victim' }], ['soort', { causeGroup: 'traffic' }], ['wanneer', {}],
      ['verhaal', {}], ['aangifte', { policeReport: 'none' }], ['naam', { name: 'Kind Voorbeeld' }], ['bereiken', {}], ['let-op', {}], ['taal', {}], ['steun', {}], ['ander', {}], ['contactverbod', { ban: 'no' }], ['wens', { certainty: 'sure' }],
    ];
    for (const [slug, fields] of pages) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
    await client.post('/aanmelden/nakijken');
    const number = /<b>(\d{4}-\d{5})<\/b>/.exec((await client.get('/aanmelden/verstuurd')).text)?.[1];
    const details = (await desk.get(`/zaken/${number}/gegevens/p1`)).text;
    // In the card of the referrer it stands beside the answer.
    const elsewhere = details.replace(/<section[^>]*id="verwijzer"[\s\S]*?<\/section>/, '');
    expect(elsewhere.split(PHONE).slice(1).map((rest) => rest.startsWith(' (niet bellen)'))).toEqual([true, true]);
  });
});
