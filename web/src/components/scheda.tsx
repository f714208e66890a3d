import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { categoryName, termName } from '../state/terms.ts';
import { AttributeFacts } from './attribute-facts.tsx';
import { CompositionFact } from './composition-fact.tsx';
import { Fact } from './fact.tsx';

interface SchedaProps {
  listing: ListingJson;
  terms: CatalogueJson;
  /** null where the hub's place is not known, as in the queue */
  hub: HubJson | null;
}

/** Everything said of a lot: what it is, how we know, what is wrong with it, by which route it may change hands. */
export function Scheda({ listing, terms, hub }: SchedaProps) {
  const { t, date } = useI18n();
  const { workshop } = listing;
  return (
    <dl class="scheda">
      {listing.category && <Fact name={t('scheda.material')}>{categoryName(terms, listing.category)}</Fact>}
      <CompositionFact listing={listing} terms={terms} />
      <Measures listing={listing} />
      {listing.form && <Fact name={t('scheda.form')}>{termName(terms, 'forms', listing.form)}</Fact>}
      <AttributeFacts attributes={listing.attributes} terms={terms} />
      <Condition listing={listing} terms={terms} />
      {listing.origin && <Fact name={t('scheda.origin')}>{termName(terms, 'origins', listing.origin)}</Fact>}
      {listing.legalRoute && (
        <Fact name={t('scheda.route')}>
          {t(`route.${listing.legalRoute}`)}
          <small>{t(`route.${listing.legalRoute}.why`)}</small>
        </Fact>
      )}
      <PriceFact listing={listing} />
      <Fact name={t('scheda.by')}>
        {workshop.hasPage && workshop.name ? (
          <a href={`/workshops/${workshop.id}`}>{workshop.name}</a>
        ) : (
          (workshop.name ?? t('scheda.byHidden', { kind: t(`kind.${workshop.kind}`) }))
        )}
      </Fact>
      {hub && (
        <Fact name={t('scheda.pickup')}>
          {t(`pickup.${listing.pickup.kind}`, { city: hub.city, place: hub.place })}
        </Fact>
      )}
      {listing.availableUntil && (
        <Fact name={t('scheda.until')}>{date(listing.availableUntil, listing.hub)}</Fact>
      )}
    </dl>
  );
}

function PriceFact({ listing }: { listing: ListingJson }) {
  const { t, price } = useI18n();
  return (
    <Fact name={t('scheda.price')}>
      {listing.price ? price(listing.price) : t(`priceKind.${listing.priceKind}`)}
    </Fact>
  );
}

function Measures({ listing }: { listing: ListingJson }) {
  const { t, number, amount, mass } = useI18n();
  const { amount: whole, amountLeft: left, smallestCut: cut, massKg } = listing;
  const words: string[] = [];
  if (whole)
    words.push(
      left && left.value < whole.value
        ? t('scheda.leftOf', { left: number(left.value), amount: amount(whole) })
        : amount(whole),
    );
  if (listing.widthCm !== null) words.push(t('scheda.width', { size: `${number(listing.widthCm)}\u00a0cm` }));
  if (cut)
    words.push(t(cut.unit === 'pcs' ? 'scheda.smallest' : 'scheda.smallestCut', { size: amount(cut) }));
  return (
    <>
      {words.length > 0 && <Fact name={t('scheda.left')}>{words.join(' · ')}</Fact>}
      {listing.weightGsm !== null && (
        <Fact name={t('scheda.weight')}>{number(listing.weightGsm)}&nbsp;g/m²</Fact>
      )}
      {massKg !== null && (
        <Fact name={t('scheda.mass')}>
          {t(listing.massComputed ? 'scheda.massComputed' : 'scheda.massDeclared', { mass: mass(massKg) })}
        </Fact>
      )}
    </>
  );
}

function Condition({ listing, terms }: Omit<SchedaProps, 'hub'>) {
  const { t } = useI18n();
  const { condition, defects } = listing;
  return (
    <>
      {condition && <Fact name={t('scheda.condition')}>{termName(terms, 'conditions', condition)}</Fact>}
      <Fact name={t('scheda.defects')}>
        {defects.length === 0
          ? t('scheda.noDefects')
          : defects.map((code) => termName(terms, 'defects', code)).join(', ')}
      </Fact>
    </>
  );
}
