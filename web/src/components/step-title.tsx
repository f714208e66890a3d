import { useEffect, useRef } from 'preact/hooks';

/** The title of a page that goes through several states. Takes the focus when it changes, so that it is read out at once. */
export function StepTitle({ text }: { text: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(text);
  useEffect(() => {
    if (before.current !== text) title.current?.focus();
    before.current = text;
  }, [text]);
  return (
    <h1 ref={title} tabIndex={-1}>
      {text}
    </h1>
  );
}
