import type { StaffWorkshop } from '@scampolo/shared/contract/workshops';
import { useEffect, useState } from 'preact/hooks';
import { restoreMember } from '../api/moderation.ts';
import { useI18n } from '../i18n/context.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import { TrustDialog } from './trust-dialog.tsx';

type Member = StaffWorkshop['members'][number];
type Asking = { what: 'trust' } | { what: 'suspend' | 'restore'; member: Member };

interface PeopleDetailProps {
  workshop: StaffWorkshop;
  onChange: (changed: StaffWorkshop) => void;
  /** Told whether a dialog is open, which keys then belong to. */
  onAsking: (asking: boolean) => void;
}

/** One workshop: how far it is trusted, who acts for it, and changing either. */
export function PeopleDetail({ workshop, onChange, onAsking }: PeopleDetailProps) {
  const { t } = useI18n();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => onAsking(asking !== null), [asking]);
  const { name, trust, closedAt } = workshop;
  const close = (): void => setAsking(null);
  const suspended = (member: Member, at: string | null, words: string): void => {
    const members = workshop.members.map((one) => (one.id === member.id ? { ...one, suspendedAt: at } : one));
    onChange({ ...workshop, members });
    setSaid(words);
    close();
  };
  return (
    <article class="queue-detail" aria-labelledby="entry-title">
      <Head workshop={workshop} />
      <section class="stack tight">
        <h3>{t('trust.title')}</h3>
        <p>
          <span class={`trust ${trust}`}>{t(`trust.${trust}`)}</span>: {t(`trust.${trust}.why`)}
        </p>
        {closedAt === null && (
          <div class="actions">
            <button type="button" id="trust-change" onClick={() => setAsking({ what: 'trust' })}>
              {t('trust.change')} <kbd>t</kbd>
            </button>
          </div>
        )}
      </section>
      <Members
        members={workshop.members}
        hub={workshop.hub}
        onAsk={(what, member) => setAsking({ what, member })}
      />
      <p role="status" class="said">
        {said}
      </p>
      {asking?.what === 'trust' && (
        <TrustDialog
          workshop={workshop}
          onDone={(changed) => {
            onChange(changed);
            setSaid(t('trust.done', { workshop: name, trust: t(`trust.${changed.trust}`) }));
            close();
          }}
          onClose={close}
        />
      )}
      {asking?.what === 'suspend' && (
        <SuspendDialog
          member={asking.member}
          onDone={() =>
            suspended(
              asking.member,
              new Date().toISOString(),
              t('suspend.done', { name: asking.member.name }),
            )
          }
          onClose={close}
        />
      )}
      {asking?.what === 'restore' && (
        <ConfirmDialog
          title={t('restore.title', { name: asking.member.name })}
          body={t('restore.body')}
          submit={t('restore.start')}
          onConfirm={async () => {
            await restoreMember(asking.member.id);
            suspended(asking.member, null, t('restore.done', { name: asking.member.name }));
          }}
          onClose={close}
        />
      )}
    </article>
  );
}

function Head({ workshop }: { workshop: StaffWorkshop }) {
  const { t, date } = useI18n();
  const { id, name, kind, hub, createdAt, closedAt, publishedListings } = workshop;
  return (
    <header>
      <h2 id="entry-title" tabIndex={-1}>
        <a href={`/workshops/${id}`}>{name}</a>
      </h2>
      <p>
        {t(`kind.${kind}`)} · {t('staff.since', { when: date(createdAt, hub) })} ·{' '}
        {t('staff.published', { count: publishedListings })}
      </p>
      {closedAt !== null && <p class="note held">{t('staff.closed', { when: date(closedAt, hub) })}</p>}
    </header>
  );
}

interface MembersProps {
  members: readonly Member[];
  hub: string;
  onAsk: (what: 'suspend' | 'restore', member: Member) => void;
}

function Members({ members, hub, onAsk }: MembersProps) {
  const { t, date } = useI18n();
  return (
    <section>
      <h3>{t('suspend.members')}</h3>
      <ul class="rows">
        {members.map((member) => {
          const what = member.suspendedAt === null ? 'suspend' : 'restore';
          return (
            <li key={member.id} class="row-words">
              <p>
                <strong>{member.name}</strong>
                <small>
                  {member.email} · {t(`role.${member.role}`)}
                  {!member.emailConfirmed && ` · ${t('suspend.unconfirmed')}`}
                </small>
                {member.suspendedAt !== null && (
                  <small class="question">
                    {t('suspend.since', { when: date(member.suspendedAt, hub) })}
                  </small>
                )}
              </p>
              {member.canSuspend && (
                <button
                  type="button"
                  aria-label={t(`${what}.startNamed`, { name: member.name })}
                  onClick={() => onAsk(what, member)}
                >
                  {t(`${what}.start`)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
