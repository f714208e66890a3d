import '../styles/forms.css';
import '../styles/account.css';
import '../styles/notice.css';
import type { ToldSubject } from '@scampolo/shared/contract/notices';
import { useState } from 'preact/hooks';
import { NoticeForm } from '../components/notice-form.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import { subjectHref, subjectWords } from '../state/notice-words.ts';
import type { DataOf } from './page-data.ts';

/** Saying that something is wrong, for anybody. */
export function NoticePage({ data }: { data: DataOf<'notice'> }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { subject, title, reason, me } = data;
  const [filed, setFiled] = useState<{ email: string | null } | null>(null);
  const told: ToldSubject = {
    kind: subject.kind,
    id: 'id' in subject ? subject.id : null,
    path: 'path' in subject ? subject.path : null,
    title,
    locale: data.titleLocale,
    claimId: null,
  };
  const href = subjectHref(told) ?? (me ? '/desk' : '/');
  return (
    <div class="account notice-page">
      <div class="stack">
        <StepTitle text={t(filed ? 'notice.done' : 'notice.title')} />
        {filed === null ? (
          <>
            <p class="subject" lang={data.titleLocale ?? undefined}>
              {subjectWords(told, i18n)}
            </p>
            <NoticeForm
              subject={subject}
              reason={reason}
              member={me !== null}
              onFiled={(email) => setFiled({ email })}
            />
          </>
        ) : (
          <>
            <p role="status">
              {me
                ? t('notice.doneMember')
                : filed.email === null
                  ? t('notice.doneNobody')
                  : t('notice.doneEmail', { email: filed.email })}
            </p>
            <div class="actions">
              <a class="button primary" href={href}>
                {t('notice.back')}
              </a>
              {me && (
                <a class="button" href="/me/notices">
                  {t('notice.mine')}
                </a>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
