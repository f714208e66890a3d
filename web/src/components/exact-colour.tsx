import type { FacetValue } from '@scampolo/shared/contract/search';
import type { ComponentProps, ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { I18nProvider, useI18n } from '../i18n/context.tsx';
import { loadTexts } from '../i18n/load.ts';
import { createI18n, type I18n } from '../i18n/translate.ts';
import { withChanges } from '../state/search-query.ts';
import type { ColourPicker } from './colour-picker.tsx';

interface ExactColourProps {
  query: URLSearchParams;
  families: readonly FacetValue[];
  onQuery: (query: URLSearchParams) => void;
}

interface Picker {
  Field: ComponentType<ComponentProps<typeof ColourPicker>>;
  i18n: I18n;
}

/** CIEDE2000 differences and what they look like: the search's own tolerance is the middle one. */
const TOLERANCES = { '5': 'exact.close', '': 'exact.similar', '20': 'exact.wide' } as const;
/** The browser's picker tells every move of the pointer. */
const PAUSE_MS = 250;

/** One colour and how near to it a lot must be. What it is picked with comes when it is asked for. */
export function ExactColour({ query, families, onQuery }: ExactColourProps) {
  const { t, locale } = useI18n();
  const [picker, setPicker] = useState<Picker | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(query);
  latest.current = query;
  const load = (): void => {
    Promise.all([import('./colour-picker.tsx'), loadTexts(locale, ['palette'])]).then(
      ([{ ColourPicker: Field }, texts]) => setPicker({ Field, i18n: createI18n(locale, texts) }),
      // Without a network the families of colours are still there.
      () => undefined,
    );
  };
  const near = query.get('near');
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
          <picker.Field
            label={t('exact.title')}
            value={near}
            families={families.map(({ value, label }) => ({ code: value, name: label }))}
            onChange={pick}
          />
        </I18nProvider>
      )}
      {near !== null && (
        <label>
          <span>{t('exact.tolerance')}</span>
          <select
            name="deltaE"
            value={query.get('deltaE') ?? ''}
            onChange={(event) => onQuery(withChanges(query, { deltaE: event.currentTarget.value }))}
          >
            {Object.entries(TOLERANCES).map(([deltaE, text]) => (
              <option key={deltaE} value={deltaE}>
                {t(text)}
              </option>
            ))}
          </select>
        </label>
      )}
    </details>
  );
}
