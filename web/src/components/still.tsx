import type { ComponentType } from 'preact';
import type { DataOf } from '../pages/page-data.ts';

/** The parts of a listing's page that the server alone can draw. */
export type StillPart = 'head' | 'scheda' | 'see' | 'more';
type Drawn = ComponentType<{ data: DataOf<'listing'> }>;

const drawn = new Map<StillPart, Drawn>();

/** Makes a part of the documents that are rendered. A browser never calls it: it keeps what came, and loads nothing of it. */
export function drawStill(part: StillPart, by: Drawn): void {
  drawn.set(part, by);
}

// Preact leaves what came with the document as it is where it is told to put HTML there; there never is any to put.
const AS_IT_CAME = { __html: '' };

interface StillProps {
  part: StillPart;
  class: string;
  data: DataOf<'listing'>;
}

/** A part of a page in which nothing ever changes: drawn by the server, kept by the browser as it came, without script or data. */
export function Still({ part, class: name, data }: StillProps) {
  const Part = drawn.get(part);
  if (!Part) return <div class={name} dangerouslySetInnerHTML={AS_IT_CAME} />;
  return (
    <div class={name}>
      <Part data={data} />
    </div>
  );
}
