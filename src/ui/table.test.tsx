import { describe, expect, it } from 'vitest';
import { countText, Table } from './table.tsx';

interface Row { name: string; waits: number }
const ROWS: Row[] = [{ name: 'een', waits: 3 }, { name: 'twee', waits: 4 }];
const COLUMNS = [
  { label: 'Naam', names: true, sort: { href: '?s=naam', now: 'ascending' as const }, cell: (row: Row) => row.name },
  { label: 'Wacht', number: true, sort: { href: '?s=wacht' }, cell: (row: Row) => row.waits },
];

describe('a table', () => {
  it('counts exactly the rows that it shows', () => {
    for (const rows of [ROWS, ROWS.slice(0, 1)]) {
      const html = String(<Table caption="Zaken" columns={COLUMNS} rows={rows} noun={['zaak', 'zaken']} />);
      const shown = /<tbody>(.*)<\/tbody>/.exec(html)?.[1]?.split('<tr>').length ?? 0;
      expect(html).toContain(`<p>${shown - 1} ${shown - 1 === 1 ? 'zaak' : 'zaken'}</p>`);
    }
  });

  it('says which part of a longer list it shows', () => {
    expect(countText(50, ['zaak', 'zaken'], 312, 51)).toBe('51–100 van 312 zaken');
    expect(countText(2, ['zaak', 'zaken'])).toBe('2 zaken');
    expect(countText(1, ['zaak', 'zaken'])).toBe('1 zaak');
  });

  it('says by what it is sorted, and sorts otherwise by links', () => {
    const html = String(<Table caption="Zaken" columns={COLUMNS} rows={ROWS} />);
    expect(html.match(/aria-sort/g)).toHaveLength(1);
    expect(html).toMatch(/<th scope="col" aria-sort="ascending"><a class="sort" href="\?s=naam">/);
    expect(html).toMatch(/<th scope="col" class="number"><a class="sort" href="\?s=wacht">/);
  });

  it('has a name, names its rows and can be scrolled with the keyboard', () => {
    const html = String(<Table caption="Zaken" quietCaption columns={COLUMNS} rows={ROWS} />);
    expect(html).toMatch(/<section class="table-scroll" aria-label="Tabel: Zaken" tabindex="0">/);
    expect(html).toContain('<caption class="vh">Zaken</caption>');
    expect(html).toContain('<th scope="row">een</th>');
  });

  it('has a place to lead to, with rows and without', () => {
    expect(String(<Table id="lijst" caption="Zaken" columns={COLUMNS} rows={ROWS} />)).toMatch(/<section class="table-scroll" id="lijst"[^>]* tabindex="0">/);
    expect(String(<Table id="lijst" caption="Zaken" columns={COLUMNS} rows={[]} />)).toContain('<div class="table-box" id="lijst">');
  });

  it('leads to the pages before and after', () => {
    const html = String(<Table caption="Zaken" columns={COLUMNS} rows={ROWS} previous="?p=1" next="?p=3" />);
    expect(html).toMatch(/href="\?p=1" rel="prev".*href="\?p=3" rel="next"/);
  });

  it('without rows says so instead of showing an empty grid', () => {
    expect(String(<Table caption="Zaken" columns={COLUMNS} rows={[]} empty="Alles is gedaan." />)).toMatch(/Alles is gedaan\./);
    expect(String(<Table caption="Zaken" columns={COLUMNS} rows={[]} />)).not.toContain('<table');
  });
});
