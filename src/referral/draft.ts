import { createHash } from 'node:crypto';
import { addDays, dayOf, type Day } from '../core/day.ts';
import { DRAFT_DAYS, dropDraft, readDraft, saveDraft } from '../database/people/draft.ts';
import type { Language } from '../ui/texts.ts';
import { setCookie } from '../web/cookie.ts';
import type { Visit } from '../web/route.ts';
import { newToken } from '../web/session.ts';
import type { Answers, Form } from './answers.ts';
import { codeOf } from './code.ts';
import type { Typed } from './typed.ts';

/** Holds the visitor's secret; the answers stay on the server, sealed. Ends with the browser. */
export const DRAFT_COOKIE = 'aanmelding';

/** A referral under way. */
export interface Draft {
  readonly form: Form;
  /** Pages that were sent once, by slug. */
  readonly seen: ReadonlySet<string>;
  readonly typed: Typed;
  /** Whether anything of it is kept: not before the first page was sent, nor after it was forgotten or became a case. */
  readonly begun: boolean;
  /** Null before anything is kept. */
  readonly token: string | null;
}

/** `typed`: not in what was kept before pages were kept while somebody types. */
interface Content { answers: Answers; seen: readonly string[]; typed?: Typed }
/** Instead of a form that was put away under a code: what the code follows from. */
interface PutAway { told: string }
/** `chance`: what the code for adding something follows from; not in what was kept before there was one. `referrer`: who a professional is. */
interface Sent { number: string; mailed?: boolean; call?: Call | undefined; chance?: string; referrer?: Answers | undefined }

/** Minutes in which a browser can tell again the code that it was given, or that something was sent: an answer may be lost on the way. Own choice. */
const TELL_MINUTES = 15;
/** Minutes in which a professional goes on with a next client; later the browser may be somebody else's. Own choice. */
const NEXT_CLIENT_MINUTES = 15;

const recently = (minutes: number, since: Date, now: Date): boolean => now.getTime() - since.getTime() <= minutes * 60_000;

/** With what is offered today. */
async function formWith(visit: Visit, answers: Answers, language: Language): Promise<Form> {
  const { notOffered } = (await visit.settings())(visit.today);
  return { answers, today: visit.today, by: 'public', language, notOffered: notOffered.cause };
}

/** What this visitor filled in before; an empty form where there is nothing. `change`: two pages that change it do so one after the other. */
export async function openForm(visit: Visit, language: Language, change = false): Promise<Draft> {
  const token = ownToken(visit);
  const kept = token === null ? null : await readDraft(visit.db, visit.keys, token, { change });
  const content = kept ? JSON.parse(kept.content) as Content | PutAway : null;
  const begun = content !== null && 'answers' in content;
  const { answers, seen, typed = {} }: Content = begun ? content : { answers: {}, seen: [] };
  return { form: await formWith(visit, answers, language), seen: new Set(seen), typed, begun, token };
}

/** Of this browser. What is kept under a code has another name, that no cookie can say. */
function ownToken(visit: Pick<Visit, 'cookies'>): string | null {
  const token = visit.cookies[DRAFT_COOKIE] ?? '';
  return /^[\w-]{20,}$/.test(token) ? token : null;
}
const underCode = (code: string): string => `code ${code}`;

/** Keeps the form; the lines are for `setCookies`. */
export async function keepForm(visit: Visit, draft: Draft): Promise<string[]> {
  const token = draft.token ?? newToken(visit.newId);
  await saveDraft(visit.db, visit.keys, token, written(draft), visit.now);
  return draft.token === null ? [setCookie(visit.url, DRAFT_COOKIE, token)] : [];
}

function written(draft: Draft): string {
  const content: Content = { answers: draft.form.answers, seen: [...draft.seen], typed: draft.typed };
  return JSON.stringify(content);
}

/**
 * Puts a form away under a code, to go on with it later, on any device. This browser holds nothing of it any more but what it can tell
 * the code from, for a quarter of an hour; the code itself is kept nowhere.
 */
export async function putAway(visit: Visit, draft: Draft & { token: string }): Promise<void> {
  const { db, keys, now } = visit;
  const told = newToken(visit.newId);
  await saveDraft(db, keys, underCode(codeOf(keys, draft.token, told)), written(draft), now);
  const content: PutAway = { told };
  await saveDraft(db, keys, draft.token, JSON.stringify(content), now);
}

/** The code of the form that was put away in this browser just now, and the day on which it is good for the last time; else null. */
export async function codeToTell(visit: Visit): Promise<{ code: string; until: Day } | null> {
  const token = ownToken(visit);
  const kept = token === null ? null : await readDraft(visit.db, visit.keys, token);
  if (token === null || kept === null || !recently(TELL_MINUTES, kept.updated, visit.now)) return null;
  const content = JSON.parse(kept.content) as Content | PutAway;
  return 'told' in content ? { code: codeOf(visit.keys, token, content.told), until: addDays(dayOf(kept.updated), DRAFT_DAYS - 1) } : null;
}

/** A secret for this browser where it has none yet, before a code is typed: the answer to that may be lost on the way. */
export const secretForLater = (visit: Visit): string[] => (ownToken(visit) === null ? [setCookie(visit.url, DRAFT_COOKIE, newToken(visit.newId))] : []);

/** Takes a form back into this browser, over one that was begun here; its code is no good any more. Null where there is none under this code. */
export async function takeBack(visit: Visit, code: string, language: Language): Promise<{ draft: Draft; setCookies: string[] } | null> {
  const { db, keys, now } = visit;
  const kept = await readDraft(db, keys, underCode(code), { change: true, since: new Date(now.getTime() - DRAFT_DAYS * 86_400_000) });
  if (kept === null) return null;
  const own = ownToken(visit);
  const token = own ?? newToken(visit.newId);
  await dropDraft(db, keys, underCode(code));
  await saveDraft(db, keys, token, kept.content, now);
  const { answers, seen, typed = {} } = JSON.parse(kept.content) as Content;
  const draft: Draft = { form: await formWith(visit, answers, language), seen: new Set(seen), typed, begun: true, token };
  return { draft, setCookies: own === null ? [setCookie(visit.url, DRAFT_COOKIE, token)] : [] };
}

/** The receipt of what was sent with this token. Derived, so that the same post again, whose answer was lost, finds it too. */
const receiptToken = (token: string): string => createHash('sha256').update(`ontvangst ${token}`).digest('base64url');

/** `asked`: by whoever it is about; `first`: nobody else is contacted before (P-14). */
export type Call = 'asked' | 'first';

/** What is told after sending. */
export interface Receipt {
  readonly number: string;
  /** With which something can be added to it; null in receipts of before there was one. */
  readonly code: string | null;
  /** A confirmation was queued. Receipts of before there was mail do not say. */
  readonly mailed?: boolean | undefined;
  /** Sent just now: a page of the form may still say so. Later the browser may be somebody else's. */
  readonly recent: boolean;
  /** Who sent it is called first: they asked for that, or whoever it is about does not agree yet. Receipts of before this was said do not say. */
  readonly call?: Call | undefined;
  /** A professional sent it. */
  readonly professional: boolean;
  /** Who that is, where they may go on with a next client; else null. */
  readonly referrer: Answers | null;
}

/** The answers are a case now: nothing of them stays here but the receipt, and of a professional who that is. Returns the code with which something can be added to it. */
export async function finish(visit: Visit, token: string, told: { readonly number: string; readonly mailed: boolean; readonly call?: Call | undefined; readonly referrer?: Answers | undefined }): Promise<string> {
  await dropDraft(visit.db, visit.keys, token);
  const sent: Sent = { ...told, chance: newToken(visit.newId) };
  await saveDraft(visit.db, visit.keys, receiptToken(token), JSON.stringify(sent), visit.now);
  return codeOf(visit.keys, token, sent.chance ?? '');
}

/** Of the last referral that was sent from this browser; null where there is none. */
export async function receiptOf(visit: Visit): Promise<Receipt | null> {
  const token = ownToken(visit);
  if (!token) return null;
  const kept = await readDraft(visit.db, visit.keys, receiptToken(token));
  if (!kept) return null;
  const { number, mailed, call, chance, referrer } = JSON.parse(kept.content) as Sent;
  const next = referrer !== undefined && recently(NEXT_CLIENT_MINUTES, kept.updated, visit.now);
  const recent = recently(TELL_MINUTES, kept.updated, visit.now);
  return { number, mailed, call, recent, code: chance === undefined ? null : codeOf(visit.keys, token, chance), professional: referrer !== undefined, referrer: next ? referrer : null };
}

/** Takes everything away that this browser typed or was told; its key goes with the next sweep. */
export async function forget(visit: Visit): Promise<void> {
  const token = ownToken(visit);
  if (!token) return;
  await dropDraft(visit.db, visit.keys, token);
  await dropDraft(visit.db, visit.keys, receiptToken(token));
}
