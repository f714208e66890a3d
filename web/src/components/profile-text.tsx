import type { ComponentProps } from 'preact';
import { ProfileField } from './profile-field.tsx';

type ProfileTextProps = Omit<ComponentProps<typeof ProfileField>, 'children' | 'optional'> & {
  value: string;
  /** letters */
  most: number;
  onChange: (text: string) => void;
};

/** A longer text of a profile, which may be left empty. */
export function ProfileText({ value, most, onChange, ...field }: ProfileTextProps) {
  return (
    <ProfileField {...field} optional>
      {(control) => (
        <textarea
          {...control}
          rows={5}
          maxlength={most}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </ProfileField>
  );
}
