import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { parseDecimal } from '../state/decimal.ts';
import type { ListingForm } from '../state/listing-form.ts';
import type { DefectMarksEditorProps } from './defect-marks-editor.tsx';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';
import { Fold } from './fold.tsx';

/** What is wrong with the lot, of what can be wrong with its category. */
export function DefectsField() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const category = terms.categories.find((one) => one.code === form.category);
  if (!category) return null;
  const possible = terms.defects.filter((defect) => category.defects.includes(defect.code));
  const count = form.defects.filter((code) => category.defects.includes(code)).length;
  return (
    <Fold title={t('post.defects')} inside={count === 0 ? t('defects.none') : t('defects.count', { count })}>
      <fieldset class="field" id="f-defects" tabIndex={-1}>
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
        <FieldNotes path="defects" whole />
      </fieldset>
      {count > 0 && <DefectPlaces />}
    </Fold>
  );
}

/** Where the defects lie. Its drawing comes when there is something to mark. */
function DefectPlaces() {
  const { form, set, terms } = useEditor();
  const [editor, setEditor] = useState<{ Marks: ComponentType<DefectMarksEditorProps> } | null>(null);
  useEffect(() => {
    import('./defect-marks-editor.tsx').then(
      ({ DefectMarksEditor }) => setEditor({ Marks: DefectMarksEditor }),
      // Without a network the defects are named, and not marked.
      () => undefined,
    );
  }, []);
  if (!editor) return null;
  return (
    <div id="f-defectMarks" tabIndex={-1}>
      <editor.Marks
        marks={form.defectMarks}
        defects={terms.defects.filter(({ code }) => form.defects.includes(code))}
        values={measuresOf(form)}
        onChange={(defectMarks) => set({ defectMarks })}
      />
      <FieldNotes path="defectMarks" whole />
    </div>
  );
}

function measuresOf(form: ListingForm): DefectMarksEditorProps['values'] {
  const read = (text: string): number | null => {
    const value = parseDecimal(text);
    return value !== null && value > 0 ? value : null;
  };
  const amount = read(form.amount);
  return {
    unit: form.unit,
    lengthCm: form.unit === 'm' && amount !== null ? amount * 100 : null,
    widthCm: read(form.widthCm),
    pieces: form.pieces.map(({ lengthCm, widthCm }) => ({
      lengthCm: read(lengthCm) ?? 0,
      widthCm: read(widthCm) ?? 0,
    })),
  };
}
