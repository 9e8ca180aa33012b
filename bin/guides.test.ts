import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guideDocument, WRITTEN } from './guides.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');

test.each(WRITTEN)('docs/guide/$slug.md says what the page Hulp says: after a change, run npm run docs', (guide) => {
  expect(readFileSync(join(DOCS, 'guide', `${guide.slug}.md`), 'utf8')).toBe(guideDocument(guide));
  if (guide.picture) expect(existsSync(join(DOCS, 'pictures', guide.picture.file))).toBe(true);
});
