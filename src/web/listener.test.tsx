import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { testServer } from '../../test/visit.ts';
import { assetUrl } from '../ui/assets.ts';

const house = await freshDatabase();
const server = testServer(house, [
  { method: 'GET', path: '/formulier', right: 'public', act: null, handle: async (visit) => ({ kind: 'page', frame: 'public', title: 'Perspectief', body: <form><input name="eenmalig" value={visit.onceKey} /></form> }) },
  { method: 'POST', path: '/formulier', right: 'public', act: null, handle: async (visit) => ({ kind: 'text', text: visit.form.get('naam') ?? '' }) },
]);
const http = createServer(server.listener());
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
afterAll(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await house.close();
});

test('over a real socket a page, a form and a file arrive whole', async () => {
  const page = await fetch(`${base}/formulier`);
  const key = /value="([^"]+)"/.exec(await page.text())![1]!;
  const headers = { cookie: page.headers.get('set-cookie')!.split(';')[0]!, 'sec-fetch-site': 'same-origin' };
  const body = new URLSearchParams({ eenmalig: key, naam: 'Ünal' });
  const posted = await fetch(`${base}/formulier`, { method: 'POST', headers, body });
  expect([posted.status, await posted.text()]).toEqual([200, 'Ünal']);
  const file = await fetch(base + assetUrl('style.css'));
  expect([file.status, (await file.arrayBuffer()).byteLength > 1000]).toEqual([200, true]);
});

test('a form that is too large is refused and the connection goes on', async () => {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${base}/formulier`, { method: 'POST', headers, body: 'x'.repeat(300 * 1024) });
  expect(answer.status).toBe(413);
  expect((await fetch(`${base}/formulier`)).status).toBe(200);
});

test('HEAD answers with the headers of GET and no body', async () => {
  const head = await fetch(`${base}/formulier`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'text/html; charset=utf-8', '']);
});
