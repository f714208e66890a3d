import { CURRENCIES, PICKUP_KINDS, PRICE_KINDS } from '@scampolo/shared/domain/listing';
import { UNITS } from '@scampolo/shared/domain/quantity';
import { useI18n } from '../i18n/context.tsx';
import { useEditor } from './editor-context.ts';
import { EditorField, FieldNotes } from './editor-field.tsx';
import { Choice, Figure, Radios } from './editor-inputs.tsx';

/** On what terms it changes hands: gift, swap or price; where and until when; under which name. */
export function DealSection() {
  const { t } = useI18n();
  const { form, set, hubs } = useEditor();
  return (
    <section aria-labelledby="deal-title">
      <h2 id="deal-title">{t('deal.title')}</h2>
      <Radios
        name="priceKind"
        inline
        label={t('post.priceKind')}
        options={PRICE_KINDS.map((code) => ({ code, name: t(`priceChoice.${code}`) }))}
      />
      <FieldNotes path="priceKind" />
      {form.priceKind === 'price' && <PriceFields />}
      <Radios
        name="pickup"
        inline
        label={t('post.pickup')}
        options={PICKUP_KINDS.map((code) => ({ code, name: t(`pickupChoice.${code}`) }))}
      />
      <div class="two">
        <Choice
          name="hub"
          label={t('post.hub')}
          options={hubs.map(({ slug, city, name }) => ({ code: slug, name: `${city}, ${name}` }))}
          empty={false}
        />
        <EditorField path="availableUntil" label={t('post.availableUntil')} optional>
          {(control) => (
            <input
              {...control}
              type="date"
              value={form.availableUntil}
              onInput={(event) => set({ availableUntil: event.currentTarget.value })}
            />
          )}
        </EditorField>
      </div>
      <BrandField />
    </section>
  );
}

function PriceFields() {
  const { t } = useI18n();
  return (
    <div class="three">
      <Figure name="price" path="price.value" label={t('post.price')} />
      <Choice
        name="currency"
        path="price.currency"
        label={t('price.currency')}
        options={CURRENCIES.map((code) => ({ code, name: code }))}
        empty={false}
      />
      <Choice
        name="per"
        path="price.per"
        label={t('price.per')}
        options={[...UNITS, 'lot' as const].map((code) => ({ code, name: t(`price.per.${code}`) }))}
        empty={false}
      />
    </div>
  );
}

function BrandField() {
  const { t } = useI18n();
  const { form, set, me, hubs, workshopId } = useEditor();
  const workshop = me?.workshops.find((one) => one.id === workshopId) ?? me?.workshops[0];
  const city = hubs.find((hub) => hub.slug === form.hub)?.city ?? form.hub;
  return (
    <label class="check">
      <input
        id="f-brandVisible"
        type="checkbox"
        checked={form.brandVisible}
        onChange={(event) => set({ brandVisible: event.currentTarget.checked })}
      />
      <span class="word">
        {t('post.brandVisible')}
        <small>{t('post.brandHint', { kind: t(`kind.${workshop?.kind ?? 'studio'}`), city })}</small>
      </span>
    </label>
  );
}
