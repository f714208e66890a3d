import type { Language } from '@scampolo/shared/domain/catalogue';

/** `domenica 22 novembre, 22:10` by this device's clock: for what happened on it, not at a hub. `at` in milliseconds since 1970. */
export function deviceTime(at: number, locale: Language): string {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const parts = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat(tag, parts).format(at);
}
