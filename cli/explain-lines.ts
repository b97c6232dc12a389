// An explanation → lines of text: the tree of points, the formula, and the cells as typed.
import type {
  ExplainedFact,
  ExplainedIndicator,
  ExplainedNode,
  ExplainedTerm,
  Explanation,
} from '../pipelines/explain.js';
import { ink } from './terminal.js';

export function explanationLines(explanation: Explanation): readonly string[] {
  const { framework, node, indicator, area, period, asOf } = explanation;
  const when = asOf === null ? '' : ` as known on ${asOf.toISOString()}`;
  const title = `${framework?.title ?? indicator?.title ?? ''} · ${area.name} · ${period.code}${when}`;
  return [
    ink('bold', title),
    ...(framework === null ? [] : [ink('dim', framework.label)]),
    '',
    ...(node === null ? [] : nodeLines(node, '')),
    ...(indicator === null ? [] : indicatorLines(indicator, '')),
  ];
}

function nodeLines(node: ExplainedNode, indent: string): readonly string[] {
  const shown = node.shown ?? 'no points';
  const points = node.colour === null ? shown : ink(node.colour, shown);
  const top = node.top === null ? '' : ` of ${node.top}`;
  const facts = [
    `weight ${node.weight}`,
    `coverage ${percent(node.coverage)}`,
    ...(node.target === null ? [] : [`target ${number(node.target)}`]),
    ...(node.goalposts === null ? [] : [`from ${node.goalposts.map(number).join(' to ')}`]),
    ...(node.performance === null ? [] : [`performance ${percent(node.performance)}`]),
    ...(node.given ? ['given by the assessor'] : []),
    ...(node.partial ? [node.points === null ? 'partial: not scored' : 'partial'] : []),
    ...(node.provisional ? ['sementara', ...node.missing.map((title) => `belum lengkap: ${title}`)] : []),
  ];
  return [
    `${indent}${node.title}: ${points}${top}  ${ink('dim', facts.join(', '))}`,
    ...(node.source === null ? [] : indicatorLines(node.source, `${indent}  `)),
    ...node.children.flatMap((child) => nodeLines(child, `${indent}  `)),
  ];
}

function indicatorLines(indicator: ExplainedIndicator, indent: string): readonly string[] {
  const value =
    indicator.value === null ? ink('orange', 'no value') : `${number(indicator.value)} ${indicator.unit}`;
  const parts =
    indicator.denominator === null
      ? ''
      : `  ${ink('dim', `${number(indicator.numerator)} / ${number(indicator.denominator)}`)}`;
  const missing =
    indicator.value === null && indicator.missing.length > 0
      ? `  ${ink('orange', `belum ada angka: ${indicator.missing.join(', ')}`)}`
      : '';
  const partial = indicator.partial ? `  ${ink('orange', 'partial')}` : '';
  return [
    `${indent}${ink('cyan', indicator.code)}  ${indicator.title}, ${indicator.period}: ${value}${parts}${missing}${partial}  ${ink('dim', `coverage ${percent(indicator.coverage)}`)}`,
    ...indicator.terms.flatMap((term) => termLines(term, `${indent}  `)),
  ];
}

function termLines(term: ExplainedTerm, indent: string): readonly string[] {
  const part = { of: '', per: 'per ', uses: 'uses ' }[term.part];
  const breakdown = term.breakdown === '' ? '' : ` [${term.breakdown}]`;
  const rest = term.count - term.facts.length;
  const lacks = term.expected !== null && term.parts < term.expected;
  const told = lacks ? `  ${ink('dim', `${term.parts} of ${term.expected} parts`)}` : '';
  return [
    `${indent}${part}${term.title}${breakdown}: ${number(term.value)} ${term.unit}${told}`,
    ...term.successions.map(
      (each) =>
        `${indent}  ${ink('dim', `wilayah digabung atau dipecah, dibandingkan sebagai satu: ${each}`)}`,
    ),
    ...term.facts.map((fact) => `${indent}  ${factLine(fact)}`),
    ...(rest > 0 ? [ink('dim', `${indent}  … and ${rest} more; --facts shows more`)] : []),
  ];
}

/** "Cibeber 2024-08: 4 083 ← penduduk.xlsx › Rekap › C12 "4.083" (Dinas …, PIC …)". */
function factLine(fact: ExplainedFact): string {
  const breakdown = fact.breakdown === '' ? '' : ` [${fact.breakdown}]`;
  const value =
    fact.value === null
      ? (fact.flag ?? 'no value')
      : `${number(fact.value)}${fact.flag === null ? '' : ` (${fact.flag})`}`;
  const place = [fact.fileName, ...(fact.sheet === null ? [] : [fact.sheet]), fact.cell].join(' › ');
  const typed = fact.rawText === null ? '' : ` "${fact.rawText}"`;
  const many = fact.sourceRows > 1 ? ` from ${fact.sourceRows} records` : '';
  const given = fact.periodGiven ? ` ${ink('dim', '(period given by hand)')}` : '';
  return `${fact.areaName} ${fact.period}${given}${breakdown}: ${value} ${ink('dim', '←')} ${ink('green', place)}${typed}${many} ${ink('dim', `(${fact.opd}, PIC ${fact.pic})`)}`;
}

function number(value: number | null): string {
  if (value === null) return '–';
  return String(Number(value.toPrecision(12)));
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}
