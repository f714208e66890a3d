import { ListingCard } from '../components/listing-card.tsx';
import { SkeletonCards } from '../components/skeleton-cards.tsx';
import { useI18n } from '../i18n/context.tsx';
import { HITS, hub } from './samples.ts';
import { Sample, Section } from './section.tsx';

/** Cards in every state. */
export function CardParts({ fibreName }: { fibreName: (code: string) => string }) {
  return (
    <Section name="cards">
      <ul class="cards">
        {HITS.map((hit) => (
          <li key={hit.id}>
            <ListingCard hit={hit} hub={hub} fibreName={fibreName} eager={false} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What stands where something is awaited, missing, or wrong. */
export function MessageParts() {
  const { t } = useI18n();
  return (
    <Section name="messages">
      <div class="stack">
        <p class="note">{t('style.note')}</p>
        <p class="note held">{t('style.noteHeld')}</p>
        <p class="note done">{t('style.noteDone')}</p>
        <p class="note wrong">{t('style.noteWrong')}</p>
        <p class="problem">{t('style.wrongText')}</p>
      </div>
      <Sample title={t('style.empty')}>
        <div class="empty">
          <p>{t('search.empty')}</p>
          <a class="button" href="#messages">
            {t('search.emptyAll')}
          </a>
        </div>
      </Sample>
    </Section>
  );
}

/** What holds the place of cards that are on their way. */
export function WaitingParts() {
  const { t } = useI18n();
  return (
    <Section name="waiting">
      <p role="status">{t('search.loading')}</p>
      <SkeletonCards />
    </Section>
  );
}
