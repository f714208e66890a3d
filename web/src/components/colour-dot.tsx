/** A typical cloth of each colour family, `#rrggbb` by code: to recognise the word beside it, and to begin choosing from. */
export const FAMILY_COLOURS: Readonly<Record<string, string>> = {
  white: '#fbfaf6',
  beige: '#d9c7a6',
  grey: '#8f8f8d',
  black: '#1d1c1b',
  brown: '#6f4a2f',
  red: '#b3202a',
  orange: '#d96a1d',
  yellow: '#e7bd35',
  green: '#3f7a48',
  turquoise: '#2b9a9a',
  blue: '#2a4b9b',
  purple: '#6b3f87',
  pink: '#e09bb0',
};

/** A round sample of a colour family, or of an exact colour (`hex`). */
export function ColourDot({ family, hex }: { family?: string; hex?: string }) {
  return (
    <svg class="dot" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="7.5" fill={hex ?? FAMILY_COLOURS[family ?? ''] ?? 'none'} />
    </svg>
  );
}
