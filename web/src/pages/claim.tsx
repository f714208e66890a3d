import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/my-desk.css';
import '../styles/talk.css';
import { useState } from 'preact/hooks';
import { type ClaimDeed, ClaimDeeds } from '../components/claim-deeds.tsx';
import { ClaimNext } from '../components/claim-next.tsx';
import { ClaimProgress } from '../components/claim-progress.tsx';
import { LotThumb } from '../components/lot-thumb.tsx';
import { TalkPart } from '../components/talk.tsx';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from './page-data.ts';

/** One claim: how far it is, what happens next and by when, and what is written about it. */
export function ClaimPage({ data }: { data: DataOf<'claim'> }) {
  const { t, amount } = useI18n();
  const { thread, hours, lot } = data;
  const [claim, setClaim] = useState(data.claim);
  const [deed, setDeed] = useState<ClaimDeed | null>(null);
  const { listing, status } = claim;
  return (
    <div class={`claim-page claim ${status}`}>
      <header class="claim-head">
        <LotThumb photo={listing.photo} />
        <div>
          <p class="state">
            {t(`claimStatus.${status}`)} · {amount(claim.amount)}
          </p>
          <h1 lang={listing.locale}>
            <a href={`/listings/${claim.listingId}`}>{listing.title}</a>
          </h1>
          <p class="place">{data.hub.name}</p>
        </div>
      </header>
      <div class="claim-what">
        <ClaimProgress claim={claim} />
        <ClaimNext claim={claim} side={thread.side} hours={hours} onDeed={setDeed} />
      </div>
      <TalkPart claimId={claim.id} thread={thread} hub={listing.hub} />
      {deed && (
        <ClaimDeeds
          deed={deed}
          claim={claim}
          lot={lot}
          onDone={(changed) => {
            setClaim(changed);
            setDeed(null);
          }}
          onClose={() => setDeed(null)}
        />
      )}
    </div>
  );
}
