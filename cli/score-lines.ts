// A tree of scores → lines of text: points, coverage and colour of every node.
import type { ScoreNode, Scores } from '../pipelines/score.js';
import { ink } from './terminal.js';

/** `depth` is how many levels below the root are shown; leaves without a value say so. */
export function scoreLines(scores: Scores, depth: number): readonly string[] {
  const { framework, area, period, asOf, root } = scores;
  const when = asOf === null ? '' : ` as known on ${asOf.toISOString()}`;
  const rows = nodeRows(root, depth, 0);
  const width = Math.max(...rows.map((row) => row.title.length));
  return [
    ink('bold', `${framework.title} · ${area.name} · ${period.code}${when}`),
    ink('dim', framework.label),
    '',
    ...rows.map(({ title, node }) =>
      `${title.padEnd(width)}  ${points(node)}  ${coverage(node)}  ${verdict(node)}`.trimEnd(),
    ),
  ];
}

interface Row {
  readonly title: string;
  readonly node: ScoreNode;
}

function nodeRows(node: ScoreNode, depth: number, level: number): readonly Row[] {
  const below = level < depth ? node.children.flatMap((child) => nodeRows(child, depth, level + 1)) : [];
  return [{ title: `${'  '.repeat(level)}${node.title}`, node }, ...below];
}

function points(node: ScoreNode): string {
  const text = (node.shown ?? '–').padStart(6);
  return node.colour === null ? text : ink(node.colour, text);
}

function coverage(node: ScoreNode): string {
  return ink('dim', `${Math.round(node.coverage * 100)} %`.padStart(5));
}

/** "sementara, belum lengkap: Outcome, Impact"; of a leaf the coverage beside it says all. */
function provisional({ provisional, missing }: ScoreNode): string {
  if (!provisional) return '';
  return ink(
    'dim',
    ['sementara', ...(missing.length > 0 ? [`belum lengkap: ${missing.join(', ')}`] : [])].join(', '),
  );
}

function verdict(node: ScoreNode): string {
  const given = node.given ? 'given by the assessor' : '';
  const label = node.colourLabel === null || node.colour === null ? '' : ink(node.colour, node.colourLabel);
  const partial = node.partial ? ink('orange', node.points === null ? 'partial, not scored' : 'partial') : '';
  return [label, provisional(node), given, partial].filter(Boolean).join(' · ');
}
