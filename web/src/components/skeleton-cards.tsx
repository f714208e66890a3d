const SHOWN = 8;

/** As many boxes as cards fit a first screen, in their measure: nothing moves when the cards come. */
export function SkeletonCards() {
  return (
    <ul class="cards" aria-hidden="true">
      {Array.from({ length: SHOWN }, (_, index) => (
        <li key={index} class="card skeleton">
          <div class="frame" />
          <span />
          <span />
        </li>
      ))}
    </ul>
  );
}
