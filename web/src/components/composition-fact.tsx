import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { COMPOSITION_PARTS } from '@scampolo/shared/domain/listing';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';
import { CompositionBar } from './composition-bar.tsx';
import { Fact } from './fact.tsx';
import { SourceNote } from './source-note.tsx';
import { WordNote } from './word-note.tsx';

interface CompositionFactProps {
  listing: Pick<ListingJson, 'composition' | 'compositionSource'>;
  terms: CatalogueJson;
}

/** The composition of every part as a bar with words, and how we know it. Nothing when nothing is said at all. */
export function CompositionFact({ listing, terms }: CompositionFactProps) {
  const { t } = useI18n();
  const { composition, compositionSource: source } = listing;
  if (composition.length === 0 && source === null) return null;
  const parts = COMPOSITION_PARTS.map((part) => ({
    part,
    shares: composition.filter((share) => (share.part ?? 'main') === part),
  })).filter(({ shares }) => shares.length > 0);
  return (
    <Fact name={t('scheda.composition')}>
      {parts.length === 0 && t('composition.unknown')}
      {parts.map(({ part, shares }) => (
        <div key={part} class="part">
          {parts.length > 1 && <p>{t(`part.${part}`)}</p>}
          <CompositionBar shares={shares} nameOf={(code) => termName(terms, 'fibres', code)} />
        </div>
      ))}
      {source && (
        <SourceNote source={source}>
          {t(`source.${source}`)} {source === 'unknown' && <WordNote word="burnTest" />}
        </SourceNote>
      )}
    </Fact>
  );
}
