import { type AttributeText, attributesFor } from '../state/listing-form.ts';
import { AttributeInput } from './attribute-input.tsx';
import { useEditor } from './editor-context.ts';

/** What only some materials have: what the category needs, or what it would like to know. */
export function AttributeInputs({ required }: { required: boolean }) {
  const { form, set, terms } = useEditor();
  return (
    <>
      {attributesFor(terms, form.category)
        .filter((one) => one.required === required)
        .map(({ attribute }) => (
          <AttributeInput
            key={attribute.code}
            attribute={attribute}
            required={required}
            value={form.attributes[attribute.code] ?? ''}
            onValue={(value: AttributeText) =>
              set({ attributes: { ...form.attributes, [attribute.code]: value } })
            }
          />
        ))}
    </>
  );
}
