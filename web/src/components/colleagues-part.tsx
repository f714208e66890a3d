import type { Me } from '@scampolo/shared/contract/identity';
import type { WorkshopJson, WorkshopPeople } from '@scampolo/shared/contract/workshops';
import { useState } from 'preact/hooks';
import { readPeople, removeMember, takeBackInvitation } from '../api/workshops.ts';
import { useI18n } from '../i18n/context.tsx';
import { useAction } from '../state/use-action.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import { SettingsPart } from './settings-part.tsx';

type Colleague = WorkshopPeople['members'][number];

interface ColleaguesPartProps {
  workshop: WorkshopJson;
  people: WorkshopPeople;
  me: Me;
  onPeople: (people: WorkshopPeople) => void;
}

/** Who acts for a workshop and who is invited to; the owner invites, takes back and removes. */
export function ColleaguesPart({ workshop, people, me, onPeople }: ColleaguesPartProps) {
  const { t, date } = useI18n();
  const [removing, setRemoving] = useState<Colleague | null>(null);
  const owner = workshop.own?.role === 'owner';
  const { id, name } = workshop;
  const reload = async (): Promise<void> => onPeople(await readPeople(id));
  return (
    <SettingsPart id="people" title={t('people.title')}>
      <ul class="rows">
        {people.members.map((one) => (
          <li key={one.memberId} class="row-words">
            <p>
              <strong>{one.name}</strong>{' '}
              {one.memberId === me.id && <span class="state sure">{t('people.you')}</span>}
              <small>
                {one.email} · {t(`role.${one.role}`)} · {t('people.since', { when: date(one.joinedAt) })}
              </small>
            </p>
            {owner && one.role !== 'owner' && (
              <button
                type="button"
                aria-label={t('people.removeNamed', { name: one.name })}
                onClick={() => setRemoving(one)}
              >
                {t('people.remove')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Invitations workshop={workshop} people={people} owner={owner} onChange={reload} />
      {owner && <InviteForm workshop={workshop} onInvited={reload} />}
      {removing && (
        <ConfirmDialog
          title={t('people.removeTitle', { name: removing.name })}
          body={t('people.removeBody', { workshop: name })}
          submit={t('people.remove')}
          onConfirm={async () => {
            await removeMember(id, removing.memberId);
            await reload();
            setRemoving(null);
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </SettingsPart>
  );
}

interface InvitationsProps {
  workshop: WorkshopJson;
  people: WorkshopPeople;
  owner: boolean;
  onChange: () => Promise<void>;
}

function Invitations({ workshop, people, owner, onChange }: InvitationsProps) {
  const { t, date } = useI18n();
  const [said, setSaid] = useState('');
  const { busy, problem, run } = useAction();
  const takeBack = async (id: string, email: string): Promise<void> => {
    const done = await run(async () => {
      await takeBackInvitation(workshop.id, id);
      await onChange();
    });
    if (done) setSaid(t('people.tookBack', { email }));
  };
  return (
    <>
      {people.invitations.length > 0 && (
        <div class="wide-part">
          <h3>{t('people.invitations')}</h3>
          <ul class="rows open-invitations">
            {people.invitations.map(({ id, email, expiresAt }) => (
              <li key={id} class="row-words">
                <p>
                  {email}
                  <small>{t('people.until', { when: date(expiresAt) })}</small>
                </p>
                {owner && (
                  <button
                    type="button"
                    disabled={busy}
                    aria-label={t('people.takeBackNamed', { email })}
                    onClick={() => void takeBack(id, email)}
                  >
                    {t('people.takeBack')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p role="status" class={problem ? 'problem' : 'said'}>
        {problem ?? said}
      </p>
    </>
  );
}
