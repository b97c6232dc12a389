// Rows of nodes, parents before children → the tree of scores that a reader sees.

export interface ScoreQuery {
  /** Kemendagri code of the city whose warehouse is asked. */
  readonly city: string;
  /** Code of the framework. */
  readonly framework: string;
  /** Kemendagri code; the city when left out. */
  readonly area?: string | undefined;
  /** The latest of best coverage when left out. */
  readonly period?: number | undefined;
  /** What stood at that moment; the present when left out. */
  readonly asOf?: Date | undefined;
}

export interface ScoredFramework {
  readonly code: string;
  readonly title: string;
  readonly edition: string;
  /** Said beside every score, e.g. "Simulasi, bukan nilai resmi". */
  readonly label: string;
  readonly source: string;
  readonly decimals: number;
}

export interface ScoreNode {
  readonly code: string;
  readonly title: string;
  readonly weight: number;
  /** null: too little is reported. */
  readonly points: number | null;
  /** The points as the framework rounds them: "73.05". */
  readonly shown: string | null;
  /** The greatest points that can be reached; null where the method sets no bound. */
  readonly top: number | null;
  /** 0 to 1; what has no points counts as 0 above. */
  readonly coverage: number;
  /** Of a leaf: value against target or goalposts, 1 being full; null elsewhere. */
  readonly performance: number | null;
  /** True when an assessor gave the points. */
  readonly given: boolean;
  /** True of a leaf whose value rests on a sum that lacks parts. */
  readonly partial: boolean;
  /** True of points that stand on less than the framework asks for ("sementara"): they have no colour. */
  readonly provisional: boolean;
  /** Of provisional points: titles of the nodes right below that are not wholly reported, the weightiest gap first. */
  readonly missing: readonly string[];
  readonly colour: 'red' | 'orange' | 'green' | null;
  readonly colourLabel: string | null;
  /** Of a leaf that is scored by bands: the value that is full performance; null where none holds, and elsewhere. */
  readonly target: number | null;
  /** Of a leaf that is scored by goalposts: the values that earn nothing and all. */
  readonly goalposts: readonly [number, number] | null;
  /** Code of the indicator of a leaf. */
  readonly indicator: string | null;
  readonly recordedAt: Date | null;
  readonly children: readonly ScoreNode[];
}

/** A row of mart.read_scores: numerics come as text. */
export interface ScoreRow {
  readonly node_id: number;
  readonly parent_id: number | null;
  readonly code: string;
  readonly title: string;
  readonly weight: string;
  readonly top: string | null;
  readonly indicator: string | null;
  readonly points: string | null;
  readonly shown: string | null;
  readonly coverage: string;
  readonly performance: string | null;
  readonly given: boolean;
  readonly partial: boolean;
  readonly provisional: boolean;
  readonly missing: readonly string[];
  readonly colour: 'red' | 'orange' | 'green' | null;
  readonly colour_label: string | null;
  readonly scoring: 'goalposts' | 'bands' | 'value' | null;
  readonly target: string | null;
  readonly post_min: string | null;
  readonly post_max: string | null;
  readonly recorded_at: Date | null;
}

/** The trees whose roots have a parent that is not among the rows: one for a whole framework. */
export function scoreTrees(rows: readonly ScoreRow[]): readonly ScoreNode[] {
  const children = new Map<number | null, ScoreRow[]>();
  const ids = new Set(rows.map((row) => row.node_id));
  for (const row of rows) {
    const parent = row.parent_id !== null && ids.has(row.parent_id) ? row.parent_id : null;
    children.set(parent, [...(children.get(parent) ?? []), row]);
  }
  const build = (row: ScoreRow): ScoreNode => scoreNode(row, (children.get(row.node_id) ?? []).map(build));
  return (children.get(null) ?? []).map(build);
}

function scoreNode(row: ScoreRow, children: readonly ScoreNode[]): ScoreNode {
  return {
    code: row.code,
    title: row.title,
    weight: Number(row.weight),
    points: numberOrNull(row.points),
    shown: row.shown,
    top: numberOrNull(row.top),
    coverage: Number(row.coverage),
    performance: numberOrNull(row.performance),
    given: row.given,
    partial: row.partial,
    provisional: row.provisional,
    missing: row.missing,
    colour: row.colour,
    colourLabel: row.colour_label,
    target: numberOrNull(row.target),
    goalposts:
      row.post_min === null || row.post_max === null ? null : [Number(row.post_min), Number(row.post_max)],
    indicator: row.indicator,
    recordedAt: row.recorded_at,
    children,
  };
}

export function numberOrNull(text: string | null): number | null {
  return text === null ? null : Number(text);
}
