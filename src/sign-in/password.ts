import { hash, verify } from '@node-rs/argon2';
import type { KeyStore } from '../database/keys.ts';

/**
 * Argon2id (the library's default kind): 128 MiB, three passes, one lane; a quarter of a second on the machine it was
 * measured on (security.md row 23; RFC 9106 asks at least 64 MiB with three passes).
 */
export const MEMORY_KIB = 131_072;
export const PASSES = 3;
const COST = { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: 1 };

/** At most 256 MiB and both cores at one time. */
const AT_ONCE = 2;
/** Each waiting request holds a connection of the pool (10): others must always be left over. */
const WAITING = 5;
/** Beside those, for a browser that signed in here before. */
const KNOWN_WAITING = 1;

let running = 0;
/** Who was here before goes first, so that a crowd of strangers does not keep a colleague out. */
const queues = { known: [] as (() => void)[], strange: [] as (() => void)[] };

export type Caller = keyof typeof queues;

/** `busy`: too many sign-ins wait already; try again in a moment. */
async function inTurn<T>(caller: Caller, work: () => Promise<T>): Promise<T | 'busy'> {
  if (running >= AT_ONCE) {
    const waiting = queues.known.length + queues.strange.length;
    if (waiting >= (caller === 'known' ? WAITING + KNOWN_WAITING : WAITING)) return 'busy';
    await new Promise<void>((resolve) => queues[caller].push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = queues.known.shift() ?? queues.strange.shift();
    if (next) next();
    else running--;
  }
}

/** A key outside the database goes into every hash: a stolen table alone cannot be guessed at. */
function cost(keys: KeyStore) {
  return { ...COST, secret: keys.token('password', 'pepper') };
}

/** The same text however a keyboard composes its accents (NIST SP 800-63B 5.1.1.2). */
function bytes(password: string): string {
  return password.normalize('NFKC');
}

/** A salted hash in the PHC form. */
export function hashPassword(keys: KeyStore, password: string): Promise<string | 'busy'> {
  return inTurn('known', () => hash(bytes(password), cost(keys)));
}

let decoy: Promise<string> | null = null;

/**
 * Whether the password fits. Without a hash (unknown account, no password yet) it takes as long and is false, so that
 * the time says nothing of who has an account.
 */
export function verifyPassword(keys: KeyStore, stored: string | null, password: string, caller: Caller = 'strange'): Promise<boolean | 'busy'> {
  return inTurn(caller, async () => {
    decoy ??= hash('nobody has this password', cost(keys));
    const other = await decoy;
    const fits = await verify(stored ?? other, bytes(password), cost(keys));
    return fits && stored !== null;
  });
}
