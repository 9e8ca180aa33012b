import type { Tables } from './register.ts';

/** Tables about staff, the foundation and the running of the website: what each column is. */
export const HOUSE_TABLES = {
  staff: {
    activity: 'accounts',
    columns: { key: 'id totp_key_id', readable: 'email name region', hashed: 'password_hash set_up_hash', 'sealed-house': 'totp_secret', count: 'totp_last_step', code: 'roles', flag: 'active', moment: 'created_at set_up_until' },
  },
  supervision: { activity: 'accounts', columns: { link: 'supervisor mediator' } },
  session: { activity: 'accounts', term: 'hoogstens 10 uur', columns: { hashed: 'token_hash', link: 'staff_id', moment: 'created_at seen_at expires_at' } },
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
  news_read: { activity: 'running', columns: { link: 'staff_id', count: 'upto', moment: 'at' } },
  search_complete: { activity: 'running', columns: { flag: 'complete' } },
} as const satisfies Tables;
