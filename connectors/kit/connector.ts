// What every connector is: a source's description and the periods owed, turned into arrivals of bytes.
import type { Fetched, Validators } from '../../model/delivery.js';
import type { PeriodId } from '../../model/period.js';
import type { Ports } from '../../model/ports.js';
import type { Source } from '../../model/source.js';

export interface FetchRequest {
  /** Directory of the configuration: file paths are relative to it. */
  readonly directory: string;
  /** The periods owed. A template that names no period is asked once. */
  readonly periods: readonly PeriodId[];
  /** What is known of the last accepted arrival from a location. */
  validators(location: string): Validators | undefined;
}

/** Plain `Ports` will do; the rest has sensible values of its own. */
export interface ConnectorPorts extends Ports {
  /** Milliseconds before the first repetition, doubled at each further one; 500 unless said. */
  readonly backoffMs?: number;
  /** Directory for downloads that are under way; the system's own unless said. */
  readonly scratch?: string;
}

export interface Connector<S extends Source = Source> {
  readonly name: S['connector'];
  /**
   * Yields every arrival the source has for the periods, the oldest first. Bytes are not interpreted, and must be read
   * before the next arrival is asked for: what was downloaded is dropped then.
   * Throws SourceError (SD_SOURCE_…) and ConfigError (SD_CONFIG_…).
   */
  fetch(source: S, request: FetchRequest, ports: ConnectorPorts): AsyncIterable<Fetched>;
}
