import type { Asked } from './row-security-case.ts';

/**
 * Where a colleague works today, as "postcodes 35–39, 52"; null where nothing is known. `mediator_period` is the truth. For every colleague:
 * whoever chooses a second mediator reads it too, and no more of those rows than this.
 */
export const REGION: Asked = {
  name: 'bis_region(colleague uuid)', returns: 'text', definer: true,
  body: `select 'postcodes ' || string_agg(case when split_part(p.code, '-', 1) = split_part(p.code, '-', 2) then split_part(p.code, '-', 1) else replace(p.code, '-', '–') end, ', ' order by p.code)
       from mediator_period p where p.staff_id = colleague and bis_user() is not null and p.kind = 'area' and p.ended_at is null and p.from_day <= bis_today() and coalesce(p.until_day >= bis_today(), true)`,
};
