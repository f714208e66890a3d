import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import { proposalWords } from '../state/proposal-words.ts';
import { changesOfAll, type Proposal, stillOpen } from '../state/suggestions.ts';
import { useEditor } from './editor-context.ts';

interface ProposalsProps {
  /** where they come from, in words */
  title: string;
  proposals: readonly Proposal[];
}

/** What the form may say, as chips: one touch takes one, or all of them; what was taken is said. Nothing is filled in by itself. */
export function Proposals({ title, proposals }: ProposalsProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { form, set, terms, hubs } = useEditor();
  const id = useId();
  const [taken, setTaken] = useState<readonly string[]>([]);
  const news = useRef<HTMLParagraphElement>(null);
  const open = useMemo(() => stillOpen(proposals, form), [proposals, form]);
  const words = (proposal: Proposal): string => proposalWords(proposal, terms, hubs, i18n);
  // The chip that was pressed is gone, and with it the focus, which would be lost.
  useLayoutEffect(() => {
    if (taken.length > 0) news.current?.focus({ preventScroll: true });
  }, [taken]);
  const take = (chosen: readonly Proposal[]): void => {
    set(changesOfAll(chosen, form, terms, i18n.typed));
    setTaken([...new Map(chosen.map((one) => [one.field, words(one)])).values()]);
  };
  return (
    <div class="proposals">
      {open.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields, these are buttons
        <div role="group" aria-labelledby={id}>
          <p class="hint" id={id}>
            {title}
          </p>
          <ul class="suggestions">
            {open.length > 1 && (
              <li>
                <button type="button" class="chip all" onClick={() => take(firstOfEach(open))}>
                  {t('suggest.all')}
                </button>
              </li>
            )}
            {open.map((proposal) => (
              <li key={words(proposal)}>
                <button
                  type="button"
                  class="chip"
                  aria-label={t('suggest.take', { name: words(proposal) })}
                  onClick={() => take([proposal])}
                >
                  <span aria-hidden="true">+ </span>
                  {words(proposal)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="taken" role="status" tabIndex={-1} ref={news}>
        {taken.length > 0 && t('suggest.taken', { what: taken.join(' · ') })}
      </p>
    </div>
  );
}

/** Of several for one field, the first. */
function firstOfEach(proposals: readonly Proposal[]): Proposal[] {
  return proposals.filter(({ field }, index) => proposals.findIndex((one) => one.field === field) === index);
}
