import { leftWith } from '../database/left-behind.ts';
import { Notice } from '../ui/notice.tsx';
import { mayUse } from '../web/rights.ts';
import type { Visit } from '../web/route.ts';
import type { AccountRow } from './sql.ts';
import { LEFT_TEXTS, leftLines } from './texts.ts';

/** Of these the second fence leaves out what this reader must never know of. Cases that are for a few count, for somebody has to take them over. */
const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();

/**
 * What still runs with this colleague, in numbers, where an account is stopped or work taken away; null where nothing does. It stops nobody:
 * a leaver loses access at once.
 */
export async function leftNotice(visit: Visit, { id, active, roles }: Pick<AccountRow, 'id' | 'active' | 'roles'>) {
  const left = await leftWith(visit.db, id, NOTHING_LEFT_OUT);
  const lines = leftLines(left);
  if (lines.length === 0) return null;
  const gone = !active || left.cases + left.seconds > 0 && !roles.includes('mediator');
  const { title, text } = LEFT_TEXTS[gone ? 'after' : 'before'];
  return (
    <Notice tone={gone ? 'warning' : 'info'} title={title}>
      <ul class="lines">{lines.map((line) => <li>{line}</li>)}</ul>
      <p>{left.cases > 0 ? text : ''} {mayUse(visit.user, 'mediators') ? <a href="/bemiddelaars">Naar de bemiddelaars</a> : null}</p>
    </Notice>
  );
}
