import { describe, expect, it } from 'vitest';
import { type Manifest, pageAssets } from './page-assets.ts';

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
      ],
    });
  });

  it('names the file that the build lacks', () => {
    expect(() => pageAssets(manifest, 'listing', 'it')).toThrow('src/i18n/it/listing.ts');
  });
});
