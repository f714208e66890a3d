import type { Language } from '@scampolo/shared/domain/catalogue';
import type { ComponentChildren } from 'preact';

interface LanguageLinkProps {
  to: Language;
  /** path and query of this page */
  path: string;
  /** true for the language of this page */
  here?: boolean;
  children: ComponentChildren;
}

/** This page in another language; the entry script keeps it at the page's address where that changes. */
export function LanguageLink({ to, path, here = false, children }: LanguageLinkProps) {
  return (
    <a href={inLanguage(path, to)} lang={to} hreflang={to} aria-current={here ? 'true' : undefined}>
      {children}
    </a>
  );
}

function inLanguage(path: string, language: string): string {
  const [pathname = '/', query] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('lang', language);
  return `${pathname}?${params}`;
}
