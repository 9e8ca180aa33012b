import { givesOrders, type Reader } from '../core/case/order.ts';
import type { CaseState } from '../core/case/state.ts';
import type { CasePanel } from '../web/case-panel.ts';
import { listed } from '../words/codes.ts';
import { readLists, readTrainees } from './sql.ts';

/** What a reader may do about who comes near a case. */
export interface Part {
  /** Keep colleagues out: the desk, policy and the mediators of the case. */
  readonly lists: boolean;
  /** Let a trainee read along: its mediators and their practice supervisor, while it runs. */
  readonly trainees: boolean;
}

export function partOf(relations: readonly Reader[], state: CaseState): Part {
  const own = relations.filter(givesOrders);
  const runs = state.allocated !== null && !state.handedBack && state.closed === null;
  return { lists: own.some((one) => one !== 'supervisor'), trainees: runs && own.some((one) => one === 'mediator' || one === 'supervisor') };
}

/** The case file's part about who comes near it; null for who may not change it. */
export const accessInCase: CasePanel = async (visit, { id, number, relations, state, today }) => {
  const part = partOf(relations, state);
  if (!part.lists && !part.trainees) return null;
  const rows = part.lists ? await readLists(visit.db, visit.keys, id) : [];
  const trainees = await readTrainees(visit.db, id, today);
  const names = (kind: 'excluded' | 'restricted') => listed(rows.filter((row) => row.kind === kind).map(({ name }) => name));
  const lines = [
    names('excluded') ? `Mag hier niet bij: ${names('excluded')}` : null, names('restricted') ? `Alleen voor: ${names('restricted')}` : null,
    trainees.length > 0 ? `Kijkt mee: ${listed(trainees.map(({ name }) => name))}` : null,
  ].filter((line) => line !== null);
  return {
    id: 'toegang', title: 'Wie mag erbij',
    body: (
      <>
        {lines.length > 0 ? <ul class="lines">{lines.map((line) => <li>{line}</li>)}</ul> : null}
        <p><a href={`/zaken/${number}/toegang`}>{part.lists ? 'Wie mag erbij, en wie niet' : 'Laten meekijken'}</a></p>
      </>
    ),
  };
};
