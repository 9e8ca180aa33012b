import type { Paper } from '../ui/sheet.ts';
import { NoGlyph, typstOver } from './typst.ts';

/** The program that `compile.ts` starts: one letter a message, in the order of asking. It ends when its parent does. */
export type ToChild = Pick<Paper, 'kind' | 'sheet'>;
export type FromChild =
  | { readonly kind: 'made'; readonly pdf: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: 'characters'; readonly characters: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: 'template' };

if (process.send) {
  const make = typstOver(process.argv[2] ?? '');
  process.on('message', ({ kind, sheet }: ToChild) => { process.send?.(answer(() => make(kind, sheet))); });
  process.on('disconnect', () => { process.exit(0); });
}

function answer(make: () => Uint8Array): FromChild {
  try {
    return { kind: 'made', pdf: make() };
  } catch (error) {
    return error instanceof NoGlyph ? { kind: 'failed', reason: 'characters', characters: error.characters.slice(0, 20) } : { kind: 'failed', reason: 'template' };
  }
}
