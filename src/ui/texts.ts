import { createContext, useContext } from 'hono/jsx';

/** Everything a participant sees exists in each of these; `nl-easy` has short sentences. */
export type Language = 'nl' | 'nl-easy' | 'en';

/** The words of the parts themselves. A language that misses one does not compile. */
const DUTCH = {
  skip: 'Naar de inhoud',
  optional: '(niet verplicht)',
  choose: 'Kies…',
  attention: 'Let op: ',
  onceMore: (count: number): string => (count === 1 ? 'Kijk dit nog even na' : 'Kijk deze punten nog even na'),
  dayFormat: 'Schrijf jaar-maand-dag, bijvoorbeeld 2018-03-31.',
  cancel: 'Terug zonder te bewaren',
  back: 'Terug',
  step: (step: number, of: number): string => `Stap ${step} van ${of}`,
  change: 'Wijzigen',
  call: 'Bel',
  quickExit: 'Snel weg',
  language: 'Taal',
  help: 'Hulp',
  danger: 'Direct gevaar? Bel',
  demo: 'Demonstratie',
  demoText: 'Alle mensen en gebeurtenissen hier zijn verzonnen. Vul geen echte gegevens in.',
};

export type Texts = typeof DUTCH;

const TEXTS: Record<Language, Texts> = {
  nl: DUTCH,
  'nl-easy': {
    ...DUTCH,
    optional: '(hoeft niet)',
    onceMore: () => 'Kijk hier nog even naar',
    dayFormat: 'Schrijf eerst het jaar, dan de maand, dan de dag. Zo: 2018-03-31.',
    cancel: 'Terug, niet bewaren',
    change: 'Anders maken',
    danger: 'Is het nu gevaarlijk? Bel',
    demo: 'Dit is een voorbeeld',
    demoText: 'De mensen bestaan niet echt. Vul hier niets in over uzelf.',
  },
  en: {
    skip: 'Skip to content',
    optional: '(optional)',
    choose: 'Choose…',
    attention: 'Please note: ',
    onceMore: (count) => (count === 1 ? 'Please have another look at this' : 'Please have another look at these points'),
    dayFormat: 'Write year-month-day, for example 2018-03-31.',
    cancel: 'Back without saving',
    back: 'Back',
    step: (step, of) => `Step ${step} of ${of}`,
    change: 'Change',
    call: 'Call',
    quickExit: 'Leave now',
    language: 'Language',
    help: 'Help',
    danger: 'In danger now? Call',
    demo: 'Demonstration',
    demoText: 'All people and events here are made up. Do not enter real data.',
  },
};

/** The language of the page around a part; a frame sets it. */
export const PageLanguage = createContext<Language>('nl');

export function useTexts(): Texts {
  return textsIn(useContext(PageLanguage));
}

export const textsIn = (language: Language): Texts => TEXTS[language];

/** The value for a `lang` attribute. */
export function langOf(language: Language): string {
  return language === 'en' ? 'en' : 'nl';
}
