import type { ListingJson } from '@scampolo/shared/contract/listings';
import { useI18n } from '../i18n/context.tsx';

interface DecisionNoteProps {
  decision: NonNullable<ListingJson['decision']>;
  hub: string;
}

/** What staff decided and why: the reason's text in the reader's language, then the note in the words of whoever decided. */
export function DecisionNote({ decision, hub }: DecisionNoteProps) {
  const { maybe, day } = useI18n();
  const { action, reason, note, decidedAt } = decision;
  if (action === 'approve') return null;
  return (
    <div class="note held">
      <p>
        <strong>{maybe(`decision.${action}`, { when: day(decidedAt, hub) }) ?? action}</strong>
      </p>
      {reason && <p>{maybe(`reason.${reason}.text`) ?? maybe(`reason.${reason}`) ?? reason}</p>}
      {note && <p>{note}</p>}
    </div>
  );
}
