import { lastTold, type Transfer } from '../core/case/transfer.ts';
import { organisationLabel } from '../database/organisation.ts';
import { samePlace, type Appointment } from '../database/people/appointment.ts';
import { transfersOf } from '../database/people/transfer.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import type { OpenCase } from '../web/open-case.ts';
import type { Visit } from '../web/route.ts';
import { TRANSFER_ADVICE, TRANSFER_WORDS } from '../words/appointments.ts';
import { capital } from '../words/codes.ts';
import { whoIn } from '../words/people.ts';
import type { Ask } from './ask.ts';
import { appointmentAddress } from './parts.tsx';
import { needsSheet } from './rules.ts';
import { namesOfCase } from './sql.ts';
import { RECORDED_MEANWHILE, SAME_PLACE_HINT } from './texts.ts';

/** Whoever would be visited was recorded to be elsewhere since this was planned; null where that is not so. */
export async function transferSince(visit: Visit, { file }: OpenCase, one: Appointment): Promise<Transfer | null> {
  return one.status === 'planned' && needsSheet(one) ? (await transfersOf(visit.db, visit.keys, [one], new Map([[file.id, file]]))).get(one.id) ?? null : null;
}

async function movedTitle(visit: Visit, { file }: OpenCase, transfer: Transfer): Promise<string> {
  visit.showsPeople(file.id, transfer.person);
  const who = capital(whoIn(file.state, await namesOfCase(visit, file.id))(transfer.person));
  const place = transfer.place ?? await organisationLabel(visit.db, transfer.site);
  return transfer.what === 'moved' && place ? `${who} zit inmiddels in ${place}` : `${who} ${TRANSFER_WORDS[transfer.what]}`;
}

/** `recheck`: somebody looked while something else was recorded, and looks again at how it is now. */
export async function Moved({ own: { visit, open }, one, recheck = false }: { own: Ask; one: Appointment; recheck?: boolean }) {
  const transfer = await transferSince(visit, open, one);
  if (!transfer) return null;
  const last = lastTold(open.file.entries);
  return (
    <Notice tone="warning" title={await movedTitle(visit, open, transfer)}>
      {recheck ? <p>{RECORDED_MEANWHILE}</p> : null}
      <p>{TRANSFER_ADVICE}</p>
      {transfer.what === 'moved' && last ? <><p>{SAME_PLACE_HINT}</p><ButtonForm action={`${appointmentAddress(open.file.number, one.id)}/zelfde-inrichting`} onceKey={visit.onceKey} label="Nagekeken: dezelfde inrichting" fields={{ [SEEN]: String(last.seq) }} /></> : null}
    </Notice>
  );
}

const SEEN = 'gezien';

/** Up to the line that the page showed; `again` where a person has to look anew, because something else was recorded or nobody knows where it is. */
export async function lookedAt({ visit, open }: Ask, one: Appointment): Promise<'looked' | 'nothing' | 'again'> {
  const transfer = await transferSince(visit, open, one);
  const last = lastTold(open.file.entries);
  if (!transfer || !last) return 'nothing';
  if (transfer.what !== 'moved' || visit.form.get(SEEN) !== String(last.seq)) return 'again';
  await samePlace(visit.db, open.file.id, one.id, { to: new Date(last.recorded), by: visit.user?.id ?? '', now: visit.now });
  return 'looked';
}
