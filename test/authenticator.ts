import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const KEY_INSIDE = 0x40;

export interface Behaviour {
  /** Whether finger, face or pin were asked for. */
  verified?: boolean;
  /** Instead of the next one. */
  counter?: number;
  /** What the browser says where it is. */
  origin?: string;
  rpId?: string;
  challenge?: string;
}

/**
 * A security key in memory, with an answer as a browser writes it: for tests without a browser, and for keys that misbehave.
 * CBOR by hand: WebAuthn 6.5.4 for what it signs, RFC 9053 for the key.
 */
export class Authenticator {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = randomBytes(16);
  counter = 0;

  #authData(rpId: string, flags: number, counter: number, inside = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count, inside]);
  }

  #answer(response: Record<string, unknown>): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }

  /** Answers the question of a page that makes a key. */
  create(question: string, { verified = true, counter = 0, origin = 'http://localhost:3000', rpId, challenge }: Behaviour = {}): string {
    const asked = JSON.parse(question) as { challenge: string; rp: { id: string } };
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]), Buffer.from(x, 'base64url'), Buffer.from([0x22, 0x58, 32]), Buffer.from(y, 'base64url'),
    ]);
    const inside = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
    const authData = this.#authData(rpId ?? asked.rp.id, USER_PRESENT | KEY_INSIDE | (verified ? USER_VERIFIED : 0), counter, inside);
    const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]), text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), Buffer.from([0x58, authData.length]), authData,
    ]);
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.create', challenge: challenge ?? asked.challenge, origin, crossOrigin: false }));
    return this.#answer({ clientDataJSON: client.toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] });
  }

  /** Answers the question of a page that asks for one. */
  get(question: string, { verified = true, counter, origin = 'http://localhost:3000', rpId, challenge }: Behaviour = {}): string {
    const asked = JSON.parse(question) as { challenge: string; rpId: string };
    this.counter = counter ?? this.counter + 1;
    const authData = this.#authData(rpId ?? asked.rpId, USER_PRESENT | (verified ? USER_VERIFIED : 0), this.counter);
    const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge: challenge ?? asked.challenge, origin, crossOrigin: false }));
    const signature = createSign('sha256').update(Buffer.concat([authData, createHash('sha256').update(client).digest()])).sign(this.#keys.privateKey);
    return this.#answer({ clientDataJSON: client.toString('base64url'), authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') });
  }
}

export interface PasskeyQuestion {
  /** The one-time key of the form. */
  eenmalig: string;
  question: string;
}

/** The form of a page that asks for a passkey and posts to `path`. */
export function questionIn(page: string, path: string): PasskeyQuestion {
  const form = (page.match(/<passkey-form[\s\S]*?<\/passkey-form>/g) ?? []).find((text) => text.includes(`action="${path}"`)) ?? '';
  const question = /question="([^"]*)"/.exec(form)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  const eenmalig = /name="eenmalig" value="([^"]+)"/.exec(form)?.[1];
  if (!question || !eenmalig) throw new Error(`no passkey is asked for at ${path}`);
  return { eenmalig, question };
}
