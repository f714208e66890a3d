/** Where the file of an export lies in the private store. */
export function exportKey(id: string): string {
  return `exports/${id}.zip`;
}
