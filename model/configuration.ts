// The configuration of a whole city, read and checked.
import type { Area } from './area.js';
import type { DatasetEntry } from './dataset.js';
import type { FrameworkEntry } from './framework.js';
import type { IndicatorEntry } from './indicator.js';
import type { Breakdowns, City, Opd } from './opd.js';

export interface Configuration {
  /** The directory it was read from; paths of file sources are relative to it. */
  readonly directory: string;
  readonly city: City;
  readonly areas: readonly Area[];
  readonly breakdowns: Breakdowns;
  readonly opds: readonly Opd[];
  readonly datasets: readonly DatasetEntry[];
  readonly indicators: readonly IndicatorEntry[];
  readonly frameworks: readonly FrameworkEntry[];
}
