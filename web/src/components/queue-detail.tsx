import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { DecisionAction, QueueEntry } from '@scampolo/shared/contract/moderation';
import { useI18n } from '../i18n/context.tsx';
import { fieldName, issueWords } from '../state/issue-fields.ts';
import { DecisionNote } from './decision-note.tsx';
import { LotDrawing } from './lot-drawing.tsx';
import { largestUrl, Photo } from './photo.tsx';
import { Scheda } from './scheda.tsx';

interface QueueDetailProps {
  entry: QueueEntry;
  terms: CatalogueJson;
  busy: boolean;
  onDecide: (action: DecisionAction) => void;
}

/** Everything needed to decide on one lot, with the decision in reach. */
export function QueueDetail({ entry, terms, busy, onDecide }: QueueDetailProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { listing, hints } = entry;
  return (
    <article class="queue-detail" aria-labelledby="entry-title">
      <header>
        <h2 id="entry-title" tabIndex={-1} lang={listing.locale}>
          {listing.title}
        </h2>
        <p>{entry.workshopName}</p>
        <div class="actions">
          <button type="button" class="primary" disabled={busy} onClick={() => onDecide('approve')}>
            {t('queue.approve')} <kbd>a</kbd>
          </button>
          <button type="button" disabled={busy} onClick={() => onDecide('request_changes')}>
            {t('queue.request_changes')} <kbd>c</kbd>
          </button>
          <button type="button" disabled={busy} onClick={() => onDecide('reject')}>
            {t('queue.reject')} <kbd>r</kbd>
          </button>
        </div>
      </header>
      <section class="hints">
        <h3>{t('queue.hints')}</h3>
        {hints.length === 0 && <p class="hint">{t('queue.noHints')}</p>}
        <ul>
          {hints.map((hint) => (
            <li key={hint.path + hint.code} class="question">
              {fieldName(hint.path, terms, i18n)}: {issueWords(hint, i18n)}
            </li>
          ))}
        </ul>
      </section>
      {listing.decision && <DecisionNote decision={listing.decision} hub={listing.hub} />}
      {listing.photos.length > 0 && (
        <ul class="queue-photos">
          {listing.photos.map((photo, index) => (
            <li key={photo.id}>
              <a href={largestUrl(photo)}>
                <Photo
                  photo={photo}
                  alt={t('listing.photo', { n: index + 1, total: listing.photos.length })}
                  sizes="16rem"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {listing.description && (
        <p class="words-of-giver" lang={listing.locale}>
          {listing.description}
        </p>
      )}
      <Scheda listing={listing} terms={terms} hub={null} />
      <LotDrawing listing={listing} terms={terms} chosen={{}} takenCm={0} />
    </article>
  );
}
