import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { UpdateListingBody } from '@scampolo/shared/contract/listings';
import { fittingMarks } from '@scampolo/shared/domain/defect-marks';
import type { AttributeValue, DefectMark } from '@scampolo/shared/domain/listing';
import type { Issue } from '@scampolo/shared/errors';
import { parseDecimal } from './decimal.ts';
import type { AttributeText, ListingForm, PieceRow } from './listing-form.ts';

export type ListingBody = Omit<UpdateListingBody, 'revision'>;

/**
 * What a form says, as the API takes it, and the figures in it that cannot be read (`nan`, with their path). Rows stand
 * where they stand in the form; attributes and defects that the category does not take are dropped.
 */
export function toBody(form: ListingForm, terms: CatalogueJson): { body: ListingBody; unread: Issue[] } {
  const unread: Issue[] = [];
  const read = (path: string, text: string): number | null => {
    const value = parseDecimal(text);
    if (value === null || Number.isFinite(value)) return value;
    unread.push({ path, code: 'nan', message: 'Not a number.' });
    return null;
  };
  const measured = (path: string, text: string) => {
    const value = read(path, text);
    return value === null ? null : { value, unit: form.unit };
  };
  const sized = form.unit === 'pcs' && form.pieces.length > 0;
  const price = form.priceKind === 'price' ? read('price.value', form.price) : null;
  const body: ListingBody = {
    title: form.title.trim(),
    description: form.description.trim(),
    hub: form.hub,
    category: form.category || null,
    form: form.form || null,
    origin: form.origin || null,
    condition: form.condition || null,
    defects: defectsOf(form, terms),
    composition: form.composition.map(({ fibre, percent, part }, index) => ({
      fibre,
      percent: read(`composition.${index}.percent`, percent) ?? 0,
      part,
    })),
    compositionSource: form.compositionSource || null,
    weightGsm: read('weightGsm', form.weightGsm),
    widthCm: read('widthCm', form.widthCm),
    amount: measured('amount.value', form.amount),
    smallestCut: sized ? null : measured('smallestCut.value', form.smallestCut),
    pieces: sized ? form.pieces.map((row, index) => pieceOf(row, index, read)) : [],
    massKg: read('massKg', form.massKg),
    legalRoute: form.legalRoute || null,
    priceKind: form.priceKind,
    price: price === null ? null : { value: price, currency: form.currency, per: form.per },
    brandVisible: form.brandVisible,
    attributes: attributesOf(form, terms, read),
    pickup: { kind: form.pickup },
    availableUntil: form.availableUntil ? `${form.availableUntil}T21:59:59.000Z` : null,
    ...(form.colours ? { colours: form.colours.map((hex) => ({ hex })) } : {}),
  };
  return { body: { ...body, defectMarks: marksOf(form, body) }, unread };
}

type Read = (path: string, text: string) => number | null;

function pieceOf(row: PieceRow, index: number, read: Read) {
  return {
    ...(row.id ? { id: row.id } : {}),
    lengthCm: read(`pieces.${index}.lengthCm`, row.lengthCm) ?? 0,
    widthCm: read(`pieces.${index}.widthCm`, row.widthCm) ?? 0,
    count: read(`pieces.${index}.count`, row.count) ?? 1,
  };
}

function defectsOf(form: ListingForm, terms: CatalogueJson): string[] {
  const category = terms.categories.find((one) => one.code === form.category);
  return form.defects.filter((code) => !category || category.defects.includes(code));
}

/** Those that still lie on the cloth: its measures may have changed since they were set. */
function marksOf(
  { defectMarks }: ListingForm,
  { amount = null, widthCm = null, pieces = [], defects = [] }: ListingBody,
): DefectMark[] {
  return fittingMarks(defectMarks, { amount, widthCm, pieces, defects });
}

function attributesOf(
  form: ListingForm,
  terms: CatalogueJson,
  read: Read,
): Record<string, string | number | boolean | string[]> {
  const category = terms.categories.find((one) => one.code === form.category);
  const taken = new Set([...(category?.required ?? []), ...(category?.recommended ?? [])]);
  return Object.fromEntries(
    terms.attributes.flatMap(({ code, type }) => {
      const text = form.attributes[code];
      if (!taken.has(code) || text === undefined) return [];
      const value = attributeOf(type, text, (one) => read(`attributes.${code}`, one));
      return value === null ? [] : [[code, value]];
    }),
  );
}

function attributeOf(
  type: CatalogueJson['attributes'][number]['type'],
  text: AttributeText,
  read: (text: string) => number | null,
): Exclude<AttributeValue, readonly string[]> | string[] | null {
  if (typeof text !== 'string') return text.length > 0 ? [...text] : null;
  const words = text.trim();
  if (words === '') return null;
  if (type === 'bool') return words === 'yes';
  if (type === 'number' || type === 'integer') return read(words);
  return type === 'multi_enum'
    ? words
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean)
    : words;
}
