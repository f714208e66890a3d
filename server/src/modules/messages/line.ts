import { html, type SafeHtml } from './safe-html.ts';

/** A text that somebody typed, with its language when it is known. */
export interface Typed {
  typed: string;
  lang?: string | undefined;
}

/** A sentence or more, in which texts that people typed stay apart from our own words. */
export interface Line {
  readonly strings: readonly string[];
  readonly values: readonly (string | Typed)[];
}

/** Template tag for a {@link Line}. */
export function line(strings: TemplateStringsArray, ...values: readonly (string | Typed)[]): Line {
  return { strings, values };
}

/** The line as plain text. */
export function lineText({ strings, values }: Line): string {
  return strings.map((part, index) => (index === 0 ? part : textOf(values[index - 1]) + part)).join('');
}

/** The line as HTML; what was typed in a known language says so to screen readers. */
export function lineHtml({ strings, values }: Line): SafeHtml {
  return html`${strings.map((part, index) => (index === 0 ? html`${part}` : html`${markOf(values[index - 1])}${part}`))}`;
}

/** A typed text on one line: line breaks, other control characters and marks that turn the direction become a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu, ' ').trim();
}

function textOf(value: string | Typed | undefined): string {
  return typeof value === 'object' ? oneLine(value.typed) : (value ?? '');
}

function markOf(value: string | Typed | undefined): SafeHtml {
  if (typeof value !== 'object' || value.lang === undefined) return html`${textOf(value)}`;
  return html`<span lang="${value.lang}">${textOf(value)}</span>`;
}
