/** The size of a listing's preview, in pixels: what chats and social sites show of a link. */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;

/**
 * The path of a listing's preview, as links to it are written. What stands behind the `?` is ignored; it makes who keeps
 * pictures by their address ask again once the listing changed.
 */
export function previewPath({ id, updatedAt }: { id: string; updatedAt: string }): string {
  return `/listings/${id}/preview.jpg?v=${Date.parse(updatedAt).toString(36)}`;
}
