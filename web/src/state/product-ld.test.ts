import type { ListingJson } from '@scampolo/shared/contract/listings';
import { LISTING_STATUSES, PUBLIC_LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { describe, expect, it } from 'vitest';
import { jsonForScript } from '../document.ts';
import { listing, milano, pieces } from '../testing/fixtures.ts';
import { terms } from '../testing/terms.ts';
import { productLd } from './product-ld.ts';

const of = (changes: Partial<ListingJson>, from: ListingJson = listing) =>
  productLd({ listing: { ...from, ...changes }, terms, hub: milano, publicUrl: 'https://scampolo.example' });

describe('a listing as a schema.org Product', () => {
  it('says what it is, how much there is and what it costs', () => {
    expect(of({})).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: listing.title,
      material: ['80% lana', '20% poliammidica o nylon'],
      color: ['Blu'],
      weight: { '@type': 'QuantitativeValue', value: 5.25, unitCode: 'KGM' },
      width: { value: 150, unitCode: 'CMT' },
      depth: { value: 12.5, unitCode: 'MTR' },
      brand: { '@type': 'Brand', name: 'Studio Nebbia' },
      offers: {
        '@type': 'Offer',
        url: `https://scampolo.example/listings/${listing.id}`,
        price: 0,
        priceCurrency: 'EUR',
        availability: 'https://schema.org/InStock',
        inventoryLevel: { value: 8, unitCode: 'MTR' },
        areaServed: { '@type': 'City', name: milano.city },
      },
    });
  });

  it('has whole addresses of pictures that every program reads', () => {
    const { image } = of({}) ?? {};
    expect(image).toEqual([expect.stringMatching(/^https:\/\/scampolo\.example\/photos\/.+\.webp$/)]);
  });

  it('leaves out what nobody said', () => {
    const { weight, width, depth, material, brand } = of({ massKg: null }, pieces) ?? {};
    expect({ weight, width, depth, material, brand }).toEqual({});
  });

  it('never names a workshop that hides its name, also where its own people look', () => {
    expect(of({ brandVisible: false })).not.toHaveProperty('brand');
  });

  it('says a price by its unit, and when nothing is left', () => {
    const offers = of({
      price: { value: 8, currency: 'EUR', per: 'm' },
      amountLeft: { value: 0, unit: 'm' },
    })?.['offers'];
    expect(offers).toMatchObject({
      price: 8,
      priceSpecification: { unitCode: 'MTR', price: 8 },
      availability: 'https://schema.org/SoldOut',
    });
  });

  it.each(LISTING_STATUSES.filter((status) => !PUBLIC_LISTING_STATUSES.includes(status)))(
    'is nothing while the listing is %s',
    (status) => {
      expect(of({ status })).toBeNull();
    },
  );

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '\u2028\u2029',
    '"}],"x":["',
    '\\u003c/script>',
  ])('cannot end its script or begin another: %j', (title) => {
    const text = jsonForScript(of({ title, description: title }));
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)).toMatchObject({ name: title, description: title });
  });
});
