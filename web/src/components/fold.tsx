import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { fieldId } from '../state/issue-fields.ts';
import { useEditor } from './editor-context.ts';

interface FoldProps {
  title: string;
  /** what is inside, in one line */
  inside: string;
  children: ComponentChildren;
}

/** What waits behind one line, and opens by itself when something in it is wrong. */
export function Fold({ title, inside, children }: FoldProps) {
  const { issues } = useEditor();
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const isInside = ({ path }: { path: string }): boolean =>
      [path, path.split('.')[0] ?? ''].some(
        (one) => box.current?.contains(document.getElementById(fieldId(one))) ?? false,
      );
    if (box.current && issues.some(isInside)) box.current.open = true;
  }, [issues]);
  return (
    <details class="fold" ref={box}>
      <summary>
        <span class="fold-title">{title}</span>
        <span class="fold-inside">{inside}</span>
      </summary>
      <div class="fold-body">{children}</div>
    </details>
  );
}
