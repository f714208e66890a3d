import '../styles/member.css';
import type { Me } from '@scampolo/shared/contract/identity';
import { request } from '../api/client.ts';
import { SignOutButton } from './sign-out-button.tsx';

/** What of a member's header needs a script: the way out. */
export function MemberSignOut({ me }: { me: Me }) {
  return <SignOutButton memberId={me.id} signOut={signOut} />;
}

async function signOut(): Promise<void> {
  if ('caches' in globalThis)
    await import('../app-shell/copies.ts').then(({ forgetMembers }) => forgetMembers());
  await request('/auth/logout', { method: 'POST', body: {} });
}
