import { dayOf } from '../core/day.ts';
import { brokenGlass, glassTold, type BrokenGlass, type GlassTold } from '../database/relation.ts';
import { Notice } from '../ui/notice.tsx';
import { clockText, dayText } from '../words/day.ts';
import { barredFor, knownTo } from './relation.ts';
import type { Visit } from './route.ts';

/** Loud: somebody else was late, and it went on. */
const AGAIN_TEXT = 'Opnieuw, terwijl een eerdere keer niet op tijd is nagelopen.';
const whenText = (at: Date): string => `${dayText(dayOf(at))} om ${clockText(at)}`;

/** On the privacy officer's start page: what nobody looked at yet. Names no case. */
export async function glassToReview(visit: Visit) {
  const broken = (await brokenGlass(visit.db, visit.now)).filter((one) => !one.reviewed);
  if (broken.length === 0) return null;
  const open = await knownTo(visit, broken, ({ caseId }) => caseId);
  const [first] = open;
  if (!first) return null;
  const late = open.some(({ reviewBy }) => reviewBy < visit.today);
  const again = open.filter((one) => one.again);
  return (
    <Notice tone={late ? 'safety' : 'warning'} title={late ? 'Noodtoegang is te laat nagelopen' : 'Er is noodtoegang gebruikt'}>
      <p>{open.length === 1 ? 'Eén keer' : `${open.length} keer`}, de laatste keer op {whenText(first.openedAt)} door {first.name}. <a href="/noodtoegang/nalopen">Noodtoegang nalopen</a></p>
      {again.length > 0 ? <p><strong>{AGAIN_TEXT}</strong> {again.map(({ name, openedAt }) => `${name}, ${whenText(openedAt)}`).join('; ')}.</p> : null}
    </Notice>
  );
}

/** On policy's start page: that it happened and who did it. Names no case, because policy has no part in most. */
export async function glassForPolicy(visit: Visit) {
  const broken = await brokenGlass(visit.db, visit.now);
  if (broken.length === 0) return null;
  const hidden = await barredFor(visit);
  const open = broken.filter((one) => !hidden.has(one.caseId));
  return open.length === 0 ? null : <Happened open={open} text={({ name, openedAt }) => `${name}, ${whenText(openedAt)}`} />;
}

/** On a mediator's start page: which own case a colleague opened. Each is named to the access log. */
export async function glassForMediator(visit: Visit) {
  const me = visit.user?.id ?? '';
  const own = (await brokenGlass(visit.db, visit.now)).filter((one) => one.mediator === me || one.second === me);
  if (own.length === 0) return null;
  const hidden = await barredFor(visit);
  const open = own.filter((one) => !hidden.has(one.caseId));
  visit.shows(...open.map(({ caseId }) => caseId));
  return open.length === 0 ? null : <Happened open={open} text={({ name, openedAt, number }) => `Zaak ${number}: ${name}, ${whenText(openedAt)}`} />;
}

const timesText = (count: number): string => (count === 1 ? 'één keer' : `${count} keer`);

function toldText({ name, times, lastAt, unreviewed, late, again }: GlassTold): string {
  const open = unreviewed === 0 ? 'nagelopen' : times === 1 ? 'nog niet nagelopen' : `${timesText(unreviewed)} nog niet nagelopen`;
  return `${name}: ${timesText(times)} in twaalf maanden, het laatst op ${whenText(lastAt)}; ${open}${late > 0 ? `, waarvan ${timesText(late)} te laat` : ''}.${again ? ` ${AGAIN_TEXT}` : ''}`;
}

/** On the director's start page: who, how often, when, and what nobody looked at. Names no case: the director opens none (P-22). */
export async function glassForDirector(visit: Visit) {
  if (!visit.user?.roles.includes('director')) return null;
  const told = await glassTold(visit.db);
  if (told.length === 0) return null;
  const loud = told.some(({ late, again }) => late > 0 || again);
  return (
    <Notice tone={loud ? 'safety' : 'warning'} title={told.some(({ late }) => late > 0) ? 'Noodtoegang is te laat nagelopen' : 'Er is noodtoegang gebruikt'}>
      <p>Een collega opende een zaak die niet van die collega is, omdat iemand gevaar liep. De privacyfunctionaris loopt elke keer na.</p>
      <ul class="lines">{told.map((one) => <li>{toldText(one)}</li>)}</ul>
    </Notice>
  );
}

function Happened({ open, text }: { open: readonly BrokenGlass[]; text(one: BrokenGlass): string }) {
  return (
    <Notice tone="warning" title="Een collega opende met noodtoegang een zaak die niet van die collega is">
      <ul class="lines">{open.map((one) => <li>{text(one)}{one.reviewed ? ', nagelopen' : ''}{one.again ? `. ${AGAIN_TEXT}` : ''}</li>)}</ul>
      De privacyfunctionaris loopt het na.
    </Notice>
  );
}
