import { LIMITS } from '@scampolo/shared/domain/listing';
import { useMemo } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { suggestFrom } from '../state/suggestions.ts';
import { categoryName } from '../state/terms.ts';
import type { ListingEditor } from '../state/use-listing-editor.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';
import { Choice } from './editor-inputs.tsx';

/** What the lot is: title, the family and kind it belongs to, its form, notes. */
export function WhatSection() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  return (
    <section aria-labelledby="what-title">
      <h2 id="what-title">{t('what.title')}</h2>
      <EditorField path="title" label={t('post.title')} hint={t('post.titleHint')}>
        {(control) => (
          <input
            {...control}
            maxlength={LIMITS.titleLength[1]}
            autocomplete="off"
            value={form.title}
            onInput={(event) => set({ title: event.currentTarget.value })}
          />
        )}
      </EditorField>
      <CategorySuggestions />
      <CategoryFields />
      <Choice name="form" label={t('post.form')} options={terms.forms} />
      <EditorField path="description" label={t('post.description')} hint={t('post.descriptionHint')} optional>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxlength={LIMITS.descriptionLength[1]}
            value={form.description}
            onInput={(event) => set({ description: event.currentTarget.value })}
          />
        )}
      </EditorField>
    </section>
  );
}

function CategorySuggestions() {
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

function CategoryFields() {
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
