// A contract and a table in a few lines → what the line would hand over, for tests.
import type { Area, AreaLevel } from '../../model/area.js';
import type { Cell } from '../../model/cell.js';
import { Dataset, type DatasetEntry } from '../../model/dataset.js';
import type { Merge } from '../../model/grid.js';
import { parsePeriodCode } from '../../model/period.js';
import type { AsideRow, Layout, NumberLocale, TableColumn } from '../../model/table.js';
import { bind } from '../../transforms/bind.js';
import { type CheckContext, checker } from '../../transforms/check.js';
import { observer } from '../../transforms/observe.js';
import { survey } from '../../transforms/survey.js';
import { areaResolver } from '../../transforms/values/area.js';

export const breakdowns = {
  jenis_kelamin: { L: ['Laki-laki', 'Pria'], P: ['Perempuan', 'Wanita'] },
  kelompok_umur: { '0-4': ['0 - 4 tahun'], '5-9': [] },
};

const area = (code: string, level: AreaLevel, name: string, bps: string | null = null): Area => ({
  code,
  bps,
  level,
  name,
  parent: code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
  spellings: [],
});

export const areas = [
  area('36', 'province', 'Banten', '36'),
  area('36.72', 'city', 'Kota Cilegon', '3672'),
  area('36.72.01', 'kecamatan', 'Cibeber', '3672040'),
  area('36.72.01.1001', 'kelurahan', 'Cibeber', '3672040005'),
  area('36.72.01.1002', 'kelurahan', 'Kedaleman', '3672040006'),
  area('36.72.02', 'kecamatan', 'Cilegon', '3672030'),
  area('36.72.02.1001', 'kelurahan', 'Bagendung', '3672030001'),
];

/** `columns` as a steward writes them; every variable named is described. */
export function dataset(columns: readonly object[], more: object = {}): DatasetEntry {
  const variables = Object.fromEntries(
    [...JSON.stringify([columns, more]).matchAll(/"variable":"(\w+)"/g)].map(([, name]) => [
      name,
      { title: name, unit: 'jiwa' },
    ]),
  );
  const parsed = Dataset.parse({
    title: 'Contoh',
    frequency: 'yearly',
    since: '2020',
    source: { connector: 'file', folder: 'x', pattern: 'x' },
    period: { from: ['column', 'heading', 'title', 'file', 'request'] },
    columns,
    variables,
    ...more,
  });
  return { ...parsed, id: 'opd/contoh', opd: 'opd', hash: 'h' };
}

interface LayoutOptions {
  readonly title?: string;
  readonly periods?: Layout['periods'];
  readonly areas?: Layout['areas'];
  readonly unit?: string | null;
  readonly sheet?: string | null;
  readonly units?: readonly (string | null)[];
  readonly locale?: NumberLocale;
}

/** Headings stand in row 1 (levels joined with " | "), data begins in row 2. */
export function layout(headings: readonly string[], options: LayoutOptions = {}): Layout {
  const columns = headings.map(
    (name, i): TableColumn => ({
      col: i + 1,
      path: name.split(' | '),
      name,
      unit: options.units?.[i] ?? null,
      type: name === '' ? 'empty' : 'text',
      locale: options.locale ?? 'none',
      evidence: [],
    }),
  );
  return {
    sheet: options.sheet ?? null,
    titleRows: [],
    headerRows: [1],
    firstDataRow: 2,
    lastDataRow: null,
    columns,
    title: options.title ?? '',
    periods: options.periods ?? [],
    areas: options.areas ?? [],
    unit: options.unit ?? null,
    aside: new Map(),
    sections: [],
  };
}

export const period = (code: string): number => {
  const id = parsePeriodCode(code);
  if (id === undefined) throw new Error(code);
  return id;
};

interface Run {
  readonly context?: Partial<CheckContext>;
  readonly merges?: readonly Merge[];
  readonly layout?: LayoutOptions;
  readonly aside?: readonly AsideRow[];
  readonly delimiter?: string;
  readonly survey?: boolean;
}

/** Rows begin at row 2; everything the checker and the observer make of them. */
export function run(
  entry: DatasetEntry,
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  options: Run = {},
) {
  const binding = bind(entry, layout(headings, options.layout), breakdowns);
  const data = rows
    .map((cells, i) => ({ row: i + 2, cells }))
    .filter(({ row }) => !options.aside?.some((each) => each.row === row));
  const sorted = { data, aside: options.aside ?? [] };
  const inquiry = survey(binding, { delimiter: options.delimiter ?? null });
  inquiry.add(sorted);
  const check = checker(binding, {
    resolver: areaResolver(areas, '36.72'),
    city: '36.72',
    request: null,
    today: '2025-06-30',
    ...(options.survey === false ? {} : { decisions: inquiry.decide() }),
    ...(options.merges === undefined ? {} : { merges: options.merges }),
    ...options.context,
  });
  const checked = check.check(sorted);
  const observe = observer(entry);
  const observations = [...observe.observe(binding, 1, checked.rows), ...observe.finish()];
  const issues = [...binding.issues, ...checked.issues, ...check.finish()];
  return { binding, checked, issues, observations, codes: issues.map((issue) => issue.code) };
}
