import '../styles/forms.css';
import '../styles/listing.css';
import { ClaimBox } from '../components/claim-box.tsx';
import { ListingView } from '../components/listing-view.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

const NOTHING_TAKEN = { chosen: {}, takenCm: 0 } as const;

/** One lot as anybody sees it who follows a link. */
export function ListingPage({ data }: { data: DataOf<'listing'> }) {
  const { t } = useI18n();
  const { listing } = data;
  return (
    <ListingView data={data} listing={listing} taking={NOTHING_TAKEN}>
      <ClaimBox listing={listing}>
        <p>{t('claim.signInWhy')}</p>
        <a class="button primary" href={`/sign-in?next=${encodeURIComponent(`/listings/${listing.id}`)}`}>
          {t('claim.signIn')}
        </a>
      </ClaimBox>
    </ListingView>
  );
}
