import type { Me } from '@scampolo/shared/contract/identity';
import type { PageData } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { Footer } from './components/footer.tsx';
import { Header, type MemberHeader } from './components/header.tsx';
import { I18nProvider } from './i18n/context.tsx';
import type { I18n } from './i18n/translate.ts';

/** What a page is put together from; members have more than others, and load it alone. */
export interface AppParts {
  /** the component of the page's shape */
  page: ComponentType<{ data: PageData }>;
  header?: MemberHeader | undefined;
  banner?: ComponentType<{ me: Me }> | undefined;
}

interface AppProps {
  data: PageData;
  i18n: I18n;
  parts: AppParts;
}

/**
 * A whole page as the server writes it: header, the page itself, footer. In a browser only what has an id of its own here wakes up:
 * the banner, the page in its `main`, and what signs a member out.
 */
export function App({ data, i18n, parts: { page: Page, header, banner: Banner } }: AppProps) {
  return (
    <I18nProvider value={i18n}>
      <a class="skip" href="#main">
        {i18n.t('nav.skip')}
      </a>
      <Header data={data} member={header} />
      {Banner && data.me && (
        <div id="banner">
          <Banner me={data.me} />
        </div>
      )}
      <main id="main" tabIndex={-1} class={`page page-${data.page}`}>
        <Page data={data} />
      </main>
      <Footer data={data} />
    </I18nProvider>
  );
}
