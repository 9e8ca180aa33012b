import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { filled } from '../../test/form-controls.ts';
import { COLLEAGUES, openHouse, press, type Colleague, type House } from '../../test/guarantees/house.ts';
import { AFTERWARDS, ready } from '../../test/guarantees/scenes.ts';
import type { Client } from '../../test/visit.ts';

let house: House;
let number: string;
let mediator: Client;
let slug: string;
beforeAll(async () => {
  house = await openHouse();
  house.server.clock.now = AFTERWARDS;
});
beforeEach(async () => {
  const { c } = ready('contact-referrer');
  ({ number } = await house.put(c, [{ compartment: 'person', person: 'p1', kind: 'name', text: 'Testina van Voorbeeld', factSeq: 1 }]));
  slug = `/zaken/${number}/verwijzer-gesproken`;
  mediator = await house.as('mediator');
});
afterAll(async () => {
  await press.close();
  await house.close();
});

const WORD = 'Zwanehalsmos';

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
