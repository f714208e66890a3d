import type { ListingSummary } from '@scampolo/shared/contract/listings';
import type { I18n } from '../i18n/translate.ts';

type Measured = Pick<
  ListingSummary,
  'amount' | 'amountLeft' | 'widthCm' | 'weightGsm' | 'massKg' | 'largestPiece'
>;

/** The measures of a lot in one line, what is left of it first: `8 m × 150 cm · 280 g/m²`. */
export function measureWords(lot: Measured, { t, number, amount, size, mass }: I18n): string {
  // Of a lot that is gone the size still tells what it was.
  const left = lot.amountLeft && lot.amountLeft.value > 0 ? lot.amountLeft : lot.amount;
  const words: string[] = [];
  if (left?.unit === 'm' && lot.widthCm !== null)
    words.push(`${amount(left)} × ${number(lot.widthCm)}\u00a0cm`);
  else if (left) words.push(amount(left));
  const piece = lot.largestPiece;
  if (piece && left?.unit === 'pcs') words.push(t('upTo', { size: size(piece.lengthCm, piece.widthCm) }));
  if (lot.weightGsm !== null) words.push(`${number(lot.weightGsm)}\u00a0g/m²`);
  else if (lot.massKg !== null && left?.unit !== 'kg') words.push(mass(lot.massKg));
  return words.join(' · ');
}
