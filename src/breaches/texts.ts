import type { BreachClock, BreachKind, Risk } from '../core/breach.ts';
import type { Tone } from '../ui/tag.tsx';

export const KIND_WORDS: Readonly<Record<BreachKind, string>> = {
  misdirected: 'brief of bericht bij de verkeerde', 'sender-visible': 'te zien van wie de brief kwam', lost: 'iets verloren', stolen: 'iets gestolen', 'looked-without-need': 'gekeken zonder dat het nodig was',
  published: 'iets stond open voor anderen', 'wrongly-erased': 'gegevens kwijt of onterecht gewist', intruder: 'iemand drong binnen in de systemen', other: 'iets anders',
};

export const RISK_WORDS: Readonly<Record<Risk, string>> = { none: 'geen risico voor mensen', risk: 'een risico voor mensen', high: 'een hoog risico voor mensen' };
export const RISK_HINTS: Readonly<Record<Risk, string>> = {
  none: 'Alleen vastleggen, met waarom. Bijvoorbeeld: de brief kwam ongeopend terug.', risk: 'Melden bij de Autoriteit Persoonsgegevens.', high: 'Melden, en de mensen zelf vertellen. Een adres bij de andere partij is altijd hoog.',
};

/** Field of the weighing, where somebody can be found with what leaked. */
export const OTHER_SIDE = 'andere-kant';
export const OTHER_SIDE_TEXTS = {
  label: 'Kwam het adres of de verblijfplaats bij de andere kant?', hint: 'Ook via een buur, familie of een gezamenlijke bekende. Weet u het niet zeker, kies dan een hoog risico.',
  no: 'Nee, en niemand van de andere kant kan het hier van horen', missing: 'Met deze gegevens is iemand te vinden. Kies een hoog risico, of zet een vinkje als het niet bij de andere kant kwam en daar ook niet kan komen.',
} as const;

export const CLOCK_TEXTS: Readonly<Record<BreachClock['standing'], { readonly text: string; readonly tone: Tone }>> = {
  running: { text: 'Klok loopt', tone: 'info' }, near: { text: 'Minder dan een dag', tone: 'attention' }, late: { text: 'Te laat', tone: 'late' }, 'people-next': { text: 'Mensen nog vertellen', tone: 'attention' },
  quiet: { text: 'Geen melding nodig', tone: 'neutral' }, told: { text: 'Gemeld', tone: 'good' }, 'told-late': { text: 'Te laat gemeld', tone: 'late' },
};

export const STEPS = ['weighed', 'notified', 'told', 'learned', 'closed'] as const;
export type BreachStep = (typeof STEPS)[number];
export const STEP_WORDS: Readonly<Record<BreachStep, string>> = { weighed: 'Gewogen', notified: 'Gemeld bij de Autoriteit Persoonsgegevens', told: 'Mensen verteld', learned: 'Geleerd', closed: 'Afgesloten' };

/** "nog 12 uur", "3 uur te laat". */
export const hoursText = ({ hoursLeft, standing }: BreachClock): string => {
  if (standing === 'late') return `${-hoursLeft} uur te laat`;
  return standing === 'running' || standing === 'near' ? `nog ${hoursLeft} uur` : '';
};
