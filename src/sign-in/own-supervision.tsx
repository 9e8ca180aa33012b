import { supervisedBy, supervisorsOf } from '../database/supervision.ts';
import { Card } from '../ui/card.tsx';
import type { Visit } from '../web/route.ts';
import { listed } from '../words/codes.ts';
import { signedInAs } from './fresh.tsx';

const names = (colleagues: readonly { readonly name: string }[]): string => listed(colleagues.map(({ name }) => name)) || 'Nog niemand. De beheerder legt dit vast.';

/** Who is told when this mediator does not come back from a visit (P-21), and of whom this supervisor is told. */
export async function ownSupervision(visit: Visit) {
  const { user } = signedInAs(visit);
  const items = [
    ...(user.roles.includes('mediator') ? [{ label: 'Werkbegeleider', value: names(await supervisorsOf(visit.db, user.id)) }] : []),
    ...(user.roles.includes('practice-supervisor') ? [{ label: 'U begeleidt', value: names(await supervisedBy(visit.db, user.id)) }] : []),
  ];
  return items.length === 0 ? null : <Card id="werkbegeleiding" title="Werkbegeleiding" items={items} />;
}
