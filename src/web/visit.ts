import { dayOf } from '../core/day.ts';
import { actFor } from '../database/context.ts';
import type { Database, Db } from '../database/database.ts';
import type { KeyStore } from '../database/keys.ts';
import { settingsIn } from '../database/settings.ts';
import { formDraftsOn, spendFormDraft, type FormDraft } from '../database/people/form-draft.ts';
import { KEEP_ADDRESS } from '../ui/keeping.tsx';
import { browserCode } from './browser.ts';
import { CONDUCT_PATH, RENEW_PATH } from './conduct.ts';
import { readCookies, setCookie } from './cookie.ts';
import { keepingOf, keepTyped, openTicket, pathOf, TICKET, typedBefore, wordsMark, type Ticket } from './keeping.ts';
import { visitorOf, type Visitor } from './language.ts';
import { asksAhead, readFrame, type InFrame } from './in-frame.ts';
import { logLook, Shown } from './looks.ts';
import { isOnceKeyOf, makeOnceKey, onceOwner, settleOnceKey, takeOnceKey, VISITOR_COOKIE } from './once.ts';
import { troublePage } from './pages.tsx';
import { others } from './presence.ts';
import { questionMarkOn } from './question-mark.ts';
import { passedGuard } from './relation.ts';
import { draw } from './reply.tsx';
import type { Reply, Setting } from './reply.tsx';
import { mayUse } from './rights.ts';
import { isQuiet, keptForLater, keptSignedOut, saidQuietly, sentBefore, signedOut } from './rescue.tsx';
import type { Answer, Incoming, Must, PageAnswer, Session, User, Visit } from './route.ts';
import { heldToken, newToken, readSession, SESSION_COOKIE } from './session.ts';

export interface WebConfiguration {
  /** The address that visitors use, e.g. `https://bis.example.org`; null: this machine only, over plain HTTP. */
  publicUrl: string | null;
  demo: boolean;
  /** The organisation has a sign-in of its own. */
  organisation?: boolean;
  /** There is a mail server. */
  mails?: boolean;
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

/** One request in one transaction. What this returns may leave: it is committed, its access-log row included. */
export function answerVisit(house: House, incoming: Incoming): Promise<Reply> {
  const now = house.now();
  const cookies = readCookies(incoming.cookie, incoming.url.protocol === 'https:');
  const token = cookies[SESSION_COOKIE];
  const held = [...(token ? [heldToken(token)] : []), ...incoming.form.getAll('eenmalig').slice(0, 1).map((key) => `once ${key}`)];
  return house.database.transaction({ role: 'bis_app', user: null, request: incoming.request, now, held }, async (db) => {
    const found = token ? await readSession(db, token, now, incoming.route.byItself ?? false) : null;
    const [user, session] = [found?.user ?? null, found?.session ?? null];
    const work = new Work(house, incoming, { db, now, cookies, user, session, settings: found?.settings ?? null });
    const { right, before = [] } = incoming.route;
    if (session?.must && right !== 'public' && !before.includes(session.must)) return work.first(session.must);
    if (!mayUse(user, right)) return work.refuse();
    return incoming.route.method === 'POST' ? work.postOnce() : work.handle();
  });
}

/** Answers after which the form is still open: a look before making, something to mend, something that changed, a press that is busy. */
const TO_MEND: readonly number[] = [200, 409, 422, 429, 503];

interface Present {
  db: Db;
  now: Date;
  cookies: Record<string, string>;
  user: User | null;
  session: Session | null;
  /** Version of the settings; null where no session was read. */
  settings: number | null;
}

/** Where somebody does what comes first. */
const FIRST: Readonly<Record<Must, string>> = { renew: RENEW_PATH, conduct: CONDUCT_PATH };

/** What happens inside the transaction, after the session and before the commit. */
class Work {
  readonly #house: House;
  readonly #incoming: Incoming;
  readonly #present: Present;
  readonly #shown = new Shown();
  #visitor: string | null;
  #newVisitor = false;
  readonly #drafts = new Map<string, Promise<FormDraft[]>>();
  #framed: Promise<InFrame> | null = null;
  /** Of the form that was posted, whoever posted it. */
  readonly #ticket: Ticket | null;

  constructor(house: House, incoming: Incoming, present: Present) {
    this.#house = house;
    this.#incoming = incoming;
    this.#present = present;
    this.#visitor = present.cookies[VISITOR_COOKIE] ?? null;
    this.#ticket = this.#postedTicket();
  }

  #postedTicket(): Ticket | null {
    const { route, form, url } = this.#incoming;
    const ticket = route.method === 'POST' ? openTicket(this.#house.keys, form.get(TICKET), this.#present.now) : null;
    return ticket?.action === url.pathname || url.pathname === KEEP_ADDRESS ? ticket : null;
  }

  /** A visitor is led to the sign-in page and back; a query can hold what somebody searched for, so only the path goes along. */
  async refuse(): Promise<Reply> {
    if (this.#present.user) return this.#draw(troublePage('forbidden'));
    const { hasAddress, url: { pathname } } = this.#incoming;
    if (this.#incoming.route.method === 'POST') return await this.#keepForOwner() ?? this.#draw(signedOut(hasAddress(pathname) ? pathname : null));
    return this.#draw({ kind: 'to', location: pathname === '/' ? '/inloggen' : `/inloggen?naar=${encodeURIComponent(pathname)}` });
  }

  /** Nothing else is shown or done before it; what was typed in a form that was open by then is kept. */
  async first(must: Must): Promise<Reply> {
    if (this.#incoming.route.method === 'POST') return await this.#keepForOwner(must) ?? this.#draw(troublePage(must === 'renew' ? 'first-renew' : 'first-conduct'));
    return this.#draw({ kind: 'to', location: FIRST[must] });
  }

  /**
   * The session ended while somebody typed, something else has to be done first by now, or another signed in since: what was typed
   * is kept for whoever the form was shown to, and is not shown again. Null where nothing was kept.
   */
  async #keepForOwner(must: Must | null = null): Promise<Reply | null> {
    const ticket = this.#ticket;
    const { now, user } = this.#present;
    const { form, url } = this.#incoming;
    if (!ticket) return null;
    const kept = await this.#keep(ticket);
    if (user) await actFor(this.#present.db, user.id);
    if (!kept) return null;
    if (url.pathname === KEEP_ADDRESS && isQuiet(form)) return this.#draw({ kind: 'text', status: must ? 403 : 401, text: saidQuietly(now, []) });
    if (user && user.id !== ticket.staff) return this.#draw(troublePage('of-a-colleague'));
    return this.#draw(must ? keptForLater(must, FIRST[must], ticket) : keptSignedOut(ticket));
  }

  #keep(ticket: Ticket, sent = false): ReturnType<typeof keepTyped> {
    const { db, now } = this.#present;
    const { keys, newId } = this.#house;
    return keepTyped({ db, keys, now, newId }, ticket, this.#incoming.form, sent);
  }

  async handle(): Promise<Reply> {
    const { route, url } = this.#incoming;
    // Where that fails the page will tell.
    if (asksAhead(route)) this.#inFrame(url.pathname).catch(() => undefined);
    const reply = await this.#draw(await route.handle(this.#visit()));
    this.#log();
    return reply;
  }

  /** The same post again gets the same answer; see once.ts. */
  async postOnce(): Promise<Reply> {
    const { db, now } = this.#present;
    const key = this.#incoming.form.get('eenmalig') ?? '';
    const owner = this.#owners().find((candidate) => isOnceKeyOf(this.#house.keys, candidate, key));
    if (!owner) return await this.#keepForOwner() ?? this.#draw(troublePage('no-key', { visitor: this.#asVisitor() }));
    const { form, file, url: { pathname: address } } = this.#incoming;
    const taken = await takeOnceKey(db, { key, owner, address, words: wordsMark(this.#house.keys, key, form, file), now });
    if (taken === 'other-form') return this.#draw(troublePage('key-used', { visitor: this.#asVisitor() }));
    if (taken === 'other-words') return this.#draw(await this.#typedOn());
    if (taken !== 'taken') return this.#draw({ kind: 'to', location: taken.location });
    const reply = await this.handle();
    const done = reply.status === 303 && !reply.again;
    settleOnceKey(db, key, done ? new Map(reply.headers).get('location') ?? null : null);
    await this.#settleDraft(done, reply.status);
    return reply;
  }

  /** Somebody went back to a form that was sent and typed on: nothing of that is done by itself, and nothing of it is lost. */
  async #typedOn(): Promise<PageAnswer> {
    const { form, url } = this.#incoming;
    const ticket = this.#ticket?.staff === this.#present.user?.id ? this.#ticket : null;
    const kept = ticket && await this.#keep(ticket, true);
    return sentBefore({ path: url.pathname, form }, kept ? ticket : { key: this.#onceKey(), visitor: this.#asVisitor() });
  }

  /** What was done needs no draft; what has to be mended first stays, whatever happens to the page. */
  async #settleDraft(done: boolean, status: number): Promise<void> {
    const ticket = this.#ticket;
    if (!ticket || ticket.staff !== this.#present.user?.id || ticket.action !== this.#incoming.url.pathname) return;
    if (done) await spendFormDraft(this.#present.db, ticket);
    else if (TO_MEND.includes(status)) await this.#keep(ticket);
  }

  #asVisitor(): Visitor | null {
    const { url, route } = this.#incoming;
    return visitorOf({ url, cookies: this.#present.cookies, right: route.right, read: route.method === 'GET' });
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
    const { db, now, cookies, user, session, settings } = this.#present;
    const { params, query, form, file, url, userAgent } = this.#incoming;
    const { database, keys, newId, configuration } = this.#house;
    const onceKey = () => this.#onceKey();
    let asked: ReturnType<Visit['settings']> | null = null;
    return {
      db, keys, user, session, browser: browserCode(userAgent), now, today: dayOf(now), newId, params, query, form, file, url, cookies, demo: configuration.demo, organisation: configuration.organisation ?? false, mails: configuration.mails ?? false,
      get onceKey() {
        return onceKey();
      },
      settings: () => (asked ??= settingsIn(database, db, settings)),
      shows: (...caseIds) => caseIds.forEach((id) => this.#shown.add(id, [])),
      showsPeople: (caseId, ...people) => this.#shown.add(caseId, people),
      did: (act, ...caseIds) => this.#shown.did(act, caseIds),
      drafted: async (action, opens = url.pathname) => {
        if (this.#incoming.route.method !== 'GET') return null;
        const kept = (await this.#draftsOn(pathOf(opens))).find((one) => one.action === action && one.opens === opens);
        return kept ? typedBefore(kept.content).fields : null;
      },
    };
  }

  async #draw(answer: Answer): Promise<Reply> {
    const { configuration } = this.#house;
    const { url, hasAddress } = this.#incoming;
    const { user, session, now } = this.#present;
    // Who has to do something first sees no frame with a menu.
    const framed = session?.must ? null : user;
    const setting: Setting = { user: framed, ends: session && { at: session.ends, now }, demo: configuration.demo, phone: configuration.phone, url, onceKey: () => this.#onceKey(), hasAddress, questionMark: questionMarkOn(this.#present.cookies), ...await this.#around(answer) };
    const reply = await draw(answer, setting);
    if (this.#newVisitor && this.#visitor !== null) reply.headers.push(['set-cookie', setCookie(url, VISITOR_COOKIE, this.#visitor)]);
    return reply;
  }

  #draftsOn(page: string): Promise<FormDraft[]> {
    const { db, user } = this.#present;
    const known = this.#drafts.get(page) ?? (user ? formDraftsOn(db, this.#house.keys, user.id, page) : Promise.resolve([]));
    this.#drafts.set(page, known);
    return known;
  }

  /** Asked once; `page`: of the form that was posted, or this one. */
  #inFrame(page: string | null): Promise<InFrame> {
    return this.#framed ??= readFrame({ ...this.#present, drafts: page === null ? null : this.#draftsOn(page), hasAddress: this.#incoming.hasAddress });
  }

  /** What a page of the staff shows beside what its handler made of it: drafts in its forms, and who else is at work. */
  async #around(answer: Answer): Promise<Pick<Setting, 'keeping' | 'others' | 'safety' | 'unread'>> {
    const { now, user } = this.#present;
    const { route, url } = this.#incoming;
    if (!user || answer.kind !== 'page' || answer.frame !== 'staff') return { keeping: null, others: null, safety: null, unread: 0 };
    const page = route.method === 'GET' ? url.pathname : this.#ticket ? pathOf(this.#ticket.opens) : null;
    const [others, { drafts, safety, unread }] = await Promise.all([this.#others(user, answer, page), this.#inFrame(page)]);
    const keeping = page === null ? null : keepingOf({ keys: this.#house.keys, now, staff: user.id, page, drafts, posted: this.#ticket, key: this.#incoming.form.get('eenmalig') });
    return { keeping, others, safety, unread };
  }

  async #others(user: User, { title, status = 200 }: PageAnswer, page: string | null): Promise<string[] | null> {
    const { db, now } = this.#present;
    const { route: { right }, params } = this.#incoming;
    const number = params['zaak'];
    if ((right !== 'open-case' && right !== 'order-in-case') || !number || this.#shown.size === 0 || ![200, 409, 422].includes(status)) return null;
    const form = right === 'order-in-case' && page !== null && page !== `/zaken/${number}` ? title : null;
    return others(db, { staff: user.id, number, among: this.#shown.cases, form, now });
  }

  /** No look without a line (G7): where this fails, the transaction fails and nothing leaves. */
  #log(): void {
    const { db, now, user } = this.#present;
    const { act, right } = this.#incoming.route;
    if (act === null) {
      if (this.#shown.size > 0) throw new Error('this address shows a case and names no act for the access log');
      return;
    }
    const behindGuard = right === 'open-case' || right === 'order-in-case';
    if (behindGuard && this.#shown.size > 0 && !passedGuard(db, this.#shown.cases)) throw new Error('a case was shown that no guard let this user into');
    logLook(db, { request: this.#incoming.request, now, staff: user?.id ?? null, act }, this.#shown);
  }
}
