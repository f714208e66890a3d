import type { StaffNotice } from '@scampolo/shared/contract/notices';
import { useI18n } from '../i18n/context.tsx';
import { subjectHref, subjectWords } from '../state/notice-words.ts';
import type { Notices } from '../state/use-notices.ts';
import { NoticeAnswer } from './notice-answer.tsx';

/** One notice: what it says about what, and the answer to it. */
export function NoticeDetail({ notice, notices }: { notice: StaffNotice; notices: Notices }) {
  const i18n = useI18n();
  const { t, dayTime } = i18n;
  const { subject, hub, status, answer } = notice;
  const href = subjectHref(subject);
  return (
    <article class="queue-detail" aria-labelledby="notice-title">
      <header>
        <p class="hint">
          {t('notices.by', {
            who: notice.filedBy ?? t('notices.nobody'),
            when: dayTime(notice.createdAt, hub ?? undefined),
          })}
        </p>
        <h2 id="notice-title">{t(`noticeReason.${notice.reason}`)}</h2>
        <p lang={subject.locale ?? undefined}>{subjectWords(subject, i18n)}</p>
        <div class="actions">
          {href !== null && (
            <a class="button" href={href}>
              {t('notices.openSubject')}
            </a>
          )}
          {subject.claimId !== null && (
            <a class="button" href={`/claims/${subject.claimId}#messages`}>
              {t('notices.openTalk')}
            </a>
          )}
        </div>
      </header>
      <section>
        <h3>{t('notices.said')}</h3>
        <blockquote lang={notice.locale}>{notice.text}</blockquote>
      </section>
      {notice.quoted !== null && (
        <section>
          <h3>{t('notices.quoted')}</h3>
          <blockquote lang="">{notice.quoted}</blockquote>
        </section>
      )}
      {answer !== null && (
        <section>
          <h3>
            {t('notices.answer')}: {t(`noticeStatus.${status}`)}
          </h3>
          <blockquote lang="">{answer}</blockquote>
        </section>
      )}
      {status === 'open' &&
        (notice.mayAnswer ? (
          <NoticeAnswer notice={notice} notices={notices} />
        ) : (
          <p class="note held">{t('notices.notYours')}</p>
        ))}
    </article>
  );
}
