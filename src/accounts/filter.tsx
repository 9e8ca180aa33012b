import { STAFF_ROLES, type StaffRole } from '../core/role.ts';
import { FilterChoice } from '../ui/filter-choice.tsx';
import { ROLE_NAMES } from '../web/staff.ts';
import type { AccountRow } from './sql.ts';

const STANDS = { kan: 'Kan inloggen', 'niet-ingesteld': 'Nog niet ingesteld', gestopt: 'Gestopt' } as const;
export type Stand = keyof typeof STANDS;

export const standOf = ({ active, ready }: Pick<AccountRow, 'active' | 'ready'>): Stand => (active ? (ready ? 'kan' : 'niet-ingesteld') : 'gestopt');
export const standText = (stand: Stand): string => STANDS[stand];

/** Which accounts are shown; it stands in the address and nowhere else. */
export interface AccountFilter { readonly words: string; readonly role: StaffRole | null; readonly stand: Stand | null }

const LONGEST = 80;

/** What is no work or standing is no choice. */
export function readFilter(query: URLSearchParams): AccountFilter {
  return {
    words: (query.get('zoek') ?? '').trim().slice(0, LONGEST),
    role: STAFF_ROLES.find((role) => role === query.get('werk')) ?? null,
    stand: (Object.keys(STANDS) as Stand[]).find((stand) => stand === query.get('stand')) ?? null,
  };
}

export const isFiltered = ({ words, role, stand }: AccountFilter): boolean => words !== '' || role !== null || stand !== null;

export function passes({ words, role, stand }: AccountFilter, account: AccountRow): boolean {
  const text = `${account.name} ${account.email}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word)) && (role === null || account.roles.includes(role)) && (stand === null || standOf(account) === stand);
}

export function AccountFilters({ filter, address }: { filter: AccountFilter; address: string }) {
  return (
    <form class="filters" method="get" action={address} aria-label="Accounts verfijnen">
      <div>
        <label for="f-zoek">Naam</label>
        <input id="f-zoek" name="zoek" type="search" value={filter.words} autocomplete="off" />
      </div>
      <FilterChoice name="werk" label="Werk" chosen={filter.role} options={STAFF_ROLES.map((role) => [role, ROLE_NAMES[role]])} />
      <FilterChoice name="stand" label="Stand" chosen={filter.stand} options={Object.entries(STANDS)} />
      <button class="button" type="submit">Lijst verfijnen</button>
      {isFiltered(filter) ? <a href={address}>Alles tonen</a> : null}
    </form>
  );
}
