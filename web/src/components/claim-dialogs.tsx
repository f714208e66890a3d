import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { cancelClaim, markNoShow } from '../api/exchange.ts';
import { useI18n } from '../i18n/context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface ClaimDialogProps {
  claim: ClaimJson;
  onDone: (claim: ClaimJson) => void;
  onClose: () => void;
}

/** Gives a claim back, with a word to the other side. */
export function CancelDialog({ claim, onDone, onClose }: ClaimDialogProps) {
  const { t, amount } = useI18n();
  return (
    <ConfirmDialog
      title={t('cancel.title')}
      body={t('cancel.body', { amount: amount(claim.amount) })}
      submit={t('cancel.submit')}
      reasonLabel={t('cancel.reason')}
      onConfirm={async (reason) => onDone(await cancelClaim(claim.id, reason ? { reason } : {}))}
      onClose={onClose}
    />
  );
}

/** Records that nobody came. */
export function NoShowDialog({ claim, onDone, onClose }: ClaimDialogProps) {
  const { t, amount } = useI18n();
  const workshop = claim.claimant?.workshop ?? '';
  return (
    <ConfirmDialog
      title={t('noShow.title')}
      body={t('noShow.body', { amount: amount(claim.amount), workshop })}
      submit={t('noShow.submit')}
      onConfirm={async () => onDone(await markNoShow(claim.id))}
      onClose={onClose}
    />
  );
}
