const STATUS: Readonly<Record<string, number>> = {
  api_key_already_exists: 409,
  api_key_not_found: 404,
  index_already_exists: 409,
  index_not_found: 404,
  internal: 500,
  invalid_api_key: 403,
  invalid_content_type: 415,
  missing_authorization_header: 401,
  missing_content_type: 415,
  missing_master_key: 401,
  not_found: 404,
  payload_too_large: 413,
  task_not_found: 404,
  too_many_search_requests: 503,
};
const TYPES: Readonly<Record<string, string>> = {
  internal: 'internal',
  invalid_api_key: 'auth',
  missing_authorization_header: 'auth',
  missing_master_key: 'auth',
  too_many_search_requests: 'system',
};

/** What the double answers or writes to a task when it refuses something: the codes and statuses of Meilisearch 1.50. */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  get status(): number {
    return STATUS[this.code] ?? 400;
  }

  toJSON(): { message: string; code: string; type: string; link: string } {
    const { message, code } = this;
    return {
      message,
      code,
      type: TYPES[code] ?? 'invalid_request',
      link: `https://docs.meilisearch.com/errors#${code}`,
    };
  }
}
