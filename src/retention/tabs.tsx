import { Tabs } from '../ui/tabs.tsx';

const VIEWS = [['/bewaren', 'Loopt af'], ['/bewaren/onbeslist', 'Nog niet beslist'], ['/bewaren/dossiers', 'Dossiers'], ['/bewaren/gewist', 'Gewist'], ['/bewaren/termijnen', 'Termijnen']] as const;
export type View = (typeof VIEWS)[number][0];

export function RetentionTabs({ here }: { here: View }) {
  return <Tabs label="Bewaren en wissen" tabs={VIEWS.map(([href, label]) => ({ href, label, current: href === here }))} />;
}
