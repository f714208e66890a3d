import type { ComponentProps, ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { I18nProvider, useI18n } from '../i18n/context.tsx';
import { loadTexts } from '../i18n/load.ts';
import { createI18n, type I18n } from '../i18n/translate.ts';
import type { LabelOf } from '../state/filter-words.ts';
import { keptQuery } from '../state/query-words.ts';
import type { SaveSearchDialog } from './save-search-dialog.tsx';

interface SaveSearchProps {
  query: URLSearchParams;
  labelOf: LabelOf;
  /** somebody is signed in; anybody else signs in first and comes back to it */
  member: boolean;
}

interface Opened {
  Dialog: ComponentType<ComponentProps<typeof SaveSearchDialog>>;
  i18n: I18n;
  /** what was searched for when it was opened */
  query: URLSearchParams;
}

/** The way to keep a search: a page of its own, and with script a dialog that is loaded when it is asked for. Nothing for no search. */
export function SaveSearch({ query, labelOf, member }: SaveSearchProps) {
  const { t, locale } = useI18n();
  const [opened, setOpened] = useState<Opened | null>(null);
  const asked = keptQuery(query);
  if (asked === '') return null;
  const href = `/me/searches/new?${asked}`;
  const open = (event: MouseEvent): void => {
    if (!member || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const parts = ['common', 'search', 'searches', 'exchange', 'errors', 'issues'] as const;
    Promise.all([import('./save-search-dialog.tsx'), loadTexts(locale, parts)]).then(
      ([{ SaveSearchDialog: Dialog }, texts]) =>
        setOpened({ Dialog, i18n: createI18n(locale, texts), query: new URLSearchParams(asked) }),
      () => location.assign(href),
    );
  };
  return (
    <>
      <a class="button save-search" href={href} onClick={open}>
        {t('search.save')}
      </a>
      {opened && (
        <I18nProvider value={opened.i18n}>
          <opened.Dialog query={opened.query} labelOf={labelOf} onClose={() => setOpened(null)} />
        </I18nProvider>
      )}
    </>
  );
}
