import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { useI18n } from '../i18n/context.tsx';
import { type AttributeText, attributesFor } from '../state/listing-form.ts';
import { AttributeInput } from './attribute-input.tsx';
import { useEditor } from './editor-context.ts';

/** What only some materials have. What the category needs is open; the rest waits behind one line. */
export function AttributesSection() {
  const { t } = useI18n();
  const { form, set, terms } = useEditor();
  const asked = attributesFor(terms, form.category);
  if (asked.length === 0) return null;
  const input = ({
    attribute,
    required,
  }: {
    attribute: CatalogueJson['attributes'][number];
    required: boolean;
  }) => (
    <AttributeInput
      key={attribute.code}
      attribute={attribute}
      required={required}
      value={form.attributes[attribute.code] ?? ''}
      onValue={(value: AttributeText) => set({ attributes: { ...form.attributes, [attribute.code]: value } })}
    />
  );
  const needed = asked.filter((one) => one.required);
  const others = asked.filter((one) => !one.required);
  return (
    <section aria-labelledby="attributes-title">
      <h2 id="attributes-title">{t('attributes.title')}</h2>
      {needed.map(input)}
      {others.length > 0 && (
        <details class="more">
          <summary>{t('attributes.more', { count: others.length })}</summary>
          <div class="stack">{others.map(input)}</div>
        </details>
      )}
    </section>
  );
}
