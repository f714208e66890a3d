import '../styles/forms.css';
import '../styles/post.css';
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
import { useI18n } from '../i18n/context.tsx';
import { type ListingEditor, useListingEditor } from '../state/use-listing-editor.ts';
import { usePhotos } from '../state/use-photos.ts';
import type { DataOf } from './page-data.ts';

/** Posting a lot, or changing one: photos first, then what it is, how much, of what, in what state, on what terms. */
export function PostPage({ data }: { data: DataOf<'post'> }) {
  const { t } = useI18n();
  const editor = useListingEditor(data);
  const { listing } = data;
  const photos = usePhotos(listing?.photos ?? [], editor.ensureListing);
  return (
    <EditorProvider value={editor}>
      <form
        class="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void editor.submit();
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
        <WorkshopField editor={editor} isNew={listing === null} />
        <WhatSection />
        <MuchSection />
        <CompositionEditor />
        <AttributesSection />
        <StateSection />
        <RouteSection />
        <DealSection />
        <p class="hint">{reviewWords(editor, t)}</p>
        <SaveBar />
      </form>
      <StaleDialog />
    </EditorProvider>
  );
}

function WorkshopField({ editor, isNew }: { editor: ListingEditor; isNew: boolean }) {
  const { t } = useI18n();
  const workshops = editor.me?.workshops ?? [];
  if (!isNew || workshops.length < 2) return null;
  return (
    <label class="field">
      <span>{t('post.workshop')}</span>
      <select value={editor.workshopId} onChange={(event) => editor.setWorkshopId(event.currentTarget.value)}>
        {workshops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function reviewWords(editor: ListingEditor, t: ReturnType<typeof useI18n>['t']): string {
  const trusted = editor.me?.workshops.find((one) => one.id === editor.workshopId)?.trust === 'trusted';
  if (trusted) return '';
  return t(editor.status === 'published' ? 'save.again' : 'save.review');
}
