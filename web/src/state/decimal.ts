/**
 * Reads a number as people type it: `2,5`, `2.5`, ` 1 200 `. The last comma or point is the decimal sign.
 * Returns null for an empty text and NaN for anything that is no number.
 */
export function parseDecimal(text: string): number | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f'’]/g, '');
  if (compact === '') return null;
  return /^-?\d+(?:[.,]\d*)?$|^-?[.,]\d+$/.test(compact) ? Number(compact.replace(',', '.')) : Number.NaN;
}
