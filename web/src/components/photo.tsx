import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface PhotoProps {
  photo: PhotoJson;
  /** what it shows; empty where the text beside it says it all */
  alt: string;
  /** the language of `alt`, where it is not the page's */
  lang?: string;
  /** the width it is shown at, as in the `sizes` attribute */
  sizes: string;
  /** true for what is seen first: it is loaded at once */
  eager?: boolean;
}

const AVIF = 'image/avif';

/** A photo in the format and variant that fit the browser and its screen. Its box is given by CSS, so nothing moves when it arrives. */
export function Photo({ photo, alt, lang, sizes, eager = false }: PhotoProps) {
  const avif = sourceSet(photo, true);
  const image = (
    <img
      src={largestUrl(photo)}
      srcset={sourceSet(photo, false)}
      sizes={sizes}
      width={photo.width}
      height={photo.height}
      alt={alt}
      lang={lang}
      loading={eager ? 'eager' : 'lazy'}
      fetchpriority={eager ? 'high' : 'auto'}
      decoding="async"
    />
  );
  if (avif === '') return image;
  return (
    <picture>
      <source type={AVIF} srcset={avif} sizes={sizes} />
      {image}
    </picture>
  );
}

/** The address of the largest variant that every browser reads; empty when there is none. */
export function largestUrl(photo: PhotoJson): string {
  return photo.variants.findLast(({ type }) => type !== AVIF)?.url ?? '';
}

let draw: ((hash: string) => string) | null = null;

/** Makes placeholders part of the documents that are rendered. A browser loads what draws them when it needs one itself. */
export function drawPlaceholders(by: (hash: string) => string): void {
  draw = by;
}

/** What a photo looks like from afar, from its ThumbHash, until it arrives over it. */
export function Placeholder({ hash }: { hash: string }) {
  const image = useRef<HTMLImageElement>(null);
  useLayoutEffect(() => {
    const { current } = image;
    // Those of the first view came with the document.
    if (!current?.hasAttribute('src')) {
      import('../state/thumbhash.ts').then(({ thumbhashUrl }) =>
        current?.setAttribute('src', thumbhashUrl(hash)),
      );
    }
  }, []);
  return <img ref={image} class="placeholder" src={draw?.(hash)} alt="" />;
}

/** The candidates of one format, as in the `srcset` attribute. */
function sourceSet(photo: PhotoJson, avif: boolean): string {
  return photo.variants
    .filter(({ type }) => (type === AVIF) === avif)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');
}
