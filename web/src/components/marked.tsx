interface MarkedProps {
  text: string;
  /** `[start, length]` in UTF-16 units, ascending, apart from each other */
  marks: readonly (readonly [start: number, length: number])[];
}

/** A text with the words in it that were asked for. */
export function Marked({ text, marks }: MarkedProps) {
  let from = 0;
  return (
    <>
      {marks.map(([start, length]) => {
        const before = text.slice(from, start);
        from = start + length;
        return [before, <mark key={start}>{text.slice(start, from)}</mark>];
      })}
      {text.slice(from)}
    </>
  );
}
