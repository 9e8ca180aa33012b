import { afterAll, expect, test } from 'vitest';
import { LONG, tried } from '../guarantees/tried.ts';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

const OFFENDERS = ['D. E. (dader)', 'D. T. (dader)'];
const VICTIMS = ['S. E. (slachtoffer)', 'S. T. (slachtoffer)', 'S. D. (slachtoffer)'];
const SIDE_A = ['p1', 'p2'];
const SIDE_B = ['p3', 'p4', 'p5'];

/** Everybody decided, was named to everybody, and prepared; in a group all consent to a conference. */
async function prepared(number: string): Promise<void> {
  await world.give(number, 'judge-violence');
  await world.give(number, 'accept');
  for (const [index, who] of SIDE_B.entries()) await world.give(number, 'record-detail', { name: `Slacht ${['Een', 'Twee', 'Drie'][index]}` }, who);
  await world.give(number, 'allocate');
  for (const who of SIDE_A) for (const step of ['hold-intake', 'inform', 'decide-to-go-on'] as const) await world.give(number, step, {}, who);
  await world.give(number, 'weigh-safety');
  for (const to of SIDE_B) {
    for (const who of SIDE_A) await world.give(number, 'release', { to, what: 'name', lines: 'Synthetische naam' }, who);
    for (const step of ['check-address', 'approach', 'record-answer', 'hold-intake', 'decide-to-go-on'] as const) await world.give(number, step, {}, to);
  }
  for (const who of [...SIDE_A, ...SIDE_B]) for (const step of ['prepare', 'agree-confidentiality'] as const) await world.give(number, step, {}, who);
}

// BIS_LONG=1 plays it without script too.
test.each(LONG ? [true, false] : [true])('two offenders and three victims: each has an own standing, who does not consent is not in the room, the case counts once (R-052); script: %s', async (scripts) => {
  world.on('2019-03-04');
  const number = await world.refer({ a: [{}, {}], b: [{}, {}, {}] }, { people: [{ name: 'Dader Een' }, { name: 'Dader Twee' }] });
  world.on('2019-04-01');
  await prepared(number);
  const mediator = await world.tab({ scripts });
  await world.morning('2019-05-06', mediator, 'mediator', `/zaken/${number}`);
  for (const who of [...OFFENDERS, ...VICTIMS.slice(0, 2)]) await mediator.record(`${who} stemt in met een vorm`, { 'Met welke vorm?': 'Gesprek in een groep' });
  const talk = { 'Wat voor gesprek?': 'Gesprek in een groep', 'Hoe is er gesproken?': 'Persoonlijk', 'Waar?': 'Op een neutrale plek' };
  await mediator.begin('Er was een gesprek');
  await mediator.fill({ ...talk, 'Wie waren erbij?': [...OFFENDERS, ...VICTIMS] });
  await mediator.send();
  expect(mediator.status).toBe(422);
  await mediator.sees('Niet iedereen van deze mensen stemde in met deze vorm.');
  await mediator.page.getByLabel(VICTIMS[2]!).uncheck();
  await mediator.send();
  await mediator.sees('Gesprek in een groep van D. E. (dader), D. T. (dader), S. E. (slachtoffer) en S. T. (slachtoffer)', 'Wie met wie');
  const pairs = mediator.page.locator('#wie-met-wie');
  expect([await pairs.getByText('Bemiddeld contact').count(), await pairs.getByText('Loopt').count()]).toEqual([4, 2]);
  await mediator.record(`${VICTIMS[2]} stopt`, { Reden: 'Niet verteld' });
  expect([await pairs.getByText('Bemiddeld contact').count(), await pairs.getByText('Gestopt na benadering').count()]).toEqual([4, 2]);
  for (const who of [...SIDE_A, ...SIDE_B]) await world.give(number, 'settle-closing-letter', {}, who);
  await mediator.open(`/zaken/${number}`);
  await mediator.record('Zaak is afgesloten');
  await mediator.sees('Afgesloten: bemiddeld contact');
  world.on('2020-02-03');
  const director = await world.tab({ scripts });
  await director.signIn('Directeur');
  await director.open('/jaar/2019');
  expect(await director.page.getByRole('row', { name: `Groepsbijeenkomst ${scripts ? 1 : 2} 100%`, exact: true }).count()).toBe(1);
  tried('group', 1, scripts ? 'stories with script' : 'stories without script');
}, LIMIT);
