import type { Transfer } from '../core/case/transfer.ts';
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
export async function transferSince(visit: Visit, one: Appointment): Promise<Transfer | null> {
  return one.status === 'planned' && needsSheet(one) ? (await transfersOf(visit.db, visit.keys, [one])).get(one.id) ?? null : null;
}

async function movedTitle(visit: Visit, { file }: OpenCase, transfer: Transfer): Promise<string> {
  visit.showsPeople(file.id, transfer.person);
  const who = capital(whoIn(file.state, await namesOfCase(visit, file.id))(transfer.person));
  const place = transfer.place ?? await organisationLabel(visit.db, transfer.site);
  return transfer.what === 'moved' && place ? `${who} zit inmiddels in ${place}` : `${who} ${TRANSFER_WORDS[transfer.what]}`;
}

export async function Moved({ own: { visit, open }, one }: { own: Ask; one: Appointment }) {
  const transfer = await transferSince(visit, one);
  return transfer ? <Notice tone="warning" title={await movedTitle(visit, open, transfer)}>{TRANSFER_ADVICE}</Notice> : null;
}
