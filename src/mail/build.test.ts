import { describe, expect, test } from 'vitest';
import { PUBLIC_LANGUAGES } from '../web/language.ts';
import { readability } from '../words/readability.ts';
import { confirmationForAnotherMail, confirmationMail } from './build.ts';
import { MAIL_TEMPLATES } from './mail.ts';
import { MAILS } from './texts.ts';

/** Words by which somebody who reads along knows what it is about, or whose it is. */
const TELLING = /slachtoffer|dader|victim|offender|crime|misdrijf|politie|police|bemidd|mediat|herstel|restorative|perspectief|zaak|case|aanmeld|registr|gesprek met|contact met de ander|stichting|foundation/i;

const BUILDERS = [['confirmation', confirmationMail], ['confirmation-for-another', confirmationForAnotherMail]] as const;

describe.each(BUILDERS)('the mail that a form came in: %s', (template, build) => {
  test.each(PUBLIC_LANGUAGES)('is neutral in %s: sender, subject and text say nothing of what it is about, and lead nowhere', (language) => {
    const { senderName, subject, text } = build({ language });
    for (const said of [senderName, subject, text]) {
      expect(said).not.toMatch(TELLING);
      expect(said).not.toMatch(/\d|https?:|www\.|@|\{|\}/);
    }
    expect(subject.length).toBeLessThan(40);
  });

  test('holds nothing that is forced in', () => {
    const forced = { language: 'nl', name: 'KANARIE-1', number: 'KANARIE-2', email: 'KANARIE-3' } as const;
    expect(JSON.stringify(build(forced))).not.toContain('KANARIE');
    expect(build(forced)).toEqual(build({ language: 'nl' }));
  });

  test('says that nothing has to be done, in every language, and reads as easily as a letter (G12)', () => {
    const said = { nl: 'U hoeft nu niets te doen', 'nl-easy': 'U hoeft nu niets te doen', en: 'You do not have to do anything now' } as const;
    expect(PUBLIC_LANGUAGES.filter((language) => build({ language }).text.includes(said[language]))).toEqual(PUBLIC_LANGUAGES);
    expect(new Set(PUBLIC_LANGUAGES.map((language) => build({ language }).text)).size).toBe(PUBLIC_LANGUAGES.length);
    const prose = (language: 'nl' | 'nl-easy') => readability(MAILS[template][language].paragraphs.join('\n')).score;
    expect(prose('nl')).toBeGreaterThanOrEqual(65);
    expect(prose('nl-easy')).toBeGreaterThanOrEqual(85);
  });

});

test('every template is built, in every language', () => {
  expect(BUILDERS.map(([template]) => template)).toEqual(MAIL_TEMPLATES);
  for (const template of MAIL_TEMPLATES) expect(Object.keys(MAILS[template]).toSorted()).toEqual([...PUBLIC_LANGUAGES].toSorted());
});

/** Never called: the compiler is the test. Each line below must be an error, or the type check fails. */
export function whatDoesNotCompile(): void {
  // @ts-expect-error a confirmation knows nobody's name
  confirmationMail({ language: 'nl', name: 'A' });
  // @ts-expect-error nor the number of a case
  confirmationMail({ language: 'nl', caseNumber: '2019-00001' });
  // @ts-expect-error nor a language that has no texts
  confirmationMail({ language: 'tr' });
  // @ts-expect-error nor, where it is for whoever registered another, of whom
  confirmationForAnotherMail({ language: 'nl', name: 'A' });
}
