/** Weave drafts, one string a pick, `x` where the warp end lies on top. */

/** One over, one under. */
export const PLAIN: readonly string[] = ['x.', '.x'];

/** Two over, two under, one step to the right each pick. */
export const TWILL_2_2: readonly string[] = ['xx..', '.xx.', '..xx', 'x..x'];

/** Three over, one under: the face of denim. */
export const TWILL_3_1: readonly string[] = ['xxx.', '.xxx', 'x.xx', 'xx.x'];

/** Eight-end warp satin. */
export const SATIN: readonly string[] = [
  'xxxxxxx.',
  'xxxx.xxx',
  'x.xxxxxx',
  'xxxxxx.x',
  'xxx.xxxx',
  '.xxxxxxx',
  'xxxxx.xx',
  'xx.xxxxx',
];

/** The same seen from the back: weft on top. */
export const SATEEN: readonly string[] = SATIN.map(invert);

/** Two by two basket: hopsack and canvas. */
export const BASKET: readonly string[] = ['xx..', 'xx..', '..xx', '..xx'];

/** 2/2 twill that turns back every `turn` ends (a multiple of four): herringbone. */
export function herringbone(turn: number): readonly string[] {
  return TWILL_2_2.map((_, pick) =>
    Array.from({ length: turn * 2 }, (_, end) => {
      const climb = end < turn ? end : 2 * turn - 1 - end + 2;
      return TWILL_2_2[pick]?.[climb % 4] ?? '.';
    }).join(''),
  );
}

function invert(pick: string): string {
  return pick.replace(/[x.]/g, (mark) => (mark === 'x' ? '.' : 'x'));
}
