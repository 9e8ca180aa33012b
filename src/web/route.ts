import type { Child } from 'hono/jsx';
import type { Day } from '../core/day.ts';
import type { Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import type { StaffRole } from '../core/role.ts';

/** Who is signed in. `roles` decides what kind of work, the relation to a case decides which cases. */
export interface User {
  id: string;
  name: string;
  roles: readonly StaffRole[];
}

/**
 * What an address needs. A route without a right does not compile; a right is granted in `rights.ts` only.
 * `public` needs nothing, `signed-in` any account; the others name work.
 */
export type Right =
  | 'public' | 'signed-in'
  | 'desk-lists' | 'policy-lists' | 'own-cases' | 'supervised-cases'
  | 'open-case' | 'order-in-case' | 'search' | 'register'
  | 'year-figures' | 'access-log' | 'accounts';

/** One visit of one address, inside one database transaction that commits before a byte is sent. */
export interface Visit {
  db: Db;
  keys: KeyStore;
  /** Null only on `public` addresses. */
  user: User | null;
  /** The instant of this request; nothing below reads a clock. */
  now: Date;
  today: Day;
  newId(): string;
  /** Parts of the address, e.g. `zaak` in `/zaken/:zaak`. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Fields of a posted form, each with all its values; empty on GET. */
  form: URLSearchParams;
  /** A fresh one-time key for a form on this page; put it in a hidden field `eenmalig`. */
  onceKey: string;
  /** Name every case that this answer shows: it is logged in this same transaction, before anything leaves. */
  shows(...caseIds: string[]): void;
  /** True where the data folder is a demo. */
  demo: boolean;
  url: URL;
  cookies: Record<string, string>;
}

export type Answer =
  /** A page in the staff frame or the public frame. `title` never holds personal data. */
  | { kind: 'page'; status?: number; frame: 'staff' | 'public' | 'bare'; title: string; body: Child; here?: string; setCookies?: readonly string[] }
  | { kind: 'to'; location: string; setCookies?: readonly string[] }
  | { kind: 'file'; type: string; name: string; bytes: Uint8Array | string; inline?: boolean }
  | { kind: 'text'; status?: number; text: string };

export interface Route {
  method: 'GET' | 'POST';
  /** Dutch: users see addresses. */
  path: string;
  right: Right;
  /** What the access log calls this act, e.g. `zaak-geopend`; null only where no case data can be shown. */
  act: string | null;
  handle(visit: Visit): Promise<Answer>;
}
