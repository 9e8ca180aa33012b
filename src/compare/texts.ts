import type { Alike } from '../database/people/alike.ts';

export const STRENGTH_TEXTS: Readonly<Record<Alike['strength'], string>> = {
  'name-and-birth-date': 'Zelfde naam en geboortedatum', name: 'Zelfde naam; de geboortedatum is niet van beiden bekend',
  'one-name': 'Van iemand is maar één naam bekend; maand en soort gebeurtenis zijn gelijk',
};

/** What a comparison can lead to: the button says what happened, and what follows from it. */
export const ACTS = ['dubbel', 'andere-kant', 'eerder', 'niet-dezelfde', 'toch'] as const;
export type Act = (typeof ACTS)[number];

export interface ActText { readonly title: string; readonly follows: string; readonly button: (other: string) => string }

export const ACT_TEXTS: Readonly<Record<Act, ActText>> = {
  dubbel: {
    title: 'Dezelfde aanmelding', button: (other) => `Afkeuren als dubbel van ${other}`,
    follows: 'Deze zaak wordt afgekeurd als dubbele aanmelding en verbonden met de andere. Er gaat geen brief uit.',
  },
  'andere-kant': {
    title: 'Zelfde gebeurtenis, andere kant', button: (other) => `Verbinden met ${other}: de andere kant meldde zich`,
    follows: 'In beide zaken staat dan dat ook de andere kant zich zelf meldde.',
  },
  eerder: {
    title: 'Eerdere zaak van dezelfde mensen', button: (other) => `Verbinden met eerdere zaak ${other}`,
    follows: 'Wat iemand daar antwoordde en nog bindt, geldt dan ook hier.',
  },
  'niet-dezelfde': {
    title: 'Niet dezelfde mensen', button: () => 'Het zijn anderen',
    follows: 'BIS stelt deze twee niet meer voor. U kunt dit terugnemen.',
  },
  toch: { title: 'Toch vergelijken', button: (other) => `${other} weer voorstellen`, follows: 'BIS stelt deze twee dan weer voor.' },
};
