import type { HubJson, HubPageJson } from '@scampolo/shared/contract/hubs';
import { useI18n } from '../i18n/context.tsx';
import { HoursList } from './hours-list.tsx';
import { HubOpen } from './hub-open.tsx';
import { MapLink } from './map-link.tsx';

interface HubWhereProps {
  hub: HubJson;
  told: HubPageJson;
  now: Date;
}

/** The network of places of a hub: where each is, how one gets in, when it is open. */
export function HubWhere({ hub, told, now }: HubWhereProps) {
  const { t } = useI18n();
  if (told.places.length === 0) return null;
  return (
    <section id="where">
      <h2>{t('hub.where')}</h2>
      <ul class="hub-places">
        {told.places.map((place, index) => (
          <li key={index}>
            <h3>{place.name || place.address}</h3>
            {place.name !== '' && <p>{place.address}</p>}
            <p>
              <MapLink address={place.address} name={place.name || place.address} />
            </p>
            <HubOpen hub={hub} places={[place]} now={now} />
            {place.note !== '' && (
              <p class="story" lang={told.locale}>
                {place.note}
              </p>
            )}
            <HoursList hours={place.hours} />
          </li>
        ))}
      </ul>
    </section>
  );
}
