// A proposal and what came of trying it on its own file → the proposal with what the file itself contradicts put right.
import type { ColumnDraft } from '../../model/column.js';
import type { Issue } from '../../model/issue.js';
import type { Layout } from '../../model/table.js';
import type { AreaResolver } from '../values/area.js';
import { headingAreas } from './heading-areas.js';
import { headingTemplates } from './heading-template.js';
import type { Proposal } from './specimen.js';

interface Trial {
  readonly issues: readonly Issue[];
  readonly repeated: 'no' | 'given' | 'contradicting';
}

/** The proposal itself where nothing has to change. */
export function mended(
  proposal: Proposal,
  { issues, repeated }: Trial,
  layout: Layout,
  resolver: AreaResolver,
): Proposal {
  const unsummed = headingsOf(issues, layout, proposal, resolver);
  if (unsummed.size === 0 && repeated !== 'given') return proposal;
  const reasons = new Map(proposal.reasons);
  const columns = proposal.draft.columns.map((column, i): ColumnDraft => {
    if (column.type !== 'number' || !unsummed.has(String(column.heading))) return column;
    reasons.set(
      `columns.${i}`,
      `${reasons.get(`columns.${i}`)}; baris jumlahnya bukan jumlah baris-barisnya`,
    );
    return { ...column, total: 'other' };
  });
  if (repeated === 'given')
    reasons.set('duplicates', 'ada baris yang tertulis dua kali, satu di antaranya tanpa angka');
  return {
    draft: ordered({ ...proposal.draft, columns }, repeated === 'given'),
    reasons,
    decisions: proposal.decisions,
  };
}

/** Headings of the columns whose total row holds something else than the sum. */
function headingsOf(
  issues: readonly Issue[],
  { columns }: Layout,
  { draft }: Proposal,
  resolver: AreaResolver,
): ReadonlySet<string> {
  const wrong = new Set(
    issues.flatMap(({ code, col }) => (code === 'total-mismatch' && col !== null ? [col] : [])),
  );
  if (wrong.size === 0) return new Set();
  const figures = columns.filter(({ type }) => type === 'number');
  const templates = headingTemplates(
    figures,
    draft.columns.some(({ heading }) => String(heading).includes('{'))
      ? headingAreas(figures, resolver)
      : new Map(),
  );
  const known = new Set(draft.columns.map(({ heading }) => String(heading)));
  const headings = figures
    .filter(({ col }) => wrong.has(col))
    .map(({ col, path }) => (templates.get(col)?.levels ?? path).join(' | '));
  return new Set(headings.filter((heading) => known.has(heading)));
}

/** Variables stay last, where they are looked for. */
function ordered({ variables, ...rest }: Proposal['draft'], given: boolean): Proposal['draft'] {
  return { ...rest, ...(given ? { duplicates: 'given' as const } : {}), variables };
}
