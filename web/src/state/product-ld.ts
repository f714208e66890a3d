import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import type { Unit } from '@scampolo/shared/domain/quantity';
import { PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { categoryName, termName } from './terms.ts';

/** Codes of UN/ECE Recommendation 20, as schema.org wants them. */
const UNIT_CODES: Readonly<Record<Unit, string>> = { m: 'MTR', kg: 'KGM', m2: 'MTK', pcs: 'C62' };

interface ProductFacts {
  listing: ListingJson;
  terms: CatalogueJson;
  hub: HubJson;
  publicUrl: string;
}

/**
 * A listing as a schema.org Product with its Offer (https://schema.org/Product), for programs that read pages; null for what
 * not everybody may see. Says no more than the page: the brand only where the workshop shows it.
 */
export function productLd(facts: ProductFacts): Record<string, unknown> | null {
  const { listing, terms, publicUrl } = facts;
  if (!PUBLIC_LISTING_STATUSES.includes(listing.status)) return null;
  const { id, title, description, category, workshop } = listing;
  return filled({
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': `${publicUrl}/listings/${id}#product`,
    name: title,
    description: description || null,
    productID: id,
    category: category && categoryName(terms, category),
    material: listing.composition.map(
      ({ fibre, percent }) => `${percent}% ${termName(terms, 'fibres', fibre)}`,
    ),
    color: listing.colours.map(({ family }) => termName(terms, 'colours', family)).filter(unlikeBefore),
    image: imagesOf(facts),
    weight: measure(listing.massKg, 'KGM'),
    width: measure(listing.widthCm, 'CMT'),
    depth: listing.amount?.unit === 'm' ? measure(listing.amount.value, 'MTR') : null,
    brand: listing.brandVisible && workshop.name ? { '@type': 'Brand', name: workshop.name } : null,
    itemCondition: conditionOf(listing),
    offers: offerOf(facts),
  });
}

function offerOf({ listing, hub, publicUrl }: ProductFacts): Record<string, unknown> {
  const { id, price, amountLeft: left, status } = listing;
  const gone = status === 'exhausted' || left?.value === 0;
  return filled({
    '@type': 'Offer',
    url: `${publicUrl}/listings/${id}`,
    price: price?.value ?? 0,
    priceCurrency: price?.currency ?? 'EUR',
    priceSpecification:
      price && price.per !== 'lot'
        ? {
            '@type': 'UnitPriceSpecification',
            price: price.value,
            priceCurrency: price.currency,
            unitCode: UNIT_CODES[price.per],
          }
        : null,
    availability: `https://schema.org/${gone ? 'SoldOut' : 'InStock'}`,
    availabilityEnds: listing.availableUntil,
    inventoryLevel: left && measure(left.value, UNIT_CODES[left.unit]),
    itemCondition: conditionOf(listing),
    areaServed: { '@type': 'City', name: hub.city },
  });
}

function conditionOf({ legalRoute }: ListingJson): string {
  return `https://schema.org/${legalRoute === 'used_goods' ? 'UsedCondition' : 'NewCondition'}`;
}

function imagesOf({ listing, publicUrl }: ProductFacts): string[] {
  const files = listing.photos.flatMap(
    ({ variants }) => variants.findLast(({ type }) => type !== 'image/avif') ?? [],
  );
  return files.map(({ url }) => new URL(url, publicUrl).href);
}

function measure(value: number | null, unitCode: string): Record<string, unknown> | null {
  return value === null ? null : { '@type': 'QuantitativeValue', value, unitCode };
}

/** Without what nobody said. */
function filled(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

function unlikeBefore<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
