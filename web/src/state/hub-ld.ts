import type { PageData } from '@scampolo/shared/contract/pages';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A hub as schema.org's Organization, with its places and when they are open; null for every other page. */
export function hubLd(data: PageData): object | null {
  if (data.page !== 'hub') return null;
  const { hub, told, publicUrl } = data;
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: hub.name,
    url: `${publicUrl}/hubs/${hub.slug}`,
    description: hub.story,
    ...(told.contactEmail === null ? {} : { email: told.contactEmail }),
    ...(told.contactPhone === null ? {} : { telephone: told.contactPhone }),
    location: told.places.map(({ name, address, hours }) => ({
      '@type': 'Place',
      name: name || address,
      address,
      openingHoursSpecification: hours.map(({ day, from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${DAYS[day - 1]}`,
        opens: from,
        closes: to,
      })),
    })),
  };
}
