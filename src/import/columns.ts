import {
  code, maybeCode, maybeDay, maybeMonth, maybeNumber, pastDay, type Field,
} from '../core/fields.ts';

/** A cell holds a value of a field of the rules, words of a person (sealed), or a key into our own lists. */
export type Column =
  | { readonly holds: 'field'; readonly field: Field; readonly about: string }
  | { readonly holds: 'words'; readonly kind: string; readonly about: string; readonly lines?: true }
  | { readonly holds: 'key'; readonly required?: true; readonly about: string };

const field = (f: Field, about: string): Column => ({ holds: 'field', field: f, about });
const words = (kind: string, about: string): Column => ({ holds: 'words', kind, about });
const key = (about: string): Column => ({ holds: 'key', about });
const maybePastDay = { type: 'day', when: 'past', optional: true } as const;

const REFERRAL = {
  source_number: { holds: 'key', required: true, about: 'Number in the old system. The same number is never taken in twice.' },
  registered: field(pastDay, 'Day of registration.'),
  entry: field(code('entry'), 'Who registered.'),
  referrer_kind: field(maybeCode('referrerKind'), 'Kind of referrer; needed where entry is professional.'),
  referrer_organisation: key('Name of the referring organisation or site.'),
  via_zsm: field(maybeCode('yesNoUnknown'), 'Came through ZSM. Empty: unknown.'),
  cause: field(code('cause'), 'What happened.'),
  event_month: field(maybeMonth, 'Month in which it happened, YYYY-MM.'),
  police_report: field(maybeCode('policeReport'), 'Police report. Empty: unknown.'),
  criminal_stage: field(maybeCode('criminalStage'), 'Stage of the criminal case. Empty: unknown.'),
  hearing: field(maybeDay, 'Day of the hearing.'),
  client_agrees: field(maybeCode('yesNoUnknown'), 'The person who was referred knows and agrees. Empty: unknown, and then accepted without that step recorded.'),
  immaterial_need: field(maybeCode('yesNoUnknown'), 'Need of immaterial recovery (internet fraud).'),
  funding: field(maybeCode('funding'), 'Who pays. Empty: ministry.'),
} as const satisfies Record<string, Column>;

const DESK = {
  domestic_violence: field(maybeCode('yesNo'), 'Judged by the desk. Empty: not recorded.'),
  stalking: field(maybeCode('yesNo'), 'Judged by the desk. Empty: not recorded.'),
  ban: field(maybeCode('yesNoUnknown'), 'A contact ban was known.'),
  ban_until: field(maybeDay, 'Last day of the ban.'),
  data_requested: field(maybePastDay, 'Day of the request for data to the prosecution service.'),
  data_answered: field(maybePastDay, 'Day of its answer.'),
  data_answer: field(maybeCode('dataAnswer'), 'Its answer.'),
  accepted: field(maybePastDay, 'Day of acceptance. Empty with a day of sending out: that day.'),
  rejected: field(maybePastDay, 'Day of rejection.'),
  rejection: field(maybeCode('rejection'), 'Reason of rejection.'),
  allocated: field(maybePastDay, 'Day of sending out to a mediator.'),
  incomplete: field(maybeCode('yesNo'), 'Sent out incomplete.'),
  mediator: key('E-mail address of the mediator\'s account; needed where allocated is given.'),
} as const satisfies Record<string, Column>;

const TRAJECTORY = {
  referrer_contacted: field(maybePastDay, 'Day of the contact with the referrer.'),
  approached: field(maybePastDay, 'Day on which the other side was approached.'),
  approach_channel: field(maybeCode('approachChannel'), 'How. Empty: letter.'),
  follow_up: field(maybePastDay, 'Day of the follow-up.'),
  stopped: field(maybePastDay, 'Day on which the trajectory stopped.'),
  stopped_by: field(maybeCode('stoppedBy'), 'By whom. Empty: not recorded. Where a participant stopped: leave empty.'),
  stop_reason: field(maybeCode('stopReason'), 'Why. Empty: not told.'),
  closed: field(maybePastDay, 'Day of closing.'),
  outcome: field(maybeCode('outcome'), 'Outcome in the old system: only compared. A row whose steps give another outcome is refused.'),
} as const satisfies Record<string, Column>;

const PERSON = {
  role: field(maybeCode('role'), 'Role. A person exists where a role is given.'),
  position: field(maybeCode('position'), 'Near which side; needed for witness, relative and other.'),
  nature: field(maybeCode('personKind'), 'Person or organisation. Empty: person.'),
  age: field(maybeNumber(0, 120), 'Age in years at registration.'),
  birth_date: { holds: 'words', kind: 'birth-date', about: 'Birth date; the age is derived from it where age is empty.' },
  name: words('name', 'Name.'),
  address: { holds: 'words', kind: 'address', about: 'Postal address, in one or more lines.', lines: true },
  telephone: words('telephone', 'Telephone number.'),
  email: words('email', 'E-mail address.'),
  detained: field(maybeCode('yesNoUnknown'), 'Detained at registration.'),
  representative: field(maybeCode('representativeKind'), 'Kind of representative, for a minor or an organisation.'),
  representative_name: words('representative-name', 'Name of the representative.'),
  language: field(maybeCode('language'), 'Language.'),
  intake: field(maybePastDay, 'Day of the intake.'),
  prepared: field(maybePastDay, 'Day of the separate preparation.'),
} as const satisfies Record<string, Column>;

/** Only for the other side: who registered is not approached. */
const ANSWER = {
  answer: field(maybeCode('answer'), 'Answer to the approach.'),
  answered: field(maybePastDay, 'Day of that answer.'),
  answer_until: field(maybeDay, 'With not-now: may be asked again from this day.'),
} as const satisfies Record<string, Column>;

const CONTACT = {
  day: field(maybePastDay, 'Day of the contact.'),
  form: field(maybeCode('form'), 'Form of the contact.'),
} as const satisfies Record<string, Column>;

const PAUSE = {
  from: field(maybePastDay, 'First day of the pause.'),
  until: field(maybeDay, 'Day to look again.'),
  resumed: field(maybePastDay, 'Day on which it went on.'),
} as const satisfies Record<string, Column>;

export const MOST = { people: 9, contacts: 5, pauses: 3 } as const;

const numbered = (prefix: string, count: number, columns: Record<string, Column>): Record<string, Column> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => i + 1).flatMap((n) =>
    Object.entries(columns).map(([name, column]) => [`${prefix}${n}_${name}`, column])));

/** Every column that a file may have, in the order of the template. */
export const COLUMNS: Readonly<Record<string, Column>> = {
  ...REFERRAL, ...numbered('a', MOST.people, PERSON), ...numbered('b', MOST.people, { ...PERSON, ...ANSWER }), ...DESK, ...TRAJECTORY,
  ...numbered('contact', MOST.contacts, CONTACT), ...numbered('pause', MOST.pauses, PAUSE),
};

/** The sentence in front of a refused row; passed over when the file is taken in again. */
export const REFUSED_COLUMN = 'fout';

/** Columns that every file has. */
export const NEEDED = ['source_number', 'registered', 'entry', 'cause', 'a1_role'] as const;

/** A first line and one synthetic example, as CSV. */
export function template(): string {
  const names = Object.keys(COLUMNS).filter((name) => !/^(a|b)[3-9]_|^contact[3-5]_|^pause[2-3]_/.test(name));
  const example: Record<string, string> = {
    source_number: 'VOORBEELD-1', registered: '2018-03-05', entry: 'professional', referrer_kind: 'victim-support',
    referrer_organisation: 'Synthetische verwijzer', cause: 'assault', event_month: '2017-11', police_report: 'one', client_agrees: 'yes',
    a1_role: 'victim', a1_age: '34', a1_name: 'Synthetisch Voorbeeld', b1_role: 'offender', b1_age: '29', domestic_violence: 'no', stalking: 'no',
    data_requested: '2018-03-06', data_answered: '2018-03-12', data_answer: 'received', accepted: '2018-03-06', allocated: '2018-03-13',
    incomplete: 'no', mediator: 'bemiddelaar01@demo.invalid', a1_intake: '2018-03-22', approached: '2018-03-29', b1_answer: 'no',
    b1_answered: '2018-04-10', stopped: '2018-04-12', closed: '2018-04-20', outcome: 'ended-after-approach',
  };
  return `${names.join(',')}\n${names.map((name) => example[name] ?? '').join(',')}\n`;
}
