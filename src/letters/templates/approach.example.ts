import { day } from '../../core/day.ts';
import type { PersonId } from '../../core/fields.ts';
import { neutral, own, released, type ApproachInput, type LetterLanguage } from '../letter.ts';

/** Invented people; every name says so. */
const TO = 'p2' as PersonId;
const NEUTRAL = neutral({
  caseNumber: '2026-0417', day: day('2026-05-12'),
  mediator: { name: 'Marja Voorbeeldman', phone: '06 - 00 00 00 00', email: 'm.voorbeeldman@voorbeeld.example' },
});
const LINES = 'Dit schrijf ik zelf.\n\nIk denk vaak aan wat er is gebeurd. Ik vind het heel naar voor u.\nIk zou u dat graag zelf zeggen. Maar alleen als u dat ook wilt.';

const addressee = (language: LetterLanguage, onBehalfOf: string | null = null) => own({
  participant: TO, name: onBehalfOf ? 'Fatima Proefpersoon' : 'Karel Testman', addressLines: ['Voorbeeldstraat 12 bis', '0000 AA Voorbeeldstad'],
  language, onBehalfOf, postAllowed: true,
});

export const approachExamples = (language: LetterLanguage): Readonly<Record<string, ApproachInput>> => ({
  'name only': { addressee: addressee(language), neutral: NEUTRAL, reminder: false, released: released({ to: TO, name: 'Bart Verzonnen', lines: null, form: null }) },
  'with own lines and a wish': { addressee: addressee(language), neutral: NEUTRAL, reminder: false, released: released({ to: TO, name: 'Bart Verzonnen', lines: LINES, form: 'talk' }) },
  'to a representative': { addressee: addressee(language, 'Sanne Proefpersoon'), neutral: NEUTRAL, reminder: false, released: released({ to: TO, name: 'Bart Verzonnen', lines: null, form: 'letters' }) },
  'the one reminder': { addressee: addressee(language), neutral: NEUTRAL, reminder: true, released: released({ to: TO, name: 'Bart Verzonnen', lines: null, form: 'video' }) },
});
