import type { PageData } from '@scampolo/shared/contract/pages';
import { useI18n } from '../i18n/context.tsx';

/** Who we are, in one line, and where the open data are. */
export function Footer({ data }: { data: PageData }) {
  const { t } = useI18n();
  return (
    <footer class="site">
      <p>{t('footer.about')}</p>
      <ul>
        <li>
          <a href="/api/docs">{t('footer.api')}</a>
        </li>
        {data.demo && (
          <li>
            <a href="/dev/mail">{t('footer.mail')}</a>
          </li>
        )}
      </ul>
    </footer>
  );
}
