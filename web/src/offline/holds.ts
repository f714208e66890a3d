import { type Hold, type Holder, openHold } from './hold.ts';

/** The holds of one draft, which goes by several names: its own, and its listing's once there is one. */
export interface Holds {
  /** Takes all of them; says whether it did. Where one is another tab's, none is kept. */
  take(names: readonly string[]): Promise<boolean>;
  /** Takes all of them from whichever tab has them. */
  takeOver(names: readonly string[]): Promise<void>;
  /** Gives up all but those of these names. */
  release(but?: readonly string[]): Promise<void>;
}

/** Opens the holds of a draft; nobody has any by that. */
export function openHolds(holder: Holder): Holds {
  const opened = new Map<string, Hold>();
  const holdOf = (name: string): Hold => {
    const hold = opened.get(name) ?? openHold(name, holder);
    opened.set(name, hold);
    return hold;
  };
  const release = async (but: readonly string[] = []): Promise<void> => {
    await Promise.all([...opened].map(([name, hold]) => (but.includes(name) ? undefined : hold.release())));
  };
  return {
    async take(names) {
      for (const name of names) {
        if (await holdOf(name).take()) continue;
        await release();
        return false;
      }
      return true;
    },
    async takeOver(names) {
      for (const name of names) await holdOf(name).takeOver();
    },
    release,
  };
}
