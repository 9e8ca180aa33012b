import { ErrorSummary, Hidden, SubmitBar } from '../ui/field.tsx';
import { ButtonForm, Form } from '../ui/form.tsx';
import { recordEvent } from '../web/account-event.ts';
import { CONDUCT_PATH, CONDUCT_VERSION } from '../web/conduct.ts';
import { minuteText } from '../words/day.ts';
import type { Answer, PageAnswer, Visit } from '../web/route.ts';
import { CONDUCT } from './conduct-texts.ts';
import { signedInAs } from './fresh.tsx';
import { acceptConduct, acceptedBy } from './sql.ts';

export async function showConduct(visit: Visit): Promise<Answer> {
  return conductPage(visit, null, 200);
}

/** To be read at any time; to be accepted once a version, before anything else. */
async function conductPage(visit: Visit, error: string | null, status: number): Promise<PageAnswer> {
  const { user, session } = signedInAs(visit);
  const asked = session.must === 'conduct';
  const [last] = await acceptedBy(visit.db, user.id);
  const body = (
    <>
      <h1>Gedragscode</h1>
      <ErrorSummary errors={error ? [{ field: '', message: error }] : []} />
      {asked ? <p>{last ? 'De gedragscode is veranderd. Lees hem opnieuw voordat u verder gaat.' : 'Wie hier werkt, belooft dit. Lees het voordat u begint.'}</p> : null}
      <ol class="conduct">{CONDUCT.map(({ title, text }) => <li><b>{title}</b> {text}</li>)}</ol>
      {asked ? (
        <>
          <Form action={CONDUCT_PATH} onceKey={visit.onceKey}>
            <Hidden name="versie" value={String(CONDUCT_VERSION)} />
            <SubmitBar label="Ik heb dit gelezen en houd mij eraan" note="Wat u aanvaardt en wanneer, wordt bewaard." />
          </Form>
          <ButtonForm action="/uitloggen" onceKey={visit.onceKey} label="Uitloggen" />
        </>
      ) : <p>{last ? `Versie ${last.version}, door u aanvaard op ${minuteText(last.at)}.` : `Versie ${CONDUCT_VERSION}.`} <a href="/">Naar uw werk</a></p>}
    </>
  );
  return { kind: 'page', status, frame: 'bare', title: 'Gedragscode', body };
}

/** Only what was on the page that was read. */
export async function takeConduct(visit: Visit): Promise<Answer> {
  const { db, now, form, newId } = visit;
  const { user } = signedInAs(visit);
  if (form.get('versie') !== String(CONDUCT_VERSION)) return conductPage(visit, 'De tekst is intussen veranderd. Lees hem hieronder opnieuw.', 422);
  await acceptConduct(db, user.id, CONDUCT_VERSION, now);
  await recordEvent(db, { id: newId(), staffId: user.id, at: now, kind: 'conduct-accepted', by: user.id });
  return { kind: 'to', location: '/' };
}
