import { createHash } from 'node:crypto';
import { dropDraft, readDraft, saveDraft } from '../database/people/draft.ts';
import type { Language } from '../ui/texts.ts';
import { setCookie } from '../web/cookie.ts';
import type { Visit } from '../web/route.ts';
import { newToken } from '../web/session.ts';
import type { Answers, Form } from './answers.ts';
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

/** What this visitor filled in before; an empty form where there is nothing. `change`: two pages that change it do so one after the other. */
export async function openForm(visit: Visit, language: Language, change = false): Promise<Draft> {
  const token = visit.cookies[DRAFT_COOKIE] ?? null;
  const kept = token === null ? null : await readDraft(visit.db, visit.keys, token, change);
  const { answers, seen, typed = {} }: Content = kept ? JSON.parse(kept.content) as Content : { answers: {}, seen: [] };
  return { form: { answers, today: visit.today, by: 'public', language }, seen: new Set(seen), typed, begun: kept !== null, token };
}

/** Keeps the form; the lines are for `setCookies`. */
export async function keepForm(visit: Visit, draft: Draft): Promise<string[]> {
  const token = draft.token ?? newToken(visit.newId);
  const content: Content = { answers: draft.form.answers, seen: [...draft.seen], typed: draft.typed };
  await saveDraft(visit.db, visit.keys, token, JSON.stringify(content), visit.now);
  return draft.token === null ? [setCookie(visit.url, DRAFT_COOKIE, token)] : [];
}

/** The receipt of what was sent with this token. Derived, so that the same post again, whose answer was lost, finds it too. */
const receiptToken = (token: string): string => createHash('sha256').update(`ontvangst ${token}`).digest('base64url');

/** The answers are a case now: nothing of them stays here but the number. */
export async function finish(visit: Visit, token: string, number: string): Promise<void> {
  await dropDraft(visit.db, visit.keys, token);
  await saveDraft(visit.db, visit.keys, receiptToken(token), JSON.stringify({ number }), visit.now);
}

/** The number of the last referral that was sent from this browser; null where there is none. */
export async function receiptOf(visit: Visit): Promise<string | null> {
  const token = visit.cookies[DRAFT_COOKIE];
  if (!token) return null;
  const kept = await readDraft(visit.db, visit.keys, receiptToken(token));
  return kept ? (JSON.parse(kept.content) as { number: string }).number : null;
}

/** Takes everything away that this browser typed or was told; its key goes with the next sweep. */
export async function forget(visit: Visit): Promise<void> {
  const token = visit.cookies[DRAFT_COOKIE];
  if (!token) return;
  await dropDraft(visit.db, visit.keys, token);
  await dropDraft(visit.db, visit.keys, receiptToken(token));
}
