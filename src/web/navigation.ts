import type { NavGroup, NavItem } from '../ui/navigation.tsx';
import { mayUse } from './rights.ts';
import type { Right, User } from './route.ts';

type Entry = Pick<NavItem, 'label' | 'icon'> & { href: string; right: Right };

/** By work, not by table. Entries that a user may not open are left out. */
const ENTRIES: readonly { label?: string; entries: readonly Entry[] }[] = [
  {
    entries: [
      { href: '/aanmeldpunt', label: 'Aanmeldpunt', icon: 'inbox', right: 'desk-lists' },
      { href: '/beleid', label: 'Beleid', icon: 'shield', right: 'policy-lists' },
      { href: '/vandaag', label: 'Vandaag', icon: 'today', right: 'own-cases' },
      { href: '/agenda', label: 'Agenda', icon: 'calendar', right: 'own-cases' },
      { href: '/mijn-zaken', label: 'Mijn zaken', icon: 'folder', right: 'own-cases' },
      { href: '/werkbegeleiding', label: 'Werkbegeleiding', icon: 'people', right: 'supervised-cases' },
      { href: '/zoeken', label: 'Zoeken', icon: 'search', right: 'search' },
      { href: '/bemiddelaars', label: 'Bemiddelaars', icon: 'people', right: 'mediators' },
      { href: '/vervanging', label: 'Vervanging', icon: 'people', right: 'stand-ins' },
      { href: '/beheer/parketten', label: 'Parketten', icon: 'letter', right: 'prosecution-offices' },
      { href: '/beheer/organisaties', label: 'Organisaties', icon: 'folder', right: 'organisations' },
      { href: '/noodtoegang', label: 'Noodtoegang', icon: 'warning', right: 'break-glass' },
    ],
  },
  {
    label: 'Organisatie',
    entries: [
      { href: '/jaar', label: 'Jaarcijfers', icon: 'chart', right: 'year-figures' },
      { href: '/accounts', label: 'Accounts', icon: 'key', right: 'accounts' },
      { href: '/beheer/instellingen', label: 'Instellingen', icon: 'note', right: 'settings' },
      { href: '/rechten-nakijken', label: 'Rechten nakijken', icon: 'check', right: 'rights-review' },
      { href: '/beheer/taken', label: 'Wat BIS zelf doet', icon: 'check', right: 'upkeep' },
      { href: '/beheer/mail', label: 'Niet verstuurd', icon: 'letter', right: 'upkeep' },
      { href: '/privacy', label: 'Privacy', icon: 'shield', right: 'privacy-year' },
      { href: '/verzoeken', label: 'Verzoeken', icon: 'letter', right: 'privacy-requests' },
      { href: '/datalekken', label: 'Datalekken', icon: 'warning', right: 'breaches' },
      { href: '/inzage', label: 'Wie zag wat', icon: 'eye', right: 'access-log' },
      { href: '/noodtoegang/nalopen', label: 'Noodtoegang nalopen', icon: 'warning', right: 'glass-review' },
      { href: '/bewaren', label: 'Bewaren en wissen', icon: 'calendar', right: 'retention' },
      { href: '/verantwoording', label: 'Verantwoording', icon: 'note', right: 'accountability' },
      { href: '/datalekken/melden', label: 'Datalek melden', icon: 'warning', right: 'signed-in' },
    ],
  },
  {
    label: 'Uzelf',
    entries: [
      { href: '/mijn-account', label: 'Mijn account', icon: 'person', right: 'signed-in' },
      { href: '/nieuw', label: 'Nieuw in BIS', icon: 'star', right: 'signed-in' },
      { href: '/hulp', label: 'Hulp', icon: 'info', right: 'signed-in' },
    ],
  },
];

/** What this user sees beside every page. `exists`: whether the product has that address, so that no entry leads nowhere. `counts`: what waits there. */
export function navigationFor(user: User, here: string | undefined, exists: (href: string) => boolean, counts: Readonly<Record<string, number>> = {}): NavGroup[] {
  return ENTRIES.map(({ label, entries }) => ({
    label,
    items: entries
      .filter(({ href, right }) => exists(href) && mayUse(user, right))
      .map(({ href, label: text, icon }) => ({ href, label: text, icon, current: href === here, count: counts[href] || undefined })),
  })).filter(({ items }) => items.length > 0);
}
