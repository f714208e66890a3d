/** What narrows a search, as parameters of an address, in the order of its shortest form; `q`, the words, aside. */
export const SEARCH_FILTERS = [
  'hub',
  'category',
  'fibre',
  'colour',
  'form',
  'condition',
  'priceKind',
  'legalRoute',
  'workshopKind',
  'fibreMin',
  'weightMin',
  'weightMax',
  'widthMin',
  'pieceLength',
  'pieceWidth',
  'pieceCount',
  'amountMin',
  'unit',
  'photo',
  'near',
  'deltaE',
  'lat',
  'lon',
  'within',
] as const;
/** How what is found is shown: its order, and the page of it. */
const SHOWN = ['sort', 'limit', 'offset'] as const;

/** The part of a `URLSearchParams` that is needed here. */
interface Parameters {
  has(name: string): boolean;
  get(name: string): string | null;
  getAll(name: string): string[];
  append(name: string, value: string): void;
  delete(name: string): void;
}

/**
 * Writes the same query into `clean` (empty) in its one shortest form: known parameters in a fixed order, nothing empty, nothing twice,
 * and nothing that only makes sense beside another (a unit without an amount, a share without a fibre, a place without both
 * coordinates). Values stay as they are, whether or not they mean anything.
 */
export function cleanSearch<P extends Parameters>(raw: Pick<P, 'getAll'>, clean: P): P {
  for (const name of ['q', ...SHOWN, ...SEARCH_FILTERS]) {
    for (const value of new Set(raw.getAll(name).map((one) => one.trim()))) {
      if (value !== '') clean.append(name, value);
    }
  }
  if (clean.get('offset') === '0') clean.delete('offset');
  if (!clean.has('amountMin')) clean.delete('unit');
  if (!clean.has('fibre')) clean.delete('fibreMin');
  if (!clean.has('near')) clean.delete('deltaE');
  if (!clean.has('pieceLength') && !clean.has('pieceWidth')) clean.delete('pieceCount');
  if (!clean.has('lat') || !clean.has('lon')) {
    for (const name of ['lat', 'lon', 'within']) clean.delete(name);
    if (clean.get('sort') === 'nearest') clean.delete('sort');
  }
  return clean;
}

/**
 * As {@link cleanSearch}, what is asked alone: without order and page, alternatives in the order of the alphabet, so that the same
 * question is the same text.
 */
export function cleanQuestion<P extends Parameters>(raw: Pick<P, 'getAll'>, clean: P): P {
  const sorted = { getAll: (name: string) => raw.getAll(name).toSorted() };
  cleanSearch<P>(sorted as Pick<P, 'getAll'>, clean);
  for (const name of SHOWN) clean.delete(name);
  // A place narrows only within a distance: without one it was there for the order.
  if (!clean.has('within')) for (const name of ['lat', 'lon']) clean.delete(name);
  return clean;
}
