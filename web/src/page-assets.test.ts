import { describe, expect, it } from 'vitest';
import { assetsFinder, type Manifest, pageAssets } from './page-assets.ts';
import { listing, me, milano, shell } from './testing/fixtures.ts';
import { terms } from './testing/terms.ts';

const manifest: Manifest = {
  'src/entry-client.tsx': {
    file: 'assets/entry.js',
    imports: ['_preact.js'],
    css: ['assets/entry.css'],
    assets: ['assets/figtree-latin-ext-wght-normal-1.woff2', 'assets/figtree-latin-wght-normal-2.woff2'],
  },
  '_preact.js': { file: 'assets/preact.js' },
  'src/pages/search.tsx': { file: 'assets/search.js', imports: ['_preact.js'], css: ['assets/search.css'] },
  'src/pages/listing.tsx': { file: 'assets/listing.js', css: ['assets/listing.css'] },
  'src/i18n/it/common.ts': { file: 'assets/common-it.js' },
  'src/i18n/it/search.ts': { file: 'assets/search-it.js' },
  'src/i18n/en/common.ts': { file: 'assets/common-en.js' },
};

describe('pageAssets', () => {
  it('gives a page its own files, each once, the Latin font first', () => {
    expect(pageAssets(manifest, 'search', 'it')).toEqual({
      script: '/assets/entry.js',
      styles: ['/assets/entry.css', '/assets/search.css'],
      preloads: [
        '/assets/figtree-latin-wght-normal-2.woff2',
        '/assets/preact.js',
        '/assets/search.js',
        '/assets/common-it.js',
        '/assets/search-it.js',
      ],
    });
  });

  it('names the file that the build lacks', () => {
    expect(() => pageAssets(manifest, 'listing', 'it')).toThrow('src/i18n/it/gallery.ts');
  });
});

describe('assetsFinder', () => {
  const full: Manifest = {
    ...manifest,
    ...chunk('pages/listing-claim.tsx'),
    ...chunk('components/member-sign-out.tsx'),
    ...chunk('components/confirm-banner.tsx'),
    ...Object.assign(
      {},
      ...['listing', 'gallery', 'claim', 'workshop', 'errors', 'member'].map((part) =>
        chunk(`i18n/it/${part}.ts`),
      ),
    ),
  };
  const page = {
    page: 'listing' as const,
    myClaims: [],
    claimBy: '2026-11-29T10:00:00.000Z',
    similar: null,
    listing,
    claims: null,
    terms,
    hub: milano,
  };
  const preloads = (who: typeof me | null) => assetsFinder(full)({ ...shell, ...page, me: who }).preloads;

  it('gives what members have to members only', () => {
    expect(preloads(null).join()).not.toMatch(/member|claim|banner/);
    expect(preloads(me)).toEqual(
      expect.arrayContaining([
        '/pages/listing-claim.tsx',
        '/components/member-sign-out.tsx',
        '/i18n/it/claim.ts',
        '/i18n/it/member.ts',
      ]),
    );
    expect(preloads(me).join()).not.toMatch(/pages\/listing\.tsx|banner/);
  });

  it('gives the banner to whose address is not confirmed', () => {
    expect(preloads({ ...me, emailConfirmed: false })).toContain('/components/confirm-banner.tsx');
  });
});

function chunk(name: string): Manifest {
  return { [`src/${name}`]: { file: name } };
}
