interface WayProps {
  href: string;
  text: string;
  /** true on the page that it leads to */
  here: boolean;
}

/** One way of the site's navigation. */
export function Way({ href, text, here }: WayProps) {
  return (
    <li>
      <a href={href} aria-current={here ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
}
