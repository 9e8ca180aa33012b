import { capital, wordOf } from '../words/codes.ts';
import type { QuestionName } from './rules.ts';

interface QuestionText { readonly label: string; readonly hint?: string; readonly day?: string }

export const QUESTION_TEXTS: Readonly<Record<QuestionName, QuestionText>> = {
  kwam: { label: 'Ging het door?' },
  gesprek: { label: 'Wat voor gesprek' },
  erbij: { label: 'Wie waren erbij' },
  besproken: { label: 'Besproken' },
  gezegd: { label: 'Antwoord', hint: 'Alleen bij wie gevraagd is of die mee wil doen.', day: 'Niet vóór' },
  besluit: { label: 'Besluit' },
  // A form that is possible is no consent to it (P-07): only what somebody said themselves is one.
  vorm: { label: 'Zei zelf ja tegen', hint: 'Alleen wat deze persoon zelf wil. Wat alleen mogelijk is, schrijft u bij Steekwoorden.' },
  verder: { label: 'Afgesproken', day: 'Op' },
  notitie: { label: 'Steekwoorden', hint: 'Geen namen, geen plaatsen.' },
  veilig: { label: 'Weer buiten' },
};

const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kwam: { held: 'Ja', participant: 'Nee, wie ik bezocht wilde of kon niet', mediator: 'Nee, ik kon niet', professional: 'Nee, het kon niet van daar', 'somebody-else': 'Nee, door iemand anders' },
  gesprek: { intake: 'Eerste gesprek', preparation: 'Voorbereiding', other: 'Ander gesprek' },
  vorm: { talk: 'Samen praten', letters: 'Brieven', shuttle: 'Heen en weer, via mij', conference: 'Met een groep', video: 'Film', audio: 'Geluid' },
  besproken: { inform: 'Uitleg', 'tell-data-may-fail': 'Gegevens kunnen uitblijven', 'agree-confidentiality': 'Vertrouwelijkheid' },
  erbij: { 'second-mediator': 'Collega' },
  verder: { visit: 'Nieuw bezoek', call: 'Bellen', letter: 'Brief' },
  veilig: { ja: 'Ik ben veilig' },
};
/** On paper that can be lost no word says whose work this is. */
const LISTS = { erbij: 'present', gezegd: 'answer', besluit: 'decision' } as const;

/** The same words on paper and on the page. */
export const answerText = (name: QuestionName, code: string): string =>
  OWN[name]?.[code] ?? capital(name in LISTS ? wordOf(LISTS[name as keyof typeof LISTS], code) : code);

/** Of a talk without a sheet. */
export const BACK_TEXTS = { title: 'Vastleggen hoe het ging', submit: 'Zo ging het' } as const;
export const WENT_TEXTS: Readonly<Record<string, string>> = {
  held: 'Ja', participant: 'Nee, de deelnemer wilde of kon niet', mediator: 'Nee, ik kon niet', professional: 'Nee, een professional kon niet', 'somebody-else': 'Nee, door iemand anders',
};

/** The task that what was agreed becomes. */
export const NEXT_TASKS: Readonly<Record<string, string>> = { visit: 'Nieuw bezoek plannen (zo afgesproken)', call: 'Bellen (zo afgesproken)', letter: 'Brief schrijven (zo afgesproken)' };

export const WENT_MISSING = 'Kies of het doorging.';
export const NOT_BOTH = 'Het bezoek ging niet door, en hieronder staat iets wat besproken is. Kies wat klopt.';
export const TALK_MISSING = 'Kies wat voor gesprek het was.';
export const NEXT_WITHOUT_DAY = 'Vul de dag in waarop u dit doet.';
export const DAY_WITHOUT_NEXT = 'Kies wat u afsprak voor deze dag.';
export const UNTIL_WITHOUT_ANSWER = 'Deze dag hoort bij “nu niet”.';
export const SAFE_FIRST = 'Zet een vinkje als u weer veilig bent. Zonder dat vinkje zoekt niemand u meer, omdat het bezoek niet doorging.';
export const NOT_WAITING = 'Deze afspraak is intussen al vastgelegd, verzet of afgezegd. Van wat hier staat, is niets vastgelegd. Kijk in de zaak wat er al staat, en leg daar vast wat ontbreekt.';
export const OTHER_OUT = 'Uw collega meldde zich nog niet veilig. Bel eerst; daarna legt u vast dat het niet doorging.';
