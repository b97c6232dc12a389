import { describe, expect, it } from 'vitest';
import type { DatasetDraft } from '../../../model/dataset.js';
import { settle } from '../../../pipelines/settle.js';
import { decided, decision } from '../../../transforms/propose/decision.js';
import type { Proposal } from '../../../transforms/propose/specimen.js';

const draft: DatasetDraft = {
  title: 'Balita',
  frequency: 'yearly',
  since: '2023',
  source: { connector: 'file', folder: '.', pattern: 'balita.csv' },
  period: { from: ['title', 'file'], type: 'yearly' },
  area: '36.72',
  columns: [
    { heading: 'No', type: 'ignore' },
    { heading: 'Balita', type: 'number', variable: 'balita', factor: 1000 },
  ],
  variables: { balita: { title: 'Balita', unit: 'jiwa' } },
};

const years = decision('period', [{ row: 1, col: 1 }, {}], 'Judul 2023, berkas 2024. Yang mana?', [
  { say: '2023', because: 'judul', write: { 'period.from': 'title', 'period.type': null } },
  { say: '2024', because: 'berkas', write: { 'period.from': 'file' } },
]);
const factor = decision('columns.1', { sheet: 'Data', row: 5, col: 2 }, 'Ribu atau satuan?', [
  { say: 'ribu', because: 'judulnya', write: { 'columns.1.factor': 1000 } },
  {
    say: 'satuan',
    because: 'besarnya',
    write: { 'columns.1.factor': null, 'variables.balita.unit': 'orang' },
  },
]);
const first = decision('columns.0', { row: 2 }, 'Perlu?', [
  { say: 'ya', because: 'ada', write: {} },
  { say: 'tidak', because: 'nomor', write: { 'columns.0': null } },
]);
const proposal: Proposal = {
  draft,
  reasons: new Map([['period', 'berkas menyebut 2023']]),
  decisions: [years, factor],
};

describe('a decision', () => {
  it('writes what its choice says by paths, takes out what is null, and keeps the rest', () => {
    const {
      draft: after,
      reasons,
      decisions,
    } = decided(proposal, years, years.choices[0] as never, 'dipilih');
    expect(after).toEqual({ ...draft, period: { from: 'title' } });
    expect(decisions).toEqual([factor]);
    expect(reasons.get('period')).toBe('berkas menyebut 2023; dipilih: 2023, karena judul; yang lain: 2024');
  });

  it('reaches into a column and a variable at once', () => {
    const { draft: after } = decided(proposal, factor, factor.choices[1] as never, 'dipilih');
    expect(after.columns[1]).toEqual({ heading: 'Balita', type: 'number', variable: 'balita' });
    expect(after.variables).toEqual({ balita: { title: 'Balita', unit: 'orang' } });
  });

  it('takes a column out whole', () => {
    const { draft: after } = decided(
      { ...proposal, decisions: [first] },
      first,
      first.choices[1] as never,
      'dipilih',
    );
    expect(after.columns).toEqual([draft.columns[1]]);
  });

  it('refuses a choice after which it would be no contract', () => {
    const wrong = { say: 'x', because: 'y', write: { frequency: 'sometimes' } };
    expect(() => decided(proposal, years, wrong, 'dipilih')).toThrow(/frequency/);
  });
});

describe('settling', () => {
  it('leaves everything open where nobody answers, an issue for each cell', async () => {
    const { proposal: same, issues } = await settle(proposal, undefined);
    expect(same).toBe(proposal);
    expect(issues).toMatchObject([
      { code: 'open-decision', severity: 'error', sheet: null, row: 1, col: 1, message: years.question },
      { code: 'open-decision', row: null, col: null },
      { code: 'open-decision', sheet: 'Data', row: 5, col: 2 },
    ]);
    expect(issues[0]?.mend).toContain('1) 2023, karena judul; 2) 2024, karena berkas');
  });

  it('takes the likeliest of each when it may assume, and says so', async () => {
    const { proposal: after, issues } = await settle(proposal, 'assume');
    expect(after.decisions).toEqual([]);
    expect(after.reasons.get('columns.1')).toBe('diandaikan: ribu, karena judulnya; yang lain: satuan');
    expect(issues.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'assumed-decision warning',
      'assumed-decision warning',
      'assumed-decision warning',
    ]);
  });

  it('writes what was answered and leaves open what was not', async () => {
    const { proposal: after, issues } = await settle(proposal, async ({ about }) =>
      about === 'period' ? 1 : undefined,
    );
    expect(after.draft.period).toEqual({ from: 'file', type: 'yearly' });
    expect(after.decisions).toEqual([factor]);
    expect(issues.map(({ code }) => code)).toEqual(['open-decision']);
  });
});
