// How a file differs from the last accepted one, and what may be accepted of it.
import type { Remap } from './layout-memory.js';

/** `harmless`: the file loads all the same. */
export interface LayoutChange {
  readonly kind: 'moved' | 'renamed' | 'inserted' | 'removed' | 'unit' | 'scale' | 'sheet' | 'swapped';
  readonly harmless: boolean;
  /** What was and what is, for operators. */
  readonly sentence: string;
  /** Name of the contract's column; '' for a column that it does not have, and for a sheet. */
  readonly name: string;
  /** Column of the sheet, from 1; null where there is none. */
  readonly col: number | null;
  /** How often larger the numbers are than before: 1000, 0.001; 1 for the rest. */
  readonly scale: number;
  /** Heading of the column that it has changed places with. */
  readonly other?: string;
}

export interface ProposedRemap extends Remap {
  /** Heading, unit or name of the sheet in the last accepted file. */
  readonly before: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** Sentences for operators. */
  readonly evidence: readonly string[];
}

/** Of one table, or of all of a file. */
export interface Drift {
  readonly changes: readonly LayoutChange[];
  readonly proposals: readonly ProposedRemap[];
  /** Why nothing is proposed for the rest. */
  readonly open: readonly string[];
}

export const noDrift: Drift = { changes: [], proposals: [], open: [] };

export function joinDrifts(drifts: readonly Drift[]): Drift {
  const proposals = drifts.flatMap((drift) => drift.proposals);
  const first = new Map(proposals.map((each) => [remapKey(each), each] as const).reverse());
  return {
    changes: drifts.flatMap((drift) => drift.changes),
    proposals: [...first.values()].reverse(),
    open: [...new Set(drifts.flatMap((drift) => drift.open))],
  };
}

/** Equal for remaps that say the same. */
function remapKey({ kind, wanted, written, sha256 }: Remap): string {
  return JSON.stringify([kind, wanted, written, sha256]);
}
