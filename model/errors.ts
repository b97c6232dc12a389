// The four kinds of failure, named by who must act; a code, a sentence, and the way out.

interface ErrorDetails {
  /** What would be right, as a sentence or a list a reader can act on. */
  readonly hint?: string;
  /** True when the same call may succeed later with nothing changed. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/** The base of every failure this program foresees. `code` is a row of docs/errors.md. */
export class SatuDataError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  readonly retryable: boolean;

  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = details.hint;
    this.retryable = details.retryable ?? false;
  }
}

/** A maintainer must change the configuration. */
export class ConfigError extends SatuDataError {}
/** Wait, or ask the OPD: the source did not give what it should. */
export class SourceError extends SatuDataError {}
/** The OPD must send the data again. */
export class ContractError extends SatuDataError {}
/** An operator must look at the database or the machine. */
export class WarehouseError extends SatuDataError {}

/** Exit status of the command line for a failure: 2 configuration, 3 source, 4 contract, 5 warehouse, 1 a bug. */
export function exitStatus(error: unknown): number {
  if (error instanceof ConfigError) return 2;
  if (error instanceof SourceError) return 3;
  if (error instanceof ContractError) return 4;
  if (error instanceof WarehouseError) return 5;
  return 1;
}
