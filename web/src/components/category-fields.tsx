import { useI18n } from '../i18n/context.tsx';
import { categoryChange } from '../state/suggestions.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';

/** The family, and once it is chosen the kind. */
export function CategoryFields() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const family = form.category.split('.')[0] ?? '';
  const kinds = terms.categories.filter((one) => one.parent === family);
  const choose = (code: string): void => set(categoryChange(code, form, terms));
  return (
    <div class="pair">
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
