import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { agendas, desk, house, id, later, mediator, number, own, plan, planned, press, sentOut, server, START, tell, WISH } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, type Client, type Fields } from '../../test/visit.ts';
import { dayOf } from '../core/day.ts';
import { readTime } from './form.ts';
import { erasePeople } from '../database/people/erase.ts';

agendas();

describe('planning', () => {
  test('an appointment stands in the case and on the page of today, with where it is on its own page only', async () => {
    await tell(id, 'record-detail', { channel: 'telephone', source: 'prosecution' }, { person: 'p2', texts: { detail: '06', name: 'Proefman de Boer' } });
    const address = await planned();
    const one = (await mediator.get(address)).text;
    expect(htmlFaults(one)).toEqual([]);
    for (const said of ['Intake', '14:00 tot 15:00', 'Proefplein 3', 'Thuis']) expect(one).toContain(said);
    const file = (await mediator.get(`/zaken/${number}`)).text;
    expect(file).toContain('14:00 tot 15:00');
    // In the summary on top, as people say it.
    expect(/<section class="card" id="in-het-kort"[^]*?<\/section>/.exec(file)?.[0]).toMatch(/Morgen, [^<]*14:00 tot 15:00: <a href="[^"]*afspraken[^"]*">intake met/);
    const today = (await mediator.get('/vandaag')).text;
    expect(htmlFaults(today)).toEqual([]);
    expect(today).toContain('14:00 tot 15:00');
    // With whom: who does not come stands with the case, and not with the appointment.
    expect(today).toContain('Proefman');
    const agenda = /<section class="stack" id="afspraken"[^]*?<\/section>/.exec(today)?.[0] ?? '';
    expect([agenda.includes('Testina van Voorbeeld'), agenda.includes('Proefman')]).toEqual([true, false]);
    for (const page of [file, today]) expect(page).not.toContain('Proefplein');
    const form = (await mediator.get(`/zaken/${number}/afspraken/nieuw`)).text;
    expect(htmlFaults(form)).toEqual([]);
  });

  test('the form begins with the appointment that is likely next; where it is and when is for people', async () => {
    const form = (await mediator.get(`/zaken/${number}/afspraken/nieuw`)).text;
    expect(form).toMatch(/<option value="intake" selected/);
    expect(form).toMatch(/<option value="60" selected/);
    expect(form).toMatch(/name="met" value="p1" checked/);
    expect(form).not.toMatch(/name="met" value="p2" checked/);
    expect(form).not.toMatch(/<option value="(office|home|prison|neutral-place)" selected/);
  });

  test('bad input is named at its field, everything typed is still there, and nothing is planned', async () => {
    const bad = await plan({ soort: '', met: [], dag: '2019-03-03', tijd: 'half drie', duur: '7', plaats: 'nergens', waar: 'x'.repeat(201) });
    expect(bad.status).toBe(422);
    expect(htmlFaults(bad.text)).toEqual([]);
    for (const field of ['soort', 'met', 'dag', 'tijd', 'duur', 'plaats', 'waar']) expect([field, bad.text.includes(`href="#v-${field}"`)]).toEqual([field, true]);
    expect(bad.text).toContain('half drie');
    expect((await plan({ tijd: '23:30' })).status).toBe(422);
    expect((await plan({ met: ['p9'] })).status).toBe(422);
    await tell(id, 'record-death', {}, { person: 'p2' });
    expect((await plan({ met: ['p2'] })).status).toBe(422);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('Er staat niets gepland.');
    // Of today, and until midnight, it is none.
    await planned({ dag: '2019-03-04', tijd: '22:30', duur: '90' });
  });

  test.each([['9u30', '09:30'], ['9 u 30', '09:30'], ['1430', '14:30'], ['930', '09:30'], ['14.30 uur', '14:30'], ['14:3', null], ['14', null], ['14u', null], ['25:00', null], ['14:300', null]])('"%s" is read as %s', (text, time) => {
    expect(readTime(text)).toBe(time);
  });

  test('a time at night is asked after: whoever means the afternoon would be missed by nobody then [P-21]', async () => {
    const asked = await plan({ tijd: '2:30' });
    expect([asked.status, asked.text.includes('Bedoelt u 14:30?'), asked.text.includes('value="2:30"')]).toEqual([422, true, true]);
    expect([(await plan({ tijd: '6:59' })).status, (await plan({ tijd: '0:30' })).status, (await plan({ tijd: '7:00' })).status]).toEqual([422, 422, 303]);
    // Whoever does go out that early can, and is watched: written as a clock shows it.
    expect((await plan({ tijd: '06:30', dag: '2019-04-08' })).status).toBe(303);
  });

  test('a clash in any own case, the way included, is a warning with its time; one tick plans it all the same', async () => {
    const [otherId, other] = await sentOut(mediator);
    await planned({ plaats: 'office', tijd: '15:15' }, other);
    const warned = await plan();
    expect(warned.status).toBe(422);
    expect(warned.text).toContain('15:15 tot 16:15');
    expect(warned.text).toContain(other);
    const [line] = await own.as((db) => db.query<{ cases: string[] }>("select cases from access_log where staff_id = $1 order by id desc limit 1", [mediator.id]));
    expect(line?.cases.toSorted()).toEqual([id, otherId].toSorted());
    expect(htmlFaults(warned.text)).toEqual([]);
    await planned({ toch: 'ja' });
    // At the office both, and one ends before the other begins.
    await planned({ plaats: 'office', tijd: '16:15' });
    // Somebody else's agenda is nobody's business.
    const colleague = await signedIn(server, house.database, { roles: ['mediator'] });
    const [, theirs] = await sentOut(colleague);
    expect((await colleague.post(`/zaken/${theirs}/afspraken/nieuw`, WISH)).status).toBe(303);
  });

  test('moving says who asked, never needs a why (P-02), and keeps what was; an appointment does not clash with itself', async () => {
    const address = await planned();
    expect((await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '14:30' })).status).toBe(422);
    const form = (await mediator.get(`${address}/verzetten`)).text;
    expect(htmlFaults(form)).toEqual([]);
    expect(form).toContain('Proefplein 3');
    const moved = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '14:30', vraagt: 'participant' });
    expect(moved.status).toBe(303);
    expect(moved.location).not.toBe(address);
    expect((await mediator.get(address)).text).toContain('Verzet, op verzoek van een deelnemer<');
    expect((await mediator.get(moved.location ?? '')).text).toContain('14:30 tot 15:30');
    expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('14:00 tot 15:00');
    // What was moved cannot be moved again.
    await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '18:00', vraagt: 'mediator' });
    expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('18:00');
  });

  test('of two who move it the second is told when it is now, loses nothing that was typed, and may then; who calls off what was moved hears that another stands', async () => {
    const address = await planned();
    const mark = (text: string) => /name="getoond" value="([^"]+)"/.exec(text)?.[1] ?? '';
    const shown = mark((await mediator.get(`${address}/verzetten`)).text);
    const moved = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '15:30', vraagt: 'participant', getoond: shown });
    const told = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '17:15', vraagt: 'mediator', getoond: shown });
    expect([told.status, told.text.includes('Nu staat er: di 5 mrt 2019, 15:30 tot 16:30'), told.text.includes('value="17:15"'), htmlFaults(told.text)]).toEqual([409, true, true, []]);
    expect((await mediator.get(`/zaken/${number}`)).text).not.toContain('17:15');
    const off = await press(mediator, `${address}/afzeggen`, { vraagt: 'participant' });
    expect([off.status, off.text.includes('is intussen verzet'), off.text.includes(`href="${moved.location}"`)]).toEqual([422, true, true]);
    const again = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '17:15', vraagt: 'mediator', getoond: mark(told.text) });
    expect(again.status).toBe(303);
    expect((await mediator.get(`/zaken/${number}`)).text).toContain('17:15 tot 18:15');
    await press(mediator, `${again.location}/afzeggen`, { vraagt: 'participant' });
    const gone = await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '19:00', vraagt: 'mediator', getoond: mark(told.text) });
    expect([gone.status, gone.text.includes('staat niet meer')]).toEqual([422, true]);
  });

  test('what did not take place is said with who asked; what did leads to its step, with whom and the day', async () => {
    const off = await planned();
    expect((await press(mediator, `${off}/afzeggen`, {})).status).toBe(422);
    expect((await press(mediator, `${off}/afzeggen`, { vraagt: 'professional', reden: 'ill' })).status).toBe(303);
    expect((await mediator.get(off)).text).toContain('Ging niet door, op verzoek van een professional (ziek)');
    const on = await planned({ plaats: 'office', dag: '2019-03-04', tijd: '09:00' });
    expect((await press(mediator, `${on}/ging-door`, {})).location).toBe(`/zaken/${number}/intake-gehouden?persoon=p1&dag=2019-03-04&plaats=office&met=p1`);
    const step = (await mediator.get(`/zaken/${number}/intake-gehouden?persoon=p1&dag=2019-03-04&plaats=office&met=p1`)).text;
    expect([/value="office"[^>]* (checked|selected)/.test(step), /value="in-person"[^>]* checked/.test(step)]).toEqual([true, true]);
    const early = await planned({ dag: '2019-03-06' });
    expect((await press(mediator, `${early}/ging-door`, {})).location).toBe(early);
    // What did not begin has no such button, nor on its own day: one slip would take a visit that is still to come off the lists.
    for (const [when, said] of [[{ dag: '2019-03-06' }, 'Vanaf wo 6 mrt 2019 om 14:00'], [{ dag: '2019-03-04', tijd: '11:01' }, 'Vanaf ma 4 mrt 2019 om 11:01']] as const) {
      const waiting = await planned({ ...when, toch: 'ja' });
      for (const path of ['ging-door', 'verwerken']) expect((await press(mediator, `${waiting}/${path}`, { kwam: 'held', gesprek: 'intake' })).location).toBe(waiting);
      const page = (await mediator.get(waiting)).text;
      expect(['Gepland', said, 'Dit ging door', 'Alles in één keer'].map((text) => page.includes(text))).toEqual([true, true, false, false]);
      expect((await mediator.get('/vandaag')).text.includes(waiting)).toBe(when.dag === '2019-03-04');
    }
    expect((await mediator.get(await planned({ dag: '2019-03-04', tijd: '11:00', toch: 'ja' }))).text).toContain('Dit ging door');
  });

  test('one of an earlier day asks on the page of today whether it took place, until that is said', async () => {
    const address = await planned();
    expect((await mediator.get('/vandaag')).text).not.toContain('Ging deze afspraak door?');
    const back = await later('2019-03-07T09:00:00Z', mediator, 'mediator');
    const page = (await back.get('/vandaag')).text;
    expect(htmlFaults(page)).toEqual([]);
    expect(page).toContain('Ging deze afspraak door?');
    expect(page).toContain(`href="${address}#afspraak"`);
    await press(back, `${address}/ging-door`);
    expect((await back.get('/vandaag')).text).not.toContain('Ging deze afspraak door?');
  });

  test('only its mediators plan and read them; the desk sees nothing of them after sending out (P-11), a practice supervisor when and not where', async () => {
    const address = await planned();
    for (const path of [address, `/zaken/${number}/afspraken/nieuw`, `${address}/verzetten`]) expect((await desk.get(path)).status).toBe(403);
    expect((await desk.get(`/zaken/${number}`)).text).not.toContain('Afspraken');
    const supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
    await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
    const file = (await supervisor.get(`/zaken/${number}`)).text;
    expect(file).toContain('14:00 tot 15:00');
    expect(file).not.toContain('Proefplein');
    const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
    expect((await stranger.get(address)).status).toBe(404);
  });

  test('its place is sealed, and goes with the words of the case', async () => {
    await planned();
    const rows = () => own.as((db) => db.query<{ row: string }>('select row_to_json(a)::text as row from appointment a where case_id = $1', [id]));
    expect((await rows()).map(({ row }) => row).join()).not.toContain('Proefplein');
    await own.as((db) => erasePeople(db, { keys: house.keys, newId: house.newId }, [id], dayOf(START)));
    expect(await rows()).toEqual([]);
  });
});

describe('a calendar', () => {
  const fileOf = (address: string, person = '') => `/afspraken/${address.split('/').at(-1)}/agenda${person ? `/${person}` : ''}`;
  const line = (text: string, name: string) => new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(text.slice(text.indexOf('BEGIN:VEVENT')))?.[1] ?? '';
  const got = async (who: Client, address: string) => (await who.get(address)).status;
  /** What makes e-mail a way to the first participant. */
  const mailable = async () => {
    await tell(id, 'record-detail', { channel: 'email', source: 'party' }, { person: 'p1', texts: { detail: 'a@voorbeeld.test' } });
    await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'yes' }, { person: 'p1' });
  };

  test('of the mediator gets a time and four signs, under an address and a name that tell nothing', async () => {
    const address = await planned();
    const file = await mediator.get(fileOf(address));
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/calendar; charset=utf-8', expect.stringMatching(/^attachment; filename="afspraak.ics"/)]);
    const mark = line(file.text, 'SUMMARY');
    expect(mark).toMatch(/^Afspraak [0-9A-F]{4}$/);
    const page = (await mediator.get(address)).text;
    expect(htmlFaults(page)).toEqual([]);
    expect(page).toContain(`‘${mark}’`);
    for (const told of [number, 'Proefplein', 'ntake', 'Perspectief', 'p1', 'slachtoffer']) expect([told, file.text.includes(told)]).toEqual([told, false]);
  });

  test('of a participant gets a time alone, and only where e-mail is known to be safe (P-06)', async () => {
    const address = await planned();
    expect(await got(mediator, fileOf(address, 'p1'))).toBe(404);
    expect((await mediator.get(address)).text).toContain('krijgt geen agendabestand');
    await mailable();
    const file = await mediator.get(fileOf(address, 'p1'));
    expect([file.status, line(file.text, 'SUMMARY'), line(file.text, 'DTSTART')]).toEqual([200, 'Afspraak', '20190305T140000']);
    // Who was not asked yet, and who does not come, get none.
    for (const person of ['p2', 'p9', 'mediator']) expect([person, await got(mediator, fileOf(address, person))]).toEqual([person, 404]);
    await tell(id, 'state-safe-contact', { post: 'yes', telephone: 'yes', voicemail: 'no', email: 'no' }, { person: 'p1' });
    expect(await got(mediator, fileOf(address, 'p1'))).toBe(404);
  });

  test('follows: what is moved is the same entry with a higher sequence, what is called off is cancelled, and so it is for who comes no more', async () => {
    await mailable();
    const address = await planned();
    const before = (await mediator.get(fileOf(address, 'p1'))).text;
    server.clock.now = new Date(START.getTime() + 60_000);
    const moved = (await press(mediator, `${address}/verzetten`, { ...WISH, tijd: '16:00', vraagt: 'participant' })).location ?? '';
    const after = (await mediator.get(fileOf(moved, 'p1'))).text;
    expect([line(after, 'UID'), line(after, 'DTSTART')]).toEqual([line(before, 'UID'), '20190305T160000']);
    expect(Number(line(after, 'SEQUENCE'))).toBeGreaterThan(Number(line(before, 'SEQUENCE')));
    // The old one is no appointment any more.
    expect(await got(mediator, fileOf(address, 'p1'))).toBe(404);
    server.clock.now = new Date(START.getTime() + 120_000);
    const without = (await press(mediator, `${moved}/verzetten`, { ...WISH, met: ['p2'], tijd: '16:00', vraagt: 'mediator' })).location ?? '';
    const gone = (await mediator.get(fileOf(without, 'p1'))).text;
    expect([line(gone, 'UID'), line(gone, 'STATUS')]).toEqual([line(before, 'UID'), 'CANCELLED']);
    expect((await mediator.get(without)).text).toContain('Afzegging');
    await press(mediator, `${without}/afzeggen`, { vraagt: 'mediator' });
    expect(line((await mediator.get(fileOf(without))).text, 'STATUS')).toBe('CANCELLED');
  });

  test('of who comes no more tells the hours at which they were expected and when they were left out: never where somebody else is since', async () => {
    await mailable();
    const both = await planned({ met: ['p1', 'p2'], plaats: 'neutral-place' });
    const before = (await mediator.get(fileOf(both, 'p1'))).text;
    const move = async (from: string, seconds: number, wish: Fields) => {
      server.clock.now = new Date(START.getTime() + seconds * 1000);
      return (await press(mediator, `${from}/verzetten`, { ...WISH, met: ['p2'], vraagt: 'mediator', ...wish })).location ?? '';
    };
    const without = await move(both, 60, { dag: '2019-03-07', tijd: '09:00', duur: '90' });
    const gone = (await mediator.get(fileOf(without, 'p1'))).text;
    const [dropped] = await own.as((db) => db.query<{ at: Date }>("select settled_at as at from appointment where id::text = $1", [both.split('/').at(-1)]));
    const stamp = (at: Date | undefined) => at?.toISOString().replace(/[-:]|\.\d+/g, '');
    for (const name of ['UID', 'DTSTART', 'DTEND']) expect([name, line(gone, name)]).toEqual([name, line(before, name)]);
    expect([line(gone, 'STATUS'), line(gone, 'DTSTART'), line(gone, 'DTSTAMP')]).toEqual(['CANCELLED', '20190305T140000', stamp(dropped?.at)]);
    expect(Number(line(gone, 'SEQUENCE'))).toBeGreaterThan(Number(line(before, 'SEQUENCE')));
    // Whatever becomes of what goes on without them is in no file of theirs, to the byte.
    const again = await move(without, 120, { dag: '2019-03-11', tijd: '16:00' });
    expect((await mediator.get(fileOf(again, 'p1'))).text).toBe(gone);
    expect(await got(mediator, fileOf(without, 'p1'))).toBe(404);
    server.clock.now = new Date(START.getTime() + 180_000);
    await press(mediator, `${again}/afzeggen`, { vraagt: 'mediator' });
    expect((await mediator.get(fileOf(again, 'p1'))).text).toBe(gone);
  });

  test('of who comes no more is barred by what bars contact with whom they were to meet (P-05)', async () => {
    await mailable();
    const both = await planned({ met: ['p1', 'p2'], plaats: 'neutral-place' });
    const own = (await press(mediator, `${both}/verzetten`, { ...WISH, met: ['p2'], dag: '2019-03-07', vraagt: 'mediator' })).location ?? '';
    expect(await got(mediator, fileOf(own, 'p1'))).toBe(200);
    await tell(id, 'record-ban', { ban: 'yes' });
    expect(await got(mediator, fileOf(own, 'p1'))).toBe(404);
  });

  test('is made for nobody of a case in which use of somebody\'s data is restricted, until that is lifted (AVG art. 18)', async () => {
    await mailable();
    const address = await planned();
    const request = randomUUID();
    await own.as(async (db) => {
      await db.query('insert into office_file (id, key_id, opened_at) values ($1, 9000001, $2)', [request, START]);
      await db.query("insert into privacy_request (id, number, kind, received, file_id, registered_at, registered_by) values ($1, 'V2019-001', 'restriction', '2019-03-04', $1, $2, $3)", [request, START, desk.id]);
      await db.query("insert into restriction (id, request_id, case_id, person, since, by) values ($1, $1, $2, 'p2', '2019-03-04', $3)", [request, id, desk.id]);
    });
    expect(await got(mediator, fileOf(address, 'p1'))).toBe(404);
    expect((await mediator.get(address)).text).toContain('krijgt geen agendabestand');
    await own.as((db) => db.query('update restriction set lifted_on = since, lifted_by = by'));
    expect(await got(mediator, fileOf(address, 'p1'))).toBe(200);
  });

  test('is filled by the owner of an appointment alone, and every file for somebody leaves a line with whose it is', async () => {
    await mailable();
    const address = await planned();
    const stranger = await signedIn(server, house.database, { roles: ['mediator'] });
    for (const [who, status] of [[stranger, 404], [desk, 403]] as const) for (const file of [fileOf(address), fileOf(address, 'p1')]) expect(await got(who, file)).toBe(status);
    await mediator.get(fileOf(address, 'p1'));
    const [row] = await own.as((db) => db.query<{ act: string; cases: string[]; people: string[] }>('select act, cases, people from access_log where staff_id = $1 order by id desc limit 1', [mediator.id]));
    expect([row?.act, row?.cases, row?.people.join()]).toEqual(['agendabestand-voor-deelnemer', [id], expect.stringContaining('p1')]);
  });
});
