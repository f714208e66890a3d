import type { ComponentProps, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { I18nProvider, useI18n } from '../i18n/context.tsx';
import { loadTexts } from '../i18n/load.ts';
import { createI18n, type I18n } from '../i18n/translate.ts';
import { TOLERANCES } from '../state/filter-words.ts';
import { withChanges } from '../state/search-query.ts';
import type { ColourFinder } from './colour-finder.tsx';

interface ExactColourProps {
  query: URLSearchParams;
  onQuery: (query: URLSearchParams) => void;
}

interface Picker {
  Field: ComponentType<ComponentProps<typeof ColourFinder>>;
  i18n: I18n;
}

/** The browser's picker tells every move of the pointer. */
const PAUSE_MS = 250;

/** One colour and how near to it a lot must be. What it is picked with comes when it is asked for. */
export function ExactColour({ query, onQuery }: ExactColourProps) {
  const { t, locale } = useI18n();
  const [picker, setPicker] = useState<Picker | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(query);
  latest.current = query;
  const load = (): void => {
    Promise.all([import('./colour-finder.tsx'), loadTexts(locale, ['common', 'palette'])]).then(
      ([{ ColourFinder: Field }, texts]) => setPicker({ Field, i18n: createI18n(locale, texts) }),
      // Without a network the families of colours are still there.
      () => undefined,
    );
  };
  const near = query.get('near');
  const deltaE = query.get('deltaE') ?? '';
  useEffect(() => {
    if (near !== null) load();
  }, []);
  const pick = (hex: string): void => {
    clearTimeout(pause.current);
    pause.current = setTimeout(() => onQuery(withChanges(latest.current, { near: hex })), PAUSE_MS);
  };
  return (
    <details
      class="facet exact-colour needs-script"
      open={near !== null}
      onToggle={(event) => event.currentTarget.open && !picker && load()}
    >
      <summary>{t('exact.title')}</summary>
      {near !== null && <input type="hidden" name="near" value={near} />}
      {picker && (
        <I18nProvider value={picker.i18n}>
          <picker.Field label={t('exact.title')} value={near} onChange={pick} />
        </I18nProvider>
      )}
      {near !== null && (
        <label>
          <span>{t('exact.tolerance')}</span>
          <select
            name="deltaE"
            value={deltaE}
            onChange={(event) => onQuery(withChanges(query, { deltaE: event.currentTarget.value }))}
          >
            {Object.entries(TOLERANCES).map(([value, text]) => (
              <option key={value} value={value}>
                {t(text)}
              </option>
            ))}
            {!Object.hasOwn(TOLERANCES, deltaE) && (
              <option value={deltaE}>{t('exact.other', { n: deltaE })}</option>
            )}
          </select>
        </label>
      )}
    </details>
  );
}
