import { Tabs } from '../ui/tabs.tsx';
import { mayUse } from '../web/rights.ts';
import type { User } from '../web/route.ts';

const VIEWS = [['/verantwoording', 'Register', 'accountability'], ['/verantwoording/besluiten', 'Besluiten', 'accountability'], ['/verantwoording/jaarplan', 'Jaarplan', 'accountability'], ['/verantwoording/scholing', 'Scholing', 'privacy-year']] as const;
export type View = (typeof VIEWS)[number][0];

export function AccountabilityTabs({ here, user }: { here: View; user: User | null }) {
  return <Tabs label="Verantwoording" tabs={VIEWS.filter(([, , right]) => mayUse(user, right)).map(([href, label]) => ({ href, label, current: href === here }))} />;
}
