import { missedOf } from '../core/appointment.ts';
import { isUuid } from '../core/fields.ts';
import { followedUp, missAgain, notSaidSafe } from '../database/people/appointment.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { notFound } from '../web/pages.tsx';
import type { Answer, Visit } from '../web/route.ts';
import { startPage } from '../web/start-page.ts';
import { followedUpText } from '../words/appointments.ts';
import { FOLLOWED_DOUBT } from './texts.ts';

/**
 * Whoever comes or presses after a colleague did reads how that one was followed up, instead of that the page is not theirs: as it stands on the
 * lists of those who are told (the second fence says who). Nothing of the visit. `otherwise`: where there is nothing of the kind.
 */
export async function followedPage(visit: Visit, appointment: string, otherwise: Answer): Promise<Answer> {
  const ended = (isUuid(appointment) ? await followedUp(visit.db, [appointment]) : []).filter(({ staff }) => staff !== visit.user?.id);
  if (ended.length === 0) return otherwise;
  return {
    kind: 'page', status: 409, frame: 'staff', title: 'Al afgehandeld',
    body: (
      <>
        <PageHead title="Dit is al afgehandeld" />
        <Notice title="Er is niets meer veranderd">
          <ul class="lines">{ended.map((one) => <li>{followedUpText(one)}</li>)}</ul>
          {FOLLOWED_DOUBT}
        </Notice>
        <p><a href={startPage(visit.user?.roles ?? [])}>Naar het begin</a></p>
      </>
    ),
  };
}

/** Taken back by whoever is told of it: the line is there again for everybody who has to act. */
export async function missedAgain(visit: Visit): Promise<Answer> {
  const [appointment, who] = [visit.params['afspraak'] ?? '', visit.form.get('wie') ?? ''];
  if (!isUuid(appointment) || !isUuid(who)) return notFound();
  const done = await missAgain(visit.db, appointment, who);
  const one = (await notSaidSafe(visit.db, visit.today)).find(({ id }) => id === appointment);
  // Also where a colleague took it back a moment before.
  if (!done && !(one && missedOf(one, visit.now).includes(who))) return followedPage(visit, appointment, notFound());
  if (done && one) visit.shows(one.caseId);
  return { kind: 'to', location: startPage(visit.user?.roles ?? []) };
}
