import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { termName } from '../state/terms.ts';

interface ColourListProps {
  colours: ListingJson['colours'];
  terms: CatalogueJson;
}

/** Below it two pieces of cloth look alike to most, above the second they are told apart at a glance (ΔE2000). */
const CLOSE = 5;
const NEAR = 9;

/**
 * The colours of a lot as swatches, each with its family and its code for a paint or print shop, and how far the cloth may be from
 * what its photo shows. Of colours that a person has corrected nothing like that is said.
 */
export function ColourList({ colours, terms }: ColourListProps) {
  const { t } = useI18n();
  const worst = Math.max(...colours.map(({ uncertainty = 0 }) => uncertainty));
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
              {colour.uncertainty !== undefined && <small>± {colour.uncertainty}</small>}
            </span>
          </li>
        ))}
      </ul>
      {worst > 0 && (
        <p class="hint">
          {t(
            worst <= CLOSE
              ? 'listing.colourClose'
              : worst <= NEAR
                ? 'listing.colourNear'
                : 'listing.colourFar',
          )}
        </p>
      )}
    </section>
  );
}
