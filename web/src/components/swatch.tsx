interface SwatchProps {
  colours: readonly { hex: string; share?: number | undefined }[];
}

const HEX = /^#[0-9a-f]{6}$/i;

/**
 * A piece of cloth drawn from the declared colours: what stands behind a photo until it arrives, and in place of a photo
 * that is not there. Bands as wide as the colours' shares, the middle one first.
 */
export function Swatch({ colours }: SwatchProps) {
  const valid = colours.filter((colour) => HEX.test(colour.hex));
  const total = valid.reduce((sum, colour) => sum + (colour.share ?? 1), 0);
  let y = 0;
  return (
    <svg class="swatch" viewBox="0 0 80 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      {valid.map((colour) => {
        const height = (100 * (colour.share ?? 1)) / total;
        const band = <rect key={colour.hex} x="0" y={y} width="80" height={height + 0.5} fill={colour.hex} />;
        y += height;
        return band;
      })}
    </svg>
  );
}
