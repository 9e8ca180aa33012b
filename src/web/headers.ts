/**
 * One policy for every answer. Nothing may come from another host and nothing may run in line, so text that slips
 * through unescaped cannot run and cannot send anything away.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Nothing here ever needs a device. */
const PERMISSIONS = [
  'accelerometer', 'autoplay', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone',
  'midi', 'payment', 'screen-wake-lock', 'serial', 'usb', 'browsing-topics',
].map((feature) => `${feature}=()`).join(', ');

const ALWAYS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['permissions-policy', PERMISSIONS],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
];

/** One year; without subdomains, which may not be ours. */
const HSTS = 'max-age=31536000';

/**
 * Headers of every answer, error pages and downloads included.
 * `https`: visitors reach this server over TLS (PUBLIC_URL says so); a promise of HTTPS over plain HTTP would lock a test server out.
 * `cache`: `none` on everything that can say something about a case or a visitor; `for-ever` only where the address holds a hash of the content.
 */
export function standardHeaders(https: boolean, cache: 'none' | 'for-ever'): [string, string][] {
  const headers = ALWAYS.map(([name, value]): [string, string] => [name, value]);
  headers.push(['cache-control', cache === 'none' ? 'no-store' : 'public, max-age=31536000, immutable']);
  if (https) headers.push(['strict-transport-security', HSTS]);
  return headers;
}
