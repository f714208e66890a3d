import type { ClaimJson } from '@scampolo/shared/contract/exchange';
import { useI18n } from '../i18n/context.tsx';
import type { I18n } from '../i18n/translate.ts';

interface Step {
  key: string;
  title: string;
  /** when it was, or by when it is to be */
  when: string;
  is: 'done' | 'now' | 'later';
}

/** How far a claim is: claimed, fetched, weighed; or how else it ended. */
export function ClaimProgress({ claim }: { claim: ClaimJson }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ol class="progress" aria-label={t('step.label')}>
      {stepsOf(claim, i18n).map(({ key, title, when, is }) => (
        <li key={key} class={is} aria-current={is === 'now' ? 'step' : undefined}>
          <b>{title}</b>
          {is === 'done' && <span class="visually-hidden"> ({t('step.done')})</span>}
          {when && <small>{when}</small>}
        </li>
      ))}
    </ol>
  );
}

function stepsOf(claim: ClaimJson, { t, dayTime, day, mass }: I18n): Step[] {
  const { status, listing, reservedUntil, createdAt, updatedAt, massKg } = claim;
  const on = (iso: string): string => t('step.on', { when: day(iso, listing.hub) });
  const made = (is: Step['is']): Step => ({
    key: 'made',
    title: t(status === 'waiting' ? 'step.waiting' : 'step.reserved'),
    when: on(createdAt),
    is,
  });
  const weighed: Step = { key: 'weighed', title: t('step.weighed'), when: t('step.then'), is: 'later' };
  const by = reservedUntil === null ? '' : t('step.by', { when: dayTime(reservedUntil, listing.hub) });
  const fetch = (is: Step['is'], when: string): Step => ({ key: 'fetch', title: t('step.fetch'), when, is });
  switch (status) {
    case 'waiting':
      return [made('now'), fetch('later', ''), weighed];
    case 'reserved':
      return [made('done'), fetch('now', by), weighed];
    case 'collected':
      return [
        made('done'),
        fetch('done', on(updatedAt)),
        { ...weighed, is: 'done', when: massKg === null ? '' : mass(massKg) },
      ];
    default:
      return [made('done'), { key: 'end', title: t(`step.${status}`), when: on(updatedAt), is: 'now' }];
  }
}
