import '../styles/hub.css';
import { HubOpen } from '../components/hub-open.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useNow } from '../state/use-now.ts';
import type { DataOf } from './page-data.ts';

/** All hubs: where, whether somebody is there now, and how much can be claimed. */
export function HubsPage({ data: { hubs, open, now: told } }: { data: DataOf<'hubs'> }) {
  const { t } = useI18n();
  const now = useNow(told);
  return (
    <div class="hubs">
      <h1>{t('hubs.title')}</h1>
      <p class="lead">{t('hubs.lead')}</p>
      <ul class="hub-list">
        {hubs.map((hub) => (
          <li key={hub.slug}>
            <h2>
              <a href={`/hubs/${hub.slug}`}>{hub.city}</a>
            </h2>
            <p class="place">{hub.place}</p>
            <p>{hub.story}</p>
            <HubOpen hub={hub} places={open.find((one) => one.hub === hub.slug)?.places ?? []} now={now} />
            <p class="claimable">{t('hubs.claimable', { count: hub.listings })}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
