import { expect, test } from 'vitest';
import { day } from '../core/day.ts';
import { Chance } from '../foundation/chance.ts';
import { ENTRIES, type Form } from './answers.ts';
import { relevant, stepsOf } from './steps.ts';

/** What a form can hold after any number of changes of mind, the answers that no page asks any more among them. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  entry: ENTRIES, birthDate: ['', '2016-05-01', '2004-05-01', '1980-05-01'], age: ['', '5', '12', '40'],
  authority: ['', 'alone', 'together', 'guardian', 'else', 'unknown'], parentInvolved: ['', 'none', 'other-parent', 'self'], agrees: ['', 'yes', 'no', 'unknown'],
  role: ['victim', 'offender', 'relative', 'other'], near: ['', 'victim-side', 'offender-side'], causeGroup: ['', 'violence', 'traffic', 'property'], cause: ['', 'robbery', 'internet-fraud'],
  policeReport: ['', 'one', 'none'], viaReferrer: ['', 'yes'], others: ['', '3'], phone: ['', '06 00000000'], repKind: ['', 'parent'],
};

test('what was answered before a change of mind neither asks nor hides a page', () => {
  const chance = new Chance(7);
  const slugs = (form: Form) => stepsOf(form).map(({ slug }) => slug);
  for (let tries = 0; tries < 4000; tries += 1) {
    const { age, ...answers } = Object.fromEntries(Object.entries(KEPT).map(([name, values]) => [name, chance.pick(values)]));
    // Only of somebody else an age is asked, and it goes where that changes (other-person.ts).
    const ofAnother = ['child', 'acquaintance', 'professional'].includes(answers['entry'] ?? '');
    const form: Form = { answers: { ...answers, ...(ofAnother && age ? { age } : {}) }, today: day('2019-03-04'), by: 'public', language: 'nl', notOffered: [] };
    expect([form.answers, slugs(relevant(form))]).toEqual([form.answers, slugs(form)]);
  }
});
