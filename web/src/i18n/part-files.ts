import { INTERFACE_LANGUAGES, type Language } from '@scampolo/shared/domain/catalogue';
import type { Namespace } from './translate.ts';

/** Where the texts of a part stand, beneath this folder. */
export interface PartFiles {
  /** has every text of the part */
  whole: string;
  /** of a language that is not complete: what it has of its own, if anything, to go over the English texts */
  own: string | null;
}

/** The files of one part in one language. */
export function partFiles(locale: Language, part: Namespace): PartFiles {
  const own = `${locale}/${part}.ts`;
  return INTERFACE_LANGUAGES.some((one) => one === locale)
    ? { whole: own, own: null }
    : { whole: `en/${part}.ts`, own };
}
