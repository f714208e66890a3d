import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { ApiError } from '../api/client.ts';
import { deletePhoto, readListing, replacePhoto, uploadPhoto } from '../api/listings.ts';
import type { I18n } from '../i18n/translate.ts';
import type { PhotoBoard } from './photo-board.ts';
import { isSamePicture, savedIds } from './photo-items.ts';
import { rest } from './rest.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { createUploadQueue, type SendContext, type UploadQueue, type UploadStep } from './upload-queue.ts';
import { errorWords } from './use-action.ts';

/**
 * The queue of a form's photos: each is shrunk, then added to the listing (which is created when there is none) or put in the place
 * of another. One whose answer was lost is looked for on the server before it is sent again, so that it is there once.
 */
export function openPhotoUploads(board: PhotoBoard, i18n: I18n): UploadQueue<File> {
  return createUploadQueue<File, PhotoJson>({
    rest,
    random: Math.random,
    prepare: shrinkPhoto,
    async findArrived(key) {
      const found = await strangers(board);
      // A replacement can be sent twice without harm.
      return board.find(key)?.photo ? null : (found.at(-1) ?? null);
    },
    send: (key, body, context) => sendOne(board, key, body, context),
    onStep: (key, step) => showStep(board, i18n, key, step),
    onDone: (key, photo) => receive(board, i18n, key, photo),
  });
}

async function sendOne(board: PhotoBoard, key: string, body: Blob, context: SendContext): Promise<PhotoJson> {
  const { id } = await board.ensureListing();
  const replaced = board.find(key)?.photo;
  return replaced ? replacePhoto(id, replaced.id, body, context) : uploadPhoto(id, body, context);
}

/**
 * Removes what arrived twice: browsers repeat by themselves what they sent over a connection that broke, and a photo whose answer was
 * lost may come in while it is sent again. Takes over what the server says of the others.
 * @throws {ApiError}
 */
export async function removeCopies(board: PhotoBoard): Promise<void> {
  const { id } = await board.ensureListing();
  let { photos } = await readListing(id);
  const copies = unknownTo(board, photos).filter((photo) =>
    board.state.items.some((item) => item.file && item.photo && isSamePicture(item.photo, photo)),
  );
  for (const copy of copies) await deletePhoto(id, copy.id);
  if (copies.length > 0) ({ photos } = await readListing(id));
  board.refresh(photos);
}

async function strangers(board: PhotoBoard): Promise<PhotoJson[]> {
  const { photos } = await readListing((await board.ensureListing()).id);
  return unknownTo(board, photos);
}

/** Photos on the server that this form does not know of. */
function unknownTo(board: PhotoBoard, photos: readonly PhotoJson[]): PhotoJson[] {
  const known = new Set(savedIds(board.state.items));
  return photos.filter((photo) => !known.has(photo.id));
}

function showStep(board: PhotoBoard, i18n: I18n, key: string, step: UploadStep): void {
  if (step.status !== 'failed') {
    const pausedBy = step.status === 'paused' ? step.why : null;
    board.put(key, { share: 0, problem: null, ...step, pausedBy });
    return;
  }
  const why = refusalWords(step.cause, board.find(key)?.file?.name ?? '', i18n);
  board.put(key, { status: 'failed', again: step.again, pausedBy: null, problem: why });
  board.set({ news: i18n.t('photos.isFailed', { n: board.numberOf(key), why }) });
}

function receive(board: PhotoBoard, i18n: I18n, key: string, photo: PhotoJson): void {
  const { t } = i18n;
  const item = board.find(key);
  const replaced = item?.photo ?? null;
  const twin = board.state.items.some((one) => one.photo && isSamePicture(one.photo, photo));
  board.arrived(photo, replaced);
  if (item && (replaced || !twin)) {
    board.put(key, { photo, status: 'saved', share: 1, problem: null, pausedBy: null });
    board.set({ news: t(replaced ? 'photos.isReplaced' : 'photos.isHere', { n: board.numberOf(key) }) });
    return;
  }
  // Taken back while it was on its way, or a picture that is there already under another name.
  const name = item?.file?.name ?? '';
  if (item) board.set({ problems: [...board.state.problems, t('photos.twice', { name })] });
  board.drop(key);
  board
    .inTurn(() => board.deleteSaved(photo))
    .catch((cause: unknown) => board.set({ problems: [errorWords(cause, i18n)] }));
}

function refusalWords(cause: unknown, name: string, i18n: I18n): string {
  const isHeic =
    cause instanceof ApiError && cause.code === 'PHOTO_UNSUPPORTED' && cause.details['format'] === 'heic';
  return isHeic ? i18n.t('photos.heic', { name }) : errorWords(cause, i18n);
}
