import type {
  CreateListingBody,
  ListingJson,
  PhotoJson,
  UpdateListingBody,
} from '@scampolo/shared/contract/listings';
import { type RequestOptions, request } from './client.ts';
import { type UploadWatch, upload } from './upload.ts';

/** POST /listings. Sent again under the same key, it gives the listing that was made the first time, as it is now. */
export function createListing(
  body: CreateListingBody,
  key: string,
  options: Pick<RequestOptions, 'stay'> = {},
): Promise<ListingJson> {
  return request('/listings', { ...options, method: 'POST', body, headers: { 'Idempotency-Key': key } });
}

/** PATCH /listings/:id. A stale revision fails with STALE_REVISION and `details.current`. */
export function updateListing(
  id: string,
  body: UpdateListingBody,
  options: Pick<RequestOptions, 'stay'> = {},
): Promise<ListingJson> {
  return request(`/listings/${id}`, { ...options, method: 'PATCH', body });
}

export function submitListing(id: string): Promise<ListingJson> {
  return request(`/listings/${id}/submit`, { method: 'POST', body: {} });
}

export function withdrawListing(id: string): Promise<ListingJson> {
  return request(`/listings/${id}/withdraw`, { method: 'POST', body: {} });
}

/** GET /listings/:id */
export function readListing(id: string): Promise<ListingJson> {
  return request(`/listings/${id}`);
}

/** POST /listings/:id/photos: adds one at the end; under a key that it went up under before, nothing is added. */
export function uploadPhoto(listingId: string, file: Blob, watch: UploadWatch): Promise<PhotoJson> {
  return upload('POST', `/listings/${listingId}/photos`, file, watch);
}

/** PUT /listings/:id/photos/:photoId: another picture in its place. Sending it twice does no harm. */
export function replacePhoto(
  listingId: string,
  photoId: string,
  file: Blob,
  watch: UploadWatch,
): Promise<PhotoJson> {
  return upload('PUT', `/listings/${listingId}/photos/${photoId}`, file, watch);
}

/** PATCH /listings/:id/photos/:photoId. An empty text goes back to the suggestion, which the answer carries. */
export function describePhoto(listingId: string, photoId: string, alt: string): Promise<PhotoJson> {
  return request(`/listings/${listingId}/photos/${photoId}`, { method: 'PATCH', body: { alt } });
}

export function deletePhoto(listingId: string, photoId: string): Promise<void> {
  return request(`/listings/${listingId}/photos/${photoId}`, { method: 'DELETE' });
}

/** PUT /listings/:id/photos: every photo's id, in the wanted order. */
export function orderPhotos(listingId: string, photoIds: string[]): Promise<{ items: PhotoJson[] }> {
  return request(`/listings/${listingId}/photos`, { method: 'PUT', body: { photoIds } });
}
