import { afterAll, describe, expect, test } from 'vitest';
import { runRetention } from '../../src/retention/job.ts';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);
const pia = await world.colleague('Pia Vos', ['privacy-officer']);

async function through(days: readonly string[]): Promise<void> {
  for (const day of days) {
    world.on(day);
    await runRetention({ database: world.house.database, keys: world.house.keys, newId: world.house.newId }, new Date(`${day}T03:00:00Z`));
  }
}

const karel = { name: 'Karel Voorbeeldsma', birthDate: '1970-05-06', address: 'Proefweg 1\n1234 AB Voorbeeldstad' };

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  test('Karel said never; years later nobody knows him any more, and still nobody approaches him', async () => {
    const first = scripts ? 2019 : 2022;
    world.on(`${first}-03-04`);
    const number = await world.refer({}, { people: [{ name: 'Bart Proefstra', birthDate: '1980-01-02' }, karel] });
    await world.give(number, 'record-answer', { answer: 'never' }, 'p2');
    await world.give(number, 'reject', { reason: 'withdrawn', called: 'spoken' });
    await through([`${first + 1}-02-03`]);
    const officer = await world.tab({ scripts });
    await officer.as(pia, '/bewaren');
    if (!scripts) {
      // Nothing ran for three years: somebody has to say that the clock is right.
      await officer.press('De datum klopt, ga door');
      await through([`${first + 1}-02-03`]);
      await officer.open('/bewaren');
    }
    await officer.sees(number, 'Nog na te lopen');
    await officer.seesNo('Karel', 'Bart');
    await officer.follow(number);
    await officer.fill({ 'Houden tot en met': `${first + 1}-03-10`, Waarom: 'Iemand vroeg om inzage' });
    await officer.send();
    await officer.sees('Gehouden', 'Pia Vos');
    await officer.press('Niet langer houden');
    await officer.follow('Bewaren en wissen', officer.page.locator('main'));
    await officer.press('Lijst nagelopen');
    for (const page of ['/bewaren/termijnen', '/bewaren/onbeslist']) await officer.open(page);
    await through([`${first + 1}-02-15`, `${first + 1}-02-27`, `${first + 1}-03-04`, `${first + 1}-03-05`]);
    await officer.as(pia, '/bewaren/gewist');
    await officer.sees('4 mrt', '1');

    const again = await world.refer({}, { people: [{ name: 'Anna Proefstra', birthDate: '1980-01-02' }, karel] });
    const desk = await world.tab({ scripts });
    await desk.as(world.staff['desk']!, `/zaken/${again}`);
    await desk.record('Huiselijk geweld en stalking zijn beoordeeld', { 'Gaat het om huiselijk geweld?': 'Nee', 'Gaat het om stalking?': 'Nee' });
    await desk.sees('Deze persoon vroeg om niet benaderd te worden.');
    await desk.seesNo(number, 'nooit meer vragen');
    expect(officer.complaints.concat(desk.complaints)).toEqual([]);
  }, LIMIT);
});
