import type { Neighbourhood } from '@scampolo/shared/reference/neighbourhoods';
import { useRef, useState } from 'preact/hooks';
import { originOf } from './search-query.ts';

/** Names of places where distances can start. */
export interface Places {
  /** the neighbourhoods by the slug of their hub; null until they are asked for */
  near: Readonly<Record<string, readonly Neighbourhood[]>> | null;
  /** Has them loaded, once. */
  load(): void;
  /** Where the distances of a query start, by name; empty when that is nowhere, or a place without one. */
  nameOf(query: URLSearchParams): string;
}

interface First {
  query: URLSearchParams;
  place: string | null;
}

/** Hubs are known at once, their neighbourhoods when somebody comes near to choosing one. `first` is what the server has named. */
export function usePlaces(hubs: Parameters<typeof originOf<Hub>>[1], first: First): Places {
  const [near, setNear] = useState<Places['near']>(null);
  const asked = useRef(false);
  const load = (): void => {
    if (asked.current) return;
    asked.current = true;
    import('@scampolo/shared/reference/neighbourhoods').then(
      ({ neighbourhoods }) => setNear(neighbourhoods),
      // Without them there are still the hubs, and the next press tries again.
      () => {
        asked.current = false;
      },
    );
  };
  const nameOf = (query: URLSearchParams): string => {
    const hub = originOf(query, hubs);
    if (hub) return hub.city;
    const [lat, lon] = [query.get('lat'), query.get('lon')];
    if (lat === first.query.get('lat') && lon === first.query.get('lon')) return first.place ?? '';
    const all = Object.values(near ?? {}).flat();
    return all.find(([, ...middle]) => middle[0] === Number(lat) && middle[1] === Number(lon))?.[0] ?? '';
  };
  return { near, load, nameOf };
}

interface Hub {
  city: string;
  lat: number;
  lon: number;
}
