import type { QueueEntry } from '@scampolo/shared/contract/moderation';
import { useI18n } from '../i18n/context.tsx';
import { LotThumb } from './lot-thumb.tsx';

interface QueueListProps {
  entries: readonly QueueEntry[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** What waits, oldest first; why it is here in the first line. */
export function QueueList({ entries, chosen, onChoose }: QueueListProps) {
  const { t, dayTime } = useI18n();
  return (
    <nav class="queue-list" aria-label={t('queue.list')}>
      <ol>
        {entries.map(({ listing, workshopName, submittedAt, earlierDecisions, hints }) => (
          <li key={listing.id}>
            <button
              type="button"
              id={`entry-${listing.id}`}
              aria-current={listing.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(listing.id)}
            >
              <LotThumb photo={listing.photos[0] ?? null} colours={listing.colours} />
              <span class="entry-words">
                <span class="entry-title" lang={listing.locale}>
                  {listing.title}
                </span>
                <small>
                  {t('queue.by', { workshop: workshopName, when: dayTime(submittedAt, listing.hub) })}
                </small>
                {earlierDecisions > 0 && <small>{t('queue.again', { count: earlierDecisions })}</small>}
                {hints.length > 0 && (
                  <small class="question">
                    {t('queue.hints')}: {hints.length}
                  </small>
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
