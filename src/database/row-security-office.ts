import { ASKS } from './row-security-case.ts';
import { askedAbout, byCase, forAll, held, is, JUDGES_ACCOUNTS, own, PRIVACY, ROW, sees, SIGNED_IN, type Fence } from './row-security-kinds.ts';

const OFFICE = is('privacy-officer', 'administrator');
const CALLS = is('desk', 'administrator');
const KEEPS_NUMBER: Fence = { add: `${CALLS} or ${own('staff_id')}`, change: `${CALLS} or ${own('staff_id')}`, remove: `${CALLS} or ${own('staff_id')}` };
const LISTED: Fence = { read: PRIVACY, add: PRIVACY };
const KEPT: Fence = { read: PRIVACY, add: PRIVACY, change: PRIVACY };
const OPEN_REQUEST = `${PRIVACY} and not bis_request_closed(${ROW}.request_id)`;
const OF_REQUEST: Fence = { read: OPEN_REQUEST, add: PRIVACY, change: OPEN_REQUEST };
const REVIEW: Fence = { read: OFFICE, add: OFFICE };

/** Fences of what hangs on no case, or only names one: the log and its review, accounts, requests and breaches, accountability. */
export const OFFICE_FENCES: Readonly<Record<string, Fence>> = {
  // The sealed log. Jobs write it; that it is whole is told to both.
  log_seal: { read: OFFICE },
  log_line: { read: OFFICE },
  log_head: { read: OFFICE },
  log_check: { read: OFFICE },
  log_settled: { read: OFFICE, add: PRIVACY },
  log_review: { read: PRIVACY },
  log_finding: { read: PRIVACY },
  log_answer: LISTED,
  log_review_end: LISTED,
  search_reason: { read: `${own('staff_id')} or ${PRIVACY}`, add: own('staff_id') },
  // Sealed; the page says that there is one.
  staff_home: { ...KEPT, remove: PRIVACY },
  // How a colleague is called: for the desk, and for their own practice supervisor. Each keeps their own, as the desk and an administrator do of all.
  staff_telephone: { read: `${CALLS} or ${own('staff_id')} or staff_id = any ((select bis_supervised())::uuid[])`, ...KEEPS_NUMBER },

  // Ways to sign in.
  passkey: {
    read: `${own('staff_id')} or ${OFFICE} or ${held("encode(credential, 'hex')")}`, add: own('staff_id'),
    change: `${own('staff_id')} or ${held("encode(credential, 'hex')")}`, remove: `${own('staff_id')} or ${JUDGES_ACCOUNTS}`,
  },
  recovery_code: {
    read: `${own('staff_id')} or ${OFFICE} or ${held("'staff ' || staff_id")}`, add: own('staff_id'), change: `${own('staff_id')} or ${held("'staff ' || staff_id")}`,
    remove: `${own('staff_id')} or ${JUDGES_ACCOUNTS}`,
  },
  // A key that looks copied is told before anybody is in. Nobody signs with another name than their own; without a name only what happens at the door.
  account_event: {
    read: `${own('staff_id')} or ${OFFICE}`,
    add: `(${own('by_id')} or by_id is null and kind in ('organisation-linked', 'link-used', 'passkey-copied', 'recovery-used'))
      and (${own('staff_id')} or ${OFFICE} or ${held("'staff ' || staff_id")} or ${CALLS} and kind in ('telephone-changed', 'telephone-removed'))`,
  },
  account_event_seen: REVIEW,
  conduct_acceptance: { read: `${own('staff_id')} or ${OFFICE}`, add: own('staff_id') },
  rights_review: REVIEW,
  rights_review_decision: { ...REVIEW, change: OFFICE },
  rights_review_end: REVIEW,

  // Forms under way, and who is at work in a case.
  form_draft: forAll(own('staff_id')),
  presence: { ...byCase('read'), add: `${own('staff_id')} and ${sees('case_id')}`, change: `${own('staff_id')} and ${sees('case_id')}`, remove: own('staff_id') },
  mark_gone: { read: `${is('desk', 'mediator')} or ${ASKS}`, add: `${is('desk', 'mediator')} or ${ASKS}` },

  // Requests of people, and breaches, which anybody on the staff reports. Of a case that this colleague must never see there is a number,
  // a kind and a term (`bis_request_course`, `bis_breach_course`), and nothing that was written, done or chosen.
  office_file: { read: SIGNED_IN, add: SIGNED_IN, change: `${PRIVACY} and not bis_office_closed(${ROW}.id)` },
  office_words: { read: `(${PRIVACY} or ${own('recorded_by')}) and not bis_office_closed(${ROW}.file_id) or ${is('director')} and bis_house_file(${ROW}.file_id)`, add: own('recorded_by') },
  privacy_request: KEPT,
  // One that was chosen by mistake is let go for the request in hand, as long as it is open.
  privacy_request_person: { ...OF_REQUEST, remove: `${askedAbout('case_id')} and 'request ' || ${ROW}.request_id = any (bis_held())` },
  privacy_request_step: OF_REQUEST,
  privacy_request_choice: OF_REQUEST,
  // Laid on for a request in hand, of somebody who proved who they are; lifted also after its answer.
  restriction: { read: `${PRIVACY} or ${sees('case_id')}`, add: askedAbout('case_id'), change: PRIVACY },
  breach: { read: SIGNED_IN, add: own('reported_by') },
  breach_person: { read: `(${PRIVACY} or ${own('added_by')}) and case_id <> all ((select bis_excluded())::uuid[])`, add: own('added_by') },
  breach_step: { read: `(${PRIVACY} or ${own('by')}) and not bis_breach_closed(${ROW}.breach_id)`, add: own('by') },
  foundation_decision: { read: SIGNED_IN, add: is('privacy-officer', 'director') },
  plan_action: { read: SIGNED_IN, add: is('privacy-officer', 'director'), change: is('privacy-officer', 'director') },
  training: { read: `${PRIVACY} or ${own('staff_id')}`, add: PRIVACY },
};
