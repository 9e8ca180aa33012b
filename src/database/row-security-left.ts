import type { Asked } from './row-security-case.ts';

/** Of the row `s` of `staff`: has no work as a mediator any more, whether the account was stopped or that work taken away. */
export const NO_MEDIATOR = "not (s.active and 'mediator' = any(s.roles))";

const RUNNING = "t.phase not in ('closed', 'rejected') and t.case_id <> all (leave_out) and t.case_id <> all (bis_excluded())";
const PLANNED = `select a.place from appointment a join standing t on t.case_id = a.case_id and ${RUNNING} where (a.owner = s.id or a.also = s.id) and a.status = 'planned' and a.day >= bis_today()`;
const IN_PERSON = "p.place not in ('office', 'not-in-person')";

/**
 * What still runs with one colleague (null: with everybody who is no mediator any more), in numbers, for who stops an account or gives cases on.
 * A supervisor is told of whom they supervise. `leave_out`: cases that this reader may not know of.
 */
export const LEFT_BEHIND: Asked = {
  name: 'bis_left_behind(colleague uuid, leave_out uuid[])', definer: true,
  returns: 'table (staff uuid, cases int, seconds int, appointments int, visits int, tasks int, stands_in int, replaced int)',
  body: `select s.id,
      (select count(*)::int from standing t where t.mediator = s.id and t.mediates = s.id and ${RUNNING}),
      (select count(*)::int from standing t where t.second = s.id and t.seconds = s.id and ${RUNNING}),
      (select count(*)::int from (${PLANNED}) p), (select count(*)::int from (${PLANNED}) p where ${IN_PERSON}),
      (select count(*)::int from task k join standing t on t.case_id = k.case_id and ${RUNNING} where k.owner = s.id and k.done_at is null),
      (select count(*)::int from stand_in i where i.stand_in = s.id and i.ended_at is null and i.until_day >= bis_today()),
      (select count(*)::int from stand_in i where i.mediator = s.id and i.ended_at is null and i.until_day >= bis_today())
    from staff s where (s.id = colleague or colleague is null and ${NO_MEDIATOR}) and (bis_is('desk', 'administrator', 'privacy-officer') or s.id = any (bis_supervised()))`,
};
