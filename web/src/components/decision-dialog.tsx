import type { DecisionAction, ReasonCode } from '@scampolo/shared/contract/moderation';
import { useState } from 'preact/hooks';
import { decide } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';

const REASONS = [
  'photo_missing',
  'photo_unclear',
  'composition_unclear',
  'measures_wrong',
  'category_wrong',
  'legal_route_unclear',
  'waste',
  'prohibited',
  'brand_restricted',
  'duplicate',
  'other',
] as const satisfies readonly ReasonCode[];

interface DecisionDialogProps {
  listing: { id: string; revision: number };
  action: Exclude<DecisionAction, 'approve'>;
  onDone: () => void;
  onClose: () => void;
}

/** A decision against a lot: its reason, the text that the member will read, and a note in one's own words. */
export function DecisionDialog(props: DecisionDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState<ReasonCode>('photo_unclear');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, problem, run } = useAction();
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = note.trim();
    const mute = reason === 'other' && !words;
    setMissing(mute);
    if (mute) return;
    void run(async () => {
      const { id, revision } = props.listing;
      await decide(id, { action: props.action, reason, revision, ...(words ? { note: words } : {}) });
      props.onDone();
    });
  };
  return (
    <Modal title={t(`decide.${props.action}`)} onClose={props.onClose}>
      <form onSubmit={send}>
        <label class="field">
          <span>{t('decide.reason')}</span>
          <select
            value={reason}
            onChange={(event) =>
              setReason(REASONS.find((one) => one === event.currentTarget.value) ?? 'other')
            }
          >
            {REASONS.map((one) => (
              <option key={one} value={one}>
                {t(`reason.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {reason !== 'other' && <blockquote>{t(`reason.${reason}.text`)}</blockquote>}
        <label class="field">
          <span>{t('decide.note')}</span>
          <textarea
            rows={4}
            maxlength={1000}
            value={note}
            aria-invalid={missing}
            onInput={(event) => {
              setNote(event.currentTarget.value);
              setMissing(false);
            }}
          />
        </label>
        <DialogActions
          text={t(`decide.${props.action}.submit`)}
          busy={busy}
          problem={missing ? t('decide.noteNeeded') : problem}
          onClose={props.onClose}
        />
      </form>
    </Modal>
  );
}
