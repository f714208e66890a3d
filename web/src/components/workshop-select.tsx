import type { Me } from '@scampolo/shared/contract/identity';

interface WorkshopSelectProps {
  label: string;
  workshops: Me['workshops'];
  value: string | undefined;
  onChange: (id: string) => void;
}

/** For which workshop; nothing to ask of who has only one. */
export function WorkshopSelect({ label, workshops, value, onChange }: WorkshopSelectProps) {
  if (workshops.length < 2) return null;
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {workshops.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
