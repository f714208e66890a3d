/** The figures of a title, by what their units say. Nothing is guessed from a number without a unit but {@link count}. */
export interface TitleFigures {
  widthCm?: number;
  weightGsm?: number;
  /** what the weight was written as, where that was not g/m² */
  weightWritten?: string;
  metres?: number;
  areaM2?: number;
  kg?: number;
  /** grams that no square metre follows: the weight of cloth, or that of the whole lot */
  grams?: number;
  pieces?: number;
  /** one piece's size, cm × cm */
  piece?: { lengthCm: number; widthCm: number };
  /** a whole number that the title begins with */
  count?: number;
}

const N = String.raw`(\d+(?:[.,]\d+)?)`;
const END = String.raw`(?![\p{L}\d])`;
const SQUARE = '(?:m2|mq|qm|sqm)';
const GRAMS = '(?:grammi|grammes|gramos|gramm|grams?|gr|g)';
const WIDE =
  'h|alt|altezza|larg|larghezza|larghi?|width|wide|w|largeur|laize|breite|breit|breedte|breed|ancho|amplada|ample|bredde|laius|breidd|sirina';

// Materials.json, `conversions`.
const GSM_PER_OUNCE = 33.9057;
const GSM_PER_MOMME = 4.34;
const METRES_PER_YARD = 0.9144;

/**
 * Reads widths, weights, lengths, counts and sizes as they are typed in eleven languages: `150 cm`, `h 1,50`, `280 g`, `12 oz`, `12 mt`,
 * `40 pz`, `60×40 cm`. Each figure is read once.
 */
export function readFigures(title: string): TitleFigures {
  const found: TitleFigures = {};
  let rest = flat(title);
  const take = (pattern: string, use: (...groups: string[]) => boolean): void => {
    rest = rest.replace(new RegExp(pattern, 'u'), (whole, ...groups) =>
      use(...groups.map((group) => (typeof group === 'string' ? group : ''))) ? ' ; ' : whole,
    );
  };
  readWeight(take, found);
  take(`${N}\\s*${SQUARE}${END}`, (area) => keep(found, 'areaM2', numberOf(area)));
  take(
    `${N}\\s*(?:cm|mm)?\\s*x\\s*${N}(?![\\d.,])\\s*(cm|mm)?${END}(?!\\s*(?:m|mt|metri)${END})`,
    (a, b, unit) => {
      const scale = unit === 'mm' ? 0.1 : 1;
      found.piece = { lengthCm: numberOf(a) * scale, widthCm: numberOf(b) * scale };
      return true;
    },
  );
  take(`(?<!\\p{L})(?:${WIDE})[.:]?\\s*${N}\\s*(cm|m|mt)?${END}`, (value, unit) =>
    keep(found, 'widthCm', widthOf(numberOf(value), unit)),
  );
  take(`${N}\\s*cm${END}`, (value) => keep(found, 'widthCm', numberOf(value)));
  readAmounts(take, found);
  take(`^\\s*(\\d{1,5})\\s+(?=\\p{L}{3})`, (value) => keep(found, 'count', numberOf(value)));
  return found;
}

type Take = (pattern: string, use: (...groups: string[]) => boolean) => void;

function readWeight(take: Take, found: TitleFigures): void {
  take(`${N}\\s*(?:gsm|g${SQUARE}|${GRAMS}\\s*(?:/|per|al|pro|par|por)?\\s*${SQUARE})${END}`, (value) =>
    keep(found, 'weightGsm', numberOf(value)),
  );
  const converted =
    (factor: number, unit: string) =>
    (value: string): boolean => {
      if (!keep(found, 'weightGsm', Math.round(numberOf(value) * factor))) return false;
      found.weightWritten = `${value} ${unit}`;
      return true;
    };
  take(`${N}\\s*(?:oz|ounces?|once|onces)${END}`, converted(GSM_PER_OUNCE, 'oz'));
  take(`${N}\\s*(?:mommes?)${END}`, converted(GSM_PER_MOMME, 'momme'));
}

function readAmounts(take: Take, found: TitleFigures): void {
  const put =
    (field: 'kg' | 'pieces' | 'metres' | 'grams', scale = 1) =>
    (value: string) =>
      keep(found, field, Math.round(numberOf(value) * scale * 100) / 100);
  take(`${N}\\s*(?:kg|chili|chilo|kilos?|kilogrammi|kila|kilo)${END}`, put('kg'));
  take(
    `(\\d+)\\s*(?:pz|pezzi|pezzo|pcs|pc|pieces?|stuks?|stuck|stk|piezas?|peces|peca|tk|tukki|stykki|stykker|kom|komada?)${END}`,
    put('pieces'),
  );
  take(
    `${N}\\s*(?:m|mt|mtl|ml|metri|metro|metres?|meters?|metros?|metrar?|metra|metara|metar|meetrit|lfm)${END}`,
    put('metres'),
  );
  take(`${N}\\s*(?:yd|yds|yards?)${END}`, put('metres', METRES_PER_YARD));
  take(`${N}\\s*${GRAMS}${END}`, put('grams'));
}

/** Sets a figure that is not there yet. */
function keep(
  found: TitleFigures,
  field: Exclude<keyof TitleFigures, 'piece' | 'weightWritten'>,
  value: number,
): boolean {
  if (found[field] !== undefined || !(value > 0)) return false;
  found[field] = value;
  return true;
}

/** Width in metres is written as `1,50`. */
function widthOf(value: number, unit: string): number {
  return unit === 'm' || unit === 'mt' || (unit === '' && value < 4) ? Math.round(value * 1000) / 10 : value;
}

function numberOf(text: string): number {
  return Number(text.replace(',', '.'));
}

/** Lower case without accents; signs that stand for the same written as one. */
function flat(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('²', '2')
    .replaceAll('×', 'x')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}
