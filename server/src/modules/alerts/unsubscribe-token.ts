import type { TokenMint } from '../identity/tokens.ts';
import type { MailScope } from './repository.ts';

const USES = {
  at_once: 'unsubscribe_at_once',
  daily: 'unsubscribe_daily',
  weekly: 'unsubscribe_weekly',
} as const;

/** The token by which whoever holds a mail ends the mails of its scope. It is good for as long as the server's secret is. */
export function unsubscribeToken(tokens: TokenMint, scope: MailScope): string {
  if ('searchId' in scope) return tokens.linkToken('unsubscribe_search', scope.searchId);
  return tokens.linkToken(USES[scope.cadence], scope.memberId);
}

/** The scope of a token, or null for any text that is none. */
export function readUnsubscribeToken(tokens: TokenMint, token: string): MailScope | null {
  const searchId = tokens.readLinkToken('unsubscribe_search', token);
  if (searchId !== null) return { searchId };
  for (const cadence of ['at_once', 'daily', 'weekly'] as const) {
    const memberId = tokens.readLinkToken(USES[cadence], token);
    if (memberId !== null) return { memberId, cadence };
  }
  return null;
}
