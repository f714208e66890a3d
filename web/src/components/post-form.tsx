import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';
import type { DataOf } from '../pages/page-data.ts';
import { categoryName, termName } from '../state/terms.ts';
import { type ListingEditor, useListingEditor } from '../state/use-listing-editor.ts';
import { usePhotos } from '../state/use-photos.ts';
import { AmountSection } from './amount-section.tsx';
import { AskedLine } from './asked-line.tsx';
import { DecisionNote } from './decision-note.tsx';
import { DraftNotice } from './draft-notice.tsx';
import { EditorProvider } from './editor-context.ts';
import { FactsSection } from './facts-section.tsx';
import { focusField, inPageOrder } from './focus-field.ts';
import { Fold } from './fold.tsx';
import { MoreSection } from './more-section.tsx';
import { PhotosEditor } from './photos-editor.tsx';
import { isTrusted, SaveBar } from './save-bar.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import { TitleSection } from './title-section.tsx';
import { WorkshopSelect } from './workshop-select.tsx';

interface PostFormProps {
  data: DataOf<'post'>;
  /** true for one that took another's place on this page, whose title then takes the focus */
  next: boolean;
  onSubmitted: (listing: ListingJson) => void;
}

/** One lot while it is written: the photo first and alone, then what has to be said, then one line behind which the rest waits. */
export function PostForm({ data, next, onSubmitted }: PostFormProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { listing, from, answering } = data;
  const editor = useListingEditor(data, onSubmitted);
  const photos = usePhotos(editor.savedPhotos, editor.ensureListing, editor.local.photos);
  const [begun, setBegun] = useState(listing !== null || from !== null || answering !== undefined);
  const whole = begun || photos.items.length > 0 || editor.dirty;
  // What is written while photos arrive belongs to it too.
  const latest = useRef(editor);
  latest.current = editor;
  const submit = async (): Promise<void> => {
    if (await photos.finish()) await latest.current.submit();
    else document.getElementById('photos-title')?.focus();
  };
  return (
    <EditorProvider value={editor}>
      <form
        class={whole ? 'post' : 'post empty-post'}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => moveOn(event, editor)}
      >
        <header>
          <FormTitle text={t(listing ? 'post.titleEdit' : 'post.titleNew')} focus={next} />
          <p class="note no-script">{t('post.noScript')}</p>
          {answering && (
            <p class="note">
              {t('post.answering')} «<span lang={answering.locale}>{answering.title}</span>»
            </p>
          )}
          {listing?.decision && <DecisionNote decision={listing.decision} hub={listing.hub} />}
        </header>
        <DraftNotice local={editor.local} />
        <fieldset class="writing" disabled={editor.local.readOnly}>
          <PhotosEditor photos={photos} />
          {listing === null && (
            <WorkshopSelect
              label={t('post.workshop')}
              workshops={editor.me?.workshops ?? []}
              value={editor.workshopId}
              onChange={editor.setWorkshopId}
            />
          )}
          {!whole && (
            <button type="button" class="link needs-script" onClick={() => setBegun(true)}>
              {t('post.withoutPhoto')}
            </button>
          )}
          {whole && <Questions data={data} editor={editor} />}
          {whole && <SaveBar waiting={photos.finishing ? t('photos.finishing') : null} />}
        </fieldset>
      </form>
      {editor.stale && (
        <StaleDialog onMine={editor.keepMine} onTheirs={editor.takeTheirs} onClose={editor.decideLater} />
      )}
    </EditorProvider>
  );
}

/** What is asked: what has to be said in front, all that was said of the lot before behind one line, and the rest behind another. */
function Questions({ data, editor }: { data: DataOf<'post'>; editor: ListingEditor }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { from, last } = data;
  return (
    <>
      <TitleSection last={last.find(({ workshopId }) => workshopId === editor.workshopId)} />
      <AmountSection like={from?.listing.amount ?? null} />
      {from ? (
        <Fold title={t('fold.same')} inside={factsInside(editor, i18n)}>
          <FactsSection />
        </Fold>
      ) : (
        <FactsSection />
      )}
      <AskedLine />
      <Fold title={t('fold.more')} inside={moreInside(editor, i18n)}>
        <MoreSection />
      </Fold>
      <p class="hint">{reviewWords(editor, i18n)}</p>
    </>
  );
}

function FormTitle({ text, focus }: { text: string; focus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focus) return;
    scrollTo({ top: 0, behavior: 'instant' });
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={title} tabIndex={-1}>
      {text}
    </h1>
  );
}

/** Enter in a line of text goes on to what is missing next: on a phone it would send what is half written. */
function moveOn(event: KeyboardEvent, { missing }: ListingEditor): void {
  const field = event.target;
  if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) return;
  if (['checkbox', 'radio', 'file', 'color'].includes(field.type)) return;
  event.preventDefault();
  const next = inPageOrder(missing)[0];
  if (next) focusField(next.path);
  else field.form?.querySelector<HTMLElement>('[type="submit"]')?.focus();
}

function factsInside({ form, terms }: ListingEditor, { t }: I18n): string {
  const fibres = form.composition.map(
    ({ fibre, percent }) => `${percent} % ${termName(terms, 'fibres', fibre)}`,
  );
  return [
    form.category && categoryName(terms, form.category),
    ...fibres,
    form.widthCm && t('suggest.width', { n: form.widthCm }),
    form.weightGsm && `${form.weightGsm} g/m²`,
    form.condition && termName(terms, 'conditions', form.condition),
    form.legalRoute && t(`routeShort.${form.legalRoute}`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The defaults that stand unless somebody opens the fold, said in words. */
function moreInside({ form, hubs }: ListingEditor, { t }: I18n): string {
  const city = hubs.find(({ slug }) => slug === form.hub)?.city ?? form.hub;
  return t('fold.moreInside', {
    price: t(`priceChoice.${form.priceKind}`),
    pickup: t(`pickupChoice.${form.pickup}`),
    city,
    brand: t(form.brandVisible ? 'fold.brandShown' : 'fold.brandHidden'),
  });
}

function reviewWords(editor: ListingEditor, { t }: I18n): string {
  if (isTrusted(editor)) return '';
  return t(editor.status === 'published' ? 'save.again' : 'save.review');
}
