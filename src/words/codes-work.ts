import type { CodeWords } from './codes.ts';

/** Words for what desk, policy and mediators record. */
export const WORK_WORDS = {
  dataAnswer: { received: 'gegevens ontvangen', 'none-held': 'heeft geen gegevens', refused: 'wil geen gegevens geven', 'none-yet': 'nog geen antwoord', 'not-applicable': 'vragen is niet van toepassing' },
  linkKind: { earlier: 'eerdere zaak van dezelfde mensen', 'other-side': 'de andere kant meldde zich zelf over dezelfde gebeurtenis', duplicate: 'dezelfde aanmelding, dubbel' },
  policyAnswer: { go: 'akkoord', 'go-with-conditions': 'akkoord, met voorwaarden', 'not-yet': 'nog niet', no: 'nee' },
  concern: { 'domestic-violence': 'huiselijk geweld', stalking: 'stalking', 'other-safety': 'een andere zorg over veiligheid' },
  rejection: {
    withdrawn: 'op eigen verzoek gestopt', duplicate: 'dubbele aanmelding', 'no-data': 'geen gegevens van de andere kant', 'outside-scope': 'past niet bij ons werk',
    'mis-first': 'eerst mediation in strafzaken', unreachable: 'niet te bereiken', unsafe: 'niet veilig', 'no-second-asking': 'niet nog een keer vragen',
  },
  called: { spoken: 'gebeld en gesproken', 'not-reached': 'gebeld, niet bereikt', 'not-safe': 'bellen is niet veilig', 'not-applicable': 'niet van toepassing' },
  handBack: {
    'conflict-of-interest': 'te dichtbij: belangen lopen door elkaar', absence: 'afwezig', workload: 'te veel werk', competence: 'vraagt andere ervaring',
    safety: 'veiligheid', other: 'iets anders',
  },
  reallocation: { 'handed-back': 'teruggegeven door de bemiddelaar', absence: 'bemiddelaar afwezig', 'at-request': 'op verzoek', 'same-mediator': 'terug naar dezelfde bemiddelaar', other: 'iets anders' },
  referrerContact: { spoken: 'gesproken', 'not-reached': 'geprobeerd, niet bereikt', none: 'er is geen verwijzer meer', 'client-does-not-want': 'de cliënt wil dit niet' },
  medium: { 'in-person': 'persoonlijk', 'video-call': 'beeldbellen', telephone: 'telefoon', 'not-recorded': 'niet vastgelegd' },
  place: {
    office: 'op kantoor', home: 'thuis', prison: 'in de inrichting', 'police-station': 'op het politiebureau', 'referrer-office': 'bij de verwijzer',
    'neutral-place': 'op een neutrale plek', 'not-in-person': 'op afstand', 'not-recorded': 'plaats niet vastgelegd',
  },
  present: {
    referrer: 'verwijzer', representative: 'vertegenwoordiger', supporter: 'steunfiguur', interpreter: 'tolk', 'second-mediator': 'tweede bemiddelaar', professional: 'andere professional',
  },
  decision: { 'go-on': 'wil verder', stop: 'wil niet verder', thinks: 'denkt nog na' },
  safetyResult: { safe: 'veilig genoeg', 'safe-with-conditions': 'veilig genoeg, met voorwaarden', 'not-safe-now': 'nu niet veilig' },
  factsResult: { 'not-denied': 'wordt niet ontkend', denied: 'wordt ontkend', 'not-applicable': 'niet van toepassing' },
  releaseKind: { name: 'de naam', lines: 'eigen zinnen', form: 'de gewenste vorm van contact' },
  approachChannel: { letter: 'brief', telephone: 'telefoon', visit: 'bezoek', 'via-professional': 'via een eigen professional' },
  approachReason: {
    default: 'gewone weg', 'knows-mediator': 'kent de bemiddelaar al', 'opened-door-before': 'gaf eerder aan dat het mag', 'own-professional': 'via de eigen professional',
    'post-unsafe': 'post is niet veilig', detained: 'zit vast',
  },
  answer: { yes: 'ja', 'not-now': 'nu niet, later mag het gevraagd worden', never: 'nee, nooit meer vragen', no: 'nee, niets gezegd over later', 'no-reaction': 'geen reactie' },
  form: { talk: 'gesprek', letters: 'brieven', shuttle: 'pendelen', conference: 'gesprek in een groep', video: 'videoboodschap', audio: 'audioboodschap' },
  result: { apology: 'excuses', agreement: 'afspraken', compensation: 'vergoeding', 'joint-sign': 'gezamenlijk gebaar', answers: 'antwoorden op vragen', other: 'iets anders' },
  reportReceiver: {
    'referrer-a': 'de verwijzer van wie zich meldde', 'referrer-b': 'de verwijzer van de andere kant', prosecution: 'Openbaar Ministerie', court: 'rechter',
    probation: 'reclassering', municipality: 'gemeente', other: 'iemand anders',
  },
  reportWords: {
    'contact-took-place': 'dat er contact was', 'contact-and-form': 'dat er contact was, en hoe', agreements: 'welke afspraken er zijn', 'agreed-text': 'een tekst die samen is afgesproken',
  },
  processNotice: { received: 'aanmelding ontvangen', 'mediator-known': 'bemiddelaar bekend', closed: 'afgerond' },
  followUpResult: { spoken: 'gesproken', 'not-reached': 'niet bereikt', 'not-wanted': 'geen behoefte aan' },
  closingLetter: { sent: 'brief gestuurd', 'handed-over': 'brief overhandigd bij een bezoek', 'other-channel': 'op een andere manier laten weten', 'not-wanted': 'wil geen brief', 'post-unsafe': 'post is niet veilig; op de afgesproken manier laten weten' },
  handedBy: { recorder: 'door mij', colleague: 'door een collega', 'contact-person': 'door de contactpersoon van de inrichting' },
  stoppedBy: {
    party: 'een deelnemer', mediator: 'de bemiddelaar', 'no-data': 'er kwamen geen gegevens', 'no-reaction': 'er kwam geen reactie', unreachable: 'iemand is niet meer te bereiken', ban: 'een contactverbod', death: 'een overlijden',
    'not-recorded': 'niet vastgelegd wie',
  },
  stopReason: {
    'not-told': 'niet verteld', 'no-need': 'geen behoefte meer', 'too-early': 'te vroeg', 'too-heavy': 'te zwaar', 'doubts-sincerity': 'twijfel of het gemeend is',
    surroundings: 'de omgeving', 'criminal-case': 'de strafzaak', solved: 'het is al opgelost', safety: 'veiligheid', other: 'iets anders',
  },
  pausedBy: { party: 'een deelnemer', mediator: 'de bemiddelaar', hearing: 'wachten op de zitting', 'not-recorded': 'niet vastgelegd wie' },
  reopening: { 'party-came-back': 'een deelnemer kwam terug', 'new-referral': 'een nieuwe aanmelding', 'closed-by-mistake': 'per vergissing afgesloten' },
  lateItem: { 'letter-received': 'brief ontvangen', 'letter-sent': 'brief gestuurd', 'telephone-call': 'telefoongesprek', note: 'aantekening' },
  correction: { 'typing-error': 'verkeerd getypt', 'wrong-party': 'verkeerde persoon', 'wrong-day': 'verkeerde dag', 'did-not-happen': 'is niet gebeurd', other: 'iets anders' },
  step: {
    agreement: 'of de cliënt ervan wist', variant: 'voorwaarden bij deze aanleiding', violence: 'beoordeling van huiselijk geweld en stalking', policy: 'antwoord van beleid',
    rejection: 'hoe er is afgekeurd', representation: 'vertegenwoordiging', 'data-request': 'vraag om gegevens', 'referrer-contact': 'contact met de verwijzer',
    'intake-a': 'intake met wie zich meldde', safety: 'weging van de veiligheid', release: 'wat verteld mocht worden', approach: 'benadering', answer: 'antwoord',
    'intake-b': 'intake met de andere kant', consent: 'instemming', preparation: 'voorbereiding', contact: 'contact', 'closing-letter': 'afsluitende brief',
  },
  // P-19: a participant reads the case file in an access request; "afwijzing" and "poging" stand on pages with figures only.
  outcome: { 'ended-before-approach': 'gestopt vóór benadering', 'ended-after-approach': 'gestopt na benadering', 'mediated-contact': 'bemiddeld contact' },
} as const satisfies Partial<CodeWords>;
