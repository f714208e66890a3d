import type { PageData } from '@scampolo/shared/contract/pages';
import { INTERFACE_LANGUAGES } from '@scampolo/shared/domain/catalogue';
import { useI18n } from '../i18n/context.tsx';
import { languageName } from '../state/language-name.ts';
import { LanguageLink } from './language-link.tsx';

/** Who we are, in one line; what there is to know; and every language by its own name. */
export function Footer({ data }: { data: PageData }) {
  const { t, locale } = useI18n();
  return (
    <footer class="site">
      <p>{t('footer.about')}</p>
      <nav aria-label={t('footer.label')}>
        <ul>
          {LINKS.map(([href, key]) => (
            <li key={href}>
              <a href={href}>{t(key)}</a>
            </li>
          ))}
          {data.demo && (
            <li>
              <a href="/dev/mail">{t('footer.mail')}</a>
            </li>
          )}
          {/* Filled by app-shell/offer-install.tsx where the app can be installed. */}
          <li id="install" hidden />
        </ul>
      </nav>
      <nav aria-label={t('nav.language')}>
        <ul>
          {INTERFACE_LANGUAGES.map((language) => (
            <li key={language}>
              <LanguageLink to={language} path={data.path} here={language === locale}>
                {languageName(language, language)}
              </LanguageLink>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

const LINKS = [
  ['/about', 'footer.who'],
  ['/how-it-works', 'nav.how'],
  ['/wanted', 'nav.wanted'],
  ['/hubs', 'nav.hubs'],
  ['/legal-routes', 'footer.routes'],
  ['/privacy', 'footer.privacy'],
  ['/accessibility', 'footer.accessibility'],
  ['/api/docs', 'footer.api'],
] as const;
