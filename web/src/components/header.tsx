import type { Me } from '@scampolo/shared/contract/identity';
import type { PageData } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';
import { LanguageLink } from './language-link.tsx';
import { Way } from './way.tsx';

/** What the header has for a member: more ways, their name on the menu, and what is theirs in it. */
export interface MemberHeader {
  Ways: ComponentType<{ data: PageData; me: Me }>;
  Opener: ComponentType<{ data: PageData; me: Me }>;
  Menu: ComponentType<{ data: PageData; me: Me }>;
}

interface HeaderProps {
  data: PageData;
  /** needed as soon as somebody is signed in */
  member?: MemberHeader | undefined;
}

/** The word mark, the way around and the one thing to do; what does not fit a phone is in the menu. */
export function Header({ data, member: Member }: HeaderProps) {
  const { t, locale } = useI18n();
  const other = locale === 'en' ? 'it' : 'en';
  const { me, path } = data;
  const signIn = `/sign-in?next=${encodeURIComponent(path)}`;
  const ways = (
    <>
      <Way href="/" text={t('nav.search')} path={path} />
      <Way href="/wanted" text={t('nav.wanted')} path={path} whole />
      <Way href="/hubs" text={t('nav.hubs')} path={path} whole />
      {me && Member && <Member.Ways data={data} me={me} />}
    </>
  );
  return (
    <header class="site">
      <nav aria-label={t('nav.label')}>
        <a class="mark" href="/">
          scampolo
        </a>
        <ul class="ways">{ways}</ul>
        <ul class="acts">
          <li class="language">
            <LanguageLink to={other} path={path}>
              <abbr title={languageName(other, other)}>{other.toUpperCase()}</abbr>
            </LanguageLink>
          </li>
          {!me && (
            <li class="enter">
              <a href={signIn}>{t('nav.signIn')}</a>
            </li>
          )}
          <li>
            <a class="button primary" href="/post">
              {t('nav.post')}
            </a>
          </li>
          <li class={me ? undefined : 'on-phone'}>
            <button type="button" class="quiet menu-opener" popovertarget="menu">
              {me && Member ? <Member.Opener data={data} me={me} /> : <Bars />}
            </button>
          </li>
        </ul>
        {/* Opened by the browser itself, so that it works before and without script. */}
        <div class="menu" id="menu" popover="auto">
          <ul class="on-phone">
            {ways}
            {!me && <Way href="/how-it-works" text={t('nav.how')} path={path} />}
            {!me && <Way href={signIn} text={t('nav.signIn')} path={path} />}
            <li>
              <LanguageLink to={other} path={path}>
                {languageName(other, other)}
              </LanguageLink>
            </li>
          </ul>
          {me && Member && <Member.Menu data={data} me={me} />}
          <button type="button" class="hide" popovertarget="menu" popovertargetaction="hide">
            {t('search.close')}
          </button>
        </div>
      </nav>
    </header>
  );
}

function Bars() {
  const { t } = useI18n();
  return (
    <>
      <span class="bars" />
      <span class="visually-hidden">{t('nav.menu')}</span>
    </>
  );
}
