import { Browser, expectStatus, onceKeyIn, type Line } from './browser.ts';
import type { Step } from './measure.ts';

/** The public form in the order in which it asks; what a page asks that is not here stays open. */
const ANSWERS: Readonly<Record<string, Record<string, string>>> = {
  wie: { entry: 'self' }, rol: { role: 'victim' }, soort: { causeGroup: 'violence' }, wat: { cause: 'robbery' }, wanneer: { eventMonth: '11', eventYear: '2018' },
  verhaal: { description: 'Synthetische gebeurtenis, verzonnen om te meten.' }, aangifte: { policeReport: 'one' }, strafzaak: { stage: 'unknown' },
  naam: {}, bereiken: { phone: '06 00000000', phoneSafe: 'yes', voicemailSafe: 'no' },
  taal: { language: 'nl' }, ander: { 'b1-role': 'offender' }, contactverbod: { ban: 'no' }, wens: { certainty: 'sure' },
};
const CHECK = '/aanmelden/nakijken';
const MOST_PAGES = 40;

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'wu', 'za'] as const;
/** Nobody is referred twice: the desk compares people who look the same, and a crowd of one name would measure that alone. */
const familyName = (n: number): string => Array.from({ length: 5 }, (_, at) => SYLLABLES[(n >> (4 * at)) & 15]).join('').replace(/^./, (letter) => letter.toUpperCase());
let referred = Math.trunc(Date.now() / 1000);
const peopleOf = (n: number): Record<string, Record<string, string>> => ({
  naam: { name: `Noor ${familyName(n * 7919)}syn`, birthDate: `${1 + (n % 28)}-${1 + (n % 12)}-${1950 + (n % 50)}` }, ander: { 'b1-name': `Sem ${familyName(n * 104_729 + 1)}syn` },
});

/** A visitor fills everything in; only the sending counts, after which the case is on disk. */
export async function referral(line: Line): Promise<Step> {
  return async () => {
    const browser = new Browser(line);
    const people = peopleOf(referred += 1);
    let path = '/aanmelden/wie';
    for (let page = 0; path !== CHECK; page += 1) {
      if (page > MOST_PAGES) throw new Error(`the public form does not come to an end: ${path}`);
      path = await answer(browser, path, people);
    }
    const check = await browser.get(CHECK);
    expectStatus(check, 200, CHECK);
    const sent = await browser.post(CHECK, { eenmalig: onceKeyIn(check.text, CHECK) });
    expectStatus(sent, 303, 'referral');
    if (sent.location !== '/aanmelden/verstuurd') throw new Error(`a referral leads to ${sent.location}`);
    return [sent];
  };
}

/** Fills in one page; where the form led to. */
async function answer(browser: Browser, path: string, people: ReturnType<typeof peopleOf>): Promise<string> {
  const page = await browser.get(path);
  expectStatus(page, 200, path);
  const step = path.split('/').at(-1) as string;
  const sent = await browser.post(path, { eenmalig: onceKeyIn(page.text, path), ...ANSWERS[step], ...people[step] });
  expectStatus(sent, 303, path);
  return sent.location ?? '';
}
