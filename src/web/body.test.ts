import { describe, expect, test } from 'vitest';
import { MOST_PARTS, readForm } from './body.ts';

const TAKES = { takesFile: true, bodyLimit: 1024 * 1024 };
const SESSION = { cookie: `sessie=${'a'.repeat(43)}` };

/** As a browser sends it. `read`: whether any of it was asked for. */
function sent(parts: readonly (readonly [string, string | Blob])[], headers: Record<string, string> = SESSION) {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  const encoded = new Request('http://localhost/', { method: 'POST', body: form });
  const asked = { read: false };
  const body = new ReadableStream<Uint8Array>({ async pull(to) { asked.read = true; to.enqueue(new Uint8Array(await encoded.arrayBuffer())); to.close(); } }, { highWaterMark: 0 });
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers: { 'content-type': encoded.headers.get('content-type') ?? '', ...headers } } as RequestInit);
  return { request, asked };
}
const FILE = ['bestand', new File(['kenmerk;antwoord'], 'x.csv')] as const;

describe('a form with a file', () => {
  test('is read where a route takes one, from a browser with a session', async () => {
    const { request } = sent([['doe', 'bekijken'], FILE]);
    const body = await readForm(request, TAKES, false);
    expect('refused' in body ? body : [body.form.toString(), Buffer.from(body.file ?? []).toString()]).toEqual(['doe=bekijken', 'kenmerk;antwoord']);
  });

  test('is read behind a certificate by the cookie of that address, and by no other', async () => {
    const secure = { cookie: `__Host-sessie=${'a'.repeat(43)}` };
    expect('refused' in await readForm(sent([FILE], secure).request, TAKES, true)).toBe(false);
    expect([await readForm(sent([FILE]).request, TAKES, true), await readForm(sent([FILE], secure).request, TAKES, false)]).toEqual([{ refused: 415, form: null }, { refused: 415, form: null }]);
  });

  test.each([
    ['no cookie at all', { cookie: '' }, TAKES], ['another cookie', { cookie: 'thema=donker; xsessie=aaaa' }, TAKES], ['an empty one', { cookie: 'sessie=; thema=donker' }, TAKES],
    ['what no session is called', { cookie: 'sessie=aap' }, TAKES], ['a session, where no file is taken', SESSION, {}],
  ])('is refused before a byte of it is read: %s', async (_, headers, route) => {
    const { request, asked } = sent([['doe', 'bekijken'], FILE], headers);
    expect([await readForm(request, route, false), asked.read]).toEqual([{ refused: 415, form: null }, false]);
  });

  test('of more parts than any form here has is not taken apart', async () => {
    const many = (number: number) => Array.from({ length: number }, (_, nth): [string, string] => [`v${nth}`, '']);
    const whole = await readForm(sent(many(MOST_PARTS)).request, TAKES, false);
    expect('refused' in whole ? whole : [...whole.form.keys()].length).toBe(MOST_PARTS);
    expect(await readForm(sent(many(MOST_PARTS + 1)).request, TAKES, false)).toEqual({ refused: 415, form: null });
    expect(await readForm(sent(many(9000)).request, TAKES, false)).toEqual({ refused: 415, form: null });
  });

  test('says its boundary once and plainly, so that what is counted is what is taken apart', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=a; boundary=b', 'multipart/form-data; charset=x; boundary=b', `multipart/form-data; boundary=${'b'.repeat(71)}`]) {
      const { request, asked } = sent([FILE], { ...SESSION, 'content-type': type });
      expect([type, await readForm(request, TAKES, false), asked.read]).toEqual([type, { refused: 415, form: null }, false]);
    }
  });
});
