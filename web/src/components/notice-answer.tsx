import type { StaffNotice } from '@scampolo/shared/contract/notices';
import { useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { Notices } from '../state/use-notices.ts';

/** What the contract takes. */
const MOST = 2000;
const OUTCOMES = [
  ['upheld', 'a'],
  ['dismissed', 'n'],
] as const;

/** Deciding on a notice, with the words that who filed it will read. */
export function NoticeAnswer({ notice, notices }: { notice: StaffNotice; notices: Notices }) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState<'outcome' | 'answer' | null>(null);
  const { outcome, setOutcome, action } = notices;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    const lacks = outcome === null ? 'outcome' : text === '' ? 'answer' : null;
    setMissing(lacks);
    if (lacks === 'answer') field.current?.focus();
    if (lacks !== null) return;
    if (await notices.answer(text)) document.getElementById('notices-title')?.focus();
  };
  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      <fieldset class="field choices inline">
        <legend>{t('notices.outcome')}</legend>
        {OUTCOMES.map(([one, key]) => (
          <label key={one} class="check">
            <input
              type="radio"
              name="outcome"
              checked={outcome === one}
              onChange={() => {
                setOutcome(one);
                setMissing(null);
              }}
            />
            <span class="word">
              {t(`notices.${one}`)} <kbd>{key}</kbd>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="answer">{t('notices.answer')}</label>
        <textarea
          id="answer"
          ref={field}
          rows={5}
          maxlength={MOST}
          aria-invalid={missing === 'answer'}
          aria-describedby="answer-hint"
          onInput={() => setMissing(null)}
        />
        <p class="hint" id="answer-hint">
          {t(notice.answerable ? 'notices.answerHint' : 'notices.answerSilent')}
        </p>
      </div>
      <p class="problem" role="alert">
        {missing === null
          ? action.problem
          : t(missing === 'outcome' ? 'notices.outcomeNeeded' : 'notices.answerNeeded')}
      </p>
      <div class="actions">
        <button type="submit" class="primary" disabled={action.busy}>
          {action.busy ? t('sending') : t('notices.submit')}
        </button>
      </div>
    </form>
  );
}
