import type { Child } from 'hono/jsx';
import type { FactKind } from '../core/case/facts.ts';
import { isPersonId, type PersonId } from '../core/fields.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import { give, holdCase, readCaseByNumber, type Given } from '../database/journal.ts';
import { officeAsked } from '../database/people/asked-office.ts';
import type { FieldError } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { byVisitor } from '../web/by-visitor.ts';
import type { PapersInCase } from '../web/case-panel.ts';
import { accessOf, openCase, openNumbered } from '../web/open-case.ts';
import type { OrderPartMaker } from '../web/order-part.ts';
import { forbidden, notFound } from '../web/pages.tsx';
import { guard } from '../web/relation.ts';
import type { Answer, Route, Visit } from '../web/route.ts';
import { startPage } from '../web/start-page.ts';
import { dayText } from '../words/day.ts';
import { reasonText } from '../words/reasons.ts';
import { broughtAlong, DAY, fieldName, MEANT, pageField, PERSON, readOrderForm, type Filled } from './form.ts';
import { AlreadyOut, UNDO_FIELDS } from './correct.tsx';
import { beforehand, NotEverybody, type Beforehand, type Proposal } from './notices.tsx';
import { correctable, ownLines } from './options.ts';
import { emptied, REFERRER } from './told-by.ts';
import { OrderPage, type OrderAsk } from './order-page.tsx';
import { areasOf, offeredIn, readAsk, readProposals, recognisesEverybody } from './order-visit.ts';
import { readView, showsEverybody } from './read.ts';
import { stillOpen, LeftOutNotice, StillOpenNotice, whyNotYet } from './still-open.tsx';
import { factText } from './texts-facts.ts';
import { MEANT_TEXTS, ORDER_TEXTS, orderAddress, orderAt, UNDO } from '../words/orders.ts';
import { listOf, visibleEntries } from './view.ts';

interface Shown { readonly status?: number; readonly typed?: URLSearchParams; readonly errors?: readonly FieldError[]; readonly changed?: Child }

/** The line of the timeline that the address asks to correct. */
function lineOf({ query }: Visit, order: OrderName): string | null {
  const line = order === 'correct' ? query.get('regel') : null;
  return line !== null && /^\d{1,4}$/.test(line) ? line : null;
}

/** About whom, or about which line: each is a form of its own. */
function opensAt(visit: Visit, number: string, order: OrderName, person: PersonId | null): string {
  const line = lineOf(visit, order);
  return `${orderAddress(number, order, person)}${line ? `?regel=${line}` : ''}`;
}

/** The address, with the day that was typed before: it decides what can be chosen. */
async function beganWith(visit: Visit, order: OrderName): Promise<URLSearchParams> {
  const number = visit.params['zaak'] ?? '';
  const person = visit.query.get(PERSON);
  const before = await visit.drafted(orderAddress(number, order), opensAt(visit, number, order, isPersonId(person) ? person : null));
  const day = before?.get(DAY);
  return day && !visit.query.has(DAY) ? new URLSearchParams([...visit.query, [DAY, day]]) : visit.query;
}

type Show = (visit: Visit, ask: OrderAsk, shown?: Shown) => Promise<Answer>;

/** What other features know that the page of an order needs; both handed in by app.ts. */
export interface OrderParts {
  /** A feature's part beside the form. */
  readonly part: OrderPartMaker;
  /** The letters of a case, of the feature that makes them. */
  readonly papers: PapersInCase;
}

/** What one should know before, and the colleagues that can be chosen. */
async function before(visit: Visit, asked: OrderAsk, { part: make, papers }: OrderParts): Promise<{ ask: OrderAsk; said: Beforehand }> {
  if (asked.order === 'correct') return { ask: asked, said: await beforeCorrecting(visit, asked, papers) };
  if (asked.order === 'close') return { ask: asked, said: { notices: <><LeftOutNotice view={asked.view} state={asked.state} /><StillOpenNotice number={asked.view.number} open={await stillOpen(visit, asked.view.id)} now={visit.now} /></>, known: {} } };
  if (asked.order === 'request-data') return { ask: asked, said: { notices: null, known: { office: await officeAsked(visit.db, visit.keys, asked.view.id, asked.on) ?? '' } } };
  const proposals = await readProposals(visit, asked);
  const part = await partOf(visit, asked, proposals, make);
  const ask = part ? { ...asked, mediators: offeredIn(asked.mediators, part), doubts: part.doubts } : asked;
  return { ask, said: beforehand(ask, proposals, part) };
}

const partOf = (visit: Visit, { view, order, on, relation, state }: OrderAsk, earlier: readonly Proposal[], make: OrderPartMaker) =>
  make(visit, { id: view.id, order, on, relation, state, settings: view.settings, areas: areasOf(view), earlier });

/** What is asked once more before this mediator gets the case: somebody without the experience that it asks for is chosen knowingly or not at all. Null where nothing is. */
async function doubtOf(visit: Visit, ask: OrderAsk, { values }: Filled, make: OrderPartMaker): Promise<FieldError | null> {
  const { mediator } = values;
  if (typeof mediator !== 'string' || visit.form.get(MEANT) === mediator) return null;
  const doubt = (await partOf(visit, ask, [], make))?.doubts.get(mediator);
  return doubt === undefined ? null : { field: MEANT, message: MEANT_TEXTS.asked(doubt) };
}

const showWith = (parts: OrderParts): Show => async (visit, asked, shown = {}) => {
  const { ask, said: { notices, known } } = await before(visit, asked, parts);
  const everybody = await recognisesEverybody(visit, ask);
  const along = shown.typed ? {} : broughtAlong(ask.order, visit.query);
  showsEverybody(visit, ask.view);
  if (ask.order === 'settle-referrer-answer' || ask.order === 'state-referrer-safe') visit.showsPeople(ask.view.id, REFERRER);
  return {
    kind: 'page', status: shown.status ?? 200, frame: 'staff', title: ORDER_TEXTS[ask.order].title, here: listOf(ask.view),
    body: (
      <OrderPage ask={ask} onceKey={visit.onceKey} opens={opensAt(visit, ask.view.number, ask.order, ask.person)} typed={shown.typed ?? null} errors={shown.errors ?? []} notices={everybody ? notices : <><NotEverybody />{notices}</>}
        changed={shown.changed} known={{ ...known, ...along }} />
    ),
  };
};

/** What has left the house already, and which line it is about (P-15). After a post the form says which. */
async function beforeCorrecting(visit: Visit, { view }: OrderAsk, papers: PapersInCase): Promise<Beforehand> {
  const seq = lineOf(visit, 'correct') ?? visit.form.get(fieldName('seq'));
  const line = correctable(view).find((e) => String(e.seq) === seq) ?? null;
  return {
    notices: <AlreadyOut view={view} papers={await papers(visit, view)} line={line} />,
    known: line ? { seq: String(line.seq), ...(visit.query.get(UNDO) === '1' ? UNDO_FIELDS : {}) } : {},
  };
}

const showAt = (showOrder: Show) => async (visit: Visit): Promise<Answer> => {
  const order = orderAt(visit.params['opdracht'] ?? '');
  const open = order ? await openCase(visit) : null;
  if (!order || !open) return notFound();
  const ask = await readAsk(visit, await readView(visit, open), order, await beganWith(visit, order));
  return ask ? showOrder(visit, ask) : forbidden();
};

const giveAt = (showOrder: Show, make: OrderPartMaker) => async (visit: Visit): Promise<Answer> => {
  const order = orderAt(visit.params['opdracht'] ?? '');
  const open = order ? await openCase(visit) : null;
  if (!order || !open) return notFound();
  const view = await readView(visit, open);
  const ask = await readAsk(visit, view, order, visit.form);
  if (!ask) return forbidden();
  const filled = readOrderForm(order, visit.form, visit.today, await casesTyped(visit, order));
  const left = emptied(view, order, filled);
  const errors = left === null ? filled.errors : [...filled.errors, left];
  if (errors.length > 0) return showOrder(visit, ask, { status: 422, typed: visit.form, errors });
  // A line that is not this reader's to correct is none to them (P-11).
  if (order === 'correct' && !ownLines(view).some(({ seq }) => seq === filled.values['seq'])) return refuse(showOrder, visit, ask, filled, { ok: false, reason: 'nothing-to-correct', field: 'seq' });
  const notYet = order === 'close' ? await plannedYet(visit, view.id) : [];
  if (notYet.length > 0) return showOrder(visit, ask, { status: 422, typed: visit.form, errors: notYet });
  const doubt = await doubtOf(visit, ask, filled, make);
  if (doubt !== null) return showOrder(visit, ask, { status: 422, typed: visit.form, errors: [doubt] });
  const given = await give(visit.db, {
    caseId: view.id, order, person: specOf(order).about === 'case' ? null : filled.person, on: filled.on,
    values: filled.values as Record<string, unknown>, texts: filled.texts, seen: filled.seen,
  }, await byVisitor(visit, ask.relation));
  return given.ok ? whereNext(visit, view.number, given.first) : refuse(showOrder, visit, ask, filled, given);
};

/** Read once nobody else can plan any more: an appointment that comes in between would stand in a closed case. */
async function plannedYet(visit: Visit, caseId: string): Promise<readonly FieldError[]> {
  await holdCase(visit.db, caseId);
  return whyNotYet(await stillOpen(visit, caseId), visit.now);
}

function refuse(showOrder: Show, visit: Visit, ask: OrderAsk, filled: Filled, given: Exclude<Given, { ok: true }>): Promise<Answer> {
  if ('conflict' in given) return conflict(showOrder, visit, ask.order, filled, given.conflict);
  const field = given.reason === 'person-unknown' && given.field === undefined ? PERSON : pageField(given.field);
  const also = (given.also ?? []).map((fault) => ({ field: pageField(fault.field), message: reasonText(fault.reason) }));
  return showOrder(visit, ask, { status: 422, typed: visit.form, errors: [{ field, message: reasonText(given.reason) }, ...also] });
}

/** Reads the case anew: what somebody else just recorded is to be seen, and the next post is about the case as it is now. */
async function conflict(showOrder: Show, visit: Visit, order: OrderName, filled: Filled, kinds: readonly FactKind[]): Promise<Answer> {
  const open = await openCase(visit);
  if (!open) return notFound();
  const view = await readView(visit, open);
  const ask = await readAsk(visit, view, order, visit.form);
  if (!ask) return forbidden();
  const since = visibleEntries(view).filter((e) => e.seq > (filled.seen ?? 0) && kinds.includes(e.fact.kind));
  const changed = (
    <Notice tone="warning" first title="Iemand anders legde intussen iets vast">
      <ul class="lines">{since.map((e) => <li>{dayText(e.day)}: {factText(e.fact, view.say)}</li>)}</ul>
      Er is nog niets bewaard van wat u typte. Kijk of het nog klopt en verstuur het dan opnieuw.
    </Notice>
  );
  return showOrder(visit, ask, { status: 409, typed: visit.form, changed });
}

/** Back to the case, or to one's own list where this order ended one's part in it (a hand-back). */
async function whereNext(visit: Visit, number: string, seq: number): Promise<Answer> {
  const file = await readCaseByNumber(visit.db, number);
  const still = file && await guard(visit, file.id, accessOf(file.state));
  return { kind: 'to', location: still ? `/zaken/${number}?gedaan=${seq}` : `${startPage(visit.user?.roles ?? [])}?gedaan=${number}` };
}

/** Ids of the cases whose number was typed, as far as this user has a part in them; each is logged. */
async function casesTyped(visit: Visit, order: OrderName): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [name, field] of Object.entries(specOf(order).fields)) {
    const typed = field.type === 'case' ? visit.form.get(fieldName(name))?.trim() ?? '' : '';
    const named = typed ? await openNumbered(visit, typed) : null;
    if (named) found.set(typed, named.file.id);
  }
  return found;
}

export const orderRoutesWith = (parts: OrderParts): readonly Route[] => [
  { method: 'GET', path: '/zaken/:zaak/:opdracht', right: 'order-in-case', act: 'opdracht-geopend', handle: showAt(showWith(parts)) },
  { method: 'POST', path: '/zaken/:zaak/:opdracht', right: 'order-in-case', act: 'opdracht-gegeven', handle: giveAt(showWith(parts), parts.part) },
];
