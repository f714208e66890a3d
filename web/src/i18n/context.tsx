import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { I18n } from './translate.ts';

const I18nContext = createContext<I18n | null>(null);

/** Gives everything below it one language. */
export const I18nProvider = I18nContext.Provider;

/** Texts and formats of the page's language. */
export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useI18n outside of I18nProvider');
  return i18n;
}
