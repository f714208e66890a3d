import { useMemo } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { suggestFrom } from '../state/suggestions.ts';
import { categoryName } from '../state/terms.ts';
import type { ListingEditor } from '../state/use-listing-editor.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';

/** Families and kinds that the title names, to take with one touch; never filled in silently. */
export function CategorySuggestions() {
  const { t } = useI18n();
  const editor = useEditor();
  const { form, terms } = editor;
  const suggested = useMemo(() => suggestFrom(form.title, terms).categories, [form.title, terms]);
  const fresh = suggested.filter((code) => code !== form.category);
  if (form.category !== '' || fresh.length === 0) return null;
  return (
    <div class="suggestions">
      <p class="hint">{t('suggest.title')}</p>
      <ul>
        {fresh.map((code) => {
          const name = categoryName(terms, code);
          return (
            <li key={code}>
              <button
                type="button"
                class="chip"
                aria-label={t('suggest.take', { name })}
                onClick={() => chooseCategory(editor, code)}
              >
                {name}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The family, and once it is chosen the kind. */
export function CategoryFields() {
  const { t } = useI18n();
  const editor = useEditor();
  const { form, terms } = editor;
  const family = form.category.split('.')[0] ?? '';
  const kinds = terms.categories.filter((one) => one.parent === family);
  const choose = (code: string): void => chooseCategory(editor, code);
  return (
    <div class="two">
      <EditorField path="category" label={t('post.category')}>
        {(control) => (
          <select {...control} value={family} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{t('choose')}</option>
            {terms.categories
              .filter((one) => one.parent === null)
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </EditorField>
      {kinds.length > 0 && (
        <EditorField path="subcategory" label={t('post.subcategory')}>
          {(control) => (
            <select
              {...control}
              value={form.category}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              <option value={family}>{t('post.subcategoryAny')}</option>
              {kinds.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </EditorField>
      )}
    </div>
  );
}

/** Sets the category and, while no amount is written, the unit it is usually measured in. */
function chooseCategory({ form, set, terms }: ListingEditor, code: string): void {
  const unit = terms.categories.find((one) => one.code === code)?.defaultUnit;
  set(form.amount === '' && unit ? { category: code, unit } : { category: code });
}
