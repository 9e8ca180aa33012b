import type { Choice, DecisionReason, IdentityCheck, RefusalGround, RequestDecision, RequestKind, RequestStep, Term } from '../core/request.ts';
import type { Source } from './source.ts';
import type { PostDoubt, wayWhyNot } from '../core/request-way.ts';
import { BAN_WORDS } from '../core/safe-contact.ts';
import type { Tone } from '../ui/tag.tsx';

/** What somebody asks, on screens: "inzage". */
export const KIND_WORDS: Readonly<Record<RequestKind, string>> = {
  access: 'inzage', correction: 'verbetering', erasure: 'wissen', restriction: 'beperking', objection: 'bezwaar',
};

export const KIND_HINTS: Readonly<Record<RequestKind, string>> = {
  access: 'Iemand wil weten wat wij bewaren (AVG artikel 15).', correction: 'Iemand zegt dat iets niet klopt (artikel 16).',
  erasure: 'Iemand wil dat gegevens weg zijn (artikel 17).', restriction: 'Iemand wil dat wij er niets meer mee doen (artikel 18).',
  objection: 'Iemand is het niet eens met het gebruik (artikel 21).',
};

export const IDENTITY_WORDS: Readonly<Record<IdentityCheck, string>> = {
  'known-to-mediator': 'de bemiddelaar kent deze persoon en sprak die', 'document-shown': 'een identiteitsbewijs laten zien (geen kopie bewaard)',
  'called-back': 'teruggebeld op een nummer dat wij al kenden', 'representative-shown': 'de vertegenwoordiger liet zien dat die namens deze persoon mag vragen',
};

export const DECISION_WORDS: Readonly<Record<RequestDecision, string>> = { granted: 'gedaan zoals gevraagd', partly: 'voor een deel gedaan', refused: 'niet gedaan' };

export const GROUND_WORDS: Readonly<Record<RefusalGround, string>> = {
  'others-rights': 'het raakt rechten van een ander (AVG 15 lid 4, UAVG 41)', 'legal-claim': 'er loopt een rechtszaak of een vordering', duty: 'de wet zegt dat wij het bewaren',
  'never-asked': 'dit is nodig om een "benader mij nooit meer" na te leven', 'case-runs': 'de zaak loopt nog', 'correct-as-it-is': 'wat er staat, is wat er gezegd of gebeurd is',
  unfounded: 'het verzoek is duidelijk zonder grond of wordt steeds herhaald', 'not-known': 'deze persoon is bij ons niet gevonden', 'not-told': 'deze persoon weet van geen enkele zaak die hier staat (AVG 15 lid 4, UAVG 41)', 'identity-unsure': 'niet zeker wie er vraagt',
};

export const CHOICE_WORDS: Readonly<Record<Choice, string>> = {
  include: 'Opnemen', 'about-other-party': 'Weglaten: gaat over de andere partij', 'of-other-party': 'Weglaten: is van de andere partij', 'third-person': 'Weglaten: gaat over iemand anders',
  'work-note': 'Weglaten: eigen werkaantekening van de bemiddelaar', safety: 'Weglaten: veiligheid', 'not-about-this-person': 'Weglaten: gaat niet over deze persoon',
  'said-in-confidence': 'Weglaten: in vertrouwen gezegd',
};

export const STEP_WORDS: Readonly<Record<RequestStep, string>> = {
  identity: 'Nagegaan wie er vraagt', extended: 'Verlengd met twee maanden', reviewed: 'Zinnen nagelopen', corrected: 'Verbeterd', 'statement-added': 'Eigen verklaring toegevoegd',
  restricted: 'Beperkt', lifted: 'Beperking opgeheven', erased: 'Gewist', 'post-agreed': 'Gaat toch per post', 'by-hand': 'Wordt in handen gegeven', 'let-go': 'Zaak losgelaten: het was iemand anders', decided: 'Besloten', letter: 'Brief gemaakt',
};

/** Why an answer does not simply go by post, as a sentence. */
export const DOUBT_TEXTS: Readonly<Record<PostDoubt, string>> = {
  changed: 'Sinds dit gekozen of besloten is, is iets veranderd: veilig contact, het adres, detentie, wie er voor deze persoon spreekt, of om welke zaak het gaat. Kijk het opnieuw na.',
  dead: 'Deze persoon is overleden.', 'post-no': 'Deze persoon zei: post is niet veilig.', 'post-not-asked': 'Of post veilig is, is in de zaak niet gevraagd.', detained: 'Deze persoon zit vast: een ander kan de post openen.',
  'mail-returned': 'Van het adres bij dit verzoek kwam eerder post terug.',
  'other-address': 'Het adres bij dit verzoek is een ander adres dan wij kennen.', 'no-known-address': 'Wij kennen geen adres van deze persoon om dit mee te vergelijken.',
};
export const WAY_TEXTS = {
  first: 'Kies eerst hoe het antwoord deze persoon bereikt.',
  ask: 'Zet een vinkje als deze persoon zelf zei dat post op dit adres veilig is. Anders gaat er geen brief heen.',
  askLabel: 'Is post op dit adres veilig?', askHint: 'Wij hebben niets om dit adres mee te vergelijken. Wie bij deze persoon woont, kan de brief openen en ziet dan van wie hij komt. Is post daar niet veilig, leg het verzoek dan opnieuw vast, met een ander adres.', askYes: 'Ja, dat zei deze persoon zelf',
  again: 'Er is iets veranderd. Kies opnieuw hoe het antwoord deze persoon bereikt. Stuur of geef tot dan niets wat hier al gemaakt is.', before: 'van voor de laatste keuze: stuur of geef deze niet meer',
  why: 'Schrijf hoe u weet dat dit veilig is.', how: 'Schrijf wie het geeft, en wanneer.',
  erased: 'De gegevens zijn gewist: met een ander adres is niets meer te vergelijken.', noAddress: 'Laat dit leeg: wordt het in handen gegeven, dan komt er geen adres op de brief.',
  untold: 'Deze persoon weet niet van de zaak. Het antwoord gaat per post naar het adres van dit verzoek, net als aan iemand van wie wij niets bewaren. Vraag alleen wat u iedereen vraagt: is post op dit adres veilig? Vraag en zeg verder niets, en geef het antwoord niet zelf af: ook dat vertelt dat er iets is.', choose: 'Kies hoe het antwoord gaat.',
} as const;

/** What can be wrong with who asks. `numbers`: of the cases. */
export const WHO_TEXTS = {
  otherTitle: 'Andere naam dan in de zaak', other: (numbers: string) => `In ${numbers} heet deze persoon anders dan wie vraagt. Kijk na of dit dezelfde mens is. Krijgt iemand de gegevens van een ander, dan kan die ander gevaar lopen.`,
  forTitle: 'Iemand vraagt dit voor een ander', for: 'Kijk na of wie vraagt nu nog voor deze persoon spreekt, en of het veilig is als die dit leest: wat een kind zelf vertelde, staat ook in de inzage.',
  nobody: (numbers: string) => `In ${numbers} spreekt nu niemand voor deze persoon.`,
} as const;

/** Why it does not go by post, whatever the reason. */
export const REFUSED_WAYS: Readonly<Record<NonNullable<ReturnType<typeof wayWhyNot>>, string>> = {
  'post-no': 'Hier is post niet veilig. Geef het antwoord in handen, of vraag deze persoon om een ander adres.',
  dead: 'Deze persoon is overleden: er gaat niets per post. Overleg met beleid of het antwoord nog iemand toekomt.',
};

/** For each kind, what to press before it can be called granted. */
export const DO_FIRST: Readonly<Record<RequestKind, string>> = {
  access: 'Loop eerst alle zinnen na.', correction: 'Verbeter eerst wat niet klopt.', erasure: 'Wis eerst de gegevens.', restriction: 'Zet eerst de beperking erop.', objection: 'Zet eerst de beperking erop.',
};

export const REASON_TEXTS: Readonly<Record<Exclude<DecisionReason, 'not-done'>, string>> = {
  decided: 'Over dit verzoek is al besloten.', 'identity-first': 'Leg eerst vast hoe u nagaat wie er vraagt.', 'no-case': 'Kies eerst over welke zaak en persoon het gaat.',
  'ground-missing': 'Kies waarom het niet of niet helemaal gebeurt.', 'ground-not-of-kind': 'Deze reden past niet bij dit soort verzoek.', 'no-ground-needed': 'Bij "gedaan zoals gevraagd" hoort geen reden om iets niet te doen.',
  'does-not-know': 'Deze persoon weet niet van elke zaak die hier staat. Besluit tot een deel, met de rechten van de ander als reden: die zaak blijft er dan buiten.',
  'knows-of-none': 'Deze persoon weet van geen enkele zaak die hier staat. Besluit "niet gedaan", met als reden dat deze persoon er niet van weet: dan krijgt deze persoon dezelfde brief als iemand van wie wij niets bewaren.',
  'knows-of-one': 'Deze reden past niet bij wie hier gekozen is. Kies een andere reden.',
};

export const STANDING_TEXTS: Readonly<Record<Term['standing'], { readonly text: string; readonly tone: Tone }>> = {
  running: { text: 'Loopt', tone: 'info' }, near: { text: 'Bijna om', tone: 'attention' }, late: { text: 'Te laat', tone: 'late' }, answered: { text: 'Beantwoord', tone: 'good' }, 'answered-late': { text: 'Te laat beantwoord', tone: 'late' },
};

/** Field of the form of a letter. */
export const ASKED_SAFE = 'post-veilig';
export const LETTERS = ['receipt', 'extension', 'decision'] as const;
export type RequestLetter = (typeof LETTERS)[number];
export const LETTER_WORDS: Readonly<Record<RequestLetter, string>> = { receipt: 'Ontvangstbevestiging', extension: 'Bericht van verlenging', decision: 'Besluit' };

/** What somebody's own words are called, in the file that they get. */
const OWN_LABELS: Readonly<Record<string, string>> = {
  name: 'Naam', 'birth-date': 'Geboortedatum', contact: 'Bereikbaar', 'told-contact': 'Bereikbaar', address: 'Adres', telephone: 'Telefoon', email: 'E-mail', remarks: 'Opmerkingen', [BAN_WORDS]: 'Contactverbod',
  'safe-contact': 'Veilig contact', 'safe-times': 'Wanneer bellen veilig is', 'code-word': 'Codewoord', 'may-call': 'Bellen veilig', 'detention-place': 'Verblijf', 'own-professional': 'Eigen hulpverlener', event: 'Wat er gebeurde', 'event-place': 'Plaats', 'event-day': 'Dag',
  released: 'Vrijgegeven woorden', 'own-statement': 'Eigen verklaring', addition: 'Later toegevoegd', 'treatment-provider': 'Uw behandelaar', 'treatment-provider-telephone': 'Telefoon van uw behandelaar', 'visit-booking': 'Afspraak met de inrichting over een bezoek',
};
export const ownLabel = (kind: string): string => OWN_LABELS[kind] ?? 'Vastgelegd';

/** From whom, to the person it is about. Of the other side it is somebody else, whoever it was. */
export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  yourself: 'uzelf', 'who-registered-you': 'wie u aanmeldde', 'somebody-else': 'iemand anders', institution: 'een instelling', prosecution: 'het Openbaar Ministerie', professional: 'een professional',
  us: 'een medewerker van ons', 'old-records': 'onze oude administratie', system: 'onze computer, vanzelf', corrected: 'uzelf, verbeterd op verzoek', 'not-known': 'niet meer bekend',
};

export const FROM_WORDS: Readonly<Record<string, string>> = { casework: 'Aantekening', task: 'Taak', referrer: 'Verwijzer' };
