import { expect } from 'vitest';
import { takeAnswers } from '../../src/database/journal-answer.ts';
import { PASSED_ON } from '../../src/questions/texts.ts';
import type { Page } from '../visit.ts';
import type { House } from './house.ts';

const CODE = />http:\/\/localhost:3000\/vraag\/([0-9a-z-]+)</;

/**
 * The desk asks the referrer of one case something, and the referrer opens and answers it: every page of that, in one house. The words
 * that the desk chose are the same in both worlds; what stands in the case is not.
 */
export async function questionOf(house: House, number: string, seen: number): Promise<Page[]> {
  const client = await house.as('desk');
  const post = (path: string, fields: Record<string, string>) => client.post(path, { ...fields, eenmalig: house.key('desk') });
  const asked = await post(`/zaken/${number}/vraag-aan-verwijzer`, { 'v-question': 'Sinds wanneer kent u uw cliënt?', dag: '', gezien: String(seen) });
  expect([number, asked.status]).toEqual([number, 303]);
  const code = CODE.exec((await post(`/zaken/${number}/vraag-link`, { nagekeken: 'ja' })).text)?.[1] ?? 'no code';
  const guest = house.visitor();
  const pages = [
    await guest.get(`/vraag/${code}`), await guest.post('/vraag', { code }), await guest.post('/vraag/antwoord', { code, reactie: '' }, { from: '/vraag' }),
    await guest.post('/vraag/antwoord', { code, reactie: 'Sinds maart.' }, { from: '/vraag' }), await guest.post('/vraag', { code }),
  ];
  expect([number, pages.map(({ status }) => status)]).toEqual([number, [200, 200, 422, 303, 422]]);
  await takeAnswers({ ...house, passedOn: PASSED_ON }, house.server.clock.now);
  return pages;
}
