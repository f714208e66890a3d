import type { Language } from '@scampolo/shared/domain/catalogue';
import { partFiles } from './part-files.ts';
import type { Message, Namespace } from './translate.ts';

type Part = Readonly<Record<string, Readonly<Record<string, Message>>>>;

// Each file exports one object under the name of its part.
const FILES = import.meta.glob<Part>(['./*/*.ts', '!./*/index.ts']);

/**
 * Loads the named parts of one language and merges them; what it lacks comes from English.
 * @throws {Error} when the build has no such part
 */
export async function loadTexts(
  locale: Language,
  parts: readonly Namespace[],
): Promise<Readonly<Record<string, Message>>> {
  const loaded = await Promise.all(parts.map((part) => loadPart(locale, part)));
  return Object.assign({}, ...loaded.flat());
}

function loadPart(locale: Language, part: Namespace): Promise<(Part[string] | undefined)[]> {
  const { whole, own } = partFiles(locale, part);
  const first = FILES[`./${whole}`];
  if (!first) throw new Error(`no texts ${locale}/${part}`);
  const over = FILES[`./${own}`];
  return Promise.all((over ? [first, over] : [first]).map(async (load) => (await load())[part]));
}
