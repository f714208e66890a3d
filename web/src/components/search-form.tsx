import type { Cadence } from '@scampolo/shared/contract/saved-searches';
import { useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { CadenceField } from './cadence-field.tsx';
import { DialogActions } from './dialog-actions.tsx';

interface SearchFormProps {
  name: string;
  cadence: Cadence;
  /** what is searched for, part by part */
  parts: readonly string[];
  /** the deed, as a verb */
  submit: string;
  /** Does it; what it throws is said in the form. */
  onSend: (said: { name: string; cadence: Cadence }) => Promise<unknown>;
  onClose: () => void;
}

/** What a kept search is called and when its mails come. */
export function SearchForm({ parts, submit, onSend, onClose, ...first }: SearchFormProps) {
  const { t } = useI18n();
  const [name, setName] = useState(first.name);
  const [cadence, setCadence] = useState(first.cadence);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { busy, problem, run } = useAction();
  const missing = tried && name.trim() === '';
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    // The page around it may be a form of its own.
    event.stopPropagation();
    setTried(true);
    if (name.trim() === '') field.current?.focus();
    else void run(() => onSend({ name: name.trim(), cadence }));
  };
  return (
    <form class="stack" noValidate method="post" onSubmit={send}>
      {parts.length > 0 && (
        <ul class="asked-parts">
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      <div class="field">
        <label for="search-name">{t('searches.name')}</label>
        <input
          id="search-name"
          ref={field}
          maxlength={80}
          autocomplete="off"
          value={name}
          aria-invalid={missing}
          aria-describedby="search-name-problem search-name-hint"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="problem" id="search-name-problem">
          {missing && t('searches.nameNeeded')}
        </p>
        <p class="hint" id="search-name-hint">
          {t('searches.nameHint')}
        </p>
      </div>
      <CadenceField value={cadence} onChange={setCadence} />
      <DialogActions text={submit} busy={busy} problem={problem} onClose={onClose} />
    </form>
  );
}
