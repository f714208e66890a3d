import type { PhotoJson } from '@scampolo/shared/contract/listings';

interface PhotoProps {
  photo: PhotoJson;
  /** what it shows; empty where the text beside it says it all */
  alt: string;
  /** the width it is shown at, as in the `sizes` attribute */
  sizes: string;
  /** true for what is seen first: it is loaded at once */
  eager?: boolean;
}

/** A photo in the variant that fits the screen. Its box is given by CSS, so nothing moves when it arrives. */
export function Photo({ photo, alt, sizes, eager = false }: PhotoProps) {
  const types = [...new Set(photo.variants.map((variant) => variant.type))];
  const plain = types.at(-1) ?? '';
  const largest = photo.variants.filter((variant) => variant.type === plain).at(-1);
  const image = (
    <img
      src={largest?.url ?? ''}
      srcset={sourceSet(photo, plain)}
      sizes={sizes}
      width={photo.width}
      height={photo.height}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      fetchpriority={eager ? 'high' : 'auto'}
      decoding="async"
    />
  );
  if (types.length < 2) return image;
  return (
    <picture>
      {types.slice(0, -1).map((type) => (
        <source key={type} type={type} srcset={sourceSet(photo, type)} sizes={sizes} />
      ))}
      {image}
    </picture>
  );
}

/** The address of the largest variant; empty when there is none. */
export function largestUrl(photo: PhotoJson): string {
  return photo.variants.at(-1)?.url ?? '';
}

/** The candidates of one format, as in the `srcset` attribute. */
export function sourceSet(photo: PhotoJson, type: string): string {
  return photo.variants
    .filter((variant) => variant.type === type)
    .map((variant) => `${variant.url} ${variant.width}w`)
    .join(', ');
}
