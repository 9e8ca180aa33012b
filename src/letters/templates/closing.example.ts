import { day } from '../../core/day.ts';
import type { PersonId } from '../../core/fields.ts';
import { neutral, own, type ClosingInput, type LetterLanguage } from '../letter.ts';

const NEUTRAL = neutral({
  caseNumber: '2026-0417', day: day('2026-11-03'),
  mediator: { name: 'Marja Voorbeeldman', phone: '06 - 00 00 00 00', email: 'm.voorbeeldman@voorbeeld.example' },
});

const addressee = (language: LetterLanguage, onBehalfOf: string | null = null) => own({
  participant: 'p1' as PersonId, name: 'Noor Proefpersoon', addressLines: ['Penitentiaire Inrichting Voorbeeld', 'Postbus 0000', '0000 AA Voorbeeldstad'],
  language, onBehalfOf, postAllowed: true,
});

export const closingExamples = (language: LetterLanguage): Readonly<Record<string, ClosingInput>> => ({
  'to a participant': { addressee: addressee(language), neutral: NEUTRAL },
  'handed over in prison': { addressee: own({ participant: 'p1' as PersonId, name: 'Noor Proefpersoon', addressLines: [], language, onBehalfOf: null, postAllowed: false, byHand: true }), neutral: NEUTRAL },
  'to a representative': { addressee: addressee(language, 'Sanne Proefpersoon'), neutral: NEUTRAL },
});
