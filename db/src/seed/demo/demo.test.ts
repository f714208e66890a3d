import { WORKSHOP_KINDS } from '@scampolo/shared/contract/identity';
import { createListingBody } from '@scampolo/shared/contract/listings';
import { checkListing } from '@scampolo/shared/domain/check-listing';
import { missingForSubmit } from '@scampolo/shared/domain/missing-for-submit';
import { isCuttable, toSteps } from '@scampolo/shared/domain/quantity';
import { LISTING_STATUSES } from '@scampolo/shared/domain/states';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { describe, expect, it } from 'vitest';
import fibreReference from '../../../../shared/src/reference/fibres.json' with { type: 'json' };
import materialReference from '../../../../shared/src/reference/materials.json' with { type: 'json' };
import { hubFacts } from '../hubs.ts';
import { type DemoListing, demoAccounts, demoListings, demoWorkshops } from './index.ts';

const hubs = new Map(hubFacts.map((hub) => [hub.slug, hub]));

describe('the demo listings', () => {
  it('are over three hundred, each with its own key and title, and hardly a text twice', () => {
    expect(demoListings.length).toBeGreaterThanOrEqual(300);
    const different = (values: unknown[]) => new Set(values).size;
    expect(different(demoListings.map(({ key }) => key))).toBe(demoListings.length);
    expect(different(demoListings.map(({ body }) => body.title))).toBe(demoListings.length);
    expect(different(demoListings.map(({ body }) => body.description))).toBeGreaterThan(
      demoListings.length - 3,
    );
  });

  it('have one to three photos when they are published', () => {
    for (const { key, photos } of demoListings.filter(({ state }) => state.status === 'published')) {
      expect(photos.length, key).toBeGreaterThanOrEqual(1);
      expect(photos.length, key).toBeLessThanOrEqual(3);
    }
  });

  it('show no material twice among any ten in a row, but for the last', () => {
    const shown = demoListings.slice(0, -40).map(({ key, photos: [photo] }) => photo?.material ?? key);
    for (let from = 0; from + 10 <= shown.length; from += 1)
      expect(new Set(shown.slice(from, from + 10)).size, demoListings[from]?.key).toBe(10);
  });

  it.each(named(demoListings))(
    '%s passes the public contract without a problem or a warning',
    (_, listing) => {
      const body = createListingBody.parse(listing.body);
      const empty = {
        weightGsm: null,
        widthCm: null,
        smallestCut: null,
        massKg: null,
        availableUntil: null,
        colours: [],
      };
      const values = { ...empty, ...body };
      expect(checkListing(values as Parameters<typeof checkListing>[0], { catalogue, hubs })).toEqual({
        problems: [],
        warnings: [],
      });
      expect(missingForSubmit(values as Parameters<typeof missingForSubmit>[0], catalogue)).toEqual([]);
    },
  );

  it('use only codes of the reference data', () => {
    const codes = referenceCodes();
    for (const { body } of demoListings) {
      expect(codes.categories).toContain(body.category);
      expect(codes.forms).toContain(body.form);
      expect(codes.origins).toContain(body.origin);
      expect(codes.conditions).toContain(body.condition);
      for (const share of body.composition ?? []) expect(codes.fibres).toContain(share.fibre);
      for (const defect of body.defects ?? []) expect(codes.defectsOf(body.category ?? '')).toContain(defect);
      for (const attribute of Object.keys(body.attributes ?? {}))
        expect(codes.attributes).toContain(attribute);
    }
  });

  it('have compositions that add up to 100 in every part', () => {
    for (const { body, key } of demoListings) {
      const sums = new Map<string, number>();
      for (const share of body.composition ?? []) {
        const part = share.part ?? 'main';
        sums.set(part, (sums.get(part) ?? 0) + share.percent);
      }
      for (const sum of sums.values()) expect(sum, key).toBe(100);
    }
  });

  it.each(named(demoListings))('%s weighs within a tenth of what its measures give', (_, { body }) => {
    const expected = massOf(body);
    if (expected === null) return expect(body.massKg).toBeGreaterThan(0);
    return expect(Math.abs((body.massKg ?? 0) - expected) / expected).toBeLessThan(0.1);
  });

  it('cover all 21 families, every hub at least ten times, Milan a hundred times', () => {
    const families = new Set(demoListings.map((listing) => listing.body.category?.split('.')[0]));
    expect(families).toEqual(new Set(materialReference.categories.map((category) => category.code)));
    for (const hub of hubs.keys()) {
      const count = demoListings.filter((listing) => listing.body.hub === hub).length;
      expect(count, hub).toBeGreaterThanOrEqual(hub === 'milano' ? 100 : 10);
    }
  });

  it('speak Italian and English most, and all eleven languages of the hubs', () => {
    const spoken = new Set(demoListings.map((listing) => listing.body.locale));
    expect(spoken).toEqual(new Set(['it', 'en', 'fr', 'nl', 'es', 'ca', 'da', 'et', 'is', 'hr', 'de']));
    const speaking = (...locales: string[]) =>
      demoListings.filter((listing) => locales.includes(listing.body.locale)).length;
    expect(speaking('it', 'en')).toBeGreaterThan(demoListings.length / 2);
    for (const locale of spoken) expect(speaking(locale), locale).toBeGreaterThanOrEqual(7);
  });

  it('take the legal route that fits where the material comes from', () => {
    const routes: Record<string, readonly string[]> = {
      production_residue: ['by_product'],
      set_dismantled: ['used_goods'],
      private: ['used_goods', 'gift'],
      unknown: ['used_goods', 'gift'],
    };
    for (const { body, key } of demoListings) {
      expect(routes[body.origin ?? ''] ?? ['product', 'gift'], key).toContain(body.legalRoute);
    }
  });

  it('make no environmental claims', () => {
    const boast =
      /\b(eco\w*|sostenib\w*|sustainab\w*|durable|duurza\w*|sostenible\w*|bæredygtig\w*|jätkusuutlik\w*|sjálfbær\w*|održiv\w*|nachhaltig\w*)\b/iu;
    for (const { body, key } of demoListings)
      expect(`${body.title} ${body.description}`, key).not.toMatch(boast);
  });
});

describe('what happened to the demo listings', () => {
  it('only workshops that are not trusted wait for staff', () => {
    for (const { key, state, workshop } of demoListings) {
      if (!['pending', 'changes_requested', 'rejected'].includes(state.status)) continue;
      expect(trustOf(workshop), key).toBe('new');
    }
  });

  it('every state of a listing and of a claim that is offered is there', () => {
    const states = new Set(demoListings.map((listing) => listing.state.status));
    const claimed = new Set(demoListings.flatMap(({ claims }) => claims.map(({ status }) => status)));
    expect(claimed).toEqual(new Set(['reserved', 'collected', 'cancelled', 'lapsed', 'no_show']));
    expect(states).toEqual(new Set(LISTING_STATUSES));
  });

  it.each(named(demoListings.filter((listing) => listing.claims.length > 0)))(
    '%s has claims that can be served',
    (_, listing) => {
      expect(['published', 'exhausted']).toContain(listing.state.status);
      let left = toSteps(listing.body.amount?.value ?? 0, listing.body.amount?.unit ?? 'm') ?? 0;
      const smallest = listing.body.smallestCut
        ? toSteps(listing.body.smallestCut.value, listing.body.smallestCut.unit)
        : null;
      const sizesLeft = (listing.body.pieces ?? []).map((size) => size.count ?? 1);
      for (const claim of listing.claims) {
        expect(demoWorkshops.map((workshop) => workshop.slug)).toContain(claim.by);
        expect(claim.by).not.toBe(listing.workshop);
        expect(claim.massKg === undefined).toBe(claim.status !== 'collected');
        for (const { size, count } of claim.pieces ?? []) sizesLeft[size] = (sizesLeft[size] ?? -1) - count;
        const asked = claim.amount ? toSteps(claim.amount.value, claim.amount.unit) : null;
        if (asked !== null) expect(isCuttable(asked, smallest, left)).toBe(true);
        if (asked !== null && ['reserved', 'collected'].includes(claim.status)) left -= asked;
      }
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left === 0).toBe(listing.state.status === 'exhausted');
      expect(Math.min(0, ...sizesLeft)).toBe(0);
    },
  );
});

describe('the demo workshops and accounts', () => {
  it('are over twenty workshops of every kind in all nine hubs, nine of them in Milan', () => {
    expect(demoWorkshops.length).toBeGreaterThanOrEqual(20);
    expect(new Set(demoWorkshops.map((workshop) => workshop.kind))).toEqual(new Set(WORKSHOP_KINDS));
    expect(new Set(demoWorkshops.map((workshop) => workshop.hub))).toEqual(new Set(hubs.keys()));
    expect(demoWorkshops.filter((workshop) => workshop.hub === 'milano')).toHaveLength(9);
  });

  it('give each workshop one founder and the four printed accounts their roles', () => {
    for (const { slug } of demoWorkshops) {
      expect(
        demoAccounts.filter((account) => account.founder && account.workshop === slug),
        slug,
      ).toHaveLength(1);
    }
    expect(new Set(demoAccounts.map((account) => account.email)).size).toBe(demoAccounts.length);
    const printed = demoAccounts
      .slice(0, 4)
      .map(({ email, role, workshop }) => `${email} ${role} ${hubOf(workshop)}`);
    expect(printed).toEqual([
      'studio@demo.scampolo.org member milano',
      'designer@demo.scampolo.org member milano',
      'staff@demo.scampolo.org staff milano',
      'admin@demo.scampolo.org admin milano',
    ]);
  });

  it('offer something each', () => {
    const offering = new Set(demoListings.map((listing) => listing.workshop));
    expect(offering).toEqual(new Set(demoWorkshops.map((workshop) => workshop.slug)));
  });
});

function named(listings: readonly DemoListing[]): [string, DemoListing][] {
  return listings.map((listing) => [listing.key, listing]);
}

function trustOf(slug: string): string | undefined {
  return demoWorkshops.find((workshop) => workshop.slug === slug)?.trust;
}

function hubOf(slug: string): string | undefined {
  return demoWorkshops.find((workshop) => workshop.slug === slug)?.hub;
}

function referenceCodes() {
  const { attributes, categories, condition_grades, defects, forms, origins } = materialReference;
  const sets: Record<string, readonly string[]> = defects;
  return {
    categories: categories.flatMap((family) => family.children.map((child) => child.code)),
    forms: forms.map((form) => form.code),
    origins: origins.map((origin) => origin.code),
    conditions: condition_grades.map((grade) => grade.code),
    fibres: fibreReference.map((fibre) => fibre.code),
    attributes: Object.keys(attributes),
    defectsOf: (category: string) => {
      const family = categories.find((candidate) => category.startsWith(`${candidate.code}.`));
      return sets[family?.defect_set ?? ''] ?? [];
    },
  };
}

/** Kilograms that follow from the measures: area × weight, area × thickness × density, skins × area, or the weight itself; null where nothing follows. */
function massOf(body: DemoListing['body']): number | null {
  const { amount, attributes = {}, pieces = [], weightGsm, widthCm } = body;
  if (amount?.unit === 'kg') return amount.value;
  const laid = pieces.reduce(
    (sum, piece) => sum + ((piece.count ?? 1) * piece.lengthCm * piece.widthCm) / 10_000,
    0,
  );
  const ran =
    amount?.unit === 'm2' ? amount.value : amount?.unit === 'm' ? (amount.value * (widthCm ?? 0)) / 100 : 0;
  const skins = Number(attributes['hide_area_dm2'] ?? 0) * (amount?.value ?? 0) * 0.01;
  const area = skins > 0 ? skins : laid > 0 ? laid : ran;
  if (area === 0) return null;
  if (weightGsm) return (area * weightGsm) / 1000;
  const density = densityOf(body);
  return density === null ? null : area * (Number(attributes['thickness_mm'] ?? 0) / 1000) * density;
}

function densityOf(body: DemoListing['body']): number | null {
  const { attributes = {}, category } = body;
  const densities: Record<string, unknown> = materialReference.density_kg_m3;
  const family = category?.split('.')[0] ?? '';
  const named = { leather: 'leather', glass: 'glass', stone_ceramic: 'ceramic' }[family];
  const own = attributes['density_kg_m3'];
  const known = own ?? densities[String(named ?? attributes['material_code'] ?? attributes['polymer'])];
  return typeof known === 'number' ? known : null;
}
