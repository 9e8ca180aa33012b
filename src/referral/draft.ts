import { createHash } from 'node:crypto';
import { dropDraft, readDraft, saveDraft } from '../database/people/draft.ts';
import type { Language } from '../ui/texts.ts';
import { setCookie } from '../web/cookie.ts';
import type { Visit } from '../web/route.ts';
import { newToken } from '../web/session.ts';
import type { Answers, Form } from './answers.ts';

/** Holds the visitor's secret; the answers stay on the server, sealed. Ends with the browser. */
export const DRAFT_COOKIE = 'aanmelding';

/** A referral under way. */
export interface Draft {
  readonly form: Form;
  /** Pages that were sent once, by slug. */
  readonly seen: ReadonlySet<string>;
  /** Null before anything is kept. */
  readonly token: string | null;
}

interface Content { answers: Answers; seen: readonly string[] }

/** What this visitor filled in before; an empty form where there is nothing. */
export async function openForm(visit: Visit, language: Language): Promise<Draft> {
  const token = visit.cookies[DRAFT_COOKIE] ?? null;
  const kept = token === null ? null : await readDraft(visit.db, visit.keys, token);
  const { answers, seen } = kept ? (JSON.parse(kept.content) as Content) : { answers: {}, seen: [] };
  const { notOffered } = (await visit.settings())(visit.today);
  return { form: { answers, today: visit.today, by: 'public', language, notOffered: notOffered.cause }, seen: new Set(seen), token };
}

/** Keeps the form; the lines are for `setCookies`. */
export async function keepForm(visit: Visit, draft: Draft): Promise<string[]> {
  const token = draft.token ?? newToken(visit.newId);
  const content: Content = { answers: draft.form.answers, seen: [...draft.seen] };
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
