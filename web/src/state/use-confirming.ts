import { useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { confirmAddress } from '../api/identity.ts';
import { isLinkOver } from './link-over.ts';
import { useLinkToken } from './use-link-token.ts';

/** Where confirming an address stands: `none` when the page was opened without its link. */
export type ConfirmStep = 'reading' | 'ready' | 'password' | 'done' | 'over' | 'none';

export interface Confirming {
  step: ConfirmStep;
  /** the address that was confirmed */
  email: string;
  /** Sends the link's secret; what it does to the step is no error. */
  confirm(password?: string): Promise<void>;
}

/** Confirms the address of a mailed link. A browser that is not signed in to its account gives the password too. */
export function useConfirming(signedIn: boolean): Confirming {
  const token = useLinkToken();
  const [reached, reach] = useState<ConfirmStep | null>(null);
  const [email, setEmail] = useState('');
  const confirm = async (password?: string): Promise<void> => {
    if (!token) return;
    try {
      const answer = await confirmAddress({ token, ...(password ? { password } : {}) });
      setEmail(answer.email);
      reach('done');
    } catch (cause) {
      if (isLinkOver(cause)) reach('over');
      else if (password === undefined && wantsPassword(cause)) reach('password');
      else throw cause;
    }
  };
  return { step: reached ?? firstStep(token, signedIn), email, confirm };
}

function firstStep(token: string | null | undefined, signedIn: boolean): ConfirmStep {
  if (token === undefined) return 'reading';
  if (token === null) return 'none';
  return signedIn ? 'ready' : 'password';
}

/** The account of the link is not the one that is signed in here. */
function wantsPassword(cause: unknown): boolean {
  return (
    cause instanceof ApiError && (cause.code === 'UNAUTHENTICATED' || cause.code === 'INVALID_CREDENTIALS')
  );
}
