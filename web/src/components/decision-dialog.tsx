import type { DecisionAction, ReasonCode } from '@scampolo/shared/contract/moderation';
import { useState } from 'preact/hooks';
import { decide } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { Modal } from './modal.tsx';
import { NoteForm } from './note-form.tsx';

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
export function DecisionDialog({ listing, action, onDone, onClose }: DecisionDialogProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState<ReasonCode>('photo_unclear');
  const send = async (note: string): Promise<void> => {
    const { id, revision } = listing;
    await decide(id, { action, reason, revision, ...(note ? { note } : {}) });
    onDone();
  };
  return (
    <Modal title={t(`decide.${action}`)} onClose={onClose}>
      <NoteForm
        note={{ label: t('decide.note'), needed: reason === 'other' && t('decide.noteNeeded') }}
        submit={t(`decide.${action}.submit`)}
        onSend={send}
        onClose={onClose}
      >
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
      </NoteForm>
    </Modal>
  );
}
