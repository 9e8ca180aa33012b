import { NL } from './texts-nl.ts';
import type { LetterTexts } from './texts.ts';

const WHO = ['Ik help mensen om met elkaar te praten.', 'Ik doe dat als ze het allebei willen.', 'Ik kies niet voor de een of voor de ander.'];

/** Short sentences, one thing a line, easy words, for people with a mild intellectual disability. */
export const NL_EASY: LetterTexts = {
  page: 'Blad',
  dateLabel: 'Datum',
  referenceLabel: 'Nummer',
  phoneLabel: 'Bellen',
  emailLabel: 'Mailen',
  mediatorRole: 'bemiddelaar',
  deskRole: 'ik werk op kantoor',
  regards: 'Groeten van',
  officeLine: (phone) => `Bel ons: ${phone}`,
  date: NL.date,
  title: (caseNumber) => `Brief met nummer ${caseNumber}`,
  greeting: (name) => `Beste ${name},`,
  byHand: 'Persoonlijk aan u gegeven',
  onBehalfOf: (name) => `Deze brief gaat over ${name}. U leest de brief voor ${name}.`,

  approach: {
    subject: 'Een vraag aan u',
    opening: [
      'Ik heb een vraag voor u.',
      'U hoeft niets te doen.',
      'Lees de brief als u er tijd voor hebt.',
      'U mag hem ook met iemand samen lezen.',
      ...WHO,
    ],
    openingAgain: ['Ik stuurde u al eens een brief.', 'Nu schrijf ik nog één keer.', 'U hoeft niets te doen.', ...WHO],
    why: (name, wish, withLines) => ({
      heading: 'Wat is de vraag?',
      paragraphs: [
        `De vraag komt van ${name}.`,
        'Ik mag u deze naam noemen.',
        'De vraag is: wilt u contact?',
        ...(wish === null ? [] : [`${name} ${WISH[wish]}.`]),
        'Maar u kiest ook hoe het gaat.',
        'Het kan met een brief.',
        'Het kan met een gesprek.',
        'Of ik vertel iets van de een aan de ander.',
        'U hoeft de ander dus niet te zien.',
        ...(withLines ? [`${name} heeft u ook zelf iets geschreven.`, 'Dat staat op het laatste blad.', 'U kiest of u het leest.'] : []),
      ],
      points: [],
    }),
    choice: (name, reminder) => ({
      heading: 'U kiest zelf',
      paragraphs: [],
      points: [
        'U mag ja zeggen.',
        'U mag nee zeggen.',
        'U mag het later pas zeggen.',
        'U hoeft niet te zeggen waarom.',
        'Nee is ook goed. U krijgt daar geen last van.',
        'Als u ja zegt, mag u later toch stoppen.',
        'Wilt u deze vraag nooit meer? Zeg dat dan. Dan doen wij dat.',
        reminder ? 'Hoor ik niets van u? Dat is goed. Dan schrijf ik niet meer.' : 'Hoor ik niets van u? Dan schrijf ik hooguit nog één keer.',
        'U hoeft niets te betalen.',
        'Wat u mij vertelt, zeg ik niet door. Ik doe dat pas als u dat wilt.',
        `Wij zeggen niet tegen ${name} waar u woont.`,
      ],
    }),
    more: {
      heading: 'Wilt u meer weten?',
      paragraphs: ['U mag mij bellen of mailen.', 'Dan zegt u nog geen ja.', 'U mag ook vragen hoe wij weten waar u woont.', 'Vindt u deze brief naar?', 'Praat dan met iemand die u helpt.'],
      points: [],
    },
    lines: { heading: (name) => `Dit wil ${name} u zeggen`, note: 'U hoeft dit niet te lezen.' },
  },

  closing: {
    subject: 'Wij zijn klaar',
    opening: [
      'U en ik hadden contact.',
      'Dank u wel voor uw tijd.',
      'Ik stop nu met mijn werk voor u.',
      'U hoeft niets meer te doen.',
      'In deze brief staat niet wat u hebt gekozen.',
      'Er staat ook niet in wat een ander heeft gekozen.',
      'Deze brief schrijf ik altijd zo.',
    ],
    parts: [
      {
        heading: 'Wat blijft zo?',
        paragraphs: [],
        points: [
          'Wat u mij hebt verteld, zeg ik niet door. Ik doe dat pas als u dat wilt.',
          'U krijgt geen last van wat u hebt gekozen.',
          'U mag vragen wat wij van u weten.',
        ],
      },
      {
        heading: 'Hebt u later een vraag?',
        paragraphs: ['U mag mij dan bellen of mailen.', 'Dat mag altijd.', 'Hebt u het zwaar?', 'Praat dan met iemand die u helpt.', 'Of ga naar uw huisarts.'],
        points: [],
      },
    ],
  },

  rejection: {
    wording: {
      'stopped-at-your-request': {
        subject: 'Wij zijn gestopt, zoals u vroeg',
        opening: ['U hebt gezegd dat u wilt stoppen.', 'Dat mag altijd.', 'Wij zijn gestopt omdat u dat vroeg.', 'U hoeft niets meer te doen.'],
      },
      'cannot-make-contact': {
        subject: 'Het kan nu niet',
        opening: [
          'U wilt contact met iemand.',
          'U vroeg of wij u daarbij helpen.',
          'Dat kan nu niet.',
          'Dat kan een naar bericht zijn.',
          'Als het niet kan, schrijf ik nooit waarom.',
          'Het zegt niets over u.',
          'Het zegt ook niets over de ander.',
        ],
      },
      'outside-our-work': {
        subject: 'Wij kunnen u hier niet mee helpen',
        opening: ['U hebt ons iets gevraagd.', 'Wij hebben er goed naar gekeken.', 'Wij kunnen u er niet mee helpen.', 'Het past niet bij ons werk.', 'Dat komt niet door u.', 'Uw vraag is wel een goede vraag.'],
      },
      'other-route-first': {
        subject: 'Er is eerst iets anders',
        opening: [
          'U wilt contact met iemand.',
          'Er is misschien eerst iets anders voor u.',
          'Dat heet: mediation in strafzaken.',
          'De officier van justitie kijkt of dat kan.',
          'Wij wachten daar nu op.',
          'Gaat het niet door?',
          'Dan mag u weer naar ons toe.',
        ],
      },
    },
    doorsHeading: 'Met wie kunt u praten?',
    doorsLead: 'Wilt u met iemand praten? Dat kan hier:',
    doors: {
      'victim-support': 'Slachtofferhulp Nederland. Bel 0900 - 0101.',
      'own-professional': 'Wie u nu al helpt.',
      'general-practitioner': 'Uw huisarts.',
      'neighbourhood-team': 'Het wijkteam waar u woont.',
      'mediation-in-criminal-case': 'Uw advocaat. Vraag daar naar mediation in strafzaken.',
    },
    later: { heading: 'Hebt u later een vraag?', paragraphs: ['Bel ons dan.', 'Dat mag altijd.', 'Wij kijken dan weer met u mee.'], points: [] },
  },
};

const WISH = {
  talk: 'wil graag met u praten',
  letters: 'wil graag een brief sturen',
  shuttle: 'wil dat ik u iets vertel',
  conference: 'wil graag praten met meer mensen erbij',
  video: 'wil iets zeggen op een film',
  audio: 'wil iets zeggen dat u kunt horen',
} as const;
