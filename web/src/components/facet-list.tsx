import type { FacetName, FacetValue } from '@scampolo/shared/contract/search';
import { useEffect, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { splitValues } from '../state/facet-values.ts';
import { ColourDot } from './colour-dot.tsx';

interface FacetListProps {
  facet: FacetName;
  values: readonly FacetValue[];
  query: URLSearchParams;
  onToggle: (value: string) => void;
  /** what else is told of a value, such as how far away it is */
  noteOf?: ((value: string) => string) | undefined;
}

/** Shorter lists are read faster than something is typed. */
const LONG = 10;
const FOUND = 8;

/**
 * The values of one facet as checkboxes with counts: those chosen and the most frequent, the rest behind one line. Where they are many
 * and named by words, typing finds them.
 */
export function FacetList({ facet, values, query, onToggle, noteOf }: FacetListProps) {
  const { t, locale } = useI18n();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly FacetValue[] | null>(null);
  useEffect(() => {
    if (text.trim() === '') return setFound(null);
    const { signal, abort } = stoppable();
    import('../state/find-values.ts').then(
      ({ findValues }) => findValues({ facet, values, text, query, locale, signal }, setFound),
      // Without a network the whole list is there.
      () => undefined,
    );
    return abort;
  }, [text, query.toString()]);
  const selected = query.getAll(facet);
  const there = values.filter(({ value, count }) => count > 0 || selected.includes(value));
  if (there.length === 0 && text === '') return null;
  const { first, rest } = splitValues(facet, there, selected);
  const box = (one: FacetValue) => (
    <FacetBox
      key={one.value}
      facet={facet}
      one={one}
      checked={selected.includes(one.value)}
      nested={found === null}
      note={noteOf?.(one.value)}
      onToggle={onToggle}
    />
  );
  const name = t(`facet.${facet}`);
  const canFind = (facet === 'category' || facet === 'fibre') && (there.length >= LONG || text !== '');
  return (
    <fieldset class={`facet facet-${facet}`}>
      <legend>{name}</legend>
      {canFind && (
        <input
          type="search"
          class="find needs-script"
          aria-label={t('search.find', { facet: name })}
          placeholder={t('search.find', { facet: name })}
          maxlength={60}
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter would send the whole form.
            if (event.key === 'Enter') event.preventDefault();
            if (event.key === 'Enter' && found?.[0]) onToggle(found[0].value);
          }}
        />
      )}
      <ul>{(found?.slice(0, FOUND) ?? first).map(box)}</ul>
      {canFind && <p role="status">{found?.length === 0 && t('search.findNone')}</p>}
      {rest.length > 0 && found === null && (
        <details>
          <summary>{t('search.more', { count: rest.length })}</summary>
          <ul>{rest.map(box)}</ul>
        </details>
      )}
    </fieldset>
  );
}

function stoppable(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

interface FacetBoxProps {
  facet: FacetName;
  one: FacetValue;
  checked: boolean;
  /** kinds stand under their family */
  nested: boolean;
  note: string | undefined;
  onToggle: (value: string) => void;
}

function FacetBox({ facet, one, checked, nested, note, onToggle }: FacetBoxProps) {
  const { number } = useI18n();
  return (
    <li class={nested && facet === 'category' && one.value.includes('.') ? 'nested' : undefined}>
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
        {note && <small>{note}</small>}
        <span class="count">{number(one.count)}</span>
      </label>
    </li>
  );
}
