import { toAmount } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import { type Claimable, readAmount, stepDown, stepUp } from '../state/claim-amount.ts';
import { TapeMeasure } from './tape-measure.tsx';

interface AmountFieldProps {
  claimable: Claimable;
  /** what stands in the field */
  text: string;
  onText: (text: string) => void;
  /** what is wrong with it, in words */
  problem: string | null;
}

/** How much of a divisible lot: typed, by buttons, or on the tape. */
export function AmountField({ claimable, text, onText, problem }: AmountFieldProps) {
  const { t, typed, amount } = useI18n();
  const { unit, left, cut } = claimable;
  const read = readAmount(text, claimable);
  const steps = typeof read === 'number' ? read : left;
  const put = (next: number): void => onText(typed(toAmount(next, unit).value));
  const max = amount(toAmount(left, unit));
  const hint = cut
    ? t('claim.amountCut', { cut: amount(toAmount(cut, unit)), max })
    : t('claim.amountHint', { max });
  return (
    <div class="field">
      <label for="claim-amount">{t('claim.amount')}</label>
      <div class="stepper">
        <button type="button" aria-label={t('claim.less')} onClick={() => put(stepDown(steps, claimable))}>
          −
        </button>
        <input
          id="claim-amount"
          inputmode={unit === 'pcs' ? 'numeric' : 'decimal'}
          autocomplete="off"
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'claim-amount-problem claim-amount-hint' : 'claim-amount-hint'}
          onInput={(event) => onText(event.currentTarget.value)}
        />
        <span class="unit">{t(`unit.${unit}`)}</span>
        <button type="button" aria-label={t('claim.more')} onClick={() => put(stepUp(steps, claimable))}>
          +
        </button>
        <button type="button" class="quiet" onClick={() => put(left)}>
          {t('claim.all')}
        </button>
      </div>
      {problem && (
        <p id="claim-amount-problem" class="problem">
          {problem}
        </p>
      )}
      <p id="claim-amount-hint" class="hint">
        {hint}
      </p>
      <TapeMeasure claimable={claimable} steps={steps} onChange={put} />
    </div>
  );
}
