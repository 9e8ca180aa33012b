import { afterAll, beforeEach } from 'vitest';
import type { StaffId } from '../src/core/fields.ts';
import { openOffice } from './office.ts';
import { readyToGoOut } from './ready.ts';
import { signedIn, type Client } from './visit.ts';

/** For one test file, at its top: the office, with an administrator, cases that are ready to go out, and the days around its beginning. */
export async function openAllocation() {
  const office = await openOffice();
  const { house, server, own, staff } = office;
  const start = house.now;
  afterAll(house.close);
  beforeEach(() => { server.clock.now = start; });
  return {
    ...office, administrator: await own.staff('administrator'),
    as: (id: StaffId, ...roles: never[]): Promise<Client> => signedIn(server, house.database, { id, roles }),
    ready: (cause?: 'assault' | 'rape') => readyToGoOut(own, staff, cause),
    /** So many days after its beginning. */
    day: (from: number) => new Date(start.getTime() + from * 86_400_000).toISOString().slice(0, 10),
  };
}

export const profile = (id: string) => `/bemiddelaars/${id}`;
export const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
