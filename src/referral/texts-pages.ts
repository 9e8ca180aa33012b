import type { Texts } from './texts.ts';

/** A sentence around the name of the quick exit. */
interface AroundExit {
  readonly before: string;
  readonly after: string;
}

/** Everything on the pages of the form that is no question. Titles say nothing: somebody else may see the tab or the history. */
export interface PageTexts {
  title: string;
  next: string;
  addAnother: string;
  takeAway: string;
  privacy: { label: string; use: string; notSent: AroundExit };
  /** What is typed is kept: `note` on every page; `unsent` where a page holds more than was sent; `lost` where nothing gets through; `again` where it was told before. */
  kept: { note: AroundExit; unsent: string; unsentText: string; lost: string; again: string; againText: string; sent: string };
  help: { call: string; callText: string; reading: string; readingText: AroundExit; unknown: string; unknownText: string };
  check: { title: string; text: string; nothing: string; callFirst: string; callFirstText: string; send: string };
  receipt: {
    title: string; number: string; numberText: string; next: string; steps: readonly string[];
    /** Instead, to a professional. */
    clientSteps: readonly string[];
    /** Instead, to who asked to be called; and where nobody else is contacted before that. */
    callSteps: readonly string[];
    callFirstSteps: readonly string[];
    mailed: string; notMailed: string; change: string; leave: string; nextClient: string; nextClientText: string; nextClientButton: string;
  };
  noReceipt: { title: string; text: string; begin: string };
}

const DUTCH: PageTexts = {
  title: 'Formulier', next: 'Verder', addAnother: 'Nog iemand toevoegen', takeAway: 'Deze persoon weghalen',
  privacy: {
    label: 'Wat gebeurt er met wat ik invul?',
    use: 'Wij gebruiken het alleen om te bemiddelen. Het wordt versleuteld bewaard. De ander krijgt niets te zien zonder dat u dat goed vindt.',
    notSent: { before: 'Zolang u niet verstuurt, wordt er niets met uw antwoorden gedaan. Met de knop "', after: '" is alles meteen gewist.' },
  },
  kept: {
    note: { before: 'Wat u invult, wordt hoogstens een week bewaard, zolang deze browser openstaat. Met "', after: '" wist u alles meteen.' },
    unsent: 'Dit is nog niet af', unsentText: 'U vulde hier iets in, maar ging nog niet verder. Wat u typte, staat er nog.', lost: 'Wat u nu typt, is nog niet bewaard. Misschien is er geen verbinding.',
    again: 'Dit vulde u net ook in', againText: 'Klopt het nog? Kies dan Verder.', sent: 'Uw formulier is net verstuurd. U hoeft het niet nog eens in te vullen.',
  },
  help: {
    call: 'Liever bellen?', callText: 'Bel ons op werkdagen, op het nummer bovenaan. Wij denken met u mee en kunnen het formulier samen met u invullen.',
    reading: 'Leest er iemand mee?', readingText: { before: 'Met ', after: ' verlaat u deze pagina meteen. Wat u hier invulde, is dan gewist.' },
    unknown: 'Weet u iets niet?', unknownText: 'Dat geeft niet. Laat het leeg, of kies "weet ik niet".',
  },
  check: {
    title: 'Klopt alles?', text: 'Kijk rustig na wat u invulde. U kunt alles nog veranderen. Er is nog niets verstuurd.', nothing: 'Niet ingevuld', callFirst: 'Wij bellen eerst u',
    callFirstText: 'Degene over wie het gaat, weet het nog niet of is het er nog niet mee eens. Daarom is dit een verzoek om teruggebeld te worden. Wij nemen met niemand anders contact op.',
    send: 'Aanmelding versturen',
  },
  receipt: {
    title: 'Uw aanmelding is ontvangen', number: 'Uw nummer is', numberText: 'Noem dit nummer als u ons belt. Het zegt niets over wie u bent of wat er gebeurde.', next: 'Wat gebeurt er nu?',
    steps: [
      'Wij lezen uw aanmelding en kijken of wij iets missen.',
      'Een bemiddelaar neemt contact op, op de manier die u veilig vond. Dat kan enkele weken duren.',
      'U praat samen over wat u wilt. Pas als u dat goed vindt, vragen wij de ander.',
    ],
    clientSteps: [
      'Wij lezen uw aanmelding en kijken of wij iets missen. Missen wij iets, dan vragen wij het u.',
      'Een bemiddelaar neemt eerst contact op met u, en daarna met uw cliënt, op de manier die veilig is. Dat kan enkele weken duren.',
      'De bemiddelaar praat met uw cliënt over wat die wil. Pas als uw cliënt dat goed vindt, vragen wij de ander.',
    ],
    callSteps: [
      'Wij lezen wat u invulde.',
      'Wij bellen u terug, op het nummer dat u gaf. U hoeft nog niets te beslissen.',
      'Wilt u daarna verder, dan praat een bemiddelaar met u. Pas als u dat goed vindt, vragen wij de ander.',
    ],
    callFirstSteps: [
      'Wij lezen uw aanmelding.',
      'Wij nemen eerst contact op met u, en met niemand anders.',
      'Wij gaan pas verder als degene over wie het gaat het weet en het ermee eens is.',
    ],
    mailed: 'U krijgt nog een kort bericht op uw e-mailadres. Daarin staat niet waar het over gaat.',
    notMailed: 'U krijgt hierover geen e-mail. Schrijf het nummer op als u het wilt bewaren.',
    change: 'Verandert er iets, of klopt er iets niet? Gebruik dan uw code, of bel ons op het nummer bovenaan. U kunt altijd stoppen.', leave: 'Deze pagina verlaten (uw aanmelding blijft bij ons)',
    nextClient: 'Heeft u nog een cliënt?', nextClientText: 'Bewaar eerst het nummer en de code van deze aanmelding. Wie u bent, hoeft u een kwartier lang niet opnieuw in te vullen.', nextClientButton: 'Nog een cliënt aanmelden',
  },
  noReceipt: {
    title: 'Hier staat niets meer', text: 'In deze browser is geen aanmelding verstuurd, of die is al gewist. Heeft u een vraag over een aanmelding? Bel ons op het nummer bovenaan.',
    begin: 'Naar het begin',
  },
};

const EASY: PageTexts = {
  title: 'Formulier', next: 'Verder', addAnother: 'Nog iemand erbij', takeAway: 'Deze persoon weghalen',
  privacy: {
    label: 'Wat doen wij met wat ik invul?',
    use: 'Wij lezen het om u te helpen. Wij bewaren het veilig. De ander ziet het niet. Alleen als u dat goed vindt.',
    notSent: { before: 'Verstuurt u het niet? Dan lezen wij het niet. Wilt u alles wissen? Druk dan op "', after: '".' },
  },
  kept: {
    note: { before: 'Wij bewaren wat u invult. Een week. Of tot u de browser sluit. Alles nu wissen? Druk op "', after: '".' },
    unsent: 'Dit is nog niet klaar', unsentText: 'U vulde hier iets in. Het staat er nog. Klopt het? Druk dan op Verder.', lost: 'Wat u nu typt, is nog niet bewaard. Bent u nog op internet?',
    again: 'Dit vulde u net ook in', againText: 'Klopt het nog? Druk dan op Verder.', sent: 'U heeft het net verstuurd. Dat hoeft niet nog een keer.',
  },
  help: {
    call: 'Wilt u bellen?', callText: 'Dat mag. Het nummer staat boven aan de pagina. Wij zijn er op werkdagen. Wij kunnen dit samen met u invullen.',
    reading: 'Leest er iemand mee?', readingText: { before: 'Druk dan op ', after: '. Dan is de pagina weg. En wat u invulde ook.' },
    unknown: 'Weet u iets niet?', unknownText: 'Dat geeft niet. Laat het leeg. Of kies "weet ik niet".',
  },
  check: {
    title: 'Klopt alles?', text: 'Kijk rustig alles na. U mag alles nog anders maken. Wij hebben het nog niet.', nothing: 'Niets ingevuld', callFirst: 'Wij bellen eerst met u',
    callFirstText: 'Die persoon weet het nog niet. Of vindt het nog niet goed. Daarom bellen wij eerst u. Wij bellen verder nu met niemand.',
    send: 'Versturen',
  },
  receipt: {
    title: 'Wij hebben het ontvangen', number: 'Uw nummer is', numberText: 'Noem dit nummer als u ons belt. Het zegt niet wie u bent. En ook niet wat er is gebeurd.', next: 'Wat gaat er nu gebeuren?',
    steps: [
      'Wij lezen wat u schreef. Misschien moeten wij nog iets vragen.',
      'Iemand van ons belt of schrijft u. Zoals u dat veilig vond. Het kan een paar weken duren.',
      'Die praat met u over wat u wilt. Vindt u het goed? Dan pas vragen wij het de ander.',
    ],
    clientSteps: [
      'Wij lezen wat u schreef. Misschien moeten wij nog iets vragen.',
      'Iemand van ons belt of schrijft u. En daarna uw cliënt. Het kan een paar weken duren.',
      'Die praat met uw cliënt. Vindt uw cliënt het goed? Dan pas vragen wij het de ander.',
    ],
    callSteps: [
      'Wij lezen wat u schreef.',
      'Wij bellen u op. Op het nummer dat u gaf. U hoeft nog niets te kiezen.',
      'Wilt u daarna verder? Dan praten wij met u. Vindt u het goed? Dan pas vragen wij het de ander.',
    ],
    callFirstSteps: [
      'Wij lezen wat u schreef.',
      'Wij bellen of schrijven eerst u. En niemand anders.',
      'Vindt de persoon om wie het gaat het goed? Dan pas gaan wij verder.',
    ],
    mailed: 'U krijgt ook een kort mailtje. Daarin staat niet waar het over gaat.',
    notMailed: 'U krijgt geen mail van ons. Schrijf het nummer op als u het wilt bewaren.',
    change: 'Is er iets anders? Of klopt er iets niet? Schrijf het op met uw code. Of bel ons. U mag altijd stoppen.', leave: 'Weg van deze pagina. Wij houden uw formulier',
    nextClient: 'Heeft u nog een cliënt?', nextClientText: 'Schrijf eerst het nummer en de code op. Wie u bent, weten wij nog een kwartier. Dat hoeft u niet weer in te vullen.', nextClientButton: 'Voor nog een cliënt',
  },
  noReceipt: { title: 'Hier staat niets meer', text: 'U heeft hier niets verstuurd. Of het is al gewist. Wilt u iets vragen? Bel ons dan.', begin: 'Naar het begin' },
};

const ENGLISH: PageTexts = {
  title: 'Form', next: 'Continue', addAnother: 'Add another person', takeAway: 'Remove this person',
  privacy: {
    label: 'What happens to what I fill in?',
    use: 'We only use it for mediation. It is stored encrypted. The other person does not see anything unless you agree.',
    notSent: { before: 'As long as you do not send it, nothing is done with your answers. The button "', after: '" erases everything at once.' },
  },
  kept: {
    note: { before: 'What you fill in is kept for a week at most, as long as this browser stays open. The button "', after: '" erases everything at once.' },
    unsent: 'This is not finished yet', unsentText: 'You filled something in here, but did not continue. What you typed is still there.', lost: 'What you type now has not been kept yet. There may be no connection.',
    again: 'You filled this in just now too', againText: 'Is it still right? Then choose Continue.', sent: 'Your form has just been sent. You do not have to fill it in again.',
  },
  help: {
    call: 'Would you rather call?', callText: 'Call us on working days, on the number at the top. We are happy to think it through with you, and can fill in the form together.',
    reading: 'Is someone looking over your shoulder?', readingText: { before: 'Press ', after: ' to leave this page at once. What you filled in here is then erased.' },
    unknown: 'Is there something you do not know?', unknownText: 'That is all right. Leave it empty, or choose "I do not know".',
  },
  check: {
    title: 'Is everything right?', text: 'Take your time to check what you filled in. You can still change everything. Nothing has been sent yet.', nothing: 'Not filled in', callFirst: 'We call you first',
    callFirstText: 'The person this is about does not know about it yet, or has not agreed yet. That is why this is a request to be called back. We do not contact anyone else.',
    send: 'Send the request',
  },
  receipt: {
    title: 'We have received your request', number: 'Your number is', numberText: 'Mention this number when you call us. It says nothing about who you are or what happened.', next: 'What happens now?',
    steps: [
      'We read your request and check whether anything is missing.',
      'A mediator contacts you in the way that is safe for you. This can take several weeks.',
      'You talk together about what you want. Only if you agree do we ask the other person.',
    ],
    clientSteps: [
      'We read your request and check whether anything is missing. If so, we ask you.',
      'A mediator contacts you first, and then your client, in the way that is safe. This can take several weeks.',
      'The mediator talks with your client about what they want. Only if your client agrees do we ask the other person.',
    ],
    callSteps: [
      'We read what you filled in.',
      'We call you back, on the number you gave. You do not have to decide anything yet.',
      'If you then want to go on, a mediator talks with you. Only if you agree do we ask the other person.',
    ],
    callFirstSteps: [
      'We read your request.',
      'We contact you first, and nobody else.',
      'We only go on if the person it is about knows of it and agrees.',
    ],
    mailed: 'You will also get a short email. It does not say what this is about.',
    notMailed: 'You will not get an email about this. Write the number down if you want to keep it.',
    change: 'If anything changes or is not right, use your code, or call us on the number at the top. You can stop at any time.', leave: 'Leave this page (we keep your request)',
    nextClient: 'Do you have another client?', nextClientText: 'First keep the number and the code of this request. For a quarter of an hour you do not have to fill in again who you are.', nextClientButton: 'Refer another client',
  },
  noReceipt: {
    title: 'There is nothing here any more', text: 'No request was sent from this browser, or it was already erased. If you have a question about a request, call us on the number at the top.',
    begin: 'To the beginning',
  },
};

export const PAGES: Texts<PageTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
