import '../styles/forms.css';
import '../styles/account.css';
import { useState } from 'preact/hooks';
import { takeLink } from '../api/identity.ts';
import { LinkOver } from '../components/link-over.tsx';
import { OneButton } from '../components/one-button.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { TextKey } from '../i18n/translate.ts';
import { localNext } from '../state/account-check.ts';
import { isLinkOver } from '../state/link-over.ts';
import { useLinkToken } from '../state/use-link-token.ts';

type Step = 'reading' | 'ready' | 'over' | 'none';

const TITLES: Readonly<Record<Step, TextKey>> = {
  reading: 'link.title',
  ready: 'link.title',
  over: 'link.invalid',
  none: 'link.none',
};

/** Signs in with a mailed link, once somebody presses the button: programs that open every link in a mail do not. */
export function LinkPage() {
  const { t } = useI18n();
  const token = useLinkToken();
  const [over, setOver] = useState<string | null>(null);
  const step: Step =
    token === undefined ? 'reading' : token === null ? 'none' : token === over ? 'over' : 'ready';
  const use = async (): Promise<void> => {
    if (!token) return;
    try {
      const { next } = await takeLink(token);
      location.replace(localNext(next));
    } catch (cause) {
      if (!isLinkOver(cause)) throw cause;
      setOver(token);
    }
  };
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(TITLES[step])} />
        {step === 'reading' && <p class="note no-script">{t('link.noScript')}</p>}
        {step === 'ready' && <OneButton why={t('link.why')} text={t('link.submit')} onPress={use} />}
        {(step === 'over' || step === 'none') && (
          <LinkOver
            why={t(step === 'over' ? 'link.invalidWhy' : 'link.noneWhy')}
            href="/sign-in#link"
            text={t('link.another')}
          />
        )}
      </div>
    </div>
  );
}
