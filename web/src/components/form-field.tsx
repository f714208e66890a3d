import type { ComponentChildren } from 'preact';

/** What its control is given, so that label, hint and problem belong to it. */
export interface FieldControl {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string;
}

interface FormFieldProps {
  id: string;
  label: string;
  hint?: string;
  /** in words; null when nothing is wrong */
  problem?: string | null;
  children: (control: FieldControl) => ComponentChildren;
}

/** One field of a form: its label, the control, what is wrong with it and what helps. */
export function FormField({ id, label, hint, problem = null, children }: FormFieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== null,
        'aria-describedby': `${id}-problem${hint ? ` ${id}-hint` : ''}`,
      })}
      <p class="problem" id={`${id}-problem`}>
        {problem}
      </p>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
