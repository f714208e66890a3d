export { createDiskStore } from './disk-store.ts';
export { contentTypeOf, type PhotoStore, type StoredFile } from './photo-store.ts';
