import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** The EXIF orientations: how a camera was held. */
export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** A picture that looks different from every side, as lossless PNG: four fields of cloth colours and a dark corner. */
export async function lopsidedPicture(width = 480, height = 320): Promise<Buffer> {
  const field = (background: string) =>
    sharp({ create: { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels: 3, background } })
      .png()
      .toBuffer();
  const [east, south, corner] = await Promise.all([field('#c8a24a'), field('#2f6f4e'), field('#15151c')]);
  return sharp({ create: { width, height, channels: 3, background: '#b3261e' } })
    .composite([
      { input: east, left: Math.floor(width / 2), top: 0 },
      { input: south, left: 0, top: Math.floor(height / 2) },
      {
        input: await sharp(corner)
          .resize(Math.ceil(width / 6), Math.ceil(height / 4), { fit: 'fill' })
          .toBuffer(),
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
}

/** The file that a camera held another way writes for the same scene: turned pixels, and the EXIF orientation that undoes it. */
export async function heldAs(
  orientation: Orientation,
  upright: Buffer,
  format: 'jpeg' | 'png',
): Promise<Buffer> {
  const turned = await sharp(upright)
    .rotate({ 1: 0, 2: 0, 3: 180, 4: 0, 5: 90, 6: 270, 7: 90, 8: 90 }[orientation])
    .png()
    .toBuffer();
  const stored = await sharp(turned)
    .flop(orientation === 2 || orientation === 5)
    .flip(orientation === 4 || orientation === 7)
    .png()
    .toBuffer();
  const file = sharp(stored).withMetadata({ orientation });
  return (
    format === 'jpeg' ? file.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }) : file.png()
  ).toBuffer();
}

/** 45° 27′ 0″ as three little-endian EXIF rationals: what a file that still knows the place contains. */
export const LATITUDE_BYTES = Buffer.from('2d000000010000001b0000000100000000000000', 'hex');

/** The picture as a phone sends it: EXIF with place and owner, XMP, IPTC and a Display P3 profile. */
export async function photoWithPlace(
  picture: Buffer,
  format: 'jpeg' | 'png' | 'webp' | 'avif' = 'jpeg',
): Promise<Buffer> {
  const file = sharp(picture)
    .withExif({
      IFD0: { Make: 'Phone', Artist: 'Owner of the phone', ImageDescription: 'Taken at home' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '45/1 27/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '9/1 9/1 0/1',
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description' +
        ' xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="45,27N"/></rdf:RDF></x:xmpmeta>',
    )
    .withIccProfile('p3');
  const bytes = await file.toFormat(format, { quality: 90 }).toBuffer();
  return format === 'jpeg' ? withIptc(bytes) : bytes;
}

/** A JPEG as recent phones make it: a plain picture, and behind it a second one (the gain map) for bright screens. */
export async function ultraHdrPhoto(picture: Buffer): Promise<Buffer> {
  const file = sharp(picture).jpeg({ quality: 95 });
  // sharp 0.35 has the method, its types do not.
  if (!('withGainMap' in file) || typeof file.withGainMap !== 'function') throw new Error('no gain maps');
  file.withGainMap();
  return file.toBuffer();
}

/** Pixels that no encoder can make small. */
export async function noisyPicture(width: number, height: number): Promise<Buffer> {
  let state = 1;
  const data = Buffer.from(
    Array.from({ length: width * height * 3 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    }),
  );
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** A picture of one colour. */
export function plain(background: string, width = 64, height = 48): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** The beginning of an iPhone's file. */
export function heic(brand = 'heic'): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from('mdat'),
  ]);
}

/** A PNG whose header claims any size, over almost no pixels, or over as many kilobytes of them as told. */
export function pngThatClaims(width: number, height: number, kilobytes = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(64 + kilobytes * 1000), { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A real PNG of one colour: few bytes that unpack to three for every pixel. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(height * (width * 3 + 1)), { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG with a comment segment of any content. */
export function withComment(jpeg: Buffer, text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  const segment = Buffer.concat([Buffer.from([0xff, 0xfe]), length, Buffer.from(text)]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/**
 * The picture as a PNG or AVIF whose colours are declared by numbers of ITU-T H.273 and by no profile, as newer programs write it.
 * The pixels stay: they mean other colours.
 */
export async function declaring(
  format: 'png' | 'avif',
  picture: Sharp,
  { primaries, transfer }: { primaries: number; transfer: number },
): Promise<Buffer> {
  if (format === 'png') {
    const png = await picture.png().toBuffer();
    const afterHeader = 33;
    const chunk = pngChunk('cICP', Buffer.from([primaries, transfer, 0, 1]));
    return Buffer.concat([png.subarray(0, afterHeader), chunk, png.subarray(afterHeader)]);
  }
  // The property that holds a profile, made one that holds numbers; what is left of it is ignored.
  const avif = await picture.withIccProfile('srgb').avif({ quality: 95 }).toBuffer();
  const at = avif.indexOf('colr') + 'colr'.length;
  avif.write('nclx', at, 'latin1');
  avif.writeUInt16BE(primaries, at + 4);
  avif.writeUInt16BE(transfer, at + 6);
  avif.writeUInt16BE(6, at + 8);
  avif.writeUInt8(0x80, at + 10);
  return avif;
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

/** Adds an IPTC-NAA city record (IIM 2:90) in a Photoshop APP13 segment after the start of a JPEG. */
function withIptc(jpeg: Buffer): Buffer {
  const city = Buffer.concat([Buffer.from([0x1c, 2, 90, 0, 6]), Buffer.from('Milano')]);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0', 'latin1'),
    Buffer.from([city.length]),
    city,
    Buffer.alloc(city.length % 2),
  ]);
  const segment = Buffer.from([0xff, 0xed, 0, resource.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, resource, jpeg.subarray(2)]);
}
