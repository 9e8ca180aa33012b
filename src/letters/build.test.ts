import { describe, expect, test } from 'vitest';
import { CODES, type Code } from '../core/codes.ts';
import { day } from '../core/day.ts';
import type { PersonId } from '../core/fields.ts';
import type { PersonWords } from '../database/people/people.ts';
import { approachLetter, breachLetter, closingLetter, dataRequestLetter, proseOf, rejectionLetter, rejectionWording, textOf } from './build.ts';
import { deskNeutral, LETTER_LANGUAGES, neutral, own, released, type ApproachInput, type ClosingInput, type Letter, type LetterLanguage, type Refused } from './letter.ts';
import { approachExamples } from './templates/approach.example.ts';
import { closingExamples } from './templates/closing.example.ts';
import { dataRequestExamples } from './templates/data-request.example.ts';
import { rejectionExamples } from './templates/rejection.example.ts';
import { TEXTS, type LetterTexts } from './texts.ts';

const B = 'p2' as PersonId;
const A = 'p1' as PersonId;
const example = approachExamples('nl')['with own lines and a wish'] as ApproachInput;
const closing = closingExamples('nl')['to a participant'] as ClosingInput;
const request = dataRequestExamples['a reminder for everything']!;

function made(answer: Letter | Refused): Letter {
  if (answer.kind === 'refused') throw new Error(answer.reason);
  return answer;
}

describe('an approach letter (P-08)', () => {
  test('does not exist without a released name', () => {
    expect(approachLetter({ ...example, released: null })).toEqual({ kind: 'refused', reason: 'name-not-released' });
    expect(approachLetter({ ...example, released: released({ to: B, name: ' \u200b ', lines: 'wel tekst', form: 'talk' }) })).toEqual({ kind: 'refused', reason: 'name-not-released' });
  });

  test('does not use what was released to someone else', () => {
    expect(approachLetter({ ...example, released: released({ to: 'p3' as PersonId, name: 'Bart', lines: null, form: null }) }))
      .toEqual({ kind: 'refused', reason: 'released-to-someone-else' });
  });

  test('does not exist against safe contact, without an address, or with one that the window would cut off', () => {
    const withOwn = (change: object) => approachLetter({ ...example, addressee: own({ ...example.addressee, ...change }) });
    expect(withOwn({ postAllowed: false })).toEqual({ kind: 'refused', reason: 'post-not-allowed' });
    expect(withOwn({ addressLines: ['  '] })).toEqual({ kind: 'refused', reason: 'no-address' });
    expect(withOwn({ name: 'x'.repeat(10_000) })).toEqual({ kind: 'refused', reason: 'address-does-not-fit' });
  });

  test('holds nothing of the other party but name, lines and wish, also when more is forced in', () => {
    const canary = { phone: 'KANARIE-1', addressLines: ['KANARIE-2'], answer: 'KANARIE-3', cause: 'KANARIE-4' };
    const forced = made(approachLetter({
      addressee: own({ ...example.addressee, ...canary, addressLines: example.addressee.addressLines } as never),
      neutral: neutral({ ...example.neutral, ...canary } as never),
      released: released({ ...example.released, ...canary } as never),
      reminder: false,
      ...canary,
    } as never));
    expect(JSON.stringify(forced)).not.toContain('KANARIE');
    expect(forced).toEqual(made(approachLetter(example)));
  });

  test('gives the exact lines, and says nothing of lines where there are none', () => {
    expect(made(approachLetter(example)).sheet.quote?.paragraphs.flat().join('\n')).toBe('Dit schrijf ik zelf.\nIk denk vaak aan wat er is gebeurd. Ik vind het heel naar voor u.\nIk zou u dat graag zelf zeggen. Maar alleen als u dat ook wilt.');
    const without = made(approachLetter({ ...example, released: released({ to: B, name: 'Bart Verzonnen', lines: '  \n', form: null }) }));
    expect(without.sheet.quote).toBeNull();
    expect(textOf(without)).not.toContain('apart blad');
  });

  test('names a wished form only where it was released, in every language and form', () => {
    for (const language of LETTER_LANGUAGES) {
      const letters = [null, ...CODES.form].map((form) => textOf(made(approachLetter({
        ...example, addressee: own({ ...example.addressee, language }), released: released({ to: B, name: 'Bart Verzonnen', lines: null, form }),
      }))));
      expect(new Set(letters).size).toBe(letters.length);
    }
  });

  test('says first that nothing has to be done, and names the other person only after that', () => {
    for (const language of LETTER_LANGUAGES) {
      const { sheet } = made(approachLetter({ ...example, addressee: own({ ...example.addressee, language }) }));
      expect(sheet.opening.join(' ')).toMatch(/U hoeft niets te doen|You do not have to do anything/);
      expect([sheet.title, sheet.subject, ...sheet.address, ...sheet.opening].join(' ')).not.toContain('Bart');
    }
  });

  test('is no letter of ours that promises one more letter when it is the last (P-01)', () => {
    expect(textOf(made(approachLetter(example)))).toContain('hoogstens nog één brief');
    expect(textOf(made(approachLetter({ ...example, reminder: true })))).not.toContain('hoogstens');
  });
});

describe('every letter to a participant', () => {
  const all = LETTER_LANGUAGES.flatMap((language) => [
    ...Object.values(approachExamples(language)).map((input) => made(approachLetter(input))),
    ...Object.values(closingExamples(language)).map((input) => made(closingLetter(input))),
    ...Object.values(rejectionExamples(language)).map((input) => made(rejectionLetter(input))),
  ]);

  test('uses no word for the event, for guilt or for a side (P-20)', () => {
    const words = /delict|misdrijf|dader|verdacht|slachtoffer(?!hulp)|schuld|spijt|geweld|politie|rechter\b|moet u|afwijz|afgewezen|geweiger|offender|victim(?! support)|crime\b|guilt|refus|reject/i;
    for (const letter of all) expect(proseOf(letter).match(words)?.[0]).toBeUndefined();
  });

  test('says in approach and closing that it is free to choose, and that what was said stays here', () => {
    for (const letter of all.filter((l) => l.kind !== 'rejection')) {
      expect(proseOf(letter)).toMatch(/geen gevolgen|geen last|no consequences/);
      expect(proseOf(letter)).toMatch(/blijft bij mij|zeg ik niet door|stays with me/);
    }
    for (const letter of all.filter((l) => l.kind === 'approach')) expect(proseOf(letter)).toMatch(/kost u niets|niets te betalen|free of charge/);
  });

  test('has a neutral title and file name', () => {
    for (const letter of all) {
      expect(letter.fileName).toMatch(/^brief-[0-9-]+\.pdf$/);
      expect(letter.sheet.title).toMatch(/^(Brief met (kenmerk|nummer)|Letter with reference) [0-9-]+$/);
    }
  });

  test('for a representative says for whom it is', () => {
    for (const language of LETTER_LANGUAGES) {
      for (const answer of [approachLetter(approachExamples(language)['to a representative']!), closingLetter(closingExamples(language)['to a representative']!)]) {
        expect(made(answer).sheet.opening[0]).toContain('Sanne Proefpersoon');
        expect(made(answer).sheet.address[0]).not.toContain('Sanne');
      }
    }
  });
});

describe('a closing letter (R-060)', () => {
  test('reads the same for everyone but for name, address, date and number', () => {
    const other = closingLetter({ addressee: own({ ...closing.addressee, participant: B, name: 'Karel Testman' }), neutral: closing.neutral });
    expect(proseOf(made(other))).toBe(proseOf(made(closingLetter(closing))));
  });

  test('goes to nobody for whom post is not safe', () => {
    expect(closingLetter({ ...closing, addressee: own({ ...closing.addressee, postAllowed: false }) })).toEqual({ kind: 'refused', reason: 'post-not-allowed' });
  });

  type Addressee = ReturnType<typeof own>;
  const inHand = (addressee: Addressee): Addressee => own({ ...addressee, addressLines: [], byHand: true });

  test('that is handed over bears no address, and says else what every other says; no other letter is handed over (P-21)', () => {
    for (const language of LETTER_LANGUAGES) for (const letter of ['closing', 'rejection'] as const) {
      const { 'to a participant': byPost, 'handed over in prison': byHand } = closingExamples(language);
      const { 'no-data': rejected } = rejectionExamples(language);
      const [sent, given] = letter === 'closing' ? [made(closingLetter(byPost!)), made(closingLetter(byHand!))]
        : [made(rejectionLetter(rejected!)), made(rejectionLetter({ ...rejected!, addressee: inHand(rejected!.addressee) }))];
      expect(given.sheet.address).toEqual(['Noor Proefpersoon', expect.stringMatching(/^(Persoonlijk|Handed)/)]);
      expect(given).toEqual({ ...sent, sheet: { ...sent.sheet, address: given.sheet.address } });
    }
    const approach = approachExamples('nl')['name only']!;
    expect(approachLetter({ ...approach, addressee: inHand(approach.addressee) }).kind).toBe('refused');
  });
});

describe('a letter about a rejection (P-10)', () => {
  const letterFor = (reason: Code<'rejection'>, language: LetterLanguage = 'nl') => rejectionLetter({ ...rejectionExamples(language)['no-data']!, reason });

  test('confirms a withdrawal as stopped at the request of the person', () => {
    expect(textOf(made(letterFor('withdrawn')))).toContain('Wij zijn op uw verzoek gestopt');
  });

  test('does not exist for a duplicate', () => {
    expect(letterFor('duplicate')).toEqual({ kind: 'refused', reason: 'no-letter-for-duplicate' });
  });

  test('reads the same whether data was not there, or the other could not or may not be asked', () => {
    for (const language of LETTER_LANGUAGES) {
      for (const reason of ['unreachable', 'unsafe', 'no-second-asking'] as const) expect(letterFor(reason, language)).toEqual(letterFor('no-data', language));
    }
  });

  test('has a wording for every reason but a duplicate, and names another door', () => {
    expect(CODES.rejection.filter((reason) => rejectionWording(reason) === null)).toEqual(['duplicate']);
    expect(textOf(made(letterFor('no-data')))).toContain('Slachtofferhulp Nederland');
    expect(textOf(made(rejectionLetter({ ...rejectionExamples('nl')['no-data']!, doors: ['general-practitioner'] })))).not.toContain('Slachtofferhulp');
  });
});

describe('a request for data', () => {
  test('says what is asked, what for, which file and our reference', () => {
    const text = textOf(made(dataRequestLetter(request)));
    for (const words of ['00/000000-26', 'PL0000-2026000000', '2026-0420', 'één doel', 'Geboortedatum', '22 maart 2026', 'Op 1 maart 2026 vroegen wij u dit ook']) expect(text).toContain(words);
  });

  test('asks nothing that was not chosen', () => {
    expect(textOf(made(dataRequestLetter(dataRequestExamples['the least that finds a person']!)))).not.toContain('Geboortedatum');
  });

  test('is not made when nothing is asked or nothing finds the file', () => {
    expect(dataRequestLetter({ ...request, requested: [] })).toEqual({ kind: 'refused', reason: 'nothing-requested' });
    expect(dataRequestLetter({ ...request, search: { prosecutionNumber: ' ', policeNumber: null, registered: null } })).toEqual({ kind: 'refused', reason: 'no-reference' });
    expect(dataRequestLetter({ ...request, office: { name: 'Parket', addressLines: [] } })).toEqual({ kind: 'refused', reason: 'no-address' });
  });
});

/** Never called: the compiler is the test. Each line below must be an error, or the type check fails. */
export function whatDoesNotCompile(): void {
  const fields = { participant: A, name: 'A', addressLines: ['straat'], language: 'nl', onBehalfOf: null, postAllowed: true } as const;
  const ownOfA = own(fields);
  const wholeCompartment: PersonWords = { id: 'p1', words: [] };
  // @ts-expect-error A's own compartment is not what A released
  approachLetter({ addressee: example.addressee, neutral: example.neutral, released: ownOfA, reminder: false });
  // @ts-expect-error what A released is made by `released` only, never put together on the spot
  approachLetter({ addressee: example.addressee, neutral: example.neutral, released: { to: B, name: 'A', lines: null, form: null }, reminder: false });
  // @ts-expect-error a release holds no telephone number
  released({ to: B, name: 'A', lines: null, form: null, phone: '06' });
  // @ts-expect-error the neutral compartment holds no place
  neutral({ caseNumber: '1', day: day('2026-01-01'), mediator: { name: '', phone: '', email: '' }, place: 'Dorp' });
  // @ts-expect-error a closing letter has no room for an answer or an outcome
  closingLetter({ ...closing, answer: 'no' });
  // @ts-expect-error nor for a second compartment
  closingLetter({ addressee: closing.addressee, neutral: closing.neutral, other: ownOfA });
  // @ts-expect-error a rejection says nothing of what the prosecution service answered
  rejectionLetter({ ...rejectionExamples('nl')['no-data']!, answer: 'refused' });
  // @ts-expect-error a closing letter knows of no release either
  closingLetter({ addressee: closing.addressee, neutral: closing.neutral, released: example.released });
  // @ts-expect-error a rejection has no second person in it
  rejectionLetter({ ...rejectionExamples('nl')['no-data']!, other: ownOfA });
  // @ts-expect-error nor what was told of the event
  rejectionLetter({ ...rejectionExamples('nl')['no-data']!, event: 'Halte' });
  // @ts-expect-error a letter about a breach knows nothing of its story
  breachLetter({ addressee: closing.addressee, neutral: rejectionExamples('nl')['no-data']!.neutral, by: 'desk', breach: { number: '', discovered: new Date(0), dataKinds: [], what: 'x' } });
  // @ts-expect-error nor of a second compartment
  breachLetter({ addressee: closing.addressee, neutral: rejectionExamples('nl')['no-data']!.neutral, by: 'desk', breach: { number: '', discovered: new Date(0), dataKinds: [] }, other: ownOfA });
  // @ts-expect-error the prosecution service reads nothing of the story
  dataRequestLetter({ ...request, description: 'Geslagen bij de halte.' });
  // @ts-expect-error nor an address or a telephone number of anybody
  dataRequestLetter({ ...request, search: { ...request.search, address: 'straat' } });
  // @ts-expect-error fields put together on the spot are no addressee: `own` copies them, and nothing else
  closingLetter({ addressee: fields, neutral: closing.neutral });
  // @ts-expect-error nor is a whole compartment as it lies in the database
  closingLetter({ addressee: wholeCompartment, neutral: closing.neutral });
  // @ts-expect-error an own compartment has no room for remarks
  own({ ...fields, remarks: 'belt liever niet' });
  // @ts-expect-error the neutral compartment of the desk holds no reason and no name of a party
  deskNeutral({ caseNumber: '1', day: day('2026-01-01'), employee: 'E', registered: 'A' });
  // @ts-expect-error at least one other door
  rejectionLetter({ ...rejectionExamples('nl')['no-data']!, doors: [] });
  // @ts-expect-error a language that lacks a text
  const lacking: LetterTexts = { ...TEXTS.nl, closing: undefined };
  // @ts-expect-error a letter in a language that has no texts
  own({ ...fields, language: 'ti' });
  void lacking;
}
