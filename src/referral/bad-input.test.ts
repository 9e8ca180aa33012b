import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { testServer, visitor, type Fields } from '../../test/visit.ts';
import { routes } from './routes.tsx';

const house = await freshDatabase();
afterAll(house.close);
const server = testServer(house, routes);
const client = visitor(server);

beforeAll(async () => {
  for (const [slug, fields] of [
    ['wie', { entry: 'self' }], ['rol', { role: 'offender' }], ['soort', { causeGroup: 'violence' }], ['wat', { cause: 'assault' }], ['wanneer', { eventYear: '2010' }], ['verhaal', {}],
    ['aangifte', { policeReport: 'one' }], ['strafzaak', {}], ['naam', { name: 'Proefman' }],
  ] as const) await client.post(`/aanmelden/${slug}`, fields);
});

/** Posts a page; the sentence must stand at the field, and everything typed must still be there. */
async function refused(slug: string, fields: Fields, field: string, sentence: string | RegExp): Promise<void> {
  const answer = await client.post(`/aanmelden/${slug}`, fields);
  expect(answer.status).toBe(422);
  expect(htmlFaults(answer.text)).toEqual([]);
  const at = new RegExp(`id="v-${field}-fout"[^>]*>.*?</p>`, 's').exec(answer.text)?.[0] ?? '';
  expect(at.replaceAll('&quot;', '"')).toMatch(sentence);
  expect(answer.text).toContain(`href="#v-${field}"`);
  // Read out first: that something is to be mended, and where; and nothing that another may not see in a tab.
  expect(/<title>([^<]*)/.exec(answer.text)?.[1]).toMatch(/^Kijk (?:dit|deze punten) nog even na · Stap \d+ van \d+ · Formulier$/);
  for (const value of Object.values(fields)) {
    const typed = String(value);
    // A code that is offered nowhere has no place on the page.
    if (typed.length < 3 || /^[a-z-]+$/.test(typed)) continue;
    expect(answer.text).toContain(typed.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('\0', '\uFFFD'));
  }
}

describe('days that cannot be', () => {
  test('a birth date in the future, or more than 120 years ago, or none', async () => {
    await refused('naam', { name: 'Proefman', birthDate: '05-03-2019' }, 'birthDate', 'in de toekomst');
    await refused('naam', { name: 'Proefman', birthDate: '03-03-1899' }, 'birthDate', 'meer dan 120 jaar');
    await refused('naam', { name: 'Proefman', birthDate: '30-02-1980' }, 'birthDate', 'bestaat niet');
    await refused('naam', { name: 'Proefman', birthDate: 'lang geleden' }, 'birthDate', 'bestaat niet');
  });

  test.each(['3 februari 1990', '3 feb. 1990', '03-feb-1990', '3 February 1990', '3 - 2 - 1990', '3/2/1990'])('a birth date may be written as people do: %s', async (birthDate) => {
    expect((await client.post('/aanmelden/naam', { name: 'Proefman', birthDate })).status).toBe(303);
    expect((await client.get('/aanmelden/naam')).text).toContain('value="03-02-1990"');
    await client.post('/aanmelden/naam', { name: 'Proefman', birthDate: '' });
  });

  test('a year of two digits is of no century: asked for in four, and eight digits are read', async () => {
    for (const birthDate of ['3-2-85', '3/2/85', '030285', '3 feb 85']) await refused('naam', { name: 'Proefman', birthDate }, 'birthDate', 'in vier cijfers, bijvoorbeeld 31-3-1985');
    expect((await client.post('/aanmelden/naam', { name: 'Proefman', birthDate: '03021990' })).status).toBe(303);
    expect((await client.get('/aanmelden/naam')).text).toContain('value="03-02-1990"');
    await client.post('/aanmelden/naam', { name: 'Proefman', birthDate: '' });
  });

  test('no month is made up', async () => {
    await refused('naam', { name: 'Proefman', birthDate: '3 xyz 1990' }, 'birthDate', 'bestaat niet');
    await refused('naam', { name: 'Proefman', birthDate: '30 februari 1990' }, 'birthDate', 'bestaat niet');
  });

  test('an address at a mail service that is spelled wrong goes nowhere unseen', async () => {
    await refused('bereiken', { email: 'proefman@gmial.com', emailSafe: 'yes' }, 'email', 'Bedoelt u gmail.com?');
  });

  test('an event before birth, from either page', async () => {
    await refused('naam', { name: 'Proefman', birthDate: '01-01-2011' }, 'birthDate', 'gebeurtenis ligt vóór');
    await client.post('/aanmelden/naam', { name: 'Proefman', birthDate: '31-12-2009' });
    await refused('wanneer', { eventYear: '2008' }, 'eventYear', 'vóór de geboortedatum');
    await client.post('/aanmelden/naam', { name: 'Proefman', birthDate: '' });
  });

  test('an event in the future, on a day that no month has, or in no year', async () => {
    await refused('wanneer', { eventYear: '2019', eventMonth: '04' }, 'eventMonth', 'in de toekomst');
    await refused('wanneer', { eventYear: '2019', eventMonth: '03', eventDay: '5' }, 'eventDay', 'in de toekomst');
    await refused('wanneer', { eventYear: '2018', eventMonth: '02', eventDay: '30' }, 'eventDay', 'bestaat niet in die maand');
    await refused('wanneer', { eventYear: '18' }, 'eventYear', 'vier cijfers');
    await refused('wanneer', { eventYear: '1018' }, 'eventYear', 'Klopt dit jaar?');
    await refused('wanneer', { eventYear: 'rond 2018' }, 'eventYear', 'Vul bij "Jaar" alleen cijfers in');
    await refused('wanneer', { eventMonth: '02' }, 'eventYear', 'Vul ook het jaar in');
    await refused('wanneer', { eventYear: '2018', eventDay: '3' }, 'eventMonth', 'Kies ook de maand');
  });

  test('a hearing before the event', async () => {
    await refused('strafzaak', { stage: 'heard', hearing: '2009-12-31' }, 'hearing', 'vóór de gebeurtenis');
    await refused('strafzaak', { stage: 'heard', hearing: '2019-02-30' }, 'hearing', 'bestaat niet');
    // One way of writing it is asked for, not two.
    expect((await client.post('/aanmelden/strafzaak', { hearing: 'juni' })).text).not.toContain('jaar-maand-dag');
  });
});

describe('texts that cannot be kept', () => {
  test('a name of 10,000 characters', async () => {
    await refused('naam', { name: 'x'.repeat(10_000) }, 'name', 'te lang: 10000 tekens. Er passen er 200');
  });

  test('control characters, also those that a database refuses', async () => {
    await refused('naam', { name: 'Proef\u0007man' }, 'name', 'niet te lezen');
    await refused('naam', { name: 'Proef\0man' }, 'name', 'niet te lezen');
    await refused('verhaal', { place: 'ergens', description: 'regel\u0085twee' }, 'description', 'niet te lezen');
  });

  test('marks that turn the direction of reading', async () => {
    await refused('naam', { name: 'Proef\u202eman' }, 'name', 'leesrichting');
    await refused('ander', { 'b1-name': 'Proef\u2067man' }, 'b1-name', 'leesrichting');
  });

  test('a name on two lines', async () => {
    await refused('ander', { 'b1-name': 'Proef\nman' }, 'b1-name', 'één regel');
  });

  test('names as people have them are kept', async () => {
    for (const name of ['Yılmaz-van ’t Hoff', 'Nguyễn Thị Ánh', 'O\'Neill & zoon <junior>', 'محمد']) {
      expect((await client.post('/aanmelden/naam', { name })).status).toBe(303);
    }
  });
});

describe('how to reach somebody', () => {
  const NOTHING = { phone: '', phoneSafe: '', voicemailSafe: '', email: '', emailSafe: '', street: '', town: '', postSafe: '' };

  test('at least one way that is safe is needed [P-06]', async () => {
    await refused('bereiken', NOTHING, 'phone', 'ten minste één veilige manier');
    await refused('bereiken', { ...NOTHING, phone: '06 00000000', phoneSafe: 'no' }, 'phone', 'ten minste één veilige manier');
  });

  test('a way and its answer belong together', async () => {
    await refused('bereiken', { ...NOTHING, phone: '06 00000000' }, 'phoneSafe', 'Kies of wij u mogen bellen');
    await refused('bereiken', { ...NOTHING, emailSafe: 'yes' }, 'email', 'Vul het e-mailadres in');
    await refused('bereiken', { ...NOTHING, email: 'geen adres', emailSafe: 'yes' }, 'email', 'geen e-mailadres');
    await refused('bereiken', { ...NOTHING, phone: '123', phoneSafe: 'yes' }, 'phone', 'te kort');
  });

  test('a postcode of which a part is missing', async () => {
    for (const town of ['12 AB Testdorp', '1234 A Testdorp', '123AB']) await refused('bereiken', { ...NOTHING, street: 'Proefstraat 1', town, postSafe: 'yes' }, 'town', 'Klopt de postcode?');
    for (const town of ['Testdorp', '1234 AB Testdorp', '1234ab', '50667 Köln', '76600 Le Havre', '2e Exloërmond', '5211 ’s-Hertogenbosch', 'SW1A 1AA London']) {
      expect([town, (await client.post('/aanmelden/bereiken', { ...NOTHING, street: 'Proefstraat 1', town, postSafe: 'yes' })).status]).toEqual([town, 303]);
    }
  });

  test('what is wrong is said by this page and in its language, not by the browser', async () => {
    expect((await client.get('/aanmelden/bereiken')).text).not.toContain('type="email"');
  });

  test('who said no to calls is not asked when to call, nor for a word to say then [P-06]', async () => {
    const asked = async (fields: Fields) => {
      await client.post('/aanmelden/bereiken', { ...NOTHING, ...fields });
      return /name="safeTimes"/.test((await client.get('/aanmelden/let-op')).text);
    };
    expect(await asked({ phone: '06 00000000', phoneSafe: 'yes' })).toBe(true);
    expect(await asked({ phone: '06 00000000', phoneSafe: 'no', email: 'proefman@voorbeeld.nl', emailSafe: 'yes' })).toBe(false);
    expect(await asked({ email: 'proefman@voorbeeld.nl', emailSafe: 'yes' })).toBe(false);
  });

  test('the other way is never offered for oneself: not asked', async () => {
    await refused('bereiken', { ...NOTHING, phone: '06 00000000', phoneSafe: 'not-asked' }, 'phoneSafe', 'Kies een van de antwoorden');
  });
});

describe('answers that no page offers', () => {
  test('are refused at their question', async () => {
    await refused('rol', { role: 'schuldige' }, 'role', 'Kies een van de antwoorden');
    await refused('taal', { language: 'klingon' }, 'language', 'Kies een van de antwoorden');
    await refused('wens', { certainty: '' }, 'certainty', 'Nog niet zeker');
    await refused('steun', { supporterKind: 'family' }, 'supporterName', 'Vul de naam in');
    await refused('ander', { 'b1-nature': 'organisation', 'b1-age': '14' }, 'b1-age', 'geen leeftijd');
    await refused('ander', { 'b1-age': '121' }, 'b1-age', '0 tot en met 120');
  });

  test('a page that is not asked leads back to the one that is', async () => {
    expect((await client.get('/aanmelden/verwijzer')).location).toMatch(/^\/aanmelden\//);
    expect((await client.get('/aanmelden/bestaat-niet')).location).toMatch(/^\/aanmelden\//);
    expect((await visitor(server).get('/aanmelden/wens')).location).toBe('/aanmelden/wie');
  });

  test('sending before everything was seen leads to what is left, and makes nothing', async () => {
    const early = visitor(server);
    await early.post('/aanmelden/wie', { entry: 'self' });
    const key = await early.keyFor('/aanmelden/rol');
    expect((await early.post('/aanmelden/nakijken', { eenmalig: key })).location).toBe('/aanmelden/rol');
    const [row] = await house.database.transaction({ role: 'bis_owner', user: null, request: 'test' }, (db) => db.query<{ n: number }>('select count(*)::int as n from bis_case'));
    expect(row?.n).toBe(0);
  });

  test('a form from elsewhere, without the key of this visitor, is refused', async () => {
    expect((await client.post('/aanmelden/rol', { role: 'victim', eenmalig: '00000000-0000-4000-8000-000000000000' })).status).toBe(422);
  });
});
