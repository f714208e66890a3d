/**
 * Years for which an enterprise keeps its papers, counted from the last entry: Italian civil code, art. 2220. The notes of the
 * other hubs' countries have to be kept for no longer.
 */
const KEPT_YEARS = 10;

/**
 * Until when the name, places and VAT number of a workshop stay after it has closed, because papers name it; null when it is on
 * none.
 * @param lastHandOver when it last gave or took something; null for never
 */
export function keptUntil(lastHandOver: Date | null): Date | null {
  if (lastHandOver === null) return null;
  const until = new Date(lastHandOver);
  until.setUTCFullYear(until.getUTCFullYear() + KEPT_YEARS);
  return until;
}
