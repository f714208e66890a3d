import { useI18n } from '../i18n/context.tsx';
import { FormField } from './form-field.tsx';

interface WantedQueryProps {
  words: string;
  /** in words; null when nothing is wrong */
  problem: string | null;
  /** what the search is filtered by, in words */
  filters: readonly string[];
  query: URLSearchParams;
  onWords: (words: string) => void;
}

/** The search behind a wanted post: its words to write, its filters to read. */
export function WantedQuery({ words, problem, filters, query, onWords }: WantedQueryProps) {
  const { t } = useI18n();
  return (
    <>
      <FormField
        id="wanted-words"
        label={t('wanted.fieldWords')}
        hint={t('wanted.fieldWordsHint')}
        problem={problem}
      >
        {(control) => (
          <input
            {...control}
            maxlength={200}
            autocomplete="off"
            value={words}
            onInput={(event) => onWords(event.currentTarget.value)}
          />
        )}
      </FormField>
      {filters.length > 0 && (
        <div class="field">
          <span>{t('wanted.filters')}</span>
          <ul class="asked-parts">
            {filters.map((filter) => (
              <li key={filter}>{filter}</li>
            ))}
          </ul>
          <a class="small" href={`/?${query}`}>
            {t('wanted.changeQuery')}
          </a>
        </div>
      )}
    </>
  );
}
