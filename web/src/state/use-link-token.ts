import { useEffect, useState } from 'preact/hooks';

const TOKEN = /^[A-Za-z0-9._-]{20,200}$/;

/** `undefined` until the script has looked, `null` when the address holds none. */
export type LinkToken = string | null | undefined;

/**
 * The secret that a mailed link carries behind the `#`, where no server and no referrer sees it. It is taken out of the
 * address bar at once and lives in this page alone; the link to the page in the other language takes it along.
 */
export function useLinkToken(): LinkToken {
  const [token, setToken] = useState<LinkToken>(undefined);
  useEffect(() => {
    setToken(takeToken());
    // A link that is opened in this very tab changes what is behind the # and nothing else.
    const another = (): void => setToken((before) => takeToken() ?? before);
    addEventListener('hashchange', another);
    return () => removeEventListener('hashchange', another);
  }, []);
  useEffect(() => {
    if (!token) return;
    const carry = ({ target }: MouseEvent): void => {
      const link = target instanceof Element && target.closest<HTMLAnchorElement>('.site a[hreflang]');
      if (link) link.hash = token;
    };
    // Before anybody else changes where the link leads.
    addEventListener('click', carry, { capture: true });
    return () => removeEventListener('click', carry, { capture: true });
  }, [token]);
  return token;
}

function takeToken(): string | null {
  const found = tokenIn(location.hash);
  if (found !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}

/** The token in the part of an address from the `#` on; null when it is not one. */
export function tokenIn(hash: string): string | null {
  const text = hash.slice(1);
  return TOKEN.test(text) ? text : null;
}
