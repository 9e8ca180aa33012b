/** Why an order cannot be done (now). Each has a Dutch sentence wherever it can be shown; a lacking one does not compile. */
export const REASONS = [
  // about the person who asks, and the day
  'not-your-part', 'day-in-future', 'day-before-referral', 'day-before-allocation', 'field-missing', 'field-wrong', 'person-unknown',
  'wrong-side', 'until-not-after-day',
  // where the case stands
  'no-referral', 'already-referred', 'rejected', 'not-rejected', 'not-yet-allocated', 'already-allocated', 'closed', 'not-closed', 'paused', 'not-paused',
  'processing-restricted', 'handed-back', 'not-handed-back', 'taken-already', 'stopped', 'person-stopped', 'person-died', 'not-a-participant', 'nothing-to-correct', 'cannot-correct',
  // desk
  'agreement-unknown', 'call-back-first', 'no-near-referrer', 'not-accepted', 'already-accepted', 'violence-not-judged', 'waiting-for-policy', 'policy-not-yet', 'policy-said-no',
  'no-policy-question', 'treatment-provider-needed', 'treatment-provider-whose', 'treatment-provider-none', 'no-consent-to-call', 'safety-house-needed', 'no-police-report', 'several-reports-needed', 'immaterial-need-needed',
  'data-missing', 'waiting-for-prosecution', 'no-request-yet', 'request-running', 'request-not-applicable', 'data-refused-or-none', 'data-complete', 'offender-self-referral', 'stalking',
  'excepted-cause', 'held-back', 'not-held-back', 'before-autumn-2018', 'reason-not-yet-valid', 'not-offered', 'policy-must-agree', 'call-first', 'no-resumption',
  'question-open', 'no-question', 'no-referrer-answer',
  'not-incomplete', 'same-mediator', 'already-linked', 'no-representative', 'representative-of-other-side', 'must-be-representative', 'not-a-child',
  'child-not-heard', 'child-said-no', 'too-many-people', 'detail-unchecked', 'no-second', 'has-second', 'no-ban',
  // trajectory
  'no-referrer', 'intake-first', 'not-decided', 'decided-to-stop', 'not-informed', 'safety-not-weighed', 'not-safe-now', 'facts-denied', 'no-name-released', 'more-readers',
  'already-released', 'no-release', 'no-contact-details', 'address-unchecked', 'other-side-lives-there', 'own-professional-needed', 'reason-needed',
  'never-again', 'not-now', 'second-person-needed', 'too-early-to-ask-again', 'already-said-no', 'already-approached', 'not-approached', 'no-reminder',
  'reminder-sent', 'needs-no-approach', 'no-first-call-after-violence', 'contact-ban', 'not-safe-channel', 'nobody-agreed', 'same-person',
  'other-side-has-not-agreed', 'not-prepared', 'no-confidentiality', 'no-consent', 'nothing-agreed', 'form-not-yet-valid', 'form-needs-another-order', 'group-needs-three', 'one-of-each-side', 'no-message-waiting',
  'no-contact-yet', 'no-consent-of-everyone', 'already-reported-back', 'no-report-text', 'text-replaced', 'no-text-with-these-words', 'words-differ', 'no-process-notice-consent', 'already-settled', 'had-no-intake',
  'not-joint', 'letters-open', 'somebody-waits', 'not-ended', 'told-already', 'no-bar', 'nothing-binds', 'must-be-other-person', 'tell-data-may-fail-first', 'detained-post',
  'has-not-said-yes', 'through-representative',
] as const;
export type Reason = (typeof REASONS)[number];
