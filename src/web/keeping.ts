import { createHash } from 'node:crypto';
import { addDays, dayOf, type Day } from '../core/day.ts';
import type { StaffRole } from '../core/role.ts';
import { actingFor, hold } from '../database/context.ts';
import type { Db } from '../database/database.ts';
import { readCaseByNumber } from '../database/journal.ts';
import type { KeyStore } from '../database/keys.ts';
import { saveFormDraft, type AboutCase, type FormDraft } from '../database/people/form-draft.ts';
import type { Keeping } from '../ui/keeping.tsx';
import { clockText, wholeDay } from '../words/day.ts';
import { accessOf } from './open-case.ts';
import { guard, type Asker } from './relation.ts';
import { isOnceKeyOf, onceOwner } from './once.ts';
import { isLocalPath } from './reply.tsx';

/** Names of the hidden field with the ticket, and of the one by which the script asks for a short answer. */
export const TICKET = 'concept';
export const QUIET = 'stil';
/** Name of the hidden field with the one-time key. */
const ONCE = 'eenmalig';

/**
 * A form that was shown to somebody of the staff. It goes along in the form, sealed, and proves whose form it was also
 * where the session has ended meanwhile. All that it opens is a place to keep what its owner typed, for nobody else.
 */
export interface Ticket {
  readonly staff: string;
  /** Path that the form posts to. */
  readonly action: string;
  /** Path and query that open it. */
  readonly opens: string;
}

/** A page that lay open longer keeps nothing any more; a long weekend with a closed lid still does. Own choice, no source. */
const TICKET_DAYS = 7;
const CONTEXT = 'form-ticket';
/** Name of a field for a file. A form that is sent the plain way posts the name of the file there: who it is about can stand in that. */
export const FILE_FIELD = 'bestand';
/** Never kept: keys of the form itself, the name of a file, and whatever lets somebody in. */
const NOT_TYPED: readonly string[] = [ONCE, TICKET, QUIET, FILE_FIELD];
/** `antwoord`: of a passkey. */
const SECRET = /^(wachtwoord\w*|code|appcode|herstelcode|antwoord)$/;

export const pathOf = (address: string): string => address.split('?')[0] ?? address;

export function sealTicket(keys: KeyStore, { staff, action, opens }: Ticket, now: Date): string {
  return keys.sealShared(CONTEXT, JSON.stringify([staff, action, opens, now.getTime()])).toString('base64url');
}

/** Null on anything that this server did not make, or made too long ago. */
export function openTicket(keys: KeyStore, text: string | null, now: Date): Ticket | null {
  if (!text || !/^[\w-]{40,2000}$/.test(text)) return null;
  try {
    const [staff, action, opens, at] = JSON.parse(keys.openShared(CONTEXT, Buffer.from(text, 'base64url')).toString()) as [string, string, string, number];
    const young = now.getTime() - at < TICKET_DAYS * 86_400_000;
    return young && isLocalPath(action) && isLocalPath(opens) ? { staff, action, opens } : null;
  } catch {
    return null;
  }
}

/** Whether a form may come back in a page at all: nothing that lets somebody in does. */
export const hasSecret = (form: URLSearchParams): boolean => [...form.keys()].some((name) => SECRET.test(name));

/** What was typed, as it is kept and as one post is told from another. */
export function typedIn(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => !NOT_TYPED.includes(name) && !SECRET.test(name)));
}

/** Tells what was typed from other words, and is too short to tell what it was: own choice. */
const WORDS_BYTES = 4;

/** Of one post under this one-time key. Null where the form holds what lets somebody in: of that nothing is kept. */
export function wordsMark(keys: KeyStore, key: string, form: URLSearchParams, file: Uint8Array | null): Buffer | null {
  if (hasSecret(form)) return null;
  const bytes = file ? createHash('sha256').update(file).digest('hex') : '';
  return keys.token('once-words', `${key} ${bytes} ${typedIn(form)}`).subarray(0, WORDS_BYTES);
}

/** With the one-time key of the form goes along what it would do: from two windows it is still done once. `sent`: that key was used. */
function kept(form: URLSearchParams, sent: boolean): string {
  const content = typedIn(form);
  const key = form.get(ONCE);
  if (key && !sent) content.append(ONCE, key);
  return content.toString();
}

/** What was kept, without the key of its form. */
export function typedBefore(content: string): { readonly fields: URLSearchParams; readonly key: string | null } {
  const fields = new URLSearchParams(content);
  const key = fields.get(ONCE);
  fields.delete(ONCE);
  return { fields, key };
}

export interface Keeper { readonly db: Db; readonly keys: KeyStore; readonly now: Date; newId(): string }

/**
 * Keeps what was typed for the owner of the ticket. Null where that account has ended, or where the form is about a case in which
 * its owner has no part any more. From here on the transaction runs for the owner.
 */
export async function keepTyped({ db, keys, now, newId }: Keeper, ticket: Ticket, form: URLSearchParams, sent = false): Promise<{ readonly caseId: string | null } | null> {
  await hold(db, `staff ${ticket.staff}`);
  const [owner] = await db.query<{ id: string; name: string; roles: StaffRole[] }>(
    `select id, name, roles, ${actingFor('id', 'roles')} from staff where id = $1 and active`, [ticket.staff]);
  if (!owner) return null;
  const about = await aboutCase({ db, user: owner, now, today: dayOf(now) }, ticket.action);
  if (about === 'not-yours') return null;
  const { staff, action, opens } = ticket;
  await saveFormDraft(db, keys, { address: { staff, action, opens }, about, content: kept(form, sent), now }, newId);
  return { caseId: about?.caseId ?? null };
}

/** A number of a case among the parts of an address; under `/zaken/` only who has a part in that case keeps anything about it. */
async function aboutCase(asker: Asker, action: string): Promise<AboutCase | null | 'not-yours'> {
  const parts = action.split('/').slice(1);
  const inside = parts[0] === 'zaken';
  const number = parts.find((part) => /^\d{4}-\d{5}$/.test(part));
  const file = number === undefined ? null : await readCaseByNumber(asker.db, number);
  if (!file) return inside ? 'not-yours' : null;
  if (inside && !await guard(asker, file.id, accessOf(file.state))) return 'not-yours';
  return { caseId: file.id, inside, ended: file.state.closed !== null || file.state.rejected !== null };
}

/** "vandaag 09:31", "gisteren 16:02", "1 maart 2019 16:02" */
export function whenText(at: Date, today: Day): string {
  const day = dayOf(at);
  const named = day === today ? 'vandaag' : day === addDays(today, -1) ? 'gisteren' : wholeDay(day);
  return `${named} ${clockText(at)}`;
}

/** Where on its page a form that was begun before says so. */
const begunAt = ({ action, opens }: Pick<Ticket, 'action' | 'opens'>): string => `begonnen-${createHash('sha256').update(`${action} ${opens}`).digest('hex').slice(0, 8)}`;

/** Opens the form where it says what was typed before. */
export const backTo = (ticket: Pick<Ticket, 'action' | 'opens'>): string => `${ticket.opens}#${begunAt(ticket)}`;

export interface KeepingParts {
  readonly keys: KeyStore;
  readonly now: Date;
  readonly staff: string;
  /** Path of the page on which the forms stand. */
  readonly page: string;
  readonly drafts: readonly FormDraft[];
  /** Of the form that was just posted, with its one-time key: what was typed is in the page already. */
  readonly posted: Ticket | null;
  readonly key: string | null;
}

/** What the forms of one page are drawn with. */
export function keepingOf({ keys, now, staff, page, drafts, posted, key: used }: KeepingParts): Keeping {
  const owned = (key: string | null): string | null => (key && isOnceKeyOf(keys, onceOwner({ id: staff }, ''), key) ? key : null);
  const draftOf = ({ content, action, opens, updated }: FormDraft) => {
    const { fields, key } = typedBefore(content);
    return { draft: { fields, when: whenText(updated, dayOf(now)), id: begunAt({ action, opens }) }, key: owned(key) };
  };
  return {
    of(address, given) {
      const action = pathOf(address);
      const opens = posted?.action === action ? posted.opens : given ?? page;
      const mine = posted?.action === action ? undefined : drafts.find((one) => one.action === action && one.opens === opens);
      const before = mine ? draftOf(mine) : { draft: null, key: posted?.action === action ? owned(used) : null };
      return { ticket: sealTicket(keys, { staff, action, opens }, now), ...before };
    },
  };
}
