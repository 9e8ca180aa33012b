import { organisationLabel } from '../database/organisation.ts';
import type { Appointment } from '../database/people/appointment.ts';
import { transfersOf } from '../database/people/transfer.ts';
import { Notice } from '../ui/notice.tsx';
import type { OpenCase } from '../web/open-case.ts';
import type { Visit } from '../web/route.ts';
import { TRANSFER_ADVICE, TRANSFER_WORDS } from '../words/appointments.ts';
import { capital } from '../words/codes.ts';
import { whoIn } from '../words/people.ts';
import type { Ask } from './ask.ts';
import { needsSheet } from './rules.ts';
import { namesOfCase } from './sql.ts';

/** Whoever would be visited was recorded to be elsewhere since this was planned; null where that is not so. */
export async function movedText(visit: Visit, { file }: OpenCase, one: Appointment): Promise<{ title: string; text: string } | null> {
  if (one.status !== 'planned' || !needsSheet(one)) return null;
  const transfer = (await transfersOf(visit.db, visit.keys, [one])).get(one.id);
  if (!transfer) return null;
  visit.showsPeople(file.id, transfer.person);
  const who = capital(whoIn(file.state, await namesOfCase(visit, file.id))(transfer.person));
  const place = transfer.place ?? await organisationLabel(visit.db, transfer.site);
  return { title: transfer.what === 'moved' && place ? `${who} zit inmiddels in ${place}.` : `${who} ${TRANSFER_WORDS[transfer.what]}.`, text: TRANSFER_ADVICE };
}

export async function Moved({ own: { visit, open }, one }: { own: Ask; one: Appointment }) {
  const moved = await movedText(visit, open, one);
  return moved ? <Notice tone="warning" title={moved.title}>{moved.text}</Notice> : null;
}
