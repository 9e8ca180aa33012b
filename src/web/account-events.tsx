import { Card } from '../ui/card.tsx';
import { Table } from '../ui/table.tsx';
import { minuteText } from '../words/day.ts';
import { EVENT_WORDS, type AccountEventRow } from './account-event.ts';

/** What happened to one account: for its owner and for the administrator, in the same words. */
export function AccountEvents({ events }: { events: readonly AccountEventRow[] }) {
  return (
    <Card id="gebeurd" title="Wat er met dit account gebeurde" flush>
      <Table<AccountEventRow> caption="Gebeurtenissen" quietCaption rows={events} empty={<p class="card-note">Nog niets.</p>} columns={[
        { label: 'Wanneer', names: true, width: 'narrow', cell: ({ at }) => minuteText(at) },
        { label: 'Wat', width: 'wide', cell: ({ kind }) => EVENT_WORDS[kind] },
        { label: 'Door', cell: ({ by }) => by ?? 'Bij het inloggen' },
      ]} />
    </Card>
  );
}
