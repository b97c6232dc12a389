// What an explanation tells: from a score down to the cells it comes from.
import type { PeriodId } from '../model/period.js';
import type { ScoredFramework, ScoreNode } from './score-tree.js';

export interface ExplainQuery {
  /** Kemendagri code of the city whose warehouse is asked. */
  readonly city: string;
  /** Needed only where a node of that name stands in several frameworks. */
  readonly framework?: string | undefined;
  /** Kemendagri code; the city when left out. */
  readonly area?: string | undefined;
  /** The latest when left out: of best coverage for a node, with a value for an indicator. */
  readonly period?: PeriodId | undefined;
  readonly asOf?: Date | undefined;
  /** Most facts told for each term; the rest is counted. 20 when left out. */
  readonly facts?: number | undefined;
}

export interface ExplainedFact {
  /** Kemendagri code and name. */
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  /** Canonical; "" for the total. */
  readonly breakdown: string;
  readonly value: number | null;
  readonly flag: string | null;
  /** As typed, where printing the value does not give it back. */
  readonly rawText: string | null;
  /** Records aggregated into the fact; 1 for a cell; 0 where a delivery that covers the period names none. */
  readonly sourceRows: number;
  readonly fileName: string;
  readonly location: string;
  readonly sha256: string | null;
  /** null for a format without sheets. */
  readonly sheet: string | null;
  /** "C12", "row 12" where records were counted, or "no record" where the file as a whole says so. */
  readonly cell: string;
  /** True where whoever handed the file in said the period, which stands nowhere in it. */
  readonly periodGiven: boolean;
  readonly deliveryId: number;
  readonly receivedAt: Date;
  readonly recordedAt: Date;
  readonly dataset: string;
  readonly datasetTitle: string;
  readonly opd: string;
  readonly pic: string;
}

export interface ExplainedTerm {
  /** of: numerator · per: denominator · uses: read by the query of the indicator. */
  readonly part: 'of' | 'per' | 'uses';
  readonly variable: string;
  readonly title: string;
  readonly unit: string;
  readonly breakdown: string;
  /** yes and reported count areas instead of adding figures. */
  readonly counts: 'value' | 'yes' | 'reported';
  /** Reads the period before, or the same period of the year before. */
  readonly shift: 'none' | 'previous' | 'year';
  readonly times: number;
  /** Before `times`; null: nothing was reported. */
  readonly value: number | null;
  readonly coverage: number;
  /** Areas × periods that told their part, and that were to tell it; null without any figure. */
  readonly parts: number;
  readonly expected: number | null;
  /** Level of the areas and type of the periods ("Y", "M" …) that the figures are of; null without any. */
  readonly level: string | null;
  readonly periodType: string | null;
  /** Of a growth: what merged or split between the figures it compares, "A + B → C (2025-01-01)". */
  readonly successions: readonly string[];
  /** How many facts there are; `facts` holds the first of them. */
  readonly count: number;
  readonly facts: readonly ExplainedFact[];
}

export interface ExplainedIndicator {
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string | null;
  /** As the configuration writes it. */
  readonly formula: Readonly<Record<string, unknown>>;
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly coverage: number;
  /** True when it rests on a sum that lacks parts. */
  readonly partial: boolean;
  readonly recordedAt: Date | null;
  /** Titles of the terms without a figure: why there is no value. */
  readonly missing: readonly string[];
  readonly terms: readonly ExplainedTerm[];
}

export interface ExplainedNode extends Omit<ScoreNode, 'children'> {
  readonly children: readonly ExplainedNode[];
  /** Of a leaf, and of a node whose points an assessor gave; of a leaf without a value, what is missing for one. */
  readonly source: ExplainedIndicator | null;
}

export interface Explanation {
  /** null when an indicator was asked for. */
  readonly framework: ScoredFramework | null;
  readonly node: ExplainedNode | null;
  /** null when a node was asked for. */
  readonly indicator: ExplainedIndicator | null;
  readonly area: { readonly code: string; readonly name: string; readonly level: string };
  readonly period: { readonly id: PeriodId; readonly code: string };
  readonly asOf: Date | null;
}
