import { heldForPolicy } from '../core/case/held.ts';
import { phase } from '../core/case/outcome.ts';
import { askedNotToBe, banHolds, knowsOfCase, participants, type Participant } from '../core/case/state.ts';
import type { Task } from '../database/people/task.ts';
import { Card, type CardItem } from '../ui/card.tsx';
import { Late } from '../ui/tag.tsx';
import { capital, listed, word } from '../words/codes.ts';
import { monthText, spokenDay, wholeDay } from '../words/day.ts';
import { roleAndAge } from '../words/people.ts';
import { PHASE_WORDS } from '../words/phases.ts';
import { CALL_TEXTS } from '../words/safe-contact.ts';
import { nearReferrer } from './near-referrer.ts';
import { agreedTo, metBy, standOf } from './standing-text.ts';
import { CHANNELS } from './texts-facts-desk.ts';
import type { CaseView } from './view.ts';

/** Who picks up the telephone knows in twenty seconds whom it is about, where it stands, and what must not happen. Derived: nobody writes it. */
export function Summary({ view, tasks = [], soon = [] }: { view: CaseView; tasks?: readonly Task[]; soon?: readonly CardItem[] }) {
  return <Card id="in-het-kort" title="In het kort" items={[...summaryOf(view), ...soon, ...toDo(view, tasks)]} />;
}

/** The first task that stands open; where there are more, how many. */
function toDo({ today }: CaseView, tasks: readonly Task[]): CardItem[] {
  const open = tasks.filter(({ doneAt }) => doneAt === null);
  const [first] = open;
  if (!first) return [];
  const due = first.due === null ? '' : ` (${spokenDay(first.due, today)})`;
  return [{ label: open.length === 1 ? 'Taak' : 'Taken', value: <>{first.text}{first.due !== null && first.due < today ? <Late>{due}</Late> : due}{open.length === 1 ? '' : ` en nog ${open.length - 1}`}. <a href="#taken">Naar de taken</a></> }];
}

export function summaryOf(view: CaseView): CardItem[] {
  const { state } = view;
  const stands = view.sees.trajectory ? participants(state).map((p) => `${capital(view.who(p.id))}: ${uncapital(standOf(p, metBy(state.contacts, p)))}.`) : [];
  const agreed = view.sees.trajectory ? participants(state).flatMap((p) => (agreedTo(p).length > 0 ? [`${capital(view.who(p.id))}: ${listed(agreedTo(p))}.`] : [])) : [];
  const never = [...mustNot(view), ...notAsked(view)];
  return [
    { label: 'Wie', value: listed(participants(state).map((p) => personText(view, p))) },
    { label: 'Wat', value: whatText(view) },
    ...criminalCase(state),
    { label: 'Stand', value: [`${state.paused ? 'Gepauzeerd' : PHASE_WORDS[phase(state)]}.`, ...stands].join('\n') },
    ...(agreed.length > 0 ? [{ label: 'Afgesproken', value: agreed.join('\n') }] : []),
    { label: 'Niet doen', value: never.length > 0 ? never.join('\n') : 'Niets bijzonders vastgelegd.' },
  ];
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** "A. de V. (slachtoffer, 34 jaar)": no full name, for who looks over a shoulder. */
const personText = (view: CaseView, p: Participant): string =>
  (view.names.has(p.id) ? view.who(p.id).replace(/\([^()]*\)/, `(${roleAndAge(view.state, p)})`) : roleAndAge(view.state, p));

function whatText({ state }: CaseView): string {
  const { referral } = state;
  const month = referral?.eventMonth ? `, ${monthText(referral.eventMonth)}` : '';
  const came = referral ? ` Aangemeld op ${wholeDay(referral.day)}: ${word('entry', referral.entry)}.` : '';
  return `${capital(word('cause', state.cause))}${month}.${came}`;
}

/** What is known of a police report and the criminal case (P-16); nothing where nobody said anything of either. A closed case is read for less. */
function criminalCase({ policeReport, stage, hearing, closed }: CaseView['state']): CardItem[] {
  const known = [
    policeReport === 'unknown' ? null : policeReport === 'not-applicable' ? 'aangifte niet van toepassing' : word('policeReport', policeReport),
    stage === 'unknown' ? null : word('criminalStage', stage), hearing === null ? null : `zitting op ${wholeDay(hearing)}`,
  ].filter((text) => text !== null);
  return known.length === 0 || closed !== null ? [] : [{ label: 'Strafzaak', value: `${capital(known.join('; '))}.` }];
}

/** Why nothing goes to the other side, and to what conditions it goes (P-04). Of what was rejected nothing but the letter about that leaves. */
function heldTexts(state: CaseView['state']): string[] {
  if (state.rejected) return [];
  const held = heldForPolicy(state);
  const waiting = held === 'policy-said-no' ? 'beleid zei nee' : held === 'policy-not-yet' ? 'beleid zei nog niet' : 'eerst antwoordt beleid';
  return [
    ...(held ? [`Niets laten uitgaan: ${waiting}.`] : []),
    ...(state.heldBack ? [`Niets laten uitgaan: de aanmelding wordt vastgehouden${state.heldBack.lookAgain ? ` (kijk weer op ${wholeDay(state.heldBack.lookAgain)})` : ''}.`] : []),
    ...(state.policy?.answer === 'go-with-conditions' ? ['Niets buiten de voorwaarden van beleid: zij staan in de tijdlijn, bij het antwoord.'] : []),
  ];
}

const channelsWith = (p: Participant, answer: Participant['safe']['post']): string[] =>
  (Object.keys(CHANNELS) as (keyof typeof CHANNELS)[]).filter((channel) => p.safe[channel] === answer).map((channel) => CHANNELS[channel]);

/**
 * Of whom nobody asked what is safe: that counts as no, and must not read as if nothing stands in the way (P-06). Only of who knows of the
 * case: nobody else is reached but to be approached, and that has its own rules.
 */
function notAsked({ state, who }: CaseView): string[] {
  return state.closed !== null ? [] : participants(state).filter((p) => !p.dead && knowsOfCase(state, p.id)).flatMap((p) => {
    const channels = channelsWith(p, 'not-asked');
    if (channels.length === 0) return [];
    const whether = channels.length === Object.keys(CHANNELS).length ? 'hoe contact veilig is' : `of ${listed(channels)} veilig ${channels.length === 1 ? 'is' : 'zijn'}`;
    return [`Van ${who(p.id)} is niet gevraagd ${whether}: dat telt als nee.`];
  });
}

/** What nobody may do now, whatever the next step is. */
export function mustNot(view: CaseView): string[] {
  const { state, who } = view;
  const people = participants(state).flatMap((p) => {
    const name = capital(who(p.id));
    if (p.dead) return [`${name} is overleden: er gaat niets meer uit.`];
    const unsafe = channelsWith(p, 'no');
    return [
      ...(askedNotToBe(p.earlier) || p.answer?.answer === 'never' ? [`${name} vroeg om niet benaderd te worden.`] : []),
      ...(unsafe.length > 0 ? [`${name} niet bereiken via ${listed(unsafe)}.`] : []),
      ...(p.mailReturned ? [`Geen post naar ${who(p.id)}: het adres klopt niet meer.`] : []),
    ];
  });
  return [
    ...(banHolds(state, view.today) ? ['Geen benadering, geen boodschap en geen contact: er is een contactverbod.'] : []),
    ...heldTexts(state),
    ...(state.paused ? [`Niets ondernemen tijdens de pauze${state.paused.until ? ` (tot ${wholeDay(state.paused.until)})` : ''}.`] : []),
    ...(view.restricted.length > 0 ? ['Niets laten uitgaan: gegevens zijn beperkt.'] : []),
    ...people, ...(nearReferrer(view)?.call === 'no' ? [CALL_TEXTS.mustNot] : []),
  ];
}
