import { useState } from 'preact/hooks';
import { AccountField } from '../components/account-field.tsx';
import { ColourPicker } from '../components/colour-picker.tsx';
import { FileButton } from '../components/file-button.tsx';
import { useI18n } from '../i18n/context.tsx';
import { Sample, Section } from './section.tsx';

const STATES = [
  ['style.usual', {}],
  ['style.chosen', { defaultChecked: true }],
  ['style.disabled', { disabled: true }],
] as const;

/** Buttons and links in every state. */
export function ButtonParts() {
  const { t } = useI18n();
  return (
    <Section name="buttons">
      <div class="actions">
        <button type="button" class="primary">
          {t('style.primary')}
        </button>
        <button type="button">{t('style.usual')}</button>
        <button type="button" class="quiet">
          {t('style.quiet')}
        </button>
        <button type="button" class="danger">
          {t('style.danger')}
        </button>
        <button type="button" aria-pressed="true">
          {t('style.pressed')}
        </button>
        <button type="button" disabled>
          {t('style.disabled')}
        </button>
        <button type="button" class="primary" disabled>
          {t('style.disabled')}
        </button>
        <a class="button" href="#buttons">
          {t('style.linkButton')}
        </a>
      </div>
      <p>
        {t('style.words')} <a href="#buttons">{t('style.link')}</a>.{' '}
        <button type="button" class="as-link">
          {t('style.asLink')}
        </button>
      </p>
    </Section>
  );
}

/** Every kind of field: empty, filled, wrong, off. */
export function FieldParts() {
  const { t } = useI18n();
  return (
    <Section name="fields">
      <form class="sample-grid" onSubmit={(event) => event.preventDefault()}>
        <TextFields />
        <Choices />
        <label class="field">
          <span>{t('style.select')}</span>
          <select>
            <option>Milano</option>
            <option>Zagreb</option>
          </select>
        </label>
        <label class="field">
          <span>{t('style.date')}</span>
          <input type="date" />
        </label>
        <label class="field">
          <span>{t('style.search')}</span>
          <input type="search" placeholder={t('search.placeholder')} />
        </label>
        <div class="field">
          <span>{t('style.file')}</span>
          <FileButton text={t('style.choose')} onFiles={() => undefined} />
        </div>
      </form>
    </Section>
  );
}

function TextFields() {
  const { t, typed } = useI18n();
  const bound = (id: string, problem: string | null = null) => ({
    id: `style-${id}`,
    name: id,
    problem,
    onValue: () => undefined,
  });
  return (
    <>
      <AccountField {...bound('text')} label={t('style.text')} hint={t('style.hint')} field={{}} />
      <AccountField
        {...bound('wrong', t('style.wrongText'))}
        label={t('style.wrong')}
        initial="28o"
        field={{ required: true }}
      />
      <AccountField {...bound('off')} label={t('style.disabled')} initial="280" field={{ disabled: true }} />
      <AccountField {...bound('secret')} label={t('account.password')} field={{ type: 'password' }} />
      <label class="field">
        <span>
          {t('style.number')} <span class="optional">({t('optional')})</span>
        </span>
        <span class="stepper">
          <input inputmode="decimal" defaultValue={typed(2.5)} /> <span class="unit">m</span>
        </span>
      </label>
      <label class="field">
        <span>{t('style.area')}</span>
        <textarea rows={3} />
      </label>
    </>
  );
}

function Choices() {
  const { t } = useI18n();
  return (
    <>
      {(['checkbox', 'radio'] as const).map((type) => (
        <fieldset key={type} class="field choices">
          <legend>{t(`style.${type}`)}</legend>
          {STATES.map(([state, field]) => (
            <label key={state} class={'disabled' in field ? 'check gone' : 'check'}>
              <input type={type} name={`style-${type}`} {...field} />
              <span class="word">{t(state)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}

/** A colour, picked. */
export function PickerPart({ families }: { families: readonly { code: string; name: string }[] }) {
  const { t } = useI18n();
  const [hex, setHex] = useState<string | null>(null);
  return (
    <Section name="picker">
      <Sample title={hex ?? t('style.nothing')}>
        <ColourPicker label={t('facet.colour')} value={hex} families={families} onChange={setHex} />
      </Sample>
    </Section>
  );
}
