import { VAULT_FENCES } from './people/row-security.ts';
import { OFFICE_FENCES } from './row-security-office.ts';
import { ASKS, looksFor, reaches, TOUCHED, works } from './row-security-case.ts';
import { ALL, askedAbout, byCase, DESK, forAll, held, is, JUDGES_ACCOUNTS, OWNER_ONLY, own, PRIVACY, ROW, sees, SIGNED_IN, worksOn, type Fence } from './row-security-kinds.ts';

const ADMINISTRATOR = is('administrator');
const TOKEN = held("encode(token_hash, 'hex')");
/** The most usual answer, from the row itself. */
const OWN_CASE = `${is('mediator')} and (select bis_user()) in (mediates, seconds) and case_id <> all ((select bis_barred())::uuid[])`;
/** Where erasing stopped, the privacy officer lets it go on. */
const LAST_RUN = `name = 'retention-last-run' and ${PRIVACY}`;
const FILE_IN_HAND = `${PRIVACY} and bis_file_in_hand(${ROW}.case_id)`;
const CHOOSES = is('desk', 'policy', 'administrator', 'practice-supervisor');
const PROFILES = is('desk', 'administrator', 'practice-supervisor');
const LISTS = is('desk', 'administrator');
const TERMS = is('privacy-officer', 'director');
const FIRST_LINK = `name = 'first-administrator' and ${held("value #>> '{}'")}`;

/**
 * The second fence: what the server's role reaches in each table, whatever a screen asks for. The first is in TypeScript and
 * narrower (src/web/relation.ts); this one stands where that one was forgotten. A new table needs one line here, or no start
 * and no test succeeds. The kinds are in row-security-kinds.ts, how a case is reached in row-security-case.ts.
 */
export const FENCES: Readonly<Record<string, Fence>> = {
  ...VAULT_FENCES,
  ...OFFICE_FENCES,

  // The case.
  case_access: { read: reaches, add: TOUCHED, change: works },
  bis_case: { read: `${sees('id')} or ${PRIVACY}`, add: ALL, change: `${sees('id')} or ${PRIVACY}` },
  // Facts are codes and days: the privacy officer says where a case stood, of the one that is in hand.
  fact: { ...byCase('add'), read: `${sees('case_id')} or ${looksFor('case_id')} or ${FILE_IN_HAND}` },
  standing: {
    // Codes and days. Figures count all cases and open none (P-22); the terms of erasure hang on how a case ended.
    read: `${is('director', 'policy', 'communications')} or ${OWN_CASE} or ${sees('case_id')} or ${PRIVACY} and (closed is not null or rejected is not null or allocated is null)
      or ${looksFor('case_id')} or ${FILE_IN_HAND}`,
    add: worksOn('case_id'), change: worksOn('case_id'),
  },

  // Who has what to do with a case beyond its facts: row-security-case.ts says what these open and close.
  case_list: {
    // The first fence leaves out what somebody is barred from, and has to know of it: that a case is for a few, and who is excluded oneself.
    read: `${own('staff_id')} or kind = 'restricted' and case_id = any ((select bis_barred())::uuid[]) or ${sees('case_id')}`, add: worksOn('case_id'), change: worksOn('case_id'),
  },
  // Of two cases: who may see and work on both.
  not_same_people: {
    read: `${sees('one_case')} and ${sees('other_case')}`, add: `${worksOn('one_case')} and ${worksOn('other_case')}`, change: `${worksOn('one_case')} and ${worksOn('other_case')}`,
  },
  case_part: { read: `${sees('case_id')} or ${own('staff_id')}`, add: worksOn('case_id'), change: worksOn('case_id') },
  stand_in: {
    read: `${own('stand_in')} or ${own('mediator')} or ${ADMINISTRATOR} or ${DESK}`, add: `${ADMINISTRATOR} or ${DESK}`, change: `${ADMINISTRATOR} or ${DESK}`,
  },
  glass: {
    // Policy is told that it happened, and not in which case.
    read: `${own('staff_id')} or ${PRIVACY} and case_id <> all ((select bis_excluded())::uuid[]) or ${is('policy')} and case_id <> all ((select bis_barred())::uuid[]) or ${sees('case_id')}`,
    add: own('staff_id'), change: `${PRIVACY} and case_id <> all ((select bis_excluded())::uuid[])`,
  },

  // Accounts. Before anybody is known: the row of the token, link or e-mail address that was sent.
  staff: {
    read: `${SIGNED_IN} or ${held('email')} or ${held("encode(set_up_hash, 'hex')")} or ${held("'staff ' || id")} or ${held("encode(organisation_subject, 'hex')")} or exists (select from session s where s.staff_id = ${ROW}.id offset 0)`,
    add: `${ADMINISTRATOR} or (select bis_no_staff())`, change: `${own('id')} or ${JUDGES_ACCOUNTS} or ${held('email')} or ${held("'staff ' || id")}`,
    hidden: ['password_hash', 'totp_secret', 'totp_key_id'],
  },
  session: {
    read: `${own('staff_id')} or ${TOKEN} or ${JUDGES_ACCOUNTS}`, add: own('staff_id'),
    change: `${own('staff_id')} or ${TOKEN}`, remove: `${own('staff_id')} or ${TOKEN} or ${JUDGES_ACCOUNTS}`,
  },
  // For choosing a mediator; no reason of an absence is in it.
  mediator_period: { read: `${own('staff_id')} or ${CHOOSES}`, add: PROFILES, change: PROFILES },
  // With the account that they make: what is known by then is no news to whoever begins.
  news_read: { ...forAll(own('staff_id')), add: `${own('staff_id')} or ${ADMINISTRATOR}` },
  supervision: { read: `${own('supervisor')} or ${own('mediator')} or ${ADMINISTRATOR} or ${PRIVACY}`, add: ADMINISTRATOR, change: ADMINISTRATOR, remove: ADMINISTRATOR },
  sign_in_attempt: forAll(held("encode(email_hash, 'hex')")),
  once_key: forAll(held("'once ' || key")),

  // Of the house.
  // Settings are made at a start and by jobs; a request changes those that are named here.
  setting: {
    read: `${SIGNED_IN} and name not in ('first-administrator', 'key-store') or ${FIRST_LINK}`,
    add: LAST_RUN, change: LAST_RUN, remove: FIRST_LINK,
  },
  setting_change: { read: ALL, add: ADMINISTRATOR, open: 'numbers, days and codes of the house, with a sealed reason: the public form offers by them' },
  prosecution_office: { read: SIGNED_IN, add: is('desk', 'administrator') },
  organisation: { read: ALL, add: LISTS, change: LISTS, open: 'no personal data: the public form looks up the name of an organisation' },
  organisation_merge: { read: ALL, add: LISTS, change: LISTS, open: 'ids and moments: the public form follows what an organisation became' },
  organisation_name: { read: ALL, add: LISTS, remove: LISTS, open: 'names of organisations: the public form looks them up' },
  // Sealed under the key of the house.
  organisation_person: forAll(LISTS),
  case_number: { read: ALL, add: ALL, change: ALL, open: 'how many cases a year has: a public referral takes the next number' },
  frozen_figure: { read: SIGNED_IN },
  access_log: { read: PRIVACY, add: `staff_id is null or ${own('staff_id')}` },

  // Keeping and erasing is the privacy officer's, and of jobs. The director is told how many cases are over their term: days and codes, no number.
  retention_decision: { read: TERMS, add: PRIVACY },
  retention_notice: { read: TERMS, change: PRIVACY },
  retention_hold: { read: TERMS, add: PRIVACY },
  erasure_stop: { read: PRIVACY, change: PRIVACY },
  erasure_batch: { read: PRIVACY },
  erased_case: { read: PRIVACY },
  erasure_key: { read: PRIVACY, add: ASKS },
  import_row: { read: askedAbout('case_id'), change: askedAbout('case_id') },
  // What somebody asked of several cases, and what came of it: theirs. What the house does by itself is erasing, the privacy officer's.
  long_work: { read: `${own('asked_by')} or asked_by is null and ${PRIVACY}`, add: own('asked_by'), change: own('asked_by') },
  long_work_item: { read: `${own('asked_by')} or asked_by is null and ${PRIVACY}`, add: own('asked_by'), change: own('asked_by') },
  // Made, sent and forgotten by a job; an administrator lets what did not leave be tried again, as of the outbox (people/row-security.ts).
  safety_mail: { change: `${ADMINISTRATOR} and (result is null or result = 'given-up')` },
  // Told to the address that an account had: put there by who changes it, read by the job alone.
  account_mail: { add: ADMINISTRATOR, change: `${ADMINISTRATOR} and result is null` },
  // Written by jobs; no personal data.
  job_run: { read: ADMINISTRATOR },
  // A number and since when: whoever sees that the server goes well sees no case. Nobody is told that there is one they must not know of.
  case_left_out: { read: `${ADMINISTRATOR} and case_id <> all ((select bis_excluded())::uuid[])` },
  import_run: { read: ADMINISTRATOR },
  migration: OWNER_ONLY,
};
