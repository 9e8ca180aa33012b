import { wholeDay } from '../words/day.ts';
import type { LetterTexts } from './texts.ts';

const WHO = 'Ik werk bij Perspectief Herstelbemiddeling. Wij helpen mensen om met elkaar in contact te komen. Dat doen wij alleen als zij dat allebei willen. Wij kiezen geen kant.';

export const NL: LetterTexts = {
  page: 'Bladzijde',
  dateLabel: 'Datum',
  referenceLabel: 'Kenmerk',
  phoneLabel: 'Telefoon',
  emailLabel: 'E-mail',
  mediatorRole: 'bemiddelaar',
  deskRole: 'medewerker van het aanmeldpunt',
  regards: 'Met vriendelijke groet,',
  officeLine: (phone) => `Telefoon ${phone}`,
  date: wholeDay,
  title: (caseNumber) => `Brief met kenmerk ${caseNumber}`,
  greeting: (name) => `Beste ${name},`,
  byHand: 'Persoonlijk overhandigd',
  onBehalfOf: (name) => `U krijgt deze brief omdat u voor ${name} opkomt. Waar ‘u’ staat, kunt u ook ‘${name}’ lezen.`,

  approach: {
    subject: 'Een vraag aan u',
    opening: [
      'Deze brief komt misschien onverwacht. Neem rustig de tijd. U hoeft niets te doen.',
      WHO,
    ],
    openingAgain: [
      'Ik heb u eerder een brief gestuurd. Misschien kwam die niet aan, of kwam hij niet goed uit. Dat is prima. U hoeft ook nu niets te doen.',
      WHO,
    ],
    why: (name, wish, withLines) => ({
      heading: 'Waarom schrijf ik u?',
      paragraphs: [
        `${name} wil graag weten of u openstaat voor contact. Ik mag u deze naam noemen.`,
        `${wish === null ? '' : `${name} ${WISH[wish]}. `}U kiest mee hoe het gaat. Het kan met een brief of een gesprek. Het kan ook via mij. U hoeft de ander dus niet te zien.`,
        ...(withLines ? [`${name} heeft ook zelf iets aan u geschreven. Dat staat op een apart blad, achter deze brief. U kiest zelf of u het leest.`] : []),
      ],
      points: [],
    }),
    choice: (name, reminder) => ({
      heading: 'U kiest zelf',
      paragraphs: [],
      points: [
        'Meedoen mag, maar het moet niet. Wat u ook kiest: het heeft geen gevolgen voor u.',
        'U mag ja zeggen of nee. U mag het ook later pas zeggen. U hoeft niet uit te leggen waarom.',
        'Zegt u ja? Dan mag u op elk moment nog stoppen. Het kost u niets.',
        'Wilt u deze vraag nooit meer krijgen? Zeg het mij. Dan houden wij ons daaraan.',
        reminder ? 'Laat u niets horen? Dat is ook goed. Dit is onze laatste brief hierover.' : 'Laat u niets horen? Dan sturen wij u hierover hoogstens nog één brief.',
        `Wat u mij vertelt, blijft bij mij. Ik geef het alleen door als u dat wilt. Wij geven uw adres niet aan ${name}.`,
      ],
    }),
    more: {
      heading: 'Wilt u eerst meer weten?',
      paragraphs: [
        'Bel of mail mij gerust. U zegt daarmee nog geen ja. U mag ook vragen hoe wij aan uw adres komen.',
        'Doet deze brief u veel? Praat erover met iemand die u vertrouwt, of bel mij.',
      ],
      points: [],
    },
    lines: { heading: (name) => `Wat ${name} u wil zeggen`, note: 'U hoeft dit niet te lezen. U mag dit blad ook weggooien of voor later bewaren.' },
  },

  closing: {
    subject: 'Wij sluiten af',
    opening: [
      'De afgelopen tijd hadden wij contact met elkaar. Dank u wel voor uw tijd. Ik sluit nu af wat wij samen deden. U hoeft niets meer te doen.',
      'In deze brief staat niet wat u of een ander heeft gezegd of gekozen. Zo schrijven wij deze brief altijd.',
    ],
    parts: [
      {
        heading: 'Wat blijft gelden',
        paragraphs: [],
        points: [
          'Wat u mij hebt verteld, blijft bij mij. Ik geef het alleen door als u dat wilt.',
          'Wat u ook hebt gekozen: het heeft geen gevolgen voor u.',
          'U mag altijd vragen wat wij over u bewaren.',
        ],
      },
      {
        heading: 'Hebt u later nog een vraag?',
        paragraphs: [
          'U mag mij altijd bellen of mailen. Dat mag ook over een paar jaar. Dan kijken wij samen wat er kan.',
          'Hebt u het moeilijk? Praat dan met iemand die u vertrouwt. Dat kan ook uw huisarts zijn.',
        ],
        points: [],
      },
    ],
  },

  rejection: {
    wording: {
      'stopped-at-your-request': {
        subject: 'Wij zijn op uw verzoek gestopt',
        opening: ['U hebt ons laten weten dat u wilt stoppen. Dat mag altijd. Wij zijn op uw verzoek gestopt. U hoeft niets meer te doen.'],
      },
      'cannot-make-contact': {
        subject: 'Wij kunnen nu niet verder',
        opening: [
          'U vroeg ons om voor u contact te zoeken met iemand. Dat kunnen wij nu niet doen. Wij weten dat dit een teleurstelling kan zijn.',
          'Als contact niet kan, schrijven wij nooit waarom. Het zegt niets over u. Het zegt ook niets over de ander.',
        ],
      },
      'outside-our-work': {
        subject: 'Wij kunnen u hier niet mee helpen',
        opening: [
          'Wij hebben goed naar uw vraag gekeken. Wij kunnen u er helaas niet mee helpen. Uw vraag past niet bij het werk dat wij mogen doen.',
          'Dat zegt niets over u. Het zegt ook niet dat uw vraag minder telt.',
        ],
      },
      'other-route-first': {
        subject: 'Er is misschien eerst een andere weg',
        opening: [
          'U vroeg ons om voor u contact te zoeken met iemand. Voor u is er misschien eerst een andere weg. Die heet mediation in strafzaken. De officier van justitie kijkt of dat kan.',
          'Daarom wachten wij nu. Gaat die weg niet door? Dan kunt u weer bij ons komen.',
        ],
      },
    },
    doorsHeading: 'Met wie kunt u praten?',
    doorsLead: 'Misschien wilt u er met iemand over praten. Dat kan hier:',
    doors: {
      'victim-support': 'Slachtofferhulp Nederland, telefoon 0900 - 0101. Daar krijgt u steun en advies.',
      'own-professional': 'Uw eigen begeleider, of wie u bij ons heeft aangemeld.',
      'general-practitioner': 'Uw huisarts.',
      'neighbourhood-team': 'Het wijkteam van uw gemeente.',
      'mediation-in-criminal-case': 'Uw advocaat, of de officier van justitie. Vraag daar naar mediation in strafzaken.',
    },
    later: {
      heading: 'Wilt u later nog iets vragen?',
      paragraphs: ['Bel ons gerust. Dat mag ook over een paar jaar. Wij denken dan weer met u mee.'],
      points: [],
    },
  },
};

const WISH = {
  talk: 'denkt zelf aan een gesprek met u',
  letters: 'denkt zelf aan een brief',
  shuttle: 'wil u iets laten weten via mij',
  conference: 'denkt zelf aan een gesprek met meer mensen erbij',
  video: 'denkt zelf aan een bericht op video',
  audio: 'denkt zelf aan een bericht dat u kunt horen',
} as const;
