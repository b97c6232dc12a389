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
  ])('%s is cut where its lines make a table', async (name, sign) => {
    const lines = ['nama kelurahan jumlah', 'Andi Grogol 12', 'Budi Gerem 7', 'Cici Gerem 9,5'];
    const { delimiter, rows } = await rowsOf(name, lines.join('\n').replaceAll(' ', sign));
    expect(delimiter).toBe(sign);
    expect(rows).toEqual(lines.map((line) => line.split(' ')));
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
