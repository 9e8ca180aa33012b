import type { PublicWords } from './public.ts';

/** Dutch offices keep their Dutch name beside the English one: that is what stands on their letters. */
export const PUBLIC_ENGLISH: PublicWords = {
  yesNo: { yes: 'Yes', no: 'No' },
  yesNoUnknown: { yes: 'Yes', no: 'No', unknown: 'I do not know' },
  role: {
    victim: 'Victim', bereaved: 'Bereaved relative', suspect: 'Suspect', offender: 'Offender', 'causing-party': 'Person who caused it',
    patient: 'Patient', 'care-provider': 'Care provider', witness: 'Witness', relative: 'Relative or someone close', other: 'Other, or hard to say',
  },
  position: { 'victim-side': 'The side of the victim or the bereaved', 'offender-side': 'The side of the offender or the person who caused it' },
  personKind: { person: 'Person', organisation: 'Organisation' },
  representativeKind: {
    parent: 'A parent', guardian: 'A guardian', 'guardian-institution': 'A guardianship institution', 'other-representative': 'Someone else',
    'organisation-representative': 'Speaks for the organisation',
  },
  supporterKind: {
    family: 'Family', friend: 'A friend', 'treatment-provider': 'A therapist or doctor', referrer: 'The professional who refers', chaplain: 'A chaplain or spiritual counsellor',
    'case-manager': 'A case manager', lawyer: 'A lawyer', other: 'Someone else',
  },
  language: {
    nl: 'Dutch', 'nl-easy': 'Easy Dutch', en: 'English', ar: 'Arabic', de: 'German', es: 'Spanish', fr: 'French', pl: 'Polish',
    pt: 'Portuguese', ro: 'Romanian', ru: 'Russian', so: 'Somali', ti: 'Tigrinya', tr: 'Turkish', uk: 'Ukrainian', other: 'Another language',
  },
  referrerKind: {
    'child-protection': 'Child Care and Protection Board (Raad voor de Kinderbescherming)', 'victim-support': 'Victim Support (Slachtofferhulp Nederland)',
    'probation-rn': 'Probation service (Reclassering Nederland)', 'probation-svg': 'Probation service (SVG)', 'probation-ldh': 'Probation service (Salvation Army)',
    'probation-unspecified': 'Probation service', prison: 'Prison', 'youth-institution': 'Youth custodial institution (JJI)', 'forensic-clinic': 'Forensic psychiatric clinic',
    'youth-probation': 'Youth probation service', police: 'Police', prosecution: 'Public Prosecution Service (Openbaar Ministerie)', municipality: 'Municipality',
    'mental-health-care': 'Mental health care', 'youth-care': 'Youth care', 'medical-referrer': 'Medical referrer', sport: 'Sport',
    'health-care': 'Health care', 'safety-house': 'Care and Safety House (Veiligheidshuis)', 'other-referrer': 'Another referrer',
  },
  cause: {
    assault: 'Assault', threat: 'Threats', manslaughter: 'Manslaughter', murder: 'Murder', robbery: 'Robbery', stalking: 'Stalking',
    'other-violence': 'Other violence, or I would rather not say', rape: 'Rape', 'lewd-acts': 'Sexual abuse', 'transgressive-behaviour': 'Sexual behaviour that crossed a line',
    'other-sexual': 'Something else, or I would rather not say', 'traffic-accident': 'Traffic accident', burglary: 'Burglary', theft: 'Theft', arson: 'Arson',
    vandalism: 'Vandalism', libel: 'Slander or libel', fraud: 'Fraud', 'internet-fraud': 'Internet fraud', extortion: 'Extortion',
    'hate-crime': 'Violence out of hatred', 'medical-incident': 'Medical incident', 'sport-incident': 'Incident in sport', 'other-event': 'Something else, or I would rather not say',
  },
  policeReport: { one: 'Yes', several: 'Yes, more than once', none: 'No', unknown: 'I do not know', 'not-applicable': 'That does not apply here' },
  criminalStage: {
    none: 'No, there is no criminal case', reported: 'It was reported to the police; I do not know more', prosecution: 'The public prosecutor is working on it',
    summoned: 'There will be a hearing', heard: 'The hearing has taken place', appeal: 'There is an appeal', final: 'The criminal case is over',
    dismissed: 'The case was dropped', unknown: 'I do not know',
  },
  certainty: { sure: 'Yes', 'not-sure-yet': 'Not sure yet' },
  safeAnswer: { yes: 'Yes, safe', no: 'No', 'not-asked': 'Not asked' },
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
