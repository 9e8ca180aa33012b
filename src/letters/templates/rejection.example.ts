import { CODES } from '../../core/codes.ts';
import { day } from '../../core/day.ts';
import type { PersonId } from '../../core/fields.ts';
import { DOORS, deskNeutral, own, type LetterLanguage, type RejectionInput } from '../letter.ts';

const NEUTRAL = deskNeutral({ caseNumber: '2026-0420', day: day('2026-03-01'), employee: 'Ineke Verzonnen' });

const addressee = (language: LetterLanguage) => own({
  participant: 'p1' as PersonId, name: 'Noor Proefpersoon', addressLines: ['Voorbeeldlaan 3', '0000 AA Voorbeeldstad'],
  language, onBehalfOf: null, postAllowed: true,
});
const inPrison = (language: LetterLanguage) => own({ participant: 'p1' as PersonId, name: 'Noor Proefpersoon', addressLines: [], language, onBehalfOf: null, postAllowed: false, byHand: true });
const ALL_DOORS = [...DOORS] as [typeof DOORS[0], ...(typeof DOORS)[number][]];

export const rejectionExamples = (language: LetterLanguage): Readonly<Record<string, RejectionInput>> => ({
  ...Object.fromEntries(CODES.rejection.filter((reason) => reason !== 'duplicate').map((reason) => [reason, { addressee: addressee(language), neutral: NEUTRAL, reason, doors: ALL_DOORS }])),
  'handed over in prison': { addressee: inPrison(language), neutral: NEUTRAL, reason: 'unreachable', doors: ALL_DOORS },
});
