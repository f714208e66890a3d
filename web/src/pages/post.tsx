import '../styles/forms.css';
import '../styles/post.css';
import { useRef } from 'preact/hooks';
import { AttributesSection } from '../components/attributes-section.tsx';
import { ColoursEditor } from '../components/colours-editor.tsx';
import { CompositionEditor } from '../components/composition-editor.tsx';
import { DealSection } from '../components/deal-section.tsx';
import { DecisionNote } from '../components/decision-note.tsx';
import { EditorProvider } from '../components/editor-context.ts';
import { IssueSummary } from '../components/issue-summary.tsx';
import { MuchSection } from '../components/much-section.tsx';
import { PhotosEditor } from '../components/photos-editor.tsx';
import { RouteSection } from '../components/route-section.tsx';
import { SaveBar } from '../components/save-bar.tsx';
import { StaleDialog } from '../components/stale-dialog.tsx';
import { StateSection } from '../components/state-section.tsx';
import { WhatSection } from '../components/what-section.tsx';
import { WorkshopSelect } from '../components/workshop-select.tsx';
import { useI18n } from '../i18n/context.tsx';
import { type ListingEditor, useListingEditor } from '../state/use-listing-editor.ts';
import { usePhotos } from '../state/use-photos.ts';
import type { DataOf } from './page-data.ts';

/** Posting a lot, or changing one: photos first, then what it is, how much, of what, in what state, on what terms. */
export function PostPage({ data }: { data: DataOf<'post'> }) {
  const { t } = useI18n();
  const editor = useListingEditor(data);
  const { listing } = data;
  const photos = usePhotos(editor.savedPhotos, editor.ensureListing);
  // What is written while photos arrive belongs to it too.
  const latest = useRef(editor);
  latest.current = editor;
  const submit = async (): Promise<void> => {
    if (await photos.finish()) await latest.current.submit();
    else document.getElementById('photos-title')?.scrollIntoView();
  };
  return (
    <EditorProvider value={editor}>
      <form
        class="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header>
          <h1>{t(listing ? 'post.titleEdit' : 'post.titleNew')}</h1>
          <p>{t('post.intro')}</p>
          <p class="note no-script">{t('post.noScript')}</p>
          {listing?.decision && <DecisionNote decision={listing.decision} hub={listing.hub} />}
        </header>
        <IssueSummary />
        <PhotosEditor photos={photos}>
          <ColoursEditor found={listing?.colours ?? []} />
        </PhotosEditor>
        {listing === null && (
          <WorkshopSelect
            label={t('post.workshop')}
            workshops={editor.me?.workshops ?? []}
            value={editor.workshopId}
            onChange={editor.setWorkshopId}
          />
        )}
        <WhatSection />
        <MuchSection />
        <CompositionEditor />
        <AttributesSection />
        <StateSection />
        <RouteSection />
        <DealSection />
        <p class="hint">{reviewWords(editor, t)}</p>
        <SaveBar waiting={photos.finishing ? t('photos.finishing') : null} />
      </form>
      {editor.stale && (
        <StaleDialog onMine={editor.keepMine} onTheirs={editor.takeTheirs} onClose={editor.decideLater} />
      )}
    </EditorProvider>
  );
}

function reviewWords(editor: ListingEditor, t: ReturnType<typeof useI18n>['t']): string {
  const trusted = editor.me?.workshops.find((one) => one.id === editor.workshopId)?.trust === 'trusted';
  if (trusted) return '';
  return t(editor.status === 'published' ? 'save.again' : 'save.review');
}
