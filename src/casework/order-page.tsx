import type { Child } from 'hono/jsx';
import type { Day } from '../core/day.ts';
import type { Field, PersonId } from '../core/fields.ts';
import type { Relation } from '../core/case/order.ts';
import { whyNot } from '../core/case/order.ts';
import { specOf, type OrderName } from '../core/case/orders.ts';
import type { Reason } from '../core/case/reasons.ts';
import { participants, type CaseState, type Participant } from '../core/case/state.ts';
import { Choices, DayField, ErrorSummary, faultAt, Hidden, Select, Stood, SubmitBar, type FieldError, type Option } from '../ui/field.tsx';
import { ButtonLink, Form } from '../ui/form.tsx';
import { useDrafted } from '../ui/keeping.tsx';
import { More } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { capital } from '../words/codes.ts';
import { dayText } from '../words/day.ts';
import { reasonText } from '../words/reasons.ts';
import { actLabel, everythingPossible } from './acts.tsx';
import { DAY, fieldName, MEANT, PERSON, SEEN } from './form.ts';
import { correctable, initialValues, type Mediator } from './options.ts';
import { OrderField } from './order-field.tsx';
import { fieldText } from './texts-fields.ts';
import { MEANT_TEXTS, ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { contextOf, type CaseView } from './view.ts';

/** One order on one case, as asked for at its address. */
export interface OrderAsk {
  readonly view: CaseView;
  /** Where the case stood at the end of `on`. */
  readonly state: CaseState;
  readonly order: OrderName;
  readonly on: Day;
  readonly relation: Relation;
  /** From the address or the form; null where nobody was chosen. */
  readonly person: PersonId | null;
  readonly mediators: readonly Mediator[];
  readonly organisations: readonly Option[];
  /** Of a mediator: why it is asked once more whether this one is meant, by id. */
  readonly doubts?: ReadonlyMap<string, string>;
}

export interface Possibility {
  /** Whom it can be about; empty for orders about the case. */
  readonly eligible: readonly Participant[];
  readonly chosen: Participant | null;
  /** Null where a form can be shown. */
  readonly reason: Reason | null;
}

/** Whether the order can be given on its day, and about whom. */
function possibility({ view, state, order, on, relation, person }: OrderAsk): Possibility {
  const spec = specOf(order);
  const context = contextOf(view, relation, on, state);
  if (!state.referral) return { eligible: [], chosen: null, reason: 'day-before-referral' };
  if (spec.about === 'case') {
    const nothing = order === 'correct' && correctable(view).length === 0 ? 'nothing-to-correct' : null;
    return { eligible: [], chosen: null, reason: whyNot(spec, context, null) ?? nothing };
  }
  const all = participants(state, spec.about === 'any' ? undefined : spec.about);
  const eligible = all.filter((p) => whyNot(spec, context, p) === null);
  const asked = person === null ? null : state.people.get(person) ?? null;
  if (asked) return { eligible, chosen: asked, reason: whyNot(spec, context, asked) };
  const only = eligible.length === 1 ? eligible[0] ?? null : null;
  const first = all[0];
  return { eligible, chosen: only, reason: eligible.length > 0 ? null : first ? whyNot(spec, context, first) : 'person-unknown' };
}

export interface OrderPageProps {
  readonly ask: OrderAsk;
  readonly onceKey: string;
  /** Opens this page again; its own path by default. */
  readonly opens?: string | undefined;
  /** Everything that was typed, shown again as it was; null where the page opens fresh. */
  readonly typed: URLSearchParams | null;
  readonly errors: readonly FieldError[];
  /** What somebody else recorded meanwhile (409). */
  readonly changed?: Child;
  /** What one should know before, such as a clock or an earlier case. */
  readonly notices?: Child;
  /** Known beforehand, by field; under what was typed. */
  readonly known?: Readonly<Record<string, string>>;
}

export function OrderPage(props: OrderPageProps) {
  const { ask, errors, changed, notices } = props;
  const { view, order } = ask;
  const texts = ORDER_TEXTS[order];
  const found = possibility(ask);
  // Whoever began when it could be done sees what they typed, and why it cannot be done now.
  const begun = useDrafted(orderAddress(view.number, order), props.opens);
  return (
    <>
      <PageHead over={<><a href={`/zaken/${view.number}`}>Zaak {view.number}</a>{found.chosen ? <> · {view.who(found.chosen.id)}</> : null}</>} title={texts.title} />
      <ErrorSummary errors={errors.map((error) => ({ ...error, message: `${labelAt(order, error.field)}${error.message}` }))} />
      {changed}
      <p class="lead">{texts.explain}</p>
      {notices}
      {found.reason === null || props.typed ? null : <NotNow ask={ask} found={found} reason={found.reason} />}
      {found.reason === null || props.typed || begun ? <OrderForm {...props} found={found} /> : null}
    </>
  );
}

/** In the summary the same sentence may stand several times: each says of which question. */
function labelAt(order: OrderName, field: string): string {
  const name = Object.keys(specOf(order).fields).find((one) => fieldName(one) === field);
  const label = name === undefined ? '' : fieldText(order, name).label;
  return label === '' ? '' : `${label}${label.endsWith('?') ? '' : ':'} `;
}

function OrderForm({ ask, onceKey, opens, typed, errors, known, found }: OrderPageProps & { found: Possibility }) {
  const { view, order, on } = ask;
  const asking = { view, order, on, person: found.chosen, mediators: ask.mediators, organisations: ask.organisations };
  const initial: Readonly<Record<string, string>> = { ...initialValues(asking), ...known };
  const errorAt = (name: string) => faultAt(errors, name);
  const typedAt = (name: string) => (typed ? typed.getAll(name) : null);
  const who = specOf(order).about === 'case' ? null : found;
  return (
    <Form main action={orderAddress(view.number, order)} onceKey={onceKey} opens={opens}>
      <Stood name={SEEN} value={String(view.lastSeq)} />
      {who ? <PersonField view={view} found={who} error={errorAt(PERSON)} typed={typedAt(PERSON)?.[0]} /> : null}
      {Object.entries(specOf(order).fields).map(([name, { type }]) => (
        <OrderField asking={asking} name={name} values={typedAt(fieldName(name)) ?? beginsWith(initial[name], type)} error={errorAt(fieldName(name))} />
      ))}
      <Meant ask={ask} typed={typed} error={errorAt(MEANT)} />
      <DayField name={DAY} label="Gebeurd op" value={typedAt(DAY)?.[0] ?? on} error={errorAt(DAY)} hint="Vandaag, of een eerdere dag als u het nu pas vastlegt." />
      <SubmitBar label={ORDER_TEXTS[order].title} cancel={{ href: `/zaken/${view.number}` }} />
    </Form>
  );
}

/** Only once somebody was chosen about whom there is a doubt. Of this one alone: whoever chooses another is asked anew. */
function Meant({ ask: { doubts, mediators }, typed, error }: Pick<OrderPageProps, 'ask' | 'typed'> & { error: string | undefined }) {
  const chosen = mediators.find(({ id }) => id === typed?.get(fieldName('mediator')));
  if (!chosen || !doubts?.has(chosen.id)) return null;
  return <Choices name={MEANT} label="Bedoelt u deze bemiddelaar?" error={error} values={typed?.getAll(MEANT) ?? []} options={[{ value: chosen.id, label: MEANT_TEXTS.yes(chosen.name) }]} />;
}

/** Of several people, their ids with a space between. */
const beginsWith = (known: string | undefined, type: Field['type']): string[] => (!known ? [] : type === 'people' ? known.split(' ') : [known]);

function PersonField({ view, found, error, typed }: { view: CaseView; found: Possibility; error: string | undefined; typed: string | undefined }) {
  if (found.chosen) return <Hidden name={PERSON} value={found.chosen.id} />;
  return <Select name={PERSON} label="Over wie gaat het?" error={error} value={typed} options={found.eligible.map((p) => ({ value: p.id, label: capital(view.who(p.id)) }))} />;
}

/** What takes a hold away: policy's answer, the desk's judgement, or lifting it (P-04, R-015). */
const TAKES_AWAY: Readonly<Partial<Record<Reason, OrderName>>> = {
  'held-back': 'lift-hold', 'violence-not-judged': 'judge-violence', 'waiting-for-policy': 'answer-policy', 'policy-not-yet': 'answer-policy', 'policy-said-no': 'reject', 'treatment-provider-needed': 'answer-policy', 'safety-house-needed': 'answer-policy',
};

/** The way to what was asked and answered, and to what takes the hold away, for whoever may record it. */
function WayOut({ view, reason }: { view: CaseView; reason: Reason }) {
  const order = TAKES_AWAY[reason];
  if (order === undefined) return null;
  const act = everythingPossible(view).find((one) => one.order === order && one.reason === null);
  return (
    <p>
      <a href={`/zaken/${view.number}#tijdlijn`}>Lees de tijdlijn</a>
      {act ? <> of leg vast: <a href={orderAddress(view.number, act.order)}>{actLabel(view, act)}</a></> : null}.
    </p>
  );
}

/** Why not, for whom it can, and the way to a day on which it could (P-15: the day decides). */
function NotNow({ ask, found, reason }: { ask: OrderAsk; found: Possibility; reason: Reason }) {
  const { view, order, on, person } = ask;
  const others = found.eligible.filter((p) => p.id !== found.chosen?.id);
  const title = on === view.today ? 'Dit kan nu niet' : `Dit kon niet op ${dayText(on)}`;
  return (
    <>
      <Notice tone="warning" title={title}>{reasonText(reason)}<WayOut view={view} reason={reason} /></Notice>
      {others.length > 0 ? (
        <section aria-label="Voor wie het wel kan">
          <p>Het kan wel voor:</p>
          <ul class="acts">{others.map((p) => <li><a href={orderAddress(view.number, order, p.id)}>{view.who(p.id)}</a></li>)}</ul>
        </section>
      ) : null}
      {reason === 'not-your-part' ? null : (
        <More label="Gebeurde het op een eerdere dag?">
          <form class="form" method="get" action={orderAddress(view.number, order)}>
            {person ? <Hidden name={PERSON} value={person} /> : null}
            <DayField name={DAY} label="Op welke dag?" value={on === view.today ? '' : on} hint="Wat op een dag mocht, kunt u later nog vastleggen." />
            <div class="submit-bar"><button class="button" type="submit">Kijken naar die dag</button></div>
          </form>
        </More>
      )}
      <p><ButtonLink href={`/zaken/${view.number}`}>Terug naar de zaak</ButtonLink></p>
    </>
  );
}
