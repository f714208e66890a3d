import { createRandom, type Random } from '../random.ts';
import { SWATCH_SIZE } from '../swatch.ts';

/**
 * A damask repeat of 256 × 512 texels over the swatch: 1 in the figure (palmette, leaves, frame), 0 in the
 * ground.
 */
export function damaskFigure(): Uint8Array {
  const plate = new Uint8Array(SWATCH_SIZE * SWATCH_SIZE);
  // One half of the repeat is enough: it is mirrored about its axis and dropped by half in every second column.
  for (let row = 0; row < 512; row += 1) {
    for (let column = 0; column < 128; column += 1) {
      if (!insideDamask(column / 128, (row - 256) / 256)) continue;
      for (let copy = 0; copy < 8; copy += 1) {
        const y = (row + (copy % 2) * 256 + (copy >> 2) * 512) & (SWATCH_SIZE - 1);
        const axis = (copy % 4) * 256 + 128;
        plate[y * SWATCH_SIZE + axis + column] = 1;
        plate[y * SWATCH_SIZE + axis - 1 - column] = 1;
      }
    }
  }
  return plate;
}

/** Blooms of one ink scattered without a seam: 1 in the figure. */
export function bloomFigure(random: Random): Uint8Array {
  return bloomPrint(random, 1);
}

/** Blooms, leaves and dots in inks 1 to `inks`, scattered over the swatch without a seam; 0 is the ground. */
export function bloomPrint(random: Random, inks: number): Uint8Array {
  const plate = new Uint8Array(SWATCH_SIZE * SWATCH_SIZE);
  const places = spreadPlaces(random, 24, 165);
  for (const [index, place] of places.entries()) {
    const ink = 1 + (index % Math.max(1, inks));
    const leafInk = 1 + ((index + 1) % Math.max(1, inks));
    const size = 52 + random() * 46;
    const turn = random() * Math.PI * 2;
    for (let leaf = 0; leaf < 3; leaf += 1) {
      stampLeaf(
        plate,
        place.x,
        place.y,
        turn + leaf * 2.1 + random() * 0.6,
        size * (1.25 + random() * 0.5),
        leafInk,
      );
    }
    stampBloom(plate, place.x, place.y, turn, size, ink, 5 + Math.floor(random() * 3));
  }
  return plate;
}

function insideDamask(px: number, py: number): boolean {
  const angle = Math.atan2(px, -py - 0.12);
  const reach = Math.hypot(px, py + 0.12);
  const palmette = reach < 0.36 + 0.13 * Math.cos(angle * 9) * Math.cos(angle / 2) ** 2 && reach > 0.1;
  const vein = reach < 0.34 && Math.abs(Math.cos(angle * 4.5)) < 0.16 && reach > 0.16;
  const frameLine = Math.abs(px - (0.86 - 0.5 * Math.abs(py) ** 1.6));
  const frame = frameLine < 0.055 + 0.02 * Math.cos(py * 22);
  const leafX = px - 0.36;
  const leafY = py - 0.5;
  const bent = leafX * 0.82 + leafY * 0.57;
  const width = leafY * 0.82 - leafX * 0.57;
  const leaf = (bent / 0.26) ** 2 + (width / (0.085 + 0.03 * Math.cos(bent * 40))) ** 2 < 1;
  const stem = px < 0.03 && py > 0.2 && py < 0.86;
  const bud = (px / 0.11) ** 2 + ((py + 0.72) / 0.16) ** 2 < 1;
  return (palmette && !vein) || frame || leaf || stem || bud;
}

type Place = { readonly x: number; readonly y: number };

/** Up to `count` places at least `apart` texels from each other, counted round the edges. */
function spreadPlaces(random: Random, count: number, apart: number): Place[] {
  const places: Place[] = [];
  for (let attempt = 0; attempt < 900 && places.length < count; attempt += 1) {
    const place = { x: random() * SWATCH_SIZE, y: random() * SWATCH_SIZE };
    const free = places.every((other) => {
      const dx = Math.abs(other.x - place.x);
      const dy = Math.abs(other.y - place.y);
      return Math.hypot(Math.min(dx, SWATCH_SIZE - dx), Math.min(dy, SWATCH_SIZE - dy)) > apart;
    });
    if (free) places.push(place);
  }
  return places;
}

function stampBloom(
  plate: Uint8Array,
  x: number,
  y: number,
  turn: number,
  size: number,
  ink: number,
  petals: number,
): void {
  const ripple = createRandom(Math.round(x * 7 + y));
  const phase = ripple() * 6;
  stampShape(plate, x, y, size, (dx, dy) => {
    const angle = Math.atan2(dy, dx) + turn;
    const reach = Math.hypot(dx, dy) / size;
    const petal = Math.abs(Math.cos((angle * petals) / 2));
    if (reach > 0.5 + 0.5 * Math.sqrt(petal)) return 0;
    if (reach < 0.17 + 0.02 * Math.sin(angle * 9 + phase)) return 0;
    const vein = petal > 0.985 && reach > 0.3 && reach < 0.75;
    return vein ? 0 : ink;
  });
}

function stampLeaf(plate: Uint8Array, x: number, y: number, turn: number, length: number, ink: number): void {
  const cosine = Math.cos(turn);
  const sine = Math.sin(turn);
  stampShape(plate, x + cosine * length * 0.62, y + sine * length * 0.62, length * 0.62, (dx, dy) => {
    const along = (dx * cosine + dy * sine) / (length * 0.55);
    const across = (dy * cosine - dx * sine) / (length * 0.2);
    if (Math.abs(along) > 1) return 0;
    const bulge = (1 - along * along) ** 0.8;
    if (Math.abs(across) > bulge) return 0;
    return Math.abs(across) < 0.07 && along < 0.7 ? 0 : ink;
  });
}

function stampShape(
  plate: Uint8Array,
  x: number,
  y: number,
  reach: number,
  inkAt: (dx: number, dy: number) => number,
): void {
  for (let row = Math.floor(y - reach); row <= y + reach; row += 1) {
    for (let column = Math.floor(x - reach); column <= x + reach; column += 1) {
      const dx = column - x;
      const dy = row - y;
      if (dx * dx + dy * dy > reach * reach) continue;
      const ink = inkAt(dx, dy);
      if (ink > 0) plate[((row & (SWATCH_SIZE - 1)) << 10) | (column & (SWATCH_SIZE - 1))] = ink;
    }
  }
}
