import { useI18n } from '../i18n/context.tsx';
import { type OpenHours, openDaysOf } from '../state/opening-hours.ts';
import { weekdayName } from '../state/weekday-name.ts';

/** When a place is open, in as few lines as it can be said. */
export function HoursList({ hours }: { hours: readonly OpenHours[] }) {
  const { t, locale } = useI18n();
  const spans = openDaysOf(hours);
  if (spans.length === 0) return <p class="hint">{t('workshop.noHours')}</p>;
  return (
    <dl class="hours">
      {spans.map(({ first, last, times }) => (
        <div key={first}>
          <dt>
            {first === last
              ? weekdayName(first, locale)
              : t('workshop.days', { first: weekdayName(first, locale), last: weekdayName(last, locale) })}
          </dt>
          <dd>{times.map((one) => t('workshop.times', one)).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
