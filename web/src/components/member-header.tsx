import '../styles/member.css';
import type { Me } from '@scampolo/shared/contract/identity';
import type { PageData } from '@scampolo/shared/contract/pages';
import { useEffect, useRef } from 'preact/hooks';
import { request } from '../api/client.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import type { MemberHeader } from './header.tsx';
import { Way } from './way.tsx';

interface MemberProps {
  data: PageData;
  me: Me;
}

function MemberWays({ data: { page }, me }: MemberProps) {
  const { t } = useI18n();
  const staff = me.admin || me.staffOf.length > 0;
  return (
    <>
      <Way href="/me/listings" text={t('nav.listings')} here={page === 'my-listings'} />
      <Way href="/me/claims" text={t('nav.claims')} here={page === 'my-claims'} />
      {staff && <Way href="/moderation" text={t('nav.queue')} here={page === 'queue'} />}
      {staff && <Way href="/moderation/people" text={t('nav.people')} here={page === 'people'} />}
    </>
  );
}

/** Opens and closes without script; with it, Escape and a touch elsewhere close it too. */
function MemberMenu({ data, me }: MemberProps) {
  const { t } = useI18n();
  const box = useRef<HTMLDetailsElement>(null);
  const { busy, problem, run } = useAction();
  useClosing(box);
  const here = (path: string) => (data.path.split('?')[0] === path ? 'page' : undefined);
  const first = me.name.trim().split(/\s+/)[0] ?? '';
  return (
    <details class="menu" ref={box}>
      <summary>
        <span class="visually-hidden">{t('menu.open')}: </span>
        <span class="who">{first}</span>
      </summary>
      <div class="menu-box">
        <p class="menu-who">
          {me.name}
          <small>{me.email}</small>
        </p>
        <ul>
          <li>
            <a href="/me/account" aria-current={here('/me/account')}>
              {t('menu.account')}
            </a>
          </li>
          {me.workshops.map(({ id, name }) => (
            <li key={id}>
              <a href={`/workshops/${id}/edit`} aria-current={here(`/workshops/${id}/edit`)}>
                {name}
              </a>
            </li>
          ))}
          <li>
            <a href="/me/account#new-workshop">
              {t(me.workshops.length > 0 ? 'menu.newWorkshop' : 'menu.firstWorkshop')}
            </a>
          </li>
        </ul>
        <p class="problem" role="alert">
          {problem}
        </p>
        <button type="button" class="quiet" disabled={busy} onClick={() => void run(signOut)}>
          {t('menu.signOut')}
        </button>
      </div>
    </details>
  );
}

/** The parts of the header that only members see. */
export const memberHeader: MemberHeader = { Ways: MemberWays, Menu: MemberMenu };

async function signOut(): Promise<void> {
  await request('/auth/logout', { method: 'POST', body: {} });
  location.assign('/');
}

function useClosing(box: { readonly current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !box.current?.open) return;
      box.current.open = false;
      box.current.querySelector('summary')?.focus();
    };
    const leave = (event: Event): void => {
      const menu = box.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    addEventListener('keydown', press);
    addEventListener('pointerdown', leave);
    addEventListener('focusin', leave);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('pointerdown', leave);
      removeEventListener('focusin', leave);
    };
  }, []);
}
