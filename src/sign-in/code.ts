import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { KeyStore } from '../database/keys.ts';

/** RFC 6238 with the values that every authenticator app knows: SHA-1, six digits, thirty seconds. */
const PERIOD_SECONDS = 30;
/** One step early or late, for clocks that differ (RFC 6238 5.2). */
const WINDOW = 1;
/** RFC 4226 section 4, R6: 160 bits. */
const SECRET_BYTES = 20;
const ISSUER = 'BIS Perspectief';

/**
 * The secret that belongs to a set-up link: the same each time its page is opened, so nothing has to be kept before
 * the code is confirmed; unknown to who has only the link or only the database.
 */
export function secretOfLink(keys: KeyStore, linkHash: Buffer): Buffer {
  const link = linkHash.toString('hex');
  return Buffer.concat([keys.token('code', `${link} 1`), keys.token('code', `${link} 2`)]).subarray(0, SECRET_BYTES);
}

function totp(secret: Uint8Array, label: string): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer: ISSUER, label, secret: new Secret({ buffer }), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

/** For typing over: base32 in groups of four. */
export function readableSecret(secret: Uint8Array): string {
  return totp(secret, '').secret.base32.replace(/(.{4})(?=.)/g, '$1 ');
}

/** `otpauth://totp/…`; a telephone opens it in the authenticator app. */
export function secretAddress(secret: Uint8Array, account: string): string {
  return totp(secret, account).toString();
}

/** The time step for which the code is right, or null. Whether that step was used before is the caller's to ask. */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret, '').validate({ token: digits, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** How far the clock of a telephone is looked for where its code is wrong: summer time, and a clock that was set by hand. Own choice. */
const LOOKED_MINUTES = 130;

/**
 * By how many whole minutes the clock runs ahead (negative: behind) that gave this code, at least one; null where no clock near gives it. To be told to
 * nobody but who has this secret on the screen: to a stranger it would say that a guess was nearly right, and when to use it.
 */
export function clockOff(secret: Uint8Array, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret, '').validate({ token: digits, timestamp: now.getTime(), window: LOOKED_MINUTES * 60 / PERIOD_SECONDS });
  if (delta === null || Math.abs(delta) <= WINDOW) return null;
  return Math.sign(delta) * Math.max(1, Math.round(Math.abs(delta) * PERIOD_SECONDS / 60));
}

/** The code at an instant: for tests and for nobody else. */
export function codeAt(secret: Uint8Array, at: Date): string {
  return totp(secret, '').generate({ timestamp: at.getTime() });
}

const context = (staffId: string) => `staff code ${staffId}`;

export function sealSecret(keys: KeyStore, staffId: string, secret: Uint8Array): Buffer {
  return keys.sealShared(context(staffId), secret);
}

/** Of nobody: a secret that no code is ever asked of, so that both paths do the same work. */
export function openSecret(keys: KeyStore, staffId: string | null, sealed: Uint8Array | null): Buffer {
  if (staffId === null || sealed === null) return createHash('sha1').update('nobody').digest();
  return keys.openShared(context(staffId), sealed);
}
