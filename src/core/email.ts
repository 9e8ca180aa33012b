/** The longest address that mail can have (RFC 5321). */
const LONGEST_ADDRESS = 254;
/** One person, one address: a list or a name in it could send the mail to somebody else too. Nor signs that nobody sees: it would be another address than the one that is read. */
const ONE_ADDRESS = /^[^\s\p{C}@,;:<>()[\]"\\]+@[^\s\p{C}@,;:<>()[\]"\\]+\.[^\s\p{C}@,;:<>()[\]"\\.]{2,}$/u;

/** Whether this is exactly one e-mail address, and nothing beside it. */
export const isEmail = (text: string): boolean => text.length <= LONGEST_ADDRESS && ONE_ADDRESS.test(text);

/** Slips of the finger at the mail services that people here use most; several of the wrong ones are held by who collects such mail. Own list. */
const SLIPS: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['gmial.com', 'gmal.com', 'gmai.com', 'gmil.com', 'gmaill.com', 'gamil.com', 'gnail.com', 'gmail.cm', 'gmail.om'],
  'hotmail.com': ['hotmial.com', 'hotmal.com', 'hotmai.com', 'hotmil.com', 'hotmaill.com', 'hotnail.com', 'hotmail.cm', 'hotmail.om'],
  'hotmail.nl': ['hotmial.nl', 'hotmal.nl', 'hotmai.nl', 'hotmil.nl', 'hotmaill.nl', 'hotnail.nl'],
  'outlook.com': ['outlok.com', 'outloo.com', 'outllook.com', 'outlook.cm', 'oultook.com'],
  'yahoo.com': ['yaho.com', 'yahooo.com', 'yhoo.com'],
  'icloud.com': ['iclod.com', 'icoud.com', 'iclould.com'],
  'ziggo.nl': ['zigo.nl', 'ziggo.ln'],
  'live.nl': ['live.ln', 'liv.nl'],
};

/** What follows the @ of an address that looks mistyped, and what was meant; null where nothing is wrong that we know of. */
export function slipIn(email: string): { wrong: string; meant: string } | null {
  const wrong = (email.split('@')[1] ?? '').toLowerCase();
  const found = Object.entries(SLIPS).find(([, slips]) => slips.includes(wrong))?.[0];
  if (found) return { wrong, meant: found };
  // There is no such country or kind.
  return wrong.endsWith('.con') ? { wrong, meant: `${wrong.slice(0, -1)}m` } : null;
}
