import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Sheet } from '../ui/sheet.ts';

/** Two weights are enough for a letter; the fonts travel inside the document. */
const FONTS = ['400Regular/SourceSans3_400Regular.ttf', '400Regular_Italic/SourceSans3_400Regular_Italic.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf'];
const STANDARD = 'ua-1';

/** Characters that no letter can show, each once. */
export class NoGlyph extends Error {
  readonly characters: readonly string[];
  constructor(characters: readonly string[]) { super('characters without a glyph'); this.characters = characters; }
}

/**
 * The compiler over a folder of templates. Only `child.ts` and the tests of the templates make one: it holds some
 * 50 MB that the server must not keep (G14).
 * The result is PDF/UA-1 and depends on its arguments alone: the same sheet gives the same bytes.
 * Throws NoGlyph, or an Error whose message may hold words of the letter: never log it.
 */
export function typstOver(templates: string): (kind: string, sheet: Sheet) => Uint8Array {
  const require = createRequire(import.meta.url);
  const fontBlobs = FONTS.map((font) => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${font}`)));
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  return (kind, sheet) => {
    try {
      const compiled = compiler.compile({ mainFilePath: join(templates, `${kind}.typ`), inputs: { data: JSON.stringify(sheet) } });
      if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics));
      if (compiled.takeWarnings()) throw new Error('a template gave a warning');
      return compiler.pdf(compiled.result, { pdfStandard: STANDARD });
    } catch (error) {
      throw noGlyph(error) ?? error;
    } finally {
      // One letter's age: typefaces stay, a person's words leave with the next letter or with the child. Clearing all of it (0)
      // costs five times the time and leaks three times the memory.
      compiler.evictCache(1);
    }
  };
}

function noGlyph(error: unknown): NoGlyph | null {
  const found = String((error as Error).message).matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g);
  const characters = [...new Set([...found].map((match) => unescaped(match[1] as string)))];
  return characters.length > 0 ? new NoGlyph(characters) : null;
}

const unescaped = (text: string): string =>
  text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
