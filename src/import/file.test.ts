import { existsSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { csv, importing, rowWith, textOf, type Importing } from '../../test/import.ts';
import { template } from './columns.ts';

let house: FreshDatabase;
let old: Importing;
beforeAll(async () => {
  house = await freshDatabase();
  old = await importing(house);
});
afterAll(async () => {
  old.close();
  await house.close();
});

let used = 0;
/** Numbers that no other test used. */
const numbers = (count: number): string[] => Array.from({ length: count }, () => `N${++used}`);
const last = (said: readonly string[]) => said.find((text) => text.startsWith('Gelezen'));

describe('a file is taken in as docs/import.md says', () => {
  test('the template itself can be taken in', async () => {
    const { read, said } = await old.file(template());
    expect(read).toBe(true);
    expect(said).toEqual(['Gelezen 1 = ingelezen 1 + al aanwezig 0 + verschilt 0 + geweigerd 0']);
  });

  test.each([
    ['commas', ',', '\n', ''], ['semicolons, as Dutch spreadsheets write', ';', '\r\n', '\ufeff'], ['a byte order mark', ',', '\n', '\ufeff'], ['lines of Windows', ',', '\r\n', ''],
  ])('%s', async (_, delimiter, lineEnd, mark) => {
    const rows = numbers(2).map((number) => rowWith(number, { a1_name: 'Zoë; "Zus", van Test', a1_address: `Laan 1${lineEnd}0000 AA Voorbeeldstad` }));
    const { said } = await old.file(mark + csv(rows, delimiter, lineEnd));
    expect(last(said)).toBe('Gelezen 2 = ingelezen 2 + al aanwezig 0 + verschilt 0 + geweigerd 0');
    // What wrote the file does not matter: as commas and plain lines the same rows are known.
    const again = await old.file(csv(rows.map((row) => ({ ...row, a1_address: 'Laan 1\n0000 AA Voorbeeldstad' }))));
    expect(last(again.said)).toBe('Gelezen 2 = ingelezen 0 + al aanwezig 2 + verschilt 0 + geweigerd 0');
  });

  test('a byte order mark before names between quotation marks', async () => {
    const [header, ...rest] = csv([rowWith(numbers(1)[0]!)]).split('\n');
    const { said } = await old.file(`\ufeff"${header!.replaceAll(',', '","')}"\n${rest.join('\n')}`);
    expect(last(said)).toBe('Gelezen 1 = ingelezen 1 + al aanwezig 0 + verschilt 0 + geweigerd 0');
  });

  test('lines of empty cells at the end of a spreadsheet are no rows', async () => {
    const { said } = await old.file(`${csv([rowWith(numbers(1)[0]!)], ';')};;;;;;;;;;;;;;;;\n\n`);
    expect(last(said)).toBe('Gelezen 1 = ingelezen 1 + al aanwezig 0 + verschilt 0 + geweigerd 0');
  });

  test('a quotation mark inside a name needs no others around it', async () => {
    const [number] = numbers(1);
    const { said } = await old.file(csv([rowWith(number!, { a1_name: 'Jan QQ de Test' })]).replace('QQ', '"Jo"'));
    expect(last(said)).toBe('Gelezen 1 = ingelezen 1 + al aanwezig 0 + verschilt 0 + geweigerd 0');
  });
});

describe('the same row is taken in once', () => {
  test('twice the same file changes nothing, whatever it is called', async () => {
    const content = csv(numbers(3).map((number) => rowWith(number)));
    await old.file(content);
    const before = [await old.count('bis_case'), await old.count('fact'), await old.count('import_row')];
    const { said, refused } = await old.file(content, 'kopie.csv');
    expect(last(said)).toBe('Gelezen 3 = ingelezen 0 + al aanwezig 3 + verschilt 0 + geweigerd 0');
    expect([await old.count('bis_case'), await old.count('fact'), await old.count('import_row')]).toEqual(before);
    expect(existsSync(refused)).toBe(false);
  });

  test('a known number with other content is reported and changes nothing', async () => {
    const [number] = numbers(1);
    await old.file(csv([rowWith(number!)]));
    const before = await old.count('fact');
    const { said } = await old.file(csv([rowWith(number!, { closed: '2018-04-21' })]));
    expect(said[0]).toBe('Regel 2, kolom source_number: Dit nummer is al ingelezen met een andere inhoud. Er is niets veranderd.');
    expect(last(said)).toBe('Gelezen 1 = ingelezen 0 + al aanwezig 0 + verschilt 1 + geweigerd 0');
    expect(await old.count('fact')).toBe(before);
  });

  test('twice the same number in one file: the same row is there already, another one differs', async () => {
    const [number] = numbers(1);
    const { said } = await old.file(csv([rowWith(number!), rowWith(number!), rowWith(number!, { cause: 'threat' })]));
    expect(last(said)).toBe('Gelezen 3 = ingelezen 1 + al aanwezig 1 + verschilt 1 + geweigerd 0');
  });
});

describe('a bad row is named and can be mended', () => {
  test('it is named by line, column and sentence, nothing of it is written, and the others go in', async () => {
    const [good, bad, also] = numbers(3) as [string, string, string];
    const rows = [rowWith(good, { a1_address: 'Laan 1\nVoorbeeldstad' }), rowWith(bad, { closed: '2030-01-01', entry: 'professional', referrer_kind: 'police', referrer_organisation: 'Nergens anders' }), rowWith(also)];
    const before = await old.count('bis_case');
    const { read, said } = await old.file(csv(rows));
    expect(read).toBe(true);
    // The address above it takes two lines of the file.
    expect(said[0]).toBe('Regel 4, kolom closed: Deze dag ligt in de toekomst.');
    expect(last(said)).toBe('Gelezen 3 = ingelezen 2 + al aanwezig 0 + verschilt 0 + geweigerd 1');
    expect(await old.count('bis_case')).toBe(before + 2);
    expect(await old.count(`import_row where number = '${bad}'`)).toBe(0);
  });

  test('an organisation that only a refused row names is not made; one that several name is made once', async () => {
    const police = (name: string, changes = {}) =>
      rowWith(numbers(1)[0]!, { entry: 'professional', referrer_kind: 'police', client_agrees: 'yes', referrer_organisation: name, ...changes });
    await old.file(csv([police('Politie Nergens', { a1_intake: '2018-03-10' }), police('Politie Ergens')]));
    await old.file(csv([police('Politie Ergens'), police('Politie Ergens')]));
    expect(await old.count("organisation where name = 'Politie Nergens'")).toBe(0);
    expect(await old.count("organisation where name = 'Politie Ergens'")).toBe(1);
  });

  test('the file of refused rows is for its owner only, is mended and taken in as it is', async () => {
    const [good, bad, worse] = numbers(3) as [string, string, string];
    const { refused, said } = await old.file(csv([rowWith(bad, { cause: 'mishandeling' }), rowWith(good), rowWith(worse, { b1_answer: 'no' })], ';'));
    expect(said.at(-1)).toBe(`De geweigerde en verschillende rijen staan in ${refused}, met de reden vooraan.`);
    expect(statSync(refused).mode & 0o777).toBe(0o600);
    const content = textOf(refused);
    expect(content.split('\n')[1]).toMatch(/^"regel 2, cause: Deze code bestaat niet/);
    writeFileSync(refused, content.replace('"mishandeling"', '"assault"'));
    const mended = await old.again(refused);
    expect(last(mended.said)).toBe('Gelezen 2 = ingelezen 1 + al aanwezig 0 + verschilt 0 + geweigerd 1');
    const all = await old.file(csv([rowWith(bad), rowWith(good)]));
    expect(last(all.said)).toBe('Gelezen 2 = ingelezen 0 + al aanwezig 2 + verschilt 0 + geweigerd 0');
  });

  test('a row with more or fewer values than columns is refused: its values would stand under other names', async () => {
    const content = csv(numbers(2).map((number) => rowWith(number, { a1_name: 'Test' })));
    const [header, first, second] = content.split('\n') as [string, string, string];
    const { said } = await old.file(`${header}\n${first.replace('Test', 'Test, Testina')}\n${second.replace('victim,', '')}\n`);
    expect(said.slice(0, 2)).toEqual([
      'Regel 2, kolom (hele rij): Deze rij heeft 19 waarden en de eerste regel 18 kolommen.',
      'Regel 3, kolom (hele rij): Deze rij heeft 17 waarden en de eerste regel 18 kolommen.',
    ]);
    expect(last(said)).toBe('Gelezen 2 = ingelezen 0 + al aanwezig 0 + verschilt 0 + geweigerd 2');
  });
});

describe('a file that is none is refused in words', () => {
  test('an unknown, a missing and a double column are named, and nothing is read', async () => {
    const { read, said } = await old.file('source_number,registered,entry,a1_role,a1_role,naam\n');
    expect(read).toBe(false);
    expect(said).toEqual(['De kolom "naam" bestaat niet. Zie docs/import.md.', 'De kolom "cause" ontbreekt en is verplicht.', 'De kolom "a1_role" staat er twee keer.']);
  });

  test('a first line of people instead of names of columns is not shown', async () => {
    const { read, said } = await old.file('17,Testina van Voorbeeld,2018-01-01\n');
    expect(read).toBe(false);
    expect(said).toEqual(['De eerste regel van dit bestand bevat geen namen van kolommen. Zie docs/import.md.']);
    expect((await old.file('')).read).toBe(false);
  });

  test('a quotation mark that is never closed is named by its line; what came before is kept and known at the next try', async () => {
    const rows = numbers(260).map((number) => rowWith(number));
    const content = csv(rows);
    const broken = content.replace(`${rows[250]!['source_number']},`, `"${rows[250]!['source_number']},`);
    const { read, said } = await old.file(broken);
    expect(read).toBe(false);
    expect(said[0]).toMatch(/^Dit bestand is geen goede CSV: kijk bij regel \d+ naar de aanhalingstekens/);
    expect(last(said)).toBe('Gelezen 200 = ingelezen 200 + al aanwezig 0 + verschilt 0 + geweigerd 0');
    expect(last((await old.file(content)).said)).toBe('Gelezen 260 = ingelezen 60 + al aanwezig 200 + verschilt 0 + geweigerd 0');
  });
});
