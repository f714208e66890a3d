import type { ProseTopic } from '@scampolo/shared/contract/pages';
import { completeLanguage, type Language } from '@scampolo/shared/domain/catalogue';
import type { Prose } from './prose.ts';

// Each file exports one page of prose in one language.
const FILES = import.meta.glob<{ prose: Prose }>(['./it/*.ts', './en/*.ts']);

/**
 * Loads a page of prose for somebody who reads `locale`.
 * @throws {Error} when the build has no such page
 */
export async function loadProse(topic: ProseTopic, locale: Language): Promise<Prose> {
  const file = FILES[`./${completeLanguage(locale)}/${topic}.ts`];
  if (!file) throw new Error(`no prose ${locale}/${topic}`);
  return (await file()).prose;
}
