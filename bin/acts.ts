import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one of the commonest acts asks of somebody, and why. */
export interface Act {
  readonly name: string;
  readonly who: string;
  /** Where it begins. */
  readonly from: string;
  /** Presses of buttons, links and folds. */
  readonly clicks: number;
  /** Every question that has to be answered, by its words on the page, with the reason for asking it. */
  readonly fields: Readonly<Record<string, string>>;
  /** More than so many questions or clicks is a fault. */
  readonly most: { readonly fields: number; readonly clicks: number };
}

const ROUTE = 'decides which pages follow, so that nobody reads a question that is not theirs';
const BAN = 'a ban forbids every approach (P-05)';
const SURE = 'who is not sure yet is called first, and nothing is asked of the other side';
const SAFE_CALL = 'a call may put somebody in danger: not asked counts as no (P-06)';

/** The ten commonest acts, each the shortest ordinary way. A journey does them and counts; what it counts stands here or it fails. */
export const ACTS = {
  register: {
    name: 'Register oneself', who: 'a victim', from: 'the first page of the form', clicks: 16, most: { fields: 10, clicks: 17 },
    fields: {
      'Voor wie meldt u aan?': ROUTE, 'Hoe bent u betrokken?': 'the side, and the words of every later page and letter (R-006)', 'Wat is er gebeurd?': 'the rules differ by cause: traffic, sport, medical, sexual (R-087)',
      'Is er aangifte gedaan bij de politie?': 'without a report to the police the prosecution service has no data to ask for', Naam: 'what we may call this person; a first name is enough',
      Telefoonnummer: 'one safe way to reach somebody', 'Mogen wij u bellen?': SAFE_CALL, Contactverbod: BAN, 'Weet u al of u contact wilt?': SURE,
    },
  },
  refer: {
    name: 'Refer a client', who: 'a professional', from: 'the first page of the form', clicks: 18, most: { fields: 14, clicks: 19 },
    fields: {
      'Voor wie meldt u aan?': ROUTE, 'Weet uw cliënt dat u aanmeldt, en is hij of zij het ermee eens?': 'without it this is a request to call back (P-14)',
      'Soort organisatie': 'the annual report counts referrers by kind', 'Uw naam': 'the mediator speaks the referrer first', Telefoonnummer: 'so that the mediator can',
      'Hoe is uw cliënt betrokken?': 'the side, and the words of every later page and letter (R-006)', 'Wat is er gebeurd?': 'the rules differ by cause', 'Wat past het beste?': 'stalking and domestic violence go to policy first (P-04)',
      'Is er aangifte gedaan bij de politie?': 'without a report to the police the prosecution service has no data to ask for', Naam: 'who the client is', 'Mag het ook via u?': 'one safe way is enough: through the referrer', Contactverbod: BAN,
      'Weet uw cliënt al of hij of zij contact wil?': SURE,
    },
  },
  telephone: {
    name: 'Enter a telephone call', who: 'the desk', from: 'the list of the desk', clicks: 2, most: { fields: 12, clicks: 3 },
    fields: {
      Hoe: 'the annual report counts the ways in', Aanmelding: ROUTE, 'Betrokken als': 'the side, and the words of every later page and letter (R-006)', 'Wat precies': 'the rules differ by cause', Aangifte: 'whether data can be asked for',
      Naam: 'who calls, and, apart, who the other is', Telefoonnummer: 'one safe way to reach somebody', 'Mogen wij deze persoon bellen?': SAFE_CALL, Contactverbod: BAN, 'Weet deze persoon al of hij of zij contact wil?': SURE,
    },
  },
  accept: {
    name: 'Judge and accept a referral', who: 'the desk', from: 'the case', clicks: 4, most: { fields: 2, clicks: 4 },
    fields: { 'Gaat het om huiselijk geweld?': 'judged by a person for every referral (P-04)', 'Gaat het om stalking?': 'the same' },
  },
  request: { name: 'Ask the prosecution service for data', who: 'the desk', from: 'the case', clicks: 2, most: { fields: 1, clicks: 2 }, fields: {} },
  allocate: { name: 'Send a case out', who: 'the desk', from: 'the case', clicks: 2, most: { fields: 1, clicks: 2 }, fields: { Bemiddelaar: 'a person chooses, never the system' } },
  conversation: {
    name: 'Record the first conversation', who: 'the mediator', from: 'the case', clicks: 2, most: { fields: 3, clicks: 2 },
    fields: { 'Hoe is er gesproken?': 'the annual report counts it', 'Waar?': 'a visit at home asks for “I am safe” (P-21), one in prison for who was there (P-16)' },
  },
  appointment: {
    name: 'Plan an appointment', who: 'the mediator', from: 'the case', clicks: 2, most: { fields: 7, clicks: 3 },
    fields: {
      'Wat voor afspraak': 'what can be recorded from it afterwards', 'Met wie': 'whose the paper for the table is', Dag: 'when', Tijd: 'when', 'Hoe lang': 'the check against other appointments', Plaats: 'after a visit at home somebody watches over the mediator (P-21)',
      'Waar precies': 'where colleagues look when “I am safe” does not come',
    },
  },
  letter: { name: 'Make a letter', who: 'the mediator', from: 'the case', clicks: 2, most: { fields: 0, clicks: 2 }, fields: {} },
  close: { name: 'Close a case', who: 'the mediator', from: 'the case', clicks: 2, most: { fields: 0, clicks: 2 }, fields: {} },
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof ACTS;

export const actsDocument = (): string => `# Fields and clicks of the ten commonest acts

Each is the shortest ordinary way, done and counted in a browser by \`test/journeys/acts.test.ts\`, which fails where the product asks for
more, or less, than stands here, or for more than the budget. A click is a press of a button, a link or a fold; choosing an answer is part of
its field. This page is made by \`bin/acts.ts\`.

| act | who | from | fields | clicks | at most |
| --- | --- | --- | --- | --- | --- |
${Object.values<Act>(ACTS).map(({ name, who, from, fields, clicks, most }) => `| ${name} | ${who} | ${from} | ${Object.keys(fields).length} | ${clicks} | ${most.fields} fields, ${most.clicks} clicks |`).join('\n')}

## Why each field
${Object.values<Act>(ACTS).map(({ name, fields }) => `\n### ${name}\n\n${Object.entries(fields).map(([field, why]) => `- *${field}*: ${why}.`).join('\n') || 'Nothing is asked.'}`).join('\n')}
`;

if (process.argv[1] === import.meta.filename) writeFileSync(join(import.meta.dirname, '..', 'docs', 'acts.md'), actsDocument());
