import { timingSafeEqual } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { KeyStore } from '../database/keys.ts';
import type { Passkey } from './passkey-sql.ts';

/** How long somebody may take over the question of the browser; own choice. */
const CHALLENGE_MINUTES = 10;
const CLOCK_BYTES = 8;
/** What a browser hands over is some kilobytes; more is not read. */
const ANSWER_MOST = 20_000;
/** Kept of what an authenticator says: a hint for browsers. */
const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

export type Purpose = 'sign-in' | 'register' | 'second-step';

/** The library is loaded at the first passkey, not at the start of the server. */
const library = () => import('@simplewebauthn/server');

/**
 * What the key has to sign: an instant and a keyed hash over it, the purpose and the one-time key of the form. So it belongs to
 * one form of one browser, for ten minutes, and nothing has to be kept.
 */
export function makeChallenge(keys: KeyStore, purpose: Purpose, onceKey: string, now: Date): string {
  const clock = Buffer.alloc(CLOCK_BYTES);
  clock.writeBigUInt64BE(BigInt(now.getTime()));
  return Buffer.concat([clock, mark(keys, purpose, onceKey, clock)]).toString('base64url');
}

function mark(keys: KeyStore, purpose: Purpose, onceKey: string, clock: Buffer): Buffer {
  return keys.token('passkey', `${purpose} ${onceKey} ${clock.toString('hex')}`);
}

function isChallenge(keys: KeyStore, purpose: Purpose, onceKey: string, challenge: string, now: Date): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  const clock = bytes.subarray(0, CLOCK_BYTES);
  const own = Buffer.concat([clock, mark(keys, purpose, onceKey, clock)]);
  if (bytes.length !== own.length || !timingSafeEqual(bytes, own)) return false;
  const age = now.getTime() - Number(clock.readBigUInt64BE());
  return age >= 0 && age < CHALLENGE_MINUTES * 60_000;
}

/** A passkey belongs to a name; browsers refuse them on a bare number such as 127.0.0.1. */
export function canHavePasskeys(url: URL): boolean {
  return !/^[\d.]+$|^\[/.test(url.hostname);
}

/** What the browser is asked at sign-in: any key of this site, with its owner proven by finger, face or pin. */
export function signInQuestion(url: URL, challenge: string): string {
  return JSON.stringify({ challenge, rpId: url.hostname, userVerification: 'required', timeout: CHALLENGE_MINUTES * 60_000 });
}

export async function registerQuestion(url: URL, challenge: string, owner: { id: string; email: string; name: string }, there: readonly Passkey[]): Promise<string> {
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: 'BIS', rpID: url.hostname, userName: owner.email, userDisplayName: owner.name, userID: new Uint8Array(Buffer.from(owner.id)),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')), timeout: CHALLENGE_MINUTES * 60_000, attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: there.map(({ credential }) => ({ id: credential.toString('base64url') })),
  });
  return JSON.stringify(options);
}

/** Where the answer came from and what it must answer. */
export interface Asked {
  keys: KeyStore;
  purpose: Purpose;
  onceKey: string;
  url: URL;
  now: Date;
}

function expected({ keys, purpose, onceKey, url, now }: Asked) {
  return {
    expectedChallenge: (challenge: string) => isChallenge(keys, purpose, onceKey, challenge, now),
    expectedOrigin: url.origin, expectedRPID: url.hostname, requireUserVerification: true,
  };
}

/** The object that the browser gave, or null; its parts are judged by the library. */
function readAnswer(text: string): { id: string; response: Record<string, unknown> } | null {
  if (text.length > ANSWER_MOST) return null;
  try {
    const answer = JSON.parse(text) as { id?: unknown; response?: unknown } | null;
    if (typeof answer?.id !== 'string' || typeof answer.response !== 'object' || answer.response === null) return null;
    return answer as { id: string; response: Record<string, unknown> };
  } catch {
    return null;
  }
}

/** Which key the answer says it is, before anything is believed. */
export function credentialIn(text: string): Buffer | null {
  const answer = readAnswer(text);
  return answer ? Buffer.from(answer.id, 'base64url') : null;
}

export interface NewPasskey {
  credential: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  device: 'singleDevice' | 'multiDevice';
  backedUp: boolean;
}

/** A key that was made for this site by somebody who proved to be its owner there; null for everything else. */
export async function readNewPasskey(text: string, asked: Asked): Promise<NewPasskey | null> {
  const answer = readAnswer(text);
  if (!answer) return null;
  const { verifyRegistrationResponse } = await library();
  try {
    const { verified, registrationInfo: made } = await verifyRegistrationResponse({ response: answer as unknown as RegistrationResponseJSON, ...expected(asked) });
    if (!verified || !made.userVerified) return null;
    const { id, publicKey, counter, transports = [] } = made.credential;
    return {
      credential: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter, transports: TRANSPORTS.filter((known) => transports.includes(known)),
      device: made.credentialDeviceType, backedUp: made.credentialBackedUp,
    };
  } catch {
    return null;
  }
}

/** Whether this key answered, now, here, with its owner proven: that is two factors. `copied`: its counter went back. */
export async function judgePasskey(text: string, key: Passkey, asked: Asked): Promise<{ counter: number; backedUp: boolean } | 'copied' | null> {
  const answer = readAnswer(text);
  if (!answer) return null;
  const { verifyAuthenticationResponse } = await library();
  const credential = { id: key.credential.toString('base64url'), publicKey: new Uint8Array(key.public_key), counter: 0 };
  try {
    const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({ response: answer as unknown as AuthenticationResponseJSON, ...expected(asked), credential });
    if (!verified || !info.userVerified) return null;
    // Judged here and not by the library: the signature is right, so whoever answered has the key, or a copy of it.
    if ((info.newCounter > 0 || key.counter > 0) && info.newCounter <= key.counter) return 'copied';
    return { counter: info.newCounter, backedUp: info.credentialBackedUp };
  } catch {
    return null;
  }
}
