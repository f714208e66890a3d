import type { DeskCounts } from '@scampolo/shared/contract/desk';
import type { Me } from '@scampolo/shared/contract/identity';
import type { ComponentChildren } from 'preact';
import { useI18n } from '../i18n/context.tsx';

/** All that is the member's, by where it stands: how many, and the way there. */
export function DeskLists({ counts, me }: { counts: DeskCounts; me: Me }) {
  const { t } = useI18n();
  const { listings, claims, notices, threads } = counts;
  return (
    <aside class="desk-lists" aria-labelledby="lists-title">
      <h2 id="lists-title">{t('desk.lists')}</h2>
      <List href="/me/listings" title={t('desk.lots')} count={listings.all} none={t('desk.none')}>
        {listings.needs > 0 && (
          <Line href="/me/listings?folder=needs" text={t('folder.needs')} count={listings.needs} />
        )}
        {listings.online > 0 && (
          <Line href="/me/listings?folder=online" text={t('folder.online')} count={listings.online} />
        )}
        {listings.waiting > 0 && (
          <Line href="/me/listings?folder=waiting" text={t('folder.waiting')} count={listings.waiting} />
        )}
      </List>
      <List href="/me/claims" title={t('desk.claims')} count={claims.all} none={t('desk.noneF')}>
        {claims.open > 0 && (
          <Line href="/me/claims?folder=open" text={t('folder.open')} count={claims.open} />
        )}
        {claims.collected > 0 && (
          <Line href="/me/claims?folder=collected" text={t('folder.collected')} count={claims.collected} />
        )}
      </List>
      <section>
        <h3>{t('desk.looking')}</h3>
        <ul>
          <Line href="/me/searches" text={t('desk.searches')} />
          <Line href="/me/wanted" text={t('desk.wanted')} />
        </ul>
      </section>
      <List href="/me/messages" title={t('desk.messages')} count={threads} none={t('desk.none')}>
        {null}
      </List>
      {notices.all > 0 && (
        <List href="/me/notices" title={t('desk.notices')} count={notices.all} none="">
          {notices.open > 0 && <li class="hint">{t('desk.noticesOpen', { count: notices.open })}</li>}
        </List>
      )}
      <section>
        <h3>{t('desk.workshops')}</h3>
        <ul>
          {me.workshops.map(({ id, name }) => (
            <Line key={id} href={`/workshops/${id}/edit`} text={name} />
          ))}
          <Line href="/me/account" text={t('desk.account')} />
        </ul>
      </section>
    </aside>
  );
}

interface ListProps {
  href: string;
  title: string;
  count: number;
  /** stands in the place of a count of nothing */
  none: string;
  children: ComponentChildren;
}

function List({ href, title, count, none, children }: ListProps) {
  return (
    <section>
      <h3>
        <a href={href}>{title}</a> {count > 0 ? <span class="count">{count}</span> : <small>{none}</small>}
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

function Line({ href, text, count }: { href: string; text: string; count?: number }) {
  return (
    <li>
      <a href={href}>{text}</a> {count !== undefined && <span class="count">{count}</span>}
    </li>
  );
}
