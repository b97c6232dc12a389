// How a returned file differs from the last accepted one → lines for people.
import type { ProposedRemap } from '../model/drift.js';
import type { AcceptedRemap, Remap } from '../model/layout-memory.js';
import type { RemapReport } from '../pipelines/remap.js';
import { ink } from './terminal.js';

export function remapLines({ dataset, returned, accepted, drift, standing }: RemapReport): readonly string[] {
  if (returned === null) return [`Nothing of ${dataset} lies returned.`, ...standingLines(standing)];
  const before =
    accepted === null
      ? 'nothing was accepted yet: there is nothing to compare with'
      : `last accepted: ${accepted.fileName} (${accepted.recordedAt.toISOString().slice(0, 10)})`;
  return [
    `${ink('bold', returned.fileName)} of ${dataset} was returned; ${before}`,
    ...section(
      'Difference',
      drift.changes.map(({ harmless, sentence }) => (harmless ? ink('dim', sentence) : sentence)),
    ),
    ...proposalLines(dataset, drift.proposals),
    ...section('Not proposed', drift.open),
    ...standingLines(standing),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ink('bold', title), ...lines.map((line) => `  • ${line}`)];
}

function proposalLines(dataset: string, proposals: readonly ProposedRemap[]): readonly string[] {
  if (proposals.length === 0) return ['', 'Nothing is proposed.'];
  return [
    '',
    ink('bold', 'Proposal'),
    ...proposals.flatMap((each, i) => [
      `  ${i + 1}. ${ink('green', meaning(each))}  ${ink('dim', `${Math.round(each.confidence * 100)} % sure`)}`,
      ...each.evidence.map((sentence) => `     ${sentence}`),
    ]),
    '',
    `Accept with "satudata remap ${dataset} --accept", or some of it with "--accept 1,2".`,
  ];
}

/** What accepting does, in one sentence. */
export function meaning({ kind, wanted, written, factor, sha256 }: Remap): string {
  if (kind === 'heading') return `"${written}" is the column ${wanted}`;
  if (kind === 'sheet') return `the sheet may be called "${written}"`;
  if (kind === 'ignore') return `the column "${written}" is known and left unread`;
  if (kind === 'genuine') return 'the returned file is right as it stands';
  return `numbers under "${written}" are multiplied by ${factor}${sha256 === null ? '' : ', in this file alone'}`;
}

function standingLines(standing: readonly AcceptedRemap[]): readonly string[] {
  const lines = standing.map(
    (each) =>
      `${each.remapId}: ${meaning(each)} (${each.acceptedBy}, ${each.acceptedAt.toISOString().slice(0, 10)})`,
  );
  return section('Accepted; take one back with --withdraw <number>', lines);
}
