import { day } from '../../core/day.ts';
import { REQUESTABLE, deskNeutral, type DataRequestInput } from '../letter.ts';

const office = { name: 'Arrondissementsparket Voorbeeld', addressLines: ['Informatiepunt', 'Postbus 0000', '0000 AA Voorbeeldstad'] };
const NEUTRAL = deskNeutral({ caseNumber: '2026-0420', day: day('2026-03-01'), employee: 'Ineke Verzonnen' });

export const dataRequestExamples: Readonly<Record<string, DataRequestInput>> = {
  'the least that finds a person': {
    office, neutral: NEUTRAL, search: { prosecutionNumber: '00/000000-26', policeNumber: null, registered: null },
    sought: 'victim-side', requested: ['name', 'address'], answerBy: day('2026-03-15'), firstAsked: null,
  },
  'a reminder for everything': {
    office, neutral: NEUTRAL, search: { prosecutionNumber: '00/000000-26', policeNumber: 'PL0000-2026000000', registered: 'Noor Proefpersoon' },
    sought: 'offender-side', requested: REQUESTABLE, answerBy: day('2026-03-22'), firstAsked: day('2026-03-01'),
  },
};
