import '../styles/desk.css';
import '../styles/talk.css';
import type { ThreadSummaryJson } from '@scampolo/shared/contract/messages';
import { LotThumb } from '../components/lot-thumb.tsx';
import { MoreButton } from '../components/more-button.tsx';
import { useI18n } from '../i18n/context.tsx';
import { partyWords } from '../state/party-words.ts';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** The claims that were written about, the last written first. */
export function MessagesPage({ data }: { data: DataOf<'messages'> }) {
  const { t } = useI18n();
  const { items, more, action } = usePages<ThreadSummaryJson>('/me/threads', {
    items: data.threads,
    nextCursor: data.nextCursor,
  });
  return (
    <div class="desk-page">
      <h1>{t('threads.title')}</h1>
      {items.length === 0 && (
        <div class="empty">
          <h2>{t('threads.none')}</h2>
          <p>{t('threads.noneAdvice')}</p>
        </div>
      )}
      <ul class="threads">
        {items.map((thread) => (
          <li key={thread.claimId} class={thread.unread > 0 ? 'unread' : undefined}>
            <Thread thread={thread} />
          </li>
        ))}
      </ul>
      <MoreButton more={more} action={action} />
    </div>
  );
}

function Thread({ thread }: { thread: ThreadSummaryJson }) {
  const i18n = useI18n();
  const { t, dayTime } = i18n;
  const { claimId, listing, last, unread } = thread;
  return (
    <a href={`/claims/${claimId}#messages`}>
      <LotThumb photo={listing.photo} />
      <span class="thread-words">
        <span class="thread-who">
          <b>{partyWords(thread.with, i18n)}</b>
          {unread > 0 && <span class="badge">{t('threads.unread', { count: unread })}</span>}
        </span>
        <span class="thread-lot" lang={listing.locale}>
          {listing.title}
        </span>
        <span class="thread-last" lang="">
          {last.mine ? t('threads.you', { text: last.text }) : last.text}
        </span>
        <time datetime={last.createdAt}>{dayTime(last.createdAt, listing.hub)}</time>
      </span>
    </a>
  );
}
