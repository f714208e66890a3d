import { createHmac, randomUUID } from 'node:crypto';
import { ApiError } from './api-error.ts';
import { isString, isStrings, orNull, readFields } from './body.ts';

/** Actions that a key of some indexes alone cannot have. */
const GLOBAL = /^(?:metrics|dumps|snapshots|keys|experimental|network|chats|webhooks)\.|^(?:version|export)$/;
const KNOWN =
  /^(?:\*|\*\.get|search|version|export|(?:documents|indexes|tasks|settings|stats|metrics|dumps|snapshots)\.\*|documents\.(?:add|get|delete)|indexes\.(?:create|get|update|delete|swap)|tasks\.(?:get|cancel|delete)|settings\.(?:get|update)|stats\.get|metrics\.get|dumps\.create|snapshots\.create|keys\.(?:create|get|update|delete))$/;

export interface StoredKey {
  uid: string;
  actions: string[];
  indexes: string[];
  name: string | null;
  description: string | null;
  expiresAt: string | null;
}

/** Keys of a server with a master key; without one everybody may do everything. */
export interface ApiKeys {
  /**
   * Whether a request's `Authorization` may do `action`: throws when not, else answers on which indexes.
   * @throws {ApiError} `missing_authorization_header`, `invalid_api_key`
   */
  authorize(header: string | undefined, action: string): (index: string) => boolean;
  /** Whether the same key may do another action as well. */
  allows(header: string | undefined, action: string): boolean;
  create(body: unknown): Record<string, unknown>;
  get(uidOrKey: string): Record<string, unknown>;
  list(): StoredKey[];
  deleteAll(): void;
}

const FIELDS = {
  uid: [isString, 'invalid_api_key_uid'],
  name: [orNull(isString), 'invalid_api_key_name'],
  description: [orNull(isString), 'invalid_api_key_description'],
  actions: [
    (value: unknown) => isStrings(value) && (value as string[]).every((action) => KNOWN.test(action)),
    'invalid_api_key_actions',
  ],
  indexes: [
    (value: unknown) => isStrings(value) && (value as string[]).every((index) => /^[\w-]*\*?$/.test(index)),
    'invalid_api_key_indexes',
  ],
  expiresAt: [orNull(isString), 'invalid_api_key_expires_at'],
} as const;

export function createApiKeys(masterKey: string | null): ApiKeys {
  const keys = new Map<string, StoredKey>();
  const secretOf = ({ uid }: StoredKey) =>
    createHmac('sha256', masterKey ?? '')
      .update(uid)
      .digest('hex');
  const present = (key: StoredKey) => ({
    ...key,
    key: secretOf(key),
    createdAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
  });
  const find = (header: string | undefined) => {
    const given = header?.replace(/^Bearer /, '');
    return [...keys.values()].find((key) => secretOf(key) === given);
  };
  const isMaster = (header: string | undefined) => masterKey === null || header === `Bearer ${masterKey}`;
  return {
    authorize(header, action) {
      if (isMaster(header)) return () => true;
      if (header === undefined)
        throw new ApiError(
          'missing_authorization_header',
          'The Authorization header is missing. It must use the bearer authorization method.',
        );
      const key = find(header);
      if (key === undefined || !may(key, action))
        throw new ApiError('invalid_api_key', 'The provided API key is invalid.');
      return (index) =>
        key.indexes.some((pattern) =>
          pattern.endsWith('*') ? index.startsWith(pattern.slice(0, -1)) : index === pattern,
        );
    },
    allows(header, action) {
      const key = find(header);
      return isMaster(header) || (key !== undefined && may(key, action));
    },
    create(body) {
      const fields = readFields(body, FIELDS) as Partial<StoredKey>;
      const { actions, indexes, expiresAt } = fields;
      if (actions === undefined) throw new ApiError('missing_api_key_actions', 'Missing field `actions`');
      if (indexes === undefined) throw new ApiError('missing_api_key_indexes', 'Missing field `indexes`');
      if (expiresAt === undefined)
        throw new ApiError('missing_api_key_expires_at', 'Missing field `expiresAt`');
      const uid = fields.uid ?? randomUUID();
      if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(uid))
        throw new ApiError('invalid_api_key_uid', 'Invalid value at `.uid`');
      const global = actions.find((action) => GLOBAL.test(action));
      if (global !== undefined && !indexes.includes('*'))
        throw new ApiError(
          'index_scoped_api_key_with_global_action',
          `cannot create index-scoped API key with global action \`${global}\``,
        );
      if (keys.has(uid))
        throw new ApiError(
          'api_key_already_exists',
          `\`uid\` field value \`${uid}\` is already an existing API key.`,
        );
      const key = {
        uid,
        actions,
        indexes,
        expiresAt,
        name: fields.name ?? null,
        description: fields.description ?? null,
      };
      keys.set(uid, key);
      return present(key);
    },
    get(uidOrKey) {
      const key = keys.get(uidOrKey) ?? find(`Bearer ${uidOrKey}`);
      if (key === undefined) throw new ApiError('api_key_not_found', `API key \`${uidOrKey}\` not found.`);
      return present(key);
    },
    list: () => [...keys.values()].toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1)),
    deleteAll: () => keys.clear(),
  };
}

function may({ actions }: StoredKey, action: string): boolean {
  const [resource] = action.split('.');
  return actions.some((one) => one === '*' || one === action || one === `${resource}.*`);
}
