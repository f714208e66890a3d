import type { Me } from '@scampolo/shared/contract/identity';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { toAmount } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { DataOf } from '../pages/page-data.ts';
import type { ClaimState } from '../state/use-claim.ts';
import { AmountField } from './amount-field.tsx';
import { ClaimSteps } from './claim-steps.tsx';
import { PiecesField } from './pieces-field.tsx';
import { WorkshopSelect } from './workshop-select.tsx';

interface ClaimFormProps {
  data: DataOf<'listing'>;
  listing: ListingJson;
  workshops: Me['workshops'];
  claim: ClaimState;
}

/** How much or which pieces, for whom, and what happens then. */
export function ClaimForm({ data, listing, workshops, claim }: ClaimFormProps) {
  const i18n = useI18n();
  const { t, amount } = i18n;
  const { claimable, wanted } = claim;
  return (
    <form
      class="needs-script"
      onSubmit={(event) => {
        event.preventDefault();
        void claim.send();
      }}
    >
      {claimable ? (
        <AmountField
          claimable={claimable}
          text={claim.text}
          onText={claim.setText}
          problem={amountProblem(claim, i18n)}
        />
      ) : (
        <PiecesField
          pieces={listing.pieces}
          chosen={claim.chosen}
          lost={claim.lost}
          onChoose={claim.choose}
        />
      )}
      <WorkshopSelect
        label={t('claim.workshop')}
        workshops={workshops}
        value={claim.workshopId}
        onChange={claim.setWorkshopId}
      />
      <label class="field">
        <span>{t('claim.note')}</span>
        <textarea
          rows={2}
          maxlength={500}
          placeholder={t('claim.noteHint')}
          value={claim.note}
          onInput={(event) => claim.setNote(event.currentTarget.value)}
        />
      </label>
      <ClaimSteps data={data} listing={listing} />
      <p role="alert" class="problem">
        {claim.problem}
      </p>
      <button type="submit" class="primary wide" disabled={claim.busy || (claimable !== null && !wanted)}>
        {claim.busy
          ? t('claim.sending')
          : wanted
            ? t('claim.submit', { amount: amount(wanted) })
            : t('claim.title')}
      </button>
    </form>
  );
}

function amountProblem(
  { claimable, amountProblem: problem }: ClaimState,
  { t, amount, number }: I18n,
): string | null {
  if (!claimable || !problem) return null;
  const { unit, left, cut } = claimable;
  return t(problem, {
    max: amount(toAmount(left, unit)),
    cut: amount(toAmount(cut ?? 1, unit)),
    example: number(unit === 'pcs' ? 3 : 2.5),
  });
}
