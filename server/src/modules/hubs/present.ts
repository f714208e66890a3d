import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { Language } from '@scampolo/shared/domain/catalogue';

/** A hub as answered: its story in Italian for Italian readers, else in English. */
export function presentHub(hub: HubFacts, listings: number, language: Language): HubJson {
  return {
    slug: hub.slug,
    city: hub.city,
    name: hub.name,
    place: hub.place,
    countryCode: hub.countryCode,
    timeZone: hub.timeZone,
    languages: [...hub.languages],
    lat: hub.lat,
    lon: hub.lon,
    story: language === 'it' ? hub.story.it : hub.story.en,
    listings,
  };
}
