import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/people.css';
import { useEffect } from 'preact/hooks';
import { MoreButton } from '../components/more-button.tsx';
import { NoticeDetail } from '../components/notice-detail.tsx';
import { NoticeList } from '../components/notice-list.tsx';
import { Tabs } from '../components/tabs.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useNotices } from '../state/use-notices.ts';
import type { DataOf } from './page-data.ts';

/** The staff's notices: what waits on the left, one of them and its answer on the right. */
export function NoticesPage({ data }: { data: DataOf<'notices'> }) {
  const { t } = useI18n();
  const notices = useNotices(data);
  const { items, chosen } = notices;
  const open = data.folder === 'open';
  useEffect(() => {
    document.getElementById(`entry-${chosen?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen?.id]);
  return (
    <div class="queue people notices">
      <header>
        <h1 id="notices-title" tabIndex={-1}>
          {t('notices.title')}
        </h1>
        <Tabs
          label={t('notices.folders')}
          tabs={[
            { href: '/moderation/notices', text: t('notices.open'), here: open },
            { href: '/moderation/notices?folder=answered', text: t('notices.answeredFolder'), here: !open },
          ]}
        />
        {open && items.length > 0 && <p>{t('notices.count', { count: items.length })}</p>}
        {items.length === 0 && <p>{t(open ? 'notices.none' : 'notices.noneAnswered')}</p>}
        {open && <p class="hint keys">{t('notices.keys')}</p>}
        <p role="status" class="said">
          {notices.said}
        </p>
      </header>
      {chosen && (
        <>
          <div class="people-side">
            <NoticeList notices={items} chosen={chosen.id} onChoose={notices.choose} />
            <MoreButton more={notices.more} action={notices.loading} />
          </div>
          <NoticeDetail key={chosen.id} notice={chosen} notices={notices} />
        </>
      )}
    </div>
  );
}
