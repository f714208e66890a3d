import type { ClaimJson, HandoverBody } from '@scampolo/shared/contract/exchange';
import { useState } from 'preact/hooks';
import { handOver } from '../api/exchange.ts';
import { useI18n } from '../i18n/context.tsx';
import { parseDecimal } from '../state/decimal.ts';
import { useAction } from '../state/use-action.ts';
import { DialogActions } from './dialog-actions.tsx';
import { Modal } from './modal.tsx';

interface HandoverDialogProps {
  claim: ClaimJson;
  /** what the claimed part should weigh by the description, or null when that is not known */
  expectedKg: number | null;
  onDone: (claim: ClaimJson) => void;
  onClose: () => void;
}

const ANSWERS = ['yes', 'partly', 'no'] as const;

/** Completes a claim: the weight on the scales, and one question. */
export function HandoverDialog({ claim, expectedKg, onDone, onClose }: HandoverDialogProps) {
  const { t, mass, number } = useI18n();
  const [text, setText] = useState('');
  const [displacement, setDisplacement] = useState<HandoverBody['displacement']>();
  const [invalid, setInvalid] = useState(false);
  const { busy, problem, run } = useAction();
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const massKg = parseDecimal(text);
    const unread = massKg === null || !(massKg >= 0.001);
    setInvalid(unread);
    if (unread) return;
    const body = { massKg: Math.round(massKg * 1000) / 1000, ...(displacement ? { displacement } : {}) };
    void run(async () => onDone(await handOver(claim.id, body)));
  };
  return (
    <Modal title={t('handover.title', { workshop: claim.claimant?.workshop ?? '' })} onClose={onClose}>
      <form onSubmit={send} noValidate>
        <div class="field">
          <label for="mass">{t('handover.mass')}</label>
          <input
            id="mass"
            inputmode="decimal"
            autocomplete="off"
            value={text}
            aria-invalid={invalid}
            aria-describedby="mass-hint"
            onInput={(event) => {
              setText(event.currentTarget.value);
              setInvalid(false);
            }}
          />
          {invalid && (
            <p class="problem" role="alert">
              {t('decimal.invalid', { example: number(1.25) })}
            </p>
          )}
          <p id="mass-hint" class="hint">
            {expectedKg ? t('handover.massHint', { mass: mass(expectedKg) }) : t('handover.massAsk')}
          </p>
        </div>
        <fieldset class="field choices">
          <legend>{t('handover.displacement')}</legend>
          {[...ANSWERS, undefined].map((answer) => (
            <label key={answer ?? 'skip'} class="check">
              <input
                type="radio"
                name="displacement"
                checked={displacement === answer}
                onChange={() => setDisplacement(answer)}
              />
              {t(`handover.${answer ?? 'skip'}`)}
            </label>
          ))}
        </fieldset>
        <DialogActions text={t('handover.submit')} busy={busy} problem={problem} onClose={onClose} />
      </form>
    </Modal>
  );
}
