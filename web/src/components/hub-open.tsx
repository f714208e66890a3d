import type { HubJson } from '@scampolo/shared/contract/hubs';
import { networkState, type OpenHours } from '@scampolo/shared/domain/open-hours';
import { useI18n } from '../i18n/context.tsx';
import { openWords } from '../state/open-words.ts';

interface HubOpenProps {
  hub: Pick<HubJson, 'timeZone' | 'city'>;
  places: readonly { name: string; hours: readonly OpenHours[] }[];
  now: Date;
  /** names the place that is open, where there are several */
  named?: boolean;
}

/** Whether somebody is there now, and until when or from when; nothing where no hours are known. */
export function HubOpen({ hub, places, now, named = false }: HubOpenProps) {
  const i18n = useI18n();
  const told = places.map((place) => ({ place, ...openWords(place.hours, hub, now, i18n) }));
  const first = networkState(told.map((one) => ({ place: one, state: one.state })))?.place;
  if (!first || first.words === null) return null;
  const where = named && places.length > 1 && first.place.name !== '' ? ` · ${first.place.name}` : '';
  return (
    <p class={first.state.open ? 'open-now is-open' : 'open-now'}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" />
      </svg>
      <span>
        {first.words}
        {where}
      </span>
    </p>
  );
}
