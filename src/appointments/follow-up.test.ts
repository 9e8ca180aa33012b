import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { agendas, desk, house, id, later, mediator, own, planned, press, SAFE, server, START, standsIn, tell, WHERE, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Fields } from '../../test/visit.ts';
import { actFor } from '../database/context.ts';
import { SAFETY_ADDRESS } from '../web/safety-lines.ts';
import { OTHER_OUT } from './visit-texts.ts';

agendas();
beforeEach(() => own.as((db) => db.query('delete from appointment')));

const [DURING, MISSED] = ['2019-03-05T13:30:00Z', '2019-03-05T14:31:00Z'];
const idOf = (address: string) => address.split('/').at(-1) ?? '';
const row = async (address: string) => (await own.as((db) => db.query<{ status: string; safe_at: Date | null }>('select status, safe_at from appointment where id = $1', [idOf(address)])))[0];
const kept = (address: string) => own.as((db) => db.query('select staff_id, by, at, how from safe_follow_up where appointment_id = $1', [idOf(address)]));
const told = async (at = MISSED) => (await (await later(at, desk, 'desk')).get(SAFETY_ADDRESS)).text !== '';
const restricted = () => own.as((db) => db.query("insert into case_list (id, case_id, staff_id, kind, reason, since, by) values ($1, $2, $3, 'restricted', '', $4, $3)", [randomUUID(), id, mediator.id, START]));
const leader = async (): Promise<Client> => {
  const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
  return supervisor;
};

test('however long ago: nothing but somebody ends that a colleague is missed, and they can still say so themselves [P-21]', async () => {
  const address = await planned();
  for (const at of ['2019-04-20T10:00:00Z', '2021-03-05T10:00:00Z']) {
    expect(await told(at)).toBe(true);
    expect((await (await later(at, desk, 'desk')).get('/aanmeldpunt')).text).toContain('meldde zich na een bezoek niet veilig');
    const today = (await (await later(at, mediator, 'mediator')).get('/vandaag')).text;
    expect([today.includes(`action="${SAFE(address)}"`), htmlFaults(today)]).toEqual([true, []]);
  }
  const back = await later('2021-03-05T10:00:00Z', mediator, 'mediator');
  expect((await back.post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(303);
  expect([await told('2021-03-05T10:00:00Z'), await kept(address)]).toEqual([false, []]);
  // Said once more, the moment of the first time stays.
  expect((await (await later('2021-03-06T10:00:00Z', mediator, 'mediator')).post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(303);
  expect((await row(address))?.safe_at).toEqual(new Date('2021-03-05T10:00:00Z'));
});

test('who spoke to them, and when, stands with the appointment and for a day on the lists; another supervisor reads nothing of it', async () => {
  const [address, supervisor, stranger] = [await planned(), await leader(), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
  const who = await later(MISSED, desk, 'desk');
  const page = (await who.get(`${address}/waar`)).text;
  expect([page.includes(`name="wie" value="${mediator.id}"`), /Gesproken: Bo Bemiddelaar [0-9a-f]+ is veilig/.test(page), htmlFaults(page)]).toEqual([true, true, []]);
  expect((await who.post(`${address}/gesproken`, { wie: mediator.id }, { from: `${address}/waar` })).location).toBe('/aanmeldpunt');
  expect([await kept(address), await told()]).toEqual([[{ staff_id: mediator.id, by: desk.id, at: new Date(MISSED), how: 'spoken' }], false]);
  const lists = async (at: string) => Promise.all(([[desk, 'desk', '/aanmeldpunt'], [supervisor, 'practice-supervisor', '/werkbegeleiding'], [stranger, 'practice-supervisor', '/werkbegeleiding']] as const).map(async ([client, role, path]) => {
    const { text } = await (await later(at, client, role)).get(path);
    return [text.includes('die veilig is'), htmlFaults(text).length];
  }));
  expect(await lists('2019-03-06T14:30:00Z')).toEqual([[true, 0], [true, 0], [false, 0]]);
  expect(await lists('2019-03-06T14:32:00Z')).toEqual([[false, 0], [false, 0], [false, 0]]);
  expect((await (await later(MISSED, mediator, 'mediator')).get(address)).text).toMatch(/sprak Bo Bemiddelaar [0-9a-f]+, die veilig is \(5 maart 2019, 15:31\)/);
});

test.each<[string, 'open' | 'closed to all but a few']>([['which they may open', 'open'], ['which they may not open', 'closed to all but a few']])('in a case %s, it is ended otherwise only with what was done', async (_, how) => {
  const address = await planned();
  if (how !== 'open') await restricted();
  const at = how === 'open' ? address : `/afspraken/${idOf(address)}`;
  const who = await later(MISSED, desk, 'desk');
  const send = (fields: Record<string, string>) => who.post(`${at}/anders-afgehandeld`, fields, { from: `${at}/waar` });
  for (const hoe of ['', 'spoken', 'onzin']) {
    const again = await send({ wie: mediator.id, hoe });
    expect([again.status, again.text.includes('Kies wat er gedaan is.'), htmlFaults(again.text)]).toEqual([422, true, []]);
  }
  expect((await send({ wie: desk.id, hoe: 'no-visit' })).status).toBe(422);
  expect([await kept(address), await told()]).toEqual([[], true]);
  expect((await (await later(MISSED, desk, 'desk')).post(`${at}/anders-afgehandeld`, { wie: mediator.id, hoe: 'emergency-services' }, { from: `${at}/waar` })).location).toBe('/aanmeldpunt');
  expect([await kept(address), await told()]).toEqual([[{ staff_id: mediator.id, by: desk.id, at: new Date(MISSED), how: 'emergency-services' }], false]);
  expect((await (await later(MISSED, desk, 'desk')).get('/aanmeldpunt')).text).toContain('112 is gebeld');
  expect(await own.as((db) => db.query("select cases from access_log where staff_id = $1 and act = 'collega-anders-afgehandeld' order by id desc limit 1", [desk.id]))).toEqual([{ cases: [id] }]);
});

test('the own supervisor ends it too; another supervisor, policy and the director do not, in whatever way', async () => {
  const [address, supervisor] = [await planned(), await leader()];
  for (const role of ['practice-supervisor', 'policy', 'director', 'administrator'] as const) {
    server.clock.now = new Date(MISSED);
    const other = await signedIn(server, house.database, { roles: [role] });
    for (const at of [address, `/afspraken/${idOf(address)}`]) for (const act of ['gesproken', 'anders-afgehandeld']) {
      const { status } = await other.post(`${at}/${act}`, { wie: mediator.id, hoe: 'no-visit' }, { from: '/hulp' });
      expect([role, act, status === 403 || status === 404]).toEqual([role, act, true]);
    }
    await house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: server.clock.now }, async (db) => {
      await actFor(db, other.id);
      expect(await db.query('select bis_followed_up($1, $2, $3) as said', [idOf(address), mediator.id, 'spoken'])).toEqual([{ said: false }]);
      // Nor does anybody of themselves.
      await actFor(db, mediator.id);
      expect(await db.query('select bis_followed_up($1, $2, $3) as said', [idOf(address), mediator.id, 'spoken'])).toEqual([{ said: false }]);
    });
  }
  // Nor does who reads along in the case learn where they are.
  const trainee = await signedIn(server, house.database, { roles: ['mediator'] });
  await own.as((db) => db.query("insert into case_part (id, case_id, staff_id, part, mentor, from_day, given_by, given_at) values ($1, $2, $3, 'trainee', $4, '2019-03-01', $5, $6)", [randomUUID(), id, trainee.id, mediator.id, desk.id, START]));
  expect([(await trainee.get(address.split('/afspraken')[0] ?? '')).status, (await trainee.get(`${address}/waar`)).status, await kept(address)]).toEqual([200, 403, []]);
  const who = await later(MISSED, supervisor, 'practice-supervisor');
  expect((await who.post(`/afspraken/${idOf(address)}/anders-afgehandeld`, { wie: mediator.id, hoe: 'others-know' }, { from: WHERE(address) })).location).toBe('/werkbegeleiding');
  expect(await kept(address)).toEqual([expect.objectContaining({ by: supervisor.id, how: 'others-know' })]);
});

test('whoever comes after it was ended reads by whom and how, also where they may not open the case; a stranger reads nothing', async () => {
  const [address, supervisor, stranger] = [await planned(), await leader(), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
  await restricted();
  await (await later(MISSED, desk, 'desk')).post(`/afspraken/${idOf(address)}/gesproken`, { wie: mediator.id }, { from: WHERE(address) });
  for (const [who, role] of [[desk, 'desk'], [supervisor, 'practice-supervisor']] as const) {
    const client = await later(MISSED, who, role);
    for (const answer of [await client.get(WHERE(address)), await client.post(`/afspraken/${idOf(address)}/gesproken`, { wie: mediator.id }, { from: WHERE(address) })]) {
      expect([role, answer.status, answer.text.includes('die veilig is'), answer.text.includes('Proefplein'), htmlFaults(answer.text)]).toEqual([role, 409, true, false, []]);
    }
  }
  const other = await later(MISSED, stranger, 'practice-supervisor');
  expect([(await other.get(WHERE(address))).status, (await other.get('/afspraken/onzin/waar')).status]).toEqual([404, 404]);
  expect(await kept(address)).toHaveLength(1);
});

describe('a follow-up that was a mistake', () => {
  const again = (address: string) => `/afspraken/${idOf(address)}/toch-gemist`;
  const mails = (address: string) => own.as((db) => db.query<{ result: string | null }>('select result from safety_mail where appointment_id = $1', [idOf(address)]));
  /** Missed, followed up by the desk, with a mail that was dropped because of it. */
  const mistaken = async (more: Fields = {}): Promise<string> => {
    const address = await planned(more);
    await (await later(MISSED, desk, 'desk')).post(`${address}/gesproken`, { wie: mediator.id }, { from: `${address}/waar` });
    await own.as((db) => db.query("insert into safety_mail (id, appointment_id, staff_id, made_at, ended_at, result, error) values ($1, $2, $3, $4, $4, 'dropped', 'ended')", [randomUUID(), idOf(address), desk.id, server.clock.now]));
    return address;
  };

  test('is taken back from the list: that colleague is missed again by everybody, and who got no mail because of it gets one; the log names the case', async () => {
    const address = await mistaken();
    const list = (await (await later(MISSED, desk, 'desk')).get('/aanmeldpunt')).text;
    expect([list.includes(`action="${again(address)}"`), htmlFaults(list), await told()]).toEqual([true, [], false]);
    expect((await (await later(MISSED, desk, 'desk')).post(again(address), { wie: mediator.id }, { from: '/aanmeldpunt' })).location).toBe('/aanmeldpunt');
    expect([await row(address), await kept(address), await told(), await mails(address)]).toEqual([{ status: 'planned', safe_at: null }, [], true, []]);
    expect(await own.as((db) => db.query("select cases from access_log where staff_id = $1 and act = 'collega-toch-gemist' order by id desc limit 1", [desk.id]))).toEqual([{ cases: [id] }]);
    expect((await (await later(MISSED, mediator, 'mediator')).post(SAFE(address), {}, { from: '/vandaag' })).status).toBe(303);
  });

  test('by their own supervisor too; not by a stranger, not of oneself, not after a day, and not of a visit that was called off since', async () => {
    const [address, supervisor, stranger] = [await mistaken(), await leader(), await signedIn(server, house.database, { roles: ['practice-supervisor'] })];
    const press = async (at: string, who: Client, role: 'desk' | 'practice-supervisor') => (await (await later(at, who, role)).post(again(address), { wie: mediator.id }, { from: '/hulp' })).status;
    expect([await press(MISSED, stranger, 'practice-supervisor'), await press('2019-03-06T14:31:00Z', desk, 'desk')]).toEqual([404, 409]);
    await house.database.transaction({ role: 'bis_app', user: null, request: 'proef', now: new Date(MISSED) }, async (db) => {
      await actFor(db, mediator.id);
      expect(await db.query('select bis_missed_again($1, $2) as again', [idOf(address), mediator.id])).toEqual([{ again: false }]);
    });
    await own.as((db) => db.query("update appointment set status = 'cancelled', asked_by = 'mediator', settled_at = made_at where id = $1", [idOf(address)]));
    expect(await press(MISSED, desk, 'desk')).toBe(409);
    await own.as((db) => db.query("update appointment set status = 'planned', asked_by = null, settled_at = null where id = $1", [idOf(address)]));
    expect([await kept(address), await told()]).toEqual([[expect.objectContaining({ how: 'spoken' })], false]);
    expect([await press(MISSED, supervisor, 'practice-supervisor'), await kept(address), await told()]).toEqual([303, [], true]);
    // Pressed by two: the second changes nothing, and comes where the first came.
    expect(await press(MISSED, desk, 'desk')).toBe(303);
  });

  test('of two, the other stays as they were', async () => {
    const second = await signedIn(server, house.database, { roles: ['mediator'], name: 'Tweede Testina' });
    await tell(id, 'add-second-mediator', { mediator: second.id });
    const address = await mistaken({ samen: 'ja' });
    await (await later(MISSED, second, 'mediator')).post(SAFE(address), {}, { from: '/vandaag' });
    await (await later(MISSED, desk, 'desk')).post(again(address), { wie: mediator.id }, { from: '/aanmeldpunt' });
    expect(await own.as((db) => db.query('select safe_at, also_safe_at from appointment where id = $1', [idOf(address)]))).toEqual([{ safe_at: null, also_safe_at: new Date(MISSED) }]);
  });
});

test('two who end it at once are one, and the first stays', async () => {
  const [address, supervisor] = [await planned(), await leader()];
  const [one, two] = [await later(MISSED, desk, 'desk'), await later(MISSED, supervisor, 'practice-supervisor')];
  const ending = `/afspraken/${idOf(address)}/gesproken`;
  // Both have the page before either of them presses.
  const keys = await Promise.all([one, two].map((who) => who.keyFor(ending, WHERE(address))));
  const answers = await Promise.all([one, two].map((who, at) => who.post(ending, { wie: mediator.id, eenmalig: keys[at]! })));
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  expect(await kept(address)).toHaveLength(1);
});

test('of two who are missed, each is ended apart, and the form asks of whom', async () => {
  const second = await signedIn(server, house.database, { roles: ['mediator'], name: 'Tweede Testina' });
  await tell(id, 'add-second-mediator', { mediator: second.id });
  const address = await planned({ samen: 'ja' });
  const who = await later(MISSED, desk, 'desk');
  expect((await who.get('/aanmeldpunt')).text).toContain('2 collega’s meldden zich na een bezoek niet veilig');
  const page = (await who.get(`${address}/waar`)).text;
  expect([page.includes('Om wie gaat het?'), page.includes('Gesproken: Tweede Testina is veilig'), htmlFaults(page)]).toEqual([true, true, []]);
  // One of the two sees where the other is, and says of themselves with the own button alone.
  const own = (await (await later(MISSED, mediator, 'mediator')).get(`${address}/waar`)).text;
  expect([own.includes('Gesproken: Tweede Testina is veilig'), own.match(/Gesproken: /g)?.length]).toEqual([true, 1]);
  // Who leads one of them, and may not open the case, is asked of that one alone.
  const led = (await (await later(MISSED, await leader(), 'practice-supervisor')).get(WHERE(address))).text;
  expect([led.match(/Gesproken: /g)?.length, led.includes('Tweede Testina'), htmlFaults(led)]).toEqual([1, false, []]);
  expect((await who.post(`${address}/anders-afgehandeld`, { hoe: 'no-visit' }, { from: `${address}/waar` })).text).toContain('Kies om wie het gaat.');
  await who.post(`${address}/gesproken`, { wie: second.id }, { from: `${address}/waar` });
  const left = (await who.get('/aanmeldpunt')).text;
  expect([left.includes('Een collega meldde zich na een bezoek niet veilig'), /<b>Bo Bemiddelaar/.test(left), left.includes('<b>Tweede Testina')]).toEqual([true, true, false]);
});

test('from its start on nobody moves a visit, calls it off or takes it over, which would hide who is out there; what was typed stays', async () => {
  const [address, other] = [await planned(), await signedIn(server, house.database, { roles: ['mediator'] })];
  await standsIn(other);
  const change = { ...WISH, dag: '2019-03-07', vraagt: 'mediator', reden: 'not-told' };
  for (const [who, words] of [[mediator, 'Meld u eerst veilig'], [other, 'meldde zich nog niet veilig: bel eerst']] as const) {
    const client = await later(DURING, who, 'mediator');
    const page = (await client.get(address)).text;
    expect([page.includes(words), page.includes('/verzetten'), page.includes('/overnemen'), page.includes('/afzeggen'), htmlFaults(page)]).toEqual([true, false, false, false, []]);
    expect((await client.get(`${address}/verzetten`)).location).toBe(address);
    const moved = await client.post(`${address}/verzetten`, change, { from: address });
    expect([moved.status, moved.text.includes(words), moved.text.includes('value="2019-03-07"') || moved.text.includes('7-3-2019')]).toEqual([422, true, true]);
    const refused = await client.post(`${address}/afzeggen`, change, { from: address });
    expect([refused.status, refused.text.includes(words), /<option value="mediator" selected/.test(refused.text), htmlFaults(refused.text)]).toEqual([422, true, true, []]);
    await press(client, `${address}/overnemen`);
  }
  expect([await row(address), await told()]).toEqual([{ status: 'planned', safe_at: null }, true]);
  const back = await later(MISSED, mediator, 'mediator');
  await back.post(SAFE(address), {}, { from: '/vandaag' });
  expect((await back.post(`${address}/afzeggen`, change, { from: address })).status).toBe(303);
  expect([(await row(address))?.status, await told()]).toEqual(['cancelled', false]);
});

test('a visit to an institution that is taken over as not gone through asks to be safe first', async () => {
  const address = await planned({ soort: 'prison-visit', plaats: 'prison', waar: '' });
  const back = await later(MISSED, mediator, 'mediator');
  const send = (more: Record<string, string> = {}) => back.post(`${address}/verwerken`, { gezien: '1', kwam: 'participant', notitie: 'Niet thuis', ...more }, { from: `${address}/verwerken` });
  const refused = await send();
  expect([refused.status, refused.text.includes('Zet een vinkje als u weer veilig bent.'), refused.text.includes('Niet thuis'), await told()]).toEqual([422, true, true, true]);
  const again = await later(MISSED, mediator, 'mediator');
  expect((await again.post(`${address}/verwerken`, { gezien: '1', kwam: 'participant', veilig: 'ja' }, { from: `${address}/verwerken` })).status).toBe(303);
  expect([await row(address), await told()]).toEqual([{ status: 'cancelled', safe_at: new Date(MISSED) }, false]);
});

test('nor does it hide that the other who went there is missed; and who said to be safe is not asked again', async () => {
  const second = await signedIn(server, house.database, { roles: ['mediator'], name: 'Tweede Testina' });
  await tell(id, 'add-second-mediator', { mediator: second.id });
  const address = await planned({ soort: 'prison-visit', plaats: 'prison', waar: '', samen: 'ja' });
  const back = await later(MISSED, mediator, 'mediator');
  const refused = await back.post(`${address}/verwerken`, { gezien: '1', kwam: 'participant', veilig: 'ja', notitie: 'Niet thuis' }, { from: `${address}/verwerken` });
  expect([refused.status, refused.text.includes(OTHER_OUT), refused.text.includes('Niet thuis'), await told(), await row(address)]).toEqual([422, true, true, true, { status: 'planned', safe_at: null }]);
  await back.post(SAFE(address), {}, { from: '/vandaag' });
  const asks = async (who: Client) => (await (await later(MISSED, who, 'mediator')).get(`${address}/verwerken`)).text.includes('name="veilig"');
  expect([await asks(mediator), await asks(second)]).toEqual([false, true]);
});
