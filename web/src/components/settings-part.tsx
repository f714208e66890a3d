import type { ComponentChildren } from 'preact';

interface SettingsPartProps {
  /** where links lead: `#address` */
  id: string;
  title: string;
  children: ComponentChildren;
}

/** One subject of a page of settings: its name, and what can be changed. */
export function SettingsPart({ id, title, children }: SettingsPartProps) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      <div class="stack">{children}</div>
    </section>
  );
}
