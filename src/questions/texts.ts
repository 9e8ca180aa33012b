/** What somebody reads who was sent a link. Nothing here says what we do, or that somebody is known here: the page may be open beside others. */
export const PUBLIC_TEXTS = {
  title: 'Een vraag',
  opening: 'Een collega van ons aanmeldpunt heeft u iets te vragen. Met de code hieronder leest u de vraag.',
  code: 'Code', codeHint: 'Hij staat in de link die u kreeg. Kwam u met de link, dan is hij al ingevuld.',
  open: 'Vraag openen',
  phone: 'Werkt het niet, of belt u liever? Het telefoonnummer staat boven aan deze bladzijde.',
  gone: 'Met deze code is geen vraag te openen. Misschien is zij al beantwoord, of is de tijd voorbij. Kijk de code na, of bel ons.',
  answer: 'Uw antwoord', answerHint: 'Schrijf niet meer dan nodig is. Wij lezen het en bellen u als er meer te vragen is.',
  answerMissing: 'Schrijf hier uw antwoord.',
  send: 'Antwoord versturen',
  lost: 'Wat u schreef, is niet verstuurd. Het staat hieronder, zodat u het kunt bewaren.',
  sentTitle: 'Uw antwoord is binnen', sent: 'Dank u wel. U hoeft niets meer te doen. De link werkt nu niet meer.',
} as const;

export const DESK_TEXTS = {
  title: 'Link voor de verwijzer',
  reads: 'Dit leest de verwijzer',
  confirm: 'Ik heb dit nagekeken: de vraag mag zo naar de verwijzer',
  confirmMissing: 'Kijk de vraag na en zet hier een vinkje, of trek de vraag in en stel haar anders.',
  make: 'Link maken',
  none: 'Er staat nu geen vraag open die de verwijzer kan beantwoorden',
  shownOnce: 'Deze link ziet u alleen nu. Stuur hem zelf, zo dat alleen de verwijzer hem leest. BIS verstuurt niets.',
} as const;
