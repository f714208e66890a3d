import { LIMITS } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { askedFields } from '../state/asked-fields.ts';
import { attributesFor } from '../state/listing-form.ts';
import { AttributeInputs } from './attribute-inputs.tsx';
import { ColoursEditor } from './colours-editor.tsx';
import { CompositionEditor } from './composition-editor.tsx';
import { DealSection } from './deal-section.tsx';
import { DefectsField } from './defects-field.tsx';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';
import { Fold } from './fold.tsx';
import { MassCorrection, SmallestCut, WeightField, WidthField } from './measure-fields.tsx';

/** What a lot may say but need not, and what has a sound default: notes, defects, further measures, terms, colours. */
export function MoreSection() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const asked = askedFields(form, terms);
  const others = attributesFor(terms, form.category).filter(({ required }) => !required).length;
  const sized = form.unit === 'pcs' && form.pieces.length > 0;
  return (
    <>
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
      <DefectsField />
      {!sized && <SmallestCut />}
      {(!asked.width || !asked.weight) && (
        <div class="pair">
          {!asked.width && <WidthField />}
          {!asked.weight && <WeightField />}
        </div>
      )}
      {!asked.mass && <MassCorrection />}
      {!asked.composition && <CompositionEditor />}
      {others > 0 && (
        <Fold title={t('attributes.title')} inside={t('attributes.more', { count: others })}>
          <AttributeInputs required={false} />
        </Fold>
      )}
      <DealSection />
      <ColoursEditor />
    </>
  );
}
