import { expect, test } from 'vitest';
import { agendas, desk, house, mediator, number as running, own, server, tell } from '../../test/agendas.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn } from '../../test/visit.ts';
import { OUTCOME_MISSING } from './texts.ts';

agendas();

/** A case of whoever wants to be called first. */
async function asked(referral: Record<string, unknown> = { entry: 'professional', referrerKind: 'police', clientAgrees: 'unknown', callBack: 'yes' }) {
  const id = await own.open({ referral } as never);
  const [row] = await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id]));
  return { id, number: row?.number ?? '' };
}

test('the desk tells that it tried to call, before anything is decided: a note, and a task on the day of calling again [P-14]', async () => {
  const { number } = await asked();
  const address = `/zaken/${number}/terugbellen`;
  expect((await desk.get(`/zaken/${number}`)).text).toContain(`href="${address}"`);
  const page = (await desk.get(address)).text;
  expect(htmlFaults(page)).toEqual([]);
  for (const said of ['Bel alleen de verwijzer.', `href="/zaken/${number}/gegevens/p1"`]) expect(page).toContain(said);
  expect(page).not.toContain('tel:');
  expect((await desk.post(address, { uitkomst: 'terugbellen', notitie: 'In gesprek.', 'terug-op': '2019-03-05' })).location).toBe(`/zaken/${number}?gebeld=${number}`);
  expect((await desk.post(address, { uitkomst: 'niet-bereikt', notitie: '', 'terug-op': '' })).status).toBe(303);
  const file = (await desk.get(`/zaken/${number}?gebeld=${number}`)).text;
  for (const said of ['Uw telefoontje staat', 'Gebeld met de verwijzer: terugbellen op 5 maart 2019.', 'In gesprek.', 'Gebeld met de verwijzer: niet bereikt.', 'Terugbellen: de verwijzer', 'Belverzoek: bel eerst']) expect(file).toContain(said);
});

test('who registered themselves is called themselves, and who is near a client is named as such', async () => {
  const self = await asked({ entry: 'self', referrerKind: null, callBack: 'yes' });
  expect((await desk.get(`/zaken/${self.number}/terugbellen`)).text).not.toContain('Bel alleen');
  const near = await asked({ entry: 'acquaintance', referrerKind: null, clientAgrees: 'no', callBack: 'yes' });
  expect((await desk.get(`/zaken/${near.number}/terugbellen`)).text).toContain('Bel alleen wie aanmeldde.');
});

test('bad input is named, what was typed is still there, and nothing is recorded', async () => {
  const { number } = await asked();
  const answer = await desk.post(`/zaken/${number}/terugbellen`, { notitie: 'Getypt.', 'terug-op': '' });
  expect([answer.status, answer.text.includes(OUTCOME_MISSING), answer.text.includes('Getypt.')]).toEqual([422, true, true]);
  expect((await desk.get(`/zaken/${number}`)).text).not.toContain('Gebeld met');
});

test('a call that was made is told also after somebody confirmed the agreement meanwhile; where nobody asked for a call, or it runs already, there is no such page', async () => {
  const { id, number } = await asked();
  await tell(id, 'confirm-agreement', { clientAgrees: 'yes' });
  expect((await desk.get(`/zaken/${number}/terugbellen`)).text).toContain('Er wacht niemand meer');
  expect((await desk.post(`/zaken/${number}/terugbellen`, { uitkomst: 'gesproken', notitie: '', 'terug-op': '' })).status).toBe(303);
  const other = await asked({});
  expect((await desk.get(`/zaken/${other.number}/terugbellen`)).status).toBe(404);
  expect([(await desk.get(`/zaken/${running}/terugbellen`)).status, (await mediator.get(`/zaken/${running}/terugbellen`)).status]).toEqual([404, 403]);
  const policy = await signedIn(server, house.database, { roles: ['policy'] });
  expect((await policy.get(`/zaken/${number}/terugbellen`)).status).toBe(404);
});
