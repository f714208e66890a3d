import multipart from '@fastify/multipart';
import { AppError } from '@scampolo/shared/errors';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { MAX_PHOTO_BYTES } from '../infra/images/photo.ts';
import { type ReceivedUpload, receiveUpload } from '../infra/images/receive-upload.ts';

// The one way in for pictures, so that no second upload path skips the rules. In a plugin of upload routes:
//
//   await app.register(fileUploads);                              // this plugin's routes take multipart bodies, no others do
//   …
//   await using upload = await receiveFile(request, deps);        // 25 MB, one part, named "file"; a private file until the end
//   const photo = await deps.images.process(upload.path);         // or processLogo; re-encoded, nothing of the sender's bytes

/** Lets the routes of the plugin that registers it take one file of at most 25 MB in a multipart body, and nothing beside it. */
export const fileUploads = plugin(
  async (app) => {
    await app.register(multipart, {
      limits: { files: 1, fields: 0, parts: 1, fileSize: MAX_PHOTO_BYTES, headerPairs: 20 },
      throwFileSizeLimit: false,
    });
  },
  { name: 'file-uploads' },
);

/**
 * Receives the part `file` of a request into a private file under `deps.uploadFolder`; neither the name nor the type that the
 * sender gave it counts. The file is gone when it is disposed of: take it with `await using`, and await all work with it in the
 * same function. Whatever fails, no file is left.
 * @throws {AppError} VALIDATION_FAILED without such a part; MALFORMED_BODY when the form cannot be read or ended early;
 *   PAYLOAD_TOO_LARGE; UNSUPPORTED_MEDIA_TYPE when the body is no multipart form
 */
export async function receiveFile(
  request: FastifyRequest,
  deps: { uploadFolder: string },
): Promise<ReceivedUpload> {
  const parts = request.files();
  const first = await parts.next().catch(refuseUnreadable);
  const part = first.done ? undefined : first.value;
  if (part?.fieldname !== 'file') {
    part?.file.resume();
    throw new AppError('VALIDATION_FAILED', {
      issues: [{ path: 'file', code: 'required', message: 'Send one part named "file".' }],
    });
  }
  const upload = await receiveUpload(part.file, { folder: deps.uploadFolder });
  try {
    // A whole file is not yet a whole request: the sender may be gone, or send a second file.
    await parts.next().catch(refuseUnreadable);
  } catch (error) {
    await upload.dispose();
    throw error;
  }
  return upload;
}

/** The parser's own complaints about a body that is no multipart form carry no code. */
function refuseUnreadable(error: Error): never {
  if ('code' in error) throw error;
  const refusal = new AppError('MALFORMED_BODY', undefined, 'The body is not a readable multipart form.');
  throw Object.assign(refusal, { cause: error });
}
