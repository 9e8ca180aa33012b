import type { StaffRole } from '../core/role.ts';
import { Card } from '../ui/card.tsx';
import { Table, TwoLines } from '../ui/table.tsx';
import { listed } from '../words/codes.ts';
import { minuteText } from '../words/day.ts';
import { EVENT_WORDS, type AccountEventRow } from './account-event.ts';
import { ROLE_NAMES } from './staff.ts';

const named = (roles: readonly StaffRole[]): string => listed(roles.map((role) => ROLE_NAMES[role].toLowerCase()));

/** What happened to one account: for its owner and for the administrator, in the same words. */
export function AccountEvents({ events }: { events: readonly AccountEventRow[] }) {
  return (
    <Card id="gebeurd" title="Wat er met dit account gebeurde" flush>
      <Table<AccountEventRow> caption="Gebeurtenissen" quietCaption rows={events} empty={<p class="card-note">Nog niets.</p>} columns={[
        { label: 'Wanneer', names: true, width: 'narrow', cell: ({ at }) => minuteText(at) },
        { label: 'Wat', width: 'wide', cell: ({ kind, before, after, about }) => {
          const sub = before && after ? `Van ${named(before)} naar ${named(after)}` : about;
          return sub ? <TwoLines main={EVENT_WORDS[kind]} sub={sub} /> : EVENT_WORDS[kind];
        } },
        { label: 'Door', cell: ({ by }) => by ?? 'Bij het inloggen' },
      ]} />
    </Card>
  );
}
