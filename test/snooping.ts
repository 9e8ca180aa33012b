import { addDays, day, dayOf, type Day } from '../src/core/day.ts';
import type { StaffRole } from '../src/core/role.ts';
import type { CaseTraits, Colleague, Kind, LookedAt } from '../src/access/rules.ts';
import { Tape } from './walk.ts';

/**
 * A synthetic year of looking: 22 mediators, the desk and policy at their ordinary work on 1,300 cases, and colleagues who look
 * where they have no business. Ordinary are calls about running and closed cases, evening work, shared family names and streets, a
 * late night at the desk. The rules and this year are of one hand: it shows that they find what they are meant to find, and how
 * often they point at nothing. How often a real colleague looks like one of these, nobody measured. One look into one case
 * without any of these marks is not found, so none is put in.
 */
export interface Snoop {
  readonly kind: Kind;
  readonly staff: string;
  /** Null where it is about many. */
  readonly caseId: string | null;
  readonly last: Date;
}

export interface Year {
  readonly looks: readonly LookedAt[];
  readonly cases: ReadonlyMap<string, CaseTraits>;
  readonly colleagues: ReadonlyMap<string, Colleague>;
  readonly snoops: readonly Snoop[];
}

type Written = { -readonly [key in keyof CaseTraits]: CaseTraits[key] } & { work: { staff: string; day: Day }[]; allocatedOn: Day | null; opened: Day };

const FIRST = day('2018-01-01');
const CASES = 1_300;
const FAMILY_NAMES = 900;
const POSTCODES = 6_000;

export class SnoopedYear {
  readonly #tape: Tape;
  readonly looks: LookedAt[] = [];
  readonly snoops: Snoop[] = [];
  readonly cases = new Map<string, Written>();
  readonly colleagues = new Map<string, Colleague>();
  readonly #desk: string[] = [];
  readonly #policy: string[] = [];
  readonly #mediators: string[] = [];

  constructor(seed: number, snoops: number) {
    this.#tape = new Tape(seed);
    this.#hire();
    for (let nth = 0; nth < CASES; nth++) this.#ordinaryCase(`zaak-${nth}`, addDays(FIRST, this.#tape.next(330)));
    for (let nth = 0; nth < 365; nth++) this.#ordinaryDay(addDays(FIRST, nth));
    for (let nth = 0; nth < snoops; nth++) this.#snoop(nth);
    this.looks.sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  #chance(percent: number): boolean {
    return this.#tape.next(100) < percent;
  }

  /** Some names are borne by many: the first of the list forty times as often as the last. */
  #familyName(): string {
    const share = this.#tape.next(1_000) / 1_000;
    return `naam-${Math.floor(FAMILY_NAMES * share ** 2.2)}`;
  }

  #hire(): void {
    const hire = (id: string, roles: StaffRole[], into: string[]) => {
      into.push(id);
      this.colleagues.set(id, { id, roles, names: new Set([this.#familyName()]), postcodes: new Set([`postcode-${this.#tape.next(POSTCODES)}`]) });
    };
    for (let n = 0; n < 22; n++) hire(`bemiddelaar-${n}`, ['mediator'], this.#mediators);
    for (let n = 0; n < 4; n++) hire(`aanmeldpunt-${n}`, ['desk'], this.#desk);
    for (let n = 0; n < 2; n++) hire(`beleid-${n}`, ['policy'], this.#policy);
  }

  #at(on: Day, from: number, until: number): Date {
    return new Date(Date.parse(`${on}T00:00:00Z`) + (from * 60 + this.#tape.next((until - from) * 60)) * 60_000);
  }

  #workday(on: Day): Day {
    const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
    return weekday === 0 ? addDays(on, 1) : weekday === 6 ? addDays(on, 2) : on;
  }

  #look(staff: string, act: string, at: Date, ...cases: string[]): void {
    if (dayOf(at) < addDays(FIRST, 365)) this.looks.push({ at, staff, act, cases });
  }

  #work(staff: string, id: string, on: Day, at = this.#at(on, 8, 16)): void {
    this.#look(staff, 'zaak-geopend', at, id);
    this.#look(staff, 'opdracht-geopend', new Date(at.getTime() + 60_000), id);
    this.#look(staff, 'opdracht-gegeven', new Date(at.getTime() + 180_000), id);
    this.cases.get(id)?.work.push({ staff, day: on });
  }

  /** From referral to closing: the desk, policy where it is asked, the mediator; and people who call. */
  #ordinaryCase(id: string, opened: Day): void {
    const mediator = this.#tape.pick(this.#mediators);
    const allocatedOn = this.#chance(85) ? this.#workday(addDays(opened, 5 + this.#tape.next(25))) : null;
    const closed = allocatedOn && this.#chance(80) ? this.#workday(addDays(allocatedOn, 30 + this.#tape.next(150))) : null;
    this.cases.set(id, {
      part: new Set(allocatedOn ? [mediator] : []), excluded: new Set(), restricted: new Set(), allocated: allocatedOn !== null, closed, hidden: this.#chance(20), work: [], allocatedOn, opened,
      names: new Set([this.#familyName(), this.#familyName()]), postcodes: new Set([`postcode-${this.#tape.next(POSTCODES)}`, `postcode-${this.#tape.next(POSTCODES)}`]),
    });
    const first = this.#tape.pick(this.#desk);
    for (let nth = 0; nth < 5; nth++) this.#work(this.#chance(80) ? first : this.#tape.pick(this.#desk), id, this.#workday(addDays(opened, nth * 3)));
    if (this.#chance(12)) for (let nth = 0; nth < 2; nth++) this.#work(this.#tape.pick(this.#policy), id, this.#workday(addDays(opened, 4 + nth * 4)));
    if (!allocatedOn) return;
    for (let on = allocatedOn; on < (closed ?? addDays(FIRST, 365)); on = addDays(on, 4 + this.#tape.next(12))) {
      if (this.#chance(40)) this.#look(mediator, 'gegevens-getoond', this.#at(on, 8, 20), id);
      this.#work(mediator, id, on, this.#at(on, 8, 20));
    }
    for (let nth = this.#tape.next(3); nth > 0; nth--) this.#call(id, this.#workday(addDays(allocatedOn, this.#tape.next(120))));
  }

  /** Somebody calls the desk: it searches the name, opens the case, often nothing more; sometimes the details, or it records something. */
  #call(id: string, on: Day): void {
    const staff = this.#tape.pick(this.#desk);
    const at = this.#at(on, 8, 16);
    this.#look(staff, 'gezocht', at, id, ...Array.from({ length: this.#tape.next(4) }, () => `zaak-${this.#tape.next(CASES)}`));
    if (this.#chance(35)) return this.#work(staff, id, on, new Date(at.getTime() + 60_000));
    this.#look(staff, 'zaak-geopend', new Date(at.getTime() + 60_000), id);
    if (this.#chance(15)) this.#look(staff, 'gegevens-getoond', new Date(at.getTime() + 120_000), id);
    // The caller calls again the next day.
    if (this.#chance(10)) this.#look(staff, 'zaak-geopend', this.#at(this.#workday(addDays(on, 1)), 8, 16), id);
  }

  #ordinaryDay(on: Day): void {
    if (this.#workday(on) !== on) return;
    for (const staff of [...this.#desk, ...this.#mediators]) {
      this.#look(staff, 'lijst-bekeken', this.#at(on, 8, 16), ...Array.from({ length: 25 }, () => `zaak-${this.#tape.next(CASES)}`));
    }
    // Two evenings a month somebody at the desk catches up.
    if (this.#chance(10)) for (let nth = 0; nth < 6; nth++) this.#work(this.#tape.pick(this.#desk), `zaak-${this.#tape.next(CASES)}`, on, this.#at(on, 18, 20));
  }

  #some(fits: (own: Written) => boolean): [string, Written] {
    for (;;) {
      const id = `zaak-${this.#tape.next(CASES)}`;
      const own = this.cases.get(id)!;
      if (fits(own)) return [id, own];
    }
  }

  /** Looks over one to five days, as somebody does who comes back to it. */
  #peek(kind: Kind, staff: string, id: string, begin: Day, acts: readonly string[]): void {
    let on = this.#workday(begin);
    let last = new Date(0);
    for (const act of acts) {
      last = this.#at(on, 8, 16);
      this.#look(staff, act, last, id);
      if (this.#chance(50)) on = this.#workday(addDays(on, 1 + this.#tape.next(2)));
    }
    if (dayOf(last) < addDays(FIRST, 365)) this.snoops.push({ kind, staff, caseId: id, last });
  }

  #snoop(nth: number): void {
    const kinds: readonly Kind[] = ['same-name', 'same-postcode', 'protected-case', 'closed-case', 'no-part', 'same-search', 'many-cases', 'odd-hours', 'kept-out', 'glass'];
    const kind = kinds[nth % kinds.length]!;
    const staff = this.#tape.pick(this.#desk);
    const colleague = this.colleagues.get(staff)!;
    const when = addDays(FIRST, 200 + this.#tape.next(150));
    const free = (own: Written) => !own.part.has(staff) && own.allocatedOn !== null && own.allocatedOn < addDays(when, -20);
    if (kind === 'many-cases' || kind === 'odd-hours') return this.#browse(kind, staff, this.#workday(when));
    const [id, own] = this.#some((one) => free(one) && (kind === 'closed-case' ? one.closed !== null && one.closed < addDays(when, -45)
      : kind === 'protected-case' ? one.hidden : kind === 'no-part' ? one.closed === null || one.closed > addDays(when, 10) : true));
    if (kind === 'same-name') own.names = new Set([...own.names, ...colleague.names]);
    if (kind === 'same-postcode') own.postcodes = new Set([...own.postcodes, ...colleague.postcodes]);
    // Half of them are kept out by name, half because they are not among the few.
    if (kind === 'kept-out') Object.assign(own, this.#chance(50) ? { excluded: new Set([staff]) } : { restricted: new Set([...this.colleagues.keys()].filter((one) => one !== staff)) });
    const again = this.#tape.next(2);
    const open = (times: number) => Array.from({ length: times }, () => 'zaak-geopend');
    const acts: Partial<Record<Kind, string[]>> = {
      'kept-out': this.#chance(50) ? open(1) : ['noodtoegang'], glass: ['noodtoegang', ...open(1)], 'same-name': open(1), 'same-postcode': open(1), 'protected-case': this.#chance(50) ? open(2) : ['zaak-geopend', 'gegevens-getoond'],
      'closed-case': this.#chance(50) ? open(2 + again) : ['zaak-geopend', 'gegevens-getoond'], 'no-part': open(3 + again), 'same-search': ['gezocht', 'gezocht', 'gezocht', 'gezocht', ...open(again)],
    };
    this.#peek(kind, staff, id, when, acts[kind] ?? []);
  }

  /** Twenty to thirty-five files in an hour; or five at night. */
  #browse(kind: Kind, staff: string, on: Day): void {
    const many = kind === 'many-cases';
    const begin = many ? this.#at(on, 8, 14) : this.#at(on, 21, 23);
    let last = begin;
    for (let nth = 0; nth < (many ? 22 + this.#tape.next(14) : 3 + this.#tape.next(3)); nth++) {
      last = new Date(begin.getTime() + nth * (60_000 + this.#tape.next(40_000)));
      this.#look(staff, 'zaak-geopend', last, this.#some((own) => !own.part.has(staff) && own.work.every((done) => done.staff !== staff))[0]);
    }
    if (dayOf(last) < addDays(FIRST, 365)) this.snoops.push({ kind, staff, caseId: null, last });
  }
}
