import { afterAll, describe, expect, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);
const [neighbour, learner, standIn, helper] = [await world.colleague('Bas Buur', ['mediator']), await world.colleague('Lea Leert', ['mediator']), await world.colleague('Stan Vervangt', ['mediator']), await world.colleague('Otto Ander', ['mediator'])];
const officer = await world.colleague('Pia Vos', ['privacy-officer']);

describe.each([['with', true], ['without', false]])('%s script', (_, scripts) => {
  test('a neighbour is kept from a case, a learner and a stand-in come in, and an emergency is looked at afterwards', async () => {
    const number = await world.refer({}, { people: [{ name: 'Bart Proefstra' }, { name: 'Karel Voorbeeldsma' }] });
    for (const step of ['judge-violence', 'accept'] as const) await world.give(number, step);
    await world.give(number, 'record-detail', { name: 'Karel Voorbeeldsma' }, 'p2');
    await world.give(number, 'allocate');
    const page = `/zaken/${number}`;

    const mediator = await world.tab({ scripts });
    await mediator.as(world.staff['mediator']!, page);
    await mediator.follow('Wie mag erbij, en wie niet');
    await mediator.press('Deze collega mag er niet bij');
    await mediator.sees('Kies een collega.', 'Schrijf waarom.');
    await mediator.fill({ Collega: 'Bas Buur · Bemiddelaar', Waarom: 'Zij wonen naast elkaar.' }, 'Wie mag hier niet bij');
    await mediator.press('Deze collega mag er niet bij');
    await mediator.sees('Bas Buur', 'Zij wonen naast elkaar.');
    await mediator.press('Deze bemiddelaar kijkt mee');
    await mediator.sees('Kies een bemiddelaar.');
    await mediator.fill({ Bemiddelaar: 'Lea Leert · Bemiddelaar', 'Tot en met': '2019-03-31' }, 'Wie kijkt mee om te leren');
    await mediator.press('Deze bemiddelaar kijkt mee');
    await mediator.sees('tot en met 31 maart 2019, bij Mira Proefbemiddelaar');

    const desk = await world.tab({ scripts });
    await desk.as(world.staff['desk']!, '/vervanging');
    await desk.press('Vervanging vastleggen');
    await desk.sees('Kies wie vervangen wordt.', 'Kies de laatste dag.');
    await desk.fill({ Bemiddelaar: 'Mira Proefbemiddelaar', Vervanger: 'Stan Vervangt', 'Tot en met': '2019-03-08' }, 'Een bemiddelaar laten vervangen');
    await desk.press('Vervanging vastleggen');
    await desk.sees('Stan Vervangt vervangt niet meer');

    const others = await world.tab({ scripts });
    for (const [who, status] of [[learner, 200], [standIn, 200], [helper, 404], [neighbour, 404]] as const) {
      await others.as(who, page);
      expect([who, others.status]).toEqual([who, status]);
    }
    await others.open('/noodtoegang');
    await others.fill({ Zaaknummer: number, 'Waarom moet u erin?': 'Te kort.' });
    await others.press('Zaak openen en dit melden');
    await others.sees('Schrijf in minstens 20 tekens waarom u erin moet.');
    await others.fill({ 'Waarom moet u erin?': 'Er staat nu iemand voor haar deur.' });
    await others.press('Zaak openen en dit melden');
    await others.sees('Met dit nummer gaat er voor u geen zaak open.');
    await others.as(helper, '/noodtoegang');
    await others.fill({ Zaaknummer: number, 'Waarom moet u erin?': 'Er staat nu iemand voor haar deur.' });
    await others.press('Zaak openen en dit melden');
    expect([others.path, others.status]).toEqual([page, 200]);

    await mediator.open('/mijn-zaken');
    await mediator.sees('Een collega opende met noodtoegang een zaak', 'Otto Ander');
    const pia = await world.tab({ scripts });
    await pia.as(officer, '/noodtoegang/nalopen');
    await pia.sees(number, 'Otto Ander', 'Er staat nu iemand voor haar deur.');
    await pia.seesNo('Karel', 'Bart');
    await pia.press('Gesprek gehad');
    await pia.sees('Pia Vos');

    await desk.press('Stan Vervangt vervangt niet meer');
    await desk.sees('Er vervangt nu niemand iemand.');
    await others.as(standIn, page);
    expect(others.status).toBe(404);
    await mediator.open(`${page}/toegang`);
    await mediator.press('Lea Leert kijkt niet meer mee');
    await mediator.press('Bas Buur mag weer');
    await mediator.seesNo('Zij wonen naast elkaar.');
    expect([mediator, desk, others, pia].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, LIMIT);
});
