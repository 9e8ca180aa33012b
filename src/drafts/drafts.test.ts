import { beforeEach, describe, expect, test } from 'vitest';
import { asFields, formsIn, standing } from '../../test/form-controls.ts';
import { COLLEAGUES, type Colleague } from '../../test/guarantees/house.ts';
import { AFTERWARDS } from '../../test/guarantees/scenes.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import type { Fields, Page } from '../../test/visit.ts';
import { drafts, filled, house, mediator, note, number, quietly, slug, typing, WORD } from '../../test/typed-before.ts';

typing();
const shown = async (who = mediator) => (await who.get(`/zaken/${number}`)).text.includes(WORD);

describe('a draft', () => {
  test('is gone once the form did its work, and nothing that comes later brings it back', async () => {
    const fields = await note();
    expect((await quietly(fields)).text).toMatch(/^11:00/);
    expect((await mediator.post(`/zaken/${number}/notitie`, fields)).status).toBe(303);
    expect(await drafts()).toEqual([]);
    expect((await quietly(fields)).status).toBe(422);
    expect(await drafts()).toEqual([]);
  });

  test('of two at the same time, the form and what was typed before it, nothing stays', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const fields = await note();
      await Promise.all([quietly(fields), mediator.post(`/zaken/${number}/notitie`, fields), quietly(fields)]);
      expect(await drafts()).toEqual([]);
    }
  });

  test('stays where something is to be mended: 422', async () => {
    const fields = await filled(mediator, slug, slug, { 'v-remarks': [WORD] as never, dag: ['geen dag'] as never });
    expect((await mediator.post(slug, fields)).status).toBe(422);
    expect(await drafts()).toEqual([{ action: slug }]);
    const { text } = await mediator.get(slug);
    expect([text.includes('value="geen dag"'), text.includes('al aan begonnen'), htmlFaults(text)]).toEqual([true, true, []]);
  });

  test('opens with its own button to throw away, without a script', async () => {
    const kept = await mediator.post('/concept', await note());
    expect(kept).toMatchObject({ status: 303, location: expect.stringMatching(new RegExp(`^/zaken/${number}#begonnen-`)) });
    const { text } = await mediator.get(`/zaken/${number}`);
    expect([text.includes(WORD), htmlFaults(text)]).toEqual([true, []]);
    expect((await mediator.post('/concept/weggooien', await filled(mediator, `/zaken/${number}`, '/concept/weggooien', {}))).status).toBe(303);
    expect([await shown(), await drafts()]).toEqual([false, []]);
  });

  test('is its writer\'s alone: no colleague on the same case sees it, nor throws it away', async () => {
    const fields = await note();
    await quietly(fields);
    const supervisor = await house.as('supervisor');
    expect([await shown(supervisor), await shown()]).toEqual([false, true]);
    const stolen = { concept: fields['concept'] as string, eenmalig: house.key('supervisor') };
    expect((await supervisor.post('/concept/weggooien', stolen)).status).toBe(404);
    expect(await shown()).toBe(true);
  });

  test('keeps nothing about a case in which its writer has no part any more, and does not show it', async () => {
    const fields = await note();
    await quietly(fields);
    const back = await filled(mediator, `/zaken/${number}/teruggegeven`, `/zaken/${number}/teruggegeven`, { 'v-reason': 'safety', 'v-why': 'Te dichtbij.' } as never);
    expect((await mediator.post(`/zaken/${number}/teruggegeven`, back)).status).toBe(303);
    const late = await quietly({ ...fields, notitie: 'later', eenmalig: house.key('mediator') });
    expect([late.status, late.text, (await mediator.get(`/zaken/${number}`)).status]).toEqual([404, '', 404]);
  });

  test('never holds a password or a code, whatever form they are in', async () => {
    await quietly(await note({ wachtwoord: 'geheim1', wachtwoord2: 'geheim2', code: '123456', herstelcode: 'geheim3' }));
    const { text } = await mediator.get(`/zaken/${number}`);
    expect([text.includes(WORD), /geheim|123456/.test(text)]).toEqual([true, false]);
    const { typedIn } = await import('../web/keeping.ts');
    expect(typedIn(new URLSearchParams('wachtwoord=a&code=b&codeWord=c&eenmalig=d&concept=e&notitie=f&appcode=g&antwoord=h&herstelcode=i')).toString()).toBe('codeWord=c&notitie=f');
  });

  test('needs the ticket of a page of ours: none, a changed one, one of another form or another site keeps nothing', async () => {
    const fields = await note();
    const ticket = fields['concept'] as unknown as string[];
    const changed = ticket[0]!.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'));
    for (const concept of ['', 'x'.repeat(60), changed]) expect((await quietly({ ...fields, concept })).status).toBe(404);
    expect((await mediator.post('/concept', { ...fields, stil: '1' }, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await mediator.post(`/zaken/${number}/taken`, { ...fields, taak: '' })).status).toBe(422);
    expect(await drafts()).toEqual([]);
  });
});

describe('somebody else at the same machine', () => {
  test('who sends the form of a colleague does nothing with it, and sees nothing of it; it waits for that colleague', async () => {
    const fields = await note();
    const desk = await house.as('desk');
    const answer = await desk.post(`/zaken/${number}/notitie`, fields);
    expect([answer.status, answer.text.includes('Dit formulier was van een collega'), answer.text.includes(WORD)]).toEqual([422, true, false]);
    expect([await shown(desk), await shown()]).toEqual([false, true]);
  });

  test('a session that ended keeps it for whoever had it, also for the script; an account that ended keeps nothing', async () => {
    const fields = await note();
    const ended = house.visitor();
    const answer = await ended.post(`/zaken/${number}/notitie`, fields);
    expect([answer.status, answer.text.includes(WORD), htmlFaults(answer.text)]).toEqual([401, false, []]);
    expect(answer.text).toContain(`/inloggen?naar=${encodeURIComponent(`/zaken/${number}`)}`);
    expect(await shown()).toBe(true);
    const quiet = await quietly({ ...fields, notitie: 'en nog wat' }, ended);
    expect([quiet.status, quiet.text]).toEqual([401, '11:00']);
    await house.asOwner((db) => db.query('update staff set active = false where id = $1', [mediator.id]));
    expect((await ended.post(`/zaken/${number}/notitie`, { ...fields, notitie: 'te laat' })).text).toContain('Er is niets bewaard');
    await house.asOwner((db) => db.query('update staff set active = true where id = $1', [mediator.id]));
  });

  test.each([
    ['the code of conduct', '/gedragscode', 'delete from conduct_acceptance where staff_id = $1', 'insert into conduct_acceptance (staff_id, version, at) values ($1, 1, \'2020-06-02T09:00:00Z\')'],
    ['a new second factor', '/mijn-account/nieuwe-stap', 'update session set must_renew = true where staff_id = $1', 'update session set must_renew = false where staff_id = $1'],
  ])('where %s is due first, what was typed is kept, also for the script, and nothing is recorded', async (_, first, due, over) => {
    const fields = await note();
    await house.asOwner((db) => db.query(due, [mediator.id]));
    const answer = await mediator.post(`/zaken/${number}/notitie`, fields);
    expect([answer.status, answer.text.includes('Wat u typte, is bewaard'), answer.text.includes(`href="${first}"`), answer.text.includes(WORD), htmlFaults(answer.text)]).toEqual([403, true, true, false, []]);
    const quiet = await quietly({ ...fields, notitie: `${WORD} en nog wat` });
    expect([quiet.status, quiet.text]).toEqual([403, '11:00']);
    expect((await mediator.post(`/zaken/${number}/notitie`, { ...fields, concept: '' })).text).toContain('Er is niets bewaard');
    await house.asOwner((db) => db.query(over, [mediator.id]));
    const back = formsIn((await mediator.get(`/zaken/${number}`)).text).find(({ action }) => action === `/zaken/${number}/notitie`);
    expect(standing(back!)['notitie']).toEqual([`${WORD} en nog wat`]);
    expect(await drafts()).toEqual([{ action: `/zaken/${number}/notitie` }]);
  });

  test('a page that lay open for longer than a week keeps nothing', async () => {
    const fields = await note();
    house.server.clock.now = new Date(AFTERWARDS.getTime() + 8 * 86_400_000);
    expect((await house.visitor().post(`/zaken/${number}/notitie`, fields)).text).toContain('Er is niets bewaard');
    house.server.clock.now = AFTERWARDS;
  });
});

describe('where the house itself fails', () => {
  test('500: what was typed is kept, and can be sent again from the page as it was', async () => {
    const fields = await note();
    await house.asOwner((db) => db.query('revoke insert on sealed from bis_app'));
    const answer = await mediator.post(`/zaken/${number}/notitie`, fields);
    await house.asOwner((db) => db.query('grant insert on sealed to bis_app'));
    expect([answer.status, htmlFaults(answer.text)]).toEqual([500, []]);
    expect(answer.text).toContain('Wat u typte, is wel bewaard');
    expect(await shown()).toBe(true);
    const again = formsIn(answer.text)[0]!;
    expect((await mediator.post(again.action, asFields(standing(again)))).status).toBe(303);
    expect([await drafts(), await shown()]).toEqual([[], true]);
  });

  test('503: the page itself holds everything, and sends it once the database is back', async () => {
    const fields = await note();
    const answer = await away(`/zaken/${number}/notitie`, fields);
    expect([answer.status, htmlFaults(answer.text)]).toEqual([503, []]);
    const again = formsIn(answer.text)[0]!;
    expect([again.action, standing(again)['notitie']]).toEqual([`/zaken/${number}/notitie`, [WORD]]);
    expect((await mediator.post(again.action, asFields(standing(again)))).status).toBe(303);
    expect(await shown()).toBe(true);
  });

  test('nothing that lets somebody in is written back', async () => {
    const answer = await away('/inloggen', { email: 'iemand@voorbeeld.test', wachtwoord: WORD, code: '123456', eenmalig: 'x' });
    expect([answer.status, answer.text.includes(WORD), answer.text.includes('123456')]).toEqual([503, false, false]);
  });

  test('413: a text that is too long comes back to be made shorter, with everything else', async () => {
    const fields = await note({ notitie: `${WORD} ${'e'.repeat(300_000)}` });
    const answer = await mediator.post(`/zaken/${number}/notitie`, fields, { headers: { 'content-length': '310000' } });
    expect([answer.status, htmlFaults(answer.text)]).toEqual([413, []]);
    const again = formsIn(answer.text)[0]!;
    expect(standing(again)['notitie']?.[0]).toBe((fields['notitie']) as string);
    expect((await mediator.post(again.action, asFields(standing(again), { notitie: [WORD] }))).status).toBe(303);
  });
});

/** The same server on a database that cannot be reached. */
async function away(path: string, fields: Fields): Promise<Page> {
  const { createServer } = await import('../web/server.ts');
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const { everyRoute } = await import('../../test/routes.ts');
  const server = createServer({
    routes: everyRoute, keys: house.keys, newId: house.newId, now: () => AFTERWARDS, configuration: { publicUrl: null, demo: false, phone: '030-0000000' },
    log: { info: () => undefined, error: () => undefined }, database: { transaction: () => Promise.reject(gone), close: () => Promise.resolve() },
  });
  const body = new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one as string])));
  const response = await server.fetch(new Request(`http://localhost:3000${path}`, {
    method: 'POST', headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }, body: body.toString(),
  }));
  return { status: response.status, location: null, text: await response.text(), headers: response.headers };
}

describe('two people on one case', () => {
  const besides = (page: string) => [.../<also-here[^>]*>([\s\S]*?)<\/also-here>/.exec(page)?.[1]?.matchAll(/<span>(.*?)<\/span>/g) ?? []].map(([, text]) => text);
  const look = async (who: Colleague, path: string) => besides((await (await house.as(who)).get(path)).text);
  const later = (minutes: number) => { house.server.clock.now = new Date(AFTERWARDS.getTime() + minutes * 60_000); };
  beforeEach(() => later(0));

  test('see each other before they save: who, with which form, since when, and nothing of what is typed', async () => {
    expect(await look('mediator', slug)).toEqual([]);
    later(6);
    const seen = await look('supervisor', `/zaken/${number}`);
    expect(seen).toEqual(['Ook bezig in deze zaak: Collega mediator (bemiddelaar), formulier “Contact met de verwijzer vastleggen”, sinds 11:00']);
    const typed = await filled(await house.as('mediator'), slug, slug, { 'v-remarks': [WORD] as never });
    const answer = await (await house.as('mediator')).post('/concept', { ...typed, stil: '1' });
    expect(answer.text.split('\n')).toEqual(['11:06', 'Collega supervisor (werkbegeleider), heeft de zaak open, sinds 11:06']);
    expect(JSON.stringify(await look('supervisor', `/zaken/${number}`))).not.toContain(WORD);
  });

  test('but the desk does not learn from it what a mediator does (P-11)', async () => {
    await look('mediator', slug);
    expect(await look('desk', `/zaken/${number}`)).toEqual(['Ook bezig in deze zaak: Collega mediator (bemiddelaar), heeft de zaak open, sinds 11:00']);
    await look('desk', `/zaken/${number}/veilig-contact?persoon=p1`);
    expect(await look('mediator', slug)).toEqual([expect.stringContaining('(medewerker aanmeldpunt), formulier “')]);
    expect(await look('otherDesk', `/zaken/${number}`)).toEqual([expect.stringContaining('formulier “'), expect.stringContaining('heeft de zaak open')]);
  });

  test('nor from who mediates it and works at the desk too (P-11)', async () => {
    const roles = (list: string) => house.asOwner((db) => db.query('update staff set roles = $1::text[] where id = $2', [list, COLLEAGUES.mediator[0]]));
    await roles('{desk,mediator}');
    try {
      await look('mediator', slug);
      expect(await look('desk', `/zaken/${number}`)).toEqual([expect.stringMatching(/^Ook bezig in deze zaak: Collega mediator .*bemiddelaar.*, heeft de zaak open/)]);
    } finally {
      await roles('{mediator}');
    }
  });

  test('also on the page that comes back with something to mend', async () => {
    await look('supervisor', `/zaken/${number}`);
    const fields = await filled(mediator, slug, slug, { dag: ['geen dag'] as never });
    expect(besides((await mediator.post(slug, fields)).text)).toHaveLength(1);
  });

  test('are forgotten after half an hour without a sign, or at once when they sign out', async () => {
    await look('mediator', slug);
    later(29);
    expect(await look('supervisor', `/zaken/${number}`)).toHaveLength(1);
    later(60);
    expect(await look('supervisor', `/zaken/${number}`)).toEqual([]);
    const leaving = await house.as('mediator');
    await leaving.get(`/zaken/${number}`);
    expect(await look('supervisor', `/zaken/${number}`)).toHaveLength(1);
    await leaving.post('/uitloggen', {}, { from: `/zaken/${number}` });
    expect(await look('supervisor', `/zaken/${number}`)).toEqual([]);
  });

  test('whoever has no part in the case is not told, and does not show up', async () => {
    await look('mediator', slug);
    const page = await (await house.as('otherMediator')).get(`/zaken/${number}`);
    expect([page.status, besides(page.text)]).toEqual([404, []]);
    expect(await look('mediator', slug)).toEqual([]);
  });
});
