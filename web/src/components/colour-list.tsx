import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';

interface ColourListProps {
  colours: ListingJson['colours'];
  terms: CatalogueJson;
}

/** The colours of a lot as true swatches, each with its family and its code for a paint or print shop. */
export function ColourList({ colours, terms }: ColourListProps) {
  const { t } = useI18n();
  if (colours.length === 0) return null;
  return (
    <section class="colours">
      <h2>{t('listing.colours')}</h2>
      <ul>
        {colours.map((colour) => (
          <li key={colour.hex}>
            <svg viewBox="0 0 10 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width="10" height="10" fill={colour.hex} />
            </svg>
            <span>
              {termName(terms, 'colours', colour.family)} <code>{colour.hex}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
