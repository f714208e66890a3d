import type { NoticeReason, NoticeSubject } from '@scampolo/shared/contract/notices';
import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { useEffect, useState } from 'preact/hooks';
import { fileNotice } from '../api/notices.ts';
import { useI18n } from '../i18n/context.tsx';
import { looksLikeEmail } from '../state/email-shape.ts';
import { reasonsFor } from '../state/notice-words.ts';
import { useAction } from '../state/use-action.ts';
import { ReasonField } from './reason-field.tsx';

/** What the contract takes. */
const MOST = 2000;

/** What is missing of a notice, by field. */
type Missing = Partial<Record<'reason' | 'text' | 'email', string>>;

interface NoticeFormProps {
  subject: NoticeSubject;
  /** chosen by the link that led here */
  reason: NoticeReason | null;
  /** somebody is signed in, and answered at their address */
  member: boolean;
  /** Called with the address that the answer goes to, if any. */
  onFiled: (email: string | null) => void;
}

/** Saying that something is wrong: what, in one's own words, and where to answer. */
export function NoticeForm({ subject, reason: first, member, onFiled }: NoticeFormProps) {
  const { t, locale } = useI18n();
  const [reason, setReason] = useState(first);
  const [missing, setMissing] = useState<Missing>({});
  const [ready, setReady] = useState(false);
  const { busy, problem, run } = useAction();
  useEffect(() => setReady(true), []);
  const known = reasonsFor(subject.kind);
  const reasons = first === null || known.includes(first) ? known : [...known, first];
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const written = new FormData(form);
    const [text, email] = [
      String(written.get('text') ?? '').trim(),
      String(written.get('email') ?? '').trim(),
    ];
    const found: Missing = {
      ...(reason === null ? { reason: t('notice.reasonNeeded') } : {}),
      ...(text === '' ? { text: t('notice.textNeeded') } : {}),
      ...(email !== '' && !looksLikeEmail(email) ? { email: t('notice.emailWrong') } : {}),
    };
    setMissing(found);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined || reason === null) {
      form.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    const asked = INTERFACE_LANGUAGES.find((one) => one === locale);
    const more = { ...(email === '' ? {} : { email }), ...(asked ? { locale: asked } : {}) };
    void run(() => fileNotice({ subject, reason, text, ...more })).then(
      (done) => done && onFiled(email === '' ? null : email),
    );
  };
  return (
    <form class="stack" noValidate method="post" onSubmit={send}>
      <p class="note no-script">{t('notice.noScript')}</p>
      <ReasonField
        reasons={reasons}
        chosen={reason}
        problem={missing.reason ?? null}
        onChoose={(chosen) => {
          setReason(chosen);
          setMissing(({ reason: _reason, ...others }) => others);
        }}
      />
      <div class="field">
        <label for="text">{t('notice.text')}</label>
        <textarea
          id="text"
          name="text"
          rows={5}
          maxlength={MOST}
          aria-invalid={missing.text !== undefined}
          aria-describedby="text-problem text-hint"
        />
        <p class="problem" id="text-problem">
          {missing.text}
        </p>
        <p class="hint" id="text-hint">
          {t('notice.textHint')}
        </p>
      </div>
      {!member && (
        <div class="field">
          <label for="email">{t('notice.email')}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            inputmode="email"
            maxlength={254}
            aria-invalid={missing.email !== undefined}
            aria-describedby="email-problem email-hint"
          />
          <p class="problem" id="email-problem">
            {missing.email}
          </p>
          <p class="hint" id="email-hint">
            {t('notice.emailHint')}
          </p>
        </div>
      )}
      <p>{t('notice.next')}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary needs-script" disabled={busy || !ready}>
        {busy ? t('sending') : t('notice.send')}
      </button>
    </form>
  );
}
