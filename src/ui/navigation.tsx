import { Icon, type IconName } from './icon.tsx';

export interface NavItem {
  href: string;
  label: string;
  icon?: IconName | undefined;
  /** How much waits there; must equal the list it opens. */
  count?: number | undefined;
  current?: boolean | undefined;
}

export interface NavGroup {
  /** None for the first group. */
  label?: string | undefined;
  items: readonly NavItem[];
}

/** Beside every page of the staff. */
export function Navigation({ groups }: { groups: readonly NavGroup[] }) {
  return (
    // Shown beside the page where there is room; elsewhere the menu button opens it, without script.
    <nav class="nav" id="menu" aria-label="Hoofdmenu" popover="auto">
      {groups.map((group, index) => (
        <div class="nav-group">
          {group.label ? <p class="nav-title" id={`menu-${index}`}>{group.label}</p> : null}
          <ul aria-labelledby={group.label ? `menu-${index}` : undefined}>
            {group.items.map((item) => (
              <li>
                <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                  {item.icon ? <Icon name={item.icon} /> : null}
                  <span class="nav-label">{item.label}</span>
                  {item.count === undefined ? null : <span class="count">{item.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
