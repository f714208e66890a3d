import type { StaffNotice } from '@scampolo/shared/contract/notices';
import { useI18n } from '../i18n/context.tsx';
import { subjectWords } from '../state/notice-words.ts';

interface NoticeListProps {
  notices: readonly StaffNotice[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** The notices; why each is here in the first line. */
export function NoticeList({ notices, chosen, onChoose }: NoticeListProps) {
  const i18n = useI18n();
  const { t, dayTime } = i18n;
  return (
    <nav class="queue-list" aria-label={t('notices.list')}>
      <ol>
        {notices.map((notice) => (
          <li key={notice.id}>
            <button
              type="button"
              id={`entry-${notice.id}`}
              aria-current={notice.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(notice.id)}
            >
              <span class="entry-words">
                <span class="entry-title">{t(`noticeReason.${notice.reason}`)}</span>
                <span lang={notice.subject.locale ?? undefined}>{subjectWords(notice.subject, i18n)}</span>
                <small>
                  {t('notices.by', {
                    who: notice.filedBy ?? t('notices.nobody'),
                    when: dayTime(notice.createdAt, notice.hub ?? undefined),
                  })}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
