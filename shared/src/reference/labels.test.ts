import { describe, expect, it } from 'vitest';
import { WORKSHOP_KINDS } from '../contract/identity.ts';
import { COLOUR_FAMILIES } from '../domain/colour.ts';
import { COMPOSITION_PARTS, LEGAL_ROUTES, PRICE_KINDS } from '../domain/listing.ts';
import { UNITS } from '../domain/quantity.ts';
import { ATTRIBUTE_OPTIONS } from './attribute-options.ts';
import { labels } from './labels.ts';
import materials from './materials.json' with { type: 'json' };

const codes: Record<keyof typeof labels, readonly string[]> = {
  defects: Object.values(materials.defects).flat(),
  colours: COLOUR_FAMILIES,
  attributeOptions: Object.values(ATTRIBUTE_OPTIONS).flatMap((options) => options ?? []),
  units: UNITS,
  parts: COMPOSITION_PARTS,
  priceKinds: PRICE_KINDS,
  legalRoutes: LEGAL_ROUTES,
  workshopKinds: WORKSHOP_KINDS,
};
const kinds = Object.keys(codes) as (keyof typeof labels)[];

describe('labels', () => {
  it.each(kinds)('names every code of %s in both languages', (kind) => {
    const unnamed = codes[kind].filter((code) => !labels[kind][code]?.it || !labels[kind][code]?.en);
    expect(unnamed).toEqual([]);
  });

  it.each(kinds)('has no name in %s for a code that is gone', (kind) => {
    expect(Object.keys(labels[kind]).filter((code) => !codes[kind].includes(code))).toEqual([]);
  });
});
