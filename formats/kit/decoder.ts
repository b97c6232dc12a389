// What every decoder promises: to say by content whether a file is its own, and to open it as sheets of cells.
import type { Workbook } from '../../model/grid.js';

export interface DecodeOptions {
  /** The name the OPD gave the file; it breaks ties and is quoted in errors, never trusted. */
  readonly fileName: string;
  /** Dotted path to the array of records of a JSON file; found by itself when left out. */
  readonly records?: string;
}

/** What was looked at before choosing: enough to tell formats that share a container apart. */
export interface Evidence {
  readonly fileName: string;
  /** The first 64 KiB. */
  readonly head: Uint8Array;
  /** The head as text, without byte order mark; null when it is binary. */
  readonly text: string | null;
  /** Entry names of a zip, stream names of a compound file (OLE2), else empty. */
  readonly parts: readonly string[];
  readonly container: 'zip' | 'compound' | null;
}

export type OpenFile = (path: string, options: DecodeOptions) => Promise<Workbook>;

export interface Decoder {
  readonly name: string;
  /** 0 cannot be, 1 certain. */
  detect(evidence: Evidence): number;
  /** Errors: ContractError SD_FORMAT_…. `openInner` opens a file found inside this one. */
  open(path: string, options: DecodeOptions, openInner: OpenFile): Promise<Workbook>;
}
