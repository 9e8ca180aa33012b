import { asksFor, rank, type Candidate, type Ranked, type Ranking, type Wanted } from '../core/allocation.ts';
import { addMonths, type Day } from '../core/day.ts';
import { causeClass } from '../core/codes.ts';
import { keptOut } from '../database/relation.ts';
import { Card } from '../ui/card.tsx';
import { More } from '../ui/menu.tsx';
import type { OrderPart, OrderPartInput, OrderPartMaker } from '../web/order-part.ts';
import { barredFor } from '../web/relation.ts';
import type { Visit } from '../web/route.ts';
import { capital } from '../words/codes.ts';
import { activeMediators, endedTrajectories, profileOf, readPeriods, runningCases, workBy } from './sql.ts';
import { blockText, competencesText, doubtText, groundText, shortBlock } from './texts.ts';

const CHOOSES = ['allocate', 'allocate-incomplete', 'reallocate'];

/** Beside the form in which the desk chooses a mediator: who fits, why, and why others do not. A person decides. */
export const mediatorsForCase: OrderPartMaker = async (visit, input) => {
  if (input.order === 'add-second-mediator') return secondPart(visit, input.on);
  if (input.relation !== 'desk' || !CHOOSES.includes(input.order)) return null;
  const { allocation } = input.settings(input.on);
  const wanted: Wanted = { on: input.on, asks: asksFor(input.state), areas: input.areas, causeClass: causeClass(input.state.cause) };
  const ranking = rank(await candidatesFor(visit, input), wanted, allocation);
  const all = [...ranking.top, ...ranking.others, ...ranking.blocked];
  return {
    body: <Proposed ranking={ranking} wanted={wanted} years={allocation.practiceYears} />,
    offered: all.map(({ candidate }) => candidate.id),
    notNow: new Map(ranking.blocked.map(({ candidate, blocks }) => [candidate.id, blocks.map(shortBlock).join(', ')])),
    doubts: new Map(ranking.blocked.flatMap(({ candidate, blocks }) => blocks.filter(({ kind }) => kind === 'lacks').map((block) => [candidate.id, doubtText(candidate.name, block)]))),
  };
};

/** Who joins is chosen by who works on the case: told is only that somebody who never signed in sees nothing of it, and to who may know of leave (the second fence says who) that they are away. */
async function secondPart({ db }: Visit, on: Day): Promise<OrderPart> {
  const mediators = await activeMediators(db);
  const away = new Set((await readPeriods(db, mediators.map(({ id }) => id), on)).filter(({ kind, from }) => kind === 'leave' && from <= on).map(({ staffId }) => staffId));
  const blocks = mediators.map(({ id, came }) => [id, [...came ? [] : [shortBlock({ kind: 'never-came' })], ...away.has(id) ? [shortBlock({ kind: 'leave', until: null })] : []].join(', ')] as const);
  return { body: null, offered: [], notNow: new Map(blocks.filter(([, text]) => text !== '')), doubts: new Map() };
}

/** Everybody but who has the case, or gave it back. */
async function candidatesFor({ db, user }: Visit, { id, on, state, settings, earlier }: OrderPartInput): Promise<Candidate[]> {
  const barred = await barredFor({ db, user });
  const mediators = (await activeMediators(db)).filter((one) => one.id !== state.allocated?.mediator);
  const periods = await readPeriods(db, mediators.map((one) => one.id), on);
  const running = await runningCases(db, barred);
  const ended = await endedTrajectories(db, addMonths(on, -12 * settings(on).allocation.practiceYears), barred);
  const out = await keptOut(db, id);
  return mediators.map((one) => ({
    id: one.id, name: one.name, profile: profileOf(periods, one.id), ...workBy(running, ended, one.id),
    earlier: earlier.filter(({ mediator }) => mediator === one.id).map(({ number, sure }) => ({ number, sure })), keptOut: out(one.id), came: one.came,
  }));
}

function Proposed({ ranking: { top, others, blocked }, wanted, years }: { ranking: Ranking; wanted: Wanted; years: number }) {
  return (
    <Card id="wie-past" title="Wie past bij deze zaak">
      {wanted.asks.length > 0 ? <p>Deze zaak vraagt ervaring met {competencesText(wanted.asks)}.</p> : null}
      {top.length > 0 ? <ol class="stack">{top.map((one) => <li><Why one={one} years={years} /></li>)}</ol> : <p>Er is nu niemand om voor te stellen. Hieronder staat waarom.</p>}
      <p>U kiest. Kiest u iemand anders, dan hoeft u niet te zeggen waarom.</p>
      {others.length > 0 ? <More label="De anderen"><ul class="stack">{others.map((one) => <li><Why one={one} years={years} /></li>)}</ul></More> : null}
      {blocked.length > 0 ? (
        <More label="Wie nu niet wordt voorgesteld">
          <ul class="lines">{blocked.map(({ candidate, blocks }) => <li><b>{candidate.name}</b> {blocks.map(blockText).join('; ')}</li>)}</ul>
        </More>
      ) : null}
    </Card>
  );
}

function Why({ one: { candidate, grounds }, years }: { one: Ranked; years: number }) {
  return <><b>{candidate.name}</b><ul class="lines">{grounds.map((ground) => <li>{capital(groundText(ground, years))}</li>)}</ul></>;
}
