import type { ComponentChildren } from 'preact';

/** One line of a scheda: what it is, and how it is for this lot. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
