import type { CompositionSource } from '@scampolo/shared/domain/listing';
import type { ComponentChildren } from 'preact';

/** A label with its hole, somebody speaking, a flask, a question mark, a slide rule: 16 by 16. */
const SIGNS: Readonly<Record<CompositionSource | 'computed', string>> = {
  label: 'M2 8L7 3H14V13H7ZM6 8h.01',
  declared: 'M2 3H14V11H8L5 14V11H2Z',
  tested: 'M6 2H10M7 2V7L3 14H13L9 7V2M5 11H11',
  unknown: 'M5.5 6A2.5 2.5 0 1 1 8 8.5V10M8 13h.01',
  computed: 'M3 5H13M3 11H13M8 8h.01M8 2.5h.01M8 13.5h.01',
};

interface SourceNoteProps {
  source: keyof typeof SIGNS;
  /** the same in words */
  children: ComponentChildren;
}

/** How a fact is known: a sign, and words that say it in full. */
export function SourceNote({ source, children }: SourceNoteProps) {
  return (
    <small class={`source ${source}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        <path d={SIGNS[source]} />
      </svg>
      <span>{children}</span>
    </small>
  );
}
