import {
  ListObjectsV2Command,
  PutObjectCommand,
  type S3ClientConfig,
  S3Client as ServiceClient,
} from '@aws-sdk/client-s3';
import type { S3Body, S3Settings } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

/** The longest waits on a connection, in milliseconds. */
export interface S3Patience {
  connectMs: number;
  /** between two signs of life: bytes that come or go */
  idleMs: number;
}

const ATTEMPTS = 3;
const CONNECTIONS = 32;
/** Of all but a download. An error, or one name of a list, takes two or three thousand. */
const LONGEST_ANSWER_BYTES = 100_000;

/**
 * The SDK's client for one service, which knows nothing but what it is given here. Nothing is sent before the first request; it
 * tries a request three times when it failed at once and may succeed later, but not one that was met with silence.
 */
export function connectTo(settings: S3Settings, { connectMs, idleMs }: S3Patience): ServiceClient {
  const { endpoint, region, key, secret } = settings;
  const agent = { maxSockets: CONNECTIONS, timeout: connectMs };
  const service = new ServiceClient({
    ...NOTHING_LOOKED_UP,
    endpoint,
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    forcePathStyle: true,
    followRegionRedirects: false,
    // By default the SDK adds a CRC32 behind the body and cuts it in chunks, which many services besides AWS refuse or keep as
    // content (MinIO before 2025, R2, OVH and Storj by their threads). Without it a PUT is one plain piece whose SHA-256 is signed
    // (see putCommand): the oldest form of Signature Version 4, which MinIO, Ceph, Garage, Backblaze B2 and R2 all document.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Not all services answer `Expect: 100-continue`.
    expectContinueHeader: false,
    maxAttempts: ATTEMPTS,
    // The SDK's own takes whatever comes into memory.
    streamCollector: readShort,
    requestHandler: {
      connectionTimeout: connectMs,
      socketTimeout: idleMs,
      // Makes the requestTimeout of a request an error; without it the SDK only writes a warning.
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
  service.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        // Without a cause, in which the SDK would find its own error and try again.
        throw isSilence(error) ? new S3Error(null, 'TIMEOUT') : error;
      }
    },
    { name: 'silenceIsFinal', step: 'finalizeRequest', priority: 'low' },
  );
  return service;
}

/**
 * A PUT whose every attempt sends the body anew, and signs its SHA-256. The SDK itself neither repeats a stream nor signs one.
 * @param broken aborted with the error of a body that cannot be read; give its signal to the sending
 */
export function putCommand(
  target: { Bucket: string; Key: string },
  body: S3Body,
  broken: AbortController,
): PutObjectCommand {
  const { size, sha256, contentType } = body;
  const command = new PutObjectCommand({ ...target, ContentLength: size, ContentType: contentType });
  command.middlewareStack.add(
    (next) => (args) => {
      const request = requestOf(args.request);
      const headers = { ...request.headers, 'x-amz-content-sha256': sha256 };
      return next({ ...args, request: { ...request, headers } });
    },
    { name: 'signBody', step: 'build' },
  );
  command.middlewareStack.add(
    (next) => async (args) => {
      const source = body.open();
      source.on('error', (error) => broken.abort(error));
      try {
        return await next({ ...args, request: { ...requestOf(args.request), body: source } });
      } finally {
        source.destroy();
      }
    },
    { name: 'freshBody', step: 'finalizeRequest', priority: 'low' },
  );
  return command;
}

/** Asks for keys of a bucket: the first one, or a page of those that begin with `prefix`, from where the page before ended. */
export function listCommand(
  bucket: string,
  { prefix, after, most = 1 }: { prefix?: string; after?: string | undefined; most?: number } = {},
): ListObjectsV2Command {
  const command = new ListObjectsV2Command({
    Bucket: bucket,
    MaxKeys: most,
    ...(prefix !== undefined && { Prefix: prefix }),
    ...(after !== undefined && { ContinuationToken: after }),
  });
  // The SDK writes a bucket's path with a slash at its end; s3rver leaves that out of the signature that it checks. Without the slash,
  // as other clients of S3 write it, no service can disagree.
  command.middlewareStack.add(
    (next) => (args) => {
      const request = requestOf(args.request);
      return next({ ...args, request: { ...request, path: request.path.replace(/\/$/, '') } });
    },
    { name: 'bucketWithoutSlash', step: 'build' },
  );
  return command;
}

/**
 * What the SDK would else take from `AWS_` variables, from files in the home folder or from the network of a data centre, and a name
 * in place of the versions and the system of this machine.
 */
const NOTHING_LOOKED_UP = {
  defaultsMode: 'standard',
  retryMode: 'standard',
  authSchemePreference: ['sigv4'],
  sigv4aSigningRegionSet: ['*'],
  disableClockSkewCorrection: false,
  disableS3ExpressSessionAuth: true,
  ignoreConfiguredEndpointUrls: true,
  useArnRegion: false,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: '',
  defaultUserAgentProvider: async () => [['scampolo']],
} satisfies S3ClientConfig;

async function readShort(answer: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer) {
    size += part.length;
    if (size > LONGEST_ANSWER_BYTES) throw new S3Error(null, 'TOO_LONG');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The SDK calls a connection that broke a time-out as well, and gives it the code of the system. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') return false;
  return !('code' in error) || error.code === 'ETIMEDOUT';
}

interface Request {
  path: string;
  headers: Record<string, string>;
}

/** The SDK leaves a request without a type between its steps. */
function requestOf(request: unknown): Request {
  return request as Request;
}
