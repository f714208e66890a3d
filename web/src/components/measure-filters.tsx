import { UNITS } from '@scampolo/shared/domain/quantity';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { MEASURES } from '../state/search-query.ts';
import { SyncedInput } from './synced-input.tsx';

interface MeasureFiltersProps {
  query: URLSearchParams;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
}

/** Filters by figure: the share of a fibre, weight, width, amount, piece size; and whether there is a photo. */
export function MeasureFilters({ query, onChange }: MeasureFiltersProps) {
  const { t } = useI18n();
  // A unit alone is no filter, so until there is an amount it is kept here.
  const [unit, setUnit] = useState(query.get('unit') ?? 'm');
  const change = (name: string, value: string): void =>
    onChange(name === 'amountMin' ? { amountMin: value, unit } : { [name]: value });
  const field = (name: (typeof MEASURES)[number] | 'fibreMin' | 'amountMin') => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside SyncedInput
    <label key={name}>
      <span>{t(`measure.${name}`)}</span>
      <SyncedInput
        value={query.get(name) ?? ''}
        field={{
          type: 'number',
          inputmode: 'decimal',
          min: '0',
          step: 'any',
          name,
          onChange: (event) => change(name, event.currentTarget.value),
        }}
      />
    </label>
  );
  return (
    <fieldset class="facet measures-facet">
      <legend>{t('measure.title')}</legend>
      {query.has('fibre') && field('fibreMin')}
      {MEASURES.map(field)}
      <div class="pair">
        {field('amountMin')}
        <label>
          <span>{t('measure.unit')}</span>
          <select
            name="unit"
            value={unit}
            onChange={(event) => {
              setUnit(event.currentTarget.value);
              onChange({ unit: event.currentTarget.value });
            }}
          >
            {UNITS.map((one) => (
              <option key={one} value={one}>
                {t(`unit.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="check">
        <input
          type="checkbox"
          name="photo"
          value="true"
          checked={query.get('photo') === 'true'}
          onChange={(event) => onChange({ photo: event.currentTarget.checked ? 'true' : null })}
        />
        <span class="word">{t('measure.photo')}</span>
      </label>
    </fieldset>
  );
}
