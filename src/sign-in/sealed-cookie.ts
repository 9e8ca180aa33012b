import { setCookie } from '../web/cookie.ts';
import type { Visit } from '../web/route.ts';

/** Between leaving for the organisation's sign-in and the second step. */
const MINUTES = 10;

/** A cookie with something that only this house can read or make, good for ten minutes. */
export function sealedCookie(visit: Visit, name: string, content: object): string {
  const sealed = visit.keys.sealShared(`cookie ${name}`, JSON.stringify({ ...content, at: visit.now.getTime() }));
  return setCookie(visit.url, name, sealed.toString('base64url'), MINUTES * 60);
}

/** What that cookie holds; null where there is none, it is too old, or another house made it. */
export function readSealedCookie<T extends object>(visit: Visit, name: string): T | null {
  const text = visit.cookies[name];
  if (!text) return null;
  try {
    const content = JSON.parse(visit.keys.openShared(`cookie ${name}`, Buffer.from(text, 'base64url')).toString('utf8')) as T & { at: number };
    const age = visit.now.getTime() - content.at;
    return age >= 0 && age < MINUTES * 60_000 ? content : null;
  } catch {
    return null;
  }
}

export function dropCookie(visit: Visit, name: string): string {
  return setCookie(visit.url, name, '', 0);
}
