import type { ListingSummary } from '@scampolo/shared/contract/listings';
import { Photo } from './photo.tsx';
import { Swatch } from './swatch.tsx';

interface LotThumbProps {
  photo: ListingSummary['photo'];
  colours?: ListingSummary['colours'];
}

/** A small picture of a lot beside its title, which says it all. */
export function LotThumb({ photo, colours = [] }: LotThumbProps) {
  return (
    <div class="thumb">
      <Swatch colours={colours} />
      {photo && <Photo photo={photo} alt="" sizes="6rem" />}
    </div>
  );
}
