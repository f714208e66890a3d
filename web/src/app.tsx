import type { PageData } from '@scampolo/shared/contract/pages';
import type { ComponentType } from 'preact';
import { Footer } from './components/footer.tsx';
import { Header } from './components/header.tsx';
import { I18nProvider } from './i18n/context.tsx';
import type { I18n } from './i18n/translate.ts';

interface AppProps {
  data: PageData;
  i18n: I18n;
  /** the component of `data.page` */
  page: ComponentType<{ data: PageData }>;
}

/** A whole page: header, the page itself, footer. The same on the server and in the browser. */
export function App({ data, i18n, page: Page }: AppProps) {
  return (
    <I18nProvider value={i18n}>
      <a class="skip" href="#main">
        {i18n.t('nav.skip')}
      </a>
      <Header data={data} />
      <main id="main" tabIndex={-1} class={`page page-${data.page}`}>
        <Page data={data} />
      </main>
      <Footer data={data} />
    </I18nProvider>
  );
}
