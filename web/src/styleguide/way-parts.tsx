import { useState } from 'preact/hooks';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { DialogActions } from '../components/dialog-actions.tsx';
import { FilterChips } from '../components/filter-chips.tsx';
import { Modal } from '../components/modal.tsx';
import { NoteForm } from '../components/note-form.tsx';
import { Pagination } from '../components/pagination.tsx';
import { Tabs } from '../components/tabs.tsx';
import { Way } from '../components/way.tsx';
import { useI18n } from '../i18n/context.tsx';
import { useToast } from '../state/use-toast.ts';
import { Sample, Section } from './section.tsx';

const nothing = (): void => undefined;

/** What can be taken out: the filters of a search. */
export function ChipParts() {
  return (
    <Section name="chips">
      <FilterChips
        query={new URLSearchParams('fibre=wool&colour=blue&widthMin=140')}
        labelOf={(_facet, value) => value}
        onQuery={nothing}
      />
    </Section>
  );
}

type Opened = 'plain' | 'danger' | 'note' | null;

/** Dialogs: one as it lies, and the real ones behind their buttons. */
export function DialogParts() {
  const { t } = useI18n();
  const [open, setOpen] = useState<Opened>(null);
  const close = (): void => setOpen(null);
  const done = async (): Promise<void> => close();
  return (
    <Section name="dialog">
      <div class="modal as-sample">
        <h3>{t('style.ask')}</h3>
        <p>{t('style.words')}</p>
        <DialogActions text={t('style.deed')} busy={false} problem={t('style.wrongText')} onClose={nothing} />
      </div>
      <div class="actions">
        {(['plain', 'danger', 'note'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => setOpen(kind)}>
            {t(`style.open.${kind}`)}
          </button>
        ))}
      </div>
      {(open === 'plain' || open === 'danger') && (
        <ConfirmDialog
          title={t('style.ask')}
          body={t('style.words')}
          submit={t('style.deed')}
          danger={open === 'danger'}
          onConfirm={done}
          onClose={close}
        />
      )}
      {open === 'note' && (
        <Modal title={t('style.ask')} onClose={close}>
          <NoteForm
            note={{ label: t('style.area'), needed: t('style.wrongText') }}
            submit={t('style.deed')}
            onSend={done}
            onClose={close}
          >
            <p>{t('style.words')}</p>
          </NoteForm>
        </Modal>
      )}
    </Section>
  );
}

/** What says something in passing. */
export function ToastParts() {
  const { t } = useI18n();
  const toast = useToast();
  const [undone, setUndone] = useState(0);
  return (
    <Section name="toast">
      <div class="actions">
        <button type="button" onClick={() => void toast({ text: t('style.saved') })}>
          {t('style.toastPlain')}
        </button>
        <button
          type="button"
          onClick={() =>
            void toast({
              text: t('style.withdrawn'),
              action: { text: t('style.undo'), run: () => setUndone((count) => count + 1) },
            })
          }
        >
          {t('style.toastUndo')}
        </button>
      </div>
      <p class="hint">{t('style.undone', { n: undone })}</p>
    </Section>
  );
}

/** Ways through a subject and through many results; the header's menu is above, in the real header. */
export function WayParts() {
  const { t } = useI18n();
  return (
    <Section name="ways">
      <Sample title={t('style.tabs')}>
        <Tabs
          label={t('style.tabs')}
          tabs={[
            { href: '#ways', text: t('style.usual'), here: true, count: 3 },
            { href: '#chips', text: t('style.chips'), here: false },
            { href: '#cards', text: t('style.cards'), here: false, count: 12 },
          ]}
        />
      </Sample>
      <Sample title={t('style.pages')}>
        <Pagination query={new URLSearchParams('offset=24')} total={300} onPage={nothing} />
      </Sample>
      <Sample title={t('style.way')}>
        <ul class="ways as-sample">
          <Way href="/styleguide" text={t('style.here')} path="/styleguide" />
          <Way
            href="#ways"
            text={t('style.waits')}
            path="/styleguide"
            count={3}
            countWords={t('style.waits')}
          />
        </ul>
      </Sample>
    </Section>
  );
}
