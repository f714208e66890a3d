import '../styles/forms.css';
import '../styles/account.css';
import { JoinForm } from '../components/join-form.tsx';
import { LinkOver } from '../components/link-over.tsx';
import { StepTitle } from '../components/step-title.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { TextKey } from '../i18n/translate.ts';
import { type JoinStep, useJoining } from '../state/use-joining.ts';
import type { DataOf } from './page-data.ts';

const TITLES: Readonly<Record<JoinStep, TextKey>> = {
  reading: 'join.title',
  failed: 'join.title',
  ready: 'join.title',
  over: 'join.invalid',
  none: 'link.none',
};

/** Accepts an invitation: with an account by one button, without one by name and password. */
export function JoinPage({ data }: { data: DataOf<'join'> }) {
  const { t } = useI18n();
  const joining = useJoining();
  const { step, invitation, hub } = joining;
  return (
    <div class="account">
      <div class="stack">
        <StepTitle text={t(TITLES[step])} />
        {step === 'reading' && (
          <>
            <p class="note no-script">{t('link.noScript')}</p>
            <p class="needs-script" role="status">
              {t('link.reading')}
            </p>
          </>
        )}
        {step === 'failed' && (
          <>
            <p class="problem" role="alert">
              {joining.problem}
            </p>
            <button type="button" onClick={joining.look}>
              {t('join.retry')}
            </button>
          </>
        )}
        {step === 'ready' && invitation && (
          <JoinForm invitation={invitation} hub={hub} me={data.me} onAccept={joining.accept} />
        )}
        {(step === 'over' || step === 'none') && (
          <LinkOver
            why={t(step === 'over' ? 'join.invalidWhy' : 'link.noneWhy')}
            href="/"
            text={t('confirm.home')}
          />
        )}
      </div>
    </div>
  );
}
