// Tables in plain text: columns that stand under each other, frames and lines drawn around them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { file, read } from './files.js';

const rowsOf = async (name: string, lines: readonly string[]) => {
  const book = await read(file(name, `${lines.join('\n')}\n`));
  return book.sheets[0]?.rows.map((row) => row.cells);
};

const table = [
  ['Kecamatan', 'Jumlah', 'Tempat'],
  ['Cibeber', '12', 'Kantor camat'],
  ['Citangkil', '110', 'SD Negeri 1'],
  ['Grogol', '9', 'Balai'],
];

describe('columns that stand under each other', () => {
  it('are cut where every row is blank', async () => {
    const lines = [
      'Kecamatan  Jumlah  Tempat',
      'Cibeber        12  Kantor camat',
      'Citangkil     110  SD Negeri 1',
      'Grogol          9  Balai',
    ];
    expect(await rowsOf('aset.txt', lines)).toEqual(table);
  });

  it('leave a title and a source in one cell, a blank cell blank, and a drawn line out', async () => {
    const lines = [
      '        LAPORAN REALISASI',
      '----------------------------------------',
      'No  Uraian              Anggaran  Sisa',
      '----------------------------------------',
      '1   Belanja Pegawai    1.250.000     0',
      '2   Belanja Barang       875.500',
      '3   Belanja Modal        125.000    12',
      '----------------------------------------',
      'Sumber: BPKAD Kota Cilegon',
    ];
    expect(await rowsOf('realisasi.txt', lines)).toEqual([
      ['LAPORAN REALISASI'],
      [],
      ['No', 'Uraian', 'Anggaran', 'Sisa'],
      [],
      ['1', 'Belanja Pegawai', '1.250.000', '0'],
      ['2', 'Belanja Barang', '875.500'],
      ['3', 'Belanja Modal', '125.000', '12'],
      [],
      ['Sumber: BPKAD Kota Cilegon'],
    ]);
  });

  it('are where the line under the headings says', async () => {
    const lines = [
      'Nama        Blok    Unit',
      '----------- ------- ----',
      'Rumah susun Blok 1    24',
      'Rumah susun Blok 2     9',
      'Asrama      Blok 3    12',
      'Asrama              1200',
    ];
    const rows = await rowsOf('rusun.txt', lines);
    expect(rows?.[2]).toEqual(['Rumah susun', 'Blok 1', '24']);
    expect(rows?.[5]).toEqual(['Asrama', null, '1200']);
  });

  it('may be parted by wide gaps alone', async () => {
    const lines = ['kode   jumlah', 'A1   37', 'A20   5', 'A300   1204'];
    expect(await rowsOf('gaps.txt', lines)).toEqual([
      ['kode', 'jumlah'],
      ['A1', '37'],
      ['A20', '5'],
      ['A300', '1204'],
    ]);
  });

  it('are none in a text that is only spaced', async () => {
    const lines = ['Yth.  Bapak Camat', 'di  Tempat', 'Dengan  hormat kami sampaikan', 'laporan  bulan ini'];
    expect((await rowsOf('surat.txt', lines))?.every((cells) => cells.length === 1)).toBe(true);
  });

  it('are read back as they were printed, whatever the widths', async () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{2,7})?$/);
    const record = fc.tuple(word, fc.nat({ max: 99_999 }), word, fc.nat({ max: 999 }));
    const columns = fc.array(record, { minLength: 4, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(columns, fc.integer({ min: 2, max: 5 }), async (records, gap) => {
        const cells = [['Nama', 'Jumlah', 'Tempat', 'Sisa'], ...records.map((row) => row.map(String))];
        const widths = [0, 1, 2, 3].map((col) => Math.max(...cells.map((row) => (row[col] ?? '').length)));
        const pad = (text: string, col: number) =>
          col % 2 === 1 ? text.padStart(widths[col] ?? 0) : text.padEnd(widths[col] ?? 0);
        const lines = cells.map((row) => row.map(pad).join(' '.repeat(gap)));
        expect(await rowsOf('printed.txt', lines)).toEqual(cells);
      }),
      { numRuns: 60 },
    );
  });
});

describe('tables drawn with signs', () => {
  it.each([
    ['Markdown', ['| Kecamatan | Jumlah | Tempat |', '| :-- | --: | --- |'], '|', []],
    [
      'a database client',
      ['+---+---+---+', '| Kecamatan | Jumlah | Tempat |', '+---+---+---+'],
      '|',
      ['+---+---+'],
    ],
    ['a box', ['┌───┬───┬───┐', '│ Kecamatan │ Jumlah │ Tempat │', '├───┼───┼───┤'], '│', ['└───┴───┘']],
  ])('%s', async (_, top, sign, bottom) => {
    const lines = [
      ...top,
      ...table.slice(1).map((row) => `${sign} ${row.join(` ${sign} `)} ${sign}`),
      ...bottom,
    ];
    const rows = await rowsOf('drawn.txt', lines);
    const filled = rows?.filter((cells) => cells.length > 0) ?? [];
    expect(filled.map((cells) => cells.slice(1, 4).map((cell) => String(cell).trim()))).toEqual(table);
    expect(rows).toHaveLength(lines.length);
  });

  it('a row of dashes for missing figures is a row', async () => {
    const rows = await rowsOf('dashes.csv', ['nama|a|b', 'Andi|1|2', 'Budi|-|-', '-|-|-']);
    expect(rows?.[3]).toEqual(['-', '-', '-']);
  });
});
