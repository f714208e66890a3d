import type { Me } from '@scampolo/shared/contract/identity';
import { useEffect, useState } from 'preact/hooks';

const KEY = 'scampolo.workshop';

/**
 * The workshop that a member with several acts for: the one chosen last in this browser, else the first. undefined for a
 * member who has none.
 */
export function useWorkshop(me: Me | null): [id: string | undefined, choose: (id: string) => void] {
  const ids = me?.workshops.map((workshop) => workshop.id) ?? [];
  const [id, setId] = useState(ids[0]);
  useEffect(() => {
    const known = remembered();
    if (known !== null && ids.includes(known)) setId(known);
  }, []);
  const choose = (chosen: string): void => {
    setId(chosen);
    remember(chosen);
  };
  return [id, choose];
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // A browser may keep pages from storing anything: then nothing is remembered.
    return null;
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(KEY, id);
  } catch {
    // As above; the choice holds for this page.
  }
}
