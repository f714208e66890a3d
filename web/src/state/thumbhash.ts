/** How the waves of one channel are stored: as many as fit under the diagonal of a grid, and what their largest is. */
interface Channel {
  mean: number;
  waves: readonly { across: number; down: number; height: number }[];
}

/**
 * A photo's ThumbHash as an image of a few pixels, which a browser blurs by enlarging it: a `data:` address of about 300
 * characters, or nothing when the hash is none. The format is that of https://evanw.github.io/thumbhash/; what it says of
 * transparency is not drawn.
 * @param hash in base64
 */
export function thumbhashUrl(hash: string): string {
  const bytes = Uint8Array.from(atob(hash), (sign) => sign.charCodeAt(0));
  if (bytes.length < 6) return '';
  const at = (index: number): number => bytes[index] ?? 0;
  const means = at(0) | (at(1) << 8) | (at(2) << 16);
  const sizes = at(3) | (at(4) << 8);
  const transparent = means >> 23 === 1;
  const longer = transparent ? 5 : 7;
  const landscape = sizes >> 15 === 1;
  const across = Math.max(3, landscape ? longer : sizes & 7);
  const down = Math.max(3, landscape ? sizes & 7 : longer);
  // After the means and sizes (and two of transparency's) come the waves, four bits each.
  let half = transparent ? 12 : 10;
  const channel = (mean: number, scale: number, columns: number, rows: number): Channel => {
    const waves = [];
    for (let y = 0; y < rows; y += 1) {
      for (let x = y === 0 ? 1 : 0; x * rows < columns * (rows - y); x += 1) {
        const level = (at(half >> 1) >> (half % 2 === 0 ? 0 : 4)) & 15;
        waves.push({ across: x, down: y, height: (level / 7.5 - 1) * scale });
        half += 1;
      }
    }
    return { mean, waves };
  };
  const light = channel((means & 63) / 63, ((means >> 18) & 31) / 31, across, down);
  // Stored a quarter too weak, to make up for rounding.
  const yellow = channel(((means >> 6) & 63) / 31.5 - 1, (((sizes >> 3) & 63) / 63) * 1.25, 3, 3);
  const red = channel(((means >> 12) & 63) / 31.5 - 1, (((sizes >> 9) & 63) / 63) * 1.25, 3, 3);
  return bitmapUrl(across + 1, down + 1, (columns, rows) => {
    const l = levelAt(light, columns, rows);
    const r = levelAt(red, columns, rows);
    const blue = l - (2 / 3) * levelAt(yellow, columns, rows);
    const ofRed = (3 * l - blue + r) / 2;
    return [blue, ofRed - r, ofRed];
  });
}

/** The value of a channel where its waves have these heights, across and down: its mean and its waves (a DCT). */
function levelAt({ mean, waves }: Channel, columns: readonly number[], rows: readonly number[]): number {
  let level = mean;
  for (const { across, down, height } of waves) {
    level += 2 * height * (columns[across] ?? 0) * (rows[down] ?? 0);
  }
  return level;
}

const wavesBySize: number[][][] = [];

/** For each pixel of a side of `size`, how high each wave stands there. */
function wavesAt(size: number): number[][] {
  wavesBySize[size] ??= Array.from({ length: size }, (_, pixel) =>
    Array.from({ length: 8 }, (_, wave) => Math.cos((Math.PI * wave * (pixel + 0.5)) / size)),
  );
  return wavesBySize[size];
}

const HEADER_BYTES = 54;

/** An uncompressed BMP, from the last row up; each row is filled to four bytes. */
function bitmapUrl(
  width: number,
  height: number,
  pixel: (columns: number[], rows: number[]) => readonly [blue: number, green: number, red: number],
): string {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const file = new Uint8Array(HEADER_BYTES + rowBytes * height);
  const header = new DataView(file.buffer);
  header.setUint16(0, 0x424d);
  header.setUint32(2, file.length, true);
  header.setUint32(10, HEADER_BYTES, true);
  header.setUint32(14, 40, true);
  header.setInt32(18, width, true);
  header.setInt32(22, height, true);
  header.setUint16(26, 1, true);
  header.setUint16(28, 24, true);
  const columns = wavesAt(width);
  for (const [y, rows] of wavesAt(height).entries()) {
    let at = HEADER_BYTES + (height - 1 - y) * rowBytes;
    for (const column of columns) {
      for (const level of pixel(column, rows)) {
        file[at] = Math.round(255 * Math.min(1, Math.max(0, level)));
        at += 1;
      }
    }
  }
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...file))}`;
}
