// What PostgreSQL, its driver and the disk report → a WarehouseError that says what an operator can do.
import { diskFullCode, diskFullHint } from '../model/disk-full.js';
import { SatuDataError, WarehouseError } from '../model/errors.js';

interface Meaning {
  readonly code: string;
  readonly sentence: string;
  readonly hint: string;
  readonly retryable: boolean;
}

const unreachable: Meaning = {
  code: 'SD_WAREHOUSE_UNREACHABLE',
  sentence: 'The PostgreSQL server cannot be reached',
  hint: 'Check that the server runs and that DATABASE_URL names its host and port; then try again.',
  retryable: true,
};
const lost: Meaning = {
  code: 'SD_WAREHOUSE_LOST',
  sentence: 'The connection to PostgreSQL was lost in the middle of the work; nothing was half written',
  hint: 'The server was stopped, restarted or is still starting. Run the command again.',
  retryable: true,
};
const login: Meaning = {
  code: 'SD_WAREHOUSE_LOGIN',
  sentence: 'PostgreSQL refused the login',
  hint: 'Check user and password in DATABASE_URL; of the embedded server they stand in postgres.json in its home.',
  retryable: false,
};
const diskFull: Meaning = {
  code: diskFullCode,
  sentence: 'The disk is full; nothing was half written',
  hint: diskFullHint,
  retryable: false,
};
const busy: Meaning = {
  code: 'SD_WAREHOUSE_BUSY',
  sentence: 'PostgreSQL has no connection or memory left to give',
  hint: 'Wait until other work has ended, or raise max_connections or the memory of the server.',
  retryable: true,
};
const timeout: Meaning = {
  code: 'SD_WAREHOUSE_TIMEOUT',
  sentence: 'A statement was cancelled because it took too long',
  hint: 'Ask for less at once (a filter, a limit), or raise statement_timeout of the role.',
  retryable: false,
};
const conflict: Meaning = {
  code: 'SD_WAREHOUSE_CONFLICT',
  sentence: 'Another transaction changed or held the same rows',
  hint: 'Run the command again; the other transaction has ended by then.',
  retryable: true,
};
const readOnly: Meaning = {
  code: 'SD_WAREHOUSE_READ_ONLY',
  sentence: 'PostgreSQL only allows reading here',
  hint: 'DATABASE_URL names a standby or a read-only role: name the primary and a role that may write.',
  retryable: false,
};
const permission: Meaning = {
  code: 'SD_WAREHOUSE_PERMISSION',
  sentence: 'The role may not do this in PostgreSQL',
  hint: 'Let the role own the database, or grant it CREATE on the database.',
  retryable: false,
};
const noDatabase: Meaning = {
  code: 'SD_WAREHOUSE_NO_DATABASE',
  sentence: 'The database named in DATABASE_URL does not exist',
  hint: 'Create it (create database …) or correct the name.',
  retryable: false,
};
const corrupt: Meaning = {
  code: 'SD_WAREHOUSE_CORRUPT',
  sentence: 'PostgreSQL found damaged data on its disk',
  hint: 'Stop, copy the data directory away, check the disk, and restore the last backup.',
  retryable: false,
};

/** By SQLSTATE, by its class (two characters), or by the name Node gives a failed system call. */
const meanings: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ETIMEDOUT: unreachable,
  ECONNRESET: lost,
  EPIPE: lost,
  '08': lost,
  '57P01': lost,
  '57P02': lost,
  '57P03': lost,
  '57P05': lost,
  '28': login,
  '3D000': noDatabase,
  '53100': diskFull,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  '53': busy,
  '57014': timeout,
  '25P03': timeout,
  '40': conflict,
  '55P03': conflict,
  '25006': readOnly,
  '42501': permission,
  XX001: corrupt,
  XX002: corrupt,
};

/** The driver's own failures have no code, only these words. */
const words: readonly (readonly [RegExp, Meaning])[] = [
  [/Connection terminated|Client has encountered a connection error|not queryable/i, lost],
  [/timeout expired|connection timeout/i, unreachable],
  [/Knex: Timeout acquiring a connection/, busy],
  [/No space left on device/i, diskFull],
];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** One address may stand for several (::1 and 127.0.0.1): Node then reports all refusals in one. */
function firstOf(error: Error): Error {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error ? first : error;
}

function meaningOf(error: Error): Meaning | undefined {
  const code = 'code' in error ? textOf(error.code) : '';
  const byClass = /^[0-9A-Z]{5}$/.test(code) ? meanings[code.slice(0, 2)] : undefined;
  return meanings[code] ?? byClass ?? words.find(([pattern]) => pattern.test(error.message))?.[1];
}

/** The WarehouseError an error stands for; any other error (a bug in a statement) comes back as it is. */
export function asFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof SatuDataError) return error;
  const first = firstOf(error);
  const meaning = meaningOf(first);
  if (meaning === undefined) return error;
  const { code, sentence, hint, retryable } = meaning;
  return new WarehouseError(code, `${sentence} (${reasonOf(first)}).`, { hint, retryable, cause: error });
}

/** What the server itself said: knex puts the whole statement, with its values, before it. */
function reasonOf(error: Error): string {
  const said = error.message.split(' - ').at(-1) ?? error.message;
  return said.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 200);
}

/** Runs `work`; its failures come out as WarehouseErrors where PostgreSQL or the disk is the cause. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asFailure(error);
  }
}
