import { Card } from '../ui/card.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Tag } from '../ui/tag.tsx';
import { markNewsRead, newsRead } from '../web/news.ts';
import type { Answer, Visit } from '../web/route.ts';
import { wholeDay } from '../words/day.ts';
import { newsFor } from '../words/news.ts';

/** What changed in the product, newest first; opening it is reading it. */
export async function showNews(visit: Visit): Promise<Answer> {
  const staff = visit.user?.id ?? '';
  const items = newsFor(visit.user?.roles ?? []);
  const upto = await newsRead(visit.db, staff);
  const newest = items[0];
  if (newest && newest.number > upto) await markNewsRead(visit.db, staff, newest.number, visit.now);
  return {
    kind: 'page', frame: 'staff', title: 'Nieuw in BIS', here: '/nieuw',
    body: (
      <>
        <PageHead title="Nieuw in BIS" />
        {items.length === 0 ? <Empty title="Er is niets veranderd." /> : items.map((item) => (
          <Card id={`nieuw-${item.number}`} title={item.title} aside={<>{item.number > upto ? <Tag tone="attention">nieuw</Tag> : null} versie {item.version}, {wholeDay(item.day)}</>}><p>{item.text}</p></Card>
        ))}
      </>
    ),
  };
}
