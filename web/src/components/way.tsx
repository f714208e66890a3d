interface WayProps {
  href: string;
  text: string;
  /** path and query of the page that it stands on */
  path: string;
  /** true where it is also the way to the pages below it */
  whole?: boolean;
  /** how many things wait there */
  count?: number;
  /** what the count counts, for who hears it */
  countWords?: string;
}

/** One way of the site's navigation, marked where one is. */
export function Way({ href, text, path, whole = false, count = 0, countWords }: WayProps) {
  const [here = ''] = path.split('?');
  const below = whole && here.startsWith(`${href}/`);
  return (
    <li>
      <a href={href} aria-current={here === href ? 'page' : below ? 'true' : undefined}>
        {text}
        {count > 0 && (
          <>
            <span class="badge" aria-hidden="true">
              {count > 99 ? '99+' : count}
            </span>
            <span class="visually-hidden">, {countWords}</span>
          </>
        )}
      </a>
    </li>
  );
}
