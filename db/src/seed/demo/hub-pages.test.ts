import { hubNewsBody, hubPageBody } from '@scampolo/shared/contract/hubs';
import { overlapIssues } from '@scampolo/shared/domain/open-hours';
import { describe, expect, it } from 'vitest';
import { hubFacts } from '../hubs.ts';
import { demoHubPages } from './hub-pages.ts';
import { demoAccounts } from './workshops.ts';

describe('the demo pages of hubs', () => {
  it('are one for each hub', () => {
    expect(demoHubPages.map(({ hub }) => hub)).toEqual(hubFacts.map(({ slug }) => slug));
  });

  it.each(demoHubPages.map((page) => [page.hub, page] as const))('are sound: %s', (slug, page) => {
    const { hub: _hub, news, ...said } = page;
    const contact = { contactEmail: `${slug}@demo.scampolo.org`, contactPhone: null };
    expect(hubPageBody.safeParse({ ...said, ...contact, revision: 0 }).error).toBeUndefined();
    expect(overlapIssues(page.places)).toEqual([]);
    for (const { inDays, ...one } of news) {
      const happensOn = inDays === null ? null : '2026-12-05';
      expect(hubNewsBody.safeParse({ ...one, locale: page.locale, happensOn }).error).toBeUndefined();
    }
  });

  it('name nobody but the people of the demo', () => {
    const names = new Set(demoAccounts.map(({ name }) => name));
    const others = demoHubPages.flatMap(({ people }) => people.filter(({ name }) => !names.has(name)));
    expect(others).toEqual([]);
  });

  it('keep the address that is known of Milan', () => {
    const known = hubFacts.find(({ slug }) => slug === 'milano')?.address;
    expect(demoHubPages[0]?.places.map(({ address }) => address)).toContain(known);
  });
});
