import { Hidden } from '../ui/field.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { KEEP_ADDRESS } from '../ui/keeping.tsx';
import { clockText } from '../words/day.ts';
import { backTo, hasSecret, keepTyped, openTicket, QUIET, TICKET, type Ticket } from './keeping.ts';
import type { Visitor } from './language.ts';
import { AROUND, type Around } from './pages-texts.ts';
import { troublePage, type Trouble } from './pages.tsx';
import type { Must, PageAnswer } from './route.ts';
import type { House } from './visit.ts';

/** A form that was posted and did not do its work. */
export interface Sent { readonly path: string; readonly form: URLSearchParams }

/** A request that met a trouble. */
export interface Troubled { readonly id: string; readonly sent?: Sent | undefined; readonly visitor: Visitor | null }

/** For the script: when it was kept, empty where it was not, then who else is at work, a line each. */
export const saidQuietly = (kept: Date | null, others: readonly string[]): string => [kept ? clockText(kept) : '', ...others].join('\n');

export const isQuiet = (form: URLSearchParams): boolean => form.has(QUIET);

/** The session ended, and of this form nothing is kept. `opens`: a page of ours to go on with. */
export const signedOut = (opens: string | null): PageAnswer =>
  troublePage('signed-out', { extra: <p><ButtonLink primary href={opens ? `/inloggen?naar=${encodeURIComponent(opens)}` : '/inloggen'}>Opnieuw inloggen</ButtonLink></p> });

/** The session ended, and what was typed waits for whoever this form was shown to. */
export function keptSignedOut(ticket: Ticket): PageAnswer {
  return troublePage('signed-out-kept', { extra: <p><ButtonLink primary href={`/inloggen?naar=${encodeURIComponent(backTo(ticket))}`}>Inloggen en verdergaan</ButtonLink></p> });
}

/** Something has to be done first, and what was typed waits in its form. */
export function keptForLater(must: Must, first: string, ticket: Ticket): PageAnswer {
  const label = must === 'renew' ? 'Tweede stap instellen' : 'Gedragscode lezen';
  return troublePage(must === 'renew' ? 'first-renew-kept' : 'first-conduct-kept', { extra: <><p><ButtonLink primary href={first}>{label}</ButtonLink></p><p><a href={backTo(ticket)}>Daarna: het formulier opnieuw openen</a></p></> });
}

/** After a fault, in a transaction of its own: null where it could not be kept. */
async function keepAfterFault(house: House, { form }: Sent, request: string): Promise<Ticket | null> {
  const now = house.now();
  const ticket = openTicket(house.keys, form.get(TICKET), now);
  if (!ticket) return null;
  const who = { role: 'bis_app', user: null, request, now } as const;
  const { keys, newId } = house;
  const kept = await house.database.transaction(who, (db) => keepTyped({ db, keys, now, newId }, ticket, form)).catch(() => null);
  return kept ? ticket : null;
}

/** The form itself, to send again as it was; nothing that lets somebody in is written back. */
function SendAgain({ sent: { path, form }, words }: { sent: Sent; words: Around }) {
  if (hasSecret(form) || [...form].length === 0) return null;
  return (
    <form action={path} method="post">
      <p>{words.stillHere}</p>
      {[...form].map(([name, value]) => <Hidden name={name} value={value} />)}
      <p><button class="button button--primary" type="submit">{words.again}</button></p>
    </form>
  );
}

/**
 * A form that did its work was sent again with other words. These wait in its draft, of which this is the ticket; where none is kept
 * the page itself holds them, under a new one-time key.
 */
export function sentBefore(sent: Sent, where: Ticket | { readonly key: string; readonly visitor: Visitor | null }): PageAnswer {
  if ('opens' in where) return troublePage('sent-before-kept', { extra: <p><ButtonLink primary href={backTo(where)}>Het formulier opnieuw openen</ButtonLink></p> });
  const form = new URLSearchParams(sent.form);
  form.set('eenmalig', where.key);
  return troublePage('sent-before', { visitor: where.visitor, extra: <SendAgain sent={{ ...sent, form }} words={AROUND[where.visitor?.language ?? 'nl']} /> });
}

/** From here on a text is worth shortening. */
const LONG = 200;

/** Too much at once: the long texts come back to be made shorter, everything else goes along. */
function Shorten({ sent: { path, form }, words }: { sent: Sent; words: Around }) {
  if (hasSecret(form)) return null;
  return (
    <form class="form" action={path} method="post">
      {[...form].map(([name, value], index) => (value.length <= LONG ? <Hidden name={name} value={value} /> : (
        <div class="field">
          <label for={`tekst-${index}`}>{words.typed(value.length)}</label>
          <textarea id={`tekst-${index}`} name={name} rows={8} autocomplete="off">{`\n${value}`}</textarea>
        </div>
      )))}
      <p><button class="button button--primary" type="submit">{words.again}</button></p>
    </form>
  );
}

/** The page for a trouble of the whole request: what was typed is kept where it can be, and comes back to be sent again. */
export async function pageFor(house: House, kind: Trouble, { id: request, sent, visitor }: Troubled): Promise<ReturnType<typeof troublePage>> {
  const words = AROUND[visitor?.language ?? 'nl'];
  if (kind === 'too-large') return troublePage(kind, { visitor, extra: sent ? <Shorten sent={sent} words={words} /> : null });
  if (kind !== 'failed' && kind !== 'away' && kind !== 'full') return troublePage(kind, { visitor });
  if (!sent || (sent.path === KEEP_ADDRESS && isQuiet(sent.form))) return troublePage(kind, { visitor, request });
  const kept = kind === 'failed' ? await keepAfterFault(house, sent, request) : null;
  const extra = <>{kept ? <p><a href={backTo(kept)}>Het formulier opnieuw openen</a></p> : null}<SendAgain sent={sent} words={words} /></>;
  return troublePage(kept ? 'failed-kept' : kind, { visitor: kept ? null : visitor, request, extra });
}
