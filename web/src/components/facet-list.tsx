import type { FacetName, FacetValue } from '@scampolo/shared/contract/search';
import { useI18n } from '../i18n/context.tsx';
import { splitValues } from '../state/facet-values.ts';
import { ColourDot } from './colour-dot.tsx';

interface FacetListProps {
  facet: FacetName;
  values: readonly FacetValue[];
  selected: readonly string[];
  onToggle: (value: string) => void;
}

/** The values of one facet as checkboxes with counts: those chosen and the most frequent, the rest behind one line. */
export function FacetList({ facet, values, selected, onToggle }: FacetListProps) {
  const { t } = useI18n();
  if (values.length === 0) return null;
  const { first, rest } = splitValues(facet, values, selected);
  const box = (one: FacetValue) => (
    <FacetBox
      key={one.value}
      facet={facet}
      one={one}
      checked={selected.includes(one.value)}
      onToggle={onToggle}
    />
  );
  return (
    <fieldset class={`facet facet-${facet}`}>
      <legend>{t(`facet.${facet}`)}</legend>
      <ul>{first.map(box)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{t('search.more', { count: rest.length })}</summary>
          <ul>{rest.map(box)}</ul>
        </details>
      )}
    </fieldset>
  );
}

interface FacetBoxProps {
  facet: FacetName;
  one: FacetValue;
  checked: boolean;
  onToggle: (value: string) => void;
}

function FacetBox({ facet, one, checked, onToggle }: FacetBoxProps) {
  const { number } = useI18n();
  const nested = facet === 'category' && one.value.includes('.');
  return (
    <li class={nested ? 'nested' : undefined}>
      <label>
        <input
          type="checkbox"
          name={facet}
          value={one.value}
          checked={checked}
          onChange={() => onToggle(one.value)}
        />
        {facet === 'colour' && <ColourDot family={one.value} />}
        <span class="word">{one.label}</span>
        <span class="count">{number(one.count)}</span>
      </label>
    </li>
  );
}
