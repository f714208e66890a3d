import type { InputHTMLAttributes } from 'preact';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { BoundField } from '../state/use-account-form.ts';

interface AccountFieldProps extends BoundField {
  label: string;
  hint?: string;
  /** what stands in it at first */
  initial?: string;
  /** everything else an input takes */
  field: InputHTMLAttributes<HTMLInputElement>;
}

/** A field of an account form with its label and what is wrong with it; a password can be shown. */
export function AccountField({ id, name, label, initial, problem, onValue, hint, field }: AccountFieldProps) {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const secret = field.type === 'password';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class={secret ? 'secret' : undefined}>
        <input
          {...({
            ...field,
            type: secret && shown ? 'text' : field.type,
          } as InputHTMLAttributes<HTMLInputElement>)}
          id={id}
          name={name}
          defaultValue={initial}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-problem ${id}-hint`}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {secret && (
          <button type="button" aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
            {t(shown ? 'account.hide' : 'account.show')}
          </button>
        )}
      </div>
      <p id={`${id}-problem`} class="problem">
        {problem}
      </p>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
