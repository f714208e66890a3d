/** HTML that only {@link html} can make: whatever went into it has been escaped. */
class SafeHtml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type { SafeHtml };

type Value = string | number | SafeHtml | readonly SafeHtml[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Template tag for HTML. Texts and numbers are escaped, for element content and for attributes in quotes; what another
 * `html` made goes in as it is. Addresses must be made safe by their maker: escaping leaves `javascript:` alone.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): SafeHtml {
  const parts = strings.map((part, index) => (index === 0 ? part : markupOf(values[index - 1]) + part));
  return new SafeHtml(parts.join(''));
}

function markupOf(value: Value | undefined): string {
  if (value instanceof SafeHtml) return value.markup;
  if (typeof value === 'object') return value.map((part) => part.markup).join('');
  return String(value ?? '').replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
