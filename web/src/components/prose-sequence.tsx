import type { JSX } from 'preact';

/** What happens to a lot, in four pictures drawn with one thread: it is shown, marked, fetched and weighed. */
export function ProseSequence({ captions }: { captions: readonly [string, string, string, string] }) {
  return (
    <ol class="sequence">
      {captions.map((caption, index) => (
        <li key={caption}>
          <svg viewBox="0 0 96 72" width="96" height="72" aria-hidden="true">
            {PICTURES[index]}
          </svg>
          <p>{caption}</p>
        </li>
      ))}
    </ol>
  );
}

/** A bolt before a camera. */
const SHOWN: JSX.Element = (
  <>
    <path class="cloth" d="M14 26h44v26H14z" />
    <path d="M14 26h44v26H14zM14 26a6 13 0 0 0 0 26M58 26a6 13 0 0 1 0 26a6 13 0 0 1 0-26M58 35a2 4 0 0 1 0 8a2 4 0 0 1 0-8" />
    <path class="stitch" d="M20 52v10h30" />
    <path d="M70 18h18v14H70zM75 18l2-4h4l2 4M79 21.500a3.500 3.500 0 1 0 .01 0" />
  </>
);

/** A length of cloth, part of it marked by a tape measure. */
const MARKED: JSX.Element = (
  <>
    <path class="cloth" d="M8 28h46v28H8z" />
    <path d="M8 28h80v28H8z" />
    <path class="stitch" d="M54 22v40" />
    <path class="chalk" d="M8 16h46M8 12v8M54 12v8M17 14v4M26 14v4M35 14v4M44 14v4" />
  </>
);

/** A door, and the cloth carried out. */
const FETCHED: JSX.Element = (
  <>
    <path d="M16 62V14h28v48M10 62h78M38 38v4" />
    <path class="cloth" d="M58 36h22v14H58z" />
    <path d="M58 36h22v14H58zM63 36v-6h12v6" />
    <path class="stitch" d="M44 56h10M82 56h6" />
  </>
);

/** Cloth on a pair of scales. */
const WEIGHED: JSX.Element = (
  <>
    <path class="cloth" d="M32 20h32v12H32z" />
    <path d="M32 20h32v12H32zM22 34h52M28 34l-6 26h52l-6-26" />
    <path d="M48 41a9 9 0 1 0 .01 0" />
    <path class="chalk" d="M48 50l4-5" />
  </>
);

const PICTURES = [SHOWN, MARKED, FETCHED, WEIGHED];
