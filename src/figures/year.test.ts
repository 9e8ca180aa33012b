import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { insertStandings, type StandingRow } from '../../test/standings.ts';
import { year2018 } from '../../test/year-2018.ts';
import { signedIn, testServer, type Client } from '../../test/visit.ts';
import { day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import { FROZEN_2017 } from './frozen-2017.ts';
import { figureRoutes } from './routes.tsx';
import { figuresOf } from './rules.ts';
import { freeze, readFrozen, readYear } from './sql.ts';

const house = await freshDatabase();
afterAll(house.close);
const OWNER = { role: 'bis_owner', user: null, request: 'test' } as const;
const now = new Date('2019-05-20T10:00:00Z');
const server = testServer({ ...house, now }, figureRoutes([]));
const colleagues: Record<string, Client> = {};

const get = async (path: string, role: StaffRole = 'director') => (colleagues[role] as Client).get(path);

/** Text of a table row, cell by cell. */
function row(html: string, caption: string, label: string): string[] {
  const table = html.split('<table>').find((part) => part.replace(/^<caption[^>]*>/, '').startsWith(caption)) ?? '';
  const line = table.split('<tr>').slice(2).find((part) => part.includes(label)) ?? '';
  return [...line.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, ''));
}

beforeAll(async () => {
  for (const role of ['director', 'desk', 'mediator'] as const) colleagues[role] = await signedIn(server, house.database, { roles: [role] });
  await house.database.transaction(OWNER, async (db) => {
    await insertStandings(db, year2018(), house.newId);
    await freeze(db, FROZEN_2017);
  });
});

describe('the year page of 2018', () => {
  test('shows what was received, taken up, rejected and open in April 2019 [R-025] [R-026]', async () => {
    const { text, status } = await get('/jaar/2018');
    expect(status).toBe(200);
    expect(row(text, 'Ontvangen meldingen', 'Ontvangen')).toEqual(['Ontvangen', '1594', '', '1571', '+1%']);
    expect(row(text, 'Ontvangen meldingen', 'In behandeling')).toEqual(['In behandeling genomen', '1457', '92%', '1435', '+2%']);
    expect(row(text, 'Ontvangen meldingen', 'Afgekeurd')).toEqual(['Afgekeurd', '134', '8%', 'niet gepubliceerd', '']);
    expect(row(text, 'Ontvangen meldingen', 'Nog open')).toEqual(['Nog open', '3', '', 'niet gepubliceerd', '']);
  });

  test('shows every referrer as published, 3RO as one with its parts, next to 2017 [R-008] [R-009] [R-089] [R-090]', async () => {
    const { text } = await get('/jaar/2018');
    const line = (label: string) => row(text, 'Wie meldde aan?', label);
    expect(line('Raad voor de Kinderbescherming')).toEqual(['Raad voor de Kinderbescherming', '331', '23%', '352', '−6%']);
    expect(line('Slachtofferhulp')).toEqual(['Slachtofferhulp Nederland', '316', '22%', '282', '+12%']);
    expect(line('(3RO)')).toEqual(['Reclassering (3RO)', '175', '12%', '148', '+18%']);
    expect(line('waarvan Reclassering Nederland')).toEqual(['waarvan Reclassering Nederland', '120', '69%', '', '']);
    expect(line('waarvan SVG')).toEqual(['waarvan SVG', '44', '25%', '', '']);
    expect(line('waarvan Leger des Heils')).toEqual(['waarvan Leger des Heils', '11', '6%', '', '']);
    expect(line('Penitentiaire')).toEqual(['Penitentiaire inrichtingen', '167', '11%', '101', '+65%']);
    expect(line('Jeugdreclassering').slice(1)).toEqual(['97', '7%', '76', '+28%']);
    expect(line('jeugdinrichtingen').slice(1)).toEqual(['27', '2%', '45', '−40%']);
    expect(line('Tbs').slice(1)).toEqual(['13', '1%', '28', '−54%']);
    expect(line('Politie').slice(1)).toEqual(['36', '2%', '20', '+80%']);
    expect(line('Zelfmelders').slice(1)).toEqual(['197', '14%', 'niet gepubliceerd', '']);
    expect(line('Overig').slice(1)).toEqual(['98', '7%', 'niet vergelijkbaar', '']);
    expect(text).toContain('pilot internetoplichting (LMIO)');
    expect(text).toContain('telden tot en met 2017 bij overig');
  });

  test('shows initiative, causes, ages and detention as published [R-007] [R-085] [R-086] [R-087]', async () => {
    const { text } = await get('/jaar/2018');
    expect(row(text, 'Wie nam het initiatief? Na een delict', 'Dader').slice(1, 3)).toEqual(['977', '75%']);
    expect(row(text, 'Wie nam het initiatief? In het verkeer', 'Dader').slice(1, 3)).toEqual(['62', '41%']);
    expect(row(text, 'Wie nam het initiatief? In het verkeer', 'Slachtoffer').slice(1, 3)).toEqual(['88', '59%']);
    expect(row(text, 'Wat was de aanleiding?', 'Geweld').slice(1, 3)).toEqual(['801', '55%']);
    expect(row(text, 'Wat was de aanleiding?', 'Zeden').slice(1, 3)).toEqual(['102', '7%']);
    expect(row(text, 'Wat was de aanleiding?', 'Verkeer')).toEqual(['Verkeer', '150', '10%', '127', '+18%']);
    expect(row(text, 'Wat was de aanleiding?', 'Overig').slice(1, 3)).toEqual(['404', '28%']);
    expect(row(text, 'Leeftijd van daders', '12 tot').slice(1, 3)).toEqual(['582', '40%']);
    expect(row(text, 'Leeftijd van slachtoffers', '0 tot').slice(1, 3)).toEqual(['11', '1%']);
    expect(row(text, 'Zelfmelders die vastzaten', 'Zat vast')).toEqual(['Zat vast', '35', '32%', '33', '+6%']);
    expect(row(text, 'Afgekeurd, naar wie meldde', 'Zelfmelders').slice(1, 3)).toEqual(['62', '24%']);
    expect(row(text, 'De vier grootste', 'De vier grootste').slice(1, 3)).toEqual(['989', '68%']);
  });

  test('shows outcome, form, duration and speed as published [R-028] [R-082] [R-083]', async () => {
    const { text } = await get('/jaar/2018');
    expect(text).toContain('van 1449 afgesloten zaken');
    expect(row(text, 'Wel of geen contact? (', 'Afwijzing').slice(1, 3)).toEqual(['362', '25%']);
    expect(row(text, 'Wel of geen contact? (', 'Poging').slice(1, 3)).toEqual(['681', '47%']);
    expect(row(text, 'Wel of geen contact? (', 'Bemiddeld').slice(1, 3)).toEqual(['406', '28%']);
    expect(row(text, 'Wel of geen contact? In het verkeer', 'Bemiddeld').slice(1, 3)).toEqual(['76', '52%']);
    expect(['Gesprek', 'Brief', 'Pendel', 'Groep', 'Video'].map((label) => row(text, 'Op welke manier', label).slice(1, 3)))
      .toEqual([['196', '48%'], ['107', '26%'], ['94', '23%'], ['8', '2%'], ['1', '0%']]);
    expect(['Korter', '1 tot', '3 tot', 'Langer'].map((label) => row(text, 'Hoe lang duurde een traject? (', label).slice(1, 3)))
      .toEqual([['203', '14%'], ['696', '48%'], ['391', '27%'], ['159', '11%']]);
    expect(['Korter', '1 tot'].map((label) => row(text, 'Hoe lang duurde een traject met contact?', label).slice(1, 3))).toEqual([['38', '9%'], ['142', '35%']]);
    expect(['Binnen 2', '2 tot 4', 'Langer'].map((label) => row(text, 'Hoe snel', label).slice(1, 3))).toEqual([['1195', '82%'], ['131', '9%'], ['131', '9%']]);
  });

  test('leads to each of its parts, of which there are many; not where there are none', async () => {
    const { text } = await get('/jaar/2018');
    const linked = [...(/<nav id="op-deze-pagina".*?<\/nav>/s.exec(text)?.[0] ?? '').matchAll(/href="#([a-z]+)"/g)].map(([, id]) => id);
    expect(linked.length).toBeGreaterThan(8);
    for (const id of linked) expect(text).toContain(`id="${id}"`);
    expect((await get('/jaar/2016')).text).not.toContain('id="op-deze-pagina"');
  });

  test('counts every case as it stood on the reference date', async () => {
    const { text } = await get('/jaar/2018?peildatum=2018-12-31');
    expect(row(text, 'Ontvangen meldingen', 'Afgekeurd').slice(1, 3)).toEqual(['0', '0%']);
    expect(row(text, 'Ontvangen meldingen', 'Nog open').slice(1, 2)).toEqual(['137']);
    const { text: early } = await get('/jaar/2018?peildatum=2018-05-05');
    expect(row(early, 'Ontvangen meldingen', 'Ontvangen').slice(1, 2)).toEqual(['1457']);
    expect(row(early, 'Ontvangen meldingen', 'Nog open').slice(1, 2)).toEqual(['1457']);
    expect(early).toContain('van 0 afgesloten zaken');
  });

  test('answers a reference date that cannot be with a sentence beside it, and keeps what was typed', async () => {
    for (const [typed, sentence] of [['2018-02-30', 'Deze dag bestaat niet'], ['2031-01-01', 'in de toekomst'], ['2017-06-01', 'vanaf 1 januari 2018']] as const) {
      const { status, text } = await get(`/jaar/2018?peildatum=${typed}`);
      expect(status).toBe(422);
      expect(text).toContain(sentence);
      expect(text).toContain(`value="${typed}"`);
    }
  });

  test('opens no case and is there for the director and policy only [P-22]', async () => {
    expect((await get('/jaar/2018', 'desk')).status).toBe(403);
    expect((await get('/jaar/2018', 'mediator')).status).toBe(403);
    const cases = await house.database.transaction(OWNER, (db) => db.query("select 1 from access_log where act = 'jaarcijfers-bekeken' and cardinality(cases) > 0"));
    expect(cases).toEqual([]);
    expect((await get('/jaar/2018')).text).not.toContain('/zaken/');
  });

  test('says that nothing is loaded where there is nothing to compare with, and that published figures stay', async () => {
    const { text } = await get('/jaar/2017');
    expect(text).toContain('2016: niet geladen');
    expect(text).toContain('veranderen niet meer');
    expect((await get('/jaar/2016')).text).toContain('geen zaken geladen');
    expect((await get('/jaar/2030')).status).toBe(404);
    expect((await get('/jaar')).location).toBe('/jaar/2018');
  });

  test('gives the same figures as a file that says on every row that it is internal [P-22]', async () => {
    const { text, headers } = await get('/jaar/2018.csv?peildatum=2019-04-01');
    expect(headers.get('content-disposition')).toContain('jaarcijfers-2018-peildatum-2019-04-01-intern.csv');
    const rows = text.trim().split('\r\n').slice(1);
    expect(rows.every((line) => line.startsWith('"INTERN'))).toBe(true);
    expect(rows.find((line) => line.includes('"Penitentiaire inrichtingen"'))).toContain('"167";"11";"uitgezette zaken";"1457"');
    expect((await get('/jaar/2018.csv?peildatum=2031-01-01')).status).toBe(422);
    expect((await get('/jaar/2018.csv', 'desk')).status).toBe(403);
  });
});

describe('traps a wrong report falls into', () => {
  /** Figures of a year of its own, far from 2018. */
  const only = (rows: readonly StandingRow[], year: number) => house.database.transaction(OWNER, async (db) => {
    await insertStandings(db, rows, house.newId);
    return figuresOf(await readYear(db, year, day(`${year + 1}-04-01`)));
  });
  const many = (n: number, row: StandingRow) => Array.from({ length: n }, () => row);

  test('a rejection counts in the year of registration, not in the year of the decision [R-025]', async () => {
    const rows = [{ registered: '2009-12-20', rejected: '2010-01-15', rejection: 'withdrawn' }, { registered: '2010-03-01', allocated: '2010-03-05', speed: 'up-to-14-days' }];
    const figures = await only(rows, 2010);
    expect(figures.get('volume')?.cells.map((c) => c.count)).toEqual([1, 1, 0, 0]);
  });

  test('outcome is a share of closed cases, not of dispatched ones', async () => {
    const sent = { registered: '2012-02-01', allocated: '2012-02-05', speed: 'up-to-14-days' };
    const closed = { ...sent, closed: '2012-08-01', duration: '3-to-6-months' };
    const rows = [...many(157, sent), ...many(936, { ...closed, outcome: 'ended-after-approach' }), ...many(364, { ...closed, outcome: 'mediated-contact', form: 'talk' })];
    const figures = await only(rows, 2012);
    expect(figures.get('volume')?.cells.find((c) => c.cell === 'allocated')?.count).toBe(1457);
    expect(figures.get('outcome')?.base).toBe(1300);
    expect(figures.get('outcome')?.cells.map((c) => c.percent)).toEqual([0, 72, 28]);
  });

  test('a published figure is not replaced by a later count', async () => {
    const left = await house.database.transaction(OWNER, async (db) => {
      const differing = await freeze(db, [{ year: 2017, figure: 'referrers', cell: 'prison', value: 99, source: 'later geteld' }]);
      expect(differing.map((cell) => cell.value)).toEqual([99]);
      return readFrozen(db, 2017);
    });
    expect(left.find((cell) => cell.cell === 'prison')).toMatchObject({ value: 101 });
    expect(left).toHaveLength(FROZEN_2017.length);
  });
});
