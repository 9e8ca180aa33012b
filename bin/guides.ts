import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pieces, type Guide } from '../src/help/guide.ts';
import { GUIDES } from '../src/help/guides.ts';

/** docs/guide: the same guides as on the page Hulp, for who reads before signing in. That of the privacy officer is longer and written by hand. */
export const WRITTEN = GUIDES.filter(({ role }) => role !== 'privacy-officer');

/** Pages have no address outside the product: their names stand out instead. */
const sentence = (text: string): string => pieces(text).map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'page' ? `*${piece.text}*` : `**${piece.text}**`)).join('');

export function guideDocument({ title, intro, parts, picture }: Guide): string {
  const body = parts.flatMap((part) => [`## ${part.title}`, ...part.text ? [sentence(part.text)] : [], ...part.steps ? [part.steps.map((step, index) => `${index + 1}. ${sentence(step)}`).join('\n')] : []]);
  return `${[
    `# ${title}`, '<!-- Made by npm run docs from src/help; the same text stands on the page Hulp. -->', sentence(intro),
    ...picture ? [`![${picture.alt}](../pictures/${picture.file})`] : [], ...body,
    'Inloggen, en wat u doet als u iets kwijt bent: [aanmelden.md](aanmelden.md). Sneltoetsen staan op de pagina *Hulp*.',
  ].join('\n\n')}\n`;
}

if (process.argv[1] === import.meta.filename) for (const guide of WRITTEN) writeFileSync(join(import.meta.dirname, '..', 'docs', 'guide', `${guide.slug}.md`), guideDocument(guide));
