import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useState } from 'preact/hooks';
import { useI18n } from '../i18n/context.tsx';

interface ShareActionsProps {
  listing: Pick<ListingJson, 'id' | 'title'>;
  publicUrl: string;
}

/** Hands a lot's address on, by what the phone offers, else by copying it; and prints its scheda. */
export function ShareActions({ listing, publicUrl }: ShareActionsProps) {
  const { t } = useI18n();
  const [told, setTold] = useState('');
  const url = `${publicUrl}/listings/${listing.id}`;
  const share = async (): Promise<void> => {
    try {
      if (typeof navigator.share === 'function') await navigator.share({ title: listing.title, url });
      else {
        await navigator.clipboard.writeText(url);
        setTold(t('share.copied'));
      }
    } catch (cause) {
      // Closing the phone's list of ways is no failure; else there is the address to copy by hand.
      if (!(cause instanceof Error && cause.name === 'AbortError')) setTold(url);
    }
  };
  return (
    <div class="needs-script share">
      <button type="button" onClick={share}>
        {t('share.share')}
      </button>
      <button type="button" onClick={() => print()}>
        {t('share.print')}
      </button>
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}
