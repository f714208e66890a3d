import type { ClaimMessageJson } from '@scampolo/shared/contract/messages';
import { useI18n } from '../i18n/context.tsx';
import { linkedWords } from '../state/linked-words.ts';
import { partyWords } from '../state/party-words.ts';

/** One message: who, when, and their words as they wrote them, whose language nobody knows. */
export function TalkMessage({ message, hub }: { message: ClaimMessageJson; hub: string }) {
  const i18n = useI18n();
  const { t, dayTime } = i18n;
  const { id, from, author, mine, text, createdAt } = message;
  const party = partyWords(from, i18n);
  const who = mine ? t('talk.you') : author === null ? party : `${author}, ${party}`;
  const when = dayTime(createdAt, hub);
  return (
    <article class={mine ? 'message mine' : `message ${from.side}`}>
      <p class="message-head">
        <b>{who}</b> <time datetime={createdAt}>{when}</time>
      </p>
      <p class="message-text" lang="">
        {linkedWords(text).map(({ text: words, href }, index) =>
          href === null ? (
            words
          ) : (
            <a key={index} href={href} rel="nofollow ugc noopener noreferrer external">
              {words}
            </a>
          ),
        )}
      </p>
      {!mine && (
        <a
          class="report"
          href={`/notice?about=message:${id}`}
          aria-label={t('talk.reportThis', { who, when })}
        >
          {t('talk.report')}
        </a>
      )}
    </article>
  );
}
