/** The service refused, or could not be reached in time; `code` is its own word, or ours for a connection. */
export class S3Error extends Error {
  override name = 'S3Error';
  /** HTTP status; null when there was no answer */
  readonly status: number | null;
  readonly code: string;

  constructor(status: number | null, code: string, options?: ErrorOptions) {
    super(status === null ? `no answer (${code})` : `answered ${status} (${code})`, options);
    this.status = status;
    this.code = code;
  }
}

/** Names that the SDK gives when it finds none in an answer. */
const NAMELESS = ['Error', 'Unknown'];

/** Our word for an error of the SDK; null when neither the service nor the connection failed: a wrong setting, or a mistake of ours. */
export function s3ErrorOf(error: unknown): S3Error | null {
  if (error instanceof S3Error) return error;
  if (!(error instanceof Error)) return null;
  const status = statusOf(error);
  // Its cause stays behind: the SDK's error holds the whole answer, in which services repeat the key and what it signed.
  if (status !== null) return new S3Error(status, NAMELESS.includes(error.name) ? 'unknown' : error.name);
  const code = codeOf(error);
  return code === null ? null : new S3Error(null, code, { cause: error });
}

/** Our word for a body that could not be read, and so was not sent whole. */
export function unreadable(cause: unknown): S3Error {
  return new S3Error(null, codeOf(cause) ?? 'UNREADABLE', { cause });
}

/** The word of the system for what failed, such as `ECONNREFUSED`. */
function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function statusOf(error: Error): number | null {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return null;
  const metadata = error.$metadata;
  return 'httpStatusCode' in metadata && typeof metadata.httpStatusCode === 'number'
    ? metadata.httpStatusCode
    : null;
}
