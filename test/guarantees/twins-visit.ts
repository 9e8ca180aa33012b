import { expect } from 'vitest';
import { addDays, type Day } from '../../src/core/day.ts';
import type { Page } from '../visit.ts';
import type { Colleague, House } from './house.ts';
import type { Words } from './pair.ts';
import { seen, type Count } from './visitors.ts';
import { asWarned } from '../warned.ts';

interface Visits { readonly number: string; readonly who: Colleague; readonly today: Day; readonly count: Count; readonly words: readonly Words[] }
type Both = <T>(work: (house: House, world: 0 | 1) => Promise<T>) => Promise<T[]>;

/** A visit to the secret side that was agreed in other words in each world, and one to somebody else: the paper for the gate of that one, and all that is made for them later, knows nothing of the first. */
export async function visits(both: Both, { number, who, today, count, words }: Visits, secret: string | undefined, other: string | undefined): Promise<void> {
  const planned = async (met: string, ahead: number, told: (world: 0 | 1) => Readonly<Record<string, string>>) => {
    const answers = await both((house, world) => asWarned(async (mark) => (await house.as(who)).post(`/zaken/${number}/afspraken/nieuw`, {
      soort: 'prison-visit', met: [met], dag: addDays(today, ahead), tijd: '11:00', duur: '60', plaats: 'prison', waar: '', toch: 'ja', eenmalig: house.key(who), ...told(world), ...mark,
    })));
    // With who stopped or died nothing can be planned, in neither world.
    if (answers.every(({ status, text }) => status === 422 && text.includes('Kies met wie het is.'))) return null;
    expect([number, answers.map(({ status }) => status)]).toEqual([number, [303, 303]]);
    expect(answers[0]?.location).toBe(answers[1]?.location);
    return answers[0]?.location?.split('/').at(-1) ?? '';
  };
  if (secret) await planned(secret, 4, (world) => ({
    ...Object.fromEntries(['inrichting', 'contactpersoon', 'boeking', 'meenemen'].map((field) => [field, (words[world] as Words).line(true, field)])), poort: ['10:00', '10:30'][world] as string, verwijzer: ['yes', 'no'][world] as string,
  }));
  if (!other) return;
  const id = await planned(other, 5, () => ({ inrichting: 'Inrichting Proef', contactpersoon: 'bezoekbureau', boeking: 'B-1', meenemen: '', poort: '10:15', verwijzer: 'yes' }));
  if (id === null) return;
  const notes = await both(async (house) => (await house.as(who)).get(`/afspraken/${id}/blad?deel=poort`));
  expect([number, notes[0]?.status, notes[0]?.text.includes('B-1')]).toEqual([number, 200, true]);
  expect([number, seen(notes[0] as Page)]).toEqual([number, seen(notes[1] as Page)]);
  count('note for the gate');
}
