import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { Talk } from '../state/use-talk.ts';

/** What the contract takes. */
const MOST = 2000;

/** Writing a message. What one wrote stays in the field until the server has it. */
export function TalkForm({ talk }: { talk: Talk }) {
  const { t } = useI18n();
  const field = useRef<HTMLTextAreaElement>(null);
  const [ready, setReady] = useState(false);
  const [empty, setEmpty] = useState(false);
  const [sent, setSent] = useState(false);
  useEffect(() => setReady(true), []);
  const { busy, problem } = talk.writing;
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const text = field.current?.value.trim() ?? '';
    setSent(false);
    setEmpty(text === '');
    if (text === '') return field.current?.focus();
    if (!(await talk.send(text)) || !field.current) return;
    field.current.value = '';
    setSent(true);
    field.current.focus();
  };
  return (
    <form class="talk-form stack" noValidate method="post" onSubmit={(event) => void send(event)}>
      <p class="note no-script">{t('talk.noScript')}</p>
      <div class="field needs-script">
        <label for="message">{t('talk.write')}</label>
        <textarea
          id="message"
          ref={field}
          name="text"
          rows={3}
          maxlength={MOST}
          aria-describedby="message-hint"
          aria-invalid={empty}
          onInput={() => {
            setEmpty(false);
            setSent(false);
          }}
        />
        <p class="hint" id="message-hint">
          {t('talk.hint')}
        </p>
      </div>
      <p role="alert" class="problem">
        {empty ? t('talk.empty') : problem}
      </p>
      <div class="send needs-script">
        <p role="status" class="said">
          {sent && t('talk.sent')}
        </p>
        <button type="submit" class="primary" disabled={busy || !ready}>
          {busy ? t('sending') : t('talk.send')}
        </button>
      </div>
    </form>
  );
}
