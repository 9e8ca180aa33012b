import type { Child } from 'hono/jsx';
import { heldForPolicy, policyAsked } from '../core/case/held.ts';
import { incompleteFrom, requestRuns } from '../core/case/complete.ts';
import { outcome, phase } from '../core/case/outcome.ts';
import type { Possibility } from '../core/case/possible.ts';
import { causeClass } from '../core/codes.ts';
import { daysBetween, type Day } from '../core/day.ts';
import { isMinor, participants } from '../core/case/state.ts';
import { asksForWord, countedFrom, rejectionAgreed, waiting, type WaitsFor } from '../core/case/waiting.ts';
import type { Strike } from '../database/people/strike.ts';
import type { Task } from '../database/people/task.ts';
import { Called, Visited } from '../ui/called.tsx';
import { Card, Columns } from '../ui/card.tsx';
import { ButtonLink } from '../ui/form.tsx';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import type { Panel } from '../ui/panel.ts';
import { PhaseBar } from '../ui/phase-bar.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Flag, Tag, type Tone } from '../ui/tag.tsx';
import type { PaperInCase } from '../web/case-panel.ts';
import { capital, listed, word } from '../words/codes.ts';
import { wholeDay } from '../words/day.ts';
import { initials } from '../words/people.ts';
import { PHASE_WORDS, WAITS_WORDS } from '../words/phases.ts';
import { reasonText } from '../words/reasons.ts';
import { Acts, actLabel, askedOfPolicy, everythingPossible, nextAct } from './acts.tsx';
import { CallBack } from './call-back.tsx';
import { Pairs, Parties, Safety } from './parties.tsx';
import { Recorded } from './correct.tsx';
import { barOf } from './phases.ts';
import { Checklist } from './checklist.tsx';
import { Needed } from './needed.tsx';
import { Conflicts, Links, RestrictedNotice, Sharing } from './shared.tsx';
import { AGREED_TEXT, countedText, waitsText } from './standing-text.ts';
import { Summary } from './summary.tsx';
import { NoteForm, Tasks, type SmallForm } from './tasks.tsx';
import { ORDER_TEXTS, orderAddress } from '../words/orders.ts';
import { CaseTimeline, entryAt } from './timeline.tsx';
import type { CaseView } from './view.ts';

export interface CasePageProps {
  readonly view: CaseView;
  readonly tasks: readonly Task[];
  /** Notes that were struck through; empty for whoever reads no notes. */
  readonly strikes?: readonly Strike[];
  readonly panels: readonly Panel[];
  /** Number of the entry that was just recorded, from the address. */
  readonly done: string | null;
  /** Number of the case in which a call was just recorded, from the address. */
  readonly called?: string | null;
  /** Whether a visit in this case was just recorded as a whole, by the address. */
  readonly visited?: boolean;
  readonly form: SmallForm | null;
  /** Letters of this case, where something was corrected. */
  readonly papers?: readonly PaperInCase[];
  readonly now: Date;
  onceKey(): string;
}

/** The panel that tells of other cases about the same people. */
const ALIKE = 'lijkt-op';

export function CasePage({ view, tasks, strikes = [], panels, done, form, papers = [], called = null, visited = false, now, onceKey }: CasePageProps) {
  const all = everythingPossible(view);
  const entry = entryAt(view, done);
  // Before anything is judged: a second referral of the same event is not worked out twice.
  const early = phase(view.state) === 'referral' ? panels.find(({ id }) => id === ALIKE) : undefined;
  return (
    <>
      <Head view={view} all={all} />
      {called === view.number ? <Called number={called} /> : null}
      {visited ? <Visited /> : null}
      {entry ? <Recorded view={view} entry={entry} papers={papers} all={all} now={now} /> : null}
      {view.relations.includes('glass') ? <Notice tone="warning" title="U leest deze zaak met noodtoegang">Dat is vastgelegd en gemeld. Na een uur gaat de zaak vanzelf weer dicht. U kunt hier niets vastleggen.</Notice> : null}
      {view.relations.includes('trainee') ? <Notice>U kijkt mee om te leren. U leest wat de bemiddelaar leest en legt niets vast.</Notice> : null}
      {early ? <Notice title={early.title}>{early.body}</Notice> : null}
      <RestrictedNotice view={view} />
      <Safety view={view} />
      <CallBack view={view} />
      <PhaseBar label="Fasen van deze zaak" phases={barOf(view.state, view.today)} />
      <Now view={view} all={all} owed={panels.flatMap(({ owed }) => owed ?? [])} />
      <Jumps view={view} acts={all.length > 0} tasks={tasks} panels={panels} />
      <Columns
        main={<>
          <Summary view={view} tasks={tasks} soon={panels.flatMap(({ soon }) => soon ?? [])} />
          <Conflicts view={view} />
          <Acts view={view} all={all} />
          <Card id="tijdlijn" title="Tijdlijn">
            {view.sees.writes ? <NoteForm number={view.number} form={form} onceKey={onceKey()} /> : null}
            <CaseTimeline view={view} strikes={strikes} onceKey={onceKey} />
          </Card>
        </>}
        side={<>
          <Parties view={view} />
          <Pairs view={view} />
          <Sharing view={view} />
          <Checklist view={view} all={all} />
          {view.sees.casework ? <Tasks number={view.number} writes={view.sees.writes} today={view.today} tasks={tasks} form={form} onceKey={onceKey} staffName={view.say.staff as (id: string) => string} /> : null}
          {panels.filter((panel) => panel !== early).map((panel) => <Card id={panel.id} title={panel.title}>{panel.body}</Card>)}
          <Links view={view} />
        </>}
      />
    </>
  );
}

/** Parts that come up again and again. On a telephone they stand below a timeline of months; where there are two columns nobody needs it. */
function Jumps({ view, acts, tasks, panels }: Pick<CasePageProps, 'view' | 'tasks' | 'panels'> & { acts: boolean }) {
  const panel = (id: string) => panels.filter((one) => one.id === id).map(({ title }) => ({ href: `#${id}`, label: title }));
  return (
    <div class="jumps">
      <Tabs label="Op deze bladzijde" tabs={[
        ...acts ? [{ href: '#vastleggen', label: 'Vastleggen' }] : [], { href: '#tijdlijn', label: 'Tijdlijn' }, { href: '#kant-a', label: 'Mensen' },
        ...view.sees.casework ? [{ href: '#taken', label: 'Taken', count: tasks.filter(({ doneAt }) => doneAt === null).length }] : [], ...panel('afspraken'), ...panel('brieven'),
      ]} />
    </div>
  );
}

/** "A. de V. en B. B.": who looks over a shoulder reads no full names in large type. */
function titleOf(view: CaseView): string {
  const side = (which: 'a' | 'b') => {
    const named = participants(view.state, which).map((p) => view.names.get(p.id)).filter((name) => name !== undefined);
    return named.length === 0 ? null : listed(named.map(initials));
  };
  return [side('a'), side('b')].filter((text) => text !== null).join(' en ') || `Zaak ${view.number}`;
}

function Head({ view, all }: { view: CaseView; all: readonly Possibility[] }) {
  const { state } = view;
  const now = phase(state);
  const more = all.filter((one) => one.reason === null && (['pause', 'resume', 'raise-concern', 'talk-over', 'hand-back', 'stop-case', 'add-person', 'correct'] as string[]).includes(one.order));
  const ended = outcome(state);
  const tags = now === 'closed' && ended ? `${PHASE_WORDS[now]}: ${word('outcome', ended)}` : now === 'rejected' && state.rejected ? `${PHASE_WORDS[now]}: ${word('rejection', state.rejected.reason)}` : PHASE_WORDS[now];
  const flags: [string, boolean][] = [
    [participants(state).some(isMinor) ? 'minderjarig' : '', false], [state.allocated?.incomplete ? 'incompleet uitgezet' : '', false], [state.ban.ban === 'yes' ? 'contactverbod' : '', true],
    [policyAsked(state) || causeClass(state.cause) === 'sexual' ? 'namen verborgen in lijsten van anderen' : '', true],
  ];
  return (
    <PageHead
      over={<>{view.number} · {capital(word('cause', state.cause))}{state.referral ? ` · ${word('entry', state.referral.entry)} op ${wholeDay(state.referral.day)}` : ''}</>}
      title={titleOf(view)}
      tags={<><Tag tone={toneOf(view)}>{state.paused ? 'Gepauzeerd' : tags}</Tag>{flags.filter(([text]) => text).map(([text, safety]) => <Flag safety={safety}>{text}</Flag>)}</>}
      actions={more.length === 0 ? undefined : <Menu label="Meer">{more.map((one) => <a href={orderAddress(view.number, one.order, one.person)}>{actLabel(view, one)}</a>)}</Menu>}
    />
  );
}

/** Whether it may go out without the data, in the words of the desk's list. */
const withoutText = (reason: Possibility['reason'], from: Day | null): string =>
  (reason === null ? `Incompleet uitzetten mag${from ? ` sinds ${wholeDay(from)}` : ''}.` : reason === 'waiting-for-prosecution' && from ? `Incompleet uitzetten kan vanaf ${wholeDay(from)}.` : reasonText(reason));

/** The days since data were asked for, as long as no final answer is there (R-017). */
function Counter({ view: { state, settings, today }, all }: { view: CaseView; all: readonly Possibility[] }) {
  const { requested, reminded } = state.data;
  if (requested === null || !requestRuns(state) || state.rejected || state.closed) return null;
  const without = state.allocated ? undefined : all.find(({ order }) => order === 'allocate-incomplete');
  return <p class="two-sub">{without ? <>{withoutText(without.reason, incompleteFrom(state, settings))} </> : null}Dag {daysBetween(requested, today)} sinds de vraag aan het Openbaar Ministerie ({wholeDay(requested)}){reminded ? `, herinnerd op ${wholeDay(reminded)}` : ', nog niet herinnerd'}.</p>;
}

function toneOf({ state }: CaseView): Tone {
  if (state.paused) return 'paused';
  const now = phase(state);
  if (now === 'closed') return 'good';
  return now === 'rejected' ? 'neutral' : heldForPolicy(state) ? 'attention' : 'info';
}

/** Who writes it down when it comes: a participant, a referrer and an office record nothing themselves. */
const recorderOf = (waitsFor: WaitsFor, allocated: boolean): WaitsFor =>
  (waitsFor === 'referrer' || waitsFor === 'prosecution' ? 'desk' : waitsFor === 'person' || waitsFor === 'pause' ? (allocated ? 'mediator' : 'desk') : waitsFor);

/** What the case waits for, and the one likely next event; where somebody else records it, whose part it is. */
function Now({ view, all, owed }: { view: CaseView; all: readonly Possibility[]; owed: readonly Child[] }) {
  const wait = waiting(view.state, view.settings);
  // The desk can lift a hold as well; while policy judges that is no likely step of theirs (P-04).
  const theirs = wait.for === 'policy' && !view.relations.includes('policy');
  const likely = theirs ? null : nextAct(wait, all);
  const talked = all.filter(({ order, reason }) => order === 'talk-over' && reason === null && asksForWord({ ...wait, waitsFor: wait.for, talkedOver: view.state.talkedOver }, view.today));
  const asked = [...askedOfPolicy(view, all), ...talked].filter(({ order }) => order !== likely?.order);
  // While an office is waited for, a person may send it out all the same, once the rules let them (R-012).
  const without = wait.for === 'prosecution' ? all.filter(({ order, reason }) => order === 'allocate-incomplete' && reason === null) : [];
  // What policy agreed to was said on what was known then: whoever knows more asks anew (P-10).
  const askAnew = wait.next === 'reject' && rejectionAgreed(view.state) ? all.filter(({ order, reason }) => order === 'hold-back' && reason === null) : [];
  const counted = view.relations.includes('desk') ? countedText(countedFrom(view.state, view.settings)) : null;
  const [act = null, ...more] = [...likely ? [likely] : [], ...asked, ...without];
  const blocked = wait.next === null || likely || theirs ? null : all.find((one) => one.order === wait.next);
  return (
    <section class="now" aria-label="Nu">
      <div>
        {wait.for === 'nobody' && owed.length > 0 ? owed : <p class="now-waits">{waitsText(wait, view.who, view.today, view.relations, view.state.allocated?.takenOver ?? null)}</p>}
        {counted ? <p class="two-sub">{counted}</p> : null}
        {askAnew.length > 0 ? <p class="two-sub">{AGREED_TEXT}</p> : null}
        <Counter view={view} all={all} />
        {!likely && wait.next ? <p class="two-sub">{blocked ? 'Dit kan nu niet; hieronder staat waarom.' : `De volgende stap, “${ORDER_TEXTS[wait.next].title}”, legt ${WAITS_WORDS[recorderOf(wait.for, view.state.allocated !== null)]} vast.`}</p> : null}
        <Needed view={view} all={all} next={wait.next} />
      </div>
      {act ? <ButtonLink primary href={orderAddress(view.number, act.order, act.person)}>{actLabel(view, act)}</ButtonLink> : null}
      {more.map((one) => <ButtonLink href={orderAddress(view.number, one.order, one.person)}>{actLabel(view, one)}</ButtonLink>)}
      {askAnew.map((one) => <ButtonLink href={orderAddress(view.number, one.order)}>Opnieuw aan beleid vragen</ButtonLink>)}
      {act?.order === 'accept-allocation' ? <ButtonLink href={orderAddress(view.number, 'hand-back')}>{actLabel(view, { order: 'hand-back', person: null })}</ButtonLink> : null}
    </section>
  );
}
