/** The longest address that mail can have (RFC 5321). */
const LONGEST_ADDRESS = 254;
/** One person, one address: a list or a name in it could send the mail to somebody else too. Nor signs that nobody sees: it would be another address than the one that is read. */
const ONE_ADDRESS = /^[^\s\p{C}@,;:<>()[\]"\\]+@[^\s\p{C}@,;:<>()[\]"\\]+\.[^\s\p{C}@,;:<>()[\]"\\.]{2,}$/u;

/** Whether this is exactly one e-mail address, and nothing beside it. */
export const isEmail = (text: string): boolean => text.length <= LONGEST_ADDRESS && ONE_ADDRESS.test(text);
