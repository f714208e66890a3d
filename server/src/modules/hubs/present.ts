import type { HubFacts } from '@scampolo/db/seed/hubs';
import type { HubJson, HubNewsJson, HubPageJson } from '@scampolo/shared/contract/hubs';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { HubNewsRecord, HubPageRecord } from './page-repository.ts';

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

/** A hub's page as its staff wrote it; null: nothing was told yet, so that it has nothing but the house that is known. */
export function presentHubPage(hub: HubFacts, page: HubPageRecord | null): HubPageJson {
  if (!page) {
    return {
      hub: hub.slug,
      revision: 0,
      locale: hub.languages[0] ?? 'en',
      welcome: '',
      contactEmail: null,
      contactPhone: null,
      people: [],
      places: [{ name: hub.place, address: hub.address, note: '', hours: [] }],
      updatedAt: null,
    };
  }
  const { revision, welcome, contactEmail, contactPhone, people, places } = page;
  return {
    hub: hub.slug,
    revision,
    locale: page.locale as Language,
    welcome,
    contactEmail,
    contactPhone,
    people,
    places,
    updatedAt: page.updatedAt.toISOString(),
  };
}

/** A piece of news, without who wrote it. */
export function presentHubNews({ authorId: _author, createdAt, ...news }: HubNewsRecord): HubNewsJson {
  return { ...news, locale: news.locale as Language, createdAt: createdAt.toISOString() };
}
