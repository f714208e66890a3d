import type { Me } from '@scampolo/shared/contract/identity';
import type { PageData } from '@scampolo/shared/contract/pages';
import { useI18n } from '../i18n/context.tsx';
import type { MemberHeader } from './header.tsx';
import { MemberSignOut } from './member-sign-out.tsx';
import { Way } from './way.tsx';

interface MemberProps {
  data: PageData;
  me: Me;
}

function MemberWays({ data: { path, unread = 0, openNotices = 0 }, me }: MemberProps) {
  const { t } = useI18n();
  const staff = me.admin || me.staffOf.length > 0;
  return (
    <>
      <Way
        href="/desk"
        text={t('nav.desk')}
        path={path}
        whole
        count={unread}
        countWords={t('nav.unread', { count: unread })}
      />
      {staff && <Way href="/moderation" text={t('nav.queue')} path={path} />}
      {staff && (
        <Way
          href="/moderation/notices"
          text={t('nav.notices')}
          path={path}
          count={openNotices}
          countWords={t('nav.noticesOpen', { count: openNotices })}
        />
      )}
      {staff && <Way href="/moderation/people" text={t('nav.people')} path={path} />}
    </>
  );
}

/** The member's first name, and on a phone, where the desk is in the menu, what waits there. */
function MemberOpener({ data: { unread = 0 }, me }: MemberProps) {
  const { t } = useI18n();
  return (
    <>
      <span class="visually-hidden">{t('nav.menu')}: </span>
      <span class="who">{me.name.trim().split(/\s+/)[0]}</span>
      {unread > 0 && (
        <span class="on-phone">
          <span class="badge" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
          <span class="visually-hidden">, {t('nav.unread', { count: unread })}</span>
        </span>
      )}
    </>
  );
}

function MemberMenu({ data: { path }, me }: MemberProps) {
  const { t } = useI18n();
  return (
    <>
      <p class="menu-who">
        {me.name}
        <small>{me.email}</small>
      </p>
      <ul>
        <Way href="/me/listings" text={t('nav.listings')} path={path} />
        <Way href="/me/claims" text={t('nav.claims')} path={path} />
        <Way href="/me/searches" text={t('nav.searches')} path={path} />
        <Way href="/me/messages" text={t('nav.messages')} path={path} />
        <Way href="/me/notices" text={t('nav.myNotices')} path={path} />
        <Way href="/me/account" text={t('menu.account')} path={path} />
        {me.workshops.map(({ id, name }) => (
          <Way key={id} href={`/workshops/${id}/edit`} text={name} path={path} />
        ))}
        <Way
          href="/me/account#new-workshop"
          text={t(me.workshops.length > 0 ? 'menu.newWorkshop' : 'menu.firstWorkshop')}
          path={path}
        />
      </ul>
      <div id="sign-out">
        <MemberSignOut me={me} />
      </div>
    </>
  );
}

/** The parts of the header that only members see. */
export const memberHeader: MemberHeader = { Ways: MemberWays, Opener: MemberOpener, Menu: MemberMenu };
