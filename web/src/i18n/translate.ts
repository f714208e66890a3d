import type { Language } from '@scampolo/shared/domain/catalogue';
import { type Formats, formatsFor } from './format.ts';
import type { texts } from './it/index.ts';

/**
 * A text, or its forms by number: the categories of `Intl.PluralRules` for `params.count` that the language has (Croatian has
 * `few`). `{name}` is replaced by `params.name`.
 */
export type Message =
  | string
  | Readonly<{ one: string; other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

type Catalogues = typeof texts;

/** The parts a locale's texts are split in, so that a page loads only its own. */
export type Namespace = keyof Catalogues;

/** The texts of one part in any language: exactly the keys that the Italian ones have. */
export type Texts<N extends Namespace> = Readonly<Record<keyof Catalogues[N], Message>>;

/** The texts of one part in a language that is not complete: what is absent is read in English. */
export type SomeTexts<N extends Namespace> = Partial<Texts<N>>;

/** What there is of a language that is not complete. */
export type PreparedTexts = { readonly [N in Namespace]?: SomeTexts<N> };

/** Every text of a complete language. */
export type AllTexts = { readonly [N in Namespace]: Texts<N> };

export type TextKey = { [N in Namespace]: keyof Catalogues[N] }[Namespace];
export type TextParams = Readonly<Record<string, string | number>>;

export interface I18n extends Formats {
  locale: Language;
  /** The text of `key`; the key itself when no loaded part has it. */
  t(key: TextKey, params?: TextParams): string;
  /** The text of a key made from a code, such as `issue.${code}`, or null when there is none. */
  maybe(key: string, params?: TextParams): string | null;
}

/** Texts and formats of one language. `texts` are the loaded parts, merged. */
export function createI18n(locale: Language, texts: Readonly<Record<string, Message>>): I18n {
  const plural = new Intl.PluralRules(locale);
  const maybe = (key: string, params?: TextParams): string | null => {
    const message = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (message === undefined) return null;
    return fill(typeof message === 'string' ? message : form(message, params, plural), params);
  };
  const t = (key: TextKey, params?: TextParams): string => maybe(key, params) ?? key;
  return { locale, t, maybe, ...formatsFor(locale, t) };
}

function form(
  message: Exclude<Message, string>,
  params: TextParams | undefined,
  plural: Intl.PluralRules,
): string {
  return message[plural.select(Number(params?.['count'] ?? 0))] ?? message.other;
}

function fill(text: string, params: TextParams | undefined): string {
  return params
    ? text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
    : text;
}
