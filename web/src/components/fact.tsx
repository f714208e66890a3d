import type { ComponentChildren } from 'preact';

interface FactProps {
  name: ComponentChildren;
  children: ComponentChildren;
}

/** One line of a scheda: what it is, and how it is for this lot. */
export function Fact({ name, children }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
