import { inlinesOf } from '../prose/prose.ts';

/** A text of prose with its links. */
export function ProseText({ text }: { text: string }) {
  return (
    <>
      {inlinesOf(text).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a key={index} href={piece.href}>
            {piece.words}
          </a>
        ),
      )}
    </>
  );
}
