import { Tabs } from '../ui/tabs.tsx';

const VIEWS = [['/inzage', 'Wie zag wat'], ['/inzage/nakijken', 'Nakijken'], ['/inzage/zegel', 'Verzegeling']] as const;
export type View = (typeof VIEWS)[number][0];

export function AccessTabs({ here, late = 0 }: { here: View; late?: number }) {
  return <Tabs label="Wie zag wat" tabs={VIEWS.map(([href, label]) => ({ href, label, current: href === here, ...(href === '/inzage/nakijken' && late > 0 ? { count: late, urgent: true } : {}) }))} />;
}
