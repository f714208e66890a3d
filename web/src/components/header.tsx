import type { PageData } from '@scampolo/shared/contract/pages';
import { request } from '../api/client.ts';
import { useI18n } from '../i18n/context.tsx';
import type { TextKey } from '../i18n/translate.ts';

/** The word mark, the way around, and the other language. */
export function Header({ data }: { data: PageData }) {
  const { t, locale } = useI18n();
  const other = locale === 'it' ? 'en' : 'it';
  const { me } = data;
  return (
    <header class="site">
      <nav aria-label={t('nav.label')}>
        <a class="mark" href="/">
          scampolo
        </a>
        <ul class="ways">
          <Way href="/" text="nav.search" page="search" data={data} />
          {me && <Way href="/me/listings" text="nav.listings" page="my-listings" data={data} />}
          {me && <Way href="/me/claims" text="nav.claims" page="my-claims" data={data} />}
          {me && (me.admin || me.staffOf.length > 0) && (
            <Way href="/moderation" text="nav.queue" page="queue" data={data} />
          )}
        </ul>
        <ul class="acts">
          <li>
            <a
              class="language"
              href={inLanguage(data.path, other)}
              lang={other}
              hreflang={other}
              onClick={(event) => {
                // Search changes the address without loading a page.
                event.currentTarget.href = inLanguage(location.pathname + location.search, other);
              }}
            >
              <abbr title={t('nav.language')}>{other.toUpperCase()}</abbr>
            </a>
          </li>
          <li>
            {me ? (
              <button type="button" class="quiet" onClick={signOut}>
                {t('nav.signOut')}
              </button>
            ) : (
              <a href={`/sign-in?next=${encodeURIComponent(data.path)}`}>{t('nav.signIn')}</a>
            )}
          </li>
          <li>
            <a class="button primary" href="/post">
              {t('nav.post')}
            </a>
          </li>
        </ul>
      </nav>
    </header>
  );
}

interface WayProps {
  href: string;
  text: TextKey;
  page: PageData['page'];
  data: PageData;
}

function Way({ href, text, page, data }: WayProps) {
  const { t } = useI18n();
  return (
    <li>
      <a href={href} aria-current={data.page === page ? 'page' : undefined}>
        {t(text)}
      </a>
    </li>
  );
}

async function signOut(): Promise<void> {
  await request('/auth/logout', { method: 'POST', body: {} });
  location.assign('/');
}

function inLanguage(path: string, language: string): string {
  const [pathname = '/', query] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${pathname}?${params}`;
}
