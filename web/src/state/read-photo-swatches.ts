import { type PhotoSwatch, photoSwatches } from './photo-swatches.ts';

/** Enough to tell colours apart, little enough to be done between two frames. */
const LONGEST_PX = 200;

/**
 * The colours of a photo file, read in this browser alone: it is drawn small on a canvas that nobody sees, and nothing of it is sent.
 * @throws {Error} when the browser cannot read the file as a picture
 */
export async function readPhotoSwatches(file: Blob): Promise<PhotoSwatch[]> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    // An image of the page can read what a bitmap cannot (HEIC in Safari), and turns it upright.
    await image.decode();
    return photoSwatches(pixelsOf(image));
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function pixelsOf(image: HTMLImageElement): Uint8ClampedArray {
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, LONGEST_PX / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(naturalHeight * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas here');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
