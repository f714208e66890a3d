import type { HubJson } from '@scampolo/shared/contract/hubs';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { withChanges } from '../state/search-query.ts';
import type { Places } from '../state/use-places.ts';

interface NearFilterProps {
  query: URLSearchParams;
  hubs: readonly HubJson[];
  places: Places;
  onQuery: (query: URLSearchParams) => void;
}

const WITHIN_KM = ['2', '5', '10', '25', '100', '500'] as const;

/** Two decimals are about a kilometre: near enough to sort by, and no address in a shared link. */
const coordinates = (lat: number, lon: number): string => `${lat.toFixed(2)},${lon.toFixed(2)}`;

/** How far it may be, and from where: a hub, a neighbourhood, or where the reader is, who is asked only by a press. */
export function NearFilter({ query, hubs, places, onQuery }: NearFilterProps) {
  const { t, number } = useI18n();
  const [denied, setDenied] = useState(false);
  const placed = query.has('lat');
  const from = (place: string): void => {
    setDenied(false);
    const [lat, lon] = place.split(',');
    onQuery(
      lat && lon
        ? withChanges(query, { lat, lon, sort: 'nearest' })
        : withChanges(query, { lat: null, lon: null, within: null }),
    );
  };
  const locate = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => from(coordinates(latitude, longitude)),
      () => setDenied(true),
      { maximumAge: 600_000, timeout: 10_000 },
    );
  };
  const chosen = placed ? coordinates(Number(query.get('lat')), Number(query.get('lon'))) : '';
  const option = (name: string, lat: number, lon: number) => (
    <option key={name} value={coordinates(lat, lon)}>
      {name}
    </option>
  );
  const isListed =
    hubs.some(({ lat, lon }) => coordinates(lat, lon) === chosen) ||
    Object.values(places.near ?? {}).some((all) =>
      all.some(([, lat, lon]) => coordinates(lat, lon) === chosen),
    );
  return (
    <fieldset class={placed ? 'facet near' : 'facet near needs-script'}>
      <legend>{t('near.title')}</legend>
      {placed && <input type="hidden" name="lat" value={query.get('lat') ?? ''} />}
      {placed && <input type="hidden" name="lon" value={query.get('lon') ?? ''} />}
      <label class="needs-script">
        <span>{t('near.from')}</span>
        <select value={chosen} onChange={(event) => from(event.currentTarget.value)}>
          <option value="">{t('near.anywhere')}</option>
          {placed && !isListed && <option value={chosen}>{places.nameOf(query) || t('near.here')}</option>}
          {hubs.map(({ slug, city, lat, lon }) =>
            places.near ? (
              <optgroup key={slug} label={city}>
                {option(city, lat, lon)}
                {places.near[slug]?.map((one) => option(...one))}
              </optgroup>
            ) : (
              option(city, lat, lon)
            ),
          )}
        </select>
      </label>
      <button type="button" class="needs-script" aria-describedby="near-private" onClick={locate}>
        {t('search.near')}
      </button>
      <small id="near-private" class="needs-script">
        {t('near.private')}
      </small>
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
