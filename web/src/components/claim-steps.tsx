import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';
import type { DataOf } from '../pages/page-data.ts';
import { HoursList } from './hours-list.tsx';

interface ClaimStepsProps {
  data: Pick<DataOf<'listing'>, 'claimBy' | 'hub'>;
  listing: ListingJson;
}

/** What happens when one claims, and by when: before one signs in, too. */
export function ClaimSteps({ data: { claimBy, hub }, listing }: ClaimStepsProps) {
  const { t, day } = useI18n();
  const hours = listing.pickupHours ?? [];
  return (
    <section class="what-next">
      <h3>{t('claim.next')}</h3>
      <ol class="steps">
        <li>{t('claim.next1')}</li>
        <li>{t('claim.next2', { day: day(claimBy, listing.hub) })}</li>
        <li>
          {t(`claim.fetch.${listing.pickup.kind}`, { city: hub.city, place: hub.place })}
          {hours.length > 0 && <HoursList hours={hours} />}
        </li>
        <li>{t('claim.next4')}</li>
      </ol>
      <p class="hint">
        {t('claim.nextCancel')} <a href="/how-it-works">{t('claim.howItWorks')}</a>
      </p>
    </section>
  );
}
