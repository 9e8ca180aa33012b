import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { cases, type Cases } from '../../test/journal.ts';
import { htmlFaults } from '../../test/valid-html.ts';
import { signedIn, testServer, type Client, type Fields } from '../../test/visit.ts';
import { readCaseByNumber } from '../database/journal.ts';
import { caseworkRoutes } from './routes.tsx';

let house: FreshDatabase;
let own: Cases;
let desk: Client;
let mediator: Client;
let policy: Client;
let supervisor: Client;
beforeAll(async () => {
  house = await freshDatabase();
  own = cases(house);
  const server = testServer(house, caseworkRoutes([]));
  desk = await signedIn(server, house.database, { roles: ['desk'] });
  mediator = await signedIn(server, house.database, { roles: ['mediator'] });
  policy = await signedIn(server, house.database, { roles: ['policy'] });
  supervisor = await signedIn(server, house.database, { roles: ['practice-supervisor'] });
  await own.as((db) => db.query('insert into supervision (supervisor, mediator) values ($1, $2)', [supervisor.id, mediator.id]));
});
afterAll(() => house.close());

async function referral(changes: Parameters<Cases['open']>[0] = {}): Promise<string> {
  const id = await own.open(changes);
  return (await own.as((db) => db.query<{ number: string }>('select number from bis_case where id = $1', [id])))[0]?.number ?? '';
}

const stateOf = async (number: string) => (await own.as((db) => readCaseByNumber(db, number)))!.state;

async function tell(who: Client, number: string, slug: string, fields: Fields = {}, person = ''): Promise<number> {
  const path = `/zaken/${number}/${slug}`;
  const page = await who.post(path, { gezien: '9999', dag: '2019-03-04', ...(person ? { persoon: person } : {}), ...fields }, { from: person ? `${path}?persoon=${person}` : path });
  return page.status;
}

async function sentOut(changes: Parameters<Cases['open']>[0] = {}, others = ['p2']): Promise<string> {
  const number = await referral(changes);
  await tell(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await tell(desk, number, 'goedgekeurd');
  for (const person of others) await tell(desk, number, 'contactgegevens', { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1' }, person);
  expect(await tell(desk, number, 'uitzetten', { 'v-mediator': mediator.id })).toBe(303);
  return number;
}

const nowIn = ({ text }: { text: string }): string => /<section class="now"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';

test('a rejection on substance: the desk holds back with its question, policy agrees, the desk rejects (P-10)', async () => {
  const number = await referral();
  expect((await policy.get(`/zaken/${number}`)).status).toBe(404);
  expect(await tell(desk, number, 'vastgehouden', { 'v-why': 'Past dit bij ons?' })).toBe(303);
  expect((await policy.get(`/zaken/${number}`)).text).toContain('Past dit bij ons?');
  expect([nowIn(await desk.get(`/zaken/${number}`)), nowIn(await policy.get(`/zaken/${number}`))]).toEqual([expect.stringMatching(/Wacht op beleid[^]*“Vasthouden opheffen”, legt beleid vast/), expect.stringContaining('Dit is aan u')]);
  const held = await desk.get(`/zaken/${number}/goedgekeurd`);
  expect([held.text.includes('wordt vastgehouden. Tot dat is opgeheven'), held.text.includes(`href="/zaken/${number}/niet-meer-vastgehouden"`), held.text.includes('name="gezien"')]).toEqual([true, true, false]);
  expect(await tell(desk, number, 'afgekeurd', { 'v-reason': 'outside-scope', 'v-called': 'spoken' })).toBe(422);
  expect(await tell(policy, number, 'beleid-eens-met-afkeuren', { 'v-reason': 'outside-scope', 'v-why': 'Te ver buiten ons werk.' })).toBe(303);
  expect(nowIn(await desk.get(`/zaken/${number}`))).toMatch(/Dit is aan u[^]*\/afgekeurd"/);
  expect((await desk.get(`/zaken/${number}/afgekeurd`)).text).toMatch(/Beleid is het eens met afkeuren[^]*value="outside-scope"[^>]* checked/);
  expect(await tell(desk, number, 'afgekeurd', { 'v-reason': 'outside-scope', 'v-called': 'spoken' })).toBe(303);
  expect((await stateOf(number)).rejected?.reason).toBe('outside-scope');
});

test('after sending out the desk sees first what it still completes; the rest is one press further, so that the telephone is near [P-11]', async () => {
  const number = await sentOut();
  const [, acts = ''] = (await desk.get(`/zaken/${number}`)).text.split('id="vastleggen"');
  const [first = '', rest = ''] = acts.split('Al het andere');
  expect(first).toContain('/contactgegevens');
  expect(first.match(/<h3>/g)).toHaveLength(1);
  expect(rest).toContain('Iets klopt niet');
});

test('undoing that a case was sent out says that the mediator may have seen it, before and after [P-15]', async () => {
  const number = await sentOut();
  const seq = (await own.as((db) => readCaseByNumber(db, number)))!.entries.findLast(({ fact }) => fact.kind === 'Allocated')!.seq;
  const told = 'De bemiddelaar kan de zaak al gezien hebben.';
  expect((await desk.get(`/zaken/${number}/verbeteren?regel=${seq}&ongedaan=1`)).text).toContain(told);
  expect(await tell(desk, number, 'verbeteren', { 'v-seq': String(seq), 'v-reason': 'did-not-happen' })).toBe(303);
  expect((await desk.get(`/zaken/${number}?gedaan=${seq + 1}`)).text).toContain(told);
});

test('what is only held back is in sight of policy with what it can answer, whatever the case waits for meanwhile (R-015)', async () => {
  const acts = async (number: string) => [...((/<section class="now"[\s\S]*?<\/section>/.exec((await policy.get(`/zaken/${number}`)).text)?.[0] ?? '').matchAll(/href="\/zaken\/[^/]+\/([^"?]+)/g))].map(([, slug]) => slug);
  const number = await referral();
  await tell(desk, number, 'vastgehouden', { 'v-why': 'Past dit bij ons?' });
  expect(await acts(number)).toEqual(['niet-meer-vastgehouden', 'beleid-eens-met-afkeuren']);
  await tell(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'no', 'v-stalking': 'no' });
  await tell(desk, number, 'contactgegevens', { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1' }, 'p2');
  expect(await acts(number)).toContain('niet-meer-vastgehouden');
  // A question on safety goes first; the desk is asked nothing of policy's.
  await tell(desk, number, 'zorg-over-veiligheid', { 'v-concern': 'other-safety', 'v-why': 'Er wordt gedreigd.' });
  expect(await acts(number)).toEqual(['beleid-antwoordt']);
  expect((await desk.get(`/zaken/${number}`)).text).not.toContain('/beleid-antwoordt"');
});

test('whom policy said may be called stands with that person, for policy and the mediator: not for the desk, and not with the other side (P-04)', async () => {
  const number = await referral();
  await tell(desk, number, 'geweld-beoordeeld', { 'v-domestic': 'yes', 'v-stalking': 'no' });
  const answer = { 'v-answer': 'go', 'v-treatmentProvider': 'yes', 'v-consentToCall': 'yes', 'v-safetyHousePossible': 'yes' };
  const wrong = await policy.post(`/zaken/${number}/beleid-antwoordt`, { gezien: '9999', dag: '2019-03-04', ...answer, 'v-provider': 'Dr. Proefarts', 'v-providerTelephone': '010 0000000' }, { from: `/zaken/${number}/beleid-antwoordt` });
  expect([wrong.status, wrong.text.includes('Kies van wie deze behandelaar is'), wrong.text.includes('value="Dr. Proefarts"')]).toEqual([422, true, true]);
  expect(await tell(policy, number, 'beleid-antwoordt', { ...answer, 'v-client': 'p1', 'v-provider': 'Dr. Proefarts', 'v-providerTelephone': '010 0000000' })).toBe(303);
  await tell(desk, number, 'goedgekeurd');
  await tell(desk, number, 'contactgegevens', { 'v-channel': 'post', 'v-source': 'prosecution', 'v-detail': 'Dorpsstraat 1' }, 'p2');
  expect(await tell(desk, number, 'uitzetten', { 'v-mediator': mediator.id })).toBe(303);
  const details = async (who: Client, person: string) => (await who.get(`/zaken/${number}/gegevens/${person}`)).text;
  expect(await details(mediator, 'p1')).toMatch(/Dr\. Proefarts[\s\S]*010 0000000/);
  expect((await policy.get(`/zaken/${number}/beleid-antwoordt`)).text).toContain('value="Dr. Proefarts"');
  const leads = async (who: Client) => (await who.get(`/zaken/${number}`)).text.includes('#behandelaar');
  expect([await leads(mediator), await leads(desk), await leads(supervisor)]).toEqual([true, false, false]);
  for (const page of [await details(mediator, 'p2'), await details(desk, 'p1'), await details(desk, 'p2'), (await mediator.get(`/zaken/${number}`)).text, (await mediator.get(`/zaken/${number}/partij/p2`)).text, (await supervisor.get(`/zaken/${number}`)).text]) expect(page).not.toContain('Proefarts');
});

test('a supervisor raises a concern and it is held for policy; the mediator then cannot approach (P-04)', async () => {
  const number = await sentOut();
  expect(await tell(supervisor, number, 'zorg-over-veiligheid', { 'v-concern': 'other-safety', 'v-why': 'Er wordt gedreigd.' })).toBe(303);
  const page = await mediator.get(`/zaken/${number}/benaderd?persoon=p2`);
  expect(page.text).toContain('De vraag ligt bij beleid.');
  expect((await policy.get(`/zaken/${number}`)).status).toBe(200);
});

test('a supervisor sees no contact details, and no link to them', async () => {
  const number = await sentOut();
  const page = await supervisor.get(`/zaken/${number}`);
  expect(page.text).not.toContain('/gegevens/p1');
  expect((await supervisor.get(`/zaken/${number}/gegevens/p1`)).status).toBe(403);
});

test('asking again after an earlier no needs somebody else than the mediator (P-01)', async () => {
  const number = await sentOut();
  await tell(mediator, number, 'eerder-antwoord', { 'v-answer': 'no', 'v-since': '2016-05-01' }, 'p2');
  expect((await mediator.get(`/zaken/${number}/opnieuw-vragen?persoon=p2`)).status).toBe(403);
  expect(await tell(supervisor, number, 'opnieuw-vragen', { 'v-why': 'Het is drie jaar later.' }, 'p2')).toBe(303);
  expect([...(await stateOf(number)).people.values()].find((p) => p.id === 'p2')?.askingAgainAgreed).toBe(true);
});

test('a line that is not right is struck through with its reason, and the case stands as if it were not there (P-15)', async () => {
  const number = await sentOut();
  await tell(mediator, number, 'intake-gehouden', { 'v-medium': 'telephone', 'v-place': 'not-in-person' }, 'p1');
  const seq = (await own.as((db) => readCaseByNumber(db, number)))!.lastSeq;
  const page = await mediator.get(`/zaken/${number}/verbeteren?regel=${seq}`);
  expect(page.text).toMatch(new RegExp(`value="${seq}" (selected|checked)`));
  expect(await tell(mediator, number, 'verbeteren', { 'v-seq': String(seq), 'v-reason': 'wrong-day' })).toBe(303);
  expect((await stateOf(number)).people.get('p1' as never)?.intake).toBeNull();
  const file = await mediator.get(`/zaken/${number}`);
  expect(file.text).toMatch(/<s>Intake met [^<]+<\/s>/);
  expect(file.text).toContain('Gecorrigeerd: verkeerde dag');
});

test('in a group everybody has an own standing, and the pairs are shown', async () => {
  const number = await sentOut({ people: [{}, { role: 'bereaved' }, { side: 'b', role: 'offender' }] }, ['p3']);
  const page = await mediator.get(`/zaken/${number}`);
  expect(htmlFaults(page.text)).toEqual([]);
  expect(page.text).toContain('Wie met wie');
  const decide = await mediator.get(`/zaken/${number}/intake-gehouden`);
  expect(decide.text).toContain('Over wie gaat het?');
  expect(await tell(mediator, number, 'intake-gehouden', { 'v-medium': 'telephone', 'v-place': 'not-in-person' })).toBe(422);
});

test('what happened last week, before the case was closed, can still be recorded: the day decides (P-15)', async () => {
  const number = await sentOut();
  await tell(mediator, number, 'zaak-gestopt', { 'v-by': 'mediator', 'v-reason': 'not-told' });
  expect(await tell(mediator, number, 'afgesloten')).toBe(303);
  const now = await mediator.get(`/zaken/${number}/uitleg-gegeven?persoon=p1`);
  expect(now.text).toContain('De zaak is afgesloten.');
  expect(now.text).toContain('Gebeurde het op een eerdere dag?');
});

test('a link to a case that one has no part in is refused as if it did not exist', async () => {
  const elsewhere = await referral();
  const number = await sentOut();
  expect(await tell(mediator, number, 'zaak-verbinden', { 'v-other': elsewhere, 'v-link': 'earlier' })).toBe(422);
  expect(await tell(desk, number, 'zaak-verbinden', { 'v-other': elsewhere, 'v-link': 'earlier' })).toBe(303);
  const { text } = await mediator.get(`/zaken/${number}`);
  expect([text.includes('Verbonden zaken'), text.includes(elsewhere), text.includes('href="/zaken/een')]).toEqual([true, false, false]);
});
