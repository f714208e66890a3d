import { useI18n } from '../i18n/context.tsx';

/** One short message that passes, and what can still be undone. */
export interface Toast {
  text: string;
  /** a toast with something to do stays until somebody closes it */
  action?: { text: string; run: () => void };
}

/** Says something at the foot of the page without taking the focus; what draws it is loaded with the first one. */
export function useToast(): (toast: Toast) => Promise<void> {
  const { t } = useI18n();
  return async (toast) => {
    const { addToast } = await import('../components/toast-list.tsx');
    addToast(toast, t('search.close'));
  };
}
