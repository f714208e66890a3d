import { readListing } from '../api/listings.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { useEditor } from './editor-context.ts';
import { FieldNotes } from './editor-field.tsx';

const MOST_COLOURS = 6;
/** The grey of undyed cloth. */
const UNDYED = '#8b8578';

/** The colours of the lot: from its photos, unless somebody with the cloth in hand corrects them. */
export function ColoursEditor() {
  const { t } = useI18n();
  const { form, set, ensureListing } = useEditor();
  const { busy, problem, run } = useAction();
  const { colours } = form;
  const correct = async (): Promise<void> => {
    const found = (await readListing((await ensureListing()).id)).colours.map(({ hex }) => hex);
    set({ colours: found.length > 0 ? found : [UNDYED] });
  };
  if (colours === null) {
    return (
      <div class="field">
        <p class="hint">{t('colours.hint')}</p>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button id="f-colours" type="button" disabled={busy} onClick={() => void run(correct)}>
          {t('colours.correct')}
        </button>
      </div>
    );
  }
  const put = (index: number, hex: string): void =>
    set({ colours: colours.map((one, at) => (at === index ? hex : one)) });
  return (
    <fieldset class="field">
      <legend>{t('post.colours')}</legend>
      <ul class="colour-inputs">
        {colours.map((hex, index) => (
          <li key={index}>
            <input
              type="color"
              aria-label={t('colours.name', { n: index + 1 })}
              value={hex}
              onInput={(event) => put(index, event.currentTarget.value)}
            />
            <button
              type="button"
              aria-label={t('colours.remove', { n: index + 1 })}
              onClick={() => set({ colours: colours.filter((_, at) => at !== index) })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div class="actions">
        {colours.length < MOST_COLOURS && (
          <button id="f-colours" type="button" onClick={() => set({ colours: [...colours, UNDYED] })}>
            {t('colours.add')}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => set({ colours: null })}>
          {t('colours.reset')}
        </button>
      </div>
      <FieldNotes path="colours" whole />
    </fieldset>
  );
}
