import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { SourceError, WarehouseError } from '../../model/errors.js';
import { asFailure, guarded } from '../../warehouse/failure.js';

function said(code: string, message = 'what the server said'): Error {
  return Object.assign(new DatabaseError(message, message.length, 'error'), { code });
}

test.each([
  ['57P01', 'SD_WAREHOUSE_LOST', true],
  ['57P03', 'SD_WAREHOUSE_LOST', true],
  ['08006', 'SD_WAREHOUSE_LOST', true],
  ['ECONNRESET', 'SD_WAREHOUSE_LOST', true],
  ['ECONNREFUSED', 'SD_WAREHOUSE_UNREACHABLE', true],
  ['ENOTFOUND', 'SD_WAREHOUSE_UNREACHABLE', true],
  ['28P01', 'SD_WAREHOUSE_LOGIN', false],
  ['3D000', 'SD_WAREHOUSE_NO_DATABASE', false],
  ['53100', 'SD_WAREHOUSE_DISK_FULL', false],
  ['ENOSPC', 'SD_WAREHOUSE_DISK_FULL', false],
  ['53300', 'SD_WAREHOUSE_BUSY', true],
  ['57014', 'SD_WAREHOUSE_TIMEOUT', false],
  ['40001', 'SD_WAREHOUSE_CONFLICT', true],
  ['40P01', 'SD_WAREHOUSE_CONFLICT', true],
  ['25006', 'SD_WAREHOUSE_READ_ONLY', false],
  ['42501', 'SD_WAREHOUSE_PERMISSION', false],
  ['XX001', 'SD_WAREHOUSE_CORRUPT', false],
])('%s means %s', (code, expected, retryable) => {
  const failure = asFailure(said(code));
  expect(failure).toBeInstanceOf(WarehouseError);
  expect(failure).toMatchObject({ code: expected, retryable, hint: expect.stringMatching(/\.$/) });
});

test.each([
  ['Connection terminated unexpectedly', 'SD_WAREHOUSE_LOST'],
  ['timeout expired', 'SD_WAREHOUSE_UNREACHABLE'],
  ['Knex: Timeout acquiring a connection. The pool is probably full.', 'SD_WAREHOUSE_BUSY'],
])('the driver says "%s" without a code', (message, code) => {
  expect(asFailure(new Error(message))).toMatchObject({ code });
});

test('a host that stands for two addresses, both refused, cannot be reached', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { code: 'ECONNREFUSED' });
  expect(asFailure(new AggregateError([refused, refused]))).toMatchObject({
    code: 'SD_WAREHOUSE_UNREACHABLE',
    message: expect.stringContaining('::1:5432'),
  });
});

test('a value that stood in a statement is not repeated', () => {
  const error = said(
    '57014',
    "insert into t values ('3672040005') - canceling statement due to user request",
  );
  expect(asFailure(error)).toMatchObject({
    message: 'A statement was cancelled because it took too long (canceling statement due to user request).',
  });
});

test('mistakes of the program, and failures already understood, come back as they are', async () => {
  const mistakes = [
    said('42703'),
    new TypeError('x is not a function'),
    new SourceError('SD_X', 'x'),
    'text',
  ];
  for (const mistake of mistakes) expect(asFailure(mistake)).toBe(mistake);
  await expect(guarded(() => Promise.reject(said('40001')))).rejects.toMatchObject({ retryable: true });
  expect(await guarded(async () => 7)).toBe(7);
});
