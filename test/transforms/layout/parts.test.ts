// The small judgements of which the understanding of a table is made.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteMarks, withoutMarks } from '../../../transforms/layout/footnotes.js';
import { kindOf } from '../../../transforms/layout/kind.js';
import { pastedDelimiter, unpaste } from '../../../transforms/layout/pasted.js';
import { findSums } from '../../../transforms/layout/sums.js';
import { areasIn, readSurroundings } from '../../../transforms/layout/surroundings.js';
import { unitInHeadings, unitInText, unitInTitle } from '../../../transforms/layout/unit.js';
import { viewOf } from '../../../transforms/layout/view.js';
import { isNote, isSource, totalWordOf } from '../../../transforms/layout/words.js';
import { gridOf } from './sheets.js';

describe('the kind of a cell', () => {
  it.each([
    ['1.234,56', 'number'],
    ['(1.234)', 'number'],
    ['Rp 1.000.000', 'number'],
    ['$74.69', 'number'],
    ['12,5 %', 'number'],
    ['Rp1,5 juta', 'number'],
    ['1 234', 'number'],
    ['2024', 'year'],
    ['02', 'code'],
    ['36.72.01', 'code'],
    ['1.234.567', 'number'],
    ['12 Juli 2024', 'date'],
    ['28/01/2018', 'date'],
    ['Jan-24', 'date'],
    ['-', 'missing'],
    ['...', 'missing'],
    ['(X)', 'missing'],
    ['NA', 'missing'],
    ['15-19', 'text'],
    ['0-6000 m3', 'text'],
    ['Cibeber', 'text'],
    ['TRUE', 'boolean'],
    ['  ', 'blank'],
    [null, 'blank'],
    [7, 'number'],
    [2024, 'year'],
    [true, 'boolean'],
    [{ kind: 'date', iso: '2024-01-01' }, 'date'],
    [{ kind: 'error', text: '#REF!' }, 'error'],
    [{ kind: 'number', value: 0.5, format: '0%' }, 'number'],
  ] as const)('%j is %s', (cell, kind) => {
    expect(kindOf(cell)).toBe(kind);
  });

  it('is a number for every number however an office prints it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2101, max: 1e12 }),
        fc.constantFrom('id-ID', 'en-US'),
        (value, locale) => {
          expect(kindOf(value.toLocaleString(locale))).toBe('number');
        },
      ),
    );
  });
});

describe('words', () => {
  it.each([
    ['Jumlah', 'total'],
    ['TOTAL1', 'total'],
    ['    Total \\1', 'total'],
    ['JUMLAH / TOTAL', 'total'],
    ['Grand Total', 'total'],
    ['Sub Jumlah', 'subtotal'],
    ['Sub-total Kecamatan', 'subtotal'],
    ['Jumlah Penduduk', 'start'],
    ['Kota Cilegon Total', 'start'],
    ['Rata-rata', 'derived'],
    ['Cibeber', null],
    ['', null],
  ] as const)('%j is %s', (label, word) => {
    expect(totalWordOf(label)).toBe(word);
  });

  it('know sources from notes', () => {
    expect(isSource('Sumber_:_BPS')).toBe(true);
    expect(isSource('https://bps.go.id')).toBe(true);
    expect(isNote('Keterangan :')).toBe(true);
    expect(isNote('*) Angka sementara')).toBe(true);
    expect(isNote('Cilegon, 12 Januari 2024')).toBe(true);
    expect(isNote('Sumberjaya') || isSource('Sumberjaya')).toBe(false);
  });
});

describe('sums', () => {
  it('are found for subtotals and a grand total of subtotals', () => {
    const values = [
      [1203, 4411],
      [2101, 5523],
      [3304, 9934],
      [3150, 1177],
      [4207, 2299],
      [7357, 3476],
      [10661, 13410],
    ];
    const found = findSums(
      values.map((row) => ({ values: row })),
      new Set(),
    );
    expect([...found.keys()]).toEqual([2, 5, 6]);
    expect(found.get(6)?.whole).toBe(true);
  });

  it('of small or round numbers prove nothing', () => {
    expect(
      findSums(
        [[1], [2], [3]].map((values) => ({ values })),
        new Set(),
      ).size,
    ).toBe(0);
    expect(
      findSums(
        [[1e6], [1e6], [2e6]].map((values) => ({ values })),
        new Set(),
      ).size,
    ).toBe(0);
  });

  it('are rare among random figures', () => {
    const row = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 20 }), (rows) => {
        expect(
          findSums(
            rows.map((values) => ({ values })),
            new Set(),
          ).size,
        ).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('units', () => {
  it.each([
    ['Produksi Padi (Ton)', 'Ton'],
    ['Produksi_Kayu_(M3)', 'M3'],
    ['Penduduk (dalam ribu jiwa)', 'ribu jiwa'],
    ['Satuan: jiwa', 'jiwa'],
    ['Indeks Pembangunan Manusia (IPM)', null],
    ['Firearms (type unknown)', null],
    ['Penduduk (2024)', null],
    ['Number (1,000)', '1,000'],
  ] as const)('of %j is %s', (text, unit) => {
    expect(unitInText(text)).toBe(unit);
  });

  it('stand in a title line or in a word of the heading', () => {
    expect(unitInTitle('(Ribu Rupiah)')).toBe('Ribu Rupiah');
    expect(unitInTitle('dalam juta rupiah')).toBe('juta rupiah');
    expect(unitInTitle('in the beginning')).toBeNull();
    expect(unitInHeadings(['Penduduk', 'Persentase'])).toBe('%');
    expect(unitInHeadings(['Produksi (kg)', '2024'])).toBe('kg');
  });
});

describe('surroundings', () => {
  it('name areas with their level', () => {
    expect(areasIn('Kabupaten Serang, Provinsi Banten Tahun 2024')).toEqual([
      { name: 'Kabupaten Serang', level: 'city' },
      { name: 'Banten', level: 'province' },
    ]);
    expect(areasIn('Data menurut kecamatan dan kelurahan')).toEqual([]);
  });

  it('do not take the year of constant prices for the period', () => {
    const { periods } = readSurroundings({
      titles: ['PDRB Atas Dasar Harga Konstan 2010 Tahun 2019'],
      sheet: null,
      fileName: 'pdrb.xlsx',
      notes: [],
    });
    expect(periods.map(({ value }) => value)).toEqual([2019000]);
  });
});

describe('footnote marks', () => {
  it('come off labels only where a note explains them', () => {
    const view = viewOf(gridOf([['1 Angka sementara'], ['\\2 Tanpa pulau'], ['*) Direvisi']]), [], [], false);
    const marks = noteMarks(view.rows);
    expect(marks).toEqual(['1', '\\2', '*']);
    expect(withoutMarks('Cibeber1', marks)).toBe('Cibeber');
    expect(withoutMarks('Jombang \\2', marks)).toBe('Jombang');
    expect(withoutMarks('Gerem*', marks)).toBe('Gerem');
    expect(withoutMarks('Zona3', marks)).toBe('Zona3');
    expect(withoutMarks('Zona 1', marks)).toBe('Zona 1');
  });
});

describe('a pasted CSV', () => {
  it('is split at its delimiter with quotes kept in mind', () => {
    const rows = gridOf([['a;b;"c;""d"""'], ['1;2;3'], ['4;;6']]);
    expect(pastedDelimiter(rows)).toBe(';');
    expect(unpaste({ row: 1, cells: ['a;b;"c;""d"""'] }, ';').cells).toEqual(['a', 'b', 'c;"d"']);
    expect(unpaste({ row: 1, cells: ['4;;6'] }, ';').cells).toEqual(['4', null, '6']);
    expect(pastedDelimiter(gridOf([['satu, dua'], ['tiga'], ['empat']]))).toBeNull();
  });
});
