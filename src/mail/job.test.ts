import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { mailServer, type MailServer } from '../../test/mail-server.ts';
import { cases } from '../../test/journal.ts';
import { createServer } from 'node:net';
import type { Db } from '../database/database.ts';
import { claimMail, queueMail } from '../database/people/outbox.ts';
import { erasePeople } from '../database/people/erase.ts';
import { day } from '../core/day.ts';
import { forgetMail, OUTBOX_DAYS, sendWaiting, type Round } from './job.ts';
import { MOST_TRIES } from './rules.ts';
import { openPost, type Post } from './transport.ts';

const house = await freshDatabase();
afterAll(() => house.close());
const own = cases(house);
const desk = own.by(await own.staff('desk'));
const SAFE = { post: 'no', telephone: 'no', voicemail: 'no', email: 'yes' } as const;
const MINUTE = 60_000;
let now = house.now;
let server: MailServer;
const later = (minutes: number) => { now = new Date(now.getTime() + minutes * MINUTE); };
const round = (post: Post = openPost(server.settings)): Promise<Round> => sendWaiting({ database: house.database, keys: house.keys, now: () => now, newId: house.newId, post });
const rows = <T>(sql: string) => own.as((db: Db) => db.query<T>(sql));
const outbox = () => rows<{ result: string | null; error: string | null; tries: number; unsure: boolean }>('select result, error, tries, unsure from outbox order by made_at, id');

/** Somebody registered, and a mail waits for them. */
async function registered(email = 'a@voorbeeld.test', safe: Partial<Record<keyof typeof SAFE, 'yes' | 'no' | 'not-asked'>> = {}, language = 'nl') {
  const caseId = await own.open({ people: [{ safe: { ...SAFE, ...safe }, details: ['email'] }], words: { people: [{ name: 'Testina van Voorbeeld', email }] } });
  await own.as((db) => queueMail(db, { caseId, person: 'p1', template: 'confirmation', language, now }, house.newId));
  return caseId;
}

/** A professional sent the form for a client, and said that mail is safe. */
async function referred(email: string | undefined, safe: Partial<Record<keyof typeof SAFE, 'yes' | 'no' | 'not-asked'>> = {}) {
  const caseId = await own.open({
    people: [{ safe: { ...SAFE, ...safe }, details: ['email'] }], words: { people: [{ name: 'Testina van Voorbeeld', email: 'client@voorbeeld.test' }], referrer: { name: 'Ria Verwijzer', email } },
  });
  await own.as((db) => queueMail(db, { caseId, person: null, template: 'confirmation-for-another', language: 'nl', now }, house.newId));
  return caseId;
}

beforeEach(async () => {
  now = house.now;
  server = await mailServer();
  await own.as((db) => db.query('truncate outbox'));
});
afterEach(() => server.stop());

/** Somebody asked that data of the first person of this case are not used; `nth`: of this file. */
const restrict = (caseId: string, nth: number) => own.as(async (db) => {
  const request = house.newId();
  await db.query('insert into office_file (id, key_id, opened_at) values ($1, $2, $3)', [request, 9_000_000 + nth, now]);
  await db.query("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, $2, 'restriction', '2019-03-04', $1, $3, $4)", [request, `V2019-00${nth}`, now, desk.staff]);
  await db.query("insert into restriction (id, request_id, case_id, person, since, by) values ($1, $1, $2, 'p1', '2019-03-04', $3)", [request, caseId, desk.staff]);
});

const header = (raw: string, name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim();

describe('the confirmation', () => {
  test('goes to whoever said that mail is safe, over a real conversation, and once', async () => {
    await registered();
    expect(await round()).toEqual({ sent: 1, dropped: 0, later: 0, givenUp: 0 });
    expect(await round()).toMatchObject({ sent: 0 });
    expect(server.received).toHaveLength(1);
    const [mail] = server.received as [MailServer['received'][0]];
    expect([mail.from, mail.to]).toEqual(['bericht@voorbeeld.test', ['a@voorbeeld.test']]);
    expect([header(mail.raw, 'From'), header(mail.raw, 'To'), header(mail.raw, 'Subject'), header(mail.raw, 'Auto-Submitted')])
      .toEqual(['Formulier <bericht@voorbeeld.test>', 'a@voorbeeld.test', 'Uw formulier is ontvangen', 'auto-generated']);
    expect(header(mail.raw, 'Content-Type')).toMatch(/^text\/plain/);
  });

  test('names nobody, no case and not this machine, in any header or line: two people get the same but for address and id', async () => {
    await registered('a@voorbeeld.test');
    await registered('iemand.anders@elders.test');
    await round();
    const bare = server.received.map(({ raw, to }) => raw.replaceAll(to[0] as string, 'X').replace(/^Message-ID: .*$/im, ''));
    expect(bare[0]).toBe(bare[1]);
    expect(bare[0]).not.toMatch(/Testina|Voorbeeld,|2019-0|mailer|localhost|127\.0\.0\.1/);
    expect(bare[0]?.match(/^[\w-]+(?=:)/gm)?.toSorted()).toEqual(['Auto-Submitted', 'Content-Language', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Subject', 'To', 'X-Auto-Response-Suppress']);
  });

  test('not asked is no, and what is no single address gets nothing (P-06)', async () => {
    await registered('a@voorbeeld.test', { email: 'not-asked' });
    await registered('a@voorbeeld.test', { email: 'no' });
    await registered('a@voorbeeld.test,b@voorbeeld.test');
    expect(await round()).toMatchObject({ sent: 0, dropped: 3 });
    expect((await outbox()).map(({ error }) => error)).toEqual(['not-safe-channel', 'not-safe-channel', 'no-address']);
    expect(server.received).toEqual([]);
  });

  test('goes to the present address: a newer one, and the one before it where the newer line was struck [P-15]', async () => {
    const [newer, struck] = [await registered('oud@voorbeeld.test'), await registered('eerst@voorbeeld.test')];
    const tell = async (caseId: typeof newer, order: 'record-detail' | 'correct' | 'state-safe-contact', values: object, texts: Record<string, string> = {}) =>
      expect((await own.give(desk, { caseId, order, person: order === 'correct' ? null : 'p1' as never, values: values as never, texts })).ok).toBe(true);
    for (const caseId of [newer, struck]) await tell(caseId, 'record-detail', { channel: 'email', source: 'party' }, { detail: 'nieuw@voorbeeld.test' });
    const [last] = await own.as((db) => db.query<{ seq: number }>('select max(seq) as seq from fact where case_id = $1', [struck]));
    await tell(struck, 'correct', { seq: last?.seq, reason: 'wrong-party' }, { why: 'Van een ander.' });
    for (const caseId of [newer, struck]) await tell(caseId, 'state-safe-contact', SAFE);
    expect(await round()).toMatchObject({ sent: 2 });
    expect(server.received.map(({ to }) => to[0]).toSorted()).toEqual(['eerst@voorbeeld.test', 'nieuw@voorbeeld.test']);
  });

  test('does not leave where the case stopped, is restricted or was erased meanwhile, or the address is safe no more', async () => {
    const [rejected, restricted, erased, unsafe] = [await registered(), await registered(), await registered(), await registered()];
    await own.give(desk, { caseId: rejected, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } });
    await restrict(restricted, 1);
    await own.as((db) => erasePeople(db, house, [erased], day('2019-03-04')));
    const stated = await own.give(desk, { caseId: unsafe, order: 'state-safe-contact', person: 'p1' as never, values: { ...SAFE, email: 'no' } });
    expect(stated.ok).toBe(true);
    expect(await round()).toMatchObject({ sent: 0, dropped: 3 });
    // The row of who was erased went with them.
    expect((await outbox()).map(({ error }) => error).toSorted()).toEqual(['ended', 'not-safe-channel', 'restricted']);
    expect(server.received).toEqual([]);
  });
});

describe('the confirmation to a professional', () => {
  test('goes to the professional alone, whatever is safe for the client, and names nobody', async () => {
    await referred('ria@voorbeeld.test', { email: 'no' });
    await referred('andere@elders.test');
    expect(await round()).toMatchObject({ sent: 2, dropped: 0 });
    expect(server.received.map(({ to }) => to)).toEqual([['ria@voorbeeld.test'], ['andere@elders.test']]);
    const bare = server.received.map(({ raw, to }) => raw.replaceAll(to[0] as string, 'X').replace(/^Message-ID: .*$/im, ''));
    expect(bare[0]).toBe(bare[1]);
    expect(bare[0]).not.toMatch(/Testina|Ria|client@|2019-0/);
  });

  test('does not leave without an address, or where the case ended or is restricted meanwhile', async () => {
    const [, rejected, restricted] = [await referred(undefined), await referred('ria@voorbeeld.test'), await referred('ria@voorbeeld.test')];
    await own.give(desk, { caseId: rejected, order: 'reject', values: { reason: 'withdrawn', called: 'spoken' } });
    await restrict(restricted, 2);
    expect(await round()).toMatchObject({ sent: 0, dropped: 3 });
    expect((await outbox()).map(({ error }) => error).toSorted()).toEqual(['ended', 'no-address', 'restricted']);
  });
});

describe('when the mail server', () => {
  test('is away for 24 hours, nothing is lost and nothing doubled', async () => {
    for (let at = 0; at < 5; at += 1) await registered(`a${at}@voorbeeld.test`);
    const { port } = server;
    await server.stop();
    const away = openPost(server.settings);
    for (let minute = 0; minute < 24 * 60; minute += 30) {
      const { sent, dropped, givenUp } = await round(away);
      expect([sent, dropped, givenUp]).toEqual([0, 0, 0]);
      later(30);
    }
    expect((await outbox()).every(({ result, error, tries }) => result === null && error === 'no-connection' && tries < MOST_TRIES)).toBe(true);
    server = await mailServer(port);
    for (let minute = 0; minute < 70; minute += 10) {
      await round();
      later(10);
    }
    expect(server.received.map(({ to }) => to[0]).toSorted()).toEqual([0, 1, 2, 3, 4].map((at) => `a${at}@voorbeeld.test`));
    expect(new Set(server.received.map(({ raw }) => header(raw, 'Message-ID'))).size).toBe(5);
  });

  test('is away for longer than three days, it is given up after a number of tries, and an administrator is told', async () => {
    await registered();
    await own.as((db) => db.query('update outbox set tries = $1', [MOST_TRIES - 1]));
    await server.stop();
    expect(await round()).toMatchObject({ givenUp: 1 });
    expect(await outbox()).toMatchObject([{ result: 'given-up', error: 'no-connection', tries: MOST_TRIES }]);
    server = await mailServer();
  });

  test('says later, the mail waits ever longer; says never, it is given up at once, and its words are not kept', async () => {
    await registered();
    server.refuse = { code: 451, text: 'a@voorbeeld.test later' };
    for (const minutes of [1, 2, 4]) {
      expect(await round()).toMatchObject({ later: 1 });
      later(minutes - 0.5);
      expect(await round()).toMatchObject({ later: 0, sent: 0 });
      later(0.5);
    }
    server.refuse = { code: 550, text: 'a@voorbeeld.test unknown' };
    expect(await round()).toMatchObject({ givenUp: 1 });
    expect(await outbox()).toMatchObject([{ result: 'given-up', error: 'address-refused', tries: 4 }]);
    expect(JSON.stringify(await rows('select * from outbox'))).not.toContain('voorbeeld');
  });

  test('breaks off after it took the mail, the same mail comes at most twice, byte for byte and with the same id', async () => {
    await registered();
    server.breakOff = true;
    expect(await round()).toMatchObject({ later: 1 });
    later(5);
    expect(await round()).toMatchObject({ givenUp: 1 });
    later(600);
    await round();
    expect(server.received).toHaveLength(2);
    expect(server.received[0]).toEqual(server.received[1]);
    expect(await outbox()).toMatchObject([{ result: 'given-up', error: 'unsure' }]);
  });
});

test('a mail that may have left is remembered as such over other faults: it comes at most twice', async () => {
  await registered();
  server.breakOff = true;
  expect(await round()).toMatchObject({ later: 1 });
  later(5);
  expect(await round({ send: async () => ({ kind: 'not-sent', error: 'no-connection' }) })).toMatchObject({ later: 1 });
  later(60);
  expect(await round()).toMatchObject({ givenUp: 1 });
  expect(server.received).toHaveLength(2);
});

describe('when the server of BIS dies between sending and saying so', () => {
  const dies = async () => {
    const post: Post = { send: async (mail) => { await openPost(server.settings).send(mail); throw new Error('killed'); } };
    await expect(round(post)).rejects.toThrow('killed');
  };

  test('the mail is sent once more, with the same id; after a second time a person decides', async () => {
    await registered();
    await dies();
    expect(await round()).toMatchObject({ sent: 0 });
    later(11);
    await dies();
    later(11);
    expect(await round()).toEqual({ sent: 0, dropped: 0, later: 0, givenUp: 0 });
    expect(server.received.map(({ raw }) => header(raw, 'Message-ID'))).toEqual([expect.any(String), header(server.received[0]!.raw, 'Message-ID')]);
    expect(await outbox()).toMatchObject([{ result: 'given-up', error: 'unsure' }]);
  });

  test('another round does not take a mail that is being sent', async () => {
    await registered();
    expect(await own.as((db) => claimMail(db, now, new Date(now.getTime() - MINUTE)))).toMatchObject({ tries: 1, unsure: false });
    expect(await own.as((db) => claimMail(db, now, new Date(now.getTime() - MINUTE)))).toBeNull();
  });
});

test('a password does not go over a line that anybody can read: without TLS there is no conversation', async () => {
  await registered();
  expect(await round(openPost({ ...server.settings, mustEncrypt: true, user: 'bis', password: 'geheim' }))).toMatchObject({ later: 1 });
  expect(await outbox()).toMatchObject([{ error: 'not-secure' }]);
  expect(server.received).toEqual([]);
});

test('a server that answers nothing is no connection', async () => {
  const silent = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
  await registered();
  await round(openPost({ ...server.settings, port: (silent.address() as { port: number }).port }));
  silent.close();
  expect(await outbox()).toMatchObject([{ result: null, error: 'no-connection' }]);
});

test('what ended is forgotten after a month', async () => {
  await registered();
  await round();
  expect(await forgetMail({ database: house.database, newId: house.newId }, now)).toBe(0);
  later((OUTBOX_DAYS * 24 + 1) * 60);
  expect(await forgetMail({ database: house.database, newId: house.newId }, now)).toBe(1);
});
