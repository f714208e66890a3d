import { savedSearchBody } from '@scampolo/shared/contract/saved-searches';
import { searchQuery } from '@scampolo/shared/contract/search';
import { wantedBody } from '@scampolo/shared/contract/wanted';
import { catalogue } from '@scampolo/shared/reference/catalogue';
import { describe, expect, it } from 'vitest';
import { hubFacts } from '../hubs.ts';
import { demoSearches, demoWanted } from './wanted.ts';
import { demoWorkshops } from './workshops.ts';

const parametersOf = (query: string) => {
  const all = new URLSearchParams(query);
  return Object.fromEntries([...new Set(all.keys())].map((name) => [name, all.getAll(name)]));
};

describe('what the demo’s people look for', () => {
  it('is something that can be asked, in codes that there are', () => {
    for (const { by, query } of [...demoWanted, ...demoSearches]) {
      expect(demoWorkshops.map(({ slug }) => slug)).toContain(by);
      const given = Object.entries(parametersOf(query)).map(([name, values]) => [
        name,
        values.length === 1 ? values[0] : values,
      ]);
      const asked = searchQuery.parse(Object.fromEntries(given));
      for (const code of asked.category ?? []) expect([...catalogue.categories.keys()]).toContain(code);
      for (const code of asked.fibre ?? []) expect([...catalogue.fibres.keys()]).toContain(code);
    }
  });

  it('is told in a language of its hub, in each hub more than once', () => {
    for (const { slug } of hubFacts) {
      const here = demoWanted.filter(({ hub }) => hub === slug);
      expect(here.length, slug).toBeGreaterThan(1);
      for (const { by, locale } of here) {
        const workshop = demoWorkshops.find((one) => one.slug === by);
        expect([workshop?.hub, workshop?.locale]).toEqual([slug, locale]);
      }
    }
  });

  it('is as the contract has it', () => {
    for (const { by: _by, neededIn: _neededIn, ...post } of demoWanted) wantedBody.parse(post);
    for (const { by: _by, ...search } of demoSearches) savedSearchBody.parse(search);
  });
});
