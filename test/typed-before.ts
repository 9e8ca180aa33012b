import { afterAll, beforeAll, beforeEach } from 'vitest';
import { asFields, formsIn, standing } from './form-controls.ts';
import { openHouse, press, type House } from './guarantees/house.ts';
import { AFTERWARDS, ready } from './guarantees/scenes.ts';
import type { Client, Fields, Page } from './visit.ts';

/** A word that stands nowhere else, for who types. */
export const WORD = 'Zwanehalsmos';
export let house: House;
/** The case of this test, its mediator, and the address of an order in it that the mediator can give. */
export let number: string;
export let mediator: Client;
export let slug: string;

/** Once a test file: a house with, for each test, a case in which a mediator types. */
export function typing(): void {
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
}

/** The form that posts to this address, as it stands on a page, with more in it. */
export async function filled(who: Client, page: string, action: string, more: Fields): Promise<Fields> {
  const form = formsIn((await who.get(page)).text).find((one) => one.action === action);
  if (!form) throw new Error(`no form for ${action}`);
  return asFields(standing(form), more as never);
}

/** A note in that case, typed and not sent. */
export const note = (more: Fields = {}): Promise<Fields> => filled(mediator, `/zaken/${number}`, `/zaken/${number}/notitie`, { notitie: [WORD] as never, ...more });
export const quietly = (fields: Fields, who = mediator): Promise<Page> => who.post('/concept', { ...fields, stil: '1' });
export const drafts = (): Promise<{ action: string }[]> => house.asOwner((db) => db.query<{ action: string }>("select action from form_draft where content <> '' and opens like $1", [`/zaken/${number}%`]));
