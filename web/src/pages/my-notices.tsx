import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/notice.css';
import type { NoticeJson } from '@scampolo/shared/contract/notices';
import { MoreButton } from '../components/more-button.tsx';
import { useI18n } from '../i18n/context.tsx';
import { subjectHref, subjectWords } from '../state/notice-words.ts';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** What the member reported, and what was answered. */
export function MyNoticesPage({ data }: { data: DataOf<'my-notices'> }) {
  const { t } = useI18n();
  const { items, more, action } = usePages<NoticeJson>('/me/notices', {
    items: data.notices,
    nextCursor: data.nextCursor,
  });
  return (
    <div class="desk-page">
      <h1>{t('myNotices.title')}</h1>
      {items.length === 0 && (
        <div class="empty">
          <h2>{t('myNotices.none')}</h2>
          <p>{t('myNotices.noneAdvice')}</p>
        </div>
      )}
      <ul class="my-notices">
        {items.map((notice) => (
          <li key={notice.id}>
            <MyNotice notice={notice} />
          </li>
        ))}
      </ul>
      <MoreButton more={more} action={action} />
    </div>
  );
}

function MyNotice({ notice }: { notice: NoticeJson }) {
  const i18n = useI18n();
  const { t, date } = i18n;
  const { subject, status, reason, text, answer, answeredAt, createdAt } = notice;
  const href = subjectHref(subject);
  const words = subjectWords(subject, i18n);
  return (
    <article class={`my-notice ${status}`}>
      <p class="state">{t(`noticeStatus.${status}`)}</p>
      <h2>{href === null ? words : <a href={href}>{words}</a>}</h2>
      <p class="hint">
        {t(`noticeReason.${reason}`)} · {t('myNotices.filed', { when: date(createdAt) })}
      </p>
      <blockquote lang={notice.locale}>{text}</blockquote>
      {answer === null ? (
        <p>{t('myNotices.waits')}</p>
      ) : (
        <div class={`note ${status === 'upheld' ? 'done' : 'held'}`}>
          {answeredAt && <p class="hint">{t('myNotices.answered', { when: date(answeredAt) })}</p>}
          <p class="answer" lang="">
            {answer}
          </p>
        </div>
      )}
    </article>
  );
}
