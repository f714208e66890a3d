import { useI18n } from '../i18n/context.tsx';
import { atOffset, PAGE_SIZE, searchHref } from '../state/search-query.ts';

interface PaginationProps {
  query: URLSearchParams;
  total: number;
  onPage: (query: URLSearchParams) => void;
}

/** Which lots are shown, and real links to those before and after. */
export function Pagination({ query, total, onPage }: PaginationProps) {
  const { t, number } = useI18n();
  const size = Number(query.get('limit') ?? PAGE_SIZE);
  const offset = Number(query.get('offset') ?? 0);
  if (total <= size && offset === 0) return null;
  const link = (to: number) => {
    const next = atOffset(query, to);
    return {
      href: searchHref(next),
      onClick: (event: MouseEvent) => {
        event.preventDefault();
        onPage(next);
      },
    };
  };
  const range = {
    from: number(Math.min(offset + 1, total)),
    to: number(Math.min(offset + size, total)),
    total: number(total),
  };
  return (
    <nav class="pagination" aria-label={t('search.pages')}>
      {offset > 0 && (
        <a class="button" rel="prev" {...link(Math.max(offset - size, 0))}>
          {t('search.previous')}
        </a>
      )}
      <span>{t('search.range', range)}</span>
      {offset + size < total && (
        <a class="button" rel="next" {...link(offset + size)}>
          {t('search.next')}
        </a>
      )}
    </nav>
  );
}
