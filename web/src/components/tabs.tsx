import '../styles/tabs.css';

interface TabsProps {
  /** what they divide, for who hears it */
  label: string;
  tabs: readonly {
    href: string;
    text: string;
    /** true for the one that is open */
    here: boolean;
    /** how many there are behind it; nothing is shown for none */
    count?: number;
  }[];
}

/** The parts of one subject as links to a page each: they can be bookmarked, and work without script. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ href, text, here, count = 0 }) => (
          <li key={href}>
            <a href={href} aria-current={here ? 'page' : undefined}>
              {text}
              {count > 0 && <span class="count"> {count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
