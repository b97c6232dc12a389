// One thing that was looked at: how it stands, and how to mend it.
import { exitStatus, SatuDataError } from '../../model/errors.js';

export type Subject =
  | 'version'
  | 'configuration'
  | 'secrets'
  | 'disk'
  | 'database'
  | 'deliveries'
  | 'audits'
  | 'clock'
  | 'sources'
  | 'leftovers';

export interface Finding {
  readonly subject: Subject;
  readonly level: 'ok' | 'warning' | 'wrong';
  readonly message: string;
  /** What to do about it. */
  readonly mend: string | null;
  /** Exit status of the command because of it: 0 unless something is wrong. */
  readonly status: number;
}

export function ok(subject: Subject, message: string): Finding {
  return { subject, level: 'ok', message, mend: null, status: 0 };
}

export function warning(subject: Subject, message: string, mend: string): Finding {
  return { subject, level: 'warning', message, mend, status: 0 };
}

/** `status`: 2 configuration, 3 source, 5 warehouse. */
export function wrong(subject: Subject, message: string, mend: string, status: number): Finding {
  return { subject, level: 'wrong', message, mend, status };
}

/** A failure that was foreseen is a finding; any other is thrown on. */
export function failureFinding(subject: Subject, error: unknown, about = ''): Finding {
  if (!(error instanceof SatuDataError)) throw error;
  return wrong(
    subject,
    `${about}${error.message} (${error.code})`,
    error.hint ?? 'See docs/errors.md',
    exitStatus(error),
  );
}
