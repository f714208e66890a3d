import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_TEXTS } from '../i18n/all.ts';
import { createI18n } from '../i18n/translate.ts';
import { PAPER, webManifest } from './web-manifest.ts';

const WEB = new URL('../../', import.meta.url);

interface Manifest {
  icons: { src: string; purpose: string }[];
  shortcuts: { name: string; url: string }[];
}

function manifestIn(locale: 'it' | 'en'): Manifest {
  return webManifest(createI18n(locale, ALL_TEXTS[locale])) as Manifest;
}

describe('the manifest of the installed app', () => {
  it('has the paper of the pages', () => {
    const tokens = readFileSync(new URL('src/styles/tokens.css', WEB), 'utf8');
    expect(/--paper: (#\w+);/.exec(tokens)?.[1]).toBe(PAPER);
  });

  it('names icons that are there, some of which may be cut to any shape', () => {
    const { icons } = manifestIn('it');
    expect(new Set(icons.map(({ purpose }) => purpose))).toEqual(new Set(['any', 'maskable']));
    for (const { src } of icons) expect(readFileSync(new URL(`public${src}`, WEB)).length).toBeGreaterThan(0);
  });

  it('says in the reader’s language what one mostly comes for', () => {
    const named = (locale: 'it' | 'en') =>
      manifestIn(locale).shortcuts.map(({ name, url }) => `${name} ${url}`);
    expect(named('it')).toEqual(['Pubblica /post', 'Cerca /']);
    expect(named('en')).toEqual(['Post /post', 'Search /']);
  });
});
