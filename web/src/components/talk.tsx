import type { ClaimThreadJson } from '@scampolo/shared/contract/messages';
import { useI18n } from '../i18n/context.tsx';
import { useTalk } from '../state/use-talk.ts';
import { TalkForm } from './talk-form.tsx';
import { TalkMessage } from './talk-message.tsx';

interface TalkProps {
  claimId: string;
  thread: ClaimThreadJson;
  hub: string;
}

/** What is written about a claim, oldest first, and the next message. */
export function TalkPart({ claimId, thread, hub }: TalkProps) {
  const { t, date } = useI18n();
  const talk = useTalk(claimId, thread);
  const { messages, lastReadId, older, reading } = talk;
  const firstNew = messages.find(({ id, mine }) => !mine && id > (lastReadId ?? ''))?.id;
  return (
    <section class="talk" id="messages" aria-labelledby="talk-title">
      <h2 id="talk-title">{t('talk.title')}</h2>
      <p class="hint">{t('talk.readers')}</p>
      {older && (
        <p>
          <span class="problem" role="alert">
            {reading.problem}
          </span>
          <button type="button" class="needs-script" disabled={reading.busy} onClick={older}>
            {t('talk.older')}
          </button>
        </p>
      )}
      {messages.length === 0 && <p class="calm">{t('talk.none')}</p>}
      <ol class="messages">
        {messages.map((message) => (
          <li key={message.id}>
            {message.id === firstNew && messages[0] !== message && <p class="fresh">{t('talk.new')}</p>}
            <TalkMessage message={message} hub={hub} />
          </li>
        ))}
      </ol>
      {thread.writable ? (
        <>
          {thread.writableUntil && (
            <p class="hint">{t('talk.until', { when: date(thread.writableUntil, hub) })}</p>
          )}
          <TalkForm talk={talk} />
        </>
      ) : (
        <p class="note">{t('talk.closed')}</p>
      )}
    </section>
  );
}
