import type { Child } from 'hono/jsx';
import { isUuid } from '../core/fields.ts';
import { ButtonForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { Tag } from '../ui/tag.tsx';
import { recordEvent } from '../web/account-event.ts';
import { browserWords } from '../web/browser.ts';
import { minuteText } from '../words/day.ts';
import type { Answer, Visit } from '../web/route.ts';
import { endOtherSessions, IDLE_MINUTES } from '../web/session.ts';
import type { Proven } from '../web/session.ts';
import { signedInAs } from './fresh.tsx';
import { OWN_PATH } from './own-account.tsx';
import { PROVEN_WORDS } from './own-texts.ts';
import { endOwnSession, sessionsOf } from './sql.ts';
import type { SessionRow } from './sql.ts';

const SESSIONS_PATH = `${OWN_PATH}/sessies`;

export function showSessions(visit: Visit): Promise<Answer> {
  return sessionsPage(visit, null, 200);
}

async function sessionsPage(visit: Visit, notice: Child, status: number): Promise<Answer> {
  const { user, session } = signedInAs(visit);
  const rows = await sessionsOf(visit.db, user.id, visit.now, new Date(visit.now.getTime() - IDLE_MINUTES * 60_000));
  const others = rows.some(({ id }) => id !== session.id);
  const end = ({ id }: SessionRow) => (id === session.id ? <Tag tone="good">Deze browser</Tag>
    : <ButtonForm action={`${SESSIONS_PATH}/beeindigen`} onceKey={visit.onceKey} label="Hier uitloggen" fields={{ sessie: id }} />);
  const body = (
    <>
      <PageHead over={<a href={OWN_PATH}>Mijn account</a>} title="Mijn sessies"
        actions={others ? <ButtonForm action={`${SESSIONS_PATH}/andere`} onceKey={visit.onceKey} label="Overal elders uitloggen" primary /> : null} />
      {notice}
      <p class="lead">Hier bent u nu ingelogd. Herkent u er een niet, log die dan uit en vertel het de beheerder van de accounts.</p>
      <Table<SessionRow> caption="Uw sessies" quietCaption rows={rows} columns={[
        { label: 'Waar', names: true, cell: ({ browser, how }) => <TwoLines main={browserWords(browser)} sub={PROVEN_WORDS[how as Proven]} /> },
        { label: 'Sinds', cell: ({ created_at: at }) => minuteText(at) },
        { label: 'Laatst gebruikt', cell: ({ seen_at: at }) => minuteText(at) },
        { label: 'Uitloggen', quiet: true, cell: end },
      ]} />
    </>
  );
  return { kind: 'page', status, frame: 'staff', title: 'Mijn sessies', here: OWN_PATH, body };
}

/** Its next request is refused. */
export async function endSessionElsewhere(visit: Visit): Promise<Answer> {
  const { user, session } = signedInAs(visit);
  const id = visit.form.get('sessie') ?? '';
  const ended = isUuid(id) && id !== session.id && await endOwnSession(visit.db, user.id, id);
  if (!ended) return sessionsPage(visit, <Notice tone="warning" title="Die sessie was al voorbij">Er is niets veranderd.</Notice>, 422);
  return { kind: 'to', location: SESSIONS_PATH };
}

export async function endOthers(visit: Visit): Promise<Answer> {
  const { user, session } = signedInAs(visit);
  if (await endOtherSessions(visit.db, user.id, session.id) > 0) {
    await recordEvent(visit.db, { id: visit.newId(), staffId: user.id, at: visit.now, kind: 'sessions-ended', by: user.id });
  }
  return { kind: 'to', location: SESSIONS_PATH };
}

/** Opened beside a page with typed work: looking at it is enough, for reading any page puts off the end. */
export async function stay(visit: Visit): Promise<Answer> {
  signedInAs(visit);
  const body = <><PageHead title="U blijft ingelogd" /><p>U kunt dit tabblad sluiten en verder werken. Wat u in het andere tabblad typte, staat er nog.</p></>;
  return { kind: 'page', frame: 'staff', title: 'U blijft ingelogd', body };
}
