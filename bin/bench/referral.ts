import { Browser, expectStatus, onceKeyIn, type Line } from './browser.ts';
import type { Step } from './measure.ts';

/** The public form in the order in which it asks; what a page asks that is not here stays open. */
const ANSWERS: Readonly<Record<string, Record<string, string>>> = {
  wie: { entry: 'self' }, rol: { role: 'victim' }, soort: { causeGroup: 'violence' }, wat: { cause: 'robbery' }, wanneer: { eventMonth: '11', eventYear: '2018' },
  verhaal: { description: 'Synthetische gebeurtenis, verzonnen om te meten.' }, aangifte: { policeReport: 'one' }, strafzaak: { stage: 'unknown' },
  naam: { name: 'Noor van Metingsyn', birthDate: '3-2-1985' }, bereiken: { phone: '06 00000000', phoneSafe: 'yes', voicemailSafe: 'no' },
  taal: { language: 'nl' }, ander: { 'b1-name': 'Sem de Proefsyn', 'b1-role': 'offender' }, contactverbod: { ban: 'no' }, wens: { certainty: 'sure' },
};
const CHECK = '/aanmelden/nakijken';
const MOST_PAGES = 40;

/** A visitor fills everything in; only the sending counts, after which the case is on disk. */
export async function referral(line: Line): Promise<Step> {
  return async () => {
    const browser = new Browser(line);
    let path = '/aanmelden/wie';
    for (let page = 0; path !== CHECK; page += 1) {
      if (page > MOST_PAGES) throw new Error(`the public form does not come to an end: ${path}`);
      path = await answer(browser, path);
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
async function answer(browser: Browser, path: string): Promise<string> {
  const page = await browser.get(path);
  expectStatus(page, 200, path);
  const sent = await browser.post(path, { eenmalig: onceKeyIn(page.text, path), ...ANSWERS[path.split('/').at(-1) as string] });
  expectStatus(sent, 303, path);
  return sent.location ?? '';
}
