import type { Issue } from '@scampolo/shared/errors';
import { useI18n } from '../i18n/context.tsx';
import { fieldId, issuesAt } from '../state/issue-fields.ts';
import { type HoursRow, hoursOf, WEEKDAYS } from '../state/opening-hours.ts';
import { weekdayName } from '../state/weekday-name.ts';
import { WORKSHOP_LIMITS } from '../state/workshop-limits.ts';
import { ProfileNotes } from './profile-field.tsx';

interface HoursEditorProps {
  /** the path of its place in the API */
  path: string;
  rows: readonly HoursRow[];
  issues: readonly Issue[];
  onChange: (rows: readonly HoursRow[]) => void;
}

const USUAL: HoursRow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };

/** When a place is open: a line for each pair of times, with the days that have it. */
export function HoursEditor({ path, rows, issues, onChange }: HoursEditorProps) {
  const { t } = useI18n();
  const full = hoursOf(rows).hours.length >= WORKSHOP_LIMITS.hoursAPlace;
  const add = (): void => {
    const before = rows.at(-1);
    onChange([...rows, before ? { days: before.days, from: '', to: '' } : USUAL]);
  };
  return (
    <div class="field">
      <span>{t('hours.title')}</span>
      {rows.map((row, index) => (
        <Row
          key={index}
          path={`${path}.rows.${index}`}
          n={index + 1}
          row={row}
          issues={issues}
          onChange={(changes) =>
            onChange(rows.map((one, at) => (at === index ? { ...one, ...changes } : one)))
          }
          onRemove={() => onChange(rows.filter((_one, at) => at !== index))}
        />
      ))}
      {full ? (
        <p class="hint">{t('hours.many', { max: WORKSHOP_LIMITS.hoursAPlace })}</p>
      ) : (
        <button type="button" onClick={add}>
          {t('hours.add')}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  path: string;
  n: number;
  row: HoursRow;
  issues: readonly Issue[];
  onChange: (changes: Partial<HoursRow>) => void;
  onRemove: () => void;
}

function Row({ path, n, row, issues, onChange, onRemove }: RowProps) {
  const { t, locale } = useI18n();
  const id = fieldId(path);
  const wrong = issuesAt(issues, path).length > 0;
  const toggle = (day: number): void =>
    onChange({
      days: WEEKDAYS.filter((one) => (one === day ? !row.days.includes(day) : row.days.includes(one))),
    });
  const times = [
    ['from', id, t('hours.from')],
    ['to', `${id}-to`, t('hours.to')],
  ] as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset in every line would be read out four times
    <div class="hours-row" role="group" aria-label={t('hours.row', { n })}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div class="days" role="group" aria-label={t('hours.days')}>
        {WEEKDAYS.map((day) => {
          const name = weekdayName(day, locale);
          return (
            <button key={day} type="button" aria-pressed={row.days.includes(day)} onClick={() => toggle(day)}>
              {name.slice(0, 2)}
              <span class="visually-hidden">{name.slice(2)}</span>
            </button>
          );
        })}
      </div>
      <div class="times">
        {times.map(([name, field, label]) => (
          <label key={name}>
            <span>{label}</span>
            <input
              id={field}
              type="time"
              value={row[name]}
              aria-invalid={wrong}
              aria-describedby={`${id}-notes`}
              onInput={(event) => onChange({ [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="button" class="quiet" aria-label={t('hours.remove', { n })} onClick={onRemove}>
          ×
        </button>
      </div>
      <ProfileNotes path={path} issues={issues} />
    </div>
  );
}
