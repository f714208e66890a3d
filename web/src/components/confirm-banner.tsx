import type { Me } from '@scampolo/shared/contract/identity';
import { useState } from 'preact/hooks';
import { sendConfirmation } from '../api/identity.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';

/** Until the address is confirmed: where the link is, sending it again, and mending a wrong address. */
export function ConfirmBanner({ me }: { me: Me }) {
  const { t } = useI18n();
  const [sent, setSent] = useState(false);
  const { busy, problem, run } = useAction();
  const again = async (): Promise<void> => setSent(await run(sendConfirmation));
  return (
    <aside class="banner" id="confirm-address" tabIndex={-1} aria-label={t('banner.label')}>
      <p>
        {me.pendingEmail === null
          ? t('banner.text', { email: me.email })
          : t('banner.pending', { email: me.pendingEmail })}
      </p>
      <p class="banner-acts">
        {me.pendingEmail === null && (
          <button type="button" class="as-link needs-script" disabled={busy} onClick={() => void again()}>
            {t('banner.again')}
          </button>
        )}
        <a href="/me/account#address">{t('banner.correct')}</a>
      </p>
      <p role="status" class={problem ? 'problem' : undefined}>
        {problem ?? (sent ? t('banner.sent') : '')}
      </p>
    </aside>
  );
}
