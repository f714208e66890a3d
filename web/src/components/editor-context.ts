import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ListingEditor } from '../state/use-listing-editor.ts';

const EditorContext = createContext<ListingEditor | null>(null);

/** Gives the fields of a form the listing they belong to. */
export const EditorProvider = EditorContext.Provider;

/** The listing that is being written. */
export function useEditor(): ListingEditor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('useEditor outside of EditorProvider');
  return editor;
}
