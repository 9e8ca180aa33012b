import type { Child } from 'hono/jsx';
import type { LanguageLink, SkipTo } from '../ui/frame.tsx';
import type { Language } from '../ui/texts.ts';
import type { SettingsOn } from '../core/case/settings.ts';
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

/** What a colleague has to do before anything else: set up a second factor anew, read the code of conduct. */
export type Must = 'renew' | 'conduct';

/** Of whoever is signed in: this browser's session. */
export interface Session {
  id: string;
  since: Date;
  /** When it ends if nothing more is done. */
  ends: Date;
  must: Must | null;
}

/**
 * What an address needs. A route without a right does not compile; a right is granted in `rights.ts` only.
 * `public` needs nothing, `signed-in` any account; the others name work.
 */
export type Right =
  | 'public' | 'signed-in'
  | 'desk-lists' | 'policy-lists' | 'own-cases' | 'supervised-cases'
  | 'open-case' | 'order-in-case' | 'search' | 'register' | 'stand-ins' | 'mediators' | 'break-glass' | 'prosecution-offices' | 'organisations' | 'glass-review' | 'missed-colleagues'
  | 'year-figures' | 'access-log' | 'retention' | 'accounts' | 'settings' | 'change-settings'
  | 'privacy-requests' | 'breaches' | 'accountability' | 'privacy-year' | 'rights-review' | 'upkeep';

/** One visit of one address, inside one database transaction that commits before a byte is sent. */
export interface Visit {
  db: Db;
  keys: KeyStore;
  /** Null only on `public` addresses, where nobody needs to be signed in. */
  user: User | null;
  /** Null where `user` is. */
  session: Session | null;
  /** A code of browser.ts. */
  browser: string;
  /** The instant of this request; nothing below reads a clock. */
  now: Date;
  today: Day;
  newId(): string;
  /** What the foundation set, by day; asks the database only where something changed. */
  settings(): Promise<SettingsOn>;
  /** Parts of the address, e.g. `zaak` in `/zaken/:zaak`. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** Fields of a posted form, each with all its values; empty on GET. */
  form: URLSearchParams;
  /** Of a route that takes one: what is in the file that came with the form; null where none was chosen. Its name goes nowhere. */
  file: Uint8Array | null;
  /**
   * A one-time key for a form on this page; put it in a hidden field `eenmalig`. Fresh at every reading, so that two
   * forms on a page do not spend each other's.
   */
  readonly onceKey: string;
  /**
   * Name every case (its id) that this answer shows: it is logged in this same transaction, before anything leaves.
   * Only on a route with an `act`.
   */
  shows(...caseIds: string[]): void;
  /**
   * Name everybody in a case whom this answer shows, by name, initials or details: `p1`…, `referrer`. Names the case too. Whose
   * name is hidden (P-18) is not shown.
   */
  showsPeople(caseId: string, ...people: string[]): void;
  /** Where an address looks as well as does: what was done, in which of the cases that it names. The log tells it of these alone; of the others the act of the route. */
  did(act: string, ...caseIds: string[]): void;
  /**
   * What this user typed before in a form of this page and did not send, for what a page must know of it; its fields show it
   * by themselves. Null on a post: what was typed is in `form` then.
   */
  drafted(action: string, opens?: string): Promise<URLSearchParams | null>;
  /** True where the data folder is a demo. */
  demo: boolean;
  /** True where mail leaves (SMTP_URL); else nothing is queued, and pages say so. */
  mails: boolean;
  /** True where the organisation has a sign-in of its own (OIDC_ISSUER). */
  organisation: boolean;
  /** As the visitor sees it: behind a proxy too. Never log it. */
  url: URL;
  /** By plain name; `setCookie` of cookie.ts makes the lines for `setCookies`. */
  cookies: Readonly<Record<string, string>>;
}

export type Answer =
  /** A page in the staff frame or the public frame. `title` never holds personal data. */
  | PageAnswer
  /** 303 to a path of this site. The only answer after which a one-time key is spent. */
  | {
    kind: 'to'; location: string; setCookies?: readonly string[];
    /** Nothing was done that must not be done twice (a search): the key is given back, and the form can be sent again with other words. */
    again?: boolean;
    /** The browser forgets what it kept of this site (cookies go one by one: that of a known browser stays). */
    forget?: boolean;
  }
  /** 303 to another site: the quick exit, and the organisation's own sign-in. */
  | { kind: 'leave'; address: string; setCookies?: readonly string[] }
  | { kind: 'file'; type: string; name: string; bytes: Uint8Array | string; inline?: boolean }
  | { kind: 'text'; status?: number; text: string };

export interface PageAnswer {
  kind: 'page';
  /** 200 where it is left out. A refusal that wrote nothing wrong also commits: 422, 409, 404. */
  status?: number;
  frame: 'staff' | 'public' | 'bare';
  title: string;
  body: Child;
  /** Staff: address of the entry of the navigation that this page belongs to, e.g. `/mijn-zaken`. */
  here?: string;
  /** Staff: the part of this page that people come for, e.g. `#lijst`: with the keyboard two presses from the top. */
  skip?: SkipTo;
  /** Staff: what was searched for, shown again in the search field. */
  search?: string;
  /** Bare: `staff` by default. */
  face?: 'public' | 'staff';
  /** Public: language of the page, the same page in other languages, and what stands beside it. */
  language?: Language;
  languages?: readonly LanguageLink[];
  aside?: Child;
  setCookies?: readonly string[];
}

export interface Route {
  method: 'GET' | 'POST';
  /** Dutch: users see addresses. */
  path: string;
  right: Right;
  /** What the access log calls this act, e.g. `zaak-geopend`; null only where no case data can be shown. */
  act: string | null;
  /** A page that lies open asks this by itself: it does not put off the end of the session. */
  byItself?: true;
  /** Largest form in bytes; FORM_BYTES (256 kB) where it is left out. */
  bodyLimit?: number;
  /** The form may come with a file in it (multipart). */
  takesFile?: boolean;
  /** Another site, where the browser goes whatever happens here, and with no cookie of ours; its handler leads there too. */
  leavesFor?: string;
  /** Open also to whoever still has to do this first; every other address leads there. */
  before?: readonly Must[];
  handle(visit: Visit): Promise<Answer>;
}

/** A request that found its route; its body is read. */
export interface Incoming {
  route: Route;
  params: Record<string, string>;
  /** As the visitor sees it. */
  url: URL;
  query: URLSearchParams;
  cookie: string | null;
  /** What the browser calls itself; only its family goes further. */
  userAgent: string | null;
  form: URLSearchParams;
  file: Uint8Array | null;
  /** Id of the request. */
  request: string;
  hasAddress(href: string): boolean;
}
