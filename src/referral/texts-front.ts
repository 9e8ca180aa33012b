import type { Texts } from './texts.ts';

/** The front page and "Welke deur?". Titles say nothing: somebody else may see the tab or the history. */
interface FrontTexts {
  title: string;
  heading: string;
  intro: string;
  refer: string;
  doesItFit: string;
  how: string;
  /** What happens, in order: in bold, and the rest. */
  steps: readonly (readonly [string, string])[];
  forWhom: string;
  forWhomText: string;
  professional: string;
  professionalText: string;
  colleague: string;
  signIn: string;
  free: string;
  freeText: string;
  call: string;
  callText: string;
  reading: string;
  /** Around the name of the quick exit. */
  readingText: { before: string; after: string };
  door: {
    title: string; intro: string; ours: string; oursPoints: readonly string[]; refer: string; theirs: string; theirsPoints: readonly string[]; theirsHow: string;
    unknown: string; unknownText: string;
    /** Back to the form, or to the page after sending; and from that page to this one. */
    toForm: string; toReceipt: string; after: string;
  };
}

const DUTCH: FrontTexts = {
  title: 'Welkom', heading: 'Contact na een ingrijpende gebeurtenis',
  intro: 'Na een delict, een ongeluk of een medisch incident blijven er vaak vragen. Soms wilt u de ander iets vragen, iets vertellen, of gewoon weten hoe het gaat. Wij helpen u daarbij.',
  refer: 'Aanmelden', doesItFit: 'Past dit bij mij?', how: 'Zo gaat het',
  steps: [
    ['U meldt zich aan.', 'Of iemand die u helpt doet dat, als u het goed vindt.'],
    ['Een bemiddelaar praat met u.', 'Over wat er gebeurde, wat u wilt en wat veilig is.'],
    ['Daarna vragen wij de ander.', 'Alleen als u dat wilt. De ander mag ja of nee zeggen.'],
    ['U kiest samen hoe.', 'Een gesprek, een brief, of via de bemiddelaar. Altijd goed voorbereid.'],
  ],
  forWhom: 'Voor wie?',
  forWhomText: 'Voor slachtoffers en nabestaanden, voor daders en veroorzakers, en voor wie er op een andere manier bij betrokken is. Kort geleden of lang geleden. Met of zonder strafzaak.',
  professional: 'Ik ben professional en wil een cliënt aanmelden',
  professionalText: 'Dat kan met hetzelfde formulier. Uw cliënt moet ervan weten en het ermee eens zijn. Twijfelt uw cliënt nog, meld dan gerust: dan bellen wij eerst u.',
  colleague: 'Werkt u bij Perspectief?', signIn: 'Log dan in.',
  free: 'Vrijwillig en gratis', freeText: 'U beslist zelf of u meedoet en hoe. U kunt altijd een pauze nemen of stoppen. Wat u vertelt, blijft vertrouwelijk.',
  call: 'Liever bellen?', callText: 'Dat kan op werkdagen, op het nummer bovenaan deze pagina.',
  reading: 'Leest er iemand mee?', readingText: { before: 'Met ', after: ' verlaat u deze site meteen.' },
  door: {
    title: 'Welke deur?', intro: 'Er zijn twee soorten bemiddeling na een strafbaar feit. Ze lijken op elkaar, en toch zijn ze anders.',
    ours: 'Herstelbemiddeling: dat doen wij',
    oursPoints: [
      'Het gaat om contact met de ander: vragen, vertellen, luisteren.', 'Het begint bij één persoon. De ander hoeft nog niet mee te doen.',
      'Het kan op elk moment: voor, tijdens of lang na een strafzaak. Ook zonder strafzaak, na een verkeersongeluk of een medisch incident.',
      'De rechter of de officier van justitie hoort er niets over, behalve als u dat allebei wilt.',
    ],
    refer: 'Aanmelden voor herstelbemiddeling', theirs: 'Mediation in strafzaken: via de rechtbank',
    theirsPoints: [
      'Het hoort bij een strafzaak die nu loopt.', 'De officier van justitie of de rechter stelt het voor. Het begint als u allebei ja zegt.',
      'Afspraken die u maakt, kunnen meetellen in de strafzaak.',
    ],
    theirsHow: 'Wilt u dit? Vraag ernaar bij uw advocaat, bij Slachtofferhulp of bij het mediationbureau van de rechtbank.',
    unknown: 'Weet u het niet?', unknownText: 'Meld u gerust aan, of bel ons op het nummer bovenaan. Wij denken mee en wijzen u zo nodig de andere deur.',
    toForm: 'Terug naar mijn formulier', toReceipt: 'Terug naar mijn nummer en code', after: 'Twijfelt u? Lees welke soort bemiddeling bij u past.',
  },
};

const EASY: FrontTexts = {
  title: 'Welkom', heading: 'Er is iets ergs gebeurd. Wilt u praten met de ander?',
  intro: 'Misschien wilt u iets vragen. Of iets zeggen. Of weten hoe het met de ander gaat. Wij helpen u daarbij.',
  refer: 'Ik wil dit invullen', doesItFit: 'Past dit bij mij?', how: 'Zo gaat het',
  steps: [
    ['U vult dit in.', 'Een ander mag u helpen.'],
    ['Wij praten met u.', 'Wat is er gebeurd? Wat wilt u? Wat is veilig?'],
    ['Dan vragen wij het de ander.', 'Alleen als u dat goed vindt. De ander mag ja of nee zeggen.'],
    ['U kiest samen hoe.', 'Praten. Een brief. Of wij praten voor u met de ander.'],
  ],
  forWhom: 'Voor wie?',
  forWhomText: 'Voor wie slachtoffer is. Voor wie dader is. Voor familie. En voor anderen. Het mag lang geleden zijn. Of nog maar net.',
  professional: 'Ik help mensen. Dat is mijn werk.',
  professionalText: 'U kunt dit ook invullen voor een cliënt. Uw cliënt moet het wel weten. En moet het goed vinden. Weet uw cliënt het nog niet zeker? Dan bellen wij eerst u.',
  colleague: 'Werkt u bij ons?', signIn: 'Log dan in.',
  free: 'Het mag en het kost niets', freeText: 'U hoeft niet mee te doen. U kiest zelf. U mag altijd stoppen. Wat u zegt, hoort de ander alleen als u dat goed vindt.',
  call: 'Wilt u bellen?', callText: 'Dat mag. Het nummer staat boven aan de pagina. Wij zijn er op werkdagen.',
  reading: 'Leest er iemand mee?', readingText: { before: 'Druk dan op ', after: '. Dan bent u hier weg.' },
  door: {
    title: 'Wat past bij u?', intro: 'Wij kunnen u helpen. De rechtbank kan dat soms ook.',
    ours: 'Dit doen wij',
    oursPoints: [
      'Wij helpen u om te praten met de ander. Of om te schrijven.', 'Wij praten eerst met u. De ander weet dan nog niets.',
      'Het mag altijd. Ook als het lang geleden is. Ook als er geen rechter is.', 'Wij zeggen niets tegen de rechter. Alleen als u en de ander dat willen.',
    ],
    refer: 'Ik wil dit invullen', theirs: 'Dit doet de rechtbank',
    theirsPoints: [
      'Dit kan als er nu een strafzaak is. Dan kijkt een rechter wat er moet gebeuren.', 'De rechter of de officier vraagt of u wilt praten. U en de ander zeggen allebei ja.',
      'Wat u samen kiest, telt soms mee bij de rechter.',
    ],
    theirsHow: 'Wilt u dit? Vraag het uw advocaat. Of bel met Slachtofferhulp.',
    unknown: 'Weet u het niet?', unknownText: 'Dat geeft niet. Vul het in of bel ons. Wij kijken samen wat past.',
    toForm: 'Terug naar mijn formulier', toReceipt: 'Terug naar mijn nummer en code', after: 'Weet u niet of dit past? Lees het hier.',
  },
};

const ENGLISH: FrontTexts = {
  title: 'Welcome', heading: 'Contact after something serious has happened',
  intro: 'After a crime, an accident or a medical incident, questions often remain. You may want to ask the other person something, tell them something, or simply know how they are. We help you with that.',
  refer: 'Make a request', doesItFit: 'Is this right for me?', how: 'How it works',
  steps: [
    ['You make a request.', 'Or someone who helps you does so, if you agree.'],
    ['A mediator talks with you.', 'About what happened, what you want and what is safe.'],
    ['Then we ask the other person.', 'Only if you want us to. The other person may say yes or no.'],
    ['You decide together how.', 'A conversation, a letter, or through the mediator. Always well prepared.'],
  ],
  forWhom: 'Who is it for?',
  forWhomText: 'For victims and bereaved relatives, for offenders and people who caused an accident, and for those who are involved in another way. Recently or long ago. With or without a criminal case.',
  professional: 'I am a professional and want to refer a client',
  professionalText: 'You can use the same form. Your client must know about it and agree. If your client is not sure yet, feel free to send it anyway: we will then call you first.',
  colleague: 'Do you work at Perspectief?', signIn: 'Sign in here.',
  free: 'Voluntary and free of charge', freeText: 'You decide whether and how you take part. You can always pause or stop. What you tell us stays confidential.',
  call: 'Would you rather call?', callText: 'You can call us on working days, on the number at the top of this page.',
  reading: 'Is someone looking over your shoulder?', readingText: { before: 'Press ', after: ' to leave this site at once.' },
  door: {
    title: 'Which door?', intro: 'There are two kinds of mediation after a criminal offence. They look alike, and yet they are different.',
    ours: 'Restorative mediation: that is what we do',
    oursPoints: [
      'It is about contact with the other person: asking, telling, listening.', 'It starts with one person. The other person does not have to take part yet.',
      'It is possible at any moment: before, during or long after a criminal case. Also without a criminal case, after a traffic accident or a medical incident.',
      'The court and the public prosecutor are told nothing about it, unless both of you want that.',
    ],
    refer: 'Make a request for restorative mediation', theirs: 'Mediation in criminal cases: through the court',
    theirsPoints: [
      'It belongs to a criminal case that is going on now.', 'The public prosecutor or the judge proposes it. It starts when both of you say yes.',
      'Agreements that you make can count in the criminal case.',
    ],
    theirsHow: 'Is this what you want? Ask your lawyer, Victim Support (Slachtofferhulp Nederland) or the mediation office of the court.',
    unknown: 'Not sure?', unknownText: 'Feel free to make a request, or call us on the number at the top. We will help you work out what fits, and point you to the other door if needed.',
    toForm: 'Back to my form', toReceipt: 'Back to my number and code', after: 'Not sure? Read which kind of mediation suits you.',
  },
};

export const FRONT: Texts<FrontTexts> = { nl: DUTCH, 'nl-easy': EASY, en: ENGLISH };
