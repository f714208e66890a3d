import type { InterfaceLanguage } from '@scampolo/shared/domain/catalogue';
import type { Message, Namespace } from './translate.ts';

type Part = Readonly<Record<string, Readonly<Record<string, Message>>>>;

// Each file exports one object under the name of its part.
const FILES = import.meta.glob<Part>(['./it/*.ts', './en/*.ts', '!./*/index.ts']);

/**
 * Loads the named parts of one language and merges them.
 * @throws {Error} when the build has no such part
 */
export async function loadTexts(
  locale: InterfaceLanguage,
  parts: readonly Namespace[],
): Promise<Readonly<Record<string, Message>>> {
  const loaded = await Promise.all(parts.map((part) => loadPart(locale, part)));
  return Object.assign({}, ...loaded);
}

async function loadPart(locale: InterfaceLanguage, part: Namespace): Promise<Part[string] | undefined> {
  const file = FILES[`./${locale}/${part}.ts`];
  if (!file) throw new Error(`no texts ${locale}/${part}`);
  return (await file())[part];
}
