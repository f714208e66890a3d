import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import { Fact } from './fact.tsx';
import { SourceNote } from './source-note.tsx';
import { WordNote } from './word-note.tsx';

interface MeasureFactsProps {
  listing: ListingJson;
  terms: CatalogueJson;
}

/** How much there is, how wide, how heavy, and how each is known. What such a material should say and does not is unknown. */
export function MeasureFacts({ listing, terms }: MeasureFactsProps) {
  const { t, number, mass } = useI18n();
  const { widthCm, weightGsm, massKg, massComputed } = listing;
  const category = terms.categories.find(({ code }) => code === listing.category);
  const asked = new Set([...(category?.required ?? []), ...(category?.recommended ?? [])]);
  return (
    <>
      <AmountFact listing={listing} />
      {(widthCm !== null || asked.has('width_cm')) && (
        <Fact name={<WordNote word="width" />}>
          {widthCm !== null && <p>{number(widthCm)}&nbsp;cm</p>}
          <Known value={widthCm} unknown={t('source.widthUnknown')} />
        </Fact>
      )}
      {(weightGsm !== null || asked.has('gsm')) && (
        <Fact name={<WordNote word="gsm" />}>
          {weightGsm !== null && <p>{number(weightGsm)}&nbsp;g/m²</p>}
          <Known value={weightGsm} unknown={t('source.weightUnknown')} />
        </Fact>
      )}
      {massKg !== null && (
        <Fact name={t('scheda.mass')}>
          <p>{mass(massKg)}</p>
          <SourceNote source={massComputed ? 'computed' : 'declared'}>
            {t(massComputed ? 'source.computed' : 'source.declared')}
          </SourceNote>
        </Fact>
      )}
    </>
  );
}

function Known({ value, unknown }: { value: number | null; unknown: string }) {
  const { t } = useI18n();
  return value === null ? (
    <SourceNote source="unknown">{unknown}</SourceNote>
  ) : (
    <SourceNote source="declared">{t('source.declared')}</SourceNote>
  );
}

function AmountFact({ listing }: { listing: ListingJson }) {
  const { t, number, amount } = useI18n();
  const { amount: whole, amountLeft: left, smallestCut: cut } = listing;
  if (!whole) return null;
  return (
    <Fact name={t('scheda.left')}>
      <p>
        {left && left.value < whole.value
          ? t('scheda.leftOf', { left: number(left.value), amount: amount(whole) })
          : amount(whole)}
      </p>
      {cut?.unit === 'pcs' && <p>{t('scheda.smallest', { size: amount(cut) })}</p>}
      {cut && cut.unit !== 'pcs' && (
        <p>
          <WordNote word="smallestCut" /> {amount(cut)}
        </p>
      )}
    </Fact>
  );
}
