import type { CodeWords } from './codes.ts';

/** Words for everything a referral tells, and for what people are to each other. */
export const PEOPLE_WORDS = {
  yesNo: { yes: 'ja', no: 'nee' },
  yesNoUnknown: { yes: 'ja', no: 'nee', unknown: 'niet bekend' },
  yesNoNotYet: { yes: 'ja', no: 'nee', 'not-yet': 'nog niet te zeggen' },
  side: { a: 'kant die zich meldde', b: 'andere kant' },
  position: { 'victim-side': 'kant van wie iets is overkomen', 'offender-side': 'kant van dader of veroorzaker' },
  role: {
    victim: 'slachtoffer', bereaved: 'nabestaande', suspect: 'verdachte', offender: 'dader', 'causing-party': 'veroorzaker',
    patient: 'patiënt', 'care-provider': 'zorgverlener', witness: 'getuige', relative: 'familielid', other: 'andere betrokkene',
  },
  personKind: { person: 'mens', organisation: 'organisatie' },
  representativeKind: {
    parent: 'ouder', guardian: 'voogd', 'guardian-institution': 'voogdij-instelling', 'other-representative': 'andere vertegenwoordiger',
    'organisation-representative': 'spreekt voor de organisatie',
  },
  supporterKind: {
    family: 'familie', friend: 'vriend of vriendin', 'treatment-provider': 'behandelaar', referrer: 'verwijzer', chaplain: 'geestelijk verzorger',
    'case-manager': 'casemanager', lawyer: 'advocaat', other: 'iemand anders',
  },
  lettersTo: { participant: 'aan het kind zelf', representative: 'aan de vertegenwoordiger', both: 'aan allebei' },
  language: {
    nl: 'Nederlands', 'nl-easy': 'makkelijk Nederlands', en: 'Engels', ar: 'Arabisch', de: 'Duits', es: 'Spaans', fr: 'Frans', pl: 'Pools',
    pt: 'Portugees', ro: 'Roemeens', ru: 'Russisch', so: 'Somalisch', ti: 'Tigrinya', tr: 'Turks', uk: 'Oekraïens', other: 'een andere taal',
  },
  entry: { self: 'meldde zichzelf', professional: 'gemeld door een verwijzer', acquaintance: 'gemeld door een naaste of bekende' },
  referralChannel: { form: 'website', telephone: 'telefoon', paper: 'papier', import: 'overgenomen uit het oude systeem' },
  referrerKind: {
    'child-protection': 'Raad voor de Kinderbescherming', 'victim-support': 'Slachtofferhulp Nederland', 'probation-rn': 'Reclassering Nederland',
    'probation-svg': 'reclassering SVG', 'probation-ldh': 'reclassering Leger des Heils', 'probation-unspecified': 'reclassering',
    prison: 'penitentiaire inrichting', 'youth-institution': 'justitiële jeugdinrichting', 'forensic-clinic': 'forensisch psychiatrisch centrum',
    'youth-probation': 'jeugdreclassering', police: 'politie', prosecution: 'Openbaar Ministerie', municipality: 'gemeente',
    'mental-health-care': 'geestelijke gezondheidszorg', 'youth-care': 'jeugdzorg', 'medical-referrer': 'medische verwijzer', sport: 'sport',
    'health-care': 'gezondheidszorg', 'safety-house': 'Veiligheidshuis', 'other-referrer': 'andere verwijzer',
  },
  cause: {
    assault: 'mishandeling', threat: 'bedreiging', manslaughter: 'doodslag', murder: 'moord', robbery: 'diefstal met geweld', stalking: 'stalking',
    'other-violence': 'ander geweld', rape: 'verkrachting', 'lewd-acts': 'ontucht', 'transgressive-behaviour': 'grensoverschrijdend gedrag',
    'other-sexual': 'andere zedenzaak', 'traffic-accident': 'verkeersongeval', burglary: 'inbraak', theft: 'diefstal', arson: 'brandstichting',
    vandalism: 'vernieling', libel: 'smaad of laster', fraud: 'oplichting', 'internet-fraud': 'internetoplichting', extortion: 'afpersing',
    'hate-crime': 'geweld uit haat', 'medical-incident': 'medisch incident', 'sport-incident': 'voorval in de sport', 'other-event': 'iets anders',
  },
  causeClass: { violence: 'geweld', sexual: 'zeden', traffic: 'verkeer', other: 'overig' },
  policeReport: { none: 'geen aangifte', one: 'één aangifte', several: 'meer dan één aangifte', unknown: 'niet bekend', 'not-applicable': 'niet van toepassing' },
  criminalStage: {
    none: 'geen strafzaak', reported: 'aangifte gedaan', prosecution: 'bij het Openbaar Ministerie', summoned: 'gedagvaard', heard: 'zitting geweest',
    appeal: 'hoger beroep', final: 'afgerond', dismissed: 'geseponeerd', unknown: 'niet bekend',
  },
  certainty: { sure: 'weet het zeker', 'not-sure-yet': 'weet het nog niet zeker' },
  funding: { ministry: 'ministerie', 'noc-nsf': 'NOC*NSF' },
  banDirection: {
    'a-to-b': 'de kant die zich meldde mag geen contact zoeken', 'b-to-a': 'de andere kant mag geen contact zoeken', both: 'beide kanten mogen geen contact zoeken',
  },
  banImposedBy: { court: 'rechter', prosecution: 'officier van justitie', mayor: 'burgemeester', probation: 'reclassering', prison: 'inrichting', unknown: 'niet bekend' },
  permissionBy: { court: 'rechter', prosecution: 'officier van justitie', mayor: 'burgemeester', probation: 'reclassering', prison: 'inrichting' },
  safeAnswer: { yes: 'ja, veilig', no: 'nee', 'not-asked': 'niet gevraagd' },
  detailChannel: { post: 'postadres', telephone: 'telefoon', email: 'e-mail', 'via-professional': 'via een professional' },
  detailSource: {
    registrant: 'wie zich meldde', referrer: 'de verwijzer', institution: 'een instelling', prosecution: 'het Openbaar Ministerie', party: 'de persoon zelf',
    professional: 'een professional',
  },
} as const satisfies Partial<CodeWords>;
