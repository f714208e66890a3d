import type { NoticeReason } from '@scampolo/shared/contract/notices';
import { useI18n } from '../i18n/context.tsx';

interface ReasonFieldProps {
  reasons: readonly NoticeReason[];
  chosen: NoticeReason | null;
  problem: string | null;
  onChoose: (reason: NoticeReason) => void;
}

/** What is wrong, as one of a few words. */
export function ReasonField({ reasons, chosen, problem, onChoose }: ReasonFieldProps) {
  const { t } = useI18n();
  return (
    <fieldset class="field choices" aria-describedby="reason-problem">
      <legend>{t('notice.reason')}</legend>
      {reasons.map((reason) => (
        <label key={reason} class="check">
          <input
            type="radio"
            name="reason"
            value={reason}
            checked={chosen === reason}
            onChange={() => onChoose(reason)}
          />
          <span class="word">{t(`noticeReason.${reason}`)}</span>
        </label>
      ))}
      <p class="problem" id="reason-problem">
        {problem}
      </p>
    </fieldset>
  );
}
