import type { HubJson } from '@scampolo/shared/contract/hubs';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { useI18n } from '../i18n/context.tsx';
import { askerWords, excerptOf, termWords } from '../state/wanted-words.ts';

interface WantedRowProps {
  wanted: WantedJson;
  hubs: readonly HubJson[];
  /** among one's own: its state matters, and not who asks */
  mine?: boolean;
}

/** What somebody looks for, in a list. */
export function WantedRow({ wanted, hubs, mine = false }: WantedRowProps) {
  const i18n = useI18n();
  const { id, title, text, locale, hub, status } = wanted;
  const city = hubs.find(({ slug }) => slug === hub)?.city ?? hub;
  return (
    <article class={`wanted-row ${status}`}>
      <h3 lang={locale}>
        <a href={`/wanted/${id}`}>{title}</a>
      </h3>
      {mine ? (
        <p class="state">{i18n.t(`wantedStatus.${status}`)}</p>
      ) : (
        <p class="asker">{askerWords(wanted, city, i18n)}</p>
      )}
      {text !== '' && (
        <p class="excerpt" lang={locale}>
          {excerptOf(text)}
        </p>
      )}
      <p class="hint">{termWords(wanted, i18n)}</p>
    </article>
  );
}
