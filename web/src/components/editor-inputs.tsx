import { useI18n } from '../i18n/context.tsx';
import type { ListingForm } from '../state/listing-form.ts';
import { useEditor } from './editor-context.ts';
import { EditorField } from './editor-field.tsx';

/** The fields of the form whose value is one text. */
type TextField = {
  [K in keyof ListingForm]: ListingForm[K] extends string ? K : never;
}[keyof ListingForm];

interface FigureProps {
  name: 'amount' | 'smallestCut' | 'weightGsm' | 'widthCm' | 'massKg' | 'price';
  /** the path of its value in the API, where it is not its name */
  path?: string;
  label: string;
  hint?: string | undefined;
  optional?: boolean;
  disabled?: boolean;
}

/** A figure, typed as people type it: with comma or point. */
export function Figure({ name, path = name, label, hint, optional = false, disabled = false }: FigureProps) {
  const { form, set } = useEditor();
  return (
    <EditorField path={path} label={label} hint={hint} optional={optional}>
      {(control) => (
        <input
          {...control}
          inputmode="decimal"
          autocomplete="off"
          disabled={disabled}
          value={form[name]}
          onInput={(event) => set({ [name]: event.currentTarget.value })}
        />
      )}
    </EditorField>
  );
}

interface ChoiceProps {
  name: TextField;
  path?: string;
  label: string;
  /** code and name of each choice */
  options: readonly { code: string; name: string }[];
  /** false where one of the options always holds */
  empty?: boolean;
  optional?: boolean;
}

/** One of a list. */
export function Choice({ name, path = name, label, options, empty = true, optional = false }: ChoiceProps) {
  const { t } = useI18n();
  const { form, set } = useEditor();
  return (
    <EditorField path={path} label={label} optional={optional}>
      {(control) => (
        <select
          {...control}
          value={form[name]}
          onChange={(event) => set({ [name]: event.currentTarget.value })}
        >
          {empty && <option value="">{t('choose')}</option>}
          {options.map(({ code, name: word }) => (
            <option key={code} value={code}>
              {word}
            </option>
          ))}
        </select>
      )}
    </EditorField>
  );
}

interface RadiosProps {
  name: TextField;
  label: string;
  options: readonly { code: string; name: string; why?: string }[];
  /** true for short words that fit beside each other */
  inline?: boolean;
}

/** One of a few, each with a line of explanation. The first takes the focus when the summary leads here. */
export function Radios({ name, label, options, inline = false }: RadiosProps) {
  const { form, set } = useEditor();
  return (
    <fieldset class={inline ? 'field choices inline' : 'field choices'}>
      <legend>{label}</legend>
      {options.map(({ code, name: word, why }, index) => (
        <label key={code} class="check">
          <input
            type="radio"
            id={index === 0 ? `f-${name}` : undefined}
            name={name}
            checked={form[name] === code}
            onChange={() => set({ [name]: code })}
          />
          <span class="word">
            {word}
            {why && <small>{why}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
