import type { Language } from '@scampolo/shared/domain/catalogue';
import { I18nProvider } from '../i18n/context.tsx';
import { loadTexts } from '../i18n/load.ts';
import { createI18n, type I18n } from '../i18n/translate.ts';
import type { LocalDraft } from '../offline/local-draft.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Loads what {@link LeaveDraftsDialog} says, which no page needs before. */
export async function textsOfLeaving(locale: Language): Promise<I18n> {
  return createI18n(locale, await loadTexts(locale, ['common', 'drafts', 'exchange', 'errors', 'issues']));
}

interface LeaveDraftsDialogProps {
  drafts: readonly LocalDraft[];
  i18n: I18n;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before signing out drops what has not gone up. */
export function LeaveDraftsDialog({ drafts, i18n, onConfirm, onClose }: LeaveDraftsDialogProps) {
  const title = drafts[0]?.form.title.trim() || i18n.t('drafts.unnamed');
  return (
    <I18nProvider value={i18n}>
      <ConfirmDialog
        title={i18n.t('drafts.leaveTitle')}
        body={i18n.t('drafts.leaveBody', { title, count: drafts.length })}
        submit={i18n.t('drafts.leaveYes')}
        danger
        onConfirm={onConfirm}
        onClose={onClose}
      />
    </I18nProvider>
  );
}
