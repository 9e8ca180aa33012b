import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { npmStart, untilGone } from '../started.ts';
import type { Started } from '../started.ts';

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** What a proxy sends on: any host name and header, which `fetch` would not. */
function send(port: string, path: string, { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe.each([
  ['with a public address', ['--empty'], { PUBLIC_URL: 'https://bis.example.org' }],
  ['as a demo on this machine', [], {}],
] as const)('BIS %s', (_, args, environment) => {
  const data = mkdtempSync(join(tmpdir(), `bis-test-${process.pid}-`));
  const https = 'PUBLIC_URL' in environment;
  const origin = () => (https ? 'https://bis.example.org' : `http://localhost:${port}`);
  const host = () => (https ? 'bis.example.org' : `localhost:${port}`);
  let started: Started;
  let port = '';

  beforeAll(async () => {
    started = npmStart(data, args, environment);
    port = new URL(await started.address).port;
  });
  afterAll(async () => {
    started.npm.kill('SIGTERM');
    await untilGone(data, 5_000);
    rmSync(data, { recursive: true, force: true });
  });

  test('says that it is well, under any name, and nothing else', async () => {
    expect(await send(port, '/healthz', { headers: { host: '10.0.0.7' } })).toMatchObject({ status: 200, text: 'ok\n' });
  });

  test('promises https, and binds its cookies to it, only where visitors have https', async () => {
    const { headers } = await send(port, '/inloggen', { headers: { host: host() } });
    expect(headers['strict-transport-security']).toBe(https ? 'max-age=31536000' : undefined);
    const cookies = [headers['set-cookie'] ?? []].flat();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie.startsWith('__Host-')).toBe(https);
      expect(cookie.includes('Secure')).toBe(https);
      expect(cookie).toContain('HttpOnly');
    }
  });

  test('believes nothing that a client says about itself', async () => {
    const forged = { 'x-forwarded-proto': https ? 'http' : 'https', 'x-forwarded-host': 'elsewhere.example', forwarded: 'host=elsewhere.example' };
    const plain = await send(port, '/inloggen', { headers: { host: host() } });
    const { status, headers, text } = await send(port, '/inloggen', { headers: { host: host(), ...forged } });
    expect([status, headers['strict-transport-security']]).toEqual([plain.status, plain.headers['strict-transport-security']]);
    expect(text).not.toContain('elsewhere.example');
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'application/json', 'multipart/form-data; boundary=x'])('refuses a post of %s from another site', async (type) => {
    const headers = { host: host(), origin: 'https://elsewhere.example', 'content-type': type };
    expect((await send(port, '/inloggen', { headers, body: 'email=a' })).status).toBe(403);
  });

  test('takes no form over 256 kB and no headers over 16 kB', async () => {
    const large = { headers: { host: host(), origin: origin(), ...FORM }, body: `email=${'a'.repeat(300_000)}` };
    expect((await send(port, '/inloggen', large)).status).toBe(413);
    expect((await send(port, '/inloggen', { headers: { host: host(), 'x-long': 'a'.repeat(20_000) } })).status).toBe(431);
  });

  test('answers another name only where a public address says which name counts', async () => {
    expect((await send(port, '/inloggen', { headers: { host: 'elsewhere.example' } })).status).toBe(https ? 200 : 421);
  });
});
