import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { useI18n } from '../i18n/context.tsx';

/** From the most mails to none. */
const CHOICES = ['at_once', 'daily', 'weekly', 'none'] as const satisfies readonly Cadence[];

interface CadenceFieldProps {
  value: Cadence;
  onChange: (cadence: Cadence) => void;
}

/** When somebody is told of what a search found. */
export function CadenceField({ value, onChange }: CadenceFieldProps) {
  const { t } = useI18n();
  return (
    <fieldset class="field choices cadence" aria-describedby="cadence-hint">
      <legend>{t('cadence.legend')}</legend>
      {CHOICES.map((cadence) => (
        <label key={cadence} class="check">
          <input
            type="radio"
            name="cadence"
            value={cadence}
            checked={value === cadence}
            onChange={() => onChange(cadence)}
          />
          <span class="word">{t(`cadence.${cadence}`)}</span>
        </label>
      ))}
      <p class="hint" id="cadence-hint">
        {t('cadence.hint')}
      </p>
    </fieldset>
  );
}
