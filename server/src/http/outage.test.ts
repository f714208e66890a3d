import { describe, expect, it } from 'vitest';
import { outageOf } from './outage.ts';

const failed = (code: string) => Object.assign(new Error('as the driver says it'), { code });
/** As the query builder hands it on. */
const wrapped = (code: string) => new Error('Failed query: select …', { cause: failed(code) });

describe('outageOf', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    '57P01',
    '57P03',
    '53300',
    '08006',
    '25006',
  ])('says of %s that the database is away, and when to come back', (code) => {
    for (const error of [failed(code), wrapped(code)]) {
      expect(outageOf(error)).toMatchObject({
        code: 'OVERLOADED',
        status: 503,
        details: { part: 'database' },
      });
    }
  });

  it.each(['40001', '40P01', '55P03', '57014', '53200', '53400'])(
    'says of %s that the database gave up',
    (code) => {
      expect(outageOf(wrapped(code))).toMatchObject({ code: 'OVERLOADED', status: 503 });
    },
  );

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])('says of %s that there is no room', (code) => {
    expect(outageOf(wrapped(code))).toMatchObject({ code: 'STORAGE_FULL', status: 507 });
  });

  it.each(['23505', '23514', '42703', 'ENOENT', 'EACCES', 'ERR_INVALID_ARG_TYPE'])(
    'leaves %s the bug that it is',
    (code) => {
      expect(outageOf(wrapped(code))).toBeNull();
    },
  );

  it('leaves an error without a code alone, and whatever is no error', () => {
    expect(outageOf(new TypeError('undefined is not a function'))).toBeNull();
    expect(outageOf('ECONNREFUSED')).toBeNull();
    expect(outageOf(null)).toBeNull();
  });
});
