import type { Language } from '@scampolo/shared/domain/catalogue';
import { render } from 'preact';

/** What Chromium tells a page that may be installed: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

/**
 * Puts one line into the footer as soon as the browser offers to install, and takes the browser's own banner away: who wants the app
 * finds it, nobody is asked. On iPhones and iPads, which offer nothing, the line says where to tap.
 */
export function offerInstall(locale: Language): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    void show(locale, () => void (event as InstallPromptEvent).prompt());
  });
  addEventListener('appinstalled', hide);
  if ((navigator as { standalone?: boolean }).standalone === false) void show(locale, null);
}

async function show(locale: Language, prompt: (() => void) | null): Promise<void> {
  const [{ InstallEntry }, { I18nProvider }, { loadTexts }, { createI18n }] = await Promise.all([
    import('./install-entry.tsx'),
    import('../i18n/context.tsx'),
    import('../i18n/load.ts'),
    import('../i18n/translate.ts'),
  ]);
  const place = document.getElementById('install');
  if (!place) return;
  const i18n = createI18n(locale, await loadTexts(locale, ['app']));
  render(
    <I18nProvider value={i18n}>
      <InstallEntry prompt={prompt} />
    </I18nProvider>,
    place,
  );
  place.hidden = false;
}

function hide(): void {
  const place = document.getElementById('install');
  if (place) place.hidden = true;
}
