import type { WorkshopJson } from '@scampolo/shared/contract/workshops';

interface LogoProps {
  logo: NonNullable<WorkshopJson['logo']>;
  /** empty where the name stands beside it */
  alt: string;
}

/** A workshop's logo on its own ground, whatever its shape. */
export function Logo({ logo, alt }: LogoProps) {
  const largest = logo.variants.at(-1);
  if (!largest) return null;
  return (
    <img
      class="logo"
      src={largest.url}
      srcset={logo.variants.map(({ url, width }) => `${url} ${width}w`).join(', ')}
      sizes="6rem"
      width={largest.width}
      height={largest.height}
      alt={alt}
    />
  );
}
