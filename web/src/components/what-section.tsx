import { LIMITS } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { CategoryFields, CategorySuggestions } from './category-fields.tsx';
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
