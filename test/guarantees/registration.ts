import type { Fields } from '../visit.ts';

/** Somebody registers themselves through the public form: page by page. */
export const SELF_REGISTRATION: readonly (readonly [string, Fields])[] = [
  ['wie', { entry: 'self' }], ['rol', { role: 'victim' }], ['soort', { causeGroup: 'violence' }], ['wat', { cause: 'robbery' }],
  ['wanneer', { eventMonth: '11', eventYear: '2018', eventDay: '5' }], ['verhaal', { place: 'Voorbeeldstad', description: 'Beroofd bij de halte.' }],
  ['aangifte', { policeReport: 'one' }], ['strafzaak', { stage: 'summoned', hearing: '2019-06-12' }],
  ['naam', { name: 'Karel Testman', birthDate: '3-2-1985' }],
  ['bereiken', { phone: '06 00000000', phoneSafe: 'yes', voicemailSafe: 'no', email: 'karel.testman@voorbeeld.test', emailSafe: 'yes', street: '', town: '', postSafe: '' }],
  ['let-op', { safeTimes: 'na zes uur', codeWord: 'roos' }], ['taal', { language: 'tr', interpreter: 'yes' }],
  ['steun', { supporterKind: 'friend', supporterName: 'Vriendin Voorbeeld' }],
  ['ander', { 'b1-name': 'Bart Verzonnen', 'b1-role': 'offender', 'b1-age': '16', 'b1-phone': '06 11111111' }],
  ['contactverbod', { ban: 'yes', banWords: 'Rechter, tot juli.' }], ['wens', { certainty: 'not-sure-yet', wish: 'Vragen waarom.' }],
];

/** Somebody asks what we keep; something was lost. What the forms of the house for these take at least. */
export const ASKS = { soort: 'access', ontvangen: '2020-06-01', naam: 'Testina van Voorbeeld', adres: 'Proefstraat 1\n1234 AB Testdorp', bereik: '', vraag: 'Wat weet u?', identiteit: 'document-shown' };
export const LOST = { soort: 'lost', ontdekt: '2020-06-01', 'ontdekt-tijd': '09:30', gegevens: ['name'], aantal: '1', wat: 'Een map bleef liggen.', gedaan: '' };
