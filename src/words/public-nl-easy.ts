import type { PublicWords } from './public.ts';

/** For people who read with difficulty. Names of organisations stay as they are: people know them from their letters. */
export const PUBLIC_DUTCH_EASY: PublicWords = {
  yesNo: { yes: 'Ja', no: 'Nee' },
  yesNoUnknown: { yes: 'Ja', no: 'Nee', unknown: 'Weet ik niet' },
  role: {
    victim: 'Slachtoffer', bereaved: 'Familie van iemand die dood is', suspect: 'Verdachte', offender: 'Dader', 'causing-party': 'Veroorzaker',
    patient: 'Patiënt', 'care-provider': 'Zorgverlener', witness: 'Getuige', relative: 'Familie of vriend', other: 'Iets anders, of dat is lastig te zeggen',
  },
  position: { 'victim-side': 'Bij het slachtoffer', 'offender-side': 'Bij de dader of veroorzaker' },
  personKind: { person: 'Een mens', organisation: 'Een club, school of bedrijf' },
  representativeKind: {
    parent: 'Vader of moeder', guardian: 'Een voogd', 'guardian-institution': 'Jeugdzorg is de voogd', 'other-representative': 'Iemand anders',
    'organisation-representative': 'Praat voor de club, school of het bedrijf',
  },
  supporterKind: {
    family: 'Familie', friend: 'Een vriend of vriendin', 'treatment-provider': 'Een dokter of hulpverlener', referrer: 'De verwijzer', chaplain: 'Een pastor, imam of andere geestelijke',
    'case-manager': 'Een casemanager', lawyer: 'Een advocaat', other: 'Iemand anders',
  },
  language: {
    nl: 'Nederlands', 'nl-easy': 'Makkelijk Nederlands', en: 'Engels', ar: 'Arabisch', de: 'Duits', es: 'Spaans', fr: 'Frans', pl: 'Pools',
    pt: 'Portugees', ro: 'Roemeens', ru: 'Russisch', so: 'Somalisch', ti: 'Tigrinya', tr: 'Turks', uk: 'Oekraïens', other: 'Een andere taal',
  },
  referrerKind: {
    'child-protection': 'Raad voor de Kinderbescherming', 'victim-support': 'Slachtofferhulp Nederland', 'probation-rn': 'Reclassering Nederland',
    'probation-svg': 'Reclassering SVG', 'probation-ldh': 'Reclassering Leger des Heils', 'probation-unspecified': 'Reclassering',
    prison: 'Gevangenis', 'youth-institution': 'Gevangenis voor jongeren', 'forensic-clinic': 'Tbs-kliniek',
    'youth-probation': 'Jeugdreclassering', police: 'Politie', prosecution: 'Officier van justitie', municipality: 'Gemeente',
    'mental-health-care': 'Hulp bij psychische problemen (ggz)', 'youth-care': 'Jeugdzorg', 'medical-referrer': 'Dokter of ziekenhuis', sport: 'Sport',
    'health-care': 'Andere zorg', 'safety-house': 'Veiligheidshuis', 'other-referrer': 'Andere verwijzer',
  },
  cause: {
    assault: 'Slaan, schoppen of steken', threat: 'Iemand bang maken of bedreigen', manslaughter: 'Iemand is gedood (doodslag)', murder: 'Iemand is gedood (moord)',
    robbery: 'Beroven of overvallen', stalking: 'Iemand steeds volgen of lastigvallen', 'other-violence': 'Ander geweld, of dat zeg ik liever niet',
    rape: 'Verkrachting', 'lewd-acts': 'Seks met een kind, of met iemand die hulp of zorg krijgt', 'transgressive-behaviour': 'Aanraken of doen wat iemand niet wilde',
    'other-sexual': 'Iets anders, of dat zeg ik liever niet', 'traffic-accident': 'Ongeluk in het verkeer', burglary: 'Inbraak', theft: 'Diefstal', arson: 'Brand stichten',
    vandalism: 'Iets kapot maken', libel: 'Nare dingen over iemand vertellen', fraud: 'Oplichting', 'internet-fraud': 'Oplichting op internet', extortion: 'Iemand dwingen geld te geven',
    'hate-crime': 'Geweld om wie iemand is', 'medical-incident': 'Het ging mis in de zorg', 'sport-incident': 'Iets bij het sporten', 'other-event': 'Iets anders, of dat zeg ik liever niet',
  },
  policeReport: { one: 'Ja', several: 'Ja, vaker dan één keer', none: 'Nee', unknown: 'Weet ik niet', 'not-applicable': 'Dat past hier niet' },
  criminalStage: {
    none: 'Nee, er is geen strafzaak', reported: 'De politie weet het. Meer weet ik niet', prosecution: 'De officier van justitie is ermee bezig',
    summoned: 'De rechter gaat er nog over praten', heard: 'De rechter heeft er al over gepraat', appeal: 'Een andere rechter kijkt er nog een keer naar (hoger beroep)', final: 'De strafzaak is klaar',
    dismissed: 'De officier van justitie is gestopt met de zaak', unknown: 'Weet ik niet',
  },
  certainty: { sure: 'Ja', 'not-sure-yet': 'Dat weet ik nog niet' },
  safeAnswer: { yes: 'Ja, dat is veilig', no: 'Nee', 'not-asked': 'Niet gevraagd' },
  months: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
};
