import { describe, expect, it } from 'vitest';
import { PAGES, render } from '../../test/gallery/pages.tsx';
import { htmlFaults } from '../../test/valid-html.ts';

describe('every page of the gallery', () => {
  it.each(Object.keys(PAGES))('%s is valid HTML without an attribute or element that does not exist', (name) => {
    expect(htmlFaults(render(name))).toEqual([]);
  });

  it('would be refused with an attribute that does not exist', () => {
    const page = render('zaken').replace('<main ', '<main clas="x" ');
    expect(htmlFaults(page)).toHaveLength(1);
  });

  it('would be refused with an inline style, a control without a label or an id used twice', () => {
    const page = render('zaken').replace('</main>', '<p style="color:red" id="inhoud"><input name="x" type="text"></p></main>');
    expect(htmlFaults(page).map((fault) => fault.split(' ')[0]).sort()).toEqual(['input-missing-label', 'no-dup-id', 'no-inline-style']);
  });
});
