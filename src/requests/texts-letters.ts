import type { RefusalGround, RequestDecision, RequestKind } from '../core/request.ts';

/** Words of letters about requests: level B1, no law talk but what a person needs to go on with. */
export const KIND_SENTENCES: Readonly<Record<RequestKind, string>> = {
  access: 'om te zien welke gegevens wij van u hebben', correction: 'om gegevens over u te verbeteren', erasure: 'om gegevens over u te wissen',
  restriction: 'om uw gegevens alleen nog te bewaren', objection: 'om uw gegevens niet meer te gebruiken',
};

export const DECISION_TEXTS: Readonly<Record<RequestKind, Readonly<Record<RequestDecision, string>>>> = {
  access: { granted: 'U krijgt bij deze brief wat wij over u bewaren. Wat over andere mensen gaat of wat zij in vertrouwen vertelden, staat er niet in. Ook zij hebben rechten.', partly: 'U krijgt bij deze brief een deel van wat u vroeg.', refused: 'Wij sturen u geen gegevens.' },
  correction: { granted: 'Wij hebben de gegevens verbeterd.', partly: 'Wij hebben een deel van de gegevens verbeterd.', refused: 'Wij hebben de gegevens niet veranderd. U mag zelf opschrijven hoe het volgens u zit. Dat bewaren wij er dan bij.' },
  erasure: { granted: 'Wij hebben uw gegevens gewist.', partly: 'Wij hebben een deel van uw gegevens gewist.', refused: 'Wij hebben uw gegevens niet gewist.' },
  restriction: { granted: 'Wij bewaren uw gegevens en doen er verder niets mee. U hoort het van ons voordat dit verandert.', partly: 'Wij doen een deel van wat u vroeg.', refused: 'Wij doen niet wat u vroeg.' },
  objection: { granted: 'Wij gebruiken uw gegevens niet meer. Wij bewaren ze alleen nog. U hoort het van ons voordat dit verandert.', partly: 'Wij doen een deel van wat u vroeg.', refused: 'Wij blijven uw gegevens gebruiken.' },
};

/** To the person: never a word about whose rights, or about safety. Who is not told has words of their own (`decision.untold`). */
export const GROUND_SENTENCES: Readonly<Record<Exclude<RefusalGround, 'not-known' | 'not-told'>, string>> = {
  'others-rights': 'Wij moeten ook de rechten van andere mensen beschermen.', 'legal-claim': 'Wij hebben de gegevens nodig voor een zaak bij de rechter.', duty: 'De wet zegt dat wij deze gegevens moeten bewaren.',
  'never-asked': 'U vroeg ons om u nooit meer te benaderen. Om ons daaraan te houden, bewaren wij een merkteken. Daar staat uw naam niet in.', 'case-runs': 'Het werk voor u loopt nog. Als dat klaar is, kunt u het opnieuw vragen.',
  'correct-as-it-is': 'Wij hebben het nagekeken. Wat er staat, is zo gezegd of gebeurd.', unfounded: 'Wij zien geen reden om dit te doen.', 'identity-unsure': 'Wij weten niet zeker dat u het bent die dit vraagt.',
};

const RIGHTS = 'U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens. Dat kan op autoriteitpersoonsgegevens.nl.';

export const LETTER_TEXTS = {
  receipt: {
    subject: 'Wij kregen uw verzoek',
    opening: (what: string, received: string) => [`U vroeg ons ${what}. Dat verzoek kregen wij op ${received}.`],
    whenHeading: 'Wanneer u antwoord krijgt',
    when: (ends: string) => [`U krijgt antwoord vóór of op ${ends}. Lukt dat niet, dan hoort u dat voor die dag van ons. U leest dan ook waarom.`],
    whoHeading: 'Wie u bent',
    who: ['Wij geven gegevens alleen aan de persoon over wie het gaat. Daarom kan het zijn dat wij u bellen of iets vragen. Stuur ons geen kopie van uw paspoort of identiteitskaart.'],
  },
  extension: {
    subject: 'Wij hebben meer tijd nodig',
    opening: (what: string, received: string, ends: string) => [`U vroeg ons op ${received} ${what}.`, `Dat kost ons meer tijd. U krijgt antwoord vóór of op ${ends}.`],
    untoldWhy: 'Wij willen dit goed nagaan. Dat lukt niet binnen een maand.',
    whyHeading: 'Waarom het langer duurt', complainHeading: 'Bent u het niet met ons eens?', complain: ['Bel ons dan. Wij praten er graag met u over.', RIGHTS],
  },
  decision: {
    subject: 'Ons antwoord op uw verzoek',
    opening: (what: string, received: string) => `U vroeg ons op ${received} ${what}.`,
    // True of whom nothing is kept, and of whom there is something they do not know of: both get these very words.
    untold: 'Wij hebben geen gegevens over u waarover wij u iets kunnen vertellen.',
    untoldWhy: ['Wij vertellen alleen over gegevens die u zelf aan ons gaf, of over werk waarvan u weet.', 'Zo beschermen wij iedereen.'],
    whyHeading: 'Waarom', disagreeHeading: 'Bent u het niet met ons eens?',
    disagree: (until: string) => ['Bel ons dan. Wij praten er graag met u over.', `U kunt ook naar de rechter gaan. Dat kan tot en met ${until}.`, RIGHTS],
  },
  access: {
    subject: 'Wat wij over u bewaren',
    opening: (received: string) => [`U vroeg ons op ${received} om te zien welke gegevens wij van u hebben. In dit stuk staan ze bij elkaar.`, 'Wat over andere mensen gaat, staat er niet in. Ook zij hebben recht op rust.'],
    own: 'Wat u of iemand voor u vertelde', released: 'Wat de ander aan u liet vertellen', facts: 'Wat er gebeurde', chosen: 'Uit onze aantekeningen', chosenLead: 'Dit schreven wij op over u.',
    letters: 'Brieven die wij voor u maakten', noLetters: 'Wij maakten geen brieven voor u.', receivers: 'Aan wie wij iets over u vertelden', noReceivers: 'Wij vertelden niets over u aan anderen.',
    seen: 'Wie in de zaak keek', none: 'Hier staat niets.',
    whyHeading: 'Waarom wij dit bewaren', why: ['Wij gebruiken uw gegevens om mensen met elkaar in contact te brengen na een ingrijpende gebeurtenis, als zij dat allebei willen. Wij bewaren ze in de regel tot vijf jaar na het einde van de zaak. Daarna wissen wij ze.', 'Van wie wij iets weten, staat erbij. Geen computer besluit over u.'],
    rightsHeading: 'Wat u verder kunt vragen', rights: ['U kunt ons vragen om gegevens te verbeteren, te wissen of alleen nog te bewaren. U kunt ook zeggen dat u het niet met het gebruik eens bent. Bel ons of schrijf ons.', RIGHTS],
  },
} as const;
