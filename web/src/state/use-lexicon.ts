import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { useEffect, useState } from 'preact/hooks';
import { type Lexicon, openLexicon } from './title-names.ts';

/** The words by which titles name materials; null until they have come, which no page but this one pays for. */
export function useLexicon(terms: CatalogueJson): Lexicon | null {
  const [lexicon, setLexicon] = useState<Lexicon | null>(null);
  useEffect(() => {
    let wanted = true;
    import('@scampolo/shared/reference/title-words').then(
      ({ titleWords }) => wanted && setLexicon(openLexicon(titleWords, terms)),
      // Without a network the form does without what it would propose.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [terms]);
  return lexicon;
}
