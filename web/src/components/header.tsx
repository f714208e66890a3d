import type { Me } from '@scampolo/shared/contract/identity';
import type { PageData } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { Way } from './way.tsx';

/** What the header has for a member: more ways, and a menu in place of signing in. */
export interface MemberHeader {
  Ways: ComponentType<{ data: PageData; me: Me }>;
  Menu: ComponentType<{ data: PageData; me: Me }>;
}

interface HeaderProps {
  data: PageData;
  /** needed as soon as somebody is signed in */
  member?: MemberHeader | undefined;
}

/** The word mark, the way around, and the other language. */
export function Header({ data, member: Member }: HeaderProps) {
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
          <Way href="/" text={t('nav.search')} here={data.page === 'search'} />
          {me && Member && <Member.Ways data={data} me={me} />}
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
            {me && Member ? (
              <Member.Menu data={data} me={me} />
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

function inLanguage(path: string, language: string): string {
  const [pathname = '/', query] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${pathname}?${params}`;
}
