/**
 * Where does a request come from? Measured against the address that visitors use (PUBLIC_URL), so it also holds
 * behind a proxy that ends TLS, where the request itself arrives over plain HTTP.
 */

/** Names of this machine itself. Anything else without PUBLIC_URL may be a foreign name that was made to point here. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The origin that visitors see, e.g. `https://bis.example.org`, or null where it cannot be known: no PUBLIC_URL and a
 * host that is not this machine (DNS rebinding would make our own pages answer under an attacker's name).
 */
export function ownOrigin(publicUrl: string | null, request: URL): string | null {
  if (publicUrl) return new URL(publicUrl).origin;
  return LOOPBACK.test(request.host) ? `http://${request.host}` : null;
}

/**
 * Whether a post comes from another site, whatever its content type.
 *
 * A browser that says where it comes from (Sec-Fetch-Site, or an Origin that is not the word null) must name us; `none`
 * is the visitor's own hand, such as a reload. Our pages ask for no Referer, and then older browsers (Safari before
 * 16.4) send `Origin: null` and no Sec-Fetch-Site with our own forms: such a post is no proof of anything, and is let
 * through to the one-time key. That key is bound to the visitor's HttpOnly cookie by a keyed hash, so only a page of
 * ours can have handed it out: that is the same-origin evidence (once.ts refuses every post without it).
 */
export function comesFromElsewhere(headers: Headers, own: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = headers.get('origin');
  return origin !== null && origin !== 'null' && origin.toLowerCase() !== own.toLowerCase();
}
