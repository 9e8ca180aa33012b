import { inflateSync } from 'node:zlib';

/**
 * Reads back what a PDF of our own compiler says: for proofs only (letters, and canaries in everything that leaves).
 * Not a reader of PDFs in general: it knows the few operators that Typst writes, and throws on others' documents.
 */
export interface PdfText {
  /** Words in the order of the document, page after page, white space as single spaces. Artifacts (foot, fold mark) are in `artifacts`. */
  readonly text: string;
  readonly artifacts: string;
  readonly pages: number;
  /** Where each piece begins, in millimetres from the top left of its page (1, 2, …). */
  readonly pieces: readonly Piece[];
  /** Everything outside the streams of text and type: catalogue, metadata, outline, structure. */
  readonly skeleton: string;
}

export interface Piece { readonly page: number; readonly x: number; readonly y: number; readonly text: string; readonly artifact: boolean }

export function pdfText(bytes: Uint8Array): PdfText {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const find = (id: string | undefined): PdfObject => {
    const found = objects.get(Number(id));
    if (!found) throw new Error(`no object ${String(id)}`);
    return found;
  };
  const root = [...objects.values()].find((o) => /\/Type \/Pages/.test(o.head));
  const kids = ids(/\/Kids \[([^\]]*)\]/.exec(root?.head ?? '')?.[1] ?? '');
  const pieces: Piece[] = [];
  for (const [index, kid] of kids.entries()) {
    const page = find(kid);
    const fonts = new Map<string, ReadonlyMap<number, string>>();
    for (const [, name, id] of page.head.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(find(id).head)?.[1];
      fonts.set(name as string, toUnicode(find(map).body));
    }
    const contents = /\/Contents (\d+) 0 R/.exec(page.head)?.[1];
    if (contents) readPage(find(contents).body, fonts, (piece) => { pieces.push({ page: index + 1, ...piece }); });
  }
  const joined = (artifact: boolean): string =>
    pieces.filter((p) => p.artifact === artifact).map((p) => p.text).join(' ').replace(/\u200b/g, '').replace(/\s+/g, ' ').trim();
  const skeleton = [...objects.values()].map((o) => o.skeleton).join('\n');
  return { text: joined(false), artifacts: joined(true), pages: kids.length, pieces, skeleton };
}

interface PdfObject { readonly head: string; readonly body: string; readonly skeleton: string }

const ids = (text: string): string[] => [...text.matchAll(/(\d+) 0 R/g)].map((m) => m[1] as string);

function objectsOf(file: string): Map<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const [, id, content] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head, ...rest] = (content as string).split('\nstream\n');
    const raw = rest.join('\nstream\n').replace(/\nendstream$/, '');
    const packed = (head as string).includes('/FlateDecode');
    const body = packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(Number(id), { head: head as string, body, skeleton: packed ? (head as string) : Buffer.from(`${head}\n${raw}`, 'latin1').toString('utf8') });
  }
  return objects;
}

function toUnicode(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, code, text] of cmap.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)) {
    map.set(Number.parseInt(code as string, 16), Buffer.from(text as string, 'hex').swap16().toString('utf16le'));
  }
  return map;
}

/** The start of a shown string, a change of font, or a begin or end of marked content. Every `Tm` starts a new piece. */
const OPERATOR = /\(|\/(f\d+) [\d.]+ Tf|\/(\w+)(?: <<[\s\S]*?>>)? B[DM]C|1 0 0 -1 ([\d.]+) ([\d.]+) cm|\bEMC\b|\bTm\b/g;
const POINTS_A_MM = 72 / 25.4;
const PAGE_HEIGHT = 841.8898;

function readPage(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>, found: (piece: Omit<Piece, 'page'>) => void): void {
  const marks: string[] = [];
  let at = { x: 0, y: 0 };
  let font: ReadonlyMap<number, string> = new Map();
  let piece = '';
  const flush = (): void => {
    if (piece) found({ ...at, text: piece, artifact: marks.includes('Artifact') });
    piece = '';
  };
  const operators = new RegExp(OPERATOR);
  for (let match = operators.exec(stream); match; match = operators.exec(stream)) {
    const [token, fontName, mark, x, y] = match;
    if (token === '(') {
      const end = endOfLiteral(stream, match.index);
      piece += glyphs(stream.slice(match.index + 1, end), font);
      operators.lastIndex = end + 1;
    } else if (fontName) font = fonts.get(fontName) ?? font;
    else if (x && y) at = { x: Number(x) / POINTS_A_MM, y: (PAGE_HEIGHT - Number(y)) / POINTS_A_MM };
    else {
      flush();
      if (mark) marks.push(mark);
      else if (token === 'EMC') marks.pop();
    }
  }
  flush();
}

/** Index of the bracket that closes the literal; brackets inside may stand bare where they pair. */
function endOfLiteral(stream: string, start: number): number {
  let depth = 0;
  for (let i = start; i < stream.length; i++) {
    const char = stream[i];
    if (char === '\\') i++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return i;
  }
  throw new Error('a literal without an end');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Two bytes a glyph. */
function glyphs(literal: string, font: ReadonlyMap<number, string>): string {
  const bytes = Buffer.from(literal.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, other: string | undefined) =>
    (octal ? String.fromCharCode(Number.parseInt(octal, 8)) : ESCAPES[other ?? ''] ?? other ?? '')), 'latin1');
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) text += font.get(bytes.readUInt16BE(i)) ?? '\uFFFD';
  return text;
}
