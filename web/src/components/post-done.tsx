import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useRef } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { askingCount, useAsked } from '../state/use-asked.ts';

interface PostDoneProps {
  listing: ListingJson;
  /** how many were handed in one after the other, this one included */
  count: number;
  /** Begins another one that is like it. */
  onSimilar: () => void;
  /** Begins another one from nothing. */
  onFresh: () => void;
}

/** A lot was handed in: what happened, what happens next and by when, and the next one. */
export function PostDone({ listing, count, onSimilar, onFresh }: PostDoneProps) {
  const { t, date } = useI18n();
  const title = useRef<HTMLHeadingElement>(null);
  const { status, availableUntil, hub } = listing;
  const isPublished = status === 'published';
  const asking = askingCount(useAsked(isPublished ? listing.id : null));
  useEffect(() => {
    scrollTo({ top: 0, behavior: 'instant' });
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="post post-done">
      <h1 ref={title} tabIndex={-1}>
        {t(isPublished ? 'done.published' : 'done.sent')}
      </h1>
      <p>
        «<span lang={listing.locale}>{listing.title}</span>»{' '}
        {t(isPublished ? 'done.publishedNext' : 'done.sentNext')}{' '}
        {availableUntil && t('done.until', { when: date(availableUntil, hub) })}
      </p>
      {asking > 0 && (
        <p class="note done" role="status">
          {t('asked.told', { count: asking })}
        </p>
      )}
      {count > 1 && <p class="done-count">{t('done.count', { count })}</p>}
      <div class="stack">
        <button type="button" class="primary wide" onClick={onSimilar}>
          {t('done.similar')}
        </button>
        <p class="hint">{t('done.similarHint')}</p>
        <button type="button" class="wide" onClick={onFresh}>
          {t('done.fresh')}
        </button>
        <p class="actions">
          <a href={`/listings/${listing.id}`}>{t('done.see')}</a>
          <a href="/me/listings">{t('done.mine')}</a>
        </p>
      </div>
    </div>
  );
}
