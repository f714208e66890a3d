import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { Language } from '@scampolo/shared/domain/catalogue';
import type { Deps } from '../../../deps.ts';
import { presentCatalogue } from '../present.ts';

const presented = new Map<Language, CatalogueJson>();

/** The catalogue in one language. Made once a language: it is code data and cannot change while the process runs. */
export function readCatalogue(deps: Deps, language: Language): CatalogueJson {
  const known = presented.get(language);
  if (known) return known;
  const made = presentCatalogue(deps.catalogue, language);
  presented.set(language, made);
  return made;
}
