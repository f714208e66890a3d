import type { ComponentChildren } from 'preact';
import { searchHref } from '../state/search-query.ts';

interface QueryLinkProps {
  to: URLSearchParams;
  onQuery: (query: URLSearchParams) => void;
  class?: string;
  rel?: string;
  children: ComponentChildren;
}

/** A link to another search: a page without script, an answer in place with it; a new tab where somebody asks for one. */
export function QueryLink({ to, onQuery, children, ...rest }: QueryLinkProps) {
  return (
    <a
      {...rest}
      href={searchHref(to)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onQuery(to);
      }}
    >
      {children}
    </a>
  );
}
