import type { CatalogueJson } from '@scampolo/shared/contract/catalogue';
import { useI18n } from '../i18n/context.tsx';
import type { AttributeText } from '../state/listing-form.ts';
import { EditorField, FieldNotes } from './editor-field.tsx';

interface AttributeInputProps {
  attribute: CatalogueJson['attributes'][number];
  required: boolean;
  value: AttributeText;
  onValue: (value: AttributeText) => void;
}

/** The control that an attribute's type asks for. */
export function AttributeInput({ attribute, required, value, onValue }: AttributeInputProps) {
  const { t } = useI18n();
  const { code, type, name, unit, options } = attribute;
  const path = `attributes.${code}`;
  if (type === 'multi_enum' && options) {
    return <Boxes path={path} name={name} options={options} value={value} onValue={onValue} />;
  }
  const choices =
    type === 'bool'
      ? [
          { code: 'yes', name: t('yes') },
          { code: 'no', name: t('no') },
        ]
      : options;
  const text = typeof value === 'string' ? value : value.join(', ');
  const label = unit && type !== 'string' ? `${name}, ${unit.replace(/2$/, '²').replace(/3$/, '³')}` : name;
  return (
    <EditorField
      path={path}
      label={label}
      hint={type === 'multi_enum' ? t('attributes.several') : undefined}
      optional={!required}
    >
      {(control) =>
        choices ? (
          <select {...control} value={text} onChange={(event) => onValue(event.currentTarget.value)}>
            <option value="">{t('choose')}</option>
            {choices.map((option) => (
              <option key={option.code} value={option.code}>
                {option.name}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...control}
            inputmode={type === 'number' || type === 'integer' ? 'decimal' : 'text'}
            maxlength={200}
            autocomplete="off"
            value={text}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
        )
      }
    </EditorField>
  );
}

interface BoxesProps {
  path: string;
  name: string;
  options: readonly { code: string; name: string }[];
  value: AttributeText;
  onValue: (value: AttributeText) => void;
}

function Boxes({ path, name, options, value, onValue }: BoxesProps) {
  const chosen = typeof value === 'string' ? [] : value;
  return (
    <fieldset class="field">
      <legend>{name}</legend>
      <ul class="boxes">
        {options.map((option) => (
          <li key={option.code}>
            <label class="check">
              <input
                type="checkbox"
                checked={chosen.includes(option.code)}
                onChange={(event) =>
                  onValue(
                    event.currentTarget.checked
                      ? [...chosen, option.code]
                      : chosen.filter((one) => one !== option.code),
                  )
                }
              />
              <span class="word">{option.name}</span>
            </label>
          </li>
        ))}
      </ul>
      <FieldNotes path={path} whole />
    </fieldset>
  );
}
