import type { Tables } from './register.ts';

/** Tables about people in cases: what each column is. Names apart by a space. */
export const CASE_TABLES = {
  bis_case: { activity: 'course', columns: { key: 'id number', moment: 'created_at' } },
  fact: { activity: 'course', columns: { link: 'case_id', count: 'seq version', code: 'kind', day: 'day', moment: 'recorded', story: 'actor payload', hashed: 'previous hash' } },
  standing: {
    activity: 'course',
    columns: {
      link: 'case_id organisation mediator second', day: 'registered accepted rejected allocated closed paused_until incomplete_from look_again last_day', count: 'last_seq',
      flag: 'via_zsm initiator_detained incomplete both_agreed young policy_asked held_for_policy names_hidden',
      story: 'phase entry referrer_kind cause cause_class initiative rejection speed duration outcome form age_offender_side age_victim_side waits_for next',
    },
  },
  compartment: { activity: 'mediation', columns: { key: 'id key_id', link: 'case_id', code: 'kind person' } },
  sealed: { activity: 'mediation', columns: { key: 'id', link: 'compartment_id recorded_by replaced_by', code: 'kind', sealed: 'content', moment: 'recorded', count: 'fact_seq number' } },
  letter: { activity: 'mediation', columns: { key: 'id', link: 'case_id compartment_id sealed_id made_by', code: 'template language', moment: 'made_at', count: 'read_up_to' } },
  task: { activity: 'mediation', columns: { key: 'id', link: 'case_id owner compartment_id', day: 'due', moment: 'done_at made_at', sealed: 'content' } },
  appointment: {
    activity: 'mediation', term: 'tot de woorden van de zaak gewist worden',
    columns: { key: 'id', link: 'case_id owner words replaces', day: 'day', moment: 'start made_at settled_at safe_at', count: 'minutes', code: 'kind place people status asked_by reason' },
  },
  draft: { activity: 'mediation', term: '7 dagen na de laatste wijziging', columns: { marked: 'token_hash', key: 'key_id', sealed: 'content', moment: 'updated_at' } },
  import_row: { activity: 'mediation', columns: { technical: 'source', key: 'number', hashed: 'content_hash', link: 'case_id' } },
  name_word: { activity: 'finding', columns: { marked: 'token', 'sealed-house': 'word', technical: 'tx' } },
  name_token: { activity: 'finding', columns: { marked: 'token', link: 'compartment_id' } },
  identity_token: { activity: 'finding', columns: { marked: 'token', link: 'compartment_id', code: 'person strength' } },
  not_to_approach: { activity: 'finding', term: 'nooit blijft; niet nu tot de dag voorbij is', columns: { marked: 'token', code: 'answer', day: 'until' } },
  access_log: { activity: 'access', columns: { key: 'id request_id', moment: 'at', link: 'staff_id cases', code: 'act' } },
  retention_notice: { activity: 'erasing', columns: { link: 'case_id reviewed_by', day: 'ends warned', moment: 'reviewed_at' } },
  retention_hold: { activity: 'erasing', columns: { key: 'id', link: 'case_id decided_by', day: 'until', code: 'reason', moment: 'decided_at' } },
  erased_case: { activity: 'erasing', columns: { link: 'batch_id case_id' } },
  erasure_key: { activity: 'erasing', term: 'tot de sleutel vernietigd is', columns: { key: 'key_id' } },
  office_file: { activity: 'rights', columns: { key: 'id key_id', moment: 'opened_at' } },
  office_words: { activity: 'rights', columns: { key: 'id', link: 'file_id recorded_by', count: 'number', code: 'kind', sealed: 'content', moment: 'recorded' } },
  privacy_request: { activity: 'rights', columns: { key: 'id number', code: 'kind', day: 'received', link: 'file_id registered_by', moment: 'registered_at' } },
  privacy_request_person: { activity: 'rights', columns: { link: 'request_id case_id added_by', code: 'person', moment: 'added_at' } },
  privacy_request_step: { activity: 'rights', columns: { key: 'id', link: 'request_id words by', code: 'kind code ground', day: 'day', moment: 'at' } },
  privacy_request_choice: { activity: 'rights', columns: { link: 'request_id item chosen_by', code: 'choice', moment: 'chosen_at' } },
  restriction: { activity: 'rights', columns: { key: 'id', link: 'request_id case_id by lifted_by', code: 'person', day: 'since lifted_on' } },
  breach: { activity: 'breaches', columns: { key: 'id number', code: 'kind data_kinds', moment: 'happened_at discovered_at reported_at', count: 'people', link: 'letter_id file_id reported_by' } },
  breach_person: { activity: 'breaches', columns: { link: 'breach_id case_id added_by', code: 'person', moment: 'added_at' } },
  breach_step: { activity: 'breaches', columns: { key: 'id', link: 'breach_id words by', code: 'kind code', moment: 'happened_at at' } },
} as const satisfies Tables;
