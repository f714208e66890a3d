import { useI18n } from '../i18n/context.tsx';
import { askedFields } from '../state/asked-fields.ts';
import { askingCount, useAsked } from '../state/use-asked.ts';
import { useEditor } from './editor-context.ts';

/** One line that says, once it is known what the lot is, how many look for something like it; behind it, what they wrote. */
export function AskedLine() {
  const { t } = useI18n();
  const { form, terms, listingId, saved } = useEditor();
  const { category, composition } = form;
  const isKnown = category !== '' && (composition.length > 0 || !askedFields(form, terms).composition);
  // As the server has it: asked again when what matters most was saved differently.
  const isSaved = saved.kind === 'server' || saved.kind === 'nothing';
  const key = JSON.stringify([category, composition, form.form, form.weightGsm, form.widthCm]);
  const asked = useAsked(isKnown && isSaved ? listingId : null, key);
  const count = askingCount(asked);
  if (!asked || !isKnown || count === 0) return null;
  const { wanted, searchers } = asked;
  const words = t('asked.count', { count });
  if (wanted.length === 0) return <p class="hint asked-line">{words}</p>;
  return (
    <details class="asked-line">
      <summary class="hint">{words}</summary>
      <ul>
        {wanted.map(({ id, title, locale }) => (
          <li key={id}>
            <a href={`/wanted/${id}`} target="_blank" rel="noopener" lang={locale}>
              {title}
            </a>
          </li>
        ))}
        {searchers > 0 && <li class="hint">{t('asked.searchers', { count: searchers })}</li>}
      </ul>
    </details>
  );
}
