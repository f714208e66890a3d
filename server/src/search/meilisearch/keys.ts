import { createHash } from 'node:crypto';
import type { KeyCreation, Meilisearch } from 'meilisearch';
import { codeOf } from './errors.ts';

/** What each key may do, on the indexes of the prefix alone. */
const ACTIONS = {
  /** asks */
  search: ['search'],
  /** changes documents; it cannot make an index, so that a change never makes one without settings */
  documents: ['documents.add', 'documents.delete', 'tasks.get'],
  /** makes, sets, swaps and deletes indexes */
  indexes: [
    'indexes.create',
    'indexes.get',
    'indexes.delete',
    'indexes.swap',
    'settings.get',
    'settings.update',
    'tasks.get',
  ],
} as const;

export type KeyRole = keyof typeof ACTIONS;
/** null: a server without keys */
export type KeyRing = Readonly<Record<KeyRole, string | null>>;

/** A namespace of UUIDs (RFC 9562, version 5) of its own. */
const NAMESPACE = 'b9f5e0c2-6a57-4f0e-9d2b-0b6a1b1f7a3e';

/**
 * Finds or makes keys that may do no more than they must. Their ids follow from what they may do, so that every process finds the same
 * ones, and none is made twice.
 *
 * @returns null when the key that `administrator` has may not make keys: it has to be used as it is
 */
export async function cutKeys(administrator: Meilisearch, prefix: string): Promise<KeyRing | null> {
  try {
    const [search, documents, indexes] = await Promise.all(
      (['search', 'documents', 'indexes'] as const).map((role) => findOrMakeKey(administrator, prefix, role)),
    );
    return search && documents && indexes ? { search, documents, indexes } : null;
  } catch (error) {
    if (codeOf(error) === 'invalid_api_key') return null;
    throw error;
  }
}

async function findOrMakeKey(administrator: Meilisearch, prefix: string, role: KeyRole): Promise<string> {
  const wanted = keyOf(prefix, role);
  try {
    return (await administrator.getKey(wanted.uid)).key;
  } catch (error) {
    if (codeOf(error) !== 'api_key_not_found') throw error;
  }
  try {
    return (await administrator.createKey(wanted)).key;
  } catch (error) {
    // Another process made it meanwhile.
    if (codeOf(error) !== 'api_key_already_exists') throw error;
    return (await administrator.getKey(wanted.uid)).key;
  }
}

function keyOf(prefix: string, role: KeyRole): KeyCreation & { uid: string } {
  const actions = [...ACTIONS[role]];
  const indexes = [`${prefix}_*`];
  return {
    uid: uuidOf(JSON.stringify([role, actions, indexes])),
    name: `scampolo: ${role}`,
    description: `May ${role === 'search' ? 'search' : `change ${role}`} of ${indexes[0]}; made by the exchange.`,
    actions,
    indexes,
    expiresAt: null,
  };
}

/** A UUID of version 5: always the same for the same name. */
function uuidOf(name: string): string {
  const namespace = Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex');
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
