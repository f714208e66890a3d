import { UNITS } from '@scampolo/shared/domain/quantity';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { type MEASURES, PIECE } from '../state/search-query.ts';
import { SyncedInput } from './synced-input.tsx';

interface MeasureFiltersProps {
  query: URLSearchParams;
  onChange: (changes: Readonly<Record<string, string | null>>) => void;
}

type Field = (typeof MEASURES)[number] | (typeof PIECE)[number] | 'fibreMin' | 'amountMin';

/** Filters by figure: how much of it and how wide, the size and number of pieces, the share of a fibre, weight; and whether there is a photo. */
export function MeasureFilters({ query, onChange }: MeasureFiltersProps) {
  const { t } = useI18n();
  // A unit alone is no filter, nor is a number of pieces, so until there is more they are kept here.
  const [unit, setUnit] = useState(query.get('unit') ?? 'm');
  const [count, setCount] = useState(query.get('pieceCount') ?? '');
  const change = (name: Field, value: string): void => {
    if (name === 'pieceCount') setCount(value);
    if (name === 'amountMin') onChange({ amountMin: value, unit });
    else if (name === 'pieceLength' || name === 'pieceWidth') onChange({ [name]: value, pieceCount: count });
    else onChange({ [name]: value });
  };
  const field = (name: Field) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside SyncedInput
    <label key={name}>
      <span>{t(`measure.${name}`)}</span>
      <SyncedInput
        value={query.get(name) ?? (name === 'pieceCount' ? count : '')}
        field={{
          type: 'number',
          inputmode: name === 'pieceCount' ? 'numeric' : 'decimal',
          min: name === 'pieceCount' ? '1' : '0',
          step: name === 'pieceCount' ? '1' : 'any',
          name,
          onChange: (event) => change(name, event.currentTarget.value),
        }}
      />
    </label>
  );
  return (
    <>
      <fieldset class="facet measures-facet">
        <legend>{t('measure.title')}</legend>
        {query.has('fibre') && field('fibreMin')}
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
        {field('widthMin')}
      </fieldset>
      <fieldset class="facet measures-facet three">
        <legend>{t('measure.piece')}</legend>
        {PIECE.map(field)}
      </fieldset>
      <fieldset class="facet measures-facet two">
        <legend>{t('measure.weight')}</legend>
        {(['weightMin', 'weightMax'] as const).map(field)}
      </fieldset>
      <label class="facet check">
        <input
          type="checkbox"
          name="photo"
          value="true"
          checked={query.get('photo') === 'true'}
          onChange={(event) => onChange({ photo: event.currentTarget.checked ? 'true' : null })}
        />
        <span class="word">{t('measure.photo')}</span>
      </label>
    </>
  );
}
