// A seed → a table such as an honest agency sends: areas of different sizes that grow, scatter and are sometimes zero, with its history.
import fc from 'fast-check';
import type { DatasetEntry } from '../../../model/dataset.js';
import type { Evidence, Figure, PlacedFigure } from '../../../model/figure.js';
import type { Issue } from '../../../model/issue.js';
import { periodId } from '../../../model/period.js';
import { doubts } from '../../../transforms/plausibility/doubts.js';
import type { Setting } from '../../../transforms/plausibility/setting.js';
import { dataset as contract } from '../given.js';

export interface Honest {
  readonly seed: number;
  readonly areas: number;
  readonly measures: number;
  /** Years of which figures stand, the delivered one not among them. */
  readonly years: number;
  /** How much a figure scatters from year to year, as a share of it. */
  readonly noise: number;
  readonly growth: number;
  /** Share of places where there is nothing to count. */
  readonly zeros: number;
  /** Size of a usual figure. */
  readonly size: number;
  readonly decimals: 0 | 2;
}

export const honest: fc.Arbitrary<Honest> = fc.record({
  seed: fc.integer(),
  areas: fc.integer({ min: 8, max: 43 }),
  measures: fc.integer({ min: 2, max: 5 }),
  years: fc.integer({ min: 0, max: 5 }),
  noise: fc.constantFrom(0.01, 0.05, 0.2, 0.4),
  growth: fc.constantFrom(-0.1, 0, 0.03, 0.5),
  zeros: fc.constantFrom(0, 0.1, 0.4),
  size: fc.constantFrom(3, 40, 2000, 50_000, 3_000_000),
  decimals: fc.constantFrom(0, 2),
});

export const lastYear = 2024;
export const year = (number: number): number => periodId('Y', number) ?? 0;

/** Row 5 on is data; column C on are the measures. */
export function evidenceOf(table: Honest): Evidence {
  const draw = randomly(table.seed);
  const figures: PlacedFigure[] = [];
  for (let area = 0; area < table.areas; area++)
    for (let measure = 0; measure < table.measures; measure++) {
      const nothing = draw() < table.zeros;
      const usual = table.size * Math.exp(normal(draw) * 0.7);
      for (let back = table.years; back >= 0; back--) {
        const grown = usual * (1 + table.growth) ** -back * Math.exp(normal(draw) * table.noise);
        figures.push({
          variable: `ukuran_${measure + 1}`,
          area: areaCode(area),
          period: year(lastYear - back),
          breakdown: '',
          value: nothing ? 0 : counted(grown, table.decimals, draw),
          sheet: 1,
          row: 5 + area,
          col: 3 + measure,
        });
      }
    }
  const isNew = ({ period }: Figure) => period === year(lastYear);
  return { delivered: figures.filter(isNew), accepted: figures.filter((each) => !isNew(each)) };
}

export function areaCode(n: number): string {
  return `36.72.01.${1001 + n}`;
}

/** Counts scatter by their root, whatever else moves them. */
function counted(value: number, decimals: number, draw: () => number): number {
  if (decimals > 0) return Number(value.toFixed(decimals));
  return Math.max(0, Math.round(value + normal(draw) * Math.sqrt(value)));
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(draw: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}

/** Kecamatan 01 holds the first three of the kelurahan. */
const children: Readonly<Record<string, readonly string[]>> = { '36.72.01': [0, 1, 2].map(areaCode) };

export function settingOf(dataset: Partial<DatasetEntry> = {}): Setting {
  const variables = Object.fromEntries(
    [1, 2, 3, 4, 5].map((n) => [`ukuran_${n}`, { title: `Ukuran ${n}`, unit: 'jiwa' }]),
  );
  const columns = [1, 2, 3, 4, 5].map((n) => ({
    heading: `Ukuran ${n}`,
    name: `ukuran_${n}`,
    type: 'number',
    variable: `ukuran_${n}`,
  }));
  const sheets = [
    {
      number: 1,
      sheet: 'Rekap',
      headerRows: [4],
      columns: columns.map(({ heading, name }, i) => ({
        col: 3 + i,
        heading,
        unit: null,
        type: 'number' as const,
        locale: 'none' as const,
        name,
        key: '',
        profile: null,
      })),
    },
  ];
  return {
    dataset: { ...contract(columns, { variables }), ...dataset },
    sheets,
    areaTitle: (code) => `Kelurahan ${code}`,
    childrenOf: (code) => children[code] ?? [],
  };
}

export function doubtsOf(
  evidence: Evidence,
  dataset: Partial<DatasetEntry> = {},
  returned = 0,
): readonly Issue[] {
  return doubts(evidence, settingOf(dataset), returned);
}

export const codes = (issues: readonly Issue[]): readonly string[] => issues.map(({ code }) => code);
