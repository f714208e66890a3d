import '../styles/forms.css';
import '../styles/desk.css';
import '../styles/wanted.css';
import type { WantedJson } from '@scampolo/shared/contract/wanted';
import { MoreButton } from '../components/more-button.tsx';
import { WantedRow } from '../components/wanted-row.tsx';
import { useI18n } from '../i18n/context.tsx';
import { usePages } from '../state/use-pages.ts';
import type { DataOf } from './page-data.ts';

/** Who looks for what: in one city, or in all of them. */
export function WantedListPage({ data }: { data: DataOf<'wanted-list'> }) {
  const { t } = useI18n();
  const { hub, hubs } = data;
  const { items, more, action } = usePages<WantedJson>(
    '/wanted',
    { items: data.wanted, nextCursor: data.nextCursor },
    hub ? { hub } : {},
  );
  const city = hubs.find(({ slug }) => slug === hub)?.city;
  return (
    <div class="desk-page wanted-page">
      <header class="tight-head">
        <h1>{t('wanted.title')}</h1>
        <p>{t('wanted.lead')}</p>
        <p class="actions">
          <a class="button primary" href="/wanted/new">
            {t('wanted.post')}
          </a>
        </p>
      </header>
      <nav class="wanted-hubs" aria-label={t('wanted.hubs')}>
        <ul>
          <HubLink href="/wanted" text={t('wanted.allHubs')} here={hub === null} />
          {hubs.map((one) => (
            <HubLink
              key={one.slug}
              href={`/wanted?hub=${one.slug}`}
              text={one.city}
              here={one.slug === hub}
            />
          ))}
        </ul>
      </nav>
      {items.length === 0 && (
        <div class="empty">
          <h2>{city ? t('wanted.emptyHub', { city }) : t('wanted.empty')}</h2>
          <p>{t('wanted.emptyAdvice')}</p>
          <a class="button" href={hub ? `/?hub=${hub}` : '/'}>
            {t('wanted.browse')}
          </a>
        </div>
      )}
      <section aria-label={t('wanted.title')} hidden={items.length === 0}>
        <h2 class="visually-hidden">{city ?? t('wanted.allHubs')}</h2>
        <ul class="wanted-rows">
          {items.map((one) => (
            <li key={one.id}>
              <WantedRow wanted={one} hubs={hubs} />
            </li>
          ))}
        </ul>
      </section>
      <MoreButton more={more} action={action} />
    </div>
  );
}

function HubLink({ href, text, here }: { href: string; text: string; here: boolean }) {
  return (
    <li>
      <a href={href} aria-current={here ? 'page' : undefined}>
        {text}
      </a>
    </li>
  );
}
