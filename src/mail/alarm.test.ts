import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { cases } from '../../test/journal.ts';
import { mailServer } from '../../test/mail-server.ts';
import { sendAlarms } from './alarm.ts';
import { forgetMail } from './job.ts';
import { openPost, type Outgoing, type Post } from './transport.ts';

const house = await freshDatabase();
afterAll(() => house.close());
const own = cases(house);
const [first, second, mediator, supervisor] = [await own.staff('desk'), await own.staff('desk'), await own.staff('mediator'), await own.staff('practice-supervisor')];
const stranger = await own.staff('practice-supervisor');
await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor, mediator]));
const left: Outgoing[] = [];
const takes: Post = { send: async (mail) => { left.push(mail); return { kind: 'sent' }; } };
const dies: Post = { send: async (mail) => { left.push(mail); throw new Error('the server stops here'); } };
const round = (at: string, post = takes) => sendAlarms({ database: house.database, keys: house.keys, now: () => new Date(at), newId: house.newId, post });
/** Ends at half past two in Amsterdam: late after three, mailed after a quarter past. */
const [LATE, DUE, AFTER] = ['2019-03-05T14:15:00Z', '2019-03-05T14:16:00Z', '2019-03-05T14:17:00Z'];
let visit = '';

beforeEach(async () => {
  left.length = 0;
  visit = randomUUID();
  const caseId = await own.open();
  await own.as(async (db) => {
    await db.query('delete from appointment');
    await db.query("insert into appointment (id, case_id, owner, day, start, minutes, kind, place, people, status, made_at) values ($1, $2, $3, '2019-03-05', '13:30', 60, 'talk', 'home', 'p1', 'planned', '2019-03-04T09:00:00Z')", [visit, caseId, mediator]);
  });
});
const addresses = async (...who: string[]) => (await own.as((db) => db.query<{ email: string }>('select email from staff where id = any($1::uuid[])', [who]))).map(({ email }) => email).toSorted();
const safe = () => own.as((db) => db.query("update appointment set safe_at = '2019-03-05T14:15:30Z' where id = $1", [visit]));

test('goes to the desk and the own supervisor, to each once, and not before nobody reacted for a while [P-21]', async () => {
  expect([await round(LATE), left]).toEqual([{ sent: 0, dropped: 0, later: 0, givenUp: 0 }, []]);
  expect(await round(DUE)).toEqual({ sent: 3, dropped: 0, later: 0, givenUp: 0 });
  expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(first, second, supervisor));
  expect((await addresses(stranger, mediator)).some((other) => left.some(({ to }) => to === other))).toBe(false);
  expect(await round(AFTER)).toMatchObject({ sent: 0 });
  expect(new Set(left.map(({ mail }) => JSON.stringify(mail))).size).toBe(1);
  // To the letter: nothing of whom, where or when is added to it.
  expect(left[0]?.mail).toEqual({ template: 'safety', language: 'nl', senderName: 'BIS', subject: 'Open BIS nu', text: 'In BIS staat een melding over de veiligheid van een collega. Open BIS nu.\n\nDit bericht is automatisch verstuurd. Een antwoord erop wordt niet gelezen.\n' });
});

test('two servers at once send it once', async () => {
  await Promise.all([round(DUE), round(DUE)]);
  await Promise.all([round(AFTER), round(AFTER)]);
  expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(first, second, supervisor));
});

test('nothing goes once the colleague checked out, also where it waited already', async () => {
  const refuses: Post = { send: async () => ({ kind: 'not-sent', error: 'no-connection' }) };
  expect(await round(DUE, refuses)).toMatchObject({ later: 1, sent: 0 });
  await safe();
  expect(await round('2019-03-05T14:40:00Z')).toEqual({ sent: 0, dropped: 3, later: 0, givenUp: 0 });
  expect(left).toEqual([]);
});

test('a server that dies while it sends: after the restart the same mail goes at most once more, under the same id', async () => {
  await expect(round(DUE, dies)).rejects.toThrow('the server stops here');
  const [broken] = left;
  await round(AFTER);
  expect(left.filter(({ to }) => to === broken?.to)).toHaveLength(1);
  await round('2019-03-05T14:40:00Z');
  await round('2019-03-05T15:40:00Z');
  expect(left.filter(({ to }) => to === broken?.to).map(({ id }) => id)).toEqual([broken?.id, broken?.id]);
  expect(new Set(left.map(({ to }) => to)).size).toBe(3);
});

test('it goes after midnight too, for a visit that ended late in the evening; not any more on the second day after it', async () => {
  await own.as((db) => db.query("update appointment set start = '22:30' where id = $1", [visit]));
  expect(await round('2019-03-05T23:15:00Z')).toMatchObject({ sent: 0 });
  expect(await round('2019-03-05T23:16:00Z')).toMatchObject({ sent: 3 });
  await own.as((db) => db.query('delete from safety_mail'));
  expect(await round('2019-03-06T22:59:00Z')).toMatchObject({ sent: 3 });
  await own.as((db) => db.query('delete from safety_mail'));
  expect(await round('2019-03-06T23:00:00Z')).toMatchObject({ sent: 0 });
});

test('nor about a visit that was called off since, in whatever way', async () => {
  await round(DUE, { send: async () => ({ kind: 'not-sent', error: 'no-connection' }) });
  await own.as((db) => db.query("update appointment set status = 'cancelled', asked_by = 'mediator', settled_at = made_at where id = $1", [visit]));
  expect([await round('2019-03-05T14:40:00Z'), left]).toEqual([{ sent: 0, dropped: 3, later: 0, givenUp: 0 }, []]);
});

describe('it does not go to', () => {
  const refuses: Post = { send: async () => ({ kind: 'not-sent', error: 'no-connection' }) };
  const change = (sql: string, ...values: unknown[]) => own.as((db) => db.query(sql, values));
  afterEach(() => change("update staff set active = true, roles = case when id = $1 then array['practice-supervisor'] else array['desk'] end where id = any($2::uuid[])", supervisor, [first, second, supervisor]));

  test.each<[string, () => Promise<unknown>, string[]]>([
    ['whoever is out there themselves', () => change('update appointment set owner = $2 where id = $1', visit, first), [second]],
    ['an account that was stopped', () => change('update staff set active = false where id = $1', first), [second, supervisor]],
    ['who supervises no more', () => change("update staff set roles = '{mediator}' where id = $1", supervisor), [first, second]],
  ])('%s, nor where the mail waited for them already', async (_, happens, gets) => {
    await happens();
    expect(await round(DUE)).toMatchObject({ sent: gets.length });
    expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(...gets));
    await change('delete from safety_mail');
    await change('update appointment set owner = $2 where id = $1', visit, mediator);
    await change("update staff set active = true, roles = case when id = $1 then array['practice-supervisor'] else array['desk'] end where id = any($2::uuid[])", supervisor, [first, second, supervisor]);
    left.length = 0;
    await round(DUE, refuses);
    await happens();
    await round('2019-03-05T14:40:00Z');
    expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(...gets));
  });
});

test('nothing goes about a visit of days ago, and what was sent is forgotten', async () => {
  await round(DUE);
  expect(await forgetMail(house, new Date('2019-05-05T12:00:00Z'))).toBe(3);
  left.length = 0;
  expect([await round('2019-05-05T12:00:00Z'), left]).toEqual([{ sent: 0, dropped: 0, later: 0, givenUp: 0 }, []]);
});

test('no colleague reads who was mailed', async () => {
  await round(DUE);
  await expect(house.database.transaction({ role: 'bis_app', user: first, request: 'test' }, (db) => db.query('select id from safety_mail'))).rejects.toThrow('permission denied');
});

describe('over a conversation with a mail server', () => {
  const messageId = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1];

  test('that is away, and then back: each gets it once, and nobody none [P-21]', async () => {
    const away = await mailServer();
    await away.stop();
    expect(await round(DUE, openPost(away.settings))).toMatchObject({ sent: 0, dropped: 0, givenUp: 0 });
    expect(await round(AFTER, openPost(away.settings))).toMatchObject({ sent: 0, dropped: 0, givenUp: 0 });
    const back = await mailServer(away.port);
    try {
      for (const at of ['2019-03-05T14:40:00Z', '2019-03-05T15:40:00Z', '2019-03-05T17:00:00Z', '2019-03-06T08:00:00Z']) await round(at, openPost(back.settings));
      expect(back.received.map(({ to }) => to.join()).toSorted()).toEqual(await addresses(first, second, supervisor));
      expect(new Set(back.received.map(({ raw }) => messageId(raw))).size).toBe(3);
      for (const { raw } of back.received) {
        expect(raw).toContain('In BIS staat een melding over de veiligheid van een collega. Open BIS nu.');
        expect(raw).toMatch(/^Subject: Open BIS nu\r?$/m);
      }
      expect(await own.as((db) => db.query('select distinct result from safety_mail where appointment_id = $1', [visit]))).toEqual([{ result: 'sent' }]);
    } finally {
      await back.stop();
    }
  });

  test('that takes it and breaks off before it says so: once more at most, under the same id, so that none is lost', async () => {
    const server = await mailServer();
    try {
      server.breakOff = true;
      await round(DUE, openPost(server.settings));
      server.breakOff = false;
      for (const at of ['2019-03-05T14:40:00Z', '2019-03-05T15:40:00Z', '2019-03-05T17:00:00Z', '2019-03-06T08:00:00Z']) await round(at, openPost(server.settings));
      const byReceiver = Map.groupBy(server.received, ({ to }) => to.join());
      expect([...byReceiver.keys()].toSorted()).toEqual(await addresses(first, second, supervisor));
      for (const mails of byReceiver.values()) expect([mails.length <= 2, new Set(mails.map(({ raw }) => messageId(raw))).size]).toEqual([true, 1]);
    } finally {
      await server.stop();
    }
  });

  test('that refuses one receiver: the others get it', async () => {
    const server = await mailServer();
    try {
      server.refuse = { code: 550, text: 'no such user' };
      await round(DUE, openPost(server.settings));
      server.refuse = null;
      for (const at of ['2019-03-05T14:40:00Z', '2019-03-05T17:00:00Z']) await round(at, openPost(server.settings));
      const settled = await own.as((db) => db.query<{ result: string | null }>('select result from safety_mail where appointment_id = $1', [visit]));
      expect(settled.every(({ result }) => result === 'given-up' || result === 'sent')).toBe(true);
    } finally {
      await server.stop();
    }
  });
});

describe('of two who went', () => {
  let also = '';
  let leads = '';
  beforeEach(async () => {
    [also, leads] = [await own.staff('mediator'), await own.staff('practice-supervisor')];
    await own.as(async (db) => {
      await db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [leads, also]);
      await db.query('update appointment set also = $2 where id = $1', [visit, also]);
    });
  });

  test('it goes for the one who is not safe yet: to the desk, and to the supervisor of that one alone', async () => {
    await safe();
    expect(await round(DUE)).toMatchObject({ sent: 3 });
    expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(first, second, leads));
  });

  test('where neither is safe both supervisors get it; a supervisor whose own is safe by then gets none', async () => {
    const refuses: Post = { send: async () => ({ kind: 'not-sent', error: 'no-connection' }) };
    await round(DUE, refuses);
    expect(await own.as((db) => db.query('select count(*)::int as n from safety_mail where appointment_id = $1', [visit]))).toEqual([{ n: 4 }]);
    await own.as((db) => db.query("update appointment set also_safe_at = '2019-03-05T14:20:00Z' where id = $1", [visit]));
    expect(await round('2019-03-05T14:40:00Z')).toMatchObject({ sent: 3, dropped: 1 });
    expect(left.map(({ to }) => to).toSorted()).toEqual(await addresses(first, second, supervisor));
  });
});
