import '../styles/drafts.css';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { deviceTime } from '../state/device-time.ts';
import type { DraftOffer, LocalDraftView } from '../state/use-local-draft.ts';

/** What there is to ask or to say of a draft in this browser: something to go on with, another tab that writes it, nothing that is kept. */
export function DraftNotice({ local }: { local: LocalDraftView }) {
  const { t } = useI18n();
  const { offer, readOnly, problem } = local;
  return (
    <div role="status" class="draft-notices">
      {readOnly ? (
        <Notice title={t('drafts.elsewhere')}>
          <p>{t('drafts.elsewhereBody')}</p>
          <p class="actions">
            <button type="button" onClick={local.takeOver}>
              {t('drafts.takeOver')}
            </button>
          </p>
        </Notice>
      ) : (
        offer && <Offer offer={offer} />
      )}
      {problem && (
        <Notice title={t(`drafts.${problem}`)}>
          <p>{t(`drafts.${problem}Body`)}</p>
        </Notice>
      )}
    </div>
  );
}

function Offer({ offer }: { offer: DraftOffer }) {
  const { t, locale } = useI18n();
  const isDraft = offer.kind === 'draft';
  const title = offer.title || t('drafts.unnamed');
  return (
    <Notice title={t(isDraft ? 'drafts.offer' : 'drafts.offerChanges')}>
      <p>
        {t('drafts.kept', { title, when: deviceTime(offer.at, locale) })}{' '}
        {offer.photos > 0 && t('drafts.photos', { count: offer.photos })}
      </p>
      <p class="actions">
        <button type="button" class="primary" onClick={offer.take}>
          {t(isDraft ? 'drafts.goOn' : 'drafts.goOnChanges')}
        </button>
        <button type="button" onClick={offer.leave}>
          {t(isDraft ? 'drafts.anew' : 'drafts.leaveChanges')}
        </button>
      </p>
      <p class="hint">{t('drafts.stays')}</p>
    </Notice>
  );
}

function Notice({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="note held draft-notice">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
