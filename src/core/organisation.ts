import type { OrganisationId } from './fields.ts';

/** A referring organisation or a unit of one. `kind`: a referrer kind (codes.ts). */
export interface Organisation {
  readonly id: OrganisationId;
  readonly parent: OrganisationId | null;
  readonly kind: string;
  readonly name: string;
  /** False: no longer offered; its cases stay. */
  readonly active: boolean;
}

/** What counts as part of another now. One that was undone is none. */
export interface Merged { readonly organisation: OrganisationId; readonly into: OrganisationId }

/** `itself`: the same, or already there. `loop`: somebody would stand below themselves. `merged`: it stands for nothing by itself now. */
export type TreeNo = 'unknown' | 'itself' | 'loop' | 'merged' | 'ended';

const byName = (one: Organisation, other: Organisation): number => one.name.localeCompare(other.name, 'nl') || (one.id < other.id ? -1 : 1);

/**
 * The list of organisations as it counts now: cases keep the organisation that was recorded with them, and every list, search and
 * figure asks here what it has become. The only place where merges are followed.
 */
export class OrganisationTree {
  readonly #rows: ReadonlyMap<string, Organisation>;
  readonly #into: ReadonlyMap<string, OrganisationId>;
  readonly #below: ReadonlyMap<string | null, readonly Organisation[]>;

  constructor(rows: readonly Organisation[], merges: readonly Merged[]) {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    this.#into = new Map(merges.map(({ organisation, into }) => [organisation, into]));
    this.#below = Map.groupBy(rows.filter(({ id }) => !this.#into.has(id)).toSorted(byName), ({ id }) => this.above(id));
  }

  get rows(): readonly Organisation[] { return [...this.#rows.values()]; }
  get merges(): readonly Merged[] { return [...this.#into].map(([organisation, into]) => ({ organisation: organisation as OrganisationId, into })); }
  row(id: string | null): Organisation | null { return id === null ? null : this.#rows.get(id) ?? null; }

  /** What this organisation counts as; itself where it is not merged. */
  now(id: OrganisationId): OrganisationId {
    const seen = new Set<string>();
    let at = id;
    for (let next = this.#into.get(at); next !== undefined && !seen.has(at); next = this.#into.get(at)) {
      seen.add(at);
      at = next;
    }
    return at;
  }

  isMerged(id: string): boolean { return this.#into.has(id); }

  /** What it is a unit of now; null for one at the top. */
  above(id: OrganisationId): OrganisationId | null {
    const parent = this.#rows.get(id)?.parent ?? null;
    return parent === null ? null : this.now(parent);
  }

  /** Units of it, by name; of null: what is at the top. */
  units(id: OrganisationId | null): readonly Organisation[] { return this.#below.get(id) ?? []; }

  /** From the top down to what it counts as now. */
  path(id: OrganisationId): Organisation[] {
    const path: Organisation[] = [];
    for (let at: OrganisationId | null = this.now(id); at !== null; at = this.above(at)) {
      const row = this.#rows.get(at);
      if (!row || path.includes(row)) break;
      path.unshift(row);
    }
    return path;
  }

  /** "Raad voor de Kinderbescherming, Utrecht" */
  label(id: OrganisationId): string { return this.path(id).map(({ name }) => name).join(', '); }

  /** Everything that stands for itself, each followed by its units; `depth` 0 is the top. */
  flat(under: OrganisationId | null = null, depth = 0): { readonly row: Organisation; readonly depth: number }[] {
    return this.units(under).flatMap((row) => [{ row, depth }, ...this.flat(row.id, depth + 1)]);
  }

  /** What can be chosen, by its whole name, each before its units; without one of them and all that is below it. */
  offered(without: OrganisationId | null = null): { readonly value: OrganisationId; readonly label: string }[] {
    const out = new Set(without === null ? [] : this.recordedUnder(without));
    return this.flat().filter(({ row }) => row.active && !out.has(row.id)).map(({ row }) => ({ value: row.id, label: this.label(row.id) }));
  }

  /** Every id that counts as the same as this one, itself included. */
  sameAs(id: OrganisationId): OrganisationId[] { return this.rows.map((row) => row.id).filter((own) => this.now(own) === this.now(id)); }

  /** Every id, as recorded in cases, that counts for one of these organisations or a unit of one. */
  recordedUnder(...ids: readonly OrganisationId[]): OrganisationId[] {
    const tops = new Set(ids.map((id) => this.now(id)));
    return this.rows.map((row) => row.id).filter((own) => this.path(own).some(({ id }) => tops.has(id)));
  }

  /** Adds up what was counted by recorded id, by what that counts as now. Nothing is lost or counted twice. */
  counted(recorded: ReadonlyMap<string, number>): Map<OrganisationId, number> {
    const sums = new Map<OrganisationId, number>();
    for (const [id, number] of recorded) sums.set(this.now(id as OrganisationId), (sums.get(this.now(id as OrganisationId)) ?? 0) + number);
    return sums;
  }

  mergeWhyNot(organisation: OrganisationId, into: OrganisationId): TreeNo | null {
    const target = this.row(into);
    if (!this.row(organisation) || !target) return 'unknown';
    if (organisation === into) return 'itself';
    if (this.isMerged(organisation) || this.isMerged(into)) return 'merged';
    if (!target.active) return 'ended';
    return this.#with(this.rows, [...this.merges, { organisation, into }]);
  }

  undoWhyNot(organisation: OrganisationId): TreeNo | null {
    if (!this.isMerged(organisation)) return 'unknown';
    return this.#with(this.rows, this.merges.filter((one) => one.organisation !== organisation));
  }

  moveWhyNot(organisation: OrganisationId, parent: OrganisationId | null): TreeNo | null {
    const row = this.row(organisation);
    if (!row || (parent !== null && !this.row(parent))) return 'unknown';
    if (this.isMerged(organisation)) return 'merged';
    if (parent === organisation) return 'itself';
    return this.#with(this.rows.map((own) => (own.id === organisation ? { ...own, parent } : own)), this.merges);
  }

  #with(rows: readonly Organisation[], merges: readonly Merged[]): TreeNo | null {
    return new OrganisationTree(rows, merges).isWhole() ? null : 'loop';
  }

  /** Everybody leads to a top, and every merge to something that stands for itself. */
  isWhole(): boolean {
    const reaches = (start: OrganisationId, next: (id: OrganisationId) => OrganisationId | null): boolean => {
      const seen = new Set<string>();
      for (let at: OrganisationId | null = start; at !== null; at = next(at)) {
        if (seen.has(at)) return false;
        seen.add(at);
      }
      return true;
    };
    return this.rows.every(({ id }) => reaches(id, (at) => this.#into.get(at) ?? null) && reaches(this.now(id), (at) => this.above(at)));
  }
}
