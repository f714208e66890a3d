import { describe, expect, it } from 'vitest';
import { kilometresBetween } from '../domain/distance.ts';
import { neighbourhoodAt, neighbourhoods } from './neighbourhoods.ts';

/** Where the hubs are; `hubFacts` of the database says the same, which this package may not read. */
const HUBS: Readonly<Record<string, { lat: number; lon: number; reachKm: number }>> = {
  milano: { lat: 45.4524, lon: 9.1631, reachKm: 12 },
  amsterdam: { lat: 52.3989, lon: 4.8996, reachKm: 12 },
  barcelona: { lat: 41.4015, lon: 2.2003, reachKm: 12 },
  blonduos: { lat: 65.6594, lon: -20.2925, reachKm: 110 },
  copenhagen: { lat: 55.7063, lon: 12.5361, reachKm: 12 },
  geneva: { lat: 46.2108, lon: 6.1176, reachKm: 12 },
  paris: { lat: 48.8806, lon: 2.3924, reachKm: 12 },
  tallinn: { lat: 59.4569, lon: 24.6906, reachKm: 12 },
  zagreb: { lat: 45.8272, lon: 16.1117, reachKm: 18 },
};

describe('the neighbourhoods', () => {
  it('are told for every hub, six to twenty each', () => {
    expect(Object.keys(neighbourhoods).sort()).toEqual(Object.keys(HUBS).sort());
    for (const all of Object.values(neighbourhoods)) {
      expect(all.length).toBeGreaterThanOrEqual(6);
      expect(all.length).toBeLessThanOrEqual(20);
    }
  });

  it('lie near their hub', () => {
    for (const [slug, all] of Object.entries(neighbourhoods)) {
      for (const [name, lat, lon] of all) {
        const { reachKm, ...hub } = HUBS[slug] ?? { lat: 0, lon: 0, reachKm: 0 };
        expect(kilometresBetween(hub, { lat, lon }), `${name} from ${slug}`).toBeLessThan(reachKm);
      }
    }
  });

  it('have two decimals, and a place of their own, which is no hub’s', () => {
    const places = Object.values(neighbourhoods).flatMap((all) => all.map(([, ...middle]) => middle));
    for (const value of places.flat()) expect(Number(value.toFixed(2))).toBe(value);
    const hubs = Object.values(HUBS).map(({ lat, lon }) => [Number(lat.toFixed(2)), Number(lon.toFixed(2))]);
    const all = [...places, ...hubs].map(String);
    expect(new Set(all).size).toBe(all.length);
  });

  it('stand in the order of their names', () => {
    for (const [slug, all] of Object.entries(neighbourhoods)) {
      const language = { zagreb: 'hr', tallinn: 'et', copenhagen: 'da' }[slug] ?? 'en';
      const names = all.map(([name]) => name);
      expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare));
    }
  });

  it('are found by the coordinates of a query', () => {
    expect(neighbourhoodAt('45.49', '9.19')).toBe('Isola');
    expect(neighbourhoodAt('45.50', '9.16')).toBe('Bovisa');
    expect(neighbourhoodAt('45.49', null)).toBeNull();
    expect(neighbourhoodAt('0', '0')).toBeNull();
  });
});

describe('the distance of two places', () => {
  const equator = { lat: 0, lon: 0 };

  it('is a quarter of the way round from the equator to the pole, and a 90th of that a degree', () => {
    expect(kilometresBetween(equator, { lat: 90, lon: 45 })).toBeCloseTo(10_007.557, 2);
    expect(kilometresBetween(equator, { lat: 0, lon: 1 })).toBeCloseTo(111.195, 2);
  });

  it('is half of the way round to the other side, and nothing to itself', () => {
    expect(kilometresBetween(equator, { lat: 0, lon: 180 })).toBeCloseTo(20_015.115, 2);
    expect(kilometresBetween({ lat: 45.46, lon: 9.19 }, { lat: 45.46, lon: 9.19 })).toBe(0);
  });
});
