import type { I18n } from '../i18n/translate.ts';

/** Colours of `tokens.css`, which a manifest cannot refer to: paper by day. The document's `theme-color` knows the night as well. */
export const PAPER = '#f6f3ec';

/** Sizes of the icons under `web/public/icons`, drawn by `scripts/src/icons.ts`. */
const SIZES = [192, 512] as const;

/** What an installed app is, for `/manifest.webmanifest`: https://www.w3.org/TR/appmanifest/. */
export function webManifest({ t, locale }: I18n): object {
  const icons = (purpose: 'any' | 'maskable') =>
    SIZES.map((size) => ({
      src: `/icons/${purpose === 'any' ? 'icon' : 'maskable'}-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    }));
  const shortcut = (name: string, url: string) => ({ name, url, icons: icons('any').slice(0, 1) });
  return {
    id: '/',
    name: 'Scampolo',
    short_name: 'Scampolo',
    description: t('footer.about'),
    lang: locale,
    dir: 'ltr',
    start_url: '/?from=app',
    scope: '/',
    display: 'standalone',
    theme_color: PAPER,
    background_color: PAPER,
    categories: ['shopping', 'lifestyle'],
    icons: [...icons('any'), ...icons('maskable')],
    shortcuts: [shortcut(t('nav.post'), '/post'), shortcut(t('nav.search'), '/')],
  };
}
