// Texts of separated values whose writer had habits of his own: what parts the cells, what quotes them, how they are encoded.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordReader } from '../../formats/kit/csv/records.js';
import { file, read } from './files.js';

const rowsOf = async (name: string, content: string | Uint8Array) => {
  const book = await read(file(name, content));
  return { delimiter: book.delimiter, rows: book.sheets[0]?.rows.map((row) => row.cells) };
};

describe('a sign that seldom parts cells', () => {
  it.each([
    ['colon.csv', ':'],
    ['tilde.csv', '~'],
    ['caret.csv', '^'],
    ['blank.csv', ' '],
    ['hash.csv', '#'],
    ['bar.csv', '¦'],
    ['unit-separator.csv', '\x1f'],
  ])('%s is cut where its lines make a table', async (name, sign) => {
    const lines = ['nama kelurahan jumlah', 'Andi Grogol 12', 'Budi Gerem 7', 'Cici Gerem 9,5'];
    const { delimiter, rows } = await rowsOf(name, lines.join('\n').replaceAll(' ', sign));
    expect(delimiter).toBe(sign);
    expect(rows).toEqual(lines.map((line) => line.split(' ')));
  });

  it('cuts rows that end in blank cells too', async () => {
    const { delimiter, rows } = await rowsOf(
      'holes.csv',
      'nama~jumlah~ket\nAndi~12~baik\nBudi~7~\nCici~9~\n',
    );
    expect(delimiter).toBe('~');
    expect(rows?.[2]).toEqual(['Budi', '7']);
  });

  it.each([
    ['sentences.csv', 'catatan\nRapat pukul 08:30 di aula\nRapat pukul 09:30 di aula\n'],
    ['names.csv', 'nama kelurahan\nRawa Arum\nTaman Sari\nLebak Gede\n'],
    ['times.csv', 'jam\n08:00\n09:00\n10:00\n'],
  ])('%s is left in one column', async (name, text) => {
    const { rows } = await rowsOf(name, text);
    expect(rows?.every((cells) => cells.length === 1)).toBe(true);
  });

  it('leaves times of day whole beside commas', async () => {
    const { delimiter, rows } = await rowsOf('jam.csv', 'jam,suhu\n08:00,27.5\n09:00,28.1\n');
    expect(delimiter).toBe(',');
    expect(rows?.[1]).toEqual(['08:00', '27.5']);
  });
});

describe('quotes', () => {
  it('may be apostrophes, doubled where they belong to the text', async () => {
    const { rows } = await rowsOf(
      'apostrophe.csv',
      "'nama','jumlah'\n'Toko Maju, Jaya','12'\n'Warung ''Bu Sri''','7'\n",
    );
    expect(rows).toEqual([
      ['nama', 'jumlah'],
      ['Toko Maju, Jaya', '12'],
      ["Warung 'Bu Sri'", '7'],
    ]);
  });

  it('leave apostrophes alone that belong to names and to numbers typed as text', async () => {
    const { rows } = await rowsOf('names-with.csv', "nama,kode\nJum'at,'0123\nMa'ruf,'0124\nSa'diah,'0125\n");
    expect(rows?.[1]).toEqual(["Jum'at", "'0123"]);
  });

  it('may be escaped by a backslash', async () => {
    const { rows } = await rowsOf(
      'backslash.csv',
      'nama,jumlah\n"Toko \\"Maju\\", Jaya",12\n"Depot \\\\ Air",7\nWarung,9\n',
    );
    expect(rows?.slice(1, 3)).toEqual([
      ['Toko "Maju", Jaya', '12'],
      ['Depot \\ Air', '7'],
    ]);
  });

  it('close behind a backslash where nothing is escaped', async () => {
    const { rows } = await rowsOf('folder.csv', 'map,jumlah\n"D:\\data\\",12\n"D:\\arsip\\",7\n');
    expect(rows?.[1]).toEqual(['D:\\data\\', '12']);
  });

  it('that keep a text from becoming a number in Excel are no part of it', async () => {
    const { rows } = await rowsOf('excel.csv', 'kode,jumlah\n="0012",7\n"=""0013""",9\n="a" & b,1\n');
    expect(rows?.slice(1)).toEqual([
      ['0012', '7'],
      ['0013', '9'],
      ['="a" & b', '1'],
    ]);
  });

  it.each([
    ['at the end of the file', 'nama,jumlah\nAndi,12\n"Budi,7\nCici,9\n', 2],
    ['before a later cell in quotes', 'nama,jumlah\nAndi,12\n"Budi,7\nCici,"9"\n"Dedi",4\n', 2],
  ])('that open by a slip are kept as typed, and no line is swallowed: %s', async (_, text, at) => {
    const { rows } = await rowsOf('slip.csv', text);
    expect(rows?.[at]).toEqual(['"Budi', '7']);
    expect(rows?.[at + 1]?.[0]).toBe('Cici');
  });

  it('give back whatever was written with them, wherever the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', "'", '\\', ',', '\n', ' ') });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.nat(), (cells, at) => {
        const quoted = cells.map((text) => `'${text.replace(/['\\]/g, '\\$&')}'`).join(',');
        const reader = recordReader({ delimiter: ',', newline: '\n', quote: "'", escapes: true }, 'a.csv');
        const cut = at % quoted.length;
        const rows = [...reader.push(quoted.slice(0, cut), false), ...reader.push(quoted.slice(cut), true)];
        const last = cells.findLastIndex((text) => text !== '');
        const wanted = cells.slice(0, last + 1).map((text) => (text === '' ? null : text));
        expect(rows.map((row) => row.cells)).toEqual([wanted]);
      }),
    );
  });
});

describe('two encodings in one file', () => {
  it('are each read as what they are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('nama,jumlah\nCafé Satu – baru,12\n'),
      Buffer.from('Café Dua', 'latin1'),
      Buffer.from(',7\n'),
    ]);
    const { rows } = await rowsOf('two-encodings.csv', bytes);
    expect(rows?.map((cells) => cells[0])).toEqual(['nama', 'Café Satu – baru', 'Café Dua']);
  });
});

describe('lines', () => {
  it('may end in line feeds and in carriage returns by turns', async () => {
    const { rows } = await rowsOf('ends.csv', 'nama,jumlah\r\nAndi,12\nBudi,7\rCici,9\r\nDedi,4\r');
    expect(rows?.map((cells) => cells[0])).toEqual(['nama', 'Andi', 'Budi', 'Cici', 'Dedi']);
  });

  it('end in carriage returns where line feeds stand inside quotes alone', async () => {
    const { rows } = await rowsOf('old-mac.csv', 'nama,alamat\rAndi,"Jl. Raya\nGrogol"\rBudi,Gerem\r');
    expect(rows).toEqual([
      ['nama', 'alamat'],
      ['Andi', 'Jl. Raya\nGrogol'],
      ['Budi', 'Gerem'],
    ]);
  });

  it('that another sign parts into as many cells are cut by it', async () => {
    const lines = [
      'a;b;c;d',
      '1,2,3,4',
      '5,6,7,8',
      '9|10|11|12',
      'Catatan: satu; dua',
      ...Array(9).fill('13,14,15,16'),
    ];
    const { rows } = await rowsOf('other.csv', lines.join('\n'));
    expect(rows?.[0]).toEqual(['a', 'b', 'c', 'd']);
    expect(rows?.[3]).toEqual(['9', '10', '11', '12']);
    expect(rows?.[4]).toEqual(['Catatan: satu; dua']);
  });

  it('that begin with their number leave its heading blank', async () => {
    const { rows } = await rowsOf(
      'frame.csv',
      '"nama","jumlah"\n"1","Andi",12\n"2","Budi",7\n"3","Cici",9\n',
    );
    expect(rows?.[0]).toEqual([null, 'nama', 'jumlah']);
  });

  it('keep their headings where the number has one and the last column has none', async () => {
    const { rows } = await rowsOf('last.csv', 'no,nama\n1,Andi,12\n2,Budi,7\n3,Cici,9\n');
    expect(rows?.[0]).toEqual(['no', 'nama']);
  });

  it('end where a file is filled up with NULs', async () => {
    const { rows } = await rowsOf('filled.csv', `nama,jumlah\nAndi,12\n${'\0'.repeat(512)}`);
    expect(rows).toEqual([
      ['nama', 'jumlah'],
      ['Andi', '12'],
    ]);
  });
});
