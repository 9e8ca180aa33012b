export interface Tab {
  href: string;
  label: string;
  /** Must equal the number of rows that it opens. */
  count?: number | undefined;
  /** Something in it cannot wait. */
  urgent?: boolean | undefined;
  current?: boolean | undefined;
}

/** Views of one list, as links: a view has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count === undefined ? null : <span class={tab.urgent ? 'count count--urgent' : 'count'}>{tab.count}</span>}
              {tab.urgent ? <span class="vh"> (kan niet wachten)</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
