import type { Texts } from './texts.ts';

/** A form that is put away under a code, and something that is added to a referral with one. Titles say nothing, as everywhere. */
interface LaterTexts {
  save: { button: string; title: string; code: string; write: string; where: string; until(day: string): string; who: string; here: string; leave: string; gone: string; goneText: string };
  resume: { link: string; title: string; intro: string; once: string; over: string; code: string; hint: string; button: string };
  add: {
    link: string; title: string; intro: string; unseen: string; text: string; textHint: string; needed: string; button: string; done: string; doneText: string; more: string;
    receipt: string; receiptText: string;
  };
  wrong: { form: string; /** As long as a code, with something in it that none has. */ sign: string; unknown: string; cannotAdd: string; busy: string; wait: string };
}

const DUTCH: LaterTexts = {
  save: {
    button: 'Bewaren en later verder', title: 'Uw formulier is bewaard', code: 'Uw code is', write: 'Schrijf de code nu op, op een plek waar niemand anders kijkt. Wij laten de code niet nog eens zien.',
    where: 'Verdergaan: kies op onze eerste pagina "Verder met een code". Dat kan ook op een ander apparaat.', until: (day) => `De code werkt tot en met ${day}, en één keer. Daarna is alles gewist.`,
    who: 'Wie de code heeft, kan lezen wat u invulde.', here: 'In deze browser staat niets meer van uw formulier. Ook als u nu snel weggaat, blijft uw code werken.',
    leave: 'Ik heb de code, deze pagina verlaten', gone: 'Hier staat niets meer', goneText: 'Een code laten wij maar kort zien. Heeft u de code opgeschreven? Dan kunt u ermee verder.',
  },
  resume: {
    link: 'Verder met een code', title: 'Verder met een code', intro: 'Heeft u uw formulier eerder bewaard? Vul de code in die u toen kreeg.', once: 'Een code werkt één keer. Wilt u daarna weer stoppen, bewaar dan opnieuw: u krijgt een nieuwe code.',
    over: 'In deze browser is al een formulier begonnen. Gaat u verder met een code, dan is dat gewist.', code: 'Uw code', hint: '15 tekens. Hoofdletters en spaties maken niet uit.', button: 'Verdergaan',
  },
  add: {
    link: 'Iets toevoegen aan een aanmelding', title: 'Iets toevoegen of verbeteren', intro: 'Heeft u uw aanmelding al verstuurd? Met de code van de ontvangstpagina kunt u er iets bij schrijven.',
    unseen: 'Wat u eerder schreef, ziet u hier niet. Zo kan ook iemand anders met uw code het niet lezen.', text: 'Wat wilt u toevoegen of verbeteren?', textHint: 'Bijvoorbeeld een nieuw telefoonnummer, of wat er niet klopte.',
    needed: 'Schrijf op wat u wilt toevoegen.', button: 'Toevoegen aan mijn aanmelding', done: 'Wij hebben het ontvangen', doneText: 'Wij lezen wat u schreef en doen het bij uw aanmelding. U hoeft niets meer te doen.', more: 'Nog iets toevoegen',
    receipt: 'Uw code om iets toe te voegen is', receiptText: 'Schrijf de code op als u later misschien iets wilt toevoegen of verbeteren. Niemand kan er iets mee lezen.',
  },
  wrong: {
    form: 'Een code heeft 15 tekens, letters en cijfers. Kijk de code nog eens na.', sign: 'In deze code staat een vergissing. De letters A, E, I, O en U en de cijfers 0, 1, 5 en 8 komen er niet in voor. Kijk de code nog eens na.',
    unknown: 'Met deze code vinden wij niets. Misschien is die al gebruikt of te oud, of staat er een teken verkeerd.',
    cannotAdd: 'Met deze code kunnen wij niets toevoegen. Kijk de code nog eens na, of bel ons. Wat u schreef, staat er nog.', busy: 'Het is nu even druk. Probeer het zo nog eens.', wait: 'De code klopte een paar keer niet. Probeer het over een minuut nog eens.',
  },
};

const EASY: LaterTexts = {
  save: {
    button: 'Bewaren, later verder', title: 'Wij hebben het bewaard', code: 'Uw code is', write: 'Schrijf de code nu op. Doe dat waar een ander niet kijkt. U ziet de code maar nu.',
    where: 'Wilt u later verder? Ga dan naar onze eerste pagina. Kies daar "Verder met een code". Dat kan op elke telefoon of computer.', until: (day) => `De code werkt één keer. Dat kan tot en met ${day}. Daarna is alles weg.`,
    who: 'Let op. Wie de code heeft, kan lezen wat u schreef.', here: 'In deze browser staat nu niets meer. Gaat u snel weg? Dan werkt uw code nog.',
    leave: 'Ik heb de code. Weg van deze pagina', gone: 'Hier staat niets meer', goneText: 'U ziet een code maar kort. Heeft u de code? Dan kunt u verder.',
  },
  resume: {
    link: 'Verder met een code', title: 'Verder met een code', intro: 'Heeft u al iets bewaard? Vul dan uw code in.', once: 'Een code werkt één keer. Wilt u weer stoppen? Bewaar het dan nog een keer. U krijgt een nieuwe code.',
    over: 'Hier staat al een formulier. Gaat u verder met een code? Dan is dat weg.', code: 'Uw code', hint: 'Het zijn 15 letters en cijfers.', button: 'Verder gaan',
  },
  add: {
    link: 'Iets erbij schrijven', title: 'Iets erbij schrijven', intro: 'Heeft u het formulier al verstuurd? Dan kreeg u een code. Vul de code hier in. Schrijf dan wat u nog wilt zeggen.',
    unseen: 'U ziet hier niet wat u al schreef. Een ander met uw code dus ook niet.', text: 'Wat wilt u nog zeggen?', textHint: 'U heeft een nieuw nummer. Of er klopt iets niet.',
    needed: 'Schrijf op wat u wilt zeggen.', button: 'Erbij doen', done: 'Wij hebben het ontvangen', doneText: 'Wij lezen wat u schreef. U hoeft niets meer te doen.', more: 'Nog iets erbij schrijven',
    receipt: 'Uw code om iets erbij te doen is', receiptText: 'Wilt u later nog iets zeggen? Schrijf dan de code op. Een ander kan er niets mee lezen.',
  },
  wrong: {
    form: 'Een code heeft 15 letters en cijfers. Kijk nog eens.', sign: 'Er is een letter fout. Een code heeft geen A, E, I, O of U. En geen 0, 1, 5 of 8. Kijk nog eens.',
    unknown: 'Wij vinden niets met deze code. Is de code al gebruikt? Of te oud? Of is er een letter fout?',
    cannotAdd: 'Met deze code kan het niet. Kijk nog eens naar de code. Of bel ons. Wat u schreef, staat er nog.', busy: 'Het is nu druk. Doe het zo nog eens.', wait: 'De code was een paar keer fout. Wacht een minuut. Doe het dan nog eens.',
  },
};

const ENGLISH: LaterTexts = {
  save: {
    button: 'Save and continue later', title: 'Your form has been saved', code: 'Your code is', write: 'Write the code down now, somewhere nobody else looks. We do not show it again.',
    where: 'To continue: choose "Continue with a code" on our first page. You can do so on another device too.', until: (day) => `The code works once, up to and including ${day}. After that everything is erased.`,
    who: 'Whoever has the code can read what you filled in.', here: 'Nothing of your form is left in this browser. Your code keeps working, also if you leave now.',
    leave: 'I have the code, leave this page', gone: 'There is nothing here any more', goneText: 'We show a code for a short time only. Did you write it down? Then you can continue with it.',
  },
  resume: {
    link: 'Continue with a code', title: 'Continue with a code', intro: 'Have you saved your form before? Fill in the code that you were given then.', once: 'A code works once. If you want to stop again after that, save again: you will be given a new code.',
    over: 'A form has already been started in this browser. If you continue with a code, it is erased.', code: 'Your code', hint: '15 characters. Capitals and spaces do not matter.', button: 'Continue the form',
  },
  add: {
    link: 'Add something to a request', title: 'Add or correct something', intro: 'Have you already sent your request? You can add something with the code from the page that confirmed it.',
    unseen: 'You do not see here what you wrote before. So nobody else who has your code can read it either.', text: 'What would you like to add or correct?', textHint: 'For example a new telephone number, or what was not right.',
    needed: 'Write down what you would like to add.', button: 'Add to my request', done: 'We have received it', doneText: 'We read what you wrote and put it with your request. You do not need to do anything else.', more: 'Add something else',
    receipt: 'Your code to add something is', receiptText: 'Write the code down if you may want to add or correct something later. Nobody can read anything with it.',
  },
  wrong: {
    form: 'A code has 15 characters, letters and digits. Please check it.', sign: 'There is a mistake in this code. The letters A, E, I, O and U and the digits 0, 1, 5 and 8 are never in it. Please check it.',
    unknown: 'We cannot find anything with this code. It may have been used already, be too old, or have a typing mistake in it.',
    cannotAdd: 'We cannot add anything with this code. Please check it, or call us. What you wrote is still there.', busy: 'It is busy at the moment. Please try again shortly.', wait: 'The code was wrong a few times. Please try again in a minute.',
  },
};

export const LATER: Texts<LaterTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
