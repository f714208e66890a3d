import type { PhotoJson } from '@scampolo/shared/contract/listings';
import { ApiError } from '../api/client.ts';
import { replacePhoto, uploadPhoto } from '../api/listings.ts';
import type { I18n } from '../i18n/translate.ts';
import type { KeptPhoto } from '../offline/local-draft.ts';
import type { PhotoBoard } from './photo-board.ts';
import { isSamePicture, keptOf } from './photo-items.ts';
import { rest } from './rest.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { createUploadQueue, type SendContext, type UploadQueue, type UploadStep } from './upload-queue.ts';
import { errorWords } from './use-action.ts';

/** What is told while photos go up. */
export interface UploadNews {
  /** One was made small: that is enough to keep. */
  onPrepared(kept: KeptPhoto): void;
  /** One is on the server, or nobody wants it any more. */
  onArrived(key: string): void;
}

/**
 * The queue of a form's photos: each is shrunk, then added to the listing (which is created when there is none) or put in the place
 * of another. Each goes up under its own key, so that it is there once however often it is sent.
 */
export function openPhotoUploads(board: PhotoBoard, i18n: I18n, news: UploadNews): UploadQueue<UploadFile> {
  return createUploadQueue<UploadFile, PhotoJson>({
    rest,
    random: Math.random,
    async prepare({ key, file }) {
      const small = await shrinkPhoto(file);
      const item = board.find(key);
      const kept = item && small !== file ? keptOf(item) : null;
      if (kept) news.onPrepared({ ...kept, file: small });
      return small;
    },
    send: (key, body, context) => sendOne(board, key, body, context),
    onStep: (key, step) => showStep(board, i18n, key, step),
    onDone(key, photo) {
      news.onArrived(key);
      receive(board, i18n, key, photo);
    },
  });
}

/** A photo in the queue. */
export interface UploadFile {
  key: string;
  file: File;
}

async function sendOne(board: PhotoBoard, key: string, body: Blob, context: SendContext): Promise<PhotoJson> {
  const { id } = await board.ensureListing();
  const replaced = board.find(key)?.photo;
  return replaced ? replacePhoto(id, replaced.id, body, context) : uploadPhoto(id, body, { ...context, key });
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
  // It had arrived on an earlier visit, and stands among the saved ones.
  if (!replaced && board.state.items.some((one) => one.photo?.id === photo.id)) {
    board.drop(key);
    return;
  }
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
