import { dayOf } from '../core/day.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { readCookies, setCookie } from './cookie.ts';
import { isOnceKeyOf, makeOnceKey, onceOwner, settleOnceKey, takeOnceKey, VISITOR_COOKIE } from './once.ts';
import { troublePage } from './pages.tsx';
import { passedGuard } from './relation.ts';
import { draw } from './reply.tsx';
import type { Reply, Setting } from './reply.tsx';
import { mayUse } from './rights.ts';
import type { Answer, Route, User, Visit } from './route.ts';
import { heldToken, newToken, readSession, SESSION_COOKIE } from './session.ts';

export interface WebConfiguration {
  /** The address that visitors use, e.g. `https://bis.example.org`; null: this machine only, over plain HTTP. */
  publicUrl: string | null;
  demo: boolean;
  /** On every public page, as people write it. */
  phone: string;
}

export interface House {
  database: Database;
  keys: KeyStore;
  now(): Date;
  newId(): string;
  configuration: WebConfiguration;
}

/** A request that found its route; its body is read. */
export interface Incoming {
  route: Route;
  params: Record<string, string>;
  /** As the visitor sees it. */
  url: URL;
  query: URLSearchParams;
  cookie: string | null;
  form: URLSearchParams;
  /** Id of the request. */
  request: string;
  hasAddress(href: string): boolean;
}

/** One request in one transaction. What this returns may leave: it is committed, its access-log row included. */
export function answerVisit(house: House, incoming: Incoming): Promise<Reply> {
  const now = house.now();
  const cookies = readCookies(incoming.cookie, incoming.url.protocol === 'https:');
  const token = cookies[SESSION_COOKIE];
  const held = [...(token ? [heldToken(token)] : []), ...incoming.form.getAll('eenmalig').slice(0, 1)];
  return house.database.transaction({ role: 'bis_app', user: null, request: incoming.request, now, held }, async (db) => {
    const user = token ? await readSession(db, token, now) : null;
    const work = new Work(house, incoming, { db, now, cookies, user });
    if (!mayUse(user, incoming.route.right)) return work.refuse();
    return incoming.route.method === 'POST' ? work.postOnce() : work.handle();
  });
}

interface Present {
  db: Db;
  now: Date;
  cookies: Record<string, string>;
  user: User | null;
}

/** What happens inside the transaction, after the session and before the commit. */
class Work {
  readonly #house: House;
  readonly #incoming: Incoming;
  readonly #present: Present;
  readonly #shown = new Set<string>();
  #visitor: string | null;
  #newVisitor = false;

  constructor(house: House, incoming: Incoming, present: Present) {
    this.#house = house;
    this.#incoming = incoming;
    this.#present = present;
    this.#visitor = present.cookies[VISITOR_COOKIE] ?? null;
  }

  /** A visitor is led to the sign-in page and back; a query can hold what somebody searched for, so only the path goes along. */
  refuse(): Promise<Reply> {
    if (this.#present.user) return this.#draw(troublePage('forbidden'));
    if (this.#incoming.route.method === 'POST') return this.#draw(troublePage('signed-out'));
    const { pathname } = this.#incoming.url;
    return this.#draw({ kind: 'to', location: pathname === '/' ? '/inloggen' : `/inloggen?naar=${encodeURIComponent(pathname)}` });
  }

  async handle(): Promise<Reply> {
    const answer = await this.#incoming.route.handle(this.#visit());
    const reply = await this.#draw(answer);
    await this.#log();
    return reply;
  }

  /** The same post again gets the same answer; see once.ts. */
  async postOnce(): Promise<Reply> {
    const { db, now } = this.#present;
    const key = this.#incoming.form.get('eenmalig') ?? '';
    const owner = this.#owners().find((candidate) => isOnceKeyOf(this.#house.keys, candidate, key));
    if (!owner) return this.#draw(troublePage('no-key'));
    const taken = await takeOnceKey(db, { key, owner, address: this.#incoming.url.pathname, now });
    if (taken === 'other-form') return this.#draw(troublePage('key-used'));
    if (taken !== 'taken') return this.#draw({ kind: 'to', location: taken.location });
    const reply = await this.handle();
    await settleOnceKey(db, key, reply.status === 303 && !reply.again ? this.#locationOf(reply) : null);
    return reply;
  }

  #locationOf(reply: Reply): string | null {
    return reply.headers.find(([name]) => name === 'location')?.[1] ?? null;
  }

  /** A form that was opened before signing in may be sent after it. */
  #owners(): string[] {
    const { user } = this.#present;
    const owners = user ? [onceOwner(user, '')] : [];
    return this.#visitor === null ? owners : [...owners, onceOwner(null, this.#visitor)];
  }

  #onceKey(): string {
    const { newId, keys } = this.#house;
    const { user } = this.#present;
    if (!user && this.#visitor === null) {
      this.#visitor = newToken(newId);
      this.#newVisitor = true;
    }
    return makeOnceKey(keys, onceOwner(user, this.#visitor ?? ''), newId);
  }

  #visit(): Visit {
    const { db, now, cookies, user } = this.#present;
    const { params, query, form, url } = this.#incoming;
    const { keys, newId, configuration } = this.#house;
    const onceKey = () => this.#onceKey();
    return {
      db, keys, user, now, today: dayOf(now), newId, params, query, form, url, cookies, demo: configuration.demo,
      get onceKey() {
        return onceKey();
      },
      shows: (...caseIds) => caseIds.forEach((id) => this.#shown.add(id)),
    };
  }

  async #draw(answer: Answer): Promise<Reply> {
    const { configuration } = this.#house;
    const { url, hasAddress } = this.#incoming;
    const { user } = this.#present;
    const setting: Setting = { user, demo: configuration.demo, phone: configuration.phone, url, onceKey: () => this.#onceKey(), hasAddress };
    const reply = await draw(answer, setting);
    if (this.#newVisitor && this.#visitor !== null) reply.headers.push(['set-cookie', setCookie(url, VISITOR_COOKIE, this.#visitor)]);
    return reply;
  }

  /** No look without a line (G7): where this fails, the transaction fails and nothing leaves. */
  async #log(): Promise<void> {
    const { db, now, user } = this.#present;
    const { act, right } = this.#incoming.route;
    if (act === null) {
      if (this.#shown.size > 0) throw new Error('this address shows a case and names no act for the access log');
      return;
    }
    const behindGuard = right === 'open-case' || right === 'order-in-case';
    if (behindGuard && this.#shown.size > 0 && !passedGuard(db, this.#shown)) throw new Error('a case was shown that no guard let this user into');
    await db.query(
      'insert into access_log (request_id, at, staff_id, act, cases) values ($1, $2, $3, $4, $5::uuid[])',
      [this.#incoming.request, now, user?.id ?? null, act, [...this.#shown]],
    );
  }
}
