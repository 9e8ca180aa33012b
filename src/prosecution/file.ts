/**
 * What an office sends is saved by Excel as often as not: in UTF-8, in the old signs of Windows, or as "Unicode text". From its bytes to the
 * text that would have been pasted, or why not. Nothing here looks at the name of the file.
 */
export type ReadFile = { readonly text: string; /** The signs had to be guessed: whoever looks, looks at the names too. */ readonly guessed: boolean } | { readonly fault: string };

/** A hundred answers take some 15 kB. Own choice. */
export const FILE_BYTES = 64 * 1024;

const SAVE_AS = 'Open het in uw rekenblad, kies “Opslaan als” en dan “CSV UTF-8”.';
/** Kinds of files by how they begin. */
const KNOWN: readonly (readonly [begin: readonly number[], fault: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], `Dit is een Excel-bestand of een map (zip). ${SAVE_AS}`],
  [[0xd0, 0xcf, 0x11, 0xe0], `Dit is een oud Excel- of Word-bestand. ${SAVE_AS}`],
  [[0x25, 0x50, 0x44, 0x46], 'Dit is een PDF. Vraag het parket om een CSV-bestand, of typ de antwoorden over.'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], `Dit is een Word-bestand (RTF). ${SAVE_AS}`],
];
const NO_TEXT = `Dit is geen tekstbestand. ${SAVE_AS}`;
/** These have no sign in the Windows code: a file with them is in another code, which nobody can guess. */
const NO_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

const beginsWith = (bytes: Uint8Array, begin: readonly number[]): boolean => begin.every((one, at) => bytes[at] === one);
const control = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;

export function textOfFile(bytes: Uint8Array): ReadFile {
  if (bytes.byteLength > FILE_BYTES) return { fault: `Dit bestand is te groot: hoogstens ${FILE_BYTES / 1024} kB. Verdeel de antwoorden over twee bestanden.` };
  const known = KNOWN.find(([begin]) => beginsWith(bytes, begin));
  if (known) return { fault: known[1] };
  const read = decoded(bytes);
  if ('fault' in read) return read;
  const text = withoutSeparatorLine(read.text);
  return text.trim() === '' ? { fault: 'Dit bestand is leeg.' } : { ...read, text };
}

function decoded(bytes: Uint8Array): ReadFile {
  for (const [begin, code] of [[[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be']] as const) {
    if (!beginsWith(bytes, begin)) continue;
    const text = strict(bytes, code);
    return text === null || [...text].some((sign) => control(sign.codePointAt(0) as number)) ? { fault: NO_TEXT } : { text, guessed: false };
  }
  if (bytes.some(control)) return { fault: NO_TEXT };
  const text = strict(bytes, 'utf-8');
  if (text !== null) return { text, guessed: false };
  if (bytes.some((byte) => NO_WINDOWS.has(byte))) return { fault: `De letters in dit bestand zijn niet te lezen. ${SAVE_AS}` };
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
}

/** Without its mark of order; null where the bytes are not of this code. */
function strict(bytes: Uint8Array, code: string): string | null {
  try {
    return new TextDecoder(code, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Excel can write which sign stands between the columns in a line of its own. */
const withoutSeparatorLine = (text: string): string => text.replace(/^\s*sep=.\r?\n/i, '');
