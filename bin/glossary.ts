import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactKind } from '../src/core/case/facts.ts';
import { ORDER_NAMES } from '../src/core/case/orders.ts';
import { PHASES } from '../src/core/case/outcome.ts';
import { ORDER_TEXTS } from '../src/words/orders.ts';
import { PHASE_WORDS } from '../src/words/phases.ts';

/** docs/glossary.md: Dutch word, English word, and the word in `src/core`; a test holds each against the code. */
interface Concept { readonly dutch: string; readonly english: string; readonly code: readonly string[] }
const is = (dutch: string, english: string, ...code: string[]): Concept => ({ dutch, english, code });

/** The words of the handbook and the reports. One word a concept, everywhere; no code word where the software has no such thing. */
export const CONCEPTS: readonly Concept[] = [
  is('herstelbemiddeling', 'restorative mediation'), is('aanmelding', 'referral', 'Referred', 'referral'), is('verwijzer', 'referrer', 'referrerKind', 'referrer'),
  is('zelfmelder', 'self-referrer', 'self', 'referredItself'), is('niet-professionele verwijzer', 'acquaintance', 'acquaintance'), is('vraag aan de verwijzer', 'question (to the referrer)', 'ask-referrer', 'ReferrerAsked'), is('belverzoek', 'call-back request', 'callBack'),
  is('aanmeldpunt', 'desk', 'desk'), is('beleid', 'policy', 'policy'), is('bemiddelaar', 'mediator', 'mediator'), is('tweede bemiddelaar', 'second mediator', 'add-second-mediator'),
  is('werkbegeleider', 'practice supervisor', 'practice-supervisor', 'supervisor'), is('directeur', 'director', 'director'), is('beheerder', 'administrator', 'administrator'), is('communicatie', 'communications', 'communications'),
  is('meekijker', 'trainee', 'trainee'), is('noodtoegang', 'broken glass', 'glass'), is('vervanger', 'stand-in'), is('parket', 'office (of the prosecution service)'), is('dubbele aanmelding', 'duplicate', 'duplicate'),
  is('zaak, traject', 'case', 'case'), is('aangemelde kant', 'side A', 'a'), is('andere kant', 'side B', 'b'), is('slachtofferkant', 'victim side', 'victim-side'), is('daderkant', 'offender side', 'offender-side'),
  is('slachtoffer', 'victim', 'victim'), is('nabestaande', 'bereaved relative', 'bereaved'), is('verdachte', 'suspect', 'suspect'), is('dader', 'offender', 'offender'),
  is('veroorzaker', 'causing party', 'causing-party'), is('patiënt', 'patient', 'patient'), is('zorgverlener', 'care provider', 'care-provider'), is('getuige', 'witness', 'witness'),
  is('vertegenwoordiger', 'representative', 'representative'), is('steunfiguur', 'supporter', 'add-supporter'), is('behandelaar', 'treatment provider', 'treatment-provider', 'treatmentProvider'),
  is('eigen hulpverlener', 'own professional', 'OwnProfessionalKnown'), is('aanleiding', 'cause', 'cause'), is('aangifte', 'police report', 'policeReport'), is('zitting', 'hearing', 'hearing'),
  is('contactverbod', 'contact ban', 'BanRecorded'), is('veilig contact', 'safe contact', 'SafeContactStated'), is('Openbaar Ministerie', 'prosecution service', 'prosecution'),
  is('Veiligheidshuis', 'safety house', 'safetyHousePossible', 'safety-house'), is('goedkeuren', 'accept', 'accept', 'Accepted'), is('afkeuren', 'reject', 'reject', 'Rejected'),
  is('MiS eerst', 'MiS first', 'mis-first'), is('uitzetten', 'allocate', 'allocate', 'Allocated'), is('incompleet uitzetten', 'allocate incomplete', 'allocate-incomplete', 'incomplete'),
  is('teruggeven', 'hand back', 'hand-back', 'HandedBack'), is('intake', 'intake', 'hold-intake', 'IntakeHeld'), is('doorgeven', 'release', 'release', 'Released'),
  is('benaderen', 'approach', 'approach', 'Approached'), is('benaderingsbrief', 'approach letter', 'letter'), is('herinneren', 'remind', 'remind-approach', 'reminder'), is('antwoord', 'answer', 'record-answer', 'Answered'),
  is('zelf gekomen', 'came themselves', 'record-came-themselves', 'CameThemselves'), is('voorbereiding', 'preparation', 'preparation', 'Prepared'), is('vertrouwelijkheid', 'confidentiality', 'agree-confidentiality'),
  is('gesprek', 'talk', 'talk'), is('brieven', 'letters', 'letters'), is('pendelbemiddeling', 'shuttle mediation', 'shuttle'), is('groepsherstelbijeenkomst', 'restorative conference', 'conference'),
  is('videoboodschap', 'video message', 'video'), is('audioboodschap', 'audio message', 'audio'), is('contact', 'contact', 'hold-contact', 'ContactHeld'), is('terugkoppeling', 'report-back', 'report-back', 'ReportedBack'),
  is('procesbericht', 'process notice', 'send-process-notice', 'processNotice'), is('nazorg', 'follow-up', 'follow-up', 'FollowedUp'), is('afsluitbrief', 'closing letter', 'closingLetter', 'ClosingLetterSettled'),
  is('pauze', 'pause', 'pause', 'Paused'), is('stoppen', 'stop', 'stop-taking-part', 'stop-case', 'Stopped'), is('afsluiten', 'close', 'close', 'Closed'), is('verbeteren', 'correct', 'correct', 'Corrected'),
  is('afwijzing (gestopt vóór benadering)', 'ended before approach', 'ended-before-approach'), is('poging (gestopt na benadering)', 'ended after approach', 'ended-after-approach'), is('bemiddeld contact', 'mediated contact', 'mediated-contact'),
  is('verzoek (van een mens over eigen gegevens)', 'request'), is('inzage', 'access'), is('verbetering', 'correction'), is('beperking', 'restriction'), is('bezwaar', 'objection'), is('datalek', 'breach'), is('register van verwerkingen', 'register of processing activities'),
  is('afspraak', 'appointment'), is('verzetten (van een afspraak)', 'move'), is('agendabestand', 'calendar entry'), is('ik ben veilig', 'check-out (after a visit)'), is('blad voor aan tafel', 'party page'), is('veel tegelijk', 'heavy load'),
  is('werkbegeleiding', 'practice supervision'), is('intervisie', 'peer consultation'), is('vlieguren', 'practice experience'),
  is('logboek', 'access log'), is('zegel', 'seal'), is('kop', 'head (of the chain)'), is('nakijken', 'review (of looking)'),
];

/** What is called what in Dutch: a fact without a word does not compile. */
export const FACT_WORDS: Readonly<Record<FactKind, string>> = {
  Referred: 'aangemeld', CauseCorrected: 'aanleiding verbeterd', ReferrerPlaced: 'verwijzer gekozen uit de lijst', AgreementConfirmed: 'akkoord van de cliënt vastgelegd', PersonAdded: 'betrokkene toegevoegd', AgeRecorded: 'leeftijd vastgelegd',
  RepresentativeAdded: 'vertegenwoordiger toegevoegd', RepresentationEnded: 'vertegenwoordiging geëindigd', ChildHeard: 'kind gehoord', SupporterAdded: 'steunfiguur toegevoegd', DetentionRecorded: 'detentie vastgelegd',
  SafeContactStated: 'veilig contact opgegeven', ReferrerSafeStated: 'veilig contact met wie aanmeldde opgegeven', LanguageRecorded: 'taal vastgelegd', BanRecorded: 'contactverbod vastgelegd', BanPermitted: 'toestemming bij contactverbod', CriminalStageRecorded: 'fase van de strafzaak vastgelegd',
  OwnProfessionalKnown: 'eigen hulpverlener bekend', DetailRecorded: 'contactgegeven vastgelegd', DetailChecked: 'contactgegevens nagegaan', MailReturned: 'post teruggekomen', DataRequested: 'gegevens opgevraagd',
  DataReminded: 'aan gegevens herinnerd', DataAnswered: 'antwoord op de gegevensvraag', CaseLinked: 'zaak gekoppeld', EarlierAnswerBinds: 'eerder antwoord geldt', CameThemselves: 'zelf gekomen', ReferrerAsked: 'verwijzer gevraagd', ReferrerAnswered: 'verwijzer antwoordde', QuestionWithdrawn: 'vraag ingetrokken', ReferrerAnswerSettled: 'antwoord van verwijzer verwerkt', ViolenceJudged: 'geweld beoordeeld',
  ConcernRaised: 'zorg gemeld', PolicyAnswered: 'antwoord van beleid', Accepted: 'goedgekeurd', RejectionAgreed: 'afkeuren akkoord', Rejected: 'afgekeurd', RejectionResumed: 'weer opgepakt', HeldBack: 'vastgehouden', HoldLifted: 'vrijgegeven',
  Allocated: 'uitgezet', SecondMediatorJoined: 'tweede bemiddelaar erbij', SecondMediatorLeft: 'tweede bemiddelaar eraf', Reallocated: 'opnieuw uitgezet', AllocationAccepted: 'aangenomen', HandedBack: 'teruggegeven', ToldDataMayFail: 'verteld dat gegevens kunnen uitblijven', TalkedOver: 'besproken in werkbegeleiding',
  ReferrerContacted: 'verwijzer gesproken', IntakeHeld: 'intake gehouden', Informed: 'geïnformeerd', Decided: 'besloten', SafetyWeighed: 'veiligheid gewogen', Released: 'doorgegeven', ReleaseWithdrawn: 'doorgeven ingetrokken', AddressChecked: 'adres nagegaan',
  AskingAgainAgreed: 'opnieuw vragen akkoord', Approached: 'benaderd', Answered: 'geantwoord', Prepared: 'voorbereid', ConfidentialityAgreed: 'vertrouwelijkheid afgesproken', FormConsented: 'ingestemd met een vorm', FormConsentWithdrawn: 'instemming met een vorm ingetrokken',
  MessagePassed: 'boodschap meegegeven', MessageReceived: 'boodschap ontvangen', ContactHeld: 'contact gehad', MetOnTheirOwn: 'elkaar zelf gesproken', ResultRecorded: 'resultaat vastgelegd', ReportTextWritten: 'tekst om terug te koppelen vastgelegd', ReportBackConsented: 'ingestemd met terugkoppeling',
  ReportBackConsentWithdrawn: 'instemming met terugkoppeling ingetrokken', ReportedBack: 'teruggekoppeld', ProcessNoticeConsented: 'ingestemd met een procesbericht', ProcessNoticeSent: 'procesbericht verstuurd', FollowedUp: 'nazorg gegeven',
  ClosingLetterSettled: 'afsluitbrief geregeld', Stopped: 'gestopt', Closed: 'afgesloten', Reopened: 'heropend', LateItemAdded: 'laat stuk toegevoegd', Paused: 'gepauzeerd', Resumed: 'hervat', Died: 'overleden', Corrected: 'verbeterd', NotRecorded: 'niet vastgelegd',
};

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]) => [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n');
const tick = (word: string) => `\`${word}\``;

export const glossaryDocument = (): string => `# Glossary

English in code, Dutch in everything that users see. One word a concept, in both languages: this page maps them one to one. It is made by
\`bin/glossary.ts\`; a test holds it against \`src/core\`.

Facts are past participles, orders are verbs, codes and reasons are kebab-case. *Afwijzing* and *poging* stand on pages with figures only; a
case file says *gestopt vóór benadering* and *gestopt na benadering*. *Nazorg* is the mediator's follow-up; aftercare by a professional and
resettlement after detention are other things. Feedback is what participants give; *terugkoppeling* is report-back.

## The words of the work

${table(['Dutch', 'English', 'in the code'], CONCEPTS.map((c) => row(c.dutch, c.english, c.code.map(tick).join(', ') || '–')))}

## Phases

${table(['phase', 'Dutch'], PHASES.map((name) => row(tick(name), PHASE_WORDS[name])))}

## Orders

${table(['order', 'Dutch'], ORDER_NAMES.map((name) => row(tick(name), ORDER_TEXTS[name].title)))}

## Facts

${table(['fact', 'Dutch'], Object.entries(FACT_WORDS).map(([kind, dutch]) => row(tick(kind), dutch)))}
`;

if (process.argv[1] === import.meta.filename) writeFileSync(join(import.meta.dirname, '..', 'docs', 'glossary.md'), glossaryDocument());
