import type { HubJson } from '@scampolo/shared/contract/hubs';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { originOf, withChanges } from '../state/search-query.ts';

interface NearFilterProps {
  query: URLSearchParams;
  hubs: readonly HubJson[];
  onQuery: (query: URLSearchParams) => void;
}

const WITHIN_KM = ['2', '5', '10', '25', '100', '500'] as const;

/** How far it may be, and from where: a hub, or where the reader is, who is asked only by a press. */
export function NearFilter({ query, hubs, onQuery }: NearFilterProps) {
  const { t, number } = useI18n();
  const [denied, setDenied] = useState(false);
  const placed = query.has('lat');
  const from = (lat: number, lon: number): void => {
    setDenied(false);
    // Two decimals are about a kilometre: near enough to sort by, and no address in a shared link.
    onQuery(withChanges(query, { lat: lat.toFixed(2), lon: lon.toFixed(2), sort: 'nearest' }));
  };
  const locate = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => from(latitude, longitude),
      () => setDenied(true),
      { maximumAge: 600_000, timeout: 10_000 },
    );
  };
  const choose = (slug: string): void => {
    const hub = hubs.find((one) => one.slug === slug);
    if (hub) from(hub.lat, hub.lon);
    else onQuery(withChanges(query, { lat: null, lon: null, within: null }));
  };
  return (
    <fieldset class={placed ? 'facet near' : 'facet near needs-script'}>
      <legend>{t('near.title')}</legend>
      {placed && <input type="hidden" name="lat" value={query.get('lat') ?? ''} />}
      {placed && <input type="hidden" name="lon" value={query.get('lon') ?? ''} />}
      <label class="needs-script">
        <span>{t('near.from')}</span>
        <select
          value={originOf(query, hubs)?.slug ?? (placed ? 'here' : '')}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">{t('near.anywhere')}</option>
          {placed && !originOf(query, hubs) && <option value="here">{t('near.here')}</option>}
          {hubs.map(({ slug, city }) => (
            <option key={slug} value={slug}>
              {city}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="needs-script" onClick={locate}>
        {t('search.near')}
      </button>
      <span role="status">{denied && t('search.nearDenied')}</span>
      {placed && (
        <label>
          <span>{t('near.within')}</span>
          <select
            name="within"
            value={query.get('within') ?? ''}
            onChange={(event) => onQuery(withChanges(query, { within: event.currentTarget.value }))}
          >
            <option value="">{t('near.anyDistance')}</option>
            {WITHIN_KM.map((km) => (
              <option key={km} value={km}>
                {t('distance', { km: number(Number(km)) })}
              </option>
            ))}
          </select>
        </label>
      )}
    </fieldset>
  );
}
