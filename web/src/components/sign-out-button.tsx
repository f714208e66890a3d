import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';

interface SignOutButtonProps {
  memberId: string;
  /** Ends the session; what is kept of the member here is dropped after it. */
  signOut: () => Promise<void>;
}

/** Signs out; asks first when something waits in this browser that has not gone up, since it goes too. */
export function SignOutButton({ memberId, signOut }: SignOutButtonProps) {
  const { t, locale } = useI18n();
  const { busy, problem, run } = useAction();
  const [dialog, setDialog] = useState<ComponentChild>(null);
  const press = async (): Promise<void> => {
    // Only who signs out needs any of it.
    const { waitingOf, forgetMember } = await import('../offline/forgetting.ts');
    const leave = async (): Promise<void> => {
      await signOut();
      await forgetMember(memberId);
      location.assign('/');
    };
    const drafts = await waitingOf(memberId);
    if (drafts.length === 0) return leave();
    const { LeaveDraftsDialog, textsOfLeaving } = await import('./leave-drafts-dialog.tsx');
    const i18n = await textsOfLeaving(locale);
    const close = (): void => setDialog(null);
    setDialog(<LeaveDraftsDialog drafts={drafts} i18n={i18n} onConfirm={leave} onClose={close} />);
  };
  return (
    <>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="button" disabled={busy} onClick={() => void run(press)}>
        {t('menu.signOut')}
      </button>
      {dialog}
    </>
  );
}
