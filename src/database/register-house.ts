import type { Tables } from './register.ts';

/** Tables about staff, the foundation and the running of the website: what each column is. */
export const HOUSE_TABLES = {
  staff: {
    activity: 'accounts',
    columns: {
      key: 'id totp_key_id', readable: 'email name region', hashed: 'password_hash set_up_hash', marked: 'organisation_subject', 'sealed-house': 'totp_secret', count: 'totp_last_step',
      code: 'roles', flag: 'active has_password has_app', moment: 'created_at set_up_until signed_in_at',
    },
  },
  supervision: { activity: 'accounts', columns: { link: 'supervisor mediator' } },
  stand_in: { activity: 'access', columns: { key: 'id', link: 'mediator stand_in given_by', day: 'from_day until_day', moment: 'given_at ended_at' } },
  session: {
    activity: 'accounts', term: 'hoogstens 10 uur',
    columns: { key: 'id', hashed: 'token_hash', link: 'staff_id', code: 'how browser', flag: 'must_renew', moment: 'created_at seen_at expires_at' },
  },
  passkey: {
    activity: 'accounts', term: 'tot de eigenaar de sleutel weghaalt of het account stopt',
    columns: { key: 'id', link: 'staff_id', technical: 'credential public_key transports', count: 'counter', code: 'device', flag: 'backed_up', 'sealed-house': 'name', moment: 'created_at used_at' },
  },
  recovery_code: { activity: 'accounts', columns: { link: 'staff_id', marked: 'hash', moment: 'made_at used_at' } },
  account_event: { activity: 'accounts', columns: { key: 'id', link: 'staff_id by_id', moment: 'at', code: 'kind' } },
  account_event_seen: { activity: 'accounts', columns: { link: 'event_id by_id', moment: 'at' } },
  conduct_acceptance: { activity: 'accounts', columns: { link: 'staff_id', count: 'version', moment: 'at' } },
  rights_review: { activity: 'accounts', columns: { key: 'id', moment: 'started_at', link: 'started_by' } },
  rights_review_decision: { activity: 'accounts', columns: { link: 'review_id staff_id by_id', moment: 'at', code: 'decision roles_before roles_after' } },
  rights_review_end: { activity: 'accounts', columns: { link: 'review_id by_id', moment: 'at' } },
  staff_home: { activity: 'access', columns: { link: 'staff_id changed_by', 'sealed-house': 'postcode', moment: 'changed_at' } },
  log_seal: {
    activity: 'access',
    columns: { count: 'number last_line lines_after heads', moment: 'sealed_at', technical: 'lines_until facts_until', link: 'facts_after', flag: 'full_batch', hashed: 'heads_hash', marked: 'previous code' },
  },
  log_line: { activity: 'access', columns: { count: 'number seal', link: 'log_id', marked: 'code' } },
  log_check: { activity: 'access', columns: { key: 'id', moment: 'checked_at', count: 'seal lines cases', code: 'faults' } },
  log_settled: { activity: 'access', columns: { key: 'id', code: 'fault', 'sealed-house': 'remark', moment: 'at', link: 'by' } },
  log_review: { activity: 'access', columns: { day: 'week due', moment: 'made_at', count: 'looks' } },
  log_review_end: { activity: 'access', columns: { day: 'week', moment: 'at', link: 'by' } },
  mediator_period: { activity: 'accounts', columns: { key: 'id', link: 'staff_id recorded_by ended_by', code: 'kind code source', day: 'from_day until_day', moment: 'recorded_at ended_at' } },
  sign_in_attempt: { activity: 'running', columns: { key: 'id', marked: 'email_hash', moment: 'at', flag: 'succeeded' } },
  organisation: { activity: 'mediation', term: 'zolang zij verwijst', columns: { key: 'id', link: 'parent', code: 'kind', readable: 'name', flag: 'active' } },
  case_number: { activity: 'course', columns: { count: 'year last' } },
  frozen_figure: { activity: 'course', columns: { count: 'year value', code: 'figure cell', technical: 'source' } },
  retention_decision: { activity: 'erasing', columns: { key: 'id', code: 'ending', count: 'months', 'sealed-house': 'why', moment: 'decided_at', link: 'decided_by' } },
  erasure_stop: { activity: 'erasing', columns: { key: 'id', code: 'reason', day: 'day last_run settled_on', count: 'cases', moment: 'found_at settled_at', link: 'settled_by' } },
  erasure_batch: { activity: 'erasing', columns: { key: 'id', day: 'day', moment: 'erased_at', count: 'cases compartments words letters tasks marks unmarked reviewed' } },
  foundation_decision: { activity: 'accountability', columns: { count: 'number', day: 'decided', 'sealed-house': 'what why', moment: 'recorded_at', link: 'recorded_by' } },
  plan_action: { activity: 'accountability', columns: { key: 'id', count: 'year', 'sealed-house': 'what', link: 'owner done_by added_by', day: 'due done_on', moment: 'added_at' } },
  training: { activity: 'accountability', columns: { key: 'id', link: 'staff_id recorded_by', code: 'module', day: 'day', moment: 'recorded_at' } },
  once_key: { activity: 'running', term: '90 dagen', columns: { key: 'key', hashed: 'owner', technical: 'address location', moment: 'used_at' } },
  setting: { activity: 'running', columns: { code: 'name', technical: 'value', moment: 'changed_at', link: 'changed_by' } },
  migration: { activity: 'running', columns: { technical: 'name checksum', moment: 'ran_at' } },
  search_complete: { activity: 'running', columns: { flag: 'complete' } },
} as const satisfies Tables;
