import type { Day } from '../../src/core/day.ts';
import type { PersonId } from '../../src/core/fields.ts';
import type { Entry } from '../../src/core/case/facts.ts';
import type { Relation } from '../../src/core/case/order.ts';
import { specOf, type OrderName } from '../../src/core/case/orders.ts';
import { blank, Case, USUAL, type Given, type How, type Wish } from '../story.ts';

/** One accepted order of a story, as it would be posted. */
export interface Act {
  readonly order: OrderName;
  readonly person: PersonId | null;
  readonly values: Record<string, unknown>;
  readonly by: Relation;
  readonly on: Day;
  /** When it is recorded. */
  readonly today: Day;
  /** How many entries the case had before it. */
  readonly before: number;
}

/** A story that remembers its orders, to be told again elsewhere. */
export class Told extends Case {
  readonly acts: Act[] = [];

  /** A case that exists already, from here on. */
  static from(entries: readonly Entry[], today: Day, wish: Wish = {}): Told {
    const c = new Told(wish);
    c.entries.splice(0, Infinity, ...entries);
    c.today = today;
    return c;
  }

  override do<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): this {
    const act = this.act(name, values, how);
    super.do(name, values, { ...how, by: act.by });
    this.acts.push(act);
    return this;
  }

  /** The order as it would be given now, without giving it. */
  act<K extends OrderName>(name: K, values: Given<K> = {}, how: How = {}): Act {
    const spec = specOf(name);
    const by = how.by ?? (spec.by.includes('mediator') && this.state.allocated ? 'mediator' : spec.by[0] as Relation);
    const who = how.who ?? (spec.about === 'a' || spec.about === 'b' ? spec.about : undefined);
    const person = spec.about === 'case' || who === undefined ? null : this.person(who).id;
    return { order: name, person, values: { ...blank(name, this.today), ...USUAL[name], ...values }, by, on: this.today, today: this.today, before: this.entries.length };
  }
}
