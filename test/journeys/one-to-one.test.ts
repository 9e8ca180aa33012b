import { afterAll, test } from 'vitest';
import { LIMIT, openWorld } from '../journey.ts';
import { oneToOne } from '../journey-one-to-one.ts';

const world = await openWorld('2019-03-04');
afterAll(world.close);

test('a victim comes to a talk with the offender, from the referral to the year page', () => oneToOne(world), LIMIT);
