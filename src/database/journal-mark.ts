import { fold } from '../core/case/fold.ts';
import { specOf } from '../core/case/orders.ts';
import type { Phase } from '../core/case/order.ts';
import { participants, type Participant } from '../core/case/state.ts';
import type { Fact } from '../core/case/facts.ts';
import type { Db } from './database.ts';
import { decide, record, type By, type Order } from './journal-give.ts';
import type { Held } from './journal-read.ts';
import { anyMark, findMark, liftMarks, markTokens, type Mark } from './people/mark.ts';
import { readPeople } from './people/people.ts';

/** Up to sending out, whoever is on the other side is completed; later only where somebody's particulars change. */
const AT_THE_DESK: readonly Phase[] = ['refer', 'complete', 'assess', 'allocate'];

/** An answer in this case, or an earlier one that binds as much, already says it. */
function saysAsMuch({ answer, earlier }: Participant, mark: Mark): boolean {
  if (answer !== null) return true;
  return earlier?.answer === 'never' || (earlier?.answer === mark.answer && earlier.until === mark.until);
}

/**
 * Gives `bind-earlier-answer` for everybody of side B who asked not to be approached in a case that is no longer known
 * (P-01), and takes the mark of who came themselves away. Never in a public request: its answer and its time would tell.
 * Returns the facts that were added.
 */
export async function settleMarks(db: Db, recorded: Held, order: Order, by: By): Promise<readonly Fact[]> {
  if (!AT_THE_DESK.includes(specOf(order.order).phase) || (by.relation !== 'desk' && by.relation !== 'mediator')) return [];
  const state = fold(recorded.entries);
  const others = participants(state, 'b');
  if (state.closed !== null || state.rejected !== null || others.length === 0 || !await anyMark(db)) return [];
  const people = await readPeople(db, by.keys, recorded.id);
  const facts: Fact[] = [];
  let held = recorded;
  for (const person of others) {
    const tokens = markTokens(by.keys, people, person.id);
    if (person.cameThemselves) {
      await liftMarks(db, tokens);
      continue;
    }
    const mark = await findMark(db, tokens, by.today);
    if (mark === null || saysAsMuch(person, mark)) continue;
    const bound = await bind(db, held, { order, by, person, mark });
    if (bound === null) continue;
    held = bound.held;
    facts.push(...bound.facts);
  }
  return facts;
}

interface Binding { readonly order: Order; readonly by: By; readonly person: Participant; readonly mark: Mark }

/** Today, which is when it is known; without the day on which it was said, which is not. */
async function bind(db: Db, held: Held, { order, by, person, mark }: Binding): Promise<{ held: Held; facts: readonly Fact[] } | null> {
  const binding: Order = { ...order, order: 'bind-earlier-answer', on: by.today, person: person.id, values: { answer: mark.answer, until: mark.until, since: null }, texts: {}, seen: null };
  const decided = await decide(db, held, binding, by);
  return decided.ok ? { held: await record(db, held, binding, decided, by), facts: decided.facts } : null;
}
