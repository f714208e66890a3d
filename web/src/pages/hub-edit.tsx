import '../styles/forms.css';
import '../styles/account.css';
import '../styles/settings.css';
import '../styles/profile.css';
import { useState } from 'preact/hooks';
import { HubNewsEditor } from '../components/hub-news-editor.tsx';
import { HubProfile } from '../components/hub-profile.tsx';
import { SettingsPart } from '../components/settings-part.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

/** A hub's page and news, for its staff to write. */
export function HubEditPage({ data }: { data: DataOf<'hub-edit'> }) {
  const { t } = useI18n();
  const { hub, news } = data;
  const [told, setTold] = useState(data.told);
  return (
    <div class="settings">
      <header class="row-words">
        <h1>{t('hubEdit.title', { hub: hub.city })}</h1>
        <a class="button" href={`/hubs/${hub.slug}`}>
          {t('hubEdit.see')}
        </a>
      </header>
      <SettingsPart id="news" title={t('hubEdit.news')}>
        <HubNewsEditor hub={hub} locale={told.locale} news={news} />
      </SettingsPart>
      <SettingsPart id="page" title={t('hubEdit.page')}>
        <HubProfile hub={hub} told={told} onSaved={setTold} />
      </SettingsPart>
    </div>
  );
}
