import { expect } from 'vitest';
import { sendWaiting } from '../../src/mail/job.ts';
import { rawOf, type Post } from '../../src/mail/transport.ts';
import type { Page } from '../visit.ts';
import type { House } from './house.ts';
import type { ProductName } from './products.ts';
import { SELF_REGISTRATION } from './registration.ts';

/** As the public form tells one. */
const CODE = /(?:[0-9A-Z]{3} ){4}[0-9A-Z]{3}/;
const ONCE_KEY = /(name="eenmalig" value=")[0-9a-f-]{36}/g;

export type Count = (name: ProductName) => void;
/** Does something in both worlds, and gives both answers. */
export type Both = <T>(work: (house: House, world: 0 | 1) => Promise<T>) => Promise<T[]>;

/** All of an answer that can differ, but for the key that makes a form post once. */
export const seen = ({ status, location, headers, text }: Page) => ({ status, location, headers: [...headers].sort(), text: text.replace(ONCE_KEY, '$1') });

/** Somebody from outside, who may be the other party or look for the other party: every page and header is the same. */
export async function visitors(both: Both, seed: number, count: Count): Promise<void> {
  const guests = new Map<House, ReturnType<House['visitor']>>();
  const go = async (name: ProductName, work: (client: ReturnType<House['visitor']>) => Promise<Page>) => {
    const pages = await both((house) => {
      const client = guests.get(house) ?? house.visitor();
      guests.set(house, client);
      return work(client);
    });
    expect([seed, seen(pages[0] as Page)]).toEqual([seed, seen(pages[1] as Page)]);
    count(name);
  };
  for (const path of ['/', '/aanmelden/welke-deur']) await go('front page', (client) => client.get(path));
  for (const [slug, fields] of SELF_REGISTRATION) {
    await go('public form', (client) => client.get(`/aanmelden/${slug}`));
    if (slug !== 'wie') await go('public form', (client) => client.post(`/aanmelden/${slug}/concept`, fields, { from: `/aanmelden/${slug}` }));
    await go('public form', (client) => client.post(`/aanmelden/${slug}`, fields));
  }
  // Put away under a code and taken back; the code is of this browser, and its place is all that is compared.
  await go('public form', (client) => client.post('/aanmelden/wens/later', SELF_REGISTRATION.at(-1)?.[1], { from: '/aanmelden/wens' }));
  const codes = new Map<object, string>();
  await go('public form', async (client) => {
    const page = await client.get('/aanmelden/bewaard');
    codes.set(client, CODE.exec(page.text)?.[0] ?? '');
    return { ...page, text: page.text.replace(CODE, 'CODE') };
  });
  await go('public form', (client) => client.get('/aanmelden/verder'));
  await go('public form', (client) => client.post('/aanmelden/verder', { code: codes.get(client) ?? '' }));
  await go('public form', (client) => client.post('/aanmelden/wens', SELF_REGISTRATION.at(-1)?.[1]));
  await go('public form', (client) => client.get('/aanmelden/nakijken'));
  await go('public form', (client) => client.post('/aanmelden/nakijken'));
  await go('receipt', async (client) => {
    const page = await client.get('/aanmelden/verstuurd');
    codes.set(client, CODE.exec(page.text)?.[0] ?? '');
    return { ...page, text: page.text.replace(CODE, 'CODE') };
  });
  await go('public form', (client) => client.get('/aanmelden/aanvullen'));
  await go('public form', (client) => client.post('/aanmelden/aanvullen', { code: codes.get(client) ?? '', aanvulling: 'Nog iets.' }));
  await go('public form', (client) => client.get('/aanmelden/aangevuld'));
  await professional(both);
  await mails(both, seed, count);
  await go('front page', (client) => client.get('/weg'));
}

/** Somebody who registers another by the shortest way, and is mailed that the form came in. */
async function professional(both: Both): Promise<void> {
  await both(async (house) => {
    const client = house.visitor();
    for (const [slug, fields] of REFERRED) expect([slug, (await client.post(`/aanmelden/${slug}`, fields)).status]).toEqual([slug, 303]);
  });
}

const REFERRED = [
  ['wie', { entry: 'professional' }], ['instemming', { agrees: 'no' }],
  ['verwijzer', { referrerKind: 'police', referrerName: 'Agent Voorbeeld', referrerEmail: 'agent@voorbeeld.test', referrerMail: 'yes' }], ['rol', { role: 'victim' }], ['verhaal', {}], ['nakijken', {}],
] as const;

/** What the mail server would get, to the byte, of everything that waits. */
async function mails(both: Both, seed: number, count: Count): Promise<void> {
  const sent = await both(async (house) => {
    const raw: string[] = [];
    const post: Post = { send: async (mail) => { raw.push(`${mail.to}\n${String(await rawOf(mail, 'bericht@voorbeeld.test'))}`); return { kind: 'sent' }; } };
    await sendWaiting({ database: house.database, keys: house.keys, now: () => house.server.clock.now, newId: house.newId, post });
    return raw;
  });
  expect([seed, sent[0]?.length]).toEqual([seed, 2]);
  expect([seed, sent[0]]).toEqual([seed, sent[1]]);
  count('confirmation mail');
}
