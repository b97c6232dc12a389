// What turns the typed rows of a dataset's sheets into observations.
import type { Observation } from '../model/observation.js';
import type { Binding } from './binding.js';
import type { TypedRow } from './typed-row.js';

export interface Observer {
  /** `sheet` is the sheet's number in its workbook. Empty while records are being gathered. */
  observe(binding: Binding, sheet: number, rows: readonly TypedRow[]): readonly Observation[];
  /** After the last batch of the last sheet: what was gathered from records. */
  finish(): readonly Observation[];
}
