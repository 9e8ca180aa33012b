import { IN_DUTCH, type TextWords } from '../ui/form-text.ts';
import type { Texts } from './texts.ts';

/** What is said at a field whose answer cannot be kept. */
export interface CheckTexts extends TextWords {
  noDay: string;
  /** A birth date whose year has two digits: it may be of either century. */
  shortYear: string;
  birthFuture: string;
  /** `years`: how old people get at most. */
  birthLongAgo(years: number): string;
  age(min: number, max: number): string;
  /** `label`: of the field. */
  number(label: string): string;
  phone: string;
  email: string;
  /** `wrong`: what follows the @, `meant`: what is likely meant. */
  slip(wrong: string, meant: string): string;
  choose: string;
  refused: string;
}

const DUTCH: CheckTexts = {
  ...IN_DUTCH,
  noDay: 'Deze dag bestaat niet. Of kunnen wij hem niet lezen? Schrijf dag, maand en jaar, bijvoorbeeld 31-3-2018.',
  shortYear: 'Schrijf het jaar in vier cijfers, bijvoorbeeld 31-3-1985.',
  birthFuture: 'Deze geboortedatum ligt in de toekomst. Kijk het jaar nog eens na.',
  birthLongAgo: (years) => `Deze geboortedatum is meer dan ${years} jaar geleden. Kijk het jaar nog eens na.`,
  age: (min, max) => `Vul voor de leeftijd een getal in van ${min} tot en met ${max}.`,
  number: (label) => `Vul bij "${label}" alleen cijfers in, of laat het leeg.`,
  phone: 'Dit telefoonnummer is te kort. Vul het hele nummer in, bijvoorbeeld 06 12345678.',
  email: 'Dit is geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl.',
  slip: (wrong, meant) => `Dit adres eindigt op ${wrong}. Bedoelt u ${meant}? Kijk het adres nog eens na.`,
  choose: 'Kies een van de antwoorden.',
  refused: 'Er klopt iets niet aan deze aanmelding. Kijk de antwoorden na, of bel ons.',
};

const EASY: CheckTexts = {
  direction: 'Er gaat iets mis met deze tekst. Typ hem nog een keer.',
  controls: 'Er gaat iets mis met deze tekst. Wij kunnen hem niet lezen. Typ hem nog een keer.',
  oneLine: 'Schrijf dit op één regel.',
  tooLong: (length, limit) => `Dit is te lang. Het zijn ${length} letters. Er passen er ${limit}.`,
  noDay: 'Klopt deze dag wel? Schrijf de dag, de maand en het jaar. Zo: 31-3-2018.',
  shortYear: 'Schrijf het hele jaar. Zo: 31-3-1985.',
  birthFuture: 'Deze dag moet nog komen. Kijk nog eens naar het jaar.',
  birthLongAgo: (years) => `Deze dag is meer dan ${years} jaar terug. Kijk nog eens naar het jaar.`,
  age: (min, max) => `Vul in hoe oud. Kies een getal van ${min} tot ${max}.`,
  number: (label) => `Vul bij "${label}" een getal in. Of laat het leeg.`,
  phone: 'Dit nummer is te kort. Vul het hele nummer in. Zo: 06 12345678.',
  email: 'Deze e-mail klopt niet. Zo ziet het eruit: naam@voorbeeld.nl.',
  slip: (wrong, meant) => `U schreef ${wrong}. Is het ${meant}? Kijk nog eens.`,
  choose: 'Kies wat past.',
  refused: 'Er klopt iets niet. Kijk alles nog eens na. Of bel ons.',
};

const ENGLISH: CheckTexts = {
  direction: 'There are invisible characters in this text that turn the reading direction. Type the text again, without pasting.',
  controls: 'There are characters in this text that cannot be read. Type the text again, without pasting.',
  oneLine: 'Write this on one line.',
  tooLong: (length, limit) => `This is too long: ${length} characters. There is room for ${limit}.`,
  noDay: 'This day does not exist, or we cannot read it. Write day, month and year, for example 31-3-2018.',
  shortYear: 'Write the year in four digits, for example 31-3-1985.',
  birthFuture: 'This date of birth is in the future. Please check the year.',
  birthLongAgo: (years) => `This date of birth is more than ${years} years ago. Please check the year.`,
  age: (min, max) => `For the age, fill in a number from ${min} to ${max}.`,
  number: (label) => `At "${label}", use digits only, or leave it empty.`,
  phone: 'This telephone number is too short. Fill in the whole number, for example 06 12345678.',
  email: 'This is not an email address. An address looks like name@example.com.',
  slip: (wrong, meant) => `This address ends in ${wrong}. Do you mean ${meant}? Please check the address.`,
  choose: 'Choose one of the answers.',
  refused: 'Something in this request is not right. Please check the answers, or call us.',
};

export const CHECKS: Texts<CheckTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
