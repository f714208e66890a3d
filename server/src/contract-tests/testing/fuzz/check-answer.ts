import { ERROR_CODES } from '@scampolo/shared/errors';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { LightMyRequestResponse } from 'fastify';
import type { ApiDocument, ApiOperation } from './api-document.ts';

/** Says what is wrong with an answer; nothing for one that the document allows. */
export type CheckAnswer = (operation: ApiOperation, answer: LightMyRequestResponse) => string[];

/** A failure on our side that may be: the exchange is busy and says when to come back. */
const BUSY = 503;

/**
 * Compiles every schema of an answer that the document has. An answer is right when its status is documented, its content
 * type is, its JSON is what the schema says and has no field more; and, above 399, when it is the one shape of every error
 * with a code of that status.
 */
export function createAnswerCheck({ operations, schemas }: ApiDocument): CheckAnswer {
  const ajv = formats.default(new Ajv2020({ allErrors: true, strictTypes: false, strictTuples: false }));
  const $defs = JSON.parse(JSON.stringify(schemas).replaceAll('#/components/schemas/', '#/$defs/'));
  const compile = (schema: object): ValidateFunction =>
    ajv.compile({
      ...JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')),
      $defs,
    });
  const validators = new Map<object, ValidateFunction>();
  for (const { responses } of operations) {
    for (const { content = {} } of Object.values(responses)) {
      for (const [type, { schema }] of Object.entries(content)) {
        if (type === 'application/json') validators.set(schema, compile(schema));
      }
    }
  }

  return (operation, answer) => {
    const { statusCode } = answer;
    if (statusCode >= 500 && statusCode !== BUSY) return [`failed with ${statusCode}`];
    const documented =
      operation.responses[statusCode] ?? operation.responses[`${Math.floor(statusCode / 100)}XX`];
    if (!documented) return [`${statusCode} is not documented`];
    const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? '';
    if (!documented.content) return answer.body === '' ? [] : [`${statusCode} has a body`];
    const content = documented.content[type];
    if (!content) return [`content type ${type} of ${statusCode} is not documented`];
    const validate = validators.get(content.schema);
    if (!validate) return [];
    const body: unknown = answer.json();
    const problems = validate(body) ? [] : (validate.errors ?? []).map(wrongAt);
    return statusCode >= 400 ? [...problems, ...errorProblems(statusCode, body)] : problems;
  };
}

function wrongAt({ instancePath, message, params }: NonNullable<ValidateFunction['errors']>[number]): string {
  return `${instancePath || '(all)'} ${message} ${JSON.stringify(params)}`;
}

function errorProblems(status: number, body: unknown): string[] {
  const code = (body as { error?: { code?: string } }).error?.code ?? '';
  const known = Object.entries(ERROR_CODES).find(([name]) => name === code)?.[1];
  if (!known) return [`${code} is no code of the contract`];
  return known.status === status ? [] : [`${code} stands for ${known.status}, not ${status}`];
}
