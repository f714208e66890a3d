import type {
  CreateListingBody,
  ListingJson,
  PhotoJson,
  UpdateListingBody,
} from '@scampolo/shared/contract/listings';
import { ApiError, renewSession, request, toApiError } from './client.ts';

export function createListing(body: CreateListingBody): Promise<ListingJson> {
  return request('/listings', { method: 'POST', body });
}

/** PATCH /listings/:id. A stale revision fails with STALE_REVISION and `details.current`. */
export function updateListing(id: string, body: UpdateListingBody): Promise<ListingJson> {
  return request(`/listings/${id}`, { method: 'PATCH', body });
}

export function submitListing(id: string): Promise<ListingJson> {
  return request(`/listings/${id}/submit`, { method: 'POST', body: {} });
}

export function withdrawListing(id: string): Promise<ListingJson> {
  return request(`/listings/${id}/withdraw`, { method: 'POST', body: {} });
}

export function deletePhoto(listingId: string, photoId: string): Promise<void> {
  return request(`/listings/${listingId}/photos/${photoId}`, { method: 'DELETE' });
}

export function orderPhotos(listingId: string, photoIds: string[]): Promise<unknown> {
  return request(`/listings/${listingId}/photos`, { method: 'PUT', body: { photoIds } });
}

/**
 * Sends one photo and tells how much of it has gone up, from 0 to 1. An ended session is renewed once.
 * @throws {ApiError}
 */
export async function uploadPhoto(
  listingId: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<PhotoJson> {
  let upload = await send(listingId, file, onProgress);
  if (upload.status === 401 && (await renewSession())) upload = await send(listingId, file, onProgress);
  if (upload.status !== 201) throw toApiError(upload.response);
  return upload.response as PhotoJson;
}

/** XMLHttpRequest, because fetch cannot tell how much has gone up. */
function send(listingId: string, file: File, onProgress: (share: number) => void): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest();
    upload.open('POST', `/api/v1/listings/${listingId}/photos`);
    upload.responseType = 'json';
    upload.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    upload.onload = () => resolve(upload);
    upload.onerror = () => reject(new ApiError('network', 'the upload got no answer'));
    const form = new FormData();
    form.append('file', file);
    upload.send(form);
  });
}
