import { describe, expect, test } from 'vitest';
import { breakdownsText } from '../../config/write/breakdowns-text.js';
import type { DatasetDraft } from '../../model/dataset.js';
import { withAxes } from '../../pipelines/new-axes.js';

const draft = (choices: Record<string, string[]>): DatasetDraft => ({
  title: 'Halte',
  frequency: 'yearly',
  since: '2024',
  source: { connector: 'file', folder: '.', pattern: '*.csv' },
  period: { from: 'file' },
  columns: [{ heading: 'Jenis', type: 'choice', breakdown: 'jenis', choices }],
  variables: { halte: { title: 'Halte', unit: 'unit', parts: { jenis: ['a'] } } },
});

describe('choices of a proposed column', () => {
  test('become an axis that others can use', () => {
    const { draft: made, axes } = withAxes(draft({ a: ['Utama'] }), 'halte', {});
    expect(made.columns).toEqual([{ heading: 'Jenis', type: 'choice', breakdown: 'jenis' }]);
    expect(axes).toEqual({ jenis: { a: ['Utama'] } });
  });

  test('take another name where an axis of that name has other choices', () => {
    const { draft: made, axes } = withAxes(draft({ a: ['Utama'] }), 'halte-kota', { jenis: { b: ['Lain'] } });
    expect(made.columns[0]).toMatchObject({ breakdown: 'jenis_halte_kota' });
    expect(made.variables.halte?.parts).toEqual({ jenis_halte_kota: ['a'] });
    expect(axes).toEqual({ jenis_halte_kota: { a: ['Utama'] } });
  });
});

describe('breakdowns.yaml', () => {
  const axes = { jenis: { a: ['Utama'], b: [] } };
  test('gets them at its end, and keeps what stewards wrote', () => {
    expect(breakdownsText('# milik kami\nsex:\n  L: [Pria] # lama\n', axes, 'Dari dishub/halte')).toBe(
      '# milik kami\nsex:\n  L: [Pria] # lama\n# Dari dishub/halte\njenis:\n  a: [ Utama ]\n  b: []\n',
    );
  });

  test.each(['', '{}\n', '# kosong\n'])('may be empty: %j', (text) => {
    expect(breakdownsText(text, axes, 'x')).toMatch(/^(# kosong\n)?# x\njenis:\n {2}a: \[ Utama \]/);
  });

  test('may be written in braces', () => {
    expect(breakdownsText('{ sex: { L: [Pria] } }\n', axes, 'x')).toContain('jenis');
    expect(breakdownsText('sex: {}\n', {}, 'x')).toBe('sex: {}\n');
  });
});
