/**
 * Cookies are named without prefix in the code. Over HTTPS they travel as `__Host-…`: the browser then refuses them
 * from a sibling host and without Secure, so nobody can plant one.
 */
const PREFIX = '__Host-';
const VALUE = /^[A-Za-z0-9_.-]*$/;

/** Name → value. Over HTTPS only names with the prefix are read; the first of two equal names counts. */
export function readCookies(header: string | null, https: boolean): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (https !== name.startsWith(PREFIX)) continue;
    const bare = https ? name.slice(PREFIX.length) : name;
    cookies[bare] ??= part.slice(at + 1).trim();
  }
  return cookies;
}

/**
 * A `Set-Cookie` line for `Answer.setCookies`, for the whole site, out of reach of scripts.
 * `url` is the visit's: its scheme decides on Secure and prefix. Without `maxAge` (seconds) the cookie ends with the
 * browser; 0 removes it. Throws on a value with other characters than letters, digits, `_`, `.` and `-`.
 */
export function setCookie(url: URL, name: string, value: string, maxAge?: number): string {
  if (!VALUE.test(value)) throw new RangeError('a cookie holds a token only');
  const https = url.protocol === 'https:';
  const parts = [`${https ? PREFIX : ''}${name}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  if (https) parts.push('Secure');
  return parts.join('; ');
}
