import type { Child } from 'hono/jsx';
import { Empty } from '../ui/empty.tsx';
import type { SkipTo } from '../ui/frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { PAGE } from './pages.ts';
import type { ListedCase } from './sql.ts';

const NOUN = ['zaak', 'zaken'] as const;

/** Where the list of a page begins that has tabs, tasks and choices before it. */
const LIST = 'lijst';
export const TO_LIST: SkipTo = { href: `#${LIST}`, label: 'Naar de lijst' };

export interface CaseTableProps {
  /** Whether `TO_LIST` leads to it: one a page. */
  readonly main?: boolean;
  readonly caption: string;
  readonly quiet?: boolean;
  readonly rows: readonly ListedCase[];
  readonly columns: readonly Column<ListedCase>[];
  readonly empty: string;
  readonly hint?: Child;
  /** Where the list goes on over pages: its address without the place, number of the first row from 0, and how many there are. */
  readonly paged?: { readonly address: string; readonly first: number; readonly total: number };
}

export function CaseTable({ main, caption, quiet, rows, columns, empty, hint, paged }: CaseTableProps) {
  const step = (to: number) => `${paged?.address ?? ''}${paged?.address.includes('?') ? '&' : '?'}vanaf=${to + 1}`;
  return (
    <Table id={main ? LIST : undefined} stacks caption={caption} quietCaption={quiet} noun={NOUN} rows={rows} columns={columns} empty={<Empty title={empty}>{hint}</Empty>}
      total={paged?.total} first={paged ? paged.first + 1 : undefined}
      previous={paged && paged.first > 0 ? step(Math.max(0, paged.first - PAGE)) : undefined}
      next={paged && paged.first + rows.length < paged.total ? step(paged.first + PAGE) : undefined} />
  );
}

/** Said where an order ended one's own part in the case that it was about (`?gedaan=2019-00001`). */
export function Done({ number }: { number: string | null }) {
  return number !== null && /^\d{4}-\d{5}$/.test(number) ? <Notice first tone="success" title="Vastgelegd">Zaak {number} staat niet meer bij u. U kunt dit niet zelf ongedaan maken. Was het een vergissing? Vraag het aanmeldpunt.</Notice> : null;
}

/** To the telephone of a case; who may be called, and why not, stands there. `people`: who the row is about; of one it is theirs, and nobody else's. */
export const CallLink = ({ number, people }: { number: string; people?: readonly string[] }) => <a class="show" href={`/zaken/${number}/bellen${people?.length === 1 ? `/${people[0]}` : ''}`}>Bellen<span class="vh"> in zaak {number}</span></a>;
