import type { Language } from '../ui/texts.ts';

/** Who refers is a professional: no easy Dutch, and English for who works here from elsewhere. The question itself is as the desk typed it. */
export const QUESTION_LANGUAGES = ['nl', 'en'] as const satisfies readonly Language[];
export type QuestionLanguage = (typeof QUESTION_LANGUAGES)[number];

interface PublicTexts {
  readonly title: string; readonly opening: string; readonly code: string; readonly codeHint: string; readonly open: string; readonly phone: string; readonly gone: string;
  readonly answer: string; readonly answerHint: string; readonly answerMissing: string; readonly send: string; readonly lost: string; readonly sentTitle: string; readonly sent: string;
  /** Why something that was typed cannot be kept. */
  readonly unreadable: string; readonly tooLong: (length: number, most: number) => string;
}

/** What somebody reads who was sent a link. Nothing here says what we do, or that somebody is known here: the page may be open beside others. */
export const PUBLIC_TEXTS: Readonly<Record<QuestionLanguage, PublicTexts>> = {
  nl: {
    title: 'Een vraag',
    opening: 'Een collega van ons aanmeldpunt heeft u iets te vragen. Met de code hieronder leest u de vraag.',
    code: 'Code', codeHint: 'Hij staat in de link die u kreeg. Kwam u met de link, dan is hij al ingevuld.',
    open: 'Vraag openen',
    phone: 'Werkt het niet, of belt u liever? Het telefoonnummer staat boven aan deze bladzijde.',
    gone: 'Met deze code is geen vraag te openen. Misschien is de vraag al beantwoord, of is de tijd voorbij. Kijk de code na, of bel ons.',
    answer: 'Uw antwoord', answerHint: 'Schrijf niet meer dan nodig is. Wij lezen het en bellen u als er meer te vragen is. Zolang u niet verstuurt, bewaart deze pagina niets.',
    answerMissing: 'Schrijf hier uw antwoord.',
    send: 'Antwoord versturen',
    lost: 'Wat u schreef, is niet verstuurd. Het staat hieronder, zodat u het kunt bewaren.',
    sentTitle: 'Uw antwoord is binnen', sent: 'Dank u wel. U hoeft niets meer te doen. De link werkt nu niet meer.',
    unreadable: 'Hier staan tekens in die niet te lezen zijn. Typ de tekst opnieuw, zonder te plakken.',
    tooLong: (length, most) => `Dit is te lang: ${length} tekens. Er passen er ${most}.`,
  },
  en: {
    title: 'A question',
    opening: 'A colleague at our front office would like to ask you something. You can read the question with the code below.',
    code: 'Code', codeHint: 'It is in the link that you were given. If you came with the link, it has been filled in already.',
    open: 'Open the question',
    phone: 'Does it not work, or would you rather call? The telephone number is at the top of this page.',
    gone: 'No question can be opened with this code. It may have been answered already, or its time may be over. Please check the code, or call us.',
    answer: 'Your answer', answerHint: 'Please write no more than is needed. We read it and call you if there is more to ask. You may answer in English. Until you send it, this page keeps nothing.',
    answerMissing: 'Please write your answer here.',
    send: 'Send the answer',
    lost: 'What you wrote has not been sent. It is below, so that you can keep it.',
    sentTitle: 'We have received your answer', sent: 'Thank you. You do not need to do anything else. The link does not work any more.',
    unreadable: 'There are characters in this text that cannot be read. Please type it again, without pasting.',
    tooLong: (length, most) => `This is too long: ${length} characters. There is room for ${most}.`,
  },
};

/** What a mediator finds on Vandaag; not a word of the answer. */
export const PASSED_ON = 'De verwijzer antwoordde op een vraag van het aanmeldpunt. Lees het antwoord in de zaak, onder Vraag aan de verwijzer.';

export const DESK_TEXTS = {
  title: 'Link voor de verwijzer',
  reads: 'Dit leest de verwijzer',
  confirm: 'Ik heb dit nagekeken: de vraag mag zo naar de verwijzer',
  confirmMissing: 'Kijk de vraag na en zet hier een vinkje, of trek de vraag in en stel haar anders.',
  make: 'Link maken',
  none: 'Er staat nu geen vraag open die de verwijzer kan beantwoorden',
  shownOnce: 'Deze link ziet u alleen nu. Stuur hem zelf, zo dat alleen de verwijzer hem leest. BIS verstuurt niets.',
} as const;
