import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { categoryName, termName } from '../state/terms.ts';
import { AttributeFacts } from './attribute-facts.tsx';
import { CompositionFact } from './composition-fact.tsx';
import { Fact } from './fact.tsx';
import { MeasureFacts } from './measure-facts.tsx';
import { SourceNote } from './source-note.tsx';
import { WordNote } from './word-note.tsx';

interface SchedaProps {
  listing: ListingJson;
  terms: CatalogueJson;
  /** null where the hub's place is not known, as in the queue */
  hub: HubJson | null;
}

/** Everything said of a lot: what it is, how we know, what is wrong with it, by which route it may change hands. */
export function Scheda({ listing, terms, hub }: SchedaProps) {
  const { t, date } = useI18n();
  const { category, form, origin, availableUntil } = listing;
  return (
    <dl class="scheda">
      {category && <Fact name={t('scheda.material')}>{categoryName(terms, category)}</Fact>}
      <CompositionFact listing={listing} terms={terms} />
      <Condition listing={listing} terms={terms} />
      <MeasureFacts listing={listing} terms={terms} />
      {form && (
        <Fact name={t('scheda.form')}>
          {form === 'end_of_roll' ? (
            <WordNote word="endOfRoll">{termName(terms, 'forms', form)}</WordNote>
          ) : (
            termName(terms, 'forms', form)
          )}
        </Fact>
      )}
      <AttributeFacts attributes={listing.attributes} terms={terms} />
      {origin && <Fact name={t('scheda.origin')}>{termName(terms, 'origins', origin)}</Fact>}
      <RouteFact listing={listing} />
      <PriceFact listing={listing} />
      <Giver listing={listing} />
      {hub && (
        <Fact name={t('scheda.pickup')}>
          {t(`pickup.${listing.pickup.kind}`, { city: hub.city, place: hub.place })}
        </Fact>
      )}
      {availableUntil && <Fact name={t('scheda.until')}>{date(availableUntil, listing.hub)}</Fact>}
    </dl>
  );
}

function RouteFact({ listing: { legalRoute } }: { listing: ListingJson }) {
  const { t } = useI18n();
  if (!legalRoute) return null;
  return (
    <Fact name={t('scheda.route')}>
      <p>{t(`route.${legalRoute}`)}</p>
      <small>
        {t(`route.${legalRoute}.why`)} <a href="/legal-routes">{t('scheda.routeMore')}</a>
      </small>
    </Fact>
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

function Giver({ listing: { workshop } }: { listing: ListingJson }) {
  const { t } = useI18n();
  return (
    <Fact name={t('scheda.by')}>
      {workshop.hasPage && workshop.name ? (
        <a href={`/workshops/${workshop.id}`}>{workshop.name}</a>
      ) : (
        (workshop.name ?? t('scheda.byHidden', { kind: t(`kind.${workshop.kind}`) }))
      )}
    </Fact>
  );
}

function Condition({ listing, terms }: Omit<SchedaProps, 'hub'>) {
  const { t } = useI18n();
  const { condition, defects } = listing;
  return (
    <>
      <Fact name={t('scheda.condition')}>
        {condition && <p>{termName(terms, 'conditions', condition)}</p>}
        <SourceNote source={condition ? 'declared' : 'unknown'}>
          {t(condition ? 'source.declared' : 'source.conditionUnknown')}
        </SourceNote>
      </Fact>
      <Fact name={t('scheda.defects')}>
        {defects.length === 0 ? (
          t('scheda.noDefects')
        ) : (
          <ul class="wrong-with-it">
            {defects.map((code) => (
              <li key={code}>{termName(terms, 'defects', code)}</li>
            ))}
          </ul>
        )}
      </Fact>
    </>
  );
}
