import type { InvitationLook } from '@scampolo/shared/contract/identity';
import { completeLanguage } from '@scampolo/shared/domain/catalogue';
import { useEffect, useState } from 'preact/hooks';
import { acceptInvitation, lookAtInvitation } from '../api/identity.ts';
import { readHub } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { isLinkOver } from './link-over.ts';
import { errorWords } from './use-action.ts';
import { useLinkToken } from './use-link-token.ts';

/** Where accepting an invitation stands: `none` when the page was opened without its link. */
export type JoinStep = 'reading' | 'ready' | 'failed' | 'over' | 'none';

export interface Joining {
  step: JoinStep;
  /** known from `ready` on */
  invitation: InvitationLook | null;
  /** the name of the hub whose staff it invites to; empty for any other invitation */
  hub: string;
  /** why the invitation could not be read, in words */
  problem: string | null;
  /** Reads the invitation again. */
  look(): void;
  /** Joins and opens what the invitation is for; `account` where the address has none yet. */
  accept(account?: { name: string; password: string }): Promise<void>;
}

const LEADS_TO = { colleague: '/me/listings', staff: '/moderation', admin: '/moderation/people' } as const;

/** Reads and accepts the invitation of a mailed link. */
export function useJoining(): Joining {
  const i18n = useI18n();
  const token = useLinkToken();
  const [invitation, setInvitation] = useState<InvitationLook | null>(null);
  const [hub, setHub] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const refused = (cause: unknown): void => {
    if (isLinkOver(cause)) setOver(true);
    else setProblem(errorWords(cause, i18n));
  };
  const look = async (secret: string): Promise<void> => {
    setProblem(null);
    try {
      const found = await lookAtInvitation(secret);
      setHub(found.hub ? (await readHub(found.hub, i18n.locale)).name : '');
      setInvitation(found);
    } catch (cause) {
      refused(cause);
    }
  };
  useEffect(() => {
    setInvitation(null);
    setOver(false);
    if (token) void look(token);
  }, [token]);
  return {
    step: stepOf(token, { over, problem, invitation }),
    invitation,
    hub,
    problem,
    look: () => void (token && look(token)),
    async accept(account) {
      if (!token || !invitation) return;
      try {
        await acceptInvitation({
          token,
          ...(account && { ...account, locale: completeLanguage(i18n.locale) }),
        });
        location.replace(LEADS_TO[invitation.role]);
      } catch (cause) {
        if (!isLinkOver(cause)) throw cause;
        setOver(true);
      }
    },
  };
}

function stepOf(
  token: string | null | undefined,
  { over, problem, invitation }: { over: boolean; problem: string | null; invitation: unknown },
): JoinStep {
  if (token === null) return 'none';
  if (over) return 'over';
  if (problem !== null) return 'failed';
  return invitation ? 'ready' : 'reading';
}
