import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';

/** The parts of the page, in their order: each is an anchor, and has `style.…` among the texts. */
export const SECTIONS = [
  'colours',
  'type',
  'space',
  'buttons',
  'fields',
  'picker',
  'chips',
  'cards',
  'cloth',
  'drawing',
  'tape',
  'photo',
  'dialog',
  'toast',
  'messages',
  'waiting',
  'ways',
] as const;
export type SectionName = (typeof SECTIONS)[number];

interface SectionProps {
  name: SectionName;
  children: ComponentChildren;
}

/** One part of the style page: its heading, what it is for, and the real components in their states. */
export function Section({ name, children }: SectionProps) {
  const { t } = useI18n();
  return (
    <section id={name} class="sample-section" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t(`style.${name}`)}</h2>
      <p class="hint">{t(`style.${name}.why`)}</p>
      {children}
    </section>
  );
}

/** One state, with what it is called. */
export function Sample({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="sample">
      <h3>{title}</h3>
      {children}
    </div>
  );
}
