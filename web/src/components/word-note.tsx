import '../styles/word-note.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';

/** Words of the workshop that are explained on touch; each has `word.…` and `word.….note` among the texts of `listing`. */
export const WORKSHOP_WORDS = [
  'bolt',
  'width',
  'remnant',
  'selvedge',
  'wrongSide',
  'endOfRoll',
  'smallestCut',
  'gsm',
  'burnTest',
  'byProduct',
] as const;
export type WorkshopWord = (typeof WORKSHOP_WORDS)[number];

interface WordNoteProps {
  word: WorkshopWord;
  /** what stands there instead of the word itself, such as another form of it */
  children?: ComponentChildren;
}

/**
 * A word of the workshop with its explanation, which opens on touch, click or Enter and closes on Escape or a touch beside
 * it; the browser does all of that, so it works before and without script. Stands in running text.
 */
export function WordNote({ word, children }: WordNoteProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <span class="word-note">
      <button type="button" popovertarget={id}>
        {children ?? t(`word.${word}`)}
      </button>
      <span id={id} popover="auto" role="note">
        {t(`word.${word}.note`)}
      </span>
    </span>
  );
}
