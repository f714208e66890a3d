import { useI18n } from '../i18n/context.tsx';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Choice, Radios } from './editor-inputs.tsx';

/** What state the lot is in, what is wrong with it, and where it comes from. */
export function StateSection() {
  const { t } = useI18n();
  const { terms } = useEditor();
  return (
    <section aria-labelledby="state-title">
      <h2 id="state-title">{t('state.title')}</h2>
      <Radios name="condition" label={t('post.condition')} options={terms.conditions} />
      <FieldNotes path="condition" />
      <Defects />
      <Choice name="origin" label={t('post.origin')} options={terms.origins} />
    </section>
  );
}

function Defects() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const category = terms.categories.find((one) => one.code === form.category);
  if (!category) return null;
  const possible = terms.defects.filter((defect) => category.defects.includes(defect.code));
  const count = form.defects.filter((code) => category.defects.includes(code)).length;
  return (
    <details class="more">
      <summary id="f-defects">{count === 0 ? t('defects.none') : t('defects.count', { count })}</summary>
      <fieldset class="field">
        <legend class="visually-hidden">{t('post.defects')}</legend>
        <p class="hint">{t('defects.pick')}</p>
        <ul class="boxes">
          {possible.map(({ code, name }) => (
            <li key={code}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={form.defects.includes(code)}
                  onChange={(event) =>
                    set({
                      defects: event.currentTarget.checked
                        ? [...form.defects, code]
                        : form.defects.filter((one) => one !== code),
                    })
                  }
                />
                <span class="word">{name}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <FieldNotes path="defects" whole />
    </details>
  );
}
