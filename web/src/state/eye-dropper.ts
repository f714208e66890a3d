/** Picks one pixel of the screen; not every browser has it (https://wicg.github.io/eyedropper-api/). */
interface Dropper {
  open(): Promise<{ sRGBHex: string }>;
}
type Maker = new () => Dropper;

function maker(): Maker | undefined {
  return (globalThis as { EyeDropper?: Maker }).EyeDropper;
}

/** Whether this browser can pick a colour from the screen. */
export function hasDropper(): boolean {
  return maker() !== undefined;
}

/** Lets the reader pick a colour from the screen: `#rrggbb`, or null when they think better of it. */
export async function pickFromScreen(): Promise<string | null> {
  const Made = maker();
  if (!Made) return null;
  try {
    return (await new Made().open()).sRGBHex.toLowerCase();
  } catch {
    // Escape rejects; there is nothing to tell.
    return null;
  }
}
