import { renderToString } from 'preact-render-to-string';
import { afterEach, describe, expect, it } from 'vitest';
import { photo } from '../testing/fixtures.ts';
import { drawPlaceholders, largestUrl, Photo, Placeholder } from './photo.tsx';

const [small, , large] = photo.variants;
const inBoth = {
  ...photo,
  // By ascending width, as answered: neither format stands first or last by itself.
  variants: photo.variants.flatMap((webp) => [
    webp,
    { ...webp, url: webp.url.replace('.webp', '.avif'), type: 'image/avif' },
  ]),
};

describe('a photo', () => {
  it('is offered as AVIF first, and as WebP to browsers that do not read it', () => {
    const html = renderToString(<Photo photo={inBoth} alt="Lana blu" lang="it" sizes="100vw" />);
    const [source = '', image = ''] = html.match(/<(source|img)[^>]*>/g) ?? [];
    expect(source).toContain('type="image/avif"');
    expect(source).toContain('/photos/blue-320.avif 320w, /photos/blue-640.avif 640w');
    expect(source).not.toContain('.webp');
    expect(image).toContain(`src="${large?.url}"`);
    expect(image).toContain('/photos/blue-320.webp 320w, /photos/blue-640.webp 640w');
    expect(image).not.toContain('.avif');
    expect(image).toContain('alt="Lana blu" lang="it"');
    expect(largestUrl(inBoth)).toBe(large?.url);
  });

  it('says its size, so that nothing moves when it arrives', () => {
    const html = renderToString(<Photo photo={photo} alt="" sizes="100vw" />);
    expect(html).toContain('width="1600" height="2000"');
    expect(html).toContain(`${small?.url} 320w`);
    expect(html).not.toContain('<picture>');
  });
});

describe('a placeholder', () => {
  afterEach(() => drawPlaceholders(() => ''));

  it('comes with the document, drawn from the hash', () => {
    drawPlaceholders((hash) => `data:image/bmp;base64,${hash}`);
    const html = renderToString(<Placeholder hash="abc" />);
    expect(html).toBe('<img class="placeholder" src="data:image/bmp;base64,abc" alt/>');
  });
});
